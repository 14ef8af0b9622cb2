//! Any bytes as a packed table give the bytes of one, or are refused, in the memory that a table takes. The first says which table.
#![no_main]

use std::sync::LazyLock;

use jiazhu_packed::word_codes::WordCodes;
use jiazhu_packed::{Known, unpack_neighbours, unpack_signs, unpack_words, word_model};
use libfuzzer_sys::fuzz_target;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (_, words) = jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "words.bin").expect("the words");
    unpack_words(words).expect("sound words")
});

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    // What comes out can be looked up in, or is refused.
    match which % 4 {
        0 => drop(unpack_words(bytes).and_then(|known| word_model::words(&known))),
        1 => drop(unpack_neighbours(bytes, &KNOWN).and_then(|counted| word_model::Neighbours::new(&counted))),
        parts => {
            for part in unpack_signs(bytes, usize::from(parts - 1), &KNOWN).unwrap_or_default() {
                drop((part.text(), WordCodes::new(part)));
            }
        }
    }
});

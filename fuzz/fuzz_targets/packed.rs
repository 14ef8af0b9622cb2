//! Any bytes as a packed table give the bytes of one, or are refused, in the memory that a table takes. The first says which table.
#![no_main]

use std::sync::LazyLock;

use jiazhu_packed::{Known, unpack_neighbours, unpack_signs, unpack_words};
use libfuzzer_sys::fuzz_target;

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let (_, words) = jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "words.bin").expect("the words");
    unpack_words(words).expect("sound words").1
});

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let raw = match which % 4 {
        0 => unpack_words(bytes).map(|(raw, _)| raw),
        1 => unpack_neighbours(bytes, &KNOWN),
        2 => unpack_signs(bytes, 1, &KNOWN),
        _ => unpack_signs(bytes, 2, &KNOWN),
    };
    assert!(raw.unwrap_or_default().len() < 16 << 20);
});

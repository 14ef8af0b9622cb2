//! The tables of Jiazhu, packed as small as what they hold allows.
//!
//! What a table has most of is told in whole symbols, by how frequent each is in its context (`symbols.rs`); the rest in bits, each by its
//! chance, which is learned from what has been told before (`coder.rs`). What is in order tells no order, but distances; words are told as a
//! trie, and those of other tables by which of the words of `words.bin` they are (`lists.rs`). The formats before a table is packed are told in
//! `lab/src/data/`.
//!
//! Packing and unpacking are the same code: it walks over a table, and packing knows what it will find there.
//!
//! Beside them what is looked up in them while a text is annotated, made of what has been unpacked: tries (`trie.rs`), words with signs
//! (`word_codes.rs`), words and their neighbours (`word_model/`).
//!
//! A crate of its own, and hardly any generic code in what it offers: the annotator is built to be small, this to be fast.

mod coder;
mod hidden_markov;
mod known;
mod lists;
mod neighbours;
mod numbers;
mod raw;
mod sets;
mod signs;
mod symbols;
pub mod trie;
pub mod word_codes;
pub mod word_model;

use coder::{Packing, Unpacking};
pub use hidden_markov::Emissions;
pub use known::Known;
pub use neighbours::NeighboursFile;
pub use signs::SignsPart;

/// Packs `words.bin`. `None`, as of all that packs, if it cannot be told so.
pub fn pack_words(words: &Known) -> Option<Vec<u8>> {
    let mut packing = Packing::new();
    words.code(&mut packing)?;
    packing.end(known::CONTEXTS)
}

/// Unpacks `words.bin`. `None`, as of all that unpacks, if it was not packed so. What is damaged takes no more memory than a sound table of
/// the largest size.
pub fn unpack_words(packed: &[u8]) -> Option<Known> {
    let mut unpacking = Unpacking::new(packed, known::CONTEXTS)?;
    let words = Known::default().code(&mut unpacking)?;
    unpacking.is_at_end().then_some(words)
}

/// Packs `neighbours.bin`, which speaks of these words.
pub fn pack_neighbours(neighbours: &NeighboursFile, known: &Known) -> Option<Vec<u8>> {
    let mut packing = Packing::new();
    neighbours::code(&mut packing, neighbours, known)?;
    packing.end(neighbours::CONTEXTS)
}

/// Unpacks `neighbours.bin`.
pub fn unpack_neighbours(packed: &[u8], known: &Known) -> Option<NeighboursFile> {
    let mut unpacking = Unpacking::new(packed, neighbours::CONTEXTS)?;
    let neighbours = neighbours::code(&mut unpacking, &NeighboursFile::default(), known)?;
    unpacking.is_at_end().then_some(neighbours)
}

/// So many texts with words with signs, one after the other, as they are before they are packed: `pinyin.bin`, `cedict-pinyin.bin` one,
/// `opencc.bin` two.
pub fn read_signs(mut raw: &[u8], parts: usize) -> Option<Vec<SignsPart>> {
    let read = (0..parts).map(|_| SignsPart::read(&mut raw)).collect::<Option<_>>()?;
    raw.is_empty().then_some(read)
}

/// Packs them.
pub fn pack_signs(parts: &[SignsPart], known: &Known) -> Option<Vec<u8>> {
    let packed = |is_ranked| {
        let mut packing = Packing::new();
        for part in parts {
            part.can_be_packed().then(|| signs::code(&mut packing, part, known, is_ranked))??;
        }
        packing.end(lists::CONTEXTS)
    };
    // Traditional characters are not used as Simplified ones are.
    let (by_known, by_own) = (packed(false)?, packed(true)?);
    Some(if by_own.len() < by_known.len() { by_own } else { by_known })
}

/// Unpacks so many of them.
pub fn unpack_signs(packed: &[u8], parts: usize, known: &Known) -> Option<Vec<SignsPart>> {
    let mut unpacking = Unpacking::new(packed, lists::CONTEXTS)?;
    let part = |_| signs::code(&mut unpacking, &SignsPart::default(), known, false);
    let parts = (0..parts).map(part).collect::<Option<_>>()?;
    unpacking.is_at_end().then_some(parts)
}

/// Packs `emissions.bin`.
pub fn pack_emissions(model: &Emissions) -> Vec<u8> {
    let mut packing = Packing::new();
    hidden_markov::code(&mut packing, model);
    packing.end_of_bits()
}

/// Unpacks it.
pub fn unpack_emissions(packed: &[u8]) -> Option<Emissions> {
    let mut unpacking = Unpacking::of_bits(packed);
    let model = hidden_markov::code(&mut unpacking, &Emissions::default())?;
    unpacking.is_at_end().then_some(model)
}

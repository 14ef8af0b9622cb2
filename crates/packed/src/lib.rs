//! The tables of Jiazhu, packed as small as what they hold allows.
//!
//! A table is told in bits by a range coder (`coder.rs`), each by its chance, which is learned from what has been told before. What is
//! in order tells no order (`sets.rs`); words are told as a trie, and those of other tables by which of the words of `words.bin` they are
//! (`lists.rs`). What comes out are the bytes that `jiazhu-annotate` reads; their formats are told in `lab/src/data/`.
//!
//! Packing and unpacking are the same code: it walks over a table, and packing knows what it will find there.
//!
//! Beside them what is looked up in them while a text is annotated: tries (`trie.rs`), words with signs (`word_codes.rs`), words and their neighbours
//! (`word_model/`).
//!
//! A crate of its own, and hardly any generic code in what it offers: the annotator is built to be small, this to be fast.

mod coder;
mod hidden_markov;
mod leb128;
mod lists;
mod neighbours;
mod numbers;
mod raw;
mod sets;
mod signs;
pub mod spelled;
pub mod trie;
pub mod word_codes;
pub mod word_model;
mod words;

use coder::{Packing, Unpacking};
pub use hidden_markov::Emissions;
use lists::List;

/// The words of `words.bin`, by which other tables are packed.
pub struct Known {
    list: List,
    /// A byte for each: how probable it is.
    steps: Vec<u8>,
}

/// Packs `words.bin`. `None`, as of all that packs, if the bytes are not in their format.
pub fn pack_words(raw: &[u8]) -> Option<(Vec<u8>, Known)> {
    let file = words::read(raw)?;
    let mut packing = Packing::new();
    let file = words::code(&mut packing, &file)?;
    Some((packing.end(), Known { list: file.list, steps: file.steps }))
}

/// Unpacks `words.bin`. `None`, as of all that unpacks, if it was not packed so. What is damaged takes no more memory than a sound table of
/// the largest size.
pub fn unpack_words(packed: &[u8]) -> Option<(Vec<u8>, Known)> {
    let mut unpacking = Unpacking::new(packed);
    let file = words::code(&mut unpacking, &words::WordFile::default())?;
    let raw = words::write(&file);
    unpacking.is_at_end().then_some((raw, Known { list: file.list, steps: file.steps }))
}

/// Packs `neighbours.bin`, which speaks of these words.
pub fn pack_neighbours(raw: &[u8], known: &Known) -> Option<Vec<u8>> {
    let file = neighbours::read(raw, known)?;
    let mut packing = Packing::new();
    neighbours::code(&mut packing, &file, known)?;
    Some(packing.end())
}

/// Unpacks `neighbours.bin`.
pub fn unpack_neighbours(packed: &[u8], known: &Known) -> Option<Vec<u8>> {
    let mut unpacking = Unpacking::new(packed);
    let file = neighbours::code(&mut unpacking, &neighbours::NeighboursFile::default(), known)?;
    unpacking.is_at_end().then(|| neighbours::write(&file))
}

/// Packs so many texts with words with signs, one after the other: `pinyin.bin`, `cedict-pinyin.bin` one, `opencc.bin` two.
pub fn pack_signs(mut raw: &[u8], parts: usize, known: &Known) -> Option<Vec<u8>> {
    let mut packing = Packing::new();
    for _ in 0..parts {
        let part = signs::read(&mut raw)?;
        signs::code(&mut packing, &part, known)?;
    }
    raw.is_empty().then(|| packing.end())
}

/// Unpacks them.
pub fn unpack_signs(packed: &[u8], parts: usize, known: &Known) -> Option<Vec<u8>> {
    let mut unpacking = Unpacking::new(packed);
    let mut raw = Vec::new();
    for _ in 0..parts {
        let part = signs::code(&mut unpacking, &signs::SignsPart::default(), known)?;
        signs::write(&part, &mut raw);
    }
    unpacking.is_at_end().then_some(raw)
}

/// Packs `emissions.bin`.
pub fn pack_emissions(model: &Emissions) -> Vec<u8> {
    let mut packing = Packing::new();
    hidden_markov::code(&mut packing, model);
    packing.end()
}

/// Unpacks it.
pub fn unpack_emissions(packed: &[u8]) -> Option<Emissions> {
    let mut unpacking = Unpacking::new(packed);
    let model = hidden_markov::code(&mut unpacking, &Emissions::default())?;
    unpacking.is_at_end().then_some(model)
}

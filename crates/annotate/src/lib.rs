//! From an article, a glossary and notes to a reading.

mod annotate;
pub mod article;
mod check;
pub mod convert;
pub mod decode;
pub mod diagnostic;
pub mod dictionary;
pub mod fold;
pub mod glossary;
pub mod lexicon;
pub mod matching;
pub mod notes;
pub mod pronounce;
pub mod segment;
mod tables;
mod trie;
mod wordlist;
mod words_of;
pub mod yaml;

pub use annotate::{annotate, annotate_by, rivals};
pub use check::check;
pub use tables::{TableFault, Tables, TablesError};
pub use words_of::words_of;

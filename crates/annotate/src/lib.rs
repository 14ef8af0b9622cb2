//! From an article, a glossary and notes to a reading.

pub mod annotate;
pub mod article;
pub mod check;
pub mod convert;
pub mod decode;
pub mod diagnostic;
pub mod dictionary;
pub mod glossary;
pub mod lexicon;
pub mod matching;
pub mod notes;
pub mod pronounce;
pub mod script;
pub mod segment;
mod trie;
mod wordlist;
pub mod yaml;

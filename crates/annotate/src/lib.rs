//! From a Chinese article, a glossary and notes to an annotated reading.
//!
//! [`annotate()`] is the one function: pure, total, and given all it knows of Chinese as [`Tables`]. It reads no file, has no table of its
//! own and reaches neither a browser nor a terminal.
//!
//! ```
//! use jiazhu_annotate::article::Article;
//! use jiazhu_annotate::glossary::Glossary;
//! use jiazhu_annotate::notes::Notes;
//! use jiazhu_annotate::{Tables, annotate, check};
//!
//! let tables = Tables::from_bytes(jiazhu_tables::FILES)?;
//! let article = Article::parse("a.md", "踐行‘兩個維護’".as_bytes()).expect("an article");
//! let glossary = "entries: [{id: upholds, headword: 两个维护}]";
//! let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).expect("a glossary");
//! let notes = Notes::default();
//! let annotated = annotate(&article, &glossary, &notes, &tables);
//! assert_eq!(annotated.reading.marks[0].span.range(), 3..7);
//! // It cites no source.
//! assert_eq!(check(&annotated)[0].code, "no-sources");
//! # Ok::<(), jiazhu_annotate::TablesError>(())
//! ```
//!
//! From the ground up:
//!
//! | module | what |
//! |---|---|
//! | [`mod@encoding`], [`decode`], [`yaml`], [`diagnostic`] | from bytes to text and values, each with its place; what is wrong, where, and what to do |
//! | [`article`], [`glossary`], [`notes`] | what a publisher writes |
//! | [`fold`], [`word_model`] | the fold between the scripts; the words of Chinese |
//! | [`segment`], [`matching`] | where words begin and end; forms of the glossary on word edges |
//! | [`convert`], [`pronounce`] | the article in the other scripts; how every word is said |
//! | [`cedict`] | what words mean |
//! | [`Tables`] | all of these that are made of files |
//! | [`annotate()`], [`check()`], [`words_of()`] | the reading; what is doubtful; the words file beside the reading |
//! | [`mod@candidates`] | terms of a text that may want an entry |
//! | [`project`] | article, glossary and notes in one file |
//! | [`pauses`] | where the work may be interrupted |
//! | [`mod@explain`] | which table or rule has decided each word and each syllable |

mod annotate;
pub mod article;
mod by_character;
pub mod candidates;
mod cantonese;
pub mod cedict;
mod character_set;
mod check;
pub mod convert;
pub mod decode;
pub mod diagnostic;
pub mod encoding;
pub mod explain;
pub mod fold;
pub mod glossary;
mod json;
mod lines;
pub mod matching;
mod memory;
mod near;
pub mod notes;
mod other_file;
mod patterns;
pub mod pauses;
pub mod project;
pub mod pronounce;
pub mod segment;
mod sorting;
mod tables;
mod threads;
pub mod word_model;
#[cfg(test)]
mod words_apart;
mod words_of;
pub mod yaml;

pub use annotate::{
    Annotated, annotate, annotate_blocks, annotate_in_sight, annotate_on_threads, annotate_with_pauses,
    rivals, rivals_with_pauses,
};
pub use check::{check, check_with_pauses};
pub use explain::explain;
pub use memory::Memory;
pub use tables::{TableFault, Tables, TablesError};
pub use words_of::words_of;

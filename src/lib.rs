//! Jiazhu 夹注: annotated readings of Chinese texts.
//!
//! An article, a glossary and notes become a [`reading::Reading`] by one function, `annotate`, on the publisher's machine.
//! The browser shows the finished reading and knows no Chinese. This is the map of the house; `ARCHITECTURE.md` says why it
//! is built so, `docs/writing.md` how the files are written that it reads.
//!
//! What both sides share compiles everywhere:
//!
//! | module | what |
//! |---|---|
//! | [`reading`] | the reading, its parts and its file format |
//! | [`words`], [`frame`] | the words file beside it; what both files have around them |
//! | [`state`] | what the widget shows and the one place where that changes, without a browser |
//! | [`runs`] | a block cut into the stretches that become elements |
//! | [`pinyin`] | syllables, tone marks, zhuyin; a glossary's pinyin over its characters |
//! | [`prose`] | which stretches of an English sentence are Chinese |
//!
//! What knows Chinese, and the command line, are native only, from the ground up:
//!
//! | module | what |
//! |---|---|
//! | `decode`, `yaml`, `diagnostic` | from bytes to text and values, each with its place; what is wrong, where, and what to do |
//! | `script`, `lexicon` | the fold between the scripts; the words of Chinese |
//! | `article`, `glossary`, `notes` | what a publisher writes |
//! | `segment`, `matching` | where words begin and end; forms of the glossary on word edges |
//! | `convert` | the article in the other scripts |
//! | `pronounce` | how every word is said |
//! | `annotate` | the one function |
//! | `check`, `html` | what is doubtful; the page without script |
//! | `cli` | the command line tool `jiazhu` |
//!
//! What touches the browser is compiled for it only: `ui`, Yew components of which `ui::Jiazhu` is the public one, and `dom`,
//! styles, focus, placement, listeners. The programs are `src/bin/jiazhu.rs` and `src/bin/reader.rs`, which serves the custom
//! element of `src/element/jiazhu.js`.

#[cfg(not(target_arch = "wasm32"))]
pub mod annotate;
#[cfg(not(target_arch = "wasm32"))]
pub mod article;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod convert;
#[cfg(not(target_arch = "wasm32"))]
pub mod decode;
#[cfg(not(target_arch = "wasm32"))]
pub mod diagnostic;
#[cfg(not(target_arch = "wasm32"))]
pub mod dictionary;
#[cfg(target_arch = "wasm32")]
pub mod dom;
pub mod frame;
#[cfg(not(target_arch = "wasm32"))]
pub mod glossary;
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
#[cfg(not(target_arch = "wasm32"))]
pub mod lexicon;
#[cfg(not(target_arch = "wasm32"))]
pub mod matching;
#[cfg(not(target_arch = "wasm32"))]
pub mod notes;
pub mod pinyin;
#[cfg(not(target_arch = "wasm32"))]
pub mod pronounce;
pub mod prose;
pub mod reading;
pub mod runs;
#[cfg(not(target_arch = "wasm32"))]
pub mod script;
#[cfg(not(target_arch = "wasm32"))]
pub mod segment;
pub mod state;
#[cfg(not(target_arch = "wasm32"))]
mod trie;
#[cfg(target_arch = "wasm32")]
pub mod ui;
mod wire;
#[cfg(not(target_arch = "wasm32"))]
mod wordlist;
pub mod words;
#[cfg(not(target_arch = "wasm32"))]
pub mod yaml;

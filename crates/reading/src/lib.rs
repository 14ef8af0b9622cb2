//! The reading of an article: what `annotate` makes, what a page shows, and the files that carry it.
//!
//! It compiles everywhere and knows no Chinese but its pronunciation. Without the feature `write` it only opens what has been
//! inflated, as a browser does; with it, it makes files and opens whole ones.
//!
//! | module | what |
//! |---|---|
//! | (this one) | [`Reading`] and its parts; [`Span`]; [`open`], `save` |
//! | [`words`] | the words file beside it: dictionary lines of its own words |
//! | [`frame`] | what both files have around them: kind, version, checksum, deflate |
//! | [`runs`] | a block cut into the stretches that become elements |
//! | [`stretch`] | where an endless paragraph is shown as several elements |
//! | [`shape`] | which HTML element shows each node, block and style |
//! | [`pinyin`] | syllables, tone marks, zhuyin; a glossary's pinyin over its characters |
//! | [`mod@column`] | rows of text in one string |
//! | [`han`] | what sort of character it is |
//! | [`card`] | what the card of an entry, a word or a note holds |
//! | [`strings`] | all words of the interface |
//! | [`prose`] | which stretches of an English sentence are Chinese |

pub mod card;
pub mod column;
pub mod frame;
pub mod han;
pub mod pinyin;
pub mod prose;
mod reading;
pub mod runs;
pub mod shape;
mod span;
pub mod stretch;
pub mod strings;
// Without the feature `write` only one half of each definition is used.
#[cfg_attr(not(feature = "write"), allow(dead_code))]
mod wire;
pub mod words;

pub use reading::*;
pub use span::Span;

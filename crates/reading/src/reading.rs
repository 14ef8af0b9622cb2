//! The reading: the finished artifact, all that a browser needs to show an annotated article.
//!
//! Every offset in it counts code points of [`Reading::text`]: the blocks' characters joined by one LF.

mod codec;
mod entry;
mod fields;
mod packed;
mod soundness;
mod tree;
mod views;

use serde::{Deserialize, Serialize};

use crate::pinyin::Letters;
use crate::span::Span;

pub use codec::{Opened, Opening, open};
#[cfg(feature = "write")]
pub use codec::{open_file, save, save_quickly};
pub use entry::{Class, Confidence, Entry, Fact, Gloss, Grade, Rendering, Sense, Source};
pub use soundness::{is_safe_link, is_safe_picture, is_safe_url};
pub use tree::{Align, Cell, Child, Children, Link, List, MAX_DEPTH, Node, NodeKind, Picture, TreeStep};
pub use views::{Script, Unsettled, View, Views};

/// Article, marks, words, pronunciations, and the entries they need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub about: About,
    /// The leaf blocks in reading order: all that holds characters.
    pub blocks: Vec<Block>,
    /// What holds them together, in preorder; empty where all stand side by side.
    pub tree: Vec<Node>,
    /// Lengths of the words in code points. They tile the text, the LF between blocks included.
    pub words: Vec<u32>,
    /// In order of `start`, the longer first; two marks nest or are apart, they never cross.
    pub marks: Vec<Mark>,
    /// In order of `start`, the longer first. Notes may overlap marks and each other.
    pub notes: Vec<Note>,
    /// Pronunciations, in order of `start`; never overlapping.
    pub syllables: Vec<Syllable>,
    /// The article in the other scripts.
    pub views: Views,
    /// Other divisions into words, where they are plausible; empty unless asked for.
    pub rivals: Vec<Rival>,
    /// The glossary's entries that have a mark, in the order of their first mark; then those they relate to.
    pub entries: Vec<Entry>,
    /// What the entries' `sources` point into.
    pub sources: Vec<Source>,
    /// What the other script than the article's changes in the Chinese glosses ([`Reading::for_each_gloss`]), counted over all of them one after
    /// the other, beyond the pairs of the article's view in it. `None`: nobody has compared the scripts, and the glosses are as the glossary
    /// writes them; else they are in the article's script.
    pub glosses: Option<View>,
    /// Of the beginning of a long text, which [`Opening::look`] gives: of each section of the article that is still to come what its height is
    /// foreseen from ([`Reading::shapes`]), the length of its lines and the lines that come to that, in tenths. Empty in a whole reading.
    pub rest: Vec<(u32, u32)>,
}

/// What is known of the article: its front matter. What is unknown stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub title: Option<String>,
    pub author: Option<String>,
    /// As the publisher writes it: `2019`, `2019-03`, `about 2019`.
    pub date: Option<String>,
    pub source: Option<String>,
    /// BCP 47, `zh-Hant` for example.
    pub lang: String,
    pub rights: Option<String>,
}

/// One leaf block: a heading, a paragraph, the text of a table's cell, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub kind: BlockKind,
    /// An LF in it is a line break: one that the author wants, or the end of a line of code.
    pub text: String,
    /// In code points of `text`, in order of their start, the longer first, never crossing.
    pub styles: Vec<Style>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// With its level, 1 to 6.
    Heading(u8),
    Paragraph,
    /// Of format 1 only: later ones have a paragraph in [`NodeKind::Quotation`].
    Quotation,
    /// Who wrote the article, or for whom: a paragraph named under `byline` in the front matter.
    Byline,
    /// One item of a list. Of format 1 only: later ones have a paragraph in [`NodeKind::Item`].
    Item,
    /// Spaces and line breaks are kept. All of it has [`StyleKind::Code`].
    Code,
    /// A formula on lines of its own, as TeX writes it. All of it has [`StyleKind::Formula`].
    Formula,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// In code points of the block's text. Empty where something stands that is no text: see [`StyleKind::is_point`].
    pub span: Span,
    pub kind: StyleKind,
}

/// What a stretch of a block is, or what stands at a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StyleKind {
    Emphasis,
    Strong,
    Deletion,
    /// An insertion, or a proper name's line (专名号).
    Underline,
    /// What the author has marked with a pen: no mark of the glossary.
    Highlight,
    Subscript,
    Superscript,
    Small,
    /// Of no language that people speak: it has no words and no marks. With the name of its language.
    Code(Option<String>),
    /// As TeX writes it: it has no words and no marks.
    Formula,
    /// In another language than the article, BCP 47.
    Language(String),
    /// How the author says it is read: no text. What of it is pinyin or zhuyin is in [`Reading::syllables`], too.
    Ruby(String),
    /// Never in another link.
    Link(Link),
    /// A place: a small picture stands here.
    Picture(Picture),
    /// A place: a reference to a footnote, by its number from 0, stands here.
    Footnote(u32),
}

impl StyleKind {
    /// Whether something stands at a place rather than a stretch being styled.
    pub fn is_point(&self) -> bool {
        matches!(self, StyleKind::Picture(_) | StyleKind::Footnote(_))
    }

    /// The number of the footnote that it refers to.
    pub fn footnote(&self) -> Option<u32> {
        match self {
            StyleKind::Footnote(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether no word and no mark stands in it.
    pub fn is_wall(&self) -> bool {
        matches!(self, StyleKind::Code(_) | StyleKind::Formula)
    }
}

/// One occurrence of an entry in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    /// Index in [`Reading::entries`].
    pub entry: u32,
    /// Index in [`Reading::marks`] of the innermost mark around this one.
    pub inside: Option<u32>,
}

/// A comment tied to a passage. One annotation with several targets gives several notes with one `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub span: Span,
    pub id: String,
    /// Of the Web Annotation vocabulary: `editing` for an emendation, `commenting` for a remark.
    pub motivation: String,
    pub kind: NoteKind,
    /// The passage as the article prints it.
    pub printed: String,
    /// What an emendation puts in its place.
    pub proposed: Option<String>,
    pub body: Vec<LangText>,
    /// `high`, `medium`, `low`; `None` where the notes do not say.
    pub confidence: Option<Confidence>,
}

/// What sort of trouble a note speaks of; decides how its passage is drawn. Written as a tag in the annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Characters were lost or turned into others: no mark and no word reaches into them.
    Damage,
    /// A character left in, or put into, the wrong script by a machine.
    Conversion,
    /// A line break was lost, or punctuation changed.
    Layout,
    /// A wording that is not the usual one, and probably a slip or a choice.
    Wording,
    /// A regional spelling, which is no error.
    Variant,
    #[default]
    Remark,
}

/// A piece of text in a language (BCP 47).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LangText {
    pub lang: String,
    pub text: String,
}

/// How a stretch of one or two characters is said.
///
/// A word's pronunciation is that of the syllables inside it, joined by [`crate::pinyin::spell`]; zhuyin is made of
/// the same syllables by [`crate::pinyin::zhuyin`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Syllable {
    /// Of two characters where the second is the 儿 of a rhotacised syllable: 花儿 huār.
    pub span: Span,
    /// With the tone mark of the dictionary: `liǎng`, `yī`; the first of a name with a capital.
    pub pinyin: Letters,
    pub source: SyllableSource,
    /// The tone that 一 and 不 have before the next syllable, where it is another: 2, 4 or 5, the neutral one. See [`Syllable::spoken`].
    pub sandhi: Option<u8>,
    /// Whether the character has other pronunciations and nothing here decides between them.
    pub unsettled: bool,
}

impl Syllable {
    /// As it is said in this place: `yí` in 一样, `bú` in 不是. The dictionary's tone is in `pinyin`.
    pub fn spoken(&self) -> String {
        self.sandhi
            .map_or_else(|| self.pinyin.to_string(), |tone| crate::pinyin::with_tone(&self.pinyin, tone))
    }
}

/// Where a pronunciation comes from, the most trusted first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SyllableSource {
    /// The publisher's entry.
    Glossary,
    /// A note of the publisher.
    Note,
    /// The author, by ruby in the article.
    Author,
    /// A word of the table of phrases, or a rule.
    Phrase,
    /// A word of CC-CEDICT.
    Dictionary,
    /// The usual pronunciation of the character.
    #[default]
    Character,
    /// The mainland's pronunciation in a reading for Taiwan: CC-CEDICT notes no other, and nobody has verified it. Since format 2.
    Mainland,
}

/// Another division of a stretch into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Rival {
    pub span: Span,
    /// Lengths in code points; they tile `span`.
    pub words: Vec<u32>,
    /// Natural logarithm of this division's probability over that of the one chosen; 0 or less.
    pub score: f32,
}

impl NoteKind {
    /// As an annotation's tag writes it.
    pub fn name(self) -> &'static str {
        match self {
            NoteKind::Damage => "damage",
            NoteKind::Conversion => "conversion",
            NoteKind::Layout => "layout",
            NoteKind::Wording => "wording",
            NoteKind::Variant => "variant",
            NoteKind::Remark => "remark",
        }
    }
}

impl Reading {
    /// The blocks' characters joined by one LF, none at the end.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (index, block) in self.blocks.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push_str(&block.text);
        }
        text
    }

    /// Of each note the number of its annotation, from 1 in the order of the text. One annotation may speak of several
    /// places.
    pub fn note_numbers(&self) -> Vec<u32> {
        let mut known: Vec<(&str, u32)> = Vec::new();
        let numbers =
            self.notes.iter().map(|note| match known.binary_search_by_key(&&*note.id, |(id, _)| id) {
                Ok(at) => known[at].1,
                Err(at) => {
                    let number = known.len() as u32 + 1;
                    known.insert(at, (&note.id, number));
                    number
                }
            });
        numbers.collect()
    }

    /// Where each block starts, in code points of [`Reading::text`].
    pub fn block_starts(&self) -> Vec<u32> {
        self.blocks
            .iter()
            .scan(0, |next, block| {
                let start = *next;
                *next += block.text.chars().count() as u32 + 1;
                Some(start)
            })
            .collect()
    }
}

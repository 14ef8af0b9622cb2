//! What the card of an entry, a word or a note holds, as plain data: the one place that says it. The widget draws it with Yew
//! (`src/ui/part.rs`), the page without script as text (`crates/html/src/part.rs`).
//!
//! A card is a list of [`CardPart`]s: each has a [`Role`], which is drawn as one element, and holds texts and other parts. The words of
//! the interface come from [`Strings`].
//!
//! | function | what |
//! |---|---|
//! | [`entry_parts`] | the card of an entry, also where the page without script tells all of them |
//! | [`note_parts`] | the card of a note |
//! | [`word_parts`] | the card of a word |

mod entry;
mod links;
mod note;
mod role;
mod word;

use std::borrow::Cow;

use crate::prose::stretches;
use crate::reading::{Entry, Gloss, Reading};
use crate::span::Span;
use crate::strings::Strings;

pub use entry::{EntryPlace, entry_parts, printed, written};
pub use links::{Mentioned, places};
pub use note::{note_on, note_parts};
pub use role::Role;
pub use word::{DictionaryState, Likelihood, Rung, WordCard, WordPronunciation, word_parts};

/// Interface words are `'static`; what a publisher has written is not.
pub type CardText = Cow<'static, str>;

/// What stands in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text(CardText),
    /// In a box: parts are moved often, and are large.
    Part(Box<CardPart>),
}

/// One element of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardPart {
    pub role: Role,
    /// BCP 47; `None`: as around it.
    pub lang: Option<CardText>,
    /// What a role has one value of: see [`Role::attribute`].
    pub value: Option<CardText>,
    pub link: Option<CardLink>,
    pub content: Vec<Content>,
}

/// Where a part leads.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLink {
    /// An address that is safe, or a fragment.
    pub href: String,
    pub to: LinkTo,
}

#[derive(Clone, Debug, PartialEq)]
pub enum LinkTo {
    /// What a source cites, which is elsewhere.
    Address,
    /// Where the article itself leads.
    Page,
    /// Index in [`Reading::entries`](crate::Reading::entries).
    Entry(u32),
    /// A word of the text.
    Word(Span),
    /// A place in the text.
    Mark {
        /// Index in [`Reading::marks`](crate::Reading::marks).
        mark: u32,
        /// What a voice says of it.
        label: String,
        /// Whether the reader is there.
        current: bool,
    },
}

/// The language that the Chinese in a publisher's English is marked with: glossaries are written in Simplified characters.
pub const CHINESE: &str = "zh-Hans";
/// The language of Traditional characters.
const TRADITIONAL: &str = "zh-Hant";
/// The language of pinyin.
pub const PINYIN: &str = "zh-Latn-pinyin";

impl Role {
    /// A part that holds `content`.
    pub fn of(self, content: Vec<Content>) -> Box<CardPart> {
        Box::new(CardPart { role: self, lang: None, value: None, link: None, content })
    }

    /// A part that holds one text.
    pub fn text(self, text: impl Into<Content>) -> Box<CardPart> {
        self.of(vec![text.into()])
    }
}

impl CardPart {
    pub fn lang(mut self: Box<Self>, lang: impl Into<CardText>) -> Box<Self> {
        self.lang = Some(lang.into());
        self
    }

    pub fn value(mut self: Box<Self>, value: impl Into<CardText>) -> Box<Self> {
        self.value = Some(value.into());
        self
    }

    fn link(mut self: Box<Self>, href: String, to: LinkTo) -> Box<Self> {
        self.link = Some(CardLink { href, to });
        self
    }
}

impl From<Box<CardPart>> for Content {
    fn from(part: Box<CardPart>) -> Content {
        Content::Part(part)
    }
}

impl From<&'static str> for Content {
    fn from(text: &'static str) -> Content {
        Content::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Content {
    fn from(text: String) -> Content {
        Content::Text(Cow::Owned(text))
    }
}

/// What a publisher or a dictionary says in English, as a stretch of its own where the interface speaks another language.
pub fn english(text: &str, say: &Strings) -> Vec<Content> {
    match say.is_chinese() {
        true => vec![Role::Stretch.of(marked(text)).lang("en").into()],
        false => marked(text),
    }
}

/// English, the Chinese in it marked.
fn marked(text: &str) -> Vec<Content> {
    let mut content = Vec::new();
    for stretch in stretches(text) {
        let text = stretch.text.to_owned();
        content.push(match stretch.chinese {
            true => Role::Stretch.text(text).lang(CHINESE).into(),
            false => text.into(),
        });
    }
    content
}

/// A text in a language; what is not Chinese has its Chinese marked.
pub fn prose(text: &str, lang: &str) -> Vec<Content> {
    if lang.starts_with("zh") { vec![text.to_owned().into()] } else { marked(text) }
}

/// The glosses that there are, each with its language; that of the interface first.
pub fn glosses<'g>(
    reading: &Reading,
    gloss: &'g Gloss,
    say: &Strings,
) -> impl Iterator<Item = (&'g str, &'static str)> {
    let chinese = if reading.has_traditional_glosses() { TRADITIONAL } else { CHINESE };
    let mut both = [(gloss.en.as_deref(), "en"), (gloss.zh.as_deref(), chinese)];
    if say.is_chinese() {
        both.reverse();
    }
    both.into_iter().filter_map(|(text, lang)| Some((text?, lang)))
}

/// A stretch of text and its language.
pub type Written<'e> = (&'e str, &'static str);

/// The headword in the script of an article, and in the other one where that is written otherwise.
pub fn headwords(entry: &Entry, is_traditional: bool) -> (Written<'_>, Option<Written<'_>>) {
    let simplified = (&*entry.headword, CHINESE);
    let Some(traditional) = &entry.traditional else { return (simplified, None) };
    let traditional = (&**traditional, TRADITIONAL);
    let (one, other) = if is_traditional { (traditional, simplified) } else { (simplified, traditional) };
    (one, Some(other).filter(|other| other.0 != one.0))
}

fn pinyin(said: &str) -> Box<CardPart> {
    Role::Pinyin.text(said.to_owned()).lang(PINYIN)
}

#[cfg(test)]
mod tests;

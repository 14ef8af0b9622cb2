//! Title, author, date and language of the article, where it says them: in its head, or in `<title>`, `<meta>` and `<html>`. Whatever else stands there
//! stays as it is.

mod head;
mod page;

use super::history::{self, What};
use super::{Effect, Field, Format, State};
use crate::words::Label;

/// In which order they stand in a head.
const ORDER: [&str; 4] = ["title", "author", "date", "lang"];

/// Languages of Chinese texts that are offered: what is said, written and converted depends on them.
pub const TEXT_LANGS: [(&str, Label); 4] = [
    ("zh-Hans", Label::LangHans),
    ("zh-Hant", Label::LangHant),
    ("zh-Hant-TW", Label::LangTaiwan),
    ("zh-Hant-HK", Label::LangHongKong),
];

/// What an article says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    Title,
    Author,
    Date,
    Lang,
}

impl Property {
    pub const ALL: [Property; 4] = [Property::Title, Property::Author, Property::Date, Property::Lang];

    /// Its key in a head, and what its field is called behind `page-`.
    pub fn key(self) -> &'static str {
        ORDER[self as usize]
    }

    pub fn label(self) -> Label {
        [Label::PageTitle, Label::PageAuthor, Label::PageDate, Label::TextLang][self as usize]
    }

    /// Names of `<meta>` elements that say it besides, or before, what the field writes.
    fn others(self) -> &'static [&'static str] {
        match self {
            Property::Title => &["og:title", "dc.title", "dcterms.title"],
            Property::Author => &["article:author", "dc.creator", "dcterms.creator", "parsely-author"],
            Property::Date => &[
                "article:published_time",
                "datepublished",
                "dc.date",
                "dcterms.date",
                "pubdate",
                "publishdate",
            ],
            Property::Lang => &[],
        }
    }
}

/// What stands there, which may be nothing; `None` where it has no place, or something else says it.
pub fn of(state: &State, property: Property) -> Option<String> {
    match state.format {
        Format::Markdown | Format::Plain => head::read(&state.article, property),
        Format::Html => page::place(&state.article, property)
            .map(|place| place.map_or_else(String::new, |at| page::unescaped(&state.article[at]))),
    }
}

/// Something else was written; a blank takes it out.
pub fn written(state: &mut State, property: Property, value: &str) -> Vec<Effect> {
    let text = match state.format {
        Format::Markdown | Format::Plain => head::with(&state.article, property, value),
        Format::Html => page::with(&state.article, property, value),
    };
    match text {
        Some(text) if text != *state.article => {
            history::write(state, Field::Article, text.into(), What::Said(property));
            // A head would make Markdown of a plain text.
            state.format_is_said |= state.format == Format::Plain;
            state.changed()
        }
        _ => vec![],
    }
}

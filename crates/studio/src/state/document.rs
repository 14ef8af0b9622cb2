//! Documents of word processors and e-books: what they become here.

use std::rc::Rc;

use jiazhu_annotate::encoding::{Encoding, EncodingReason};

use super::file::Opened;
use super::finding::sentence;
use super::history::{self, What};
use super::pictures::is_shown_as;
use super::{Effect, Field, Format, Kind, Notice, Pane, State, away, open};
use crate::words::{Lang, Message};

/// What was made of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The article.
    pub html: Rc<str>,
    /// What was left behind or changed, a line each, in the order of [`Lang::ALL`].
    pub told: Rc<[[String; 3]]>,
    /// By their addresses in the article.
    pub pictures: Vec<(String, Rc<[u8]>)>,
}

/// Why nothing was made of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// It takes too long.
    Late,
    /// The importer broke down over it.
    Broken,
    /// What the importer says of it, in English.
    Other(String),
}

impl NotImported {
    /// From the name and the message of an error.
    pub fn of(name: &str, message: String) -> NotImported {
        match name {
            "TimeoutError" => NotImported::Late,
            "DataError" => NotImported::Broken,
            _ => NotImported::Other(message),
        }
    }

    fn told(&self, lang: Lang) -> &str {
        match self {
            NotImported::Late => lang.say(Message::WhyLate),
            NotImported::Broken => lang.say(Message::WhyBroken),
            NotImported::Other(message) => message.trim_end_matches('.'),
        }
    }
}

/// Whether a file is no text but a document, or something like it: the importer says what is wrong with it.
pub fn is_one(extension: &str, bytes: &[u8]) -> bool {
    let is_named = matches!(extension, "docx" | "docm" | "epub");
    is_named || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// A file that is not opened, and why, in English.
pub fn refused(state: &mut State, name: &str, why: &str) -> Vec<Effect> {
    let values = [("name", name), ("why", why)];
    if state.lang == Lang::En {
        state.tell(state.lang.fill(Message::NotOpened, &values), true);
    } else {
        let text = state.lang.fill(Message::NotOpenedHere, &values);
        state.notice = Some(Notice { text, detail: Some(sentence(why)), is_error: true });
    }
    vec![]
}

/// The importer has opened the file, or says why not.
pub fn imported(state: &mut State, name: String, document: Result<Document, NotImported>) -> Vec<Effect> {
    let document = match document {
        Ok(document) => document,
        Err(why) => {
            let lang = state.lang;
            if let NotImported::Other(_) = why {
                return refused(state, &name, why.told(lang));
            }
            let values = [("name", name.as_str()), ("why", why.told(lang))];
            state.tell(lang.fill(Message::NotOpened, &values), true);
            return vec![];
        }
    };
    // Whatever else was told meanwhile stays.
    let being_opened = state.lang.fill(Message::BeingOpened, &[("name", &name)]);
    state.notice = state.notice.take().filter(|notice| notice.text != being_opened);
    open::tell_others(state, false);
    let mut effects = away::replaced(state, Field::Article, &document.html);
    history::write(state, Field::Article, document.html, What::Opened);
    (state.format, state.format_is_said) = (Format::Html, true);
    // What no browser shows, as a drawing of Windows, is missing: a file that it does show can be opened for it.
    for (address, bytes) in
        document.pictures.into_iter().filter(|(address, bytes)| is_shown_as(address, bytes))
    {
        state.pictures.insert(address, bytes);
    }
    state.opened = Some(Opened {
        name,
        bytes: Rc::default(),
        kind: Kind::Article(Some(Format::Html)),
        encoding: Encoding::Utf8,
        ground: EncodingReason::Valid,
        runner_up: None,
        left: Some(document.told),
        is_read: true,
    });
    effects.extend(state.changed_whole(Pane::Reading));
    effects
}

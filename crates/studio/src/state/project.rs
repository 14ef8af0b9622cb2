//! A project: the three texts in one file, which the studio keeps in the browser, writes and opens.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::words::{Lang, Message};

use super::State;
use super::field::Format;

/// Of the file. A newer one is refused.
const VERSION: u32 = 1;
/// What a project begins with, whatever else JSON holds.
pub const MARK: &str = "\"jiazhu-project\"";

/// The texts, and what is known of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    #[serde(rename = "jiazhu-project")]
    version: u32,
    article: Named,
    glossary: Named,
    notes: Named,
}

/// A text as a file would hold it; its name says what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Named {
    name: String,
    text: Box<str>,
}

impl Project {
    pub fn of(state: &State) -> Project {
        let named = |name: &str, text: &Rc<str>| Named { name: name.to_owned(), text: Box::from(&**text) };
        Project {
            version: VERSION,
            article: named(state.format.name(), &state.article),
            glossary: named(state.glossary_name(), &state.glossary),
            notes: named("notes.json", &state.notes),
        }
    }

    /// As a file; the same texts give the same bytes.
    pub fn save(&self) -> String {
        // A struct of strings always serializes.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// What is wrong, and what to do.
    pub fn open(file: &str, lang: Lang) -> Result<Project, String> {
        #[derive(Deserialize)]
        struct Versioned {
            #[serde(rename = "jiazhu-project")]
            version: u32,
        }
        if let Ok(Versioned { version }) = serde_json::from_str(file)
            && version > VERSION
        {
            let (version, known) = (version.to_string(), VERSION.to_string());
            return Err(lang.fill(Message::NewerProject, &[("version", &version), ("known", &known)]));
        }
        serde_json::from_str(file)
            .map_err(|error| lang.fill(Message::DamagedProject, &[("why", &error.to_string())]))
    }

    /// Puts the texts into a state.
    pub fn put(self, state: &mut State) {
        state.format =
            Format::ALL.into_iter().find(|format| format.name() == self.article.name).unwrap_or_default();
        state.format_is_said = true;
        (state.history, state.cards, state.passage, state.base, state.outcome) = Default::default();
        state.glossary_is_table = self.glossary.name.ends_with(".csv");
        (state.article, state.glossary, state.notes) =
            (self.article.text.into(), self.glossary.text.into(), self.notes.text.into());
    }

    /// The beginning of the article, to know it by: some words of its first line that has any.
    pub fn title(&self) -> String {
        let lines = self.article.text.lines();
        let title = lines.clone().find_map(|line| line.strip_prefix("title:"));
        let first = lines
            .map(|line| line.trim_start_matches(['#', ' ']))
            .find(|line| line.chars().any(char::is_alphanumeric));
        let words = title.or(first).unwrap_or_default().trim().trim_matches('"');
        match words.char_indices().nth(16) {
            Some((at, _)) => format!("{}…", &words[..at]),
            None => words.to_owned(),
        }
    }
}

//! What `check` has found, as the annotator's JSON tells it.

use std::rc::Rc;

use serde::Deserialize;

use super::field::Field;
use crate::words::{Label, Lang, Message};

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Finding {
    pub severity: Severity,
    /// Its kind: `duplicate-id`.
    pub code: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// Begins with the name of a [`Field`].
    pub file: String,
    /// From 1; `None` where it concerns the whole text.
    pub line: Option<u32>,
    /// From 1, in code points.
    pub column: Option<u32>,
    /// Of the article's text, in code points.
    pub start: Option<u32>,
    pub end: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl Finding {
    /// In which text it is.
    pub fn field(&self) -> Option<Field> {
        Field::ALL.into_iter().find(|field| self.file.split('.').next() == Some(field.name()))
    }

    /// Where it is, in words.
    pub fn place(&self, lang: Lang) -> String {
        let name = match self.field() {
            Some(Field::Article) => lang.say(Label::InArticle),
            Some(Field::Glossary) => lang.say(Label::InGlossary),
            Some(Field::Notes) => lang.say(Label::InNotes),
            None => self.file.split('.').next().unwrap_or_default(),
        };
        match self.line {
            Some(line) => lang.fill(Label::PlaceInText, &[("text", name), ("n", &line.to_string())]),
            None => name.to_owned(),
        }
    }

    /// The message as a sentence.
    pub fn sentence(&self) -> String {
        sentence(&self.message)
    }
}

/// A message in English as a sentence.
pub fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

/// Errors first, each kind in the order of the texts. What is no such list is told as one finding.
pub fn findings(json: &str, lang: Lang) -> Rc<[Finding]> {
    let mut findings: Vec<Finding> = serde_json::from_str(json).unwrap_or_else(|error| {
        vec![Finding {
            severity: Severity::Error,
            code: "annotator".to_owned(),
            message: lang.fill(Message::AnswerUnreadable, &[("why", &error.to_string())]),
            file: String::new(),
            line: None,
            column: None,
            start: None,
            end: None,
        }]
    });
    findings.sort_by_key(|finding| finding.severity == Severity::Warning);
    findings.into()
}

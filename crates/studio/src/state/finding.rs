//! What `check` has found, as the annotator's JSON tells it.

use std::rc::Rc;

use jiazhu_annotate::diagnostic::line_named;
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

/// What an answer of the annotator has found, as it tells it: the next answer tells only what differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Of the request; 0 where the answer has none.
    is: u32,
    list: Rc<[Finding]>,
}

/// What differs from the findings of the request `of`; from none where that is 0.
#[derive(Deserialize)]
struct Told {
    is: u32,
    of: u32,
    /// Each so many of those that are known, from the first on, moved by so many lines and characters; then so many new ones.
    runs: Vec<(usize, usize, i64, i64, usize)>,
    new: Vec<Finding>,
}

impl Found {
    /// The request whose findings they are.
    pub fn number(&self) -> u32 {
        self.is
    }

    /// Those of the next answer; `None` where it tells what differs from others. What cannot be read is told as one finding.
    pub fn then(&self, json: &str, lang: Lang) -> Option<Found> {
        if json.starts_with('[') {
            let list = serde_json::from_str::<Vec<Finding>>(json);
            return Some(list.map_or_else(
                |error| unread(&error.to_string(), lang),
                |list| Found { is: 0, list: list.into() },
            ));
        }
        let told: Told = match serde_json::from_str(json) {
            Ok(told) => told,
            Err(error) => return Some(unread(&error.to_string(), lang)),
        };
        let known = match told.of {
            0 => &[],
            of if of == self.is => &*self.list,
            _ => return None,
        };
        Some(told.after(known).unwrap_or_else(|| unread("a finding", lang)))
    }

    /// Errors first, each kind in the order of the texts.
    pub fn in_order(&self) -> Rc<[Finding]> {
        let is_warning = |finding: &Finding| finding.severity == Severity::Warning;
        if self.list.is_sorted_by_key(is_warning) {
            return self.list.clone();
        }
        let mut list = self.list.to_vec();
        list.sort_by_key(is_warning);
        list.into()
    }
}

impl Told {
    /// The findings, by those that are known; `None` where it names some that are not there.
    fn after(self, known: &[Finding]) -> Option<Found> {
        let mut new = self.new.into_iter();
        let mut list = Vec::with_capacity(known.len() + new.len());
        for (first, count, lines, characters, then) in self.runs {
            for finding in known.get(first..first.checked_add(count)?)? {
                list.push(finding.moved(lines, characters)?);
            }
            for _ in 0..then {
                list.push(new.next()?);
            }
        }
        Some(Found { is: self.is, list: list.into() })
    }
}

impl Finding {
    /// The same finding, so many lines of its file and characters of the article’s text further on; the line that its message names is, too.
    fn moved(&self, lines: i64, characters: i64) -> Option<Finding> {
        let by = |at: Option<u32>, by: i64| match at {
            Some(at) => u32::try_from(i64::from(at).checked_add(by)?).ok().map(Some),
            None => Some(None),
        };
        let (line, start, end) =
            (by(self.line, lines)?, by(self.start, characters)?, by(self.end, characters)?);
        let message = match line_named(&self.message).filter(|_| lines != 0) {
            Some((before, line, behind)) => {
                format!("{before}{}{behind}", by(Some(line), lines)?.unwrap_or_default())
            }
            None => self.message.clone(),
        };
        let (code, file) = (self.code.clone(), self.file.clone());
        Some(Finding { severity: self.severity, code, message, file, line, column: self.column, start, end })
    }
}

/// What is told where an answer cannot be read.
fn unread(why: &str, lang: Lang) -> Found {
    let finding = Finding {
        severity: Severity::Error,
        code: "annotator".to_owned(),
        message: lang.fill(Message::AnswerUnreadable, &[("why", why)]),
        file: String::new(),
        line: None,
        column: None,
        start: None,
        end: None,
    };
    Found { is: 0, list: [finding].into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(message: &str, line: u32, start: u32) -> String {
        format!(
            r#"{{"severity":"warning","code":"c","message":"{message}","file":"article.txt","line":{line},"column":1,"start":{start},"end":{}}}"#,
            start + 2
        )
    }

    fn told(of: u32, runs: &str, new: &[String]) -> String {
        format!(r#"{{"is":{},"of":{of},"runs":{runs},"new":[{}]}}"#, of + 1, new.join(","))
    }

    #[test]
    fn what_differs_is_put_into_what_is_known() {
        let all = [json("one", 1, 4), json("two", 2, 9), json("three (line 7)", 3, 20)];
        let list = |found: &Found| {
            let own = found.list.iter();
            own.map(|found| (found.message.clone(), found.line.unwrap(), found.end.unwrap()))
                .collect::<Vec<_>>()
        };
        let first = Found::default().then(&told(0, "[[0,0,0,0,3]]", &all), Lang::En).unwrap();
        let is = |message: &str, line, end| (message.to_owned(), line, end);
        assert_eq!(
            (first.number(), list(&first)),
            (1, vec![is("one", 1, 6), is("two", 2, 11), is("three (line 7)", 3, 22)])
        );
        let next = told(1, "[[0,1,0,0,1],[2,1,-1,5,0]]", &[json("new", 2, 8)]);
        let second = first.then(&next, Lang::En).unwrap();
        assert_eq!(
            (second.number(), list(&second)),
            (2, vec![is("one", 1, 6), is("new", 2, 10), is("three (line 6)", 2, 27)])
        );
        // Of others than are known.
        assert_eq!(second.then(&next, Lang::En), None);
        // What cannot be is told.
        for wrong in [
            "[[0,4,0,0,0]]",
            "[[0,0,0,0,1]]",
            "[[0,1,-2,0,0]]",
            "[[2,18446744073709551615,0,0,0]]",
            "[[0,1,0,9223372036854775807,0]]",
            "{",
        ] {
            let read = first.then(&told(1, wrong, &[]), Lang::En).unwrap();
            assert_eq!((read.number(), &*read.list[0].code), (0, "annotator"), "{wrong}");
        }
    }
}

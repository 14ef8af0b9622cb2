//! What is wrong with a file, where, and what to do about it.

use jiazhu_reading::Span;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// One finding about an input file.
///
/// Its JSON always has eight keys: `severity`, `code`, `message`, `file`, `line`, `column`, `start`, `end`; and `others` where it is about
/// several places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Names the kind of finding for machines: `duplicate-id`.
    pub code: &'static str,
    /// What is wrong and what to do, in one line.
    pub message: String,
    /// As the caller named it.
    pub file: String,
    /// 1-based; `None` where the finding concerns the whole file.
    pub line: Option<u32>,
    /// 1-based, in code points of the line.
    pub column: Option<u32>,
    /// The passage of the article's text; `None` where the finding does not concern one. JSON has its `start` and its `end`.
    #[serde(flatten, serialize_with = "start_and_end")]
    pub passage: Option<Span>,
    /// How many code points of the line the excerpt underlines.
    #[serde(skip)]
    pub length: u32,
    /// The further places of the article that the same is to be said of, in order.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub others: Box<[OtherPlace]>,
}

/// A further place of the article that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OtherPlace {
    /// 1-based.
    pub line: u32,
    /// 1-based, in code points of the line.
    pub column: u32,
    /// The passage of the article's text, in code points.
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Warning,
    Error,
}

/// A stretch of one line of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// 1-based.
    pub line: u32,
    /// 1-based, in code points.
    pub column: u32,
    /// Code points.
    pub length: u32,
}

/// Lines and columns of bytes of a source, asked for in rising order; together linear in the source.
pub struct Cursor<'a> {
    source: &'a str,
    byte: usize,
    line: u32,
    column: u32,
}

impl<'a> Cursor<'a> {
    pub fn new(source: &'a str) -> Cursor<'a> {
        Cursor { source, byte: 0, line: 1, column: 1 }
    }

    /// Where byte `at` stands; an earlier one than the last begins the count anew.
    pub fn place(&mut self, at: usize) -> Place {
        if at < self.byte {
            *self = Cursor::new(self.source);
        }
        for c in self.source.get(self.byte..at).unwrap_or_default().chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.byte = at;
        Place { line: self.line, column: self.column, length: 1 }
    }
}

impl Diagnostic {
    pub fn error(code: &'static str, file: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, file, message.into())
    }

    pub fn warning(code: &'static str, file: &str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, file, message.into())
    }

    fn new(severity: Severity, code: &'static str, file: &str, message: String) -> Diagnostic {
        Diagnostic {
            severity,
            code,
            message,
            file: file.to_string(),
            line: None,
            column: None,
            passage: None,
            length: 0,
            others: Box::default(),
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same finding, at a place in its file.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { line: Some(place.line), column: Some(place.column), length: place.length, ..self }
    }

    /// The same finding, about a passage of the article's text.
    pub fn about(self, passage: Span) -> Diagnostic {
        Diagnostic { passage: Some(passage), ..self }
    }
}

/// What a message adds that is said of the first of several places.
pub(crate) fn elsewhere(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => " (and in another place)".to_owned(),
        _ => format!(" (and in {others} other places)"),
    }
}

/// The line that a message names, `(line 12)`: what stands before its number and behind it, and the number.
pub fn line_named(message: &str) -> Option<(&str, u32, &str)> {
    let (before, rest) = message.split_at(message.find(LINE)? + LINE.len());
    let (number, behind) = rest.split_at(rest.find(')')?);
    // As it would be written.
    let is_written = !number.starts_with(['0', '+']);
    Some((before, number.parse().ok().filter(|_| is_written)?, behind))
}

const LINE: &str = "(line ";

/// Both keys are there where there is no passage, too.
fn start_and_end<S: Serializer>(passage: &Option<Span>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut keys = serializer.serialize_map(Some(2))?;
    keys.serialize_entry("start", &passage.map(|passage| passage.start))?;
    keys.serialize_entry("end", &passage.map(|passage| passage.end))?;
    keys.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_a_line() {
        let message = "`江` is a form of `a` too (line 12), and more (line 3)";
        let (before, line, behind) = line_named(message).unwrap();
        assert_eq!(format!("{before}{line}{behind}"), message);
        assert_eq!((line, behind), (12, "), and more (line 3)"));
        for message in [
            "",
            "line 12",
            "(line )",
            "(line 012)",
            "(line +1)",
            "(line 1",
            "(line 4294967296)",
            "(line x), (line 2)",
        ] {
            assert_eq!(line_named(message), None, "{message}");
        }
    }
}

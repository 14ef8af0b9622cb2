//! What is wrong with a file, where, and what to do about it.

use std::collections::BTreeMap;

use annotate_snippets::level::Level;
use annotate_snippets::{AnnotationKind, Element, Origin, Renderer, Snippet};
use serde::Serialize;

/// One finding about an input file.
///
/// Its JSON always has all eight keys: `severity`, `code`, `message`, `file`, `line`, `column`, `start`, `end`.
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
    /// Code points of the article's text; `None` where the finding does not concern a passage of it.
    pub start: Option<u32>,
    pub end: Option<u32>,
    /// How many code points of the line the excerpt underlines.
    #[serde(skip)]
    pub length: u32,
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
            start: None,
            end: None,
            length: 0,
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same finding, at a place in its file.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { line: Some(place.line), column: Some(place.column), length: place.length, ..self }
    }

    /// The same finding, about a passage of the article's text, in code points.
    pub fn about(self, start: u32, end: u32) -> Diagnostic {
        Diagnostic { start: Some(start), end: Some(end), ..self }
    }
}

/// The files that diagnostics speak of, for excerpts.
#[derive(Default)]
pub struct SourceFiles(BTreeMap<String, SourceFile>);

struct SourceFile {
    text: String,
    /// The byte at which each line starts.
    lines: Vec<usize>,
}

impl SourceFiles {
    /// Keeps a file, so that diagnostics about it can show its lines. Bytes that are not UTF-8 show as U+FFFD.
    pub fn add(&mut self, file: &str, bytes: &[u8]) {
        let text =
            crate::decode::newlines_as_lf(String::from_utf8_lossy(bytes).trim_start_matches('\u{FEFF}'));
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.0.insert(file.to_string(), SourceFile { text, lines });
    }

    /// A finding as a person reads it: what is wrong, the place, the line with the passage underlined.
    pub fn render(&self, diagnostic: &Diagnostic, colour: bool) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
        let report = [title.elements(self.excerpt(diagnostic))];
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&report)
    }

    fn excerpt<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Element<'a>> {
        let mut origin = Origin::path(diagnostic.file.as_str());
        let (Some(line), Some(column)) = (diagnostic.line, diagnostic.column) else {
            return vec![origin.into()];
        };
        origin = origin.line(line as usize).char_column(column as usize);
        let Some(text) = self.line(&diagnostic.file, line) else { return vec![origin.into()] };
        let (shown, span) = shown(text, column as usize - 1, diagnostic.length as usize);
        let snippet = Snippet::source(shown)
            .line_start(line as usize)
            .path(diagnostic.file.as_str())
            .annotation(AnnotationKind::Primary.span(span));
        vec![snippet.into()]
    }

    fn line(&self, file: &str, line: u32) -> Option<&str> {
        let SourceFile { text, lines } = self.0.get(file)?;
        let index = (line as usize).checked_sub(1)?;
        let start = *lines.get(index)?;
        let end = lines.get(index + 1).map_or(text.len(), |next| next - 1);
        text.get(start..end)
    }
}

/// Code points underlined at most, and shown after them.
const LONGEST_UNDERLINE: usize = 40;

/// The line as far as the passage and a little more, and the bytes of the passage in it. Both `column` and `length`
/// count code points; `column` is 0-based. The renderer cuts what is too far before it.
fn shown(line: &str, column: usize, length: usize) -> (&str, std::ops::Range<usize>) {
    let byte = |at: usize| line.char_indices().nth(at).map_or(line.len(), |(byte, _)| byte);
    let end = column + length.min(LONGEST_UNDERLINE);
    (&line[..byte(end + LONGEST_UNDERLINE)], byte(column)..byte(end))
}

//! Findings as a person reads them on a terminal: with the line they are about.

use std::collections::BTreeMap;

use annotate_snippets::level::Level;
use annotate_snippets::{AnnotationKind, Element, Origin, Renderer, Snippet};
use jiazhu_annotate::decode::{decode, newlines_as_lf, without_marks};
use jiazhu_annotate::diagnostic::{Diagnostic, Severity};

/// The files that diagnostics speak of, for excerpts.
#[derive(Default)]
pub struct SourceFiles(BTreeMap<String, SourceFile>);

struct SourceFile {
    text: String,
    /// The byte at which each line starts.
    lines: Vec<usize>,
}

impl SourceFiles {
    /// Keeps a file, so that diagnostics about it can show its lines. Where its encoding is not found, bytes that are not UTF-8 show as U+FFFD.
    pub fn add(&mut self, file: &str, bytes: &[u8]) {
        let text = match decode(file, bytes) {
            Ok(decoded) => decoded.text,
            Err(_) => newlines_as_lf(&without_marks(&String::from_utf8_lossy(bytes))),
        };
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.0.insert(file.to_string(), SourceFile { text, lines });
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> &str {
        self.0.get(file).map_or("", |file| &file.text)
    }

    /// A finding as a person reads it: what is wrong, the place, the line with the passage underlined.
    pub fn render(&self, diagnostic: &Diagnostic, colour: bool) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
        let mut elements = self.excerpt(diagnostic);
        if let Some(lines) = other_lines(diagnostic) {
            elements.push(Level::NOTE.message(lines).into());
        }
        let report = [title.elements(elements)];
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

/// How many lines are named at most.
const MOST_LINES: usize = 20;

/// On which lines the further places of a finding stand.
fn other_lines(diagnostic: &Diagnostic) -> Option<String> {
    let mut lines: Vec<u32> = diagnostic.others.iter().map(|place| place.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let named: Vec<String> = lines.iter().take(MOST_LINES).map(u32::to_string).collect();
    let more = match lines.len().saturating_sub(MOST_LINES) {
        0 => String::new(),
        more => format!(" and {more} more, which `--format json` has"),
    };
    let on = if lines.len() == 1 { "also on line" } else { "also on lines" };
    (!lines.is_empty()).then(|| format!("{on} {}{more}", named.join(", ")))
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

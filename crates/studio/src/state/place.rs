//! Where a finding stands in its textarea, which counts in UTF-16.

use std::ops::Range;

use super::finding::Finding;

/// A stretch of a text to select.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// UTF-16 code units.
    pub start: u32,
    pub end: u32,
    /// 0-based.
    pub line: u32,
}

/// Bytes of a text as a textarea selects them, which has one character for each line end.
pub fn stretch(text: &str, bytes: Range<usize>) -> Selection {
    let shown = |part: &str| utf16(part) - part.matches("\r\n").count() as u32;
    let (before, inside) = (&text[..bytes.start], &text[bytes]);
    let start = shown(before);
    let line = before.replace("\r\n", "\n").matches(['\n', '\r']).count() as u32;
    Selection { start, end: start + shown(inside), line }
}

/// What a finding is about: its passage where it has one, else the rest of its line. A text that has changed meanwhile has its end in place of
/// lines that are gone.
pub fn selection(text: &str, finding: &Finding) -> Selection {
    let line = finding.line.unwrap_or(1).max(1) - 1;
    let column = finding.column.unwrap_or(1).max(1) as usize - 1;
    let mut before = 0;
    let mut lines = text.split('\n');
    for skipped in lines.by_ref().take(line as usize) {
        before += utf16(skipped) + 1;
    }
    let Some(here) = lines.next() else {
        let end = utf16(text);
        return Selection { start: end, end, line };
    };
    let at = here.char_indices().nth(column).map_or(here.len(), |(at, _)| at);
    let (left, right) = here.split_at(at);
    let start = before + utf16(left);
    let passage = finding.start.zip(finding.end).map(|(start, end)| end.saturating_sub(start) as usize);
    let length = match passage {
        Some(length) => right.chars().take(length).map(|c| c.len_utf16() as u32).sum(),
        None => utf16(right.trim_end()),
    };
    Selection { start, end: start + length, line }
}

fn utf16(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

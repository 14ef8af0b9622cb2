//! From offsets in the text back to lines and columns of the file.

use crate::diagnostic::Place;
use jiazhu_reading::Span;

/// Where each code point of the text stands in its file, as runs within which both count up together.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Start of the run in code points of the text, and where that is in the file; in order of the first.
    runs: Vec<(u32, Place)>,
}

impl Places {
    /// From code point `at` of the text on, the file goes on from `place`.
    pub fn push(&mut self, at: u32, place: Place) {
        self.runs.push((at, place));
    }

    /// Forgets what was pushed for `at` and after it.
    pub fn truncate(&mut self, at: u32) {
        self.runs.truncate(self.runs.partition_point(|(start, _)| *start < at));
    }

    /// The stretch of the file's line on which a passage starts, as far as its end or the end of that line.
    pub fn place(&self, passage: Span) -> Place {
        let Span { start, end } = passage;
        let next = self.runs.partition_point(|(run, _)| *run <= start);
        let Some((run, place)) = next.checked_sub(1).and_then(|index| self.runs.get(index)) else {
            return Place { line: 1, column: 1, length: 0 };
        };
        let mut last = end.saturating_sub(1).max(start);
        let later = self.runs.partition_point(|(run, _)| *run <= last);
        let end_column = match self.runs[next..later].iter().rev().find(|(_, p)| p.line == place.line) {
            Some((run, place)) => place.column + (last - run) + 1,
            None => {
                if let Some((run, _)) = self.runs.get(next) {
                    last = last.min(run - 1);
                }
                place.column + (last - run) + 1
            }
        };
        let column = place.column + (start - run);
        Place { line: place.line, column, length: end_column.saturating_sub(column) }
    }
}

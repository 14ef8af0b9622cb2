//! A stretch of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a text in code points: from `start` up to `end`, which is the first that is not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// From one index of a slice of characters up to another. No text that is read has more than 64 MiB.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// How many code points it has: none where `end` stands before `start`.
    pub fn length(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn contains(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether the other lies in it, or is the same.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// For slices of characters, and of what is known of each.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

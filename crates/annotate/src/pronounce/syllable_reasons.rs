//! Why syllables are said so: what [`told`](super::told) notes on the way. Whoever does not ask pays nothing for it.

use super::evidence::Evidence;
use jiazhu_reading::Span;
use std::collections::BTreeMap;

/// What has decided how a character is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhySyllable {
    /// A word of `cedict-pinyin.bin`, or, where that has none, of `pinyin.bin`.
    Word {
        span: Span,
        is_phrase: bool,
    },
    /// A surname that is said otherwise than the character usually is.
    Surname,
    /// A character of a name, as it is usual.
    Name,
    /// A line of `contexts.txt`, counted from 1.
    Context(u16),
    /// A rule of `rules.rs`, by the name of its function.
    Rule(&'static str),
    /// The Traditional character that is printed.
    Printed,
    /// The network of `polyphones.bin`, by the characters around.
    Network,
    Usual,
}

/// Where reasons go, by the place of the character.
pub(super) trait Reasons {
    /// `again` says whether something has been said of the character before, which does not hold any more.
    fn set(&mut self, at: usize, why: WhySyllable, again: bool);

    /// What is known of the way in which a character is said that may be doubted.
    fn judge(&mut self, _at: usize, _evidence: Option<Evidence>) {}

    /// What is known of those in a stretch, by their places.
    fn judged(&self, _stretch: Span) -> Vec<(u32, Evidence)> {
        Vec::new()
    }
}

impl Reasons for () {
    fn set(&mut self, _at: usize, _why: WhySyllable, _again: bool) {}
}

impl Reasons for Vec<Option<WhySyllable>> {
    fn set(&mut self, at: usize, why: WhySyllable, _again: bool) {
        self[at] = Some(why);
    }
}

impl Reasons for BTreeMap<u32, Evidence> {
    fn set(&mut self, at: usize, _why: WhySyllable, again: bool) {
        // Only what has been said can have been judged.
        if again {
            self.remove(&(at as u32));
        }
    }

    fn judge(&mut self, at: usize, evidence: Option<Evidence>) {
        match evidence {
            Some(evidence) => self.insert(at as u32, evidence),
            None => self.remove(&(at as u32)),
        };
    }

    fn judged(&self, stretch: Span) -> Vec<(u32, Evidence)> {
        self.range(stretch.start..stretch.end).map(|(at, evidence)| (*at, *evidence)).collect()
    }
}

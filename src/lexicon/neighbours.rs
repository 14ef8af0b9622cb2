//! Which words stand beside which: how much more often one follows another than chance would have it.

use super::tables::Counted;

/// What a word counts as for its neighbours: a word or a class of words that has been counted, or
/// [`Context::NONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context(u32);

impl Context {
    /// Nothing is known of it.
    pub const NONE: Context = Context(u32::MAX);
}

/// Classes of words, and marks, that the table of neighbours counts like words. After the words, in this order.
/// `lab/src/data/neighbours.rs` has the same list.
pub const CONTEXTS: [&str; 21] = [
    "beginning",
    "person",
    "number",
    "place",
    "time",
    "string",
    "group",
    "name",
    ",",
    "。",
    "、",
    ":",
    ";",
    "?",
    "!",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
];

/// The first of the marks.
const MARKS: usize = 8;

/// A class of words: its place in [`CONTEXTS`].
#[derive(Clone, Copy)]
pub struct Class(u32);

impl Class {
    /// Where a sentence begins.
    pub const BEGINNING: Class = Class(0);
    /// The name of a person.
    pub const PERSON: Class = Class(1);
    /// A number in any spelling.
    pub const NUMBER: Class = Class(2);
    /// Latin letters.
    pub const STRING: Class = Class(5);
}

/// What is added to all counts, because pairs seen once or twice were left out when they were counted.
const UNSEEN: f32 = 0.2;
/// How much of its attraction counts between two words: what was counted in newspapers holds elsewhere in part. A class
/// of words, such as names, has been seen often enough to be believed.
const WORD_WEIGHT: f32 = 0.65;

/// How often contexts were seen, alone and one after another.
pub struct Neighbours {
    /// What each word counts as.
    contexts: Vec<Context>,
    /// Natural logarithms of the probabilities of the classes, in the order of [`CONTEXTS`].
    classes: Vec<f32>,
    /// How often each context was seen.
    counts: Vec<f32>,
    total: f32,
    /// By hash: the pair, shifted left by 16, and the attraction in thousandths, as a number of 16 bits. 0 is free.
    pairs: Vec<u64>,
    shift: u32,
    words: u32,
}

impl Neighbours {
    pub fn new(counted: &Counted) -> Neighbours {
        let words = counted.classes.len() as u32;
        let total = counted.total as f32;
        let counts: Vec<f32> = counted.counts.iter().map(|&count| count as f32).collect();
        let context = |(at, &class): (u32, &u8)| match class {
            _ if counted.counts[at as usize] > 0 => Context(at),
            0 => Context::NONE,
            class => Context(words + u32::from(class)),
        };
        let seen: usize = counted.followers.iter().map(Vec::len).sum();
        let bits = (seen + seen / 2 + 2).next_power_of_two().trailing_zeros();
        let mut neighbours = Neighbours {
            contexts: (0..).zip(&counted.classes).map(context).collect(),
            classes: counts[words as usize..].iter().map(|&count| (count.max(1.0) / total).ln()).collect(),
            counts,
            total,
            pairs: vec![0; 1 << bits],
            shift: u64::BITS - bits,
            words,
        };
        for (before, followers) in (0..).zip(&counted.followers) {
            for &(next, count) in followers {
                let attraction = neighbours.compare(before, next, count as f32);
                let thousandths = (attraction * 1000.0).clamp(-32_000.0, 32_000.0) as i16;
                let pair = pair(before, next);
                let slot = neighbours.slot(pair);
                neighbours.pairs[slot] = pair << 16 | u64::from(thousandths as u16);
            }
        }
        neighbours
    }

    /// Natural logarithm of how often two were seen together over how often chance would have brought them together.
    fn compare(&self, before: u32, next: u32, seen: f32) -> f32 {
        let by_chance = self.counts[before as usize] * self.counts[next as usize] / self.total;
        let is_name = |at: u32| (self.words + 1..self.words + MARKS as u32).contains(&at);
        let weight = if is_name(before) || is_name(next) { 1.0 } else { WORD_WEIGHT };
        weight * ((seen + UNSEEN) / (by_chance + UNSEEN)).ln()
    }

    pub fn context(&self, word: u32) -> Context {
        self.contexts[word as usize]
    }

    pub fn class(&self, class: Class) -> Context {
        Context(self.words + class.0)
    }

    pub fn mark(&self, mark: char) -> Context {
        let at = CONTEXTS[MARKS..].iter().position(|known| known.starts_with(mark));
        at.map_or(Context::NONE, |at| self.class(Class((MARKS + at) as u32)))
    }

    pub fn class_probability(&self, class: Class) -> f32 {
        self.classes[class.0 as usize]
    }

    /// Natural logarithm of how much more probable `next` is after `before` than anywhere.
    pub fn attraction(&self, before: Context, next: Context) -> f32 {
        if before == Context::NONE || next == Context::NONE {
            return 0.0;
        }
        self.seen(before, next).unwrap_or_else(|| self.compare(before.0, next.0, 0.0))
    }

    /// The same of two that have been seen side by side.
    pub fn seen(&self, before: Context, next: Context) -> Option<f32> {
        let found = self.pairs[self.slot(pair(before.0, next.0))];
        (found != 0).then_some(f32::from(found as u16 as i16) / 1000.0)
    }

    /// The slot of the pair, or the free one where it would go.
    fn slot(&self, pair: u64) -> usize {
        let mut slot = (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.pairs[slot] != 0 && self.pairs[slot] >> 16 != pair {
            slot = (slot + 1) & (self.pairs.len() - 1);
        }
        slot
    }
}

/// Two contexts as one number; never 0, which marks a free slot.
fn pair(before: u32, next: u32) -> u64 {
    u64::from(before) << 20 | u64::from(next) | 1 << 40
}

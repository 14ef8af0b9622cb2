//! All words that may stand in a stretch of Han characters, and how probable each is.

use super::Segmenter;

/// The words of a stretch of text, by where they start.
pub struct Lattice {
    /// In order of `start`, the shorter first. Lone characters that are no words of the dictionary are not among them.
    words: Vec<Edge>,
    /// Where the words that start at each character begin in `words`; one more at the end.
    first: Vec<usize>,
    /// Of a character that is no word.
    unknown: f64,
}

/// A word; positions are characters of the stretch.
#[derive(Clone, Copy)]
pub struct Edge {
    pub start: usize,
    pub end: usize,
    /// Natural logarithm of its probability.
    pub probability: f64,
}

/// Words in a row.
pub struct Division {
    pub ends: Vec<usize>,
    /// Natural logarithm: the sum of the words'.
    pub probability: f64,
}

impl Lattice {
    /// The lattice of `text`, which consists of `length` Han characters.
    pub fn new(segmenter: &Segmenter, text: &str, length: usize) -> Lattice {
        let found = segmenter.jieba.cut_all(text);
        let words: Vec<Edge> = found
            .iter()
            .map(|token| Edge {
                start: token.start,
                end: token.end,
                probability: segmenter.probability(token.word),
            })
            .collect();
        let mut first = Vec::with_capacity(length + 1);
        for (index, word) in words.iter().enumerate() {
            first.resize(first.len().max(word.start + 1), index);
        }
        first.resize(length + 1, words.len());
        Lattice { words, first, unknown: -(segmenter.lexicon.total() as f64).ln() }
    }

    pub fn words(&self) -> &[Edge] {
        &self.words
    }

    /// The most probable division of the characters from `start` to `end`; into two words at least if `finer`.
    pub fn best(&self, start: usize, end: usize, finer: bool) -> Division {
        // From each character to the end: probability, and where the first word ends.
        let mut best = vec![(0.0, end); end - start + 1];
        for at in (start..end).rev() {
            let lone = Edge { start: at, end: at + 1, probability: self.unknown };
            let known = &self.words[self.first[at]..self.first[at + 1]];
            let is_lone_known = known.first().is_some_and(|word| word.end == at + 1);
            let candidates = known.iter().chain((!is_lone_known).then_some(&lone));
            best[at - start] = candidates
                .filter(|word| word.end <= end && !(finer && word.start == start && word.end == end))
                .map(|word| (word.probability + best[word.end - start].0, word.end))
                .max_by(|one, other| one.0.total_cmp(&other.0))
                // Only one character that must be divided is left without a candidate.
                .unwrap_or((self.unknown, end));
        }
        let mut ends = Vec::new();
        let mut at = start;
        while at < end {
            at = best[at - start].1;
            ends.push(at);
        }
        Division { ends, probability: best[0].0 }
    }

    /// The probability of the word from `start` to `end`; of one that the dictionary does not have, that of its most
    /// probable division.
    pub fn probability(&self, start: usize, end: usize) -> f64 {
        let known = self.words[self.first[start]..self.first[start + 1]].iter().find(|word| word.end == end);
        known.map_or_else(|| self.best(start, end, false).probability, |word| word.probability)
    }
}

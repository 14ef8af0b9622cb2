//! Other divisions into words: what a card needs to show how a word is made and why it is one.

use std::cmp::Reverse;

use super::Segmenter;
use super::characters::is_han;
use super::lattice::{Division, Edge, Lattice};
use crate::reading::Rival;

/// A division less probable than this against the one chosen, as a natural logarithm, tells a reader nothing.
const IMPLAUSIBLE: f64 = -20.0;
/// The longest stretch in characters for which another division is looked for.
const LONGEST: usize = 24;
/// How many rivals one stretch has at most.
const MOST: usize = 2;

/// The rivals of the words that end at `ends`: see [`Segmenter::rivals`].
pub fn rivals(segmenter: &Segmenter, folded: &str, ends: &[usize]) -> Vec<Rival> {
    let mut rivals = Vec::new();
    for run in runs(folded, ends) {
        let lattice = Lattice::new(segmenter, run.text, run.edges[run.edges.len() - 1]);
        run.rivals(&lattice, &mut rivals);
    }
    rivals.sort_by(|one, other| {
        let place = |rival: &Rival| (rival.start, Reverse(rival.end));
        place(one).cmp(&place(other)).then(other.score.total_cmp(&one.score))
    });
    rivals.dedup_by(|next, kept| (next.start, &next.words) == (kept.start, &kept.words));
    let mut seen = 0;
    let mut stretch = (0, 0);
    rivals.retain(|rival| {
        seen = if (rival.start, rival.end) == stretch { seen + 1 } else { 1 };
        stretch = (rival.start, rival.end);
        seen <= MOST
    });
    rivals
}

/// Words in a row that consist of Han characters.
struct Run<'t> {
    text: &'t str,
    /// Where it starts in the whole text, in code points.
    start: usize,
    /// Where words begin and end, in characters of the run: 0 first.
    edges: Vec<usize>,
}

fn runs<'t>(folded: &'t str, ends: &[usize]) -> Vec<Run<'t>> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut start, mut byte) = (0, 0);
    let mut in_run = false;
    for &end in ends {
        let word = folded[byte..].chars().take(end - start);
        let (bytes, is_word) =
            word.fold((0, true), |(bytes, han), c| (bytes + c.len_utf8(), han && is_han(c)));
        if is_word {
            match runs.last_mut().filter(|_| in_run) {
                Some(run) => {
                    run.edges.push(end - run.start);
                    run.text = &folded[byte - run.text.len()..byte + bytes];
                }
                None => {
                    runs.push(Run { text: &folded[byte..byte + bytes], start, edges: vec![0, end - start] })
                }
            }
        }
        in_run = is_word;
        start = end;
        byte += bytes;
    }
    runs
}

impl Run<'_> {
    fn rivals(&self, lattice: &Lattice, rivals: &mut Vec<Rival>) {
        for word in self.edges.windows(2).filter(|word| word[1] - word[0] > 2 && word[1] - word[0] <= LONGEST)
        {
            let parts = lattice.best(word[0], word[1], true);
            // Lone characters are parts of any word: the reader sees them without being told.
            if parts.ends.len() < word[1] - word[0] {
                self.push(lattice, word[0], word[1], parts, rivals);
            }
        }
        for edge in lattice.words() {
            let first = self.edges.partition_point(|&at| at <= edge.start) - 1;
            let last = self.edges.partition_point(|&at| at < edge.end);
            let (start, end) = (self.edges[first], self.edges[last]);
            let crosses = last > first + 1;
            if crosses && end - start <= LONGEST {
                self.push(lattice, start, end, through(lattice, start, edge, end), rivals);
            }
        }
    }

    /// Adds a division of the stretch from `start` to `end` if it is plausible.
    fn push(&self, lattice: &Lattice, start: usize, end: usize, division: Division, rivals: &mut Vec<Rival>) {
        let first = self.edges.partition_point(|&at| at < start);
        let last = self.edges.partition_point(|&at| at < end);
        let chosen: f64 =
            self.edges[first..=last].windows(2).map(|word| lattice.probability(word[0], word[1])).sum();
        let score = (division.probability - chosen).min(0.0);
        let is_chosen = division.ends == self.edges[first + 1..=last];
        if score > IMPLAUSIBLE && !is_chosen {
            let starts = std::iter::once(start).chain(division.ends.iter().copied());
            let words = starts.zip(&division.ends).map(|(start, end)| (end - start) as u32).collect();
            let (start, end) = ((self.start + start) as u32, (self.start + end) as u32);
            rivals.push(Rival { start, end, words, score: score as f32 });
        }
    }
}

/// The most probable division from `start` to `end` that has this word.
fn through(lattice: &Lattice, start: usize, word: &Edge, end: usize) -> Division {
    let before = lattice.best(start, word.start, false);
    let after = lattice.best(word.end, end, false);
    let mut ends = before.ends;
    ends.push(word.end);
    ends.extend(after.ends);
    Division { ends, probability: before.probability + word.probability + after.probability }
}

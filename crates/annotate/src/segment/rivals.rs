//! Other divisions into words: what a card needs to show how a word is made and why it is one.

use std::cmp::Reverse;

use super::atoms::Atoms;
use super::lattice::{Edge, Lattice, Path};
use super::{Segmenter, Sort};
use crate::pauses::Pauses;
use crate::sorting;
use crate::threads;
use crate::word_model::Context;
use jiazhu_reading::han::is_han;
use jiazhu_reading::{Rival, Span};

/// A division less probable than this against the one chosen tells a reader nothing.
const IMPLAUSIBLE: i64 = -20_000;
/// The longest stretch in characters for which another division is looked for.
const LONGEST: usize = 24;
/// Runs of words that are looked through without a pause: a millisecond.
const RUNS_BETWEEN_PAUSES: usize = 16;
/// How many rivals one stretch has at most.
const MOST: usize = 2;

/// Whether a word is a part and words of two characters or more on either side of it.
pub fn leaves_words(segmenter: &Segmenter, word: &str, part: Span) -> bool {
    let atoms = Atoms::new(word);
    let lattice = Lattice::new(segmenter.model, &atoms, &segmenter.forms);
    let is_long = |edge: &Edge| edge.span.length() > 1 && edge.sort != Sort::Name;
    let divides = |start: u32, end: u32| {
        start == end || !lattice.path(Span { start, end }, Context::NONE, is_long).words.is_empty()
    };
    // No word begins or ends inside an atom.
    divides(0, part.start) && divides(part.end, atoms.len() as u32)
}

/// Ends of the most probable words inside a word.
pub fn inside(segmenter: &Segmenter, word: &str) -> Vec<usize> {
    let atoms = Atoms::new(word);
    let lattice = Lattice::new(segmenter.model, &atoms, &segmenter.forms);
    let ends = ends(&finer(&lattice, Span::new(0, atoms.len())));
    if ends.is_empty() { vec![atoms.len()] } else { ends }
}

/// The most probable division of a stretch into two words at least.
fn finer(lattice: &Lattice, stretch: Span) -> Path {
    lattice.path(stretch, Context::NONE, |edge| edge.span != stretch)
}

fn ends(path: &Path) -> Vec<usize> {
    path.words.iter().map(|word| word.span.end as usize).collect()
}

/// The rivals of the words that end at `ends`: see [`Segmenter::rivals`].
pub async fn rivals(segmenter: &Segmenter<'_>, folded: &str, ends: &[usize], pauses: &Pauses) -> Vec<Rival> {
    let divider = segmenter.divider();
    let mut rivals = Vec::new();
    let find = |run: &HanRun, rivals: &mut Vec<Rival>| {
        let lattice = Lattice::new(divider.model, &Atoms::new(run.text), divider.forms);
        run.rivals(&lattice, rivals);
    };
    let mut runs = runs(folded, ends);
    let shares = match segmenter.memory {
        Some(_) => None,
        None => segmenter.threads.shares(&runs, |run| run.text.len() / 3),
    };
    if let Some(shares) = shares {
        let found = threads::each(&shares, |share| {
            let mut rivals = Vec::new();
            share.iter().for_each(|run| find(run, &mut rivals));
            rivals
        });
        rivals = found.into_iter().flatten().collect();
        runs.clear();
    }
    for (at, run) in runs.into_iter().enumerate() {
        // Most are remembered: to ask each time would take as long as they do.
        if at % RUNS_BETWEEN_PAUSES == 0 {
            pauses.here().await;
        }
        match segmenter.memory {
            Some(memory) => {
                let HanRun { text, start, edges } = run;
                let own = HanRun { text, start: 0, edges: edges.clone() };
                memory.rivals(text, &edges, start, &mut rivals, |rivals| find(&own, rivals));
            }
            None => find(&run, &mut rivals),
        }
    }
    sorting::by(&mut rivals, |one, other| {
        let place = |rival: &Rival| (rival.span.start, Reverse(rival.span.end));
        place(one).cmp(&place(other)).then(other.score.total_cmp(&one.score))
    });
    rivals.dedup_by(|next, kept| (next.span.start, &next.words) == (kept.span.start, &kept.words));
    let mut seen = 0;
    let mut stretch = Span::default();
    rivals.retain(|rival| {
        seen = if rival.span == stretch { seen + 1 } else { 1 };
        stretch = rival.span;
        seen <= MOST
    });
    rivals
}

/// Words in a row that consist of Han characters.
struct HanRun<'t> {
    text: &'t str,
    /// Where it starts in the whole text, in code points.
    start: usize,
    /// Where words begin and end, in characters of the run: 0 first.
    edges: Vec<usize>,
}

fn runs<'t>(folded: &'t str, ends: &[usize]) -> Vec<HanRun<'t>> {
    let mut runs: Vec<HanRun> = Vec::new();
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
                None => runs.push(HanRun {
                    text: &folded[byte..byte + bytes],
                    start,
                    edges: vec![0, end - start],
                }),
            }
        }
        in_run = is_word;
        start = end;
        byte += bytes;
    }
    runs
}

impl HanRun<'_> {
    fn rivals(&self, lattice: &Lattice, rivals: &mut Vec<Rival>) {
        for word in self.edges.windows(2).filter(|word| word[1] - word[0] > 2 && word[1] - word[0] <= LONGEST)
        {
            let word = Span::new(word[0], word[1]);
            let parts = finer(lattice, word);
            // Lone characters are parts of any word: the reader sees them without being told.
            if parts.words.len() < word.length() as usize {
                self.push(lattice, word, &parts, rivals);
            }
        }
        for edge in lattice.words().iter().filter(|edge| edge.sort != Sort::Name) {
            let first = self.edges.partition_point(|&at| at <= edge.span.start as usize) - 1;
            let last = self.edges.partition_point(|&at| at < edge.span.end as usize);
            let stretch = Span::new(self.edges[first], self.edges[last]);
            if last > first + 1 && stretch.length() as usize <= LONGEST {
                self.push(lattice, stretch, &through(lattice, stretch, edge.span), rivals);
            }
        }
    }

    /// Adds a division of a stretch if it is plausible.
    fn push(&self, lattice: &Lattice, stretch: Span, path: &Path, rivals: &mut Vec<Rival>) {
        let (start, end) = (stretch.start as usize, stretch.end as usize);
        let first = self.edges.partition_point(|&at| at < start);
        let last = self.edges.partition_point(|&at| at < end);
        let chosen = &self.edges[first + 1..=last];
        let score = (path.weight - lattice.weight(start, chosen)).min(0);
        let ends = ends(path);
        // What only a rule has parted, such as number and measure, is no rival as one word.
        if score > IMPLAUSIBLE && ends[..] != *chosen && ends.len() > 1 {
            let starts = std::iter::once(start).chain(ends.iter().copied());
            let words = starts.zip(&ends).map(|(start, end)| (end - start) as u32).collect();
            let span = Span::new(self.start + start, self.start + end);
            // Whole thousandths over 1,000: every platform divides alike (IEEE 754).
            rivals.push(Rival { span, words, score: score as f32 / 1000.0 });
        }
    }
}

/// The most probable division of a stretch that has this word.
fn through(lattice: &Lattice, stretch: Span, word: Span) -> Path {
    lattice.path(stretch, Context::NONE, |edge| !edge.span.overlaps(word) || edge.span == word)
}

#[cfg(test)]
mod tests;

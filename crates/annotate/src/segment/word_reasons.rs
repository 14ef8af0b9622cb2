//! Why words are words: what [`Segmenter::told`](super::Segmenter::told) notes on the way. Whoever does not ask pays nothing for it.

use super::lattice::{Edge, Lattice};
use super::{DividedPassage, Sort, Token};
use crate::word_model::{Context, Weight, WordModel};
use jiazhu_reading::Span;

/// The rule that has made a word of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyWord {
    LineBreak,
    /// A damaged stretch.
    Damage,
    /// The author says so: a note, or an entry that is marked wherever it stands.
    Author,
    Form,
    /// A form that is joined after everything else.
    LongForm,
    Person,
    Foreign,
    /// A number, or a Latin word with what belongs to it.
    Number,
    /// What follows a number.
    Measure,
    /// The number at the head of a word of the word model, such as 一 of 一个; and what is left of that word.
    HeadOfWord,
    RestOfWord,
    /// 真不真, 看一看; and what is left of the third word.
    Choice,
    RestOfChoice,
    /// A word of the word model.
    Known,
    /// Letters in a row that are no word of the word model.
    Letters,
    /// One character that nothing joins to another.
    Alone,
    /// A mark that is written several times.
    Marks,
    /// Characters that the hidden Markov model has joined.
    Joined,
    /// Characters that the hidden Markov model would join, and that stand together again.
    Repeated,
    /// Characters that nothing joins; that are a word elsewhere.
    LeftAlone,
    Apart,
}

/// Where the ends of words go.
pub(super) trait Ends {
    fn push(&mut self, end: usize, why: WhyWord);

    /// A stretch whose characters the hidden Markov model would join, and that looks like words in a row: a word if it comes again.
    fn doubtful(&mut self, stretch: Span);

    /// The most probable way through the lattice of a piece that starts at `start`.
    fn way(
        &mut self,
        _start: usize,
        _model: &WordModel,
        _lattice: &Lattice,
        _way: &[Edge],
        _before: Context,
    ) {
    }
}

/// A division, and nothing of what has decided it.
#[derive(Default)]
pub(super) struct PlainEnds {
    pub ends: Vec<usize>,
    pub doubtful: Vec<Span>,
}

impl PlainEnds {
    /// Nothing is divided yet; there is room for so many words.
    pub fn with_room(words: usize) -> PlainEnds {
        PlainEnds { ends: Vec::with_capacity(words), doubtful: Vec::new() }
    }

    /// With those of what follows.
    pub fn and(mut self, next: PlainEnds) -> PlainEnds {
        self.ends.extend(next.ends);
        self.doubtful.extend(next.doubtful);
        self
    }
}

impl Ends for PlainEnds {
    fn push(&mut self, end: usize, _why: WhyWord) {
        self.ends.push(end);
    }

    fn doubtful(&mut self, stretch: Span) {
        self.doubtful.push(stretch);
    }
}

/// A division, and what has decided it.
#[derive(Default)]
pub(crate) struct Told {
    /// Where each word ends in code points, and why.
    pub words: Vec<(usize, WhyWord)>,
    /// The words on the most probable ways, before rules join and part them; in order.
    pub steps: Vec<ToldStep>,
    pub doubtful: Vec<Span>,
}

/// A word on the most probable way (Viterbi path).
#[derive(Clone, Copy)]
pub(crate) struct ToldStep {
    pub span: Span,
    pub weight: Weight,
    /// To the step before it, or to the beginning of a sentence.
    pub attraction: Weight,
    pub seen: Seen,
    /// What the most probable finer division of its stretch weighs; `None` of a single character.
    pub finer: Option<i64>,
}

/// Whether two words have been counted side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Together,
    Apart,
    /// Of one of them nothing is known.
    Unknown,
}

impl Ends for Told {
    fn push(&mut self, end: usize, why: WhyWord) {
        self.words.push((end, why));
    }

    fn doubtful(&mut self, stretch: Span) {
        self.doubtful.push(stretch);
    }

    fn way(&mut self, start: usize, model: &WordModel, lattice: &Lattice, way: &[Edge], before: Context) {
        let mut before = before;
        for edge in way {
            let seen = if before == Context::NONE || edge.opens == Context::NONE {
                Seen::Unknown
            } else if model.seen_together(before, edge.opens).is_some() {
                Seen::Together
            } else {
                Seen::Apart
            };
            let finer = lattice.path(edge.span, Context::NONE, |part| part.span != edge.span);
            self.steps.push(ToldStep {
                span: Span::new(start + edge.span.start as usize, start + edge.span.end as usize),
                weight: edge.weight,
                attraction: model.attraction(before, edge.opens),
                seen,
                finer: (!finer.words.is_empty()).then_some(finer.weight),
            });
            before = edge.closes;
        }
    }
}

impl Told {
    /// Keeps the words that end at `ends`; what has come to be one word of several is one for the reason given.
    pub fn keep(&mut self, ends: &[usize], joined: WhyWord) {
        let mut kept = Vec::with_capacity(ends.len());
        let mut words = 0;
        for (end, why) in self.words.drain(..) {
            words += 1;
            if ends.binary_search(&end).is_ok() {
                kept.push((end, if words > 1 { joined } else { why }));
                words = 0;
            }
        }
        self.words = kept;
    }
}

impl Told {
    /// The same in a text whose places are others.
    pub fn placed(mut self, place: impl Fn(usize) -> usize) -> Told {
        self.words.iter_mut().for_each(|(end, _)| *end = place(*end));
        for step in &mut self.steps {
            step.span = Span::new(place(step.span.start as usize), place(step.span.end as usize));
        }
        self
    }

    /// Gives the words of passages that the author has divided their ends and their reason.
    pub fn part(&mut self, ends: &[usize], passages: &[DividedPassage]) {
        let mut known = self.words.drain(..).peekable();
        let words = ends.iter().map(|&end| {
            let passage = passages.partition_point(|passage| (passage.span.end as usize) < end);
            let is_said = passages.get(passage).is_some_and(|passage| (passage.span.start as usize) < end);
            let why =
                known.next_if(|(known_end, _)| *known_end == end).map_or(WhyWord::Alone, |(_, why)| why);
            (end, if is_said { WhyWord::Author } else { why })
        });
        let words = words.collect();
        drop(known);
        self.words = words;
    }
}

/// Why a token that no rule has touched is a word.
pub(super) fn of_token(token: &Token) -> WhyWord {
    match token.sort {
        Sort::Form => WhyWord::Form,
        Sort::Name => WhyWord::Person,
        _ if token.length() == 1 => WhyWord::Alone,
        Sort::Known => WhyWord::Known,
        Sort::Unknown => WhyWord::Letters,
    }
}

#[cfg(test)]
mod tests;

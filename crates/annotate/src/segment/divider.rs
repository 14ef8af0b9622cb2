//! How a piece of text is divided: the most probable way through its lattice, then the rules that join what that leaves apart; and many pieces, one after the
//! other or on several threads.

use jieba_rs::Jieba;

use super::atoms::Atoms;
use super::forms::Forms;
use super::join::Joiner;
use super::lattice::{Edge, Lattice};
use super::pieces::Section;
use super::token::{Sort, Token};
use super::verse::Beats;
use super::word_reasons::{Ends, PlainEnds, WhyWord};
use super::{lone, names, style, verse};
use crate::cantonese;
use crate::pauses::{Pauses, at_once};
use crate::threads;
use crate::word_model::{WordClass, WordModel};
use jiazhu_reading::Span;

/// All that a piece is divided by. It is shared by threads.
#[derive(Clone, Copy)]
pub(super) struct Divider<'l> {
    pub model: &'l WordModel,
    pub forms: &'l Forms,
    /// jieba-rs without words: its hidden Markov model.
    pub unknown: &'l Jieba,
}

impl Divider<'_> {
    /// Pushes the ends of the words of `text`, which starts at `start`; returns where it ends.
    pub fn divide(self, text: &str, start: usize, ends: &mut impl Ends) -> usize {
        let atoms = Atoms::new(text);
        let lattice = Lattice::new(self.model, &atoms, self.forms);
        let beginning = self.model.class(WordClass::BEGINNING);
        let whole = Span::new(0, atoms.len());
        let mut path = lattice.path(whole, beginning, |_| true);
        let beats = Beats::of(&atoms.characters);
        let is_across = |edge: &Edge| beats.as_ref().is_some_and(|beats| beats.cross(edge));
        let across = path.words.iter().filter(|edge| is_across(edge)).count();
        if across > 0 {
            let other = lattice.path(whole, beginning, |edge| !is_across(edge));
            if path.weight - other.weight < i64::from(verse::ACROSS) * across as i64 {
                path = other;
            }
        }
        if beats.is_none() {
            lone::rejoin(self.model, &lattice, &atoms.characters, &mut path.words, beginning);
        }
        let tokens_of =
            |words: &[Edge]| words.iter().map(|edge| Token::new(&atoms, edge)).collect::<Vec<Token>>();
        let mut tokens = tokens_of(&path.words);
        // 葱 | 姜 | 爆 | 香: a row of rare words is no name in a line that is made of such rows, nor where the words are Cantonese.
        let is_cantonese = cantonese::is_line(text);
        let is_unusual = |edge: &Edge| {
            edge.sort == Sort::Name
                && !(is_cantonese && edge.span.length() == 2)
                && !names::is_usual(self.model.characters(), &atoms.characters[edge.span.range()])
        };
        if path.words.iter().any(is_unusual) && (is_cantonese || style::is_terse(&tokens)) {
            path = lattice.path(whole, beginning, |edge| !is_unusual(edge));
            lone::rejoin(self.model, &lattice, &atoms.characters, &mut path.words, beginning);
            tokens = tokens_of(&path.words);
        }
        ends.way(start, self.model, &lattice, &path.words, beginning);
        let joins = !is_cantonese && beats.is_none() && !style::is_terse(&tokens);
        Joiner { model: self.model, unknown: self.unknown, joins, start, ends }.join(&tokens);
        start + atoms.len()
    }
}

/// Divides each of some pieces in a row by `divide`, which is told where it starts, and tells where it ends; the first starts at `start`.
pub(super) async fn divide_all<E: Ends>(
    pieces: &[Section<'_>],
    start: usize,
    ends: &mut E,
    divide: impl Fn(&str, usize, &mut E) -> usize,
    pauses: &Pauses,
) {
    let mut start = start;
    for piece in pieces {
        pauses.here().await;
        match *piece {
            Section::Sound(text) => start = divide(text, start, ends),
            Section::Whole(text) => {
                start += text.chars().count();
                ends.push(start, if text == "\n" { WhyWord::LineBreak } else { WhyWord::Damage });
            }
        }
    }
}

/// The same of shares of the pieces, each on a thread.
pub(super) fn divide_shares(shares: &[&[Section<'_>]], divider: Divider<'_>) -> PlainEnds {
    let mut start = 0;
    let begun = shares.iter().map(|share| {
        let length: usize = share.iter().map(|piece| piece.text().chars().count()).sum();
        start += length;
        (start - length, *share)
    });
    let begun: Vec<(usize, &[Section])> = begun.collect();
    let divided = threads::each(&begun, |(start, share)| {
        let bytes: usize = share.iter().map(|piece| piece.text().len()).sum();
        let mut ends = PlainEnds::with_room(bytes / 4);
        let divide = |text: &str, start: usize, ends: &mut PlainEnds| divider.divide(text, start, ends);
        at_once(divide_all(share, start, &mut ends, divide, &Pauses::NONE));
        ends
    });
    divided.into_iter().reduce(PlainEnds::and).unwrap_or_default()
}

//! Where words begin and end.
//!
//! jieba-rs finds the most probable division by the dictionary, glossary forms included. What it leaves as single
//! characters is joined afterwards by rules that need no dictionary: numbers, Latin words, names, and other unknown
//! words through its hidden Markov model.

mod characters;
mod forms;
mod join;
mod lattice;
mod names;
mod numbers;
mod rivals;
#[cfg(test)]
mod tests;

pub(crate) use characters::is_han;
pub(crate) use names::surname_length;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use jieba_rs::Jieba;

use crate::lexicon::{Lexicon, UNIT};
use crate::reading::Rival;
use forms::Spelled;
use join::Joiner;
use lattice::Lattice;

/// Divides folded text into words.
///
/// ```
/// use jiazhu::{lexicon::Lexicon, script::fold, segment::Segmenter};
/// let text = fold("南京市長江大橋");
/// let segmenter = Segmenter::new(Lexicon::builtin(), &["市长"]);
/// // 南京市 | 长江大桥: the form 市长 is a word, but not here.
/// assert_eq!(segmenter.segment(&text, &[]), [3, 7]);
/// ```
pub struct Segmenter<'l> {
    lexicon: &'l Lexicon,
    /// The lexicon's own, or a copy that has the forms.
    jieba: Cow<'l, Jieba>,
    forms: HashSet<String>,
    spelled: Spelled,
}

impl<'l> Segmenter<'l> {
    /// A segmenter that also knows `forms`, folded ([`crate::script::fold`]), as words.
    ///
    /// A form wins over any finer division of its own stretch, but not over a more probable division that crosses
    /// its edges.
    pub fn new(lexicon: &'l Lexicon, forms: &[&str]) -> Self {
        Segmenter {
            lexicon,
            jieba: forms::add(lexicon.jieba(), forms),
            forms: forms.iter().map(|&form| form.to_owned()).collect(),
            spelled: Spelled::new(forms),
        }
    }

    /// Ends of the words in code points, strictly growing; the last is the length of the text.
    ///
    /// `walls` are damaged stretches in code points: each is one word. An LF is always a word by itself. `folded` must be folded;
    /// any text is accepted, and time grows linearly with it.
    pub fn segment(&self, folded: &str, walls: &[Range<usize>]) -> Vec<usize> {
        let walls = in_order(walls);
        let mut ends = Vec::with_capacity(folded.len() / 4);
        let mut start = 0;
        for piece in pieces(folded, &walls) {
            match piece {
                Piece::Sound(text) => start = self.divide(text, start, &mut ends),
                Piece::Whole(text) => {
                    start += text.chars().count();
                    ends.push(start);
                }
            }
        }
        self.spelled.merge(folded, &walls, &mut ends);
        ends
    }

    /// Ends of the words inside a stretch, in code points of it: where the stretch is one word of the dictionary, its
    /// most probable division into smaller ones. A name that only rules have found has none.
    ///
    /// ```
    /// use jiazhu::{lexicon::Lexicon, segment::Segmenter};
    /// let segmenter = Segmenter::new(Lexicon::builtin(), &[]);
    /// assert_eq!(segmenter.parts("长江三角洲"), [2, 5]);
    /// ```
    pub fn parts(&self, folded: &str) -> Vec<usize> {
        let ends = self.segment(folded, &[]);
        if ends.len() == 1 && ends[0] > 1 && self.lexicon.frequency(folded).is_some() {
            return Lattice::new(self, folded, ends[0]).best(0, ends[0], true).ends;
        }
        ends
    }

    /// Other divisions than that into the words that end at `ends`, where they are plausible; in order of `start`,
    /// the longer stretch first, then the more probable.
    ///
    /// They are of two kinds: the words inside a word of three characters or more, and divisions that have a word of
    /// the dictionary across an edge. Each stretch has two at most; time grows linearly with the text.
    pub fn rivals(&self, folded: &str, ends: &[usize]) -> Vec<Rival> {
        rivals::rivals(self, folded, ends)
    }

    /// Natural logarithm of the probability of a word; of one unknown, as if it had been seen once.
    fn probability(&self, word: &str) -> f64 {
        let frequency = match self.lexicon.frequency(word) {
            Some(frequency) => f64::from(frequency.max(1)),
            // In billionths, and at least what its parts make probable.
            None if self.forms.contains(word) => self.jieba.suggest_freq(word) as f64 / UNIT as f64,
            None => 1.0,
        };
        (frequency / self.lexicon.total() as f64).ln()
    }

    /// Pushes the ends of the words of `text`, which starts at `start`; returns where it ends.
    fn divide(&self, text: &str, start: usize, ends: &mut Vec<usize>) -> usize {
        let tokens = self.jieba.cut(text, false);
        let is_form = |word: &str| self.forms.contains(word);
        Joiner { lexicon: self.lexicon, jieba: &self.jieba, text, start, is_form: &is_form, ends }
            .join(&tokens);
        start + tokens.last().map_or(0, |token| token.end)
    }
}

/// A part of the text that words do not reach out of.
enum Piece<'t> {
    /// To be divided.
    Sound(&'t str),
    /// One word: an LF, or a damaged stretch.
    Whole(&'t str),
}

/// The walls in order, those that cross made one.
pub(crate) fn in_order(walls: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted: Vec<Range<usize>> = walls.iter().filter(|wall| wall.start < wall.end).cloned().collect();
    sorted.sort_unstable_by_key(|wall| wall.start);
    sorted.dedup_by(|next, wall| {
        let crosses = next.start < wall.end;
        if crosses {
            wall.end = wall.end.max(next.end);
        }
        crosses
    });
    sorted
}

/// Cuts at walls and LFs, and long lines also after sentence marks, so that the memory needed at a time stays small.
fn pieces<'t>(text: &'t str, walls: &[Range<usize>]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let mut done = Position::default();
    for wall in walls {
        let start = done.advance(text, wall.start);
        let end = start.advance(text, wall.end);
        sound_lines(&text[done.byte..start.byte], &mut pieces);
        for line in text[start.byte..end.byte].split_inclusive('\n') {
            let damaged = line.trim_end_matches('\n');
            pieces.extend((!damaged.is_empty()).then_some(Piece::Whole(damaged)));
            pieces.extend((damaged.len() < line.len()).then_some(Piece::Whole("\n")));
        }
        done = end;
    }
    sound_lines(&text[done.byte..], &mut pieces);
    pieces
}

fn sound_lines<'t>(text: &'t str, pieces: &mut Vec<Piece<'t>>) {
    /// In bytes. Long enough that a cut is no loss, short enough to stay in the cache.
    const LONG: usize = 1 << 14;
    let is_sentence_mark = |c| matches!(c, '。' | '!' | '?' | ';' | '、');
    for line in text.split_inclusive('\n') {
        let mut rest = line.trim_end_matches('\n');
        let has_end = rest.len() < line.len();
        while !rest.is_empty() {
            let long = rest.char_indices().find(|&(at, c)| at >= LONG && is_sentence_mark(c));
            let end = long.map_or(rest.len(), |(at, c)| at + c.len_utf8());
            pieces.push(Piece::Sound(&rest[..end]));
            rest = &rest[end..];
        }
        pieces.extend(has_end.then_some(Piece::Whole("\n")));
    }
}

/// A place in a text.
#[derive(Clone, Copy, Default)]
struct Position {
    code_point: usize,
    byte: usize,
}

impl Position {
    /// The place of a code point of `text`, or this one if that lies before it, or the end of the text if it lies
    /// after that.
    fn advance(self, text: &str, code_point: usize) -> Position {
        let steps = code_point.saturating_sub(self.code_point);
        let rest = &text[self.byte..];
        match rest.char_indices().nth(steps) {
            Some((bytes, _)) => Position { code_point: self.code_point + steps, byte: self.byte + bytes },
            None => Position { code_point: self.code_point + rest.chars().count(), byte: text.len() },
        }
    }
}

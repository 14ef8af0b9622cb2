//! Where words begin and end.
//!
//! The words of the word model, which come from jieba, and the glossary's forms, names among them, make up a lattice; the most probable way
//! through it (Viterbi path) is the division, where a word's probability depends on the word before it. What it leaves as single
//! characters is joined afterwards by rules that need no word model: numbers, Latin words, foreign names, and other
//! unknown words through jieba-rs's hidden Markov model.

mod atoms;
mod characters;
mod crossings;
mod divided;
mod divider;
mod forms;
mod join;
mod lattice;
mod lone;
mod loose;
mod memory;
mod names;
mod numbers;
mod pieces;
mod repeated;
mod rivals;
mod style;
#[cfg(test)]
mod tests;
mod token;
mod verse;
mod walls;
pub(crate) mod word_reasons;

pub(crate) use divided::{DividedPassage, apart};
pub(crate) use lattice::{KNOWN_PREFERENCE, NEW_PREFERENCE, PREFERENCE};
pub use memory::Memory;
pub(crate) use names::{begins_surname, surname_length, surname_of};
pub(crate) use token::Sort;
pub(crate) use walls::in_order;

use std::rc::Rc;

use jieba_rs::Jieba;

use crate::fold::look_alikes::Squeezed;
use crate::patterns::Patterns;
use crate::pauses::{Pauses, at_once};
use crate::threads::Threads;
use crate::word_model::WordModel;
use divider::{Divider, divide_all, divide_shares};
use forms::Forms;
use jiazhu_reading::{Rival, Span};
use pieces::pieces;
use token::Token;
use walls::{closed, whole, within};
use word_reasons::{PlainEnds, Told, WhyWord};

/// Divides text into words by the word model, which knows how probable words are, alone and after one another: the one seam between annotating and what is
/// known of words.
///
/// All text is folded ([`Fold`](crate::fold::Fold)); all places are code points.
///
/// ```
/// use jiazhu_annotate::segment::Segmenter;
/// # let tables = jiazhu_annotate::Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let text = tables.fold().text("南京市長江大橋");
/// let segmenter = Segmenter::new(tables.word_model(), &["市长"]);
/// // 南京市 | 长江大桥: the form 市长 is a word, but not here.
/// assert_eq!(segmenter.segment(&text, &[]), [3, 7]);
/// ```
pub struct Segmenter<'l> {
    model: &'l WordModel,
    forms: Rc<Forms>,
    /// jieba-rs without words: its hidden Markov model.
    unknown: Jieba,
    memory: Option<&'l Memory>,
    threads: Threads,
}

impl<'l> Segmenter<'l> {
    /// A segmenter that also knows `forms`, folded ([`Fold`](crate::fold::Fold)), as words.
    ///
    /// A form wins over any finer division of its own stretch, but not over a more probable division that crosses
    /// its edges.
    pub fn new(model: &'l WordModel, forms: &[&str]) -> Self {
        Segmenter {
            model,
            forms: Rc::new(Forms::new(forms)),
            unknown: Jieba::empty(),
            memory: None,
            threads: Threads::ONE,
        }
    }

    /// The same, which remembers what it has divided; the forms are among the patterns.
    pub(crate) fn remembering(
        model: &'l WordModel,
        forms: &[&str],
        patterns: &Patterns,
        memory: Option<&'l Memory>,
        threads: Threads,
    ) -> Self {
        let forms = match memory {
            Some(memory) => memory.begin(forms, patterns),
            None => Rc::new(Forms::among(patterns, forms)),
        };
        Segmenter { model, forms, unknown: Jieba::empty(), memory, threads }
    }

    fn divider(&self) -> Divider<'_> {
        Divider { model: self.model, forms: &self.forms, unknown: &self.unknown }
    }

    /// Ends of the words inside a stretch, in code points of it: where the stretch is one word of the word model, its most
    /// probable division into smaller ones. A name that only rules have found has none.
    ///
    /// ```
    /// use jiazhu_annotate::segment::Segmenter;
    /// # let tables = jiazhu_annotate::Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    /// let segmenter = Segmenter::new(tables.word_model(), &[]);
    /// assert_eq!(segmenter.parts("长江三角洲"), [2, 5]);
    /// ```
    pub fn parts(&self, folded: &str) -> Vec<usize> {
        let ends = self.segment(folded, &[]);
        if ends.len() == 1 && self.model.find(folded).is_some() {
            return rivals::inside(self, folded);
        }
        ends
    }

    /// Ends of the words, strictly growing; the last is the length of the text. An LF is a word by itself, and no word
    /// reaches into one of the `walls`, or out of it. Any text is accepted, and time grows linearly with it.
    pub fn segment(&self, folded: &str, walls: &[Span]) -> Vec<usize> {
        self.segment_around(folded, walls, &[])
    }

    /// The same where the author says the words of some passages, which are in order, apart, and touch no wall.
    pub(crate) fn segment_around(
        &self,
        folded: &str,
        walls: &[Span],
        passages: &[DividedPassage],
    ) -> Vec<usize> {
        at_once(self.segment_with_pauses(folded, walls, passages, &Pauses::NONE))
    }

    /// The same, with pauses.
    pub(crate) async fn segment_with_pauses(
        &self,
        folded: &str,
        walls: &[Span],
        passages: &[DividedPassage],
        pauses: &Pauses,
    ) -> Vec<usize> {
        let Some(squeezed) = Squeezed::new(folded) else {
            return self.segment_sound(folded, walls, passages, pauses).await;
        };
        let (inner, passages) = within(&squeezed, walls, passages);
        let ends = self.segment_sound(&squeezed.text, &inner, &passages, pauses).await;
        whole(ends.into_iter().map(|end| squeezed.place(end)).collect(), folded, &closed(walls, &[]))
    }

    /// The same of a text without characters that count for nothing.
    async fn segment_sound(
        &self,
        folded: &str,
        walls: &[Span],
        passages: &[DividedPassage],
        pauses: &Pauses,
    ) -> Vec<usize> {
        let walls = closed(walls, passages);
        let divider = self.divider();
        let pieces = pieces(folded, &walls);
        let shares = match self.memory {
            Some(_) => None,
            None => self.threads.shares(&pieces, |piece| piece.text().len() / 3),
        };
        let divided = match shares {
            Some(shares) => divide_shares(&shares, divider),
            None => {
                let mut ends = PlainEnds::with_room(folded.len() / 4);
                let divide = |text: &str, start: usize, ends: &mut PlainEnds| match self.memory {
                    Some(memory) => memory.divide(text, start, ends, |ends| divider.divide(text, 0, ends)),
                    None => divider.divide(text, start, ends),
                };
                divide_all(&pieces, 0, &mut ends, divide, pauses).await;
                ends
            }
        };
        let PlainEnds { mut ends, doubtful } = divided;
        repeated::join(folded, &doubtful, &mut ends);
        self.forms.merge_long(folded, &walls, &mut ends);
        divided::divide(passages, &mut ends);
        ends
    }

    /// The same with what has decided each division.
    pub(crate) fn told(&self, folded: &str, walls: &[Span], passages: &[DividedPassage]) -> Told {
        if let Some(squeezed) = Squeezed::new(folded) {
            let (inner, passages) = within(&squeezed, walls, passages);
            let mut told = self.told(&squeezed.text, &inner, &passages).placed(|at| squeezed.place(at));
            let ends = told.words.iter().map(|(end, _)| *end).collect();
            told.part(&whole(ends, folded, &closed(walls, &[])), &[]);
            return told;
        }
        let walls = closed(walls, passages);
        let mut told = Told::default();
        let divider = self.divider();
        let divide = |text: &str, start, told: &mut Told| divider.divide(text, start, told);
        at_once(divide_all(&pieces(folded, &walls), 0, &mut told, divide, &Pauses::NONE));
        let mut ends = told.words.iter().map(|(end, _)| *end).collect();
        repeated::join(folded, &told.doubtful, &mut ends);
        told.keep(&ends, WhyWord::Repeated);
        self.forms.merge_long(folded, &walls, &mut ends);
        told.keep(&ends, WhyWord::LongForm);
        divided::divide(passages, &mut ends);
        told.part(&ends, passages);
        told
    }

    /// Whether a part of a stretch that is one word, or several, is a word in it, or several; in code points of the stretch.
    ///
    /// Where the stretch is a word of the word model, it is divided further where whole words remain, of two characters
    /// at least. A name that only rules have found has no parts.
    ///
    /// ```
    /// use jiazhu_annotate::segment::Segmenter;
    /// use jiazhu_reading::Span;
    /// # let tables = jiazhu_annotate::Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    /// let segmenter = Segmenter::new(tables.word_model(), &[]);
    /// assert!(segmenter.has_part("长江三角洲", Span::new(0, 2)));
    /// // 生 is no word here.
    /// assert!(!segmenter.has_part("研究生", Span::new(0, 2)));
    /// ```
    pub fn has_part(&self, folded: &str, part: Span) -> bool {
        let mut divided = PlainEnds::default();
        let without_forms = Divider { forms: &Forms::default(), ..self.divider() };
        let length = without_forms.divide(folded, 0, &mut divided);
        let ends = divided.ends;
        if part.is_empty() || part.end as usize > length {
            return false;
        }
        if ends.len() > 1 || self.model.find(folded).is_none() {
            let is_edge = |at: usize| at == 0 || ends.binary_search(&at).is_ok();
            return is_edge(part.start as usize) && is_edge(part.end as usize);
        }
        rivals::leaves_words(self, folded, part)
    }

    /// The same, asked once of a text that changes a little.
    pub(crate) fn has_part_remembered(&self, folded: &str, part: Span) -> bool {
        let has_part = || self.has_part(folded, part);
        self.memory.map_or_else(has_part, |memory| memory.has_part(folded, part, has_part))
    }

    /// Other divisions than that into the words that end at `ends`, where they are plausible; in order of `start`,
    /// the longer stretch first, then the more probable.
    ///
    /// They are of two kinds: the words inside a word of three characters or more, and divisions that have a word of
    /// the word model across an edge. Each stretch has two at most; time grows linearly with the text.
    pub fn rivals(&self, folded: &str, ends: &[usize]) -> Vec<Rival> {
        at_once(self.rivals_with_pauses(folded, ends, &Pauses::NONE))
    }

    /// The same, with pauses.
    pub(crate) async fn rivals_with_pauses(
        &self,
        folded: &str,
        ends: &[usize],
        pauses: &Pauses,
    ) -> Vec<Rival> {
        rivals::rivals(self, folded, ends, pauses).await
    }
}

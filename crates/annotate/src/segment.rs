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
mod forms;
mod join;
mod lattice;
mod lone;
mod loose;
mod memory;
mod names;
mod numbers;
mod repeated;
mod rivals;
mod style;
#[cfg(test)]
mod tests;
mod verse;
pub(crate) mod word_reasons;

pub(crate) use divided::{DividedPassage, apart};
pub(crate) use lattice::{KNOWN_PREFERENCE, NEW_PREFERENCE, PREFERENCE};
pub use memory::Memory;
pub(crate) use names::{begins_surname, surname_length, surname_of};

use std::rc::Rc;

use jieba_rs::Jieba;

use crate::cantonese;
use crate::fold::look_alikes::Squeezed;
use crate::patterns::Patterns;
use crate::pauses::{Pauses, at_once};
use crate::sorting;
use crate::word_model::{Context, Weight, WordClass, WordModel};
use atoms::Atoms;
use forms::Forms;
use jiazhu_reading::{Rival, Span};
use join::Joiner;
use lattice::{Edge, Lattice};
use verse::Beats;
use word_reasons::{Ends, PlainEnds, Told, WhyWord};

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
}

impl<'l> Segmenter<'l> {
    /// A segmenter that also knows `forms`, folded ([`Fold`](crate::fold::Fold)), as words.
    ///
    /// A form wins over any finer division of its own stretch, but not over a more probable division that crosses
    /// its edges.
    pub fn new(model: &'l WordModel, forms: &[&str]) -> Self {
        Segmenter { model, forms: Rc::new(Forms::new(forms)), unknown: Jieba::empty(), memory: None }
    }

    /// The same, which remembers what it has divided; the forms are among the patterns.
    pub(crate) fn remembering(
        model: &'l WordModel,
        forms: &[&str],
        patterns: &Patterns,
        memory: Option<&'l Memory>,
    ) -> Self {
        let forms = match memory {
            Some(memory) => memory.begin(forms, patterns),
            None => Rc::new(Forms::among(patterns, forms)),
        };
        Segmenter { model, forms, unknown: Jieba::empty(), memory }
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

    /// Pushes the ends of the words of `text`, which starts at `start`; returns where it ends.
    fn divide(&self, text: &str, forms: &Forms, start: usize, ends: &mut impl Ends) -> usize {
        let atoms = Atoms::new(text);
        let lattice = Lattice::new(self.model, &atoms, forms);
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
        Joiner { model: self.model, unknown: &self.unknown, joins, start, ends }.join(&tokens);
        start + atoms.len()
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
        let mut divided = PlainEnds { ends: Vec::with_capacity(folded.len() / 4), doubtful: Vec::new() };
        let divide = |text: &str, start: usize, ends: &mut PlainEnds| match self.memory {
            Some(memory) => memory.divide(text, start, ends, |ends| self.divide(text, &self.forms, 0, ends)),
            None => self.divide(text, &self.forms, start, ends),
        };
        divide_all(folded, &walls, &mut divided, divide, pauses).await;
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
        let divide = |text: &str, start, told: &mut Told| self.divide(text, &self.forms, start, told);
        at_once(divide_all(folded, &walls, &mut told, divide, &Pauses::NONE));
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
        let length = self.divide(folded, &Forms::default(), 0, &mut divided);
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

/// Divides each piece of a text by `divide`, which is told where it starts, and tells where it ends.
async fn divide_all<E: Ends>(
    folded: &str,
    walls: &[Span],
    ends: &mut E,
    divide: impl Fn(&str, usize, &mut E) -> usize,
    pauses: &Pauses,
) {
    let mut start = 0;
    for piece in pieces(folded, walls) {
        pauses.here().await;
        match piece {
            Section::Sound(text) => start = divide(text, start, ends),
            Section::Whole(text) => {
                start += text.chars().count();
                ends.push(start, if text == "\n" { WhyWord::LineBreak } else { WhyWord::Damage });
            }
        }
    }
}

/// A word on the most probable way, before what is unknown has been joined.
struct Token<'t> {
    word: &'t str,
    /// In code points of the piece.
    span: Span,
    sort: Sort,
    /// How probable it is, whatever stands around it.
    weight: Weight,
    /// What it is for the words around it.
    context: Context,
}

/// How we know of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It is in the word model.
    Known,
    /// The word model does not have it: a single character, a mark, a number.
    Unknown,
    /// The glossary has it.
    Form,
    /// It may be a name.
    Name,
}

impl<'t> Token<'t> {
    fn new(atoms: &Atoms<'t>, edge: &lattice::Edge) -> Token<'t> {
        let word = atoms.slice(edge.span);
        Token { word, span: edge.span, sort: edge.sort, weight: edge.weight, context: edge.closes }
    }

    /// How many code points it has.
    fn length(&self) -> usize {
        self.span.length() as usize
    }

    /// Whether it stays as it is, because the glossary or the lattice has decided so.
    fn is_fixed(&self) -> bool {
        matches!(self.sort, Sort::Form | Sort::Name)
    }
}

/// A part of the text that words do not reach out of.
enum Section<'t> {
    /// To be divided.
    Sound(&'t str),
    /// One word: an LF, or a damaged stretch.
    Whole(&'t str),
}

/// The ends of a text with invisible characters, which belong to the word before, but to no LF and across no wall.
fn whole(mut ends: Vec<usize>, text: &str, walls: &[Span]) -> Vec<usize> {
    let length = text.chars().count();
    let lines = text.chars().enumerate().filter(|(_, c)| *c == '\n').flat_map(|(at, _)| [at, at + 1]);
    ends.extend(lines);
    ends.extend(walls.iter().flat_map(|wall| [wall.start as usize, wall.end as usize]));
    ends.push(length);
    ends.retain(|&end| end > 0 && end <= length);
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Walls and passages in a text without invisible characters.
fn within(
    squeezed: &Squeezed,
    walls: &[Span],
    passages: &[DividedPassage],
) -> (Vec<Span>, Vec<DividedPassage>) {
    let span =
        |span: &Span| Span::new(squeezed.within(span.start as usize), squeezed.within(span.end as usize));
    let passages = passages.iter().map(|passage| passage.placed(|at| squeezed.within(at)));
    (walls.iter().map(span).collect(), passages.collect())
}

/// What words do not reach out of: walls, and passages whose words the author says.
fn closed(walls: &[Span], passages: &[DividedPassage]) -> Vec<Span> {
    let passages = passages.iter().map(|passage| passage.span);
    in_order(&walls.iter().copied().chain(passages).collect::<Vec<_>>())
}

/// The walls in order, those that cross made one.
pub(crate) fn in_order(walls: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = walls.iter().copied().filter(|wall| !wall.is_empty()).collect();
    sorting::by_key(&mut sorted, |wall| wall.start);
    sorted.dedup_by(|next, wall| {
        let crosses = next.overlaps(*wall);
        if crosses {
            wall.end = wall.end.max(next.end);
        }
        crosses
    });
    sorted
}

/// Cuts at walls and LFs, and long lines also after sentence marks, so that the memory needed at a time stays small.
fn pieces<'t>(text: &'t str, walls: &[Span]) -> Vec<Section<'t>> {
    let mut pieces = Vec::new();
    let mut done = Position::default();
    for wall in walls {
        let start = done.advance(text, wall.start as usize);
        let end = start.advance(text, wall.end as usize);
        sound_lines(&text[done.byte..start.byte], &mut pieces);
        for line in text[start.byte..end.byte].split_inclusive('\n') {
            let damaged = line.trim_end_matches('\n');
            pieces.extend((!damaged.is_empty()).then_some(Section::Whole(damaged)));
            pieces.extend((damaged.len() < line.len()).then_some(Section::Whole("\n")));
        }
        done = end;
    }
    sound_lines(&text[done.byte..], &mut pieces);
    pieces
}

fn sound_lines<'t>(text: &'t str, pieces: &mut Vec<Section<'t>>) {
    /// In bytes. Long enough that a cut is no loss, short enough to stay in the cache.
    const LONG: usize = 1 << 14;
    let is_sentence_mark = |c| matches!(c, '。' | '!' | '?' | ';' | '、');
    for line in text.split_inclusive('\n') {
        let mut rest = line.trim_end_matches('\n');
        let has_end = rest.len() < line.len();
        while !rest.is_empty() {
            let long = rest.char_indices().find(|&(at, c)| at >= LONG && is_sentence_mark(c));
            let end = long.map_or(rest.len(), |(at, c)| at + c.len_utf8());
            pieces.push(Section::Sound(&rest[..end]));
            rest = &rest[end..];
        }
        pieces.extend(has_end.then_some(Section::Whole("\n")));
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

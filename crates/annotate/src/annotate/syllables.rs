//! How the article is pronounced: what notes and the author say, what the glossary vouches for, then everything else.

use crate::article::Article;
use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::glossary::typed_pinyin::{self, with_marks};
use crate::matching::FoundMark;
use crate::pronounce::{set_sandhi, zhuyin};
use crate::sorting;
use jiazhu_reading::pinyin::Spoken;
use rustc_hash::FxHashMap;

use jiazhu_reading::{Note, NoteKind, Span, StyleKind, Syllable, SyllableSource};

/// BCP 47 for Hanyu Pinyin: a body in it says how the passage of a note is pronounced.
const PINYIN: &str = "zh-latn-pinyin";

/// The syllables of a text, in order, apart. `general` are those of all words, which stand where nobody vouches for others.
pub(super) fn syllables(
    general: Vec<Syllable>,
    vouched: Vouched,
    folded: &[char],
    ends: &[usize],
) -> Vec<Syllable> {
    let Vouched { syllables: mut vouched, taken, .. } = vouched;
    let mut syllables = general;
    if !vouched.is_empty() {
        syllables.retain(|said| !taken[said.span.range()].contains(&true));
        sorting::by_key(&mut vouched, |said| said.span.start);
        merge(&mut syllables, &vouched);
    }
    let mut is_end = vec![false; folded.len() + 1];
    is_end[0] = true;
    ends.iter().for_each(|end| is_end[*end] = true);
    set_sandhi(&mut syllables, folded, |at| is_end[at]);
    syllables
}

/// Puts syllables that are in order between others that are: from the end, where there is room.
fn merge(syllables: &mut Vec<Syllable>, others: &[Syllable]) {
    let mut rest = syllables.len();
    syllables.resize(rest + others.len(), Syllable::default());
    let mut to = syllables.len();
    for other in others.iter().rev() {
        let after = syllables[..rest].iter().rev().take_while(|said| said.span.start >= other.span.start);
        let count = after.count();
        syllables.copy_within(rest - count..rest, to - count);
        (rest, to) = (rest - count, to - count - 1);
        syllables[to] = *other;
    }
}

/// What notes, the author and the glossary say.
pub(crate) struct Vouched {
    syllables: Vec<Syllable>,
    /// Who vouches for each of them.
    by: Vec<Voucher>,
    /// Whether something has been said of each character.
    taken: Vec<bool>,
}

/// Who says how a passage is pronounced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voucher {
    /// A note, by its index among those of the reading.
    Note(usize),
    /// The article's author, by ruby.
    Author,
    /// An entry, by its index in the glossary.
    Entry(u32),
    /// One of the glossary's `readings`, by its index.
    Reading(usize),
}

impl Vouched {
    pub fn new(
        text: &[char],
        folded: &[char],
        placed: &[FoundMark],
        notes: &[Note],
        article: &Article,
        glossary: &Glossary,
        fold: &Fold,
    ) -> Vouched {
        let mut vouched = Vouched { syllables: Vec::new(), by: Vec::new(), taken: vec![false; text.len()] };
        // A note speaks of this very passage, a reading of a passage wherever it stands, an entry of its term. Damage is not spoken.
        for (at, note) in notes.iter().enumerate().filter(|(_, note)| note.kind != NoteKind::Damage) {
            for body in note.body.iter().filter(|said| said.lang.eq_ignore_ascii_case(PINYIN)) {
                let said = with_marks(&zhuyin::to_pinyin(&body.text));
                vouched.vouch(note.span, &said, text, Voucher::Note(at));
            }
        }
        // So does the author. What is neither pinyin nor zhuyin is shown as it stands there, and nobody vouches for it.
        for (span, kind) in article.styles() {
            if let StyleKind::Ruby(said) = kind {
                let said = with_marks(&zhuyin::to_pinyin(said));
                vouched.vouch(span, &said, text, Voucher::Author);
            }
        }
        for (at, reading) in glossary.readings.iter().enumerate() {
            for place in places(folded, &fold.text(&reading.passage)) {
                vouched.vouch(place, &reading.pinyin, text, Voucher::Reading(at));
            }
        }
        // The same term stands many times in a text: its pinyin is laid over it once.
        let mut laid: FxHashMap<(u32, &[char]), Vec<Syllable>> = FxHashMap::default();
        for mark in placed {
            let surface = &text[mark.span.range()];
            let said = laid
                .entry((mark.entry, surface))
                .or_insert_with(|| of_term(mark.entry, surface, &folded[mark.span.range()], glossary, fold));
            for syllable in said {
                vouched.put(moved(*syllable, mark.span.start), Voucher::Entry(mark.entry));
            }
        }
        vouched
    }

    /// Who vouches for the syllable that starts at each place.
    pub fn vouchers(&self) -> impl Iterator<Item = (u32, Voucher)> + '_ {
        self.syllables.iter().map(|said| said.span.start).zip(self.by.iter().copied())
    }

    /// Lays pinyin over a stretch of the text.
    fn vouch(&mut self, passage: Span, pinyin: &str, text: &[char], by: Voucher) {
        let source = match by {
            Voucher::Note(_) => SyllableSource::Note,
            Voucher::Author => SyllableSource::Author,
            Voucher::Entry(_) | Voucher::Reading(_) => SyllableSource::Glossary,
        };
        for syllable in laid_over(&text[passage.range()], pinyin, source) {
            self.put(moved(syllable, passage.start), by);
        }
    }

    /// Keeps a syllable where nothing has been said yet.
    fn put(&mut self, syllable: Syllable, by: Voucher) {
        let range = syllable.span.range();
        if !self.taken[range.clone()].contains(&true) {
            self.taken[range].fill(true);
            self.syllables.push(syllable);
            self.by.push(by);
        }
    }
}

/// What a mark's entry says, in code points of the mark. An entry says how its headword is pronounced; where a mark shows another form,
/// only a headword inside it is known. Outer marks come first: they know more of the context.
fn of_term(entry: u32, surface: &[char], folded: &[char], glossary: &Glossary, fold: &Fold) -> Vec<Syllable> {
    let card = &glossary.entries[entry as usize].card;
    let Some(pinyin) = &card.pinyin else { return Vec::new() };
    let headword: Vec<char> = fold.text(&card.headword).chars().collect();
    let length = headword.len();
    let Some(start) = folded.windows(length.max(1)).position(|part| part == headword) else {
        return Vec::new();
    };
    let said = laid_over(&surface[start..start + length], pinyin, SyllableSource::Glossary);
    said.into_iter().map(|syllable| moved(syllable, start as u32)).collect()
}

/// Pinyin over its characters, in code points of them; nothing where they do not fit together.
fn laid_over(characters: &[char], pinyin: &str, source: SyllableSource) -> Vec<Syllable> {
    let spelled: String = characters.iter().collect();
    let aligned = typed_pinyin::laid_over(pinyin, &spelled).unwrap_or_default();
    let said = |Spoken { span, pinyin }: Spoken| Syllable { span, pinyin, source, ..Syllable::default() };
    aligned.into_iter().map(said).collect()
}

/// A syllable so many characters further on.
fn moved(syllable: Syllable, by: u32) -> Syllable {
    let span = Span { start: syllable.span.start + by, end: syllable.span.end + by };
    Syllable { span, ..syllable }
}

/// Where a passage stands in a folded text, in code points.
pub(crate) fn places(folded: &[char], passage: &str) -> Vec<Span> {
    let passage: Vec<char> = passage.chars().collect();
    let mut found: Vec<Span> = Vec::new();
    let Some(&first) = passage.first() else { return found };
    for at in (0..folded.len()).filter(|&at| folded[at] == first) {
        if folded[at..].starts_with(&passage) && found.last().is_none_or(|before| before.end as usize <= at) {
            found.push(Span::new(at, at + passage.len()));
        }
    }
    found
}

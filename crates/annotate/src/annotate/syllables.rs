//! How the article is pronounced: what notes say, what the glossary vouches for, then everything else.

use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::matching::Placed;
use crate::pronounce::set_sandhi;
use jiazhu_reading::pinyin::align;
use jiazhu_reading::{Note, NoteKind, Span, Syllable, SyllableSource};

/// BCP 47 for Hanyu Pinyin: a body in it says how the passage of a note is pronounced.
const PINYIN: &str = "zh-latn-pinyin";

/// The syllables of a text, in order, apart. `general` are those of all words, which stand where nobody vouches for others.
pub(super) fn syllables(ground: &Ground<'_>, general: Vec<Syllable>) -> Vec<Syllable> {
    let mut said = Said { syllables: Vec::new(), taken: vec![false; ground.text.len()] };
    // A note speaks of this very passage, an entry of its term wherever it stands. Damage is not spoken.
    for note in ground.notes.iter().filter(|note| note.kind != NoteKind::Damage) {
        let pinyin = note.body.iter().filter(|said| said.lang.eq_ignore_ascii_case(PINYIN));
        for body in pinyin {
            said.vouch(note.span, &body.text, ground.text, SyllableSource::Note);
        }
    }
    for mark in ground.placed {
        said.mark(mark, ground);
    }
    let Said { syllables: vouched, taken } = said;
    let mut syllables = general;
    syllables.retain(|said| !taken[said.span.range()].contains(&true));
    syllables.extend(vouched);
    syllables.sort_by_key(|said| said.span.start);
    let mut is_end = vec![false; ground.text.len() + 1];
    is_end[0] = true;
    ground.ends.iter().for_each(|end| is_end[*end] = true);
    set_sandhi(&mut syllables, ground.folded, |at| is_end[at]);
    syllables
}

/// What the syllables stand on.
pub(super) struct Ground<'a> {
    pub text: &'a [char],
    pub folded: &'a [char],
    /// Ends of the words.
    pub ends: &'a [usize],
    pub placed: &'a [Placed],
    pub notes: &'a [Note],
    pub glossary: &'a Glossary,
    pub fold: &'a Fold,
}

/// What notes and the glossary say.
struct Said {
    syllables: Vec<Syllable>,
    /// Whether something has been said of each character.
    taken: Vec<bool>,
}

impl Said {
    /// What a mark's entry says. An entry says how its headword is pronounced; where a mark shows another form, only a headword inside
    /// it is known. Outer marks come first: they know more of the context.
    fn mark(&mut self, mark: &Placed, ground: &Ground<'_>) {
        let card = &ground.glossary.entries[mark.entry as usize].card;
        let Some(pinyin) = &card.pinyin else { return };
        let headword: Vec<char> = ground.fold.text(&card.headword).chars().collect();
        let surface = &ground.folded[mark.span.range()];
        if let Some(offset) = surface.windows(headword.len().max(1)).position(|part| part == headword) {
            let start = mark.span.start as usize + offset;
            self.vouch(
                Span::new(start, start + headword.len()),
                pinyin,
                ground.text,
                SyllableSource::Glossary,
            );
        }
    }

    /// Lays pinyin over a stretch of the text.
    fn vouch(&mut self, passage: Span, pinyin: &str, text: &[char], source: SyllableSource) {
        let spelled: String = text[passage.range()].iter().collect();
        for syllable in align(pinyin, &spelled).unwrap_or_default() {
            self.put(Syllable {
                span: Span {
                    start: passage.start + syllable.span.start,
                    end: passage.start + syllable.span.end,
                },
                pinyin: syllable.pinyin,
                source,
                ..Syllable::default()
            });
        }
    }

    /// Keeps a syllable where nothing has been said yet.
    fn put(&mut self, syllable: Syllable) {
        let range = syllable.span.range();
        if !self.taken[range.clone()].contains(&true) {
            self.taken[range].fill(true);
            self.syllables.push(syllable);
        }
    }
}

//! What the tables say of the words of a text: looked up once for each word, for a text has few words again and again.

use super::table::{Pronunciations, Sound, SpokenWord};
use rustc_hash::FxHashMap;

/// The words that have been asked for.
#[derive(Default)]
pub(super) struct KnownWords<'t> {
    /// In `words`.
    places: FxHashMap<&'t [char], u32>,
    words: Vec<KnownWord<'t>>,
    /// Of all words, in all their ways.
    sounds: Vec<Sound>,
}

/// A word that has been asked for.
pub(super) struct KnownWord<'t> {
    pub spoken: SpokenWord<'t>,
    /// How many pronunciations it may have.
    pub ways: usize,
    /// Where its sounds begin.
    first: usize,
    /// What another table says of it, where the two differ on whether a syllable has a tone.
    pub disputed: Option<SpokenWord<'t>>,
    /// Which of its characters may be doubted, a bit for each, once that has been found out.
    pub asked: Option<u64>,
}

/// Of a word that no table has.
const NONE: u32 = u32::MAX;

impl<'t> KnownWords<'t> {
    /// The place of a word; `None` of one that no table has.
    pub fn place(&mut self, word: &'t [char], table: &'t Pronunciations) -> Option<usize> {
        let place = match self.places.get(word) {
            Some(place) => *place,
            None => {
                let place = self.add(word, table).unwrap_or(NONE);
                self.places.insert(word, place);
                place
            }
        };
        (place != NONE).then_some(place as usize)
    }

    fn add(&mut self, word: &'t [char], table: &'t Pronunciations) -> Option<u32> {
        let (spoken, disputed) = table.word(word)?;
        let (ways, first) = (spoken.ways(), self.sounds.len());
        (0..ways).for_each(|way| self.sounds.extend(spoken.sounds(way)));
        self.words.push(KnownWord { spoken, ways, first, disputed, asked: None });
        Some(self.words.len() as u32 - 1)
    }

    pub fn at(&mut self, place: usize) -> &mut KnownWord<'t> {
        &mut self.words[place]
    }

    /// What a word says of one of its characters in one of its ways.
    pub fn sound(&self, place: usize, way: usize, index: usize) -> Sound {
        let known = &self.words[place];
        self.sounds[known.first + way * known.spoken.length() + index]
    }
}

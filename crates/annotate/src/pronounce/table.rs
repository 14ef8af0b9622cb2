//! The tables of pronunciations.

use std::ops::Range;

use jiazhu_reading::SyllableSource;
use jiazhu_reading::pinyin::{Letters, from_numbered};

use super::network::Network;
use super::rules::Contexts;
use super::taiwan::TaiwanTable;
use crate::by_character::ByCharacter;
use jiazhu_packed::SignsPart;
use jiazhu_packed::trie::Pair;
use jiazhu_packed::word_codes::WordCodes;

/// How characters and words are pronounced; a part of [`Tables`](crate::Tables).
pub struct Pronunciations {
    characters: CharacterTable,
    phrases: WordCodes,
    /// Of CC-CEDICT, where it has been added.
    cedict: Option<WordCodes>,
    /// How words are said in Taiwan, where it has been added.
    taiwan: Option<TaiwanTable>,
    /// Tells pronunciations apart by what stands around, where it has been added.
    pub(super) network: Option<Network>,
    /// What neighbours say of characters that no word decides.
    pub(super) contexts: Contexts,
}

#[derive(Default)]
struct CharacterTable {
    sounds: ByCharacter<CharacterSounds>,
    /// The pronunciations of one character after those of another, with tone marks; `None` for what is no syllable.
    spelled: Vec<Option<Letters>>,
}

/// The pronunciations of one character.
#[derive(Clone, Default)]
struct CharacterSounds {
    /// Where they stand in [`CharacterTable::spelled`], the usual one first.
    all: Range<usize>,
    /// How many of them live in today's language.
    living: usize,
    /// Whether the usual one may be taken where nothing decides.
    settled: bool,
}

/// What is usual for a character.
pub(super) struct Usual {
    pub pinyin: Option<Letters>,
    /// Whether it may be taken where nothing decides.
    pub settled: bool,
    /// Whether the character has several pronunciations today.
    pub is_polyphone: bool,
}

/// What a table says of one character of a word.
#[derive(Clone, Copy)]
pub(super) struct Sound {
    /// `None` for what is no syllable of its own.
    pub pinyin: Option<Letters>,
    pub has_capital: bool,
}

/// A word of a table with its pronunciations.
#[derive(Clone, Copy)]
pub(super) struct SpokenWord<'t> {
    word: &'t [char],
    codes: &'t [u8],
    pub source: SyllableSource,
    characters: &'t CharacterTable,
}

impl Pronunciations {
    /// Makes them of `pinyin.bin`; `None` if it is not in its format, which `lab/src/data/pinyin.rs` tells.
    pub(crate) fn new(part: SignsPart) -> Option<Pronunciations> {
        let text = part.text()?;
        let mut characters = CharacterTable::default();
        characters.add(&CharacterLines::read(&text)?);
        Some(Pronunciations {
            characters,
            phrases: WordCodes::new(part)?,
            cedict: None,
            taiwan: None,
            network: None,
            contexts: Contexts::new(),
        })
    }

    /// Adds `cedict-pinyin.bin`; `None`, and nothing is added, if it is not in the same format.
    pub(crate) fn add_cedict(&mut self, part: SignsPart) -> Option<()> {
        let text = part.text()?;
        let lines = CharacterLines::read(&text)?;
        self.cedict = Some(WordCodes::new(part)?);
        self.characters.add(&lines);
        Some(())
    }

    /// Adds `taiwan.txt`; `None`, and nothing is added, if it is not in its format.
    pub(crate) fn add_taiwan(&mut self, text: &str) -> Option<()> {
        self.taiwan = Some(TaiwanTable::read(text)?);
        Some(())
    }

    /// How words are said in Taiwan; `None` without `taiwan.txt`.
    pub(crate) fn taiwan(&self) -> Option<&TaiwanTable> {
        self.taiwan.as_ref()
    }

    /// Adds `polyphones.bin` after inflating; `None`, and nothing is added, if it is not in its format.
    pub(crate) fn add_network(&mut self, bytes: &[u8]) -> Option<()> {
        self.network = Some(Network::read(bytes)?);
        Some(())
    }

    pub(super) fn usual(&self, c: char) -> Option<Usual> {
        let sounds = self.characters.sounds.get(c)?;
        Some(Usual {
            pinyin: self.characters.nth(sounds, 0),
            settled: sounds.settled || sounds.living <= 1,
            is_polyphone: sounds.living > 1,
        })
    }

    /// Whether a character is usually said so.
    pub(super) fn is_usual(&self, c: char, pinyin: Letters) -> bool {
        self.characters.sounds.get(c).is_some_and(|sounds| self.characters.nth(sounds, 0) == Some(pinyin))
    }

    /// All pronunciations of a character that the tables know, the usual one first.
    pub(crate) fn known(&self, c: char) -> Vec<&str> {
        let Some(sounds) = self.characters.sounds.get(c) else { return Vec::new() };
        self.characters.spelled[sounds.all.clone()].iter().filter_map(Option::as_deref).collect()
    }

    /// Whether a character has several pronunciations today.
    pub(super) fn is_polyphone(&self, c: char) -> bool {
        self.characters.sounds.get(c).is_some_and(|sounds| sounds.living > 1)
    }

    /// The pronunciations of a character that live in today's language, the usual one first.
    pub(crate) fn living(&self, c: char) -> Vec<&str> {
        let Some(sounds) = self.characters.sounds.get(c) else { return Vec::new() };
        let all = &self.characters.spelled[sounds.all.clone()];
        all.iter().take(sounds.living.max(1)).filter_map(Option::as_deref).collect()
    }

    /// How a word of the tables is pronounced. The dictionary comes before the phrases: it leaves out what they know better. Where it says the
    /// word otherwise than they do, what they say of each character comes second; those that it says alike have been left out of it.
    pub(super) fn word<'t>(&'t self, word: &'t [char]) -> Option<(SpokenWord<'t>, Option<SpokenWord<'t>>)> {
        let spoken = |source, codes| SpokenWord { word, codes, source, characters: &self.characters };
        let named = self.cedict.as_ref().and_then(|cedict| cedict.get(word));
        let phrase = self.phrases.get(word).map(|codes| spoken(SyllableSource::Phrase, codes));
        match named {
            Some(codes) => Some((spoken(SyllableSource::Dictionary, codes), phrase)),
            None => Some((phrase?, None)),
        }
    }

    /// All pronunciations of a word that the tables have, a syllable for each of its characters.
    pub(crate) fn ways_of(&self, word: &[char]) -> Vec<Vec<Letters>> {
        let Some((first, second)) = self.word(word) else { return Vec::new() };
        let sounds = |spoken: &SpokenWord<'_>, way| {
            spoken
                .sounds(way)
                .map(|sound| {
                    Some(if sound.has_capital { capitalised(sound.pinyin?) } else { sound.pinyin? })
                })
                .collect()
        };
        let ways = |spoken: SpokenWord<'_>| {
            (0..spoken.ways()).map(|way| sounds(&spoken, way)).collect::<Vec<Option<_>>>()
        };
        std::iter::once(first).chain(second).flat_map(ways).flatten().collect()
    }

    /// What [`Pronunciations::words_at_pair`] is told of places of a text.
    pub(super) fn pairs_at(&self, text: &[char], places: &[u32]) -> Vec<[Pair; 2]> {
        let cedict = self.cedict.as_ref().map_or_else(Vec::new, |cedict| cedict.pairs_at(text, places));
        let cedict = cedict.into_iter().chain(std::iter::repeat(Pair::NONE));
        let phrases = self.phrases.pairs_at(text, places);
        phrases.into_iter().zip(cedict).map(|(phrase, named)| [phrase, named]).collect()
    }

    /// Calls `found` with the lengths of the words of both tables that `text` begins with, of which the pairs are known.
    pub(super) fn words_at_pair(
        &self,
        text: &[char],
        [phrase, named]: [Pair; 2],
        mut found: impl FnMut(usize),
    ) {
        self.phrases.lengths_on(text, phrase, &mut found);
        if let Some(cedict) = &self.cedict {
            cedict.lengths_on(text, named, found);
        }
    }

    /// The words of both tables that `text` begins with: the length of the longest.
    pub(super) fn longest_word_at(&self, text: &[char]) -> Option<usize> {
        let mut longest = None;
        for list in [Some(&self.phrases), self.cedict.as_ref()].into_iter().flatten() {
            list.lengths(text, |length| longest = longest.max(Some(length)));
        }
        longest
    }
}

impl<'t> SpokenWord<'t> {
    /// In characters.
    pub fn length(&self) -> usize {
        self.word.len()
    }

    /// How many pronunciations it may have.
    pub fn ways(&self) -> usize {
        self.codes.len().div_ceil(self.word.len()).max(1)
    }

    /// One of the pronunciations, character by character; the first is taken where nothing decides.
    pub fn sounds(&self, way: usize) -> impl Iterator<Item = Sound> + use<'t> {
        let SpokenWord { word, codes, characters, .. } = *self;
        word.iter().enumerate().map(move |(index, c)| {
            let (place, has_capital) = sign(codes, way * word.len() + index);
            let sounds = characters.sounds.get(*c);
            Sound { pinyin: sounds.and_then(|sounds| characters.nth(sounds, place)), has_capital }
        })
    }
}

/// What the signs of a word say of one of its characters: which of its pronunciations, and whether it has a capital.
fn sign(signs: &[u8], index: usize) -> (usize, bool) {
    let sign = signs.get(index).copied().unwrap_or(b'0');
    let has_capital = sign >= b'P';
    (usize::from(sign.saturating_sub(if has_capital { b'P' } else { b'0' })), has_capital)
}

impl CharacterTable {
    fn nth(&self, sounds: &CharacterSounds, place: usize) -> Option<Letters> {
        *self.spelled[sounds.all.clone()].get(place)?
    }

    /// Adds the characters of a file: their pronunciations come after those that are known.
    fn add(&mut self, file: &CharacterLines<'_>) {
        for (syllable, characters) in &file.settled {
            let all = self.spelled.len()..self.spelled.len() + 1;
            self.spelled.push(letters(syllable));
            let sounds = CharacterSounds { all, living: 1, settled: false };
            characters.chars().for_each(|c| self.sounds.insert(c, sounds.clone()));
        }
        for Several { c, living, others, settled } in &file.several {
            let sounds = self.sounds.entry(*c);
            let start = self.spelled.len();
            self.spelled.extend_from_within(sounds.all.clone());
            let before = self.spelled.len();
            self.spelled.extend(living.split_whitespace().map(letters));
            sounds.living += self.spelled.len() - before;
            self.spelled.extend(others.split_whitespace().map(letters));
            sounds.all = start..self.spelled.len();
            sounds.settled |= settled;
        }
    }
}

/// What the text of a file holds.
struct CharacterLines<'t> {
    /// Syllables, and the characters that have only that.
    settled: Vec<(&'t str, &'t str)>,
    several: Vec<Several<'t>>,
}

/// A character with several pronunciations, numbered, with blanks between them.
struct Several<'t> {
    c: char,
    living: &'t str,
    others: &'t str,
    settled: bool,
}

impl CharacterLines<'_> {
    /// `None` if it is not in the format.
    fn read(text: &str) -> Option<CharacterLines<'_>> {
        let mut rest = text;
        let mut settled = Vec::new();
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            settled.push(line.split_once(' ')?);
            rest = after;
        }
        rest = rest.strip_prefix('\n')?;
        let mut several = Vec::new();
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            let (head, others) = line.split_once(' ')?;
            let (living, others) = others.split_once('|')?;
            several.push(Several { c: head.chars().next()?, living, others, settled: head.ends_with('!') });
            rest = after;
        }
        (rest == "\n").then_some(CharacterLines { settled, several })
    }
}

/// A numbered syllable with its tone mark; `None` for what is no syllable.
pub(super) fn letters(numbered: &str) -> Option<Letters> {
    Letters::new(&from_numbered(numbered)?)
}

/// A syllable with a capital.
pub fn capitalised(syllable: Letters) -> Letters {
    let mut chars = syllable.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    Letters::new(&capital).unwrap_or(syllable)
}

/// A syllable without its capital.
pub fn uncapitalised(syllable: Letters) -> Letters {
    if is_capitalised(syllable) {
        Letters::new(&syllable.to_lowercase()).unwrap_or(syllable)
    } else {
        syllable
    }
}

pub fn is_capitalised(syllable: Letters) -> bool {
    match syllable.as_bytes().first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => syllable.starts_with(char::is_uppercase),
    }
}

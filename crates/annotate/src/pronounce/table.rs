//! The tables of pronunciations.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::wordlist::WordList;
use jiazhu_reading::SyllableSource;
use jiazhu_reading::pinyin::from_numbered;

/// Made by `cargo xtask data`, see `lab/src/data/pinyin.rs` for the format. From pypinyin, MIT.
const PHRASES: &[u8] = include_bytes!("../../../tables/data/pinyin.bin");
/// The same from CC-CEDICT, CC BY-SA.
const CEDICT: &[u8] = include_bytes!("../../../tables-cedict/data/cedict-pinyin.bin");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut characters = Characters::default();
    let words = characters.add(PHRASES).and_then(|phrases| Some((phrases, characters.add(CEDICT)?)));
    let (phrases, dictionary) = words.expect(
        "the tables of pronunciations are as `cargo xtask data` made them: a test compares their hashes",
    );
    Table { characters, phrases, dictionary }
});

pub struct Table {
    characters: Characters,
    phrases: WordList,
    dictionary: WordList,
}

#[derive(Default)]
struct Characters {
    sounds: FxHashMap<char, Sounds>,
    /// The pronunciations of one character after those of another, with tone marks; `None` for what is no syllable.
    spelled: Vec<Option<String>>,
}

/// The pronunciations of one character.
#[derive(Clone, Default)]
struct Sounds {
    /// Where they stand in [`Characters::spelled`], the usual one first.
    all: Range<usize>,
    /// How many of them live in today's language.
    living: usize,
    /// Whether the usual one may be taken where nothing decides.
    settled: bool,
}

/// What is usual for a character.
pub struct Usual<'t> {
    pub pinyin: Option<&'t str>,
    /// Whether it may be taken where nothing decides.
    pub settled: bool,
}

/// What a table says of one character of a word.
pub struct Sound<'t> {
    /// `None` for what is no syllable of its own.
    pub pinyin: Option<&'t str>,
    pub has_capital: bool,
}

impl Table {
    pub fn builtin() -> &'static Table {
        &TABLE
    }

    pub fn usual(&self, c: char) -> Option<Usual<'_>> {
        let sounds = self.characters.sounds.get(&c)?;
        Some(Usual { pinyin: self.characters.nth(sounds, 0), settled: sounds.settled || sounds.living <= 1 })
    }

    /// How a word of the tables is pronounced, character by character; phrases come before the dictionary, which knows the names.
    pub fn word<'t>(&'t self, word: &'t [char]) -> Option<(impl Iterator<Item = Sound<'t>>, SyllableSource)> {
        let named = self.dictionary.get(word);
        let phrase = self.phrases.get(word);
        let source = if phrase.is_some() { SyllableSource::Phrase } else { SyllableSource::Dictionary };
        let said = phrase.or(named)?;
        let sound = move |(index, &c): (usize, &char)| {
            let (place, has_capital) = (sign(said, index).0, sign(named.unwrap_or(said), index).1);
            let sounds = self.characters.sounds.get(&c);
            Sound { pinyin: sounds.and_then(|sounds| self.characters.nth(sounds, place)), has_capital }
        };
        Some((word.iter().enumerate().map(sound), source))
    }

    /// Calls `found` with the lengths of the phrases that `text` begins with, the shorter first.
    pub fn phrases_at(&self, text: &[char], mut found: impl FnMut(usize)) {
        self.phrases.walk(text, |length, _| found(length));
    }

    /// The words of both tables that `text` begins with: the length of the longest.
    pub fn longest_word_at(&self, text: &[char]) -> Option<usize> {
        let mut longest = None;
        for list in [&self.phrases, &self.dictionary] {
            list.walk(text, |length, _| longest = longest.max(Some(length)));
        }
        longest
    }
}

/// What the signs of a word say of one of its characters: which of its pronunciations, and whether it has a capital.
fn sign(signs: &[u8], index: usize) -> (usize, bool) {
    let sign = signs.get(index).copied().unwrap_or(b'0');
    let has_capital = sign >= b'P';
    (usize::from(sign - if has_capital { b'P' } else { b'0' }), has_capital)
}

impl Characters {
    fn nth(&self, sounds: &Sounds, place: usize) -> Option<&str> {
        self.spelled[sounds.all.clone()].get(place)?.as_deref()
    }

    /// Adds the characters of a packed table and returns its words; `None` if it is not in the format.
    fn add(&mut self, packed: &[u8]) -> Option<WordList> {
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
        let mut rest = std::str::from_utf8(&bytes).ok()?;
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            let (syllable, characters) = line.split_once(' ')?;
            let all = self.spelled.len()..self.spelled.len() + 1;
            self.spelled.push(from_numbered(syllable));
            let sounds = Sounds { all, living: 1, settled: false };
            self.sounds.extend(characters.chars().map(|c| (c, sounds.clone())));
            rest = after;
        }
        rest = rest.strip_prefix('\n')?;
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            let (head, others) = line.split_once(' ')?;
            let (living, others) = others.split_once('|')?;
            let sounds = self.sounds.entry(head.chars().next()?).or_default();
            let start = self.spelled.len();
            self.spelled.extend_from_within(sounds.all.clone());
            let living = living.split_whitespace().map(from_numbered);
            let before = self.spelled.len();
            self.spelled.extend(living);
            sounds.living += self.spelled.len() - before;
            self.spelled.extend(others.split_whitespace().map(from_numbered));
            sounds.all = start..self.spelled.len();
            sounds.settled |= head.ends_with('!');
            rest = after;
        }
        let (words, rest) = WordList::unpack(rest.strip_prefix('\n')?)?;
        rest.is_empty().then_some(words)
    }
}

/// A syllable with a capital.
pub fn capitalised(syllable: &str) -> String {
    let mut chars = syllable.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

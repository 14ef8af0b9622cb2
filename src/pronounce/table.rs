//! The tables of pronunciations.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::pinyin::from_numbered;
use crate::reading::SyllableSource;
use crate::wordlist::WordList;

/// Made by `cargo xtask data`, see `lab/src/data/pinyin.rs` for the format. From pypinyin, MIT.
const PHRASES: &[u8] = include_bytes!("../../data/pinyin.bin");
/// The same from CC-CEDICT, CC BY-SA.
const CEDICT: &[u8] = include_bytes!("../../data/cedict-pinyin.bin");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let read = table.add(PHRASES).and_then(|phrases| {
        table.phrases = phrases;
        table.dictionary = table.add(CEDICT)?;
        Some(())
    });
    read.expect(
        "the tables of pronunciations are as `cargo xtask data` made them: a test compares their hashes",
    );
    table
});

#[derive(Default)]
pub struct Table {
    characters: HashMap<char, Sounds>,
    phrases: WordList,
    dictionary: WordList,
}

/// The pronunciations of one character.
#[derive(Default)]
pub struct Sounds {
    /// Numbered, the usual one first.
    all: Vec<String>,
    /// How many of them live in today's language.
    pub living: usize,
    /// Whether the usual one may be taken where nothing decides.
    pub settled: bool,
}

impl Sounds {
    /// The usual pronunciation.
    pub fn usual(&self) -> &str {
        self.all.first().map_or("", String::as_str)
    }
}

/// What a table says of one character of a word.
pub struct Sound<'t> {
    /// Numbered.
    pub syllable: &'t str,
    pub has_capital: bool,
}

impl Table {
    pub fn builtin() -> &'static Table {
        &TABLE
    }

    pub fn character(&self, c: char) -> Option<&Sounds> {
        self.characters.get(&c)
    }

    /// How a word of the tables is pronounced, character by character; phrases come before the dictionary, which knows the names.
    pub fn word(&self, word: &str) -> Option<(Vec<Sound<'_>>, SyllableSource)> {
        let entry = self.dictionary.get(word);
        if let Some(signs) = self.phrases.get(word) {
            let mut sounds = self.sounds(word, signs);
            if let Some(named) = entry.map(|signs| self.sounds(word, signs)) {
                for (sound, named) in sounds.iter_mut().zip(named) {
                    sound.has_capital = named.has_capital;
                }
            }
            return Some((sounds, SyllableSource::Phrase));
        }
        Some((self.sounds(word, entry?), SyllableSource::Dictionary))
    }

    /// The phrases that `text` begins with, the shorter first, in bytes.
    pub fn phrases_at<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> {
        self.phrases.at_head_of(text).map(|(bytes, _)| bytes)
    }

    /// The words of both tables that `text` begins with: the longest, in bytes.
    pub fn longest_word_at(&self, text: &str) -> Option<usize> {
        let words = [&self.phrases, &self.dictionary];
        words.into_iter().filter_map(|list| Some(list.at_head_of(text).last()?.0)).max()
    }

    fn sounds<'t>(&'t self, word: &str, signs: &[u8]) -> Vec<Sound<'t>> {
        let sound = |(index, c): (usize, char)| {
            let sign = signs.get(index).copied().unwrap_or(b'0');
            let has_capital = sign >= b'P';
            let place = usize::from(sign - if has_capital { b'P' } else { b'0' });
            let all = self.characters.get(&c).map_or(&[][..], |sounds| &sounds.all);
            Sound { syllable: all.get(place).map_or("", String::as_str), has_capital }
        };
        word.chars().enumerate().map(sound).collect()
    }

    /// Adds the characters of a packed table and returns its words; `None` if it is not in the format.
    fn add(&mut self, packed: &[u8]) -> Option<WordList> {
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
        let mut rest = std::str::from_utf8(&bytes).ok()?;
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            let (syllable, characters) = line.split_once(' ')?;
            for c in characters.chars() {
                self.characters
                    .insert(c, Sounds { all: vec![syllable.to_owned()], living: 1, settled: false });
            }
            rest = after;
        }
        rest = rest.strip_prefix('\n')?;
        while let Some((line, after)) = rest.split_once('\n').filter(|(line, _)| !line.is_empty()) {
            let (head, others) = line.split_once(' ')?;
            let (living, others) = others.split_once('|')?;
            let sounds = self.characters.entry(head.chars().next()?).or_default();
            let living: Vec<&str> = living.split_whitespace().collect();
            sounds.settled |= head.ends_with('!');
            sounds.living += living.len();
            sounds.all.extend(living.into_iter().chain(others.split_whitespace()).map(str::to_owned));
            rest = after;
        }
        let (words, rest) = WordList::unpack(rest.strip_prefix('\n')?)?;
        rest.is_empty().then_some(words)
    }
}

/// A numbered syllable as a reading has it.
pub fn marked(syllable: &str, has_capital: bool) -> Option<String> {
    let marked = from_numbered(syllable)?;
    Some(if has_capital { capitalised(&marked) } else { marked })
}

/// The same with a capital.
pub fn capitalised(syllable: &str) -> String {
    let mut chars = syllable.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

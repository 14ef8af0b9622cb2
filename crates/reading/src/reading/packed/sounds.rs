//! Pronunciations, told word by word: a word is said as it was the last time, unless something else is told.

use serde::{Deserialize, Serialize};

use crate::pinyin::Letters;
use crate::reading::{Syllable, SyllableSource};
use crate::span::Span;
use crate::wire::wire;

#[derive(Default, Serialize, Deserialize)]
pub(super) struct PackedSounds {
    /// One number for each character of the words that are told, see [`Sign`].
    signs: Vec<u8>,
    /// The pronunciations that are not those the characters had the last time, each closed by a space.
    pinyin: String,
    /// Which words are told although they stood in the text before; each as the distance from the one before it.
    again: Vec<u32>,
}

wire! {
    PackedSounds { signs, pinyin, again }
}

/// What is told of a character: its syllable without the pinyin.
struct Sign {
    source: SyllableSource,
    sandhi: Option<u8>,
    unsettled: bool,
    /// Whether the syllable is of two characters.
    long: bool,
    /// Whether the pinyin is told; else it is that of the same character the last time.
    new: bool,
}

const SOURCES: [SyllableSource; 7] = [
    SyllableSource::Glossary,
    SyllableSource::Note,
    SyllableSource::Phrase,
    SyllableSource::Dictionary,
    SyllableSource::Character,
    SyllableSource::Author,
    SyllableSource::Mainland,
];
const SANDHI: [Option<u8>; 4] = [None, Some(2), Some(4), Some(5)];

impl Sign {
    /// The sign of a number; outside `Some`: `None` for a character without a syllable.
    fn of(number: u8) -> Option<Option<Sign>> {
        let Some(number) = number.checked_sub(1) else { return Some(None) };
        let flag = |bit: u8| number >> bit & 1 == 1;
        let rest = usize::from(number >> 3);
        let source = *SOURCES.get(rest / SANDHI.len())?;
        let sandhi = SANDHI[rest % SANDHI.len()];
        Some(Some(Sign { source, sandhi, unsettled: flag(0), long: flag(1), new: flag(2) }))
    }

    #[cfg(feature = "write")]
    fn number(&self) -> u8 {
        let source = SOURCES.iter().position(|source| *source == self.source).unwrap_or(0);
        let sandhi = SANDHI.iter().position(|sandhi| *sandhi == self.sandhi).unwrap_or(0);
        let flags = u8::from(self.unsettled) + 2 * u8::from(self.long) + 4 * u8::from(self.new);
        1 + 8 * ((source * SANDHI.len() + sandhi) as u8) + flags
    }
}

/// The words of a text that have been met, by their characters, and where the last of each begins.
///
/// A hash table of chains. The one of `std` is several kilobytes of the widget.
struct WordsMet {
    /// By hash, the first of a chain: its place in `met`, from 1; 0 for none.
    heads: Vec<u32>,
    met: Vec<WordMet>,
}

struct WordMet {
    last: Span,
    /// Another of the same hash, as in `heads`.
    next: u32,
}

impl Default for WordsMet {
    fn default() -> WordsMet {
        WordsMet { heads: vec![0; 1 << WordsMet::BITS], met: Vec::new() }
    }
}

impl WordsMet {
    const BITS: u32 = 16;

    /// Meets a word: where it was met the last time.
    fn meet(&mut self, text: &[char], word: Span) -> Option<Span> {
        let spelled = &text[word.range()];
        let hash = spelled.iter().fold(0u32, |hash, c| (hash ^ *c as u32).wrapping_mul(0x9E37_79B1));
        let head = &mut self.heads[(hash >> (u32::BITS - WordsMet::BITS)) as usize];
        let mut at = *head;
        while let Some(met) = self.met.get_mut((at as usize).wrapping_sub(1)) {
            if &text[met.last.range()] == spelled {
                return Some(std::mem::replace(&mut met.last, word));
            }
            at = met.next;
        }
        self.met.push(WordMet { last: word, next: *head });
        *head = self.met.len() as u32;
        None
    }
}

/// The syllables of a text as far as they have been told.
#[derive(Default)]
struct Told {
    /// In order of their start.
    syllables: Vec<Syllable>,
    /// By place in the text, which syllable starts there: its place in `syllables`, from 1; 0 for none.
    starting: Vec<u32>,
    /// By character, the last syllable that started on it, likewise.
    last: Vec<u32>,
}

impl Told {
    /// Makes room for a text of so many characters.
    fn expect(&mut self, length: usize) {
        /// What a file claims reserves no more than this; a longer text takes more as it is told.
        const MOST: usize = 1 << 20;
        let more = length.min(MOST).saturating_sub(self.starting.len());
        self.syllables.reserve(more);
        self.starting.reserve(more);
    }

    /// The syllable that starts at a place of the text.
    fn at(&self, place: usize) -> Option<Syllable> {
        self.syllables.get((*self.starting.get(place)? as usize).wrapping_sub(1)).copied()
    }

    /// How a character was said the last time.
    fn before(&self, c: char) -> Option<Letters> {
        let last = *self.last.get(c as usize)?;
        self.syllables.get((last as usize).wrapping_sub(1)).map(|syllable| syllable.pinyin)
    }

    /// Tells of the next character; the length of a syllable is that of its span.
    fn push(&mut self, c: char, syllable: Option<Syllable>) {
        let start = self.starting.len() as u32;
        let mut number = 0;
        if let Some(syllable) = syllable {
            self.syllables
                .push(Syllable { span: Span { start, end: start + syllable.span.length() }, ..syllable });
            number = self.syllables.len() as u32;
            if self.last.len() <= c as usize {
                self.last.resize(c as usize + 1, 0);
            }
            self.last[c as usize] = number;
        }
        self.starting.push(number);
    }
}

/// Unpacks sounds, so many words at a time.
#[derive(Default)]
pub(super) struct SoundsUnpacker {
    sounds: PackedSounds,
    met: WordsMet,
    told: Told,
    /// How many words have been told, and where the next one starts.
    words: usize,
    start: u32,
    /// How many of `signs`, bytes of `pinyin`, and items of `again` have been read.
    signs: usize,
    pinyin: usize,
    again: usize,
    /// The last word that was told although it stood before.
    last_again: usize,
}

impl SoundsUnpacker {
    /// Takes those of the next section, with which the text has so many characters.
    pub(super) fn add(&mut self, mut more: PackedSounds, length: usize) {
        self.told.expect(length);
        self.sounds.signs.append(&mut more.signs);
        self.sounds.pinyin.push_str(&more.pinyin);
        self.sounds.again.append(&mut more.again);
    }

    /// The syllables that have been told.
    pub(super) fn told(&self) -> &[Syllable] {
        &self.told.syllables
    }

    /// Tells so many more words of the text; whether all have been told. `None` if they do not tile it, or too little is told.
    pub(super) fn go_on(&mut self, text: &[char], lengths: &[u32], count: usize) -> Option<bool> {
        for length in lengths.iter().skip(self.words).take(count) {
            let word = Span { start: self.start, end: self.start.checked_add(*length)? };
            text.get(word.range())?;
            let after = self.sounds.again.get(self.again).map(|after| *after as usize);
            let is_again = after.is_some_and(|after| self.last_again.checked_add(after) == Some(self.words));
            if is_again {
                self.again += 1;
                self.last_again = self.words;
            }
            let copied = self.met.meet(text, word).filter(|_| !is_again);
            for (at, c) in text[word.range()].iter().enumerate() {
                let syllable = match copied {
                    Some(before) => self.told.at(before.start as usize + at),
                    None => self.next(*c)?,
                };
                self.told.push(*c, syllable);
            }
            self.words += 1;
            self.start = word.end;
        }
        Some(self.words == lengths.len())
    }

    /// What the next sign says of a character; outside `Some`: `None` where too little is told.
    fn next(&mut self, c: char) -> Option<Option<Syllable>> {
        let sign = Sign::of(*self.sounds.signs.get(self.signs)?)?;
        self.signs += 1;
        let Some(sign) = sign else { return Some(None) };
        let pinyin = if sign.new {
            let rest = self.sounds.pinyin.as_bytes().get(self.pinyin..)?;
            let length = rest.iter().position(|byte| *byte == b' ')?;
            self.pinyin += length + 1;
            Letters::of_bytes(&rest[..length])?
        } else {
            self.told.before(c)?
        };
        Some(Some(Syllable {
            span: Span { start: 0, end: if sign.long { 2 } else { 1 } },
            pinyin,
            source: sign.source,
            sandhi: sign.sandhi,
            unsettled: sign.unsettled,
        }))
    }

    /// The syllables; `None` if the words do not tile the text, or too much is told.
    pub(super) fn finish(&mut self, length: usize) -> Option<Vec<Syllable>> {
        let PackedSounds { signs, pinyin, .. } = &self.sounds;
        let all_told = self.start as usize == length
            && self.signs == signs.len()
            && self.pinyin == pinyin.len()
            && self.again == self.sounds.again.len();
        all_told.then(|| std::mem::take(&mut self.told.syllables))
    }
}

#[cfg(feature = "write")]
impl PackedSounds {
    /// Tells the syllables of a reading whose words tile its text, which is `text`; one more for each cut, which is where it begins.
    pub(super) fn pack(reading: &crate::reading::Reading, text: &[char], cuts: &[u32]) -> Vec<PackedSounds> {
        let mut all = vec![PackedSounds::default()];
        if reading.words.iter().map(|length| *length as usize).sum::<usize>() != text.len() {
            return all;
        }
        let (mut met, mut told) = (WordsMet::default(), Told::default());
        told.expect(text.len());
        let mut said: Vec<Option<Syllable>> = vec![None; text.len()];
        for syllable in &reading.syllables {
            let span = Span { start: 0, end: syllable.span.length() };
            said[syllable.span.start as usize] = Some(Syllable { span, ..*syllable });
        }
        let (mut start, mut last_again) = (0, 0);
        let mut sounds = PackedSounds::default();
        for (index, length) in reading.words.iter().enumerate() {
            // The LF between two sections belongs to the second.
            if cuts.get(all.len() - 1).is_some_and(|cut| start + 1 >= *cut) {
                all.insert(all.len() - 1, std::mem::take(&mut sounds));
            }
            let word = Span { start, end: start + length };
            start = word.end;
            let before = met.meet(text, word);
            let is_copy = before.is_some_and(|before| said[before.range()] == said[word.range()]);
            if !is_copy && before.is_some() {
                sounds.again.push((index - std::mem::replace(&mut last_again, index)) as u32);
            }
            for at in word.range() {
                if !is_copy {
                    let last = told.before(text[at]);
                    let new = said[at].filter(|syllable| last != Some(syllable.pinyin));
                    if let Some(syllable) = new {
                        sounds.pinyin += &syllable.pinyin;
                        sounds.pinyin.push(' ');
                    }
                    sounds.signs.push(said[at].map_or(0, |syllable| {
                        let Syllable { source, sandhi, unsettled, .. } = syllable;
                        Sign { source, sandhi, unsettled, long: syllable.span.end == 2, new: new.is_some() }
                            .number()
                    }));
                }
                told.push(text[at], said[at]);
            }
        }
        all.pop();
        all.push(sounds);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_finds_the_last_one_alike() {
        let last = |text: &str, lengths: &[u32]| {
            let text: Vec<char> = text.chars().collect();
            let (mut met, mut end) = (WordsMet::default(), 0);
            let words = lengths.iter().map(|length| {
                let start = end;
                end += length;
                met.meet(&text, Span { start, end }).map(|before| before.start)
            });
            words.collect::<Vec<_>>()
        };
        assert_eq!(last("", &[]), []);
        assert_eq!(last("一二一一二", &[1; 5]), [None, None, Some(0), Some(2), Some(1)]);
        assert_eq!(last("一二一一二", &[2, 1, 2]), [None, None, Some(0)]);
        // So many that chains are long: each word of two characters stands once, then once more.
        let numbers: String = (0..200_000u32)
            .flat_map(|number| [(number % 100_000) / 400, number % 400])
            .filter_map(|number| char::from_u32(0x4E00 + number))
            .collect();
        let expected = (0u32..200_000).map(|at| at.checked_sub(100_000).map(|at| 2 * at));
        assert!(last(&numbers, &[2; 200_000]).into_iter().eq(expected));
    }
}

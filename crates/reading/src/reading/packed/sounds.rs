//! Pronunciations, told word by word: a word is said as it was the last time, unless something else is told.

use serde::{Deserialize, Serialize};

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

/// A text, its words, and where each word and each character stood before.
struct EarlierPlaces {
    words: Vec<Span>,
    word_before: Vec<Option<usize>>,
    character_before: Vec<Option<usize>>,
}

impl EarlierPlaces {
    /// `None` if the words do not tile the text. `bytes` says where its characters start; one more at the end.
    fn of(text: &str, bytes: &[usize], lengths: &[u32]) -> Option<EarlierPlaces> {
        let byte = |at: u32| bytes.get(at as usize).copied();
        let spelled = |place: &Span| text.get(byte(place.start)?..byte(place.end)?);
        let mut words = Vec::with_capacity(lengths.len());
        let mut end = 0u32;
        for length in lengths {
            let start = end;
            end = start.checked_add(*length)?;
            words.push(Span { start, end });
        }
        let spelled_words: Option<Vec<&str>> = words.iter().map(spelled).collect();
        let characters: Option<Vec<&str>> =
            (1..bytes.len()).map(|end| spelled(&Span::new(end - 1, end))).collect();
        (end as usize + 1 == bytes.len()).then_some(())?;
        Some(EarlierPlaces {
            words,
            word_before: last_alike(&spelled_words?),
            character_before: last_alike(&characters?),
        })
    }
}

/// For each item the place of the last one before it that is alike.
fn last_alike(items: &[&str]) -> Vec<Option<usize>> {
    // A hash table with open addressing, half full at most. The one of `std` is several kilobytes of the widget; a heap, which has been
    // here, took a second for a million characters.
    let mask = (2 * items.len()).next_power_of_two() - 1;
    let mut slots = vec![usize::MAX; mask + 1];
    let place = |at: usize| {
        let mut slot = hash(items[at]) as usize & mask;
        while let Some(found) = items.get(slots[slot]) {
            if *found == items[at] {
                break;
            }
            slot = (slot + 1) & mask;
        }
        Some(std::mem::replace(&mut slots[slot], at)).filter(|before| *before < items.len())
    };
    (0..items.len()).map(place).collect()
}

/// FNV-1a.
fn hash(item: &str) -> u32 {
    item.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl PackedSounds {
    /// The syllables; `None` if too little is told, or too much.
    pub(super) fn unpack(&self, text: &str, bytes: &[usize], lengths: &[u32]) -> Option<Vec<Syllable>> {
        let places = EarlierPlaces::of(text, bytes, lengths)?;
        let mut signs = self.signs.iter();
        let mut pinyin = self.pinyin.split_terminator(' ');
        let mut again = self.again.iter();
        let mut next_again = again.next().map(|first| *first as usize);
        // By the place of the first character.
        let mut said: Vec<Option<Syllable>> = vec![None; bytes.len() - 1];
        // Where the same character had a syllable the last time, itself included.
        let mut spoken: Vec<Option<usize>> = vec![None; said.len()];
        for (index, word) in places.words.iter().enumerate() {
            let is_again = next_again == Some(index);
            if is_again {
                next_again = again.next().and_then(|after| index.checked_add(*after as usize));
            }
            let copied =
                places.word_before[index].filter(|_| !is_again).map(|before| places.words[before].start);
            for at in word.range() {
                let before = places.character_before[at].and_then(|before| spoken[before]);
                said[at] = match copied {
                    Some(from) => said[from as usize + at - word.start as usize].clone(),
                    None => match Sign::of(*signs.next()?)? {
                        Some(sign) => Some(Syllable {
                            span: Span { start: 0, end: if sign.long { 2 } else { 1 } },
                            pinyin: if sign.new {
                                pinyin.next()?.to_owned()
                            } else {
                                said[before?].as_ref()?.pinyin.clone()
                            },
                            source: sign.source,
                            sandhi: sign.sandhi,
                            unsettled: sign.unsettled,
                        }),
                        None => None,
                    },
                };
                spoken[at] = if said[at].is_some() { Some(at) } else { before };
            }
        }
        let all_told = signs.next().is_none() && pinyin.next().is_none() && next_again.is_none();
        let placed = |(at, syllable): (u32, Option<Syllable>)| {
            let span = Span { start: at, end: at + syllable.as_ref()?.span.end };
            Some(Syllable { span, ..syllable? })
        };
        all_told.then(|| (0..).zip(said).filter_map(placed).collect())
    }
}

#[cfg(feature = "write")]
impl PackedSounds {
    /// Tells the syllables of a reading whose words tile its text.
    pub(super) fn pack(reading: &crate::reading::Reading) -> PackedSounds {
        let text = reading.text();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut sounds = PackedSounds::default();
        let Some(places) = EarlierPlaces::of(&text, &bytes, &reading.words) else { return sounds };
        let mut said: Vec<Option<Syllable>> = vec![None; bytes.len() - 1];
        for syllable in &reading.syllables {
            let span = Span { start: 0, end: syllable.span.length() };
            said[syllable.span.start as usize] = Some(Syllable { span, ..syllable.clone() });
        }
        let mut spoken: Vec<Option<usize>> = vec![None; said.len()];
        let mut last_again = 0;
        for (index, word) in places.words.iter().enumerate() {
            let before = places.word_before[index].map(|before| places.words[before].range());
            let is_copy = before.clone().is_some_and(|before| said[before] == said[word.range()]);
            if !is_copy && before.is_some() {
                sounds.again.push((index - std::mem::replace(&mut last_again, index)) as u32);
            }
            for at in word.range() {
                let before = places.character_before[at].and_then(|before| spoken[before]);
                if !is_copy {
                    let last = before.and_then(|before| said[before].as_ref()).map(|last| &last.pinyin);
                    let new = said[at].as_ref().filter(|syllable| last != Some(&syllable.pinyin));
                    if let Some(syllable) = new {
                        sounds.pinyin += &syllable.pinyin;
                        sounds.pinyin.push(' ');
                    }
                    sounds.signs.push(said[at].as_ref().map_or(0, |syllable| {
                        let Syllable { source, sandhi, unsettled, .. } = *syllable;
                        Sign { source, sandhi, unsettled, long: syllable.span.end == 2, new: new.is_some() }
                            .number()
                    }));
                }
                spoken[at] = if said[at].is_some() { Some(at) } else { before };
            }
        }
        sounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_finds_the_last_one_alike() {
        assert_eq!(last_alike(&[]), []);
        assert_eq!(last_alike(&["一", "二", "一", "一", "二"]), [None, None, Some(0), Some(2), Some(1)]);
        // So many that slots are shared: each number stands once, then once more.
        let numbers: Vec<String> = (0..5_000).map(|number| (number % 2_500).to_string()).collect();
        let items: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let expected = (0usize..5_000).map(|at| at.checked_sub(2_500));
        assert!(last_alike(&items).into_iter().eq(expected));
    }
}

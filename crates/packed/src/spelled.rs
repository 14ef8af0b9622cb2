//! Reading lists of words as the tables spell them (front coding in streams); `lab/src/data/spelled.rs` tells the format.

use crate::leb128::leb128;
use crate::raw::by_count;

/// A list of words in code point order.
pub struct Spelled<'b> {
    /// In code point order.
    characters: Vec<char>,
    /// The most frequent first.
    ranked: Vec<char>,
    /// For each word, how many characters it has in common with the one before, and how many others.
    shared: &'b [u8],
    lengths: &'b [u8],
    /// For each word that shares none, its first character.
    first: Vec<usize>,
    /// The ranks of all others.
    high: &'b [u8],
    low: &'b [u8],
}

impl<'b> Spelled<'b> {
    /// Takes a list off the front; `None` if it is not in its format.
    pub fn read(bytes: &mut &'b [u8]) -> Option<Spelled<'b>> {
        let count = length(bytes)?;
        let mut characters = Vec::with_capacity(count);
        let mut code_point = 0_u32;
        for _ in 0..count {
            code_point = code_point.checked_add(u32::try_from(leb128(bytes)?).ok()?)?;
            characters.push(char::from_u32(code_point)?);
        }
        let uses = take(bytes, count)?;
        let ranked = by_count(uses).into_iter().map(|place| characters[place as usize]).collect();

        let words = length(bytes)?;
        let (shared, lengths) = (take(bytes, words)?, take(bytes, words)?);
        let alone = shared.iter().filter(|&&shared| shared == 0).count();
        let mut place = 0;
        let mut first = Vec::with_capacity(alone);
        for _ in 0..alone {
            place +=
                usize::try_from(leb128(bytes)?).ok().filter(|&distance| (1..=count).contains(&distance))?;
            first.push(place.checked_sub(1).filter(|&place| place < count)?);
        }
        let others = lengths.iter().map(|&length| usize::from(length)).sum::<usize>().checked_sub(alone)?;
        Some(Spelled {
            characters,
            ranked,
            shared,
            lengths,
            first,
            high: take(bytes, others)?,
            low: take(bytes, others)?,
        })
    }

    /// How many words it has.
    pub fn count(&self) -> usize {
        self.shared.len()
    }

    /// How many characters all words have together, those counted once that a word shares with the one before.
    pub fn characters(&self) -> usize {
        self.first.len() + self.low.len()
    }

    /// Tells each word: how many characters it shares with the one before, and its others. `None` if a word shares more characters than
    /// that has, or has none of its own, or `told` gives it.
    pub fn each(&self, mut told: impl FnMut(usize, &str) -> Option<()>) -> Option<()> {
        let mut first = self.first.iter();
        let mut others = self.high.iter().zip(self.low);
        let (mut rest, mut before) = (String::new(), 0);
        for (&shared, &length) in self.shared.iter().zip(self.lengths) {
            let (shared, length) = (usize::from(shared), usize::from(length));
            if shared > before || length == 0 {
                return None;
            }
            before = shared + length;
            rest.clear();
            for at in shared..before {
                rest.push(match at {
                    0 => self.characters[*first.next()?],
                    _ => {
                        let (&high, &low) = others.next()?;
                        *self.ranked.get(usize::from(high) << 8 | usize::from(low))?
                    }
                });
            }
            told(shared, &rest)?;
        }
        Some(())
    }
}

/// Takes a text that its length in bytes goes before off the front.
pub fn text<'b>(bytes: &mut &'b [u8]) -> Option<&'b str> {
    let length = length(bytes)?;
    std::str::from_utf8(take(bytes, length)?).ok()
}

/// A length that the rest of the bytes can have: one byte each at least.
fn length(bytes: &mut &[u8]) -> Option<usize> {
    usize::try_from(leb128(bytes)?).ok().filter(|length| *length <= bytes.len())
}

/// Takes so many bytes off the front.
pub fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

//! How the tables spell lists of words: front-coded, in streams.
//!
//! Format, of words in code point order. Numbers are in LEB128 unless they are said to be bytes.
//!
//! 1. How many characters occur; for each, in code point order, its distance from the one before; for each one byte, how often it occurs
//!    beyond the first place, in thirds of a power of two.
//! 2. How many words there are; for each one byte, how many characters it shares with the one before, 0 to 31; for each one byte, how many
//!    other characters it has.
//! 3. For each word that shares none, how far its first character is from that of the one before among the characters that occur; the first
//!    such word counts from the beginning.
//! 4. For each of all other characters its rank: the high bytes, then the low bytes. Ranks begin with the characters that occur most by
//!    the bytes of part 1; of those that occur alike, with the lowest code point.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::words::leb128;

/// Appends the list.
pub fn write<'w>(words: impl IntoIterator<Item = &'w str>, bytes: &mut Vec<u8>) -> Result<()> {
    let words: Vec<Vec<char>> = words.into_iter().map(|word| word.chars().collect()).collect();
    let mut shared = Vec::new();
    let mut before: &[char] = &[];
    for word in &words {
        ensure!(before < word.as_slice(), "{word:?} is not in order");
        let common = word.iter().zip(before).take_while(|(a, b)| a == b).count().min(31);
        ensure!(word.len() - common <= 255, "{word:?} is too long");
        shared.push(common);
        before = word;
    }

    let mut uses: BTreeMap<char, u32> = BTreeMap::new();
    for (word, &shared) in words.iter().zip(&shared) {
        for (at, &c) in word.iter().enumerate().skip(shared) {
            *uses.entry(c).or_default() += u32::from(at > 0);
        }
    }
    let thirds = |&uses: &u32| (3.0 * f64::from(1 + uses).log2()) as u8;
    leb128(uses.len() as u64, bytes);
    let mut previous = 0;
    for &c in uses.keys() {
        leb128(u64::from(u32::from(c) - previous), bytes);
        previous = c.into();
    }
    bytes.extend(uses.values().map(thirds));
    let places: BTreeMap<char, u64> = uses.keys().copied().zip(1..).collect();
    let mut ranked: Vec<(char, u8)> = uses.iter().map(|(&c, uses)| (c, thirds(uses))).collect();
    ranked.sort_by_key(|&(_, thirds)| std::cmp::Reverse(thirds));
    let ranks: BTreeMap<char, usize> = ranked.into_iter().map(|(c, _)| c).zip(0..).collect();

    leb128(words.len() as u64, bytes);
    bytes.extend(shared.iter().map(|&shared| shared as u8));
    bytes.extend(words.iter().zip(&shared).map(|(word, shared)| (word.len() - shared) as u8));
    let mut previous = 0;
    for (word, _) in words.iter().zip(&shared).filter(|(_, shared)| **shared == 0) {
        leb128(places[&word[0]] - previous, bytes);
        previous = places[&word[0]];
    }
    let others: Vec<usize> = words
        .iter()
        .zip(&shared)
        .flat_map(|(word, &shared)| &word[shared.max(1)..])
        .map(|c| ranks[c])
        .collect();
    ensure!(others.iter().all(|&rank| rank < 1 << 16), "too many characters");
    bytes.extend(others.iter().map(|rank| (rank >> 8) as u8));
    bytes.extend(others.iter().map(|rank| *rank as u8));
    Ok(())
}

/// Appends a list of words with signs: the words, for each how many signs it has, one byte, and all signs.
pub fn write_with_signs(words: &[(String, Vec<u8>)], bytes: &mut Vec<u8>) -> Result<()> {
    write(words.iter().map(|(word, _)| word.as_str()), bytes)?;
    for (word, signs) in words {
        ensure!(signs.len() <= 255, "{word} has too many signs");
        bytes.push(signs.len() as u8);
    }
    bytes.extend(words.iter().flat_map(|(_, signs)| signs));
    Ok(())
}

/// Appends a text, its length in bytes before it.
pub fn text(text: &str, bytes: &mut Vec<u8>) {
    leb128(text.len() as u64, bytes);
    bytes.extend_from_slice(text.as_bytes());
}

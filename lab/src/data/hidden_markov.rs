//! `emissions.bin` of the crate `jieba-macros`: the hidden Markov model of jieba-rs, packed without loss.
//!
//! Source: `hmm.model` of the crate of that name on crates.io, whose place ours takes. Format, numbers in LEB128 unless they are said to be bytes:
//!
//! 1. For each of the states beginning, end, inside, single: how many different values there are; the values in millionths without their
//!    sign, the least first, each as its distance from the one before.
//! 2. How many characters there are, and how many rows.
//! 3. For each character, in code point order from U+4E00, how many lie between it and the one before.
//! 4. For each of them 0, if the next row is its own, or 1 and the number of the row of a character before: a Traditional character mostly
//!    has that of the Simplified one. The high bytes, then the low bytes.
//! 5. For each state the values of all rows: 0 for none, or 1 and the place of the value in part 1. The high bytes, then the low bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::words::leb128;

/// The characters that jieba-rs asks the model about.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FD5}';

/// How many numbers there are before those of the characters: where a run begins, and from state to state.
const BEFORE: usize = 5;

/// In millionths, without its sign; by state.
type Row = [Option<u32>; 4];

/// The table of the unpacked original.
pub fn table(model: &Path) -> Result<Vec<u8>> {
    let model = fs::read_to_string(model)?;
    let lines: Vec<&str> = model.lines().filter(|line| !line.starts_with('#')).collect();
    let mut characters: BTreeMap<char, Row> = BTreeMap::new();
    ensure!(lines.len() == BEFORE + 4, "hmm.model has {} lines", lines.len());
    for (state, line) in lines[BEFORE..].iter().enumerate() {
        for pair in line.split(',') {
            let (c, value) = pair.split_once(':').context("a character with its value in hmm.model")?;
            let c = c.chars().next().context("a character in hmm.model")?;
            if CHARACTERS.contains(&c) {
                characters.entry(c).or_default()[state] = Some(millionths(value)?);
            }
        }
    }
    pack(&characters)
}

/// `-8.039065`, exactly.
fn millionths(value: &str) -> Result<u32> {
    let (whole, part) =
        value.strip_prefix('-').and_then(|value| value.split_once('.')).context("a number")?;
    ensure!(part.len() <= 6, "{value} is finer than a millionth");
    Ok(whole.parse::<u32>()? * 1_000_000 + format!("{part:0<6}").parse::<u32>()?)
}

fn pack(characters: &BTreeMap<char, Row>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let values: Vec<Vec<u32>> = (0..4)
        .map(|state| characters.values().filter_map(|row| row[state]).collect::<BTreeSet<u32>>())
        .map(|values| values.into_iter().collect())
        .collect();
    for values in &values {
        leb128(values.len() as u64, &mut bytes);
        let mut before = 0;
        for value in values {
            leb128(u64::from(value - before), &mut bytes);
            before = *value;
        }
    }
    let mut rows: Vec<&Row> = Vec::new();
    let mut numbers = Vec::new();
    for row in characters.values() {
        match rows.iter().position(|known| *known == row) {
            Some(known) => numbers.push(known + 1),
            None => {
                rows.push(row);
                numbers.push(0);
            }
        }
    }
    leb128(characters.len() as u64, &mut bytes);
    leb128(rows.len() as u64, &mut bytes);
    let mut next = u32::from(*CHARACTERS.start());
    for c in characters.keys() {
        leb128(u64::from(u32::from(*c) - next), &mut bytes);
        next = u32::from(*c) + 1;
    }
    halves(&numbers, &mut bytes)?;
    for (state, values) in values.iter().enumerate() {
        let rank = |row: &&Row| row[state].map_or(0, |value| 1 + values.partition_point(|v| *v < value));
        halves(&rows.iter().map(rank).collect::<Vec<usize>>(), &mut bytes)?;
    }
    Ok(bytes)
}

/// The high bytes, then the low bytes.
fn halves(numbers: &[usize], bytes: &mut Vec<u8>) -> Result<()> {
    ensure!(numbers.iter().all(|&number| number < 1 << 16), "too many rows or values");
    bytes.extend(numbers.iter().map(|number| (number >> 8) as u8));
    bytes.extend(numbers.iter().map(|number| *number as u8));
    Ok(())
}

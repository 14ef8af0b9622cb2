//! `emissions.bin` of the crate `jieba-macros`: the hidden Markov model of jieba-rs, packed without loss.
//!
//! Source: `hmm.model` of the crate of that name on crates.io, whose place ours takes. Its values are logarithms of quotients of whole numbers, in
//! millionths: how often a character was seen in a state, by how often any was. So these numbers are packed, by `jiazhu-packed`, and the
//! logarithms taken when they are unpacked; each is compared here with the value that it has to be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use jiazhu_packed::Emissions;

/// The characters that jieba-rs asks the model about.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FD5}';

/// How many numbers there are before those of the characters: where a run begins, and from state to state.
const BEFORE: usize = 5;

/// How far the total of a state is looked for around what its least value says.
const NEAR: u32 = 1000;

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
    let mut model = Emissions::default();
    let mut counted = Vec::new();
    for state in 0..4 {
        let values: BTreeSet<u32> = characters.values().filter_map(|row| row[state]).collect();
        let rarest = *values.last().context("a state has values")?;
        // What was seen once is least probable, and so tells the total, nearly.
        let about = (f64::from(rarest) / 1e6).exp().round() as u32;
        let counts = (about.saturating_sub(NEAR)..=about + NEAR).find_map(|total| {
            model.totals[state] = total;
            let count = |&value: &u32| (f64::from(total) * (-f64::from(value) / 1e6).exp()).round() as u32;
            let counts: BTreeMap<u32, u32> = values.iter().map(|value| (*value, count(value))).collect();
            counts.iter().all(|(value, count)| model.millionths(state, *count) == *value).then_some(counts)
        });
        counted.push(counts.with_context(|| format!("the values of state {state} are of no counts"))?);
    }
    for (c, row) in characters {
        let count = |state: usize| row[state].map_or(0, |value| counted[state][&value]);
        model.characters.push(u32::from(*c));
        model.counts.push([count(0), count(1), count(2), count(3)]);
    }
    Ok(jiazhu_packed::pack_emissions(&model))
}

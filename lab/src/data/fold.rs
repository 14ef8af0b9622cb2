//! `fold.txt`: which Simplified character stands for a Traditional one. Deflated.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

const HEADER: &str = "\
# Traditional character, then the Simplified one it folds to; one pair a line, in code point order.
# From OpenCC's TSCharacters (opencc-js 1.4.2, Apache-2.0): the first candidate of each character,
# both in the Basic Multilingual Plane, only where they differ; where that one folds further, the last (薴 苧 苎),
# so that either spelling folds alike. Made by `cargo xtask data`.
";

/// The first candidate of each character of OpenCC's `TSCharacters`.
pub fn pairs(source: &Path) -> Result<BTreeMap<char, char>> {
    let script = fs::read_to_string(source)?;
    let entries = script.split('"').nth(1).context("TSCharacters.js exports one string")?;
    let first: BTreeMap<char, char> = entries.split('|').filter_map(pair).collect();
    let last = |(&from, mut to): (&char, _)| {
        while let Some(further) = first.get(to) {
            ensure!(*further != from, "{from} folds to itself");
            to = further;
        }
        Ok((from, *to))
    };
    first.iter().map(last).collect()
}

/// The table of these pairs.
pub fn table(pairs: &BTreeMap<char, char>) -> Vec<u8> {
    let lines = pairs.iter().map(|(from, to)| format!("{from}{to}\n"));
    (HEADER.to_owned() + &lines.collect::<String>()).into_bytes()
}

/// `乾 干 乾` gives 乾 and 干.
fn pair(entry: &str) -> Option<(char, char)> {
    let mut fields = entry.split(' ');
    let from = fields.next()?.chars().next()?;
    let to = fields.next()?.chars().next()?;
    let basic = |c: char| (c as u32) < 0x1_0000;
    (from != to && basic(from) && basic(to)).then_some((from, to))
}

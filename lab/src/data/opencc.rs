//! `opencc.bin`: conversion between the scripts by OpenCC's tables.
//!
//! Format, before `jiazhu-packed` packs it: two directions, from Simplified to Traditional and back, each of two parts.
//!
//! 1. A text in UTF-8, its length in bytes in LEB128 before it: characters, one line each: the character, then what may stand for it, the
//!    usual one first; then, after `|`, those among them between which only the context decides.
//! 2. Phrases with signs ([`super::spelled`]): one sign for each character: `0` and what follows it in ASCII for the first thing
//!    that may stand for it and the others. Signs `0` at the end are left out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::spelled;

/// Spellings of one word between which standards and taste decide, not the meaning: never worth a question.
const VARIANTS: &str = "\
愿克党厘吊周哄糊夫弦径念扎托扣杠杯烟雕针升梁彩岩幸溪叹熏注暗修皂占凶挽闲布席鉴岳挨涌核棱炼玩迹札凌荫奸背\
喂拐噪坐僵铲扇毁凄酸巨恒恤哗泛苔袅庵戚枪仑昆漓腌沾芸帘夸蔑游荐胄尝摆藉价个确万种胜药蜡尸局栗链苹荡";

/// How many phrases of a hundred have to write a character otherwise than usual before a lone one is in doubt.
const DOUBT: usize = 8;

/// Makes the table of the directory with opencc-js's tables.
pub fn table(opencc: &Path) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    for (characters, phrases) in [("STCharacters.js", "STPhrases.js"), ("TSCharacters.js", "TSPhrases.js")] {
        direction(&read(&opencc.join(characters))?, &read(&opencc.join(phrases))?, &mut packed)?;
    }
    Ok(packed)
}

type Conversions = BTreeMap<Vec<char>, Vec<char>>;

/// `"乾 干|…"`: what is converted and what to.
fn read(path: &Path) -> Result<Conversions> {
    let script = fs::read_to_string(path)?;
    let entries =
        script.split('"').nth(1).with_context(|| format!("{} exports one string", path.display()))?;
    let pair = |entry: &str| {
        let (from, to) = entry.split_once(' ')?;
        Some((from.chars().collect(), to.chars().collect()))
    };
    Ok(entries.split('|').filter_map(pair).collect())
}

fn direction(characters: &Conversions, phrases: &Conversions, packed: &mut Vec<u8>) -> Result<()> {
    // How often phrases write each character which way.
    let mut uses: BTreeMap<char, BTreeMap<char, usize>> = BTreeMap::new();
    for (from, to) in phrases {
        ensure!(from.len() == to.len(), "a phrase changes its length: {}", from.iter().collect::<String>());
        for (from, to) in from.iter().zip(to) {
            *uses.entry(*from).or_default().entry(*to).or_default() += 1;
        }
    }
    let mut lists: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for (from, to) in characters {
        if let ([from], [to]) = (&from[..], &to[..]) {
            lists.insert(*from, vec![*to]);
        }
    }
    for (from, counts) in &uses {
        let list = lists.entry(*from).or_insert_with(|| vec![*from]);
        let mut others: Vec<(usize, char)> =
            counts.iter().filter(|(to, _)| **to != list[0]).map(|(to, n)| (*n, *to)).collect();
        others.sort_by_key(|(count, to)| (usize::MAX - count, *to));
        list.extend(others.iter().map(|(_, to)| *to));
    }
    let mut lines = String::new();
    for (from, list) in &lists {
        let counts = uses.get(from);
        let total: usize = counts.map_or(0, |counts| counts.values().sum());
        let count = |to: &char| counts.and_then(|counts| counts.get(to)).copied().unwrap_or(0);
        let doubted = |to: &&char| count(to) >= 3 && count(to) * 100 >= total * DOUBT;
        let mut doubts: String = list[1..].iter().filter(doubted).collect();
        if VARIANTS.contains(*from) {
            doubts.clear();
        }
        if list[..] != [*from] {
            let doubts = if doubts.is_empty() { doubts } else { format!("|{}{doubts}", list[0]) };
            lines += &format!("{from}{}{doubts}\n", list.iter().collect::<String>());
        }
    }
    spelled::text(&lines, packed);
    let mut signed = Vec::new();
    for (from, to) in phrases {
        let place = |(from, to): (&char, &char)| {
            let place = lists.get(from).map_or(Some(0), |list| list.iter().position(|c| c == to));
            place.and_then(|place| u8::try_from(place).ok()).map(|place| b'0' + place)
        };
        let mut signs: Vec<u8> =
            from.iter().zip(to).map(place).collect::<Option<_>>().context("a sign for a phrase")?;
        while signs.last() == Some(&b'0') {
            signs.pop();
        }
        signed.push((from.iter().collect(), signs));
    }
    spelled::write_with_signs(&signed, packed)
}

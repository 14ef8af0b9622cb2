//! `words.bin`: jieba's dictionary without the entries that do harm, with words of Taiwan, Hong Kong and this century.
//!
//! Format, before `jiazhu-packed` packs it: the words, as [`super::spelled`] tells, and their weights. A weight is a natural logarithm in thousandths, without its sign, since no probability is over 1: in LEB128 that of a
//! word nobody has seen, that of the most probable word, and [`STEP`]; then one byte for each word, how many steps it is
//! less probable than that one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::neighbours::Counts;
use super::spelled;
use super::weights::{STEP, steps, weight};

/// Multi-character entries at or below this frequency are filler: dropping them lifts the F1 of segmentation by up
/// to four points and makes loading three times faster.
const FILLER: u64 = 3;

/// What somebody does is no part of his name: jieba has 贾母笑 and 凤姐叹 as names. The last character of such a word.
const SAYS: [char; 8] = ['笑', '叹', '道', '问', '说', '骂', '哭', '曰'];

/// jieba has gathered names of persons by a program. At or below this frequency those are left out that are torn out of two words.
const TORN: u64 = 20;

/// Words that jieba has not, or counts too low.
const ADDED: &str = include_str!("added.txt");

/// Terms of trades and subjects.
const TERMS: &str = include_str!("terms.txt");

/// Words of written Cantonese.
const CANTONESE: &str = include_str!("cantonese.txt");

/// The frequency of a Cantonese word, where jieba has no other: that of a rare one.
const RARE: u64 = 30;

/// The frequency of a term, where jieba has no higher one: that of a word that is met where its subject is.
const OF_A_SUBJECT: u64 = 300;

/// The frequency of a word added: that of a word one reads every other day.
const COMMON: u64 = 3000;

/// Words whose frequency in jieba is far from that in any corpus of today: 的 is one word in twenty, jieba has one in two
/// hundred; 会 and 才 are the commonest auxiliary and adverb; 高铁 was built later; newspapers of the 1990s do not say
/// 本人 or 谈起; 研究所 is also a graduate school in Taiwan. 美国会 and 美的 are names there, 按计划 and 五大 words, but as a rule
/// they are 美国 | 会, 美 | 的, 按 | 计划 and 五 | 大; 划一 is what is uniform, and rather 划 | 一 刀.
const RECOUNTED: [(&str, u64); 15] = [
    ("的", 3_000_000),
    ("会", 300_000),
    ("才", 100_000),
    ("高铁", 12_000),
    ("本人", 22_000),
    ("研究所", 24_000),
    ("谈起", 10_000),
    ("区县", 3_000),
    ("清新", 12_000),
    ("美国会", 1),
    ("新气象", 20),
    ("按计划", 1),
    ("五大", 1),
    ("美的", 1),
    ("划一", 1),
];

/// The words with their frequencies.
pub struct WeighedWords {
    words: BTreeMap<String, u64>,
    /// What the entries left out add up to.
    dropped: u64,
}

impl WeighedWords {
    /// jieba's `dict.txt` (lines of word, frequency, tag), trimmed and completed. `phrases` are OpenCC's pairs of Mainland
    /// and Taiwan words, `fold` the pairs of [`super::fold`].
    pub fn new(dict: &Path, phrases: &Path, fold: &BTreeMap<char, char>) -> Result<WeighedWords> {
        let dict = fs::read_to_string(dict)?;
        let mut words: BTreeMap<String, u64> = BTreeMap::new();
        let mut dropped = 0;
        let common = common_words(&dict);
        for line in dict.lines() {
            let mut fields = line.split(' ');
            let word = fields.next().context("a line of dict.txt has a word")?;
            let frequency = fields.next().context("a line of dict.txt has a frequency")?.parse()?;
            let mut is_torn = || {
                fields.next() == Some("nr")
                    && (frequency <= TORN && is_torn(word, &common) || is_somebody_who_speaks(word))
            };
            if word.chars().count() == 1 || frequency > FILLER && !is_part_of_date(word) && !is_torn() {
                words.insert(word.to_owned(), frequency);
                // A text is looked through as it is folded: 乾隆 is 干隆 there. 著 folds by its neighbours.
                let folded: String = word.chars().map(|c| *fold.get(&c).unwrap_or(&c)).collect();
                if folded != word && !word.contains('著') {
                    words.entry(folded).or_insert(frequency);
                }
            } else {
                dropped += frequency;
            }
        }
        let taiwan = taiwan_words(&fs::read_to_string(phrases)?, fold)?;
        let ours = ADDED.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        for word in taiwan.into_iter().chain(ours.map(str::to_owned)) {
            let frequency = words.entry(word).or_default();
            *frequency = COMMON.max(*frequency);
        }
        for word in TERMS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            let frequency = words.entry(word.to_owned()).or_default();
            *frequency = OF_A_SUBJECT.max(*frequency);
        }
        let cantonese =
            CANTONESE.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        for word in cantonese {
            words.entry(word.to_owned()).or_insert(RARE);
        }
        for (word, frequency) in RECOUNTED {
            words.insert(word.to_owned(), frequency);
        }
        Ok(WeighedWords { words, dropped })
    }

    /// In code point order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// The table; `counts` are of another corpus.
    pub fn pack(&self, counts: &Counts) -> Result<Vec<u8>> {
        // What was left out counts still, so that every probability stays jieba's.
        let total = self.dropped + self.words.values().sum::<u64>();
        let probability = |(word, &frequency): (&String, &u64)| {
            // Of two corpora neither knows all: the mean of both, and a word as if it had been seen once at least.
            (frequency.max(1) as f64 / total as f64 + counts.probability(word)) / 2.0
        };
        let weights: Vec<i32> = self.words.iter().map(|word| weight(probability(word))).collect();
        pack(self.words(), &weights, weight(1.0 / total as f64))
    }
}

/// The words of two characters that are no names and not rare.
fn common_words(dict: &str) -> BTreeSet<&str> {
    let lines = dict.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        Some((fields.next()?, fields.next()?.parse::<u64>().ok()?, fields.next()?))
    });
    let common = lines.filter(|(word, count, tag)| {
        *count >= 2 * TORN && !tag.starts_with("nr") && word.chars().count() == 2
    });
    common.map(|(word, ..)| word).collect()
}

/// Whether a supposed name of a person is a surname, or another character, and a common word: 王起兵, 于北魏. Where it is a name after all it is
/// found as other names are.
fn is_torn(name: &str, common: &BTreeSet<&str>) -> bool {
    let rest = name.chars().next().map_or("", |first| &name[first.len_utf8()..]);
    name.chars().count() == 3 && common.contains(rest)
}

/// Whether a supposed name is one with what somebody does: 贾母笑.
fn is_somebody_who_speaks(name: &str) -> bool {
    name.chars().count() > 2 && name.ends_with(SAYS)
}

/// Whether a word is a month and the beginning of a day: 九月初, which is rather 九月 | 初三.
fn is_part_of_date(word: &str) -> bool {
    word.chars().count() > 2 && word.ends_with("月初")
}

/// The Taiwan words of OpenCC's `TWPhrases`, folded; not transcriptions of names (with ·), nor phrases.
fn taiwan_words(script: &str, fold: &BTreeMap<char, char>) -> Result<Vec<String>> {
    let entries = script.split('"').nth(1).context("TWPhrases.js exports one string")?;
    let words = entries.split('|').filter_map(|entry| entry.split(' ').nth(1));
    let folded = words.map(|word| word.chars().map(|c| *fold.get(&c).unwrap_or(&c)).collect::<String>());
    let is_han = |c| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    Ok(folded.filter(|word| (2..=4).contains(&word.chars().count()) && word.chars().all(is_han)).collect())
}

fn pack<'w>(words: impl Iterator<Item = &'w str>, weights: &[i32], unseen: i32) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    spelled::write(words, &mut bytes)?;
    let most = weights.iter().copied().max().context("there are words")?;
    for number in [unseen.unsigned_abs(), most.unsigned_abs(), STEP] {
        leb128(u64::from(number), &mut bytes);
    }
    bytes.extend(weights.iter().map(|weight| steps(most - weight)));
    Ok(bytes)
}

pub fn leb128(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

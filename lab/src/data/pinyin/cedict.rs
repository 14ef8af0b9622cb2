//! Which pronunciation of CC-CEDICT a word gets, and which others it may have in context.
//!
//! CC-CEDICT tells the words apart that are spelled alike, and the tones of each. So it stands above pypinyin's phrases, whose
//! readings come from many hands: a word of one pronunciation is said so. Of several pronunciations
//!
//! - those of surnames, variants and other spellings do not count while there are others;
//! - a neutral tone goes before the same syllables with all their tones: 东西 is a thing before it is east and west. Words of which
//!   this is not true stand in `pronounced.txt`;
//! - else the phrase table chooses, which has the usual one; the others are kept beside it, for the context to choose.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{SpokenWords, plain};

/// The entries of each word, the usual ones first.
pub struct CedictReadings(BTreeMap<Vec<char>, Vec<EntryReading>>);

struct EntryReading {
    /// Nothing but a surname, a variant or another spelling.
    is_old: bool,
    said: Vec<String>,
}

impl CedictReadings {
    /// Of several entries for one word a common noun comes before a name, a living word before a variant.
    pub fn read(path: &Path, fold: &impl Fn(&str) -> Vec<char>) -> Result<CedictReadings> {
        let json: Vec<Value> = serde_json::from_str(&fs::read_to_string(path)?)?;
        let mut entries = Vec::new();
        for (order, entry) in json.iter().enumerate() {
            let field = |name: &str| {
                entry[name].as_str().with_context(|| format!("cedict.json: an entry without {name}"))
            };
            let (word, pinyin) = (field("simplified")?, field("pinyin")?);
            let sense = entry["english"][0].as_str().unwrap_or_default();
            let is_old =
                ["old variant of", "variant of", "archaic variant of", "Taiwan variant of", "surname "]
                    .iter()
                    .any(|s| sense.starts_with(s));
            let is_name = pinyin.starts_with(|c: char| c.is_ascii_uppercase());
            let mut said: Vec<String> = pinyin.split(' ').map(|s| s.replace("u:", "v")).collect();
            if is_date(word) {
                said.iter_mut().for_each(|syllable| syllable.make_ascii_lowercase());
            }
            let word = fold(word);
            if let Some(said) = plain(&word, said) {
                entries.push(((is_old, is_name, order), word, said));
            }
        }
        entries.sort_by_key(|(rank, ..)| *rank);
        let mut words: BTreeMap<Vec<char>, Vec<EntryReading>> = BTreeMap::new();
        for ((is_old, ..), word, said) in entries {
            words.entry(word).or_default().push(EntryReading { is_old, said });
        }
        Ok(CedictReadings(words))
    }

    /// Whether the last syllable of a word is the r of 儿.
    pub fn ends_in_r(&self, word: &[char]) -> bool {
        let first = self.0.get(word).and_then(|entries| entries.first());
        first.is_some_and(|entry| entry.said.last().is_some_and(|last| last == "r5"))
    }

    /// The pronunciations of each word, the one that is taken where nothing decides first.
    pub fn choose(self, phrases: &SpokenWords) -> BTreeMap<Vec<char>, Vec<Vec<String>>> {
        let chosen = |(word, entries): (Vec<char>, Vec<EntryReading>)| {
            let phrase = phrases.get(&word).map(Vec::as_slice);
            (word, choose(entries, phrase))
        };
        self.0.into_iter().map(chosen).collect()
    }
}

/// Months and days of the week are no names (GB/T 16159-2012).
fn is_date(word: &str) -> bool {
    let is_day = ["星期", "礼拜"].iter().any(|day| word.starts_with(day))
        || word.starts_with('周')
            && word.chars().count() == 2
            && word.ends_with(['一', '二', '三', '四', '五', '六', '日']);
    is_day || word.ends_with('月')
}

fn choose(mut entries: Vec<EntryReading>, phrase: Option<&[String]>) -> Vec<Vec<String>> {
    if entries.iter().any(|entry| !entry.is_old) {
        entries.retain(|entry| !entry.is_old);
    }
    let mut all: Vec<Vec<String>> = Vec::new();
    for EntryReading { said, .. } in entries {
        if !all.iter().any(|known| is_same(known, &said)) {
            all.push(said);
        }
    }
    let toned = |of: &[Vec<String>]| of.iter().map(|said| neutral_tones(said)).collect::<Vec<_>>();
    if let Some(at) = phrase.and_then(|phrase| all.iter().position(|said| is_same(said, phrase))) {
        all.swap(0, at);
    }
    // The one with neutral tones and the one with all tones are told apart by their meaning alone.
    let first = all[0].clone();
    let (mut same, mut others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|said| differ_in_neutral_tones(&first, said));
    let tones = toned(&same);
    let most = (0..same.len()).max_by_key(|&at| (tones[at], std::cmp::Reverse(at))).unwrap_or(0);
    let mut chosen = vec![same.swap_remove(most)];
    chosen.append(&mut others);
    chosen
}

fn is_same(one: &[String], other: &[String]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

fn neutral_tones(said: &[String]) -> usize {
    said.iter().filter(|syllable| syllable.ends_with('5')).count()
}

/// Whether two pronunciations are the same but for syllables that have a tone in one of them and none in the other.
fn differ_in_neutral_tones(one: &[String], other: &[String]) -> bool {
    let base = |syllable: &str| syllable.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    one.iter().zip(other).all(|(a, b)| {
        a.eq_ignore_ascii_case(b) || base(a) == base(b) && (a.ends_with('5') || b.ends_with('5'))
    })
}

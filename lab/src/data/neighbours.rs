//! `neighbours.bin`: how often words were seen, and which after which, in a corpus of newspapers.
//!
//! Source: the dictionaries of Lucene's smartcn analyser, made from those of ICTCLAS. They hold hashes of pairs of
//! words, not the pairs; so every pair of two words of our dictionary is tried.
//!
//! Format, before `jiazhu-packed` packs it: these parts. Weights are natural logarithms in thousandths, signed ones in zigzag LEB128, other numbers in
//! LEB128.
//!
//! 1. [`STEP`], and the weight of the total of all counts.
//! 2. How many weights follow; for each sum, from 0, of the steps of two contexts, the weight of how often chance brings the
//!    two together, [`UNSEEN`] added.
//! 3. How many weights follow; for each class of counts ([`Classes`]), from 0, the weight of such a count, [`UNSEEN`] added. Class 0
//!    is the count 0.
//! 4. For each word of `words.bin` one byte: the class of a word that smartcn has not counted, as its place in [`CONTEXTS`], 0
//!    for none.
//! 5. For each context, the words and then [`CONTEXTS`], one byte: 0 if it was not seen, else 1 and the weight of how often, in
//!    steps.
//! 6. The contexts that were seen are numbered: [`CONTEXTS`] first, then the words by the bytes of part 5, the greatest first; of those that
//!    are alike, in the order of `words.bin`. In this order, for each how many contexts were seen after it.
//! 7. In the same order the numbers of these, in their order: the first as it is, each other as how many lie between it and the one before.
//! 8. For each of these the class of how often.
//!
//! What is frequent has low numbers, so that each half of the numbers, and half of a half, is either much used or little: by that they are packed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, ensure};

use super::weights::{STEP, signed, steps, weight};
use super::words::leb128;

/// Classes of words and marks, as smartcn spells them; `crates/packed/src/word_model/neighbours.rs` has the same list in words.
const CONTEXTS: [&str; 21] = [
    "始##始", "未##人", "未##数", "未##地", "未##时", "未##串", "未##团", "未##专", "，", "。", "、", "：",
    "；", "？", "！", "（", "）", "“", "”", "《", "》",
];

/// The class for each of jieba's tags.
const CLASSES: [(&str, u8); 8] =
    [("nr", 1), ("nrt", 1), ("nrfg", 1), ("m", 2), ("ns", 3), ("t", 4), ("nt", 6), ("nz", 7)];

/// The class of numbers.
const NUMBER: u8 = 2;

/// Where smartcn keeps its dictionaries.
pub const FOLDER: &str = "org/apache/lucene/analysis/cn/smart/hhmm";

/// What is added to all counts, because pairs seen once or twice were left out when they were counted.
const UNSEEN: f64 = 0.2;

/// How often the words of the corpus were seen.
pub struct Counts {
    counts: HashMap<String, u32>,
    /// Of all contexts together.
    total: u64,
}

impl Counts {
    /// Those of a word among the contexts of [`table`].
    pub fn probability(&self, word: &str) -> f64 {
        f64::from(self.count(word)) / self.total as f64
    }

    fn count(&self, context: &str) -> u32 {
        self.counts.get(context).copied().unwrap_or_default()
    }
}

/// The table for these words, which are in order, and how often each was seen. `directory` holds smartcn's `coredict.mem` and
/// `bigramdict.mem`; `dict` is jieba's `dict.txt`.
pub fn table<'w>(
    words: impl Iterator<Item = &'w str>,
    dict: &Path,
    directory: &Path,
) -> Result<(Vec<u8>, Counts)> {
    let counts = counts(&fs::read(directory.join("coredict.mem"))?).context("coredict.mem")?;
    let pairs = PairCounts::read(&fs::read(directory.join("bigramdict.mem"))?).context("bigramdict.mem")?;
    let dict = fs::read_to_string(dict)?;
    let tagged = dict.lines().filter_map(|line| line.split_once(' ').zip(line.rsplit_once(' ')));
    let tags: HashMap<&str, &str> = tagged.map(|((word, _), (_, tag))| (word, tag)).collect();

    let words: Vec<&str> = words.collect();
    let contexts: Vec<&str> = words.iter().copied().chain(CONTEXTS).collect();
    let mut counts = Counts { counts, total: 0 };
    counts.total = contexts.iter().map(|context| u64::from(counts.count(context))).sum();
    let known = (0..).zip(contexts.iter().copied()).filter(|(_, context)| counts.count(context) > 0);
    let known: Vec<(u32, &str)> = known.collect();
    let followers = pairs.followers(&known);
    let most = followers.values().flatten().map(|&(_, count)| count).max().unwrap_or_default();
    let classes = Classes::up_to(most);

    let mut bytes = Vec::new();
    leb128(u64::from(STEP), &mut bytes);
    signed(weight(counts.total as f64), &mut bytes);
    let by_chance = |steps: u32| (f64::from(steps * STEP) / 1000.0).exp() / counts.total as f64;
    weights((0..2 * u32::from(u8::MAX) - 1).map(by_chance), &mut bytes);
    weights(classes.0.iter().map(|&count| f64::from(count)), &mut bytes);
    bytes.extend(words.iter().map(|word| class(word, counts.counts.contains_key(*word), tags.get(word))));
    let seen = |context: &&str| match counts.count(context) {
        0 => 0,
        count => steps(weight(f64::from(count))).saturating_add(1),
    };
    let seen: Vec<u8> = contexts.iter().map(seen).collect();
    bytes.extend_from_slice(&seen);
    let mut order: Vec<usize> = (0..words.len()).filter(|&word| seen[word] > 0).collect();
    order.sort_by_key(|&word| Reverse(seen[word]));
    order.splice(..0, words.len()..contexts.len());
    let numbers: HashMap<usize, u64> = order.iter().copied().zip(0..).collect();
    let in_order = |at: &usize| {
        let followers = followers.get(&u32::try_from(*at).ok()?)?.iter();
        let mut numbered: Vec<(u64, u32)> =
            followers.map(|&(next, count)| (numbers[&(next as usize)], count)).collect();
        numbered.sort_unstable();
        Some(numbered)
    };
    let followers: Vec<Vec<(u64, u32)>> = order.iter().map(|at| in_order(at).unwrap_or_default()).collect();
    followers.iter().for_each(|followers| leb128(followers.len() as u64, &mut bytes));
    for followers in &followers {
        let mut end = 0;
        for (number, _) in followers {
            leb128(number - end, &mut bytes);
            end = number + 1;
        }
    }
    followers.iter().flatten().for_each(|(_, count)| leb128(classes.of(*count) as u64, &mut bytes));
    Ok((bytes, counts))
}

/// Appends how many numbers there are, and the weight of each, [`UNSEEN`] added.
fn weights(numbers: impl ExactSizeIterator<Item = f64>, bytes: &mut Vec<u8>) {
    leb128(numbers.len() as u64, bytes);
    numbers.for_each(|number| signed(weight(number + UNSEEN), bytes));
}

/// Classes of counts, by the count that stands for each: small ones for themselves, of others each a sixteenth more than the
/// one before.
struct Classes(Vec<u32>);

impl Classes {
    fn up_to(most: u32) -> Classes {
        let next = |&count: &u32| Some(count + (count / 16).max(1)).filter(|&next| next <= most);
        Classes(std::iter::successors(Some(0), next).collect())
    }

    /// The class nearest to a count.
    fn of(&self, count: u32) -> usize {
        let above = self.0.partition_point(|&known| known < count);
        let is_below =
            |at: &usize| self.0.get(*at).is_none_or(|known| known - count > count - self.0[*at - 1]);
        if above > 0 && is_below(&above) { above - 1 } else { above }
    }
}

/// The class that stands for a word; 0 for none.
fn class(word: &str, is_counted: bool, tag: Option<&&str>) -> u8 {
    if word.chars().all(|c| "〇零一二三四五六七八九十百千万亿两".contains(c)) {
        return NUMBER;
    }
    let known = CLASSES.iter().find(|(name, _)| tag == Some(name)).filter(|_| !is_counted);
    known.map_or(0, |&(_, class)| class)
}

/// How often each pair was seen, by its hash.
struct PairCounts(HashMap<u64, u32>);

impl PairCounts {
    /// `bigramdict.mem`: a Java array of hashes, 0 where there is none, and one of counts.
    fn read(bytes: &[u8]) -> Result<PairCounts> {
        let mut java = Java { bytes, classes: Vec::new() };
        ensure!(java.take(4)? == [0xAC, 0xED, 0, 5], "no Java objects");
        let (hashes, counts) = (java.object()?, java.object()?);
        let Object::Numbers(hashes) = hashes else { anyhow::bail!("no hashes") };
        let Object::Numbers(counts) = counts else { anyhow::bail!("no counts") };
        let pairs = hashes.into_iter().zip(counts).filter(|&(hash, _)| hash != 0);
        Ok(PairCounts(pairs.map(|(hash, count)| (hash as u64, count as u32)).collect()))
    }

    /// For each of these contexts those seen after it, in order, and how often. `known` are in code point order, but for the
    /// classes at the end.
    fn followers(&self, known: &[(u32, &str)]) -> HashMap<u32, Vec<(u32, u32)>> {
        // What most hashes are told by at a glance: they are in no pair.
        const BITS: usize = 1 << 23;
        let place = |hash: u64| (hash >> 24) as usize % BITS;
        let mut filter = vec![0_u64; BITS / 64];
        self.0.keys().map(|&hash| place(hash)).for_each(|place| filter[place / 64] |= 1 << (place % 64));
        let trie = trie(known);
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let (filter, trie) = (&filter, &trie);
        let work = |worker: usize| {
            let mut found = HashMap::new();
            for &(before, word) in known.iter().skip(worker).step_by(workers) {
                let mut hashes = vec![hash(hash(START, word), "@"); 64];
                let mut followers = Vec::new();
                for &(depth, c, next) in trie {
                    let here = step(hashes[depth], c);
                    hashes[depth + 1] = here;
                    let place = place(here);
                    let next = next.filter(|_| filter[place / 64] >> (place % 64) & 1 > 0);
                    followers.extend(next.and_then(|next| Some((next, *self.0.get(&here)?))));
                }
                followers.sort_unstable();
                found.insert(before, followers);
            }
            found
        };
        thread::scope(|scope| {
            let running: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
            running
                .into_iter()
                .flat_map(|worker| worker.join().expect("a worker that does not panic"))
                .collect()
        })
    }
}

/// The contexts as a trie, depth first: how many characters stand before, the character, and the context that ends there.
fn trie(known: &[(u32, &str)]) -> Vec<(usize, char, Option<u32>)> {
    let sorted: BTreeMap<&str, u32> = known.iter().map(|&(at, word)| (word, at)).collect();
    let mut nodes = Vec::new();
    let mut previous = "";
    for (word, at) in sorted {
        let shared = word.chars().zip(previous.chars()).take_while(|(a, b)| a == b).count();
        let length = word.chars().count();
        let rest = word.chars().enumerate().skip(shared);
        nodes.extend(rest.map(|(depth, c)| (depth, c, (depth + 1 == length).then_some(at))));
        previous = word;
    }
    nodes
}

/// smartcn's hash: FNV-1a with 64 bits of the bytes of UTF-16, the lower first.
const START: u64 = 0xCBF2_9CE4_8422_2325;

fn hash(start: u64, text: &str) -> u64 {
    text.chars().fold(start, step)
}

fn step(hash: u64, c: char) -> u64 {
    let mut units = [0; 2];
    let bytes = c.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_le_bytes());
    bytes.fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(1_099_511_628_211))
}

/// How often each word was seen: `coredict.mem`, by first character in the order of GB 2312, the rests of the words and
/// their counts.
fn counts(bytes: &[u8]) -> Result<HashMap<String, u32>> {
    let mut java = Java { bytes, classes: Vec::new() };
    ensure!(java.take(4)? == [0xAC, 0xED, 0, 5], "no Java objects");
    // Two tables for look-ups come first.
    let (_, _, words, counts) = (java.object()?, java.object()?, java.object()?, java.object()?);
    let mut counted = HashMap::new();
    for (at, (words, counts)) in words.list()?.into_iter().zip(counts.list()?).enumerate() {
        let (Object::List(words), Object::Numbers(counts)) = (words, counts) else { continue };
        let Some(first) = gb2312(at) else { continue };
        for (rest, count) in words.into_iter().zip(counts) {
            let rest = if let Object::Text(rest) = rest { rest } else { String::new() };
            counted.insert(format!("{first}{rest}"), u32::try_from(count)?);
        }
    }
    Ok(counted)
}

/// The character at a place in GB 2312, which has rows of 94.
fn gb2312(at: usize) -> Option<char> {
    let bytes = [(at / 94 + 0xA1) as u8, (at % 94 + 0xA1) as u8];
    let (text, _, is_damaged) = encoding_rs::GBK.decode(&bytes);
    text.chars().next().filter(|_| !is_damaged && text.chars().count() == 1)
}

/// A reader of serialised Java arrays.
struct Java<'b> {
    bytes: &'b [u8],
    /// What references may point to: names of classes, and `None` for arrays.
    classes: Vec<Option<String>>,
}

enum Object {
    Null,
    Numbers(Vec<i64>),
    Text(String),
    List(Vec<Object>),
}

impl Object {
    fn list(self) -> Result<Vec<Object>> {
        match self {
            Object::List(list) => Ok(list),
            _ => anyhow::bail!("a list was expected"),
        }
    }
}

impl<'b> Java<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count).context("the file ends early")?;
        self.bytes = rest;
        Ok(taken)
    }

    fn number(&mut self, bytes: usize) -> Result<i64> {
        let taken = self.take(bytes)?;
        let shift = 64 - 8 * bytes as u32;
        Ok(taken.iter().fold(0_i64, |number, &byte| number << 8 | i64::from(byte)) << shift >> shift)
    }

    fn object(&mut self) -> Result<Object> {
        match self.number(1)? {
            0x70 => return Ok(Object::Null),
            0x75 => {}
            tag => anyhow::bail!("an object of the kind {tag:#x}"),
        }
        let class = self.class()?;
        self.classes.push(None);
        let count = usize::try_from(self.number(4)?)?;
        let bytes = match class.as_str() {
            "[J" => 8,
            "[I" => 4,
            "[S" => 2,
            "[C" => {
                let units: Vec<u16> =
                    self.take(2 * count)?.chunks(2).map(|c| u16::from(c[0]) << 8 | u16::from(c[1])).collect();
                return Ok(Object::Text(String::from_utf16_lossy(&units)));
            }
            _ => return Ok(Object::List((0..count).map(|_| self.object()).collect::<Result<_>>()?)),
        };
        Ok(Object::Numbers((0..count).map(|_| self.number(bytes)).collect::<Result<_>>()?))
    }

    /// The name of a class, spelled out or referred to.
    fn class(&mut self) -> Result<String> {
        match self.number(1)? {
            0x71 => {
                let at = usize::try_from(self.number(4)? - 0x7E_0000)?;
                self.classes.get(at).cloned().flatten().context("a reference to no class")
            }
            0x72 => {
                let length = usize::try_from(self.number(2)?)?;
                let name = std::str::from_utf8(self.take(length)?)?.to_owned();
                // Its version, its flags, no fields, no annotation, no class above it.
                ensure!(self.take(13)?[9..] == [0, 0, 0x78, 0x70], "{name} is no array");
                self.classes.push(Some(name.clone()));
                Ok(name)
            }
            tag => anyhow::bail!("a class of the kind {tag:#x}"),
        }
    }
}

//! `neighbours.bin`.

use crate::coder::Coder;
use crate::known::Known;
use crate::lists::{FAR, LEFT, Node, SOME, distance_context};
use crate::numbers::{self, Number, OrNone, Symbol};
use crate::raw::{self, by_count};

/// What the file holds. Contexts are the words, then the classes and marks.
#[derive(Default)]
pub struct NeighboursFile {
    /// The weight of one step of counts, and that of what all counts add up to; with a sign, which is the lowest bit of the second.
    pub(crate) numbers: [u32; 2],
    /// The weights of chance, by the sum of the steps of two contexts, and of the classes of counts; likewise with signs.
    pub(crate) weights: [Vec<u32>; 2],
    /// By word, its class if it has not been counted by itself; 0 for none.
    pub(crate) classes: Vec<u8>,
    /// By word, then by class and mark, how often it was seen: 0 for never, else 1 and its weight in steps.
    pub(crate) counts: Vec<u8>,
    /// Those that were seen, in the order in which they are numbered, with how many were seen after each.
    pub(crate) order: Vec<u32>,
    pub(crate) lengths: Vec<u32>,
    /// One after the other, those seen after them by their numbers, in order, and the class of how often.
    pub(crate) followers: Vec<u16>,
    pub(crate) how_often: Vec<u8>,
}

/// Classes and marks that stand beside the words, and the most words and weights there may be.
const OTHERS: usize = 21;
const WEIGHTS: usize = 1 << 12;
/// The most pairs.
const MOST: usize = 1 << 20;

/// Contexts of the file: distances of those that follow; how often, by the counts of both; how many, by the count of the one before.
const DISTANCES: usize = LEFT * FAR;
const OFTEN: usize = 64;
const MANY: usize = 32;
pub const CONTEXTS: usize = DISTANCES + OFTEN + MANY;

/// The contexts that were seen, in the order in which they are numbered: the `others` first, then the words that were seen most.
fn order(counts: &[u8], words: usize) -> Vec<u32> {
    let seen = by_count(&counts[..words]).into_iter();
    (words as u32..counts.len() as u32).chain(seen.take_while(|&word| counts[word as usize] > 0)).collect()
}

impl NeighboursFile {
    /// Reads the file of so many words before it is packed; `lab/src/data/neighbours.rs` tells the format. `None` if it is not in that format.
    pub fn read(mut bytes: &[u8], words: usize) -> Option<NeighboursFile> {
        let bytes = &mut bytes;
        let numbers = [raw::leb128(bytes)?, raw::leb128(bytes)?];
        let mut weights = || {
            let count = raw::leb128(bytes)?;
            (0..count).map(|_| raw::leb128(bytes)).collect::<Option<Vec<u32>>>()
        };
        let weights = [weights()?, weights()?];
        let classes = raw::take(bytes, words)?.to_vec();
        let counts = raw::take(bytes, words + OTHERS)?.to_vec();
        let order = order(&counts, words);
        let lengths: Vec<u32> = order.iter().map(|_| raw::leb128(bytes)).collect::<Option<_>>()?;
        let (mut followers, mut how_often) = (Vec::new(), Vec::new());
        for &length in &lengths {
            let mut next = 0_u32;
            for _ in 0..length {
                next = raw::leb128(bytes)?.checked_add(next)?;
                followers.push(u16::try_from(next).ok().filter(|&next| usize::from(next) < order.len())?);
                next += 1;
            }
        }
        for _ in &followers {
            how_often.push(u8::try_from(raw::leb128(bytes)?).ok()?);
        }
        let file = NeighboursFile { numbers, weights, classes, counts, order, lengths, followers, how_often };
        (bytes.is_empty() && file.is_whole()).then_some(file)
    }

    /// Whether what is named is there.
    fn is_whole(&self) -> bool {
        let [by_chance, seen] = &self.weights;
        let most = self.counts.iter().copied().max().unwrap_or(0);
        most > 0
            && by_chance.len() > 2 * usize::from(most - 1)
            && !seen.is_empty()
            && self.classes.iter().all(|&class| usize::from(class) < OTHERS)
            && self.how_often.iter().all(|&class| usize::from(class) < seen.len())
    }

    /// Writes it.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.numbers.iter().for_each(|&number| raw::put(number, &mut bytes));
        for weights in &self.weights {
            raw::put(weights.len() as u32, &mut bytes);
            weights.iter().for_each(|&weight| raw::put(weight, &mut bytes));
        }
        bytes.extend_from_slice(&self.classes);
        bytes.extend_from_slice(&self.counts);
        self.lengths.iter().for_each(|&length| raw::put(length, &mut bytes));
        let mut followers = self.followers.iter();
        for &length in &self.lengths {
            let mut end = 0;
            for &number in followers.by_ref().take(length as usize) {
                raw::put(u32::from(number) - end, &mut bytes);
                end = u32::from(number) + 1;
            }
        }
        self.how_often.iter().for_each(|&class| raw::put(class.into(), &mut bytes));
        bytes
    }
}

pub fn code(coder: &mut impl Coder, file: &NeighboursFile, known: &Known) -> Option<NeighboursFile> {
    let mut number = Number::NEW;
    let numbers = file.numbers.map(|value| number.code(coder, value));
    let mut weights = |weights: &[u32]| {
        let mut length = Number::NEW;
        let count = length.code(coder, weights.len() as u32) as usize;
        (count <= WEIGHTS).then(|| {
            let mut distance = Number::NEW;
            let mut before = 0_i32;
            let weight = |at: usize| {
                // As distances, whose sign is the lowest bit.
                let known = weights.get(at).map_or(0, |&weight| weight as i32 - before);
                let coded = distance.code(coder, (known << 1 ^ known >> 31) as u32) as i32;
                before = before.wrapping_add(coded >> 1 ^ -(coded & 1));
                before.unsigned_abs()
            };
            (0..count).map(weight).collect::<Vec<u32>>()
        })
    };
    let weights = [weights(&file.weights[0])?, weights(&file.weights[1])?];

    let words = known.count();
    let mut counts = Counts {
        counts: Vec::with_capacity(words + OTHERS),
        symbols: vec![OrNone::NEW; 256 * 6],
        steps: &known.steps,
    };
    known.list.nodes.chunks(SOME).try_for_each(|some| counts.code(coder, some, file))?;
    let Counts { mut counts, .. } = counts;
    let mut symbol = Symbol::<256>::NEW;
    for at in words..words + OTHERS {
        counts.push(symbol.code(coder, byte(&file.counts, at)) as u8);
    }

    let characters = known.list.characters.len();
    let mut classes = Classes {
        classes: Vec::with_capacity(words),
        symbols: vec![OrNone::NEW; 2 * 6 * 32 * 32],
        by_first: vec![0; characters],
        by_last: vec![0; characters],
        first_letter: 0,
    };
    known.list.nodes.chunks(SOME).try_for_each(|some| classes.code(coder, some, file, &counts))?;
    let Classes { classes, .. } = classes;
    if coder.is_over() {
        return None;
    }

    let order = order(&counts, words);
    let (mut lengths, mut pairs) = (Vec::with_capacity(order.len()), Pairs::default());
    let of_context: Vec<u8> = order.iter().map(|&place| counts[place as usize]).collect();
    for (number, &count) in of_context.iter().enumerate() {
        let known = file.lengths.get(number).copied().unwrap_or(0);
        lengths.push(pairs.code(coder, file, known, count, &of_context)?);
    }
    let Pairs { followers, how_often } = pairs;
    let file = NeighboursFile { numbers, weights, classes, counts, order, lengths, followers, how_often };
    file.is_whole().then_some(file)
}

fn byte(bytes: &[u8], at: usize) -> usize {
    usize::from(bytes.get(at).copied().unwrap_or(0))
}

/// How often words were seen.
struct Counts<'w> {
    counts: Vec<u8>,
    symbols: Vec<OrNone<256>>,
    /// How probable the words are.
    steps: &'w [u8],
}

impl Counts<'_> {
    /// Codes those of the words among some beginnings.
    // As `SOME` says: no loop over all words is one function.
    #[inline(never)]
    fn code(&mut self, coder: &mut impl Coder, nodes: &[Node], file: &NeighboursFile) -> Option<()> {
        for node in nodes.iter().filter(|node| node.is_word) {
            let at = self.counts.len();
            let steps = *self.steps.get(at)?;
            let symbol = &mut self.symbols[usize::from(steps / 8) * 6 + usize::from(node.depth.min(5))];
            self.counts.push(symbol.code(coder, byte(&file.counts, at)) as u8);
        }
        Some(())
    }
}

/// The classes of words. That of one is mostly that of the last one with the same last character, or the same first.
struct Classes {
    classes: Vec<u8>,
    symbols: Vec<OrNone<32>>,
    by_first: Vec<u8>,
    by_last: Vec<u8>,
    /// The first character of the word.
    first_letter: u16,
}

impl Classes {
    /// Codes those of the words among some beginnings.
    #[inline(never)]
    fn code(
        &mut self,
        coder: &mut impl Coder,
        nodes: &[Node],
        file: &NeighboursFile,
        counts: &[u8],
    ) -> Option<()> {
        for node in nodes {
            if node.depth == 1 {
                self.first_letter = node.letter;
            }
            if !node.is_word {
                continue;
            }
            let at = self.classes.len();
            let (first, last) = (
                &mut self.by_first[usize::from(self.first_letter)],
                &mut self.by_last[usize::from(node.letter)],
            );
            let length = usize::from(*counts.get(at)? > 0) * 6 + usize::from(node.depth.min(5));
            let symbol = &mut self.symbols[(length * 32 + usize::from(*last)) * 32 + usize::from(*first)];
            let class = symbol.code(coder, byte(&file.classes, at)) as u8;
            (*first, *last) = (class, class);
            self.classes.push(class);
        }
        Some(())
    }
}

/// Those that were seen after another, and how often.
#[derive(Default)]
struct Pairs {
    followers: Vec<u16>,
    how_often: Vec<u8>,
}

impl Pairs {
    /// Codes those after one context, and gives how many they are: `known` of the file, if that is packed. `count` is how often the context was seen,
    /// `of_context` the same of all.
    #[inline(never)]
    fn code(
        &mut self,
        coder: &mut impl Coder,
        file: &NeighboursFile,
        known: u32,
        count: u8,
        of_context: &[u8],
    ) -> Option<u32> {
        let context = DISTANCES + OFTEN + usize::from(count) / 8;
        let length = numbers::number(coder, context, known);
        if self.followers.len() + length as usize > MOST || coder.is_over() {
            return None;
        }
        let mut place = 0;
        for left in (1..=length as usize).rev() {
            let (mut next, mut class) = (0, 0);
            if let (Some(&known), Some(&often)) =
                (file.followers.get(self.followers.len()), file.how_often.get(self.followers.len()))
            {
                (next, class) = (u32::from(known).saturating_sub(place), often);
            }
            place += numbers::number(coder, distance_context(left, place), next);
            let &next = of_context.get(place as usize)?;
            let context = DISTANCES + (usize::from(count) + usize::from(next)) / 8;
            let class = coder.symbol(context, class.into());
            self.followers.push(place as u16);
            self.how_often.push(class as u8);
            place += 1;
        }
        Some(length)
    }
}

//! `neighbours.bin`.

use crate::Known;
use crate::coder::Coder;
use crate::numbers::{Number, OrNone, Symbol};
use crate::raw::{self, by_count};
use crate::sets::Sets;

#[derive(Default)]
pub struct NeighboursFile {
    /// The step and the total.
    numbers: [u32; 2],
    /// The weights of chance and of the classes of counts.
    weights: [Vec<u32>; 2],
    /// By word.
    classes: Vec<u8>,
    /// By word, then by class and mark.
    counts: Vec<u8>,
    /// By context, in the order of their counts: those seen after it, and the class of how often.
    followers: Vec<(Vec<u16>, Vec<u8>)>,
}

/// Classes and marks that stand beside the words, and the most words and weights there may be.
const OTHERS: usize = 21;
const WEIGHTS: usize = 1 << 12;

/// The contexts that were seen, in the order in which they are numbered: the `others` first, then the words that were seen most.
pub fn order(counts: &[u8], words: usize, others: usize) -> Vec<usize> {
    let seen = by_count(&counts[..words]).into_iter().map(|word| word as usize);
    (words..words + others).chain(seen.take_while(|&word| counts[word] > 0)).collect()
}

pub fn read(mut bytes: &[u8], known: &Known) -> Option<NeighboursFile> {
    let bytes = &mut bytes;
    let words = known.steps.len();
    let numbers = [raw::leb128(bytes)?, raw::leb128(bytes)?];
    let mut weights = || {
        let count = raw::leb128(bytes)?;
        (0..count).map(|_| raw::leb128(bytes)).collect::<Option<Vec<u32>>>()
    };
    let weights = [weights()?, weights()?];
    let classes = raw::take(bytes, words)?.to_vec();
    let counts = raw::take(bytes, words + OTHERS)?.to_vec();
    let order = order(&counts, words, OTHERS);
    let lengths: Vec<u32> = order.iter().map(|_| raw::leb128(bytes)).collect::<Option<_>>()?;
    let mut followers = Vec::new();
    for length in lengths {
        let (mut end, mut numbers) = (0, Vec::new());
        for _ in 0..length {
            let next = raw::leb128(bytes)?.checked_add(end)?;
            numbers.push(u16::try_from(next).ok()?);
            end = next + 1;
        }
        followers.push((numbers, Vec::new()));
    }
    for (numbers, classes) in &mut followers {
        for _ in numbers {
            classes.push(u8::try_from(raw::leb128(bytes)?).ok()?);
        }
    }
    bytes.is_empty().then_some(NeighboursFile { numbers, weights, classes, counts, followers })
}

pub fn write(file: &NeighboursFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.numbers.iter().for_each(|&number| raw::put(number, &mut bytes));
    for weights in &file.weights {
        raw::put(weights.len() as u32, &mut bytes);
        weights.iter().for_each(|&weight| raw::put(weight, &mut bytes));
    }
    bytes.extend_from_slice(&file.classes);
    bytes.extend_from_slice(&file.counts);
    file.followers.iter().for_each(|(numbers, _)| raw::put(numbers.len() as u32, &mut bytes));
    for (numbers, _) in &file.followers {
        let mut end = 0;
        for &number in numbers {
            raw::put(u32::from(number) - end, &mut bytes);
            end = u32::from(number) + 1;
        }
    }
    for class in file.followers.iter().flat_map(|(_, classes)| classes) {
        raw::put((*class).into(), &mut bytes);
    }
    bytes
}

pub fn code(coder: &mut impl Coder, file: &NeighboursFile, known: &Known) -> Option<NeighboursFile> {
    let words = &known.list.words;
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

    let byte = |bytes: &[u8], at: usize| usize::from(bytes.get(at).copied().unwrap_or(0));
    let (mut counts, mut symbols) = (Vec::new(), vec![OrNone::<256>::NEW; 256 * 6]);
    for (at, &steps) in known.steps.iter().enumerate() {
        let symbol = &mut symbols[usize::from(steps) * 6 + words.get(at).len().min(5)];
        counts.push(symbol.code(coder, byte(&file.counts, at)) as u8);
    }
    let mut symbol = Symbol::<256>::NEW;
    for at in words.len()..words.len() + OTHERS {
        counts.push(symbol.code(coder, byte(&file.counts, at)) as u8);
    }

    // The class of a word is mostly that of the last one with the same last character, or the same first.
    let characters = known.list.characters.len();
    let (mut by_first, mut by_last) = (vec![0_u8; characters], vec![0_u8; characters]);
    let (mut classes, mut symbols) = (Vec::new(), vec![OrNone::<32>::NEW; 2 * 6 * 32 * 32]);
    for (at, &count) in counts.iter().enumerate().take(words.len()) {
        let word = words.get(at);
        let (Some(&first), Some(&last)) = (word.first(), word.last()) else { return None };
        let (first, last) = (&mut by_first[usize::from(first)], &mut by_last[usize::from(last)]);
        let length = usize::from(count > 0) * 6 + word.len().min(5);
        let symbol = &mut symbols[(length * 32 + usize::from(*last)) * 32 + usize::from(*first)];
        let class = symbol.code(coder, byte(&file.classes, at)) as u8;
        (*first, *last) = (class, class);
        classes.push(class);
    }

    let order = order(&counts, words.len(), OTHERS);
    let of_context = |number: usize| usize::from(counts[order[number]]);
    let mut lengths = vec![Number::NEW; 256];
    let mut sets = Sets::new(order.len());
    let mut how_often = vec![Number::NEW; 256];
    // What was seen seldom was left out when it was counted, and so are its classes here.
    let least = file.followers.iter().flat_map(|(_, classes)| classes).copied().min().unwrap_or(0);
    let least = number.code(coder, least.into());
    let mut followers = Vec::new();
    let nothing = (Vec::new(), Vec::new());
    for before in 0..order.len() {
        let (known, known_classes) = file.followers.get(before).unwrap_or(&nothing);
        let length = lengths[of_context(before)].code(coder, known.len() as u32) as usize;
        let mut numbers = Vec::with_capacity(length.min(order.len()));
        sets.code(coder, length, known, &mut numbers)?;
        if coder.is_over() || numbers.last().is_some_and(|&last| usize::from(last) >= order.len()) {
            return None;
        }
        let class = |(at, &next): (usize, &u16)| {
            let number = &mut how_often[(of_context(before) + of_context(next.into())) / 2];
            let known = (byte(known_classes, at) as u32).saturating_sub(least);
            number.code(coder, known).saturating_add(least) as u8
        };
        let classes = numbers.iter().enumerate().map(class).collect();
        followers.push((numbers, classes));
    }
    Some(NeighboursFile { numbers, weights, classes, counts, followers })
}

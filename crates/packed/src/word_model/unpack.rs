//! Reading the tables that `cargo xtask data` has made.

use super::Weight;
use super::positions::Positions;
use crate::leb128::leb128;
use crate::spelled::Spelled;
use crate::trie::{Builder, Trie};

/// What `words.bin` holds.
pub struct WordTable {
    /// Gives each word its id.
    pub index: Trie,
    /// The words' ids in code point order.
    pub ids: Vec<u32>,
    /// By id.
    pub weights: Vec<Weight>,
    /// Of a word that nobody has seen.
    pub unseen: Weight,
    /// Where in them characters stand.
    pub positions: Positions,
}

/// Words that are so probable have the lowest ids: what is asked of most lies together, and stays in the cache.
const COMMON: Weight = -12_200;

/// Reads `words.bin` after inflating; `lab/src/data/words.rs` tells the format. `None` if it is not in that format.
pub fn words(bytes: &[u8]) -> Option<WordTable> {
    let mut numbers = bytes;
    let spelled = Spelled::read(&mut numbers)?;
    let unseen = -small(&mut numbers)?;
    let most = -small(&mut numbers)?;
    let step = small(&mut numbers)?;
    if spelled.count() != numbers.len() {
        return None;
    }
    let in_steps = numbers;
    let in_order: Vec<Weight> = in_steps.iter().map(|&steps| most - step * Weight::from(steps)).collect();

    let is_common = |weight: Weight| weight >= COMMON;
    let common = in_order.iter().filter(|&&weight| is_common(weight)).count() as u32;
    let (mut next_common, mut next_rare) = (0..common, common..);
    let id = |&weight: &Weight| if is_common(weight) { next_common.next() } else { next_rare.next() };
    let ids: Vec<u32> = in_order.iter().map_while(id).collect();
    let mut weights = vec![0; ids.len()];
    ids.iter().zip(in_order).for_each(|(&id, weight)| weights[id as usize] = weight);

    let mut index = Builder::with_capacity(spelled.characters());
    let mut positions = Positions::new(step);
    let mut words = ids.iter().zip(in_steps);
    spelled.each(|shared, rest| {
        let (&id, &steps) = words.next()?;
        index.add(shared, rest, id)?;
        positions.count(shared, rest, steps);
        Some(())
    })?;
    Some(WordTable { index: index.build(), ids, weights, unseen, positions })
}

/// What `neighbours.bin` holds. Contexts are the words, then the classes and marks.
pub struct Counted {
    /// The weight of one step of `steps`.
    pub step: Weight,
    /// The weight of what all counts add up to.
    pub total: Weight,
    /// By the sum of the steps of two contexts: how often chance brings them together, [weighed](Counted::seen) alike.
    pub by_chance: Vec<Weight>,
    /// By class of counts: the weight of such a count, a little added for what was left out.
    pub seen: Vec<Weight>,
    /// The class of each word that has not been counted by itself; 0 for none.
    pub classes: Vec<u8>,
    /// How often each context was seen: 0 for never, else 1 and its weight in steps.
    pub counts: Vec<u8>,
    /// Those that were seen, in the order in which they are numbered: the `others` first, then the words that were seen most.
    pub order: Vec<usize>,
    /// For each of them the numbers of those seen after it, and the class of how often.
    pub followers: Vec<Vec<(u32, u32)>>,
}

/// Reads `neighbours.bin` after inflating, of so many words and other contexts; `lab/src/data/neighbours.rs` tells the
/// format. `None` if it is not in that format.
pub fn neighbours(mut bytes: &[u8], words: usize, others: usize) -> Option<Counted> {
    let step = small(&mut bytes)?;
    let total = signed(&mut bytes)?;
    let by_chance = weights(&mut bytes)?;
    let seen = weights(&mut bytes)?;
    let (classes, bytes) = bytes.split_at_checked(words)?;
    let (counts, mut bytes) = bytes.split_at_checked(words + others)?;
    let order = crate::neighbours::order(counts, words, others);

    let lengths: Vec<u64> = order.iter().map(|_| leb128(&mut bytes)).collect::<Option<_>>()?;
    // Each of them has two bytes at least.
    lengths
        .iter()
        .try_fold(0_u64, |sum, length| sum.checked_add(*length))
        .filter(|sum| 2 * sum <= bytes.len() as u64)?;
    let mut followers = Vec::with_capacity(order.len());
    for length in lengths {
        let mut end = 0;
        let mut follower = || {
            let next = leb128(&mut bytes)?.checked_add(end)?;
            end = next + 1;
            Some((u32::try_from(next).ok().filter(|&next| (next as usize) < order.len())?, 0))
        };
        let mut all = Vec::with_capacity(length as usize);
        for _ in 0..length {
            all.push(follower()?);
        }
        followers.push(all);
    }
    for (_, class) in followers.iter_mut().flatten() {
        *class = u32::try_from(leb128(&mut bytes)?).ok()?;
        seen.get(*class as usize)?;
    }
    let is_class = |&class: &u8| usize::from(class) < others;
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    by_chance.get(2 * usize::from(most - 1))?;
    let is_whole = bytes.is_empty() && !seen.is_empty() && classes.iter().all(is_class);
    let (classes, counts) = (classes.to_vec(), counts.to_vec());
    is_whole.then_some(Counted { step, total, by_chance, seen, classes, counts, order, followers })
}

/// Takes a list of weights off the front, which its length goes before.
fn weights(bytes: &mut &[u8]) -> Option<Vec<Weight>> {
    (0..leb128(bytes)?).map(|_| signed(bytes)).collect()
}

/// Takes a number that is under a million off the front.
fn small(bytes: &mut &[u8]) -> Option<Weight> {
    leb128(bytes).filter(|&number| number < LIMIT).map(|number| number as Weight)
}

/// The same of one with a sign, which is its lowest bit.
fn signed(bytes: &mut &[u8]) -> Option<Weight> {
    let number = leb128(bytes).filter(|&number| number < 2 * LIMIT)? as Weight;
    Some(number >> 1 ^ -(number & 1))
}

/// What no weight of a table reaches.
const LIMIT: u64 = 1_000_000;

//! What is looked up of words.

use super::Weight;
use super::positions::Positions;
use crate::known::Known;
use crate::trie::Trie;

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

/// What no weight of a table reaches.
const LIMIT: u32 = 1_000_000;

/// Makes it of `words.bin`. `None` if there are too many words, or something in them is no character or no weight.
pub fn words(known: &Known) -> Option<WordTable> {
    let Known { list, numbers, steps: in_steps, .. } = known;
    let weight = |number: u32| (number < LIMIT).then_some(number as Weight);
    let (unseen, most, step) = (-weight(numbers[0])?, -weight(numbers[1])?, weight(numbers[2])?);
    let in_order: Vec<Weight> = in_steps.iter().map(|&steps| most - step * Weight::from(steps)).collect();

    let is_common = |weight: Weight| weight >= COMMON;
    let common = in_order.iter().filter(|&&weight| is_common(weight)).count() as u32;
    let (mut next_common, mut next_rare) = (0..common, common..);
    let id = |&weight: &Weight| if is_common(weight) { next_common.next() } else { next_rare.next() };
    let ids: Vec<u32> = in_order.iter().map_while(id).collect();
    let mut weights = vec![0; ids.len()];
    ids.iter().zip(in_order).for_each(|(&id, weight)| weights[id as usize] = weight);

    let index = Trie::new(list, ids.iter().copied())?;
    let characters: Vec<char> = list.characters.iter().map(|&c| char::from_u32(c)).collect::<Option<_>>()?;
    let mut positions = Positions::new(step);
    let mut steps = in_steps.iter();
    list.each(|word| {
        positions.count(word.iter().map(|&letter| characters[usize::from(letter)]), *steps.next()?);
        Some(())
    })?;
    Some(WordTable { index, ids, weights, unseen, positions })
}

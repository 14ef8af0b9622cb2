//! `emissions.bin` of the crate `jieba-macros`: how often characters were seen in each state of jieba-rs's hidden Markov model.

use crate::coder::{Chance, Coder};
use crate::lists;
use crate::numbers::Number;

/// Characters, and how often each was seen in the beginning of a word, at its end, inside it, as a word of one character.
#[derive(Default)]
pub struct Emissions {
    /// Of all characters, by state.
    pub totals: [u32; 4],
    /// Code points, in order.
    pub characters: Vec<u32>,
    /// For each of them.
    pub counts: Vec<[u32; 4]>,
}

impl Emissions {
    /// How probable a character is that was seen so often in a state: a natural logarithm in millionths, without its sign. Nothing but the
    /// four operations is done, which give the same bits everywhere.
    pub fn millionths(&self, state: usize, count: u32) -> u32 {
        let logarithm = (logarithm(self.totals[state]) - logarithm(count)).max(0.0);
        (logarithm * 1e6 + 0.5) as u32
    }
}

/// The natural logarithm of a number that is not 0, by the series of the area hyperbolic tangent.
fn logarithm(number: u32) -> f64 {
    const TERMS: u32 = 18;
    let halvings = number.max(1).ilog2();
    let between = f64::from(number) / f64::from(1_u32 << halvings);
    let part = (between - 1.0) / (between + 1.0);
    let sum = (0..TERMS).rev().fold(0.0, |sum, term| sum * part * part + 1.0 / f64::from(2 * term + 1));
    2.0 * part * sum + f64::from(halvings) * std::f64::consts::LN_2
}

/// Characters that were seen more often are told by another that was seen as often in each state, if there is one: a Traditional character
/// was mostly counted as the Simplified one.
const OFTEN: u32 = 64;

/// Sizes of counts that are told apart.
const SIZES: usize = 16;

pub fn code(coder: &mut impl Coder, known: &Emissions) -> Option<Emissions> {
    let mut total = Number::NEW;
    let totals = known.totals.map(|known| total.code(coder, known));
    let characters = lists::characters(coder, &known.characters)?;
    let size = |count: u32| ((count.saturating_add(1)).ilog2() as usize).min(SIZES - 1);
    let mut numbers = vec![Number::NEW; 4 * SIZES * SIZES];
    let (mut is_again, mut often) = (Chance::EVEN, Vec::<[u32; 4]>::new());
    let mut counts = Vec::with_capacity(characters.len());
    for at in 0..characters.len() {
        let known = known.counts.get(at).copied().unwrap_or_default();
        let place = is_often(known).then(|| often.iter().position(|row| *row == known)).flatten();
        if coder.bit(&mut is_again, place.is_some()) {
            let bits = usize::BITS - often.len().leading_zeros();
            let place = (0..bits).rev().fold(0, |coded, bit| {
                let is_set = place.unwrap_or_default() >> bit & 1 > 0;
                let mut even = Chance::EVEN;
                2 * coded + usize::from(coder.bit(&mut even, is_set))
            });
            counts.push(*often.get(place)?);
            continue;
        }
        let mut row = [0; 4];
        for (state, known) in known.into_iter().enumerate() {
            let before = state.checked_sub(1).map_or(0, |before| size(row[before]));
            let first = if state > 1 { size(row[0]) } else { 0 };
            row[state] = numbers[(state * SIZES + before) * SIZES + first].code(coder, known);
        }
        if is_often(row) {
            often.push(row);
        }
        counts.push(row);
        if coder.is_over() {
            return None;
        }
    }
    Some(Emissions { totals, characters, counts })
}

fn is_often(counts: [u32; 4]) -> bool {
    counts.into_iter().fold(0, u32::saturating_add) > OFTEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_those_of_the_system() {
        for number in [1, 2, 3, 10, 64, 65, 873_256, 33_749_694, u32::MAX] {
            assert!((logarithm(number) - f64::from(number).ln()).abs() < 1e-13, "{number}");
        }
        let model = Emissions { totals: [33_749_694, 0, 0, 0], ..Emissions::default() };
        assert_eq!((model.millionths(0, 1), model.millionths(0, 40)), (17_334_482, 13_645_602));
        assert_eq!(model.millionths(0, u32::MAX), 0);
    }
}

//! Reading `emissions.bin`, whose format `lab/src/data/hidden_markov.rs` tells.

use crate::{EMIT_NONE, HMM_HAN_MAX, HMM_HAN_MIN, NEVER};

/// How probable characters are in each state.
#[derive(Default)]
pub struct Emissions {
    /// By character, from [`HMM_HAN_MIN`] on: its row, or [`EMIT_NONE`].
    pub index: Vec<u16>,
    pub rows: Vec<[f64; 4]>,
}

/// `None` if the bytes are not in their format.
pub fn emissions(mut bytes: &[u8]) -> Option<Emissions> {
    let bytes = &mut bytes;
    let values: Vec<Vec<f64>> = (0..4).map(|_| values(bytes)).collect::<Option<_>>()?;
    let (characters, rows) = (length(bytes)?, length(bytes)?);
    let gaps: Vec<usize> = (0..characters).map(|_| number(bytes)).collect::<Option<_>>()?;
    let sames = numbers(bytes, characters)?;
    let ranks: Vec<Vec<u16>> = (0..4).map(|_| numbers(bytes, rows)).collect::<Option<_>>()?;

    let mut index = vec![EMIT_NONE; HMM_HAN_MAX as usize - HMM_HAN_MIN as usize + 1];
    let (mut place, mut next) = (0_usize, 0_u16);
    for (gap, same) in gaps.into_iter().zip(sames) {
        place = place.checked_add(gap)?;
        // 0 is a row of its own; others are those of a character before.
        let row = same.checked_sub(1).unwrap_or(next);
        next += u16::from(same == 0);
        *index.get_mut(place)? = Some(row).filter(|row| usize::from(*row) < rows)?;
        place += 1;
    }
    let value = |state: usize, row: usize| match ranks[state][row].checked_sub(1) {
        Some(rank) => values[state].get(usize::from(rank)).copied(),
        None => Some(NEVER),
    };
    let row = |row: usize| Some([value(0, row)?, value(1, row)?, value(2, row)?, value(3, row)?]);
    let rows = (0..rows).map(row).collect::<Option<_>>()?;
    bytes.is_empty().then_some(Emissions { index, rows })
}

/// The values of a state, the greatest first. The model has them in millionths, and a quotient is rounded as the same number in decimals is.
fn values(bytes: &mut &[u8]) -> Option<Vec<f64>> {
    let (count, mut millionths) = (length(bytes)?, 0_u32);
    let value = |_| {
        millionths = millionths.checked_add(u32::try_from(number(bytes)?).ok()?)?;
        Some(-f64::from(millionths) / 1e6)
    };
    (0..count).map(value).collect()
}

/// Numbers of 16 bits: the high bytes, then the low ones.
fn numbers(bytes: &mut &[u8], count: usize) -> Option<Vec<u16>> {
    let (high, rest) = bytes.split_at_checked(count)?;
    let (low, rest) = rest.split_at_checked(count)?;
    *bytes = rest;
    Some(high.iter().zip(low).map(|(&high, &low)| u16::from_be_bytes([high, low])).collect())
}

/// A length that the rest of the bytes can have: one byte each at least.
fn length(bytes: &mut &[u8]) -> Option<usize> {
    number(bytes).filter(|length| *length <= bytes.len())
}

/// A number in LEB128, of four bytes at most.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in [0, 7, 14, 21] {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(first & 0x7F) << shift;
        if first < 0x80 {
            return Some(number);
        }
    }
    None
}

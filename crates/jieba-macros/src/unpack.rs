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
pub fn emissions(bytes: &[u8]) -> Option<Emissions> {
    let model = jiazhu_packed::unpack_emissions(bytes)?;
    let mut index = vec![EMIT_NONE; HMM_HAN_MAX as usize - HMM_HAN_MIN as usize + 1];
    for (row, c) in model.characters.iter().enumerate() {
        let place = c.checked_sub(u32::from(HMM_HAN_MIN))? as usize;
        *index.get_mut(place)? = u16::try_from(row).ok().filter(|row| *row != EMIT_NONE)?;
    }
    // The model has its values in millionths, and a quotient is rounded as the same number in decimals is.
    let value = |state: usize, count: u32| match count {
        0 => NEVER,
        _ => -f64::from(model.millionths(state, count)) / 1e6,
    };
    let row = |counts: &[u32; 4]| {
        let [begin, end, inside, single] = *counts;
        [value(0, begin), value(1, end), value(2, inside), value(3, single)]
    };
    let rows = model.counts.iter().map(row).collect();
    Some(Emissions { index, rows })
}

//! The numbers of jieba-rs's hidden Markov model, packed: the same numbers to the last bit, in an eighth of the bytes.
//!
//! jieba-rs takes them from the macro `generate_hmm_data!` of the crate `jieba-macros`, which spells each out as a number of 64 bits: 120 KB of
//! what a browser downloads to annotate, even by Brotli. This crate stands in for that one ([`[patch.crates-io]`][patch] in the manifest of the
//! workspace), so that jieba-rs itself is as it was published. Whoever depends on `jiazhu-annotate` from elsewhere has the original,
//! and the same words.
//!
//! `lab/src/data/hidden_markov.rs` makes `data/emissions.bin` and tells its format.
//!
//! [patch]: https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html

mod unpack;

use std::sync::LazyLock;

use unpack::Emissions;

/// Defines the numbers under the names that jieba-rs uses.
#[macro_export]
macro_rules! generate_hmm_data {
    () => {
        use $crate::{
            EMIT_INDEX, EMIT_MIN_CHAR, EMIT_NONE, EMIT_PROBS, HMM_HAN_MAX, HMM_HAN_MIN, INITIAL_PROBS,
            TRANS_PROBS,
        };
    };
}

/// Of what does not occur.
const NEVER: f64 = -3.14e100;

/// How probable it is that a run begins in a state: in the beginning of a word, at its end, inside it, with a word of one character.
pub static INITIAL_PROBS: [f64; 4] = [-0.262_686_608_092_500_16, NEVER, NEVER, -1.465_263_339_853_767_8];

/// From a state to the next.
pub static TRANS_PROBS: [[f64; 4]; 4] = [
    [NEVER, -0.510_825_623_765_99, -0.916_290_731_874_155, NEVER],
    [-0.589_714_973_685_451_3, NEVER, NEVER, -0.808_525_047_466_993_7],
    [NEVER, -0.333_448_568_119_485_14, -1.260_362_382_026_822_6, NEVER],
    [-0.721_196_565_466_984_1, NEVER, NEVER, -0.665_863_144_879_821_2],
];

/// The first and the last of the characters that the model speaks of.
pub const HMM_HAN_MIN: char = '\u{4E00}';
pub const HMM_HAN_MAX: char = '\u{9FD5}';

/// The character of the first place in [`EMIT_INDEX`].
pub const EMIT_MIN_CHAR: u32 = HMM_HAN_MIN as u32;
/// What stands in [`EMIT_INDEX`] for a character without a row.
pub const EMIT_NONE: u16 = u16::MAX;

static EMISSIONS: LazyLock<Emissions> =
    LazyLock::new(|| unpack::emissions(include_bytes!("../data/emissions.bin")).unwrap_or_default());

/// By character the row in [`EMIT_PROBS`].
pub static EMIT_INDEX: LazyLock<&'static [u16]> = LazyLock::new(|| &EMISSIONS.index);

/// How probable a character is in each state.
pub static EMIT_PROBS: LazyLock<&'static [[f64; 4]]> = LazyLock::new(|| &EMISSIONS.rows);

#[cfg(test)]
mod tests {
    use super::*;

    fn row(c: char) -> Option<[f64; 4]> {
        let row = EMIT_INDEX[c as usize - EMIT_MIN_CHAR as usize];
        (row != EMIT_NONE).then(|| EMIT_PROBS[usize::from(row)])
    }

    /// Lines of `hmm.model`: beginning, end, inside, single.
    #[test]
    fn numbers_are_those_of_the_model_to_the_last_bit() {
        assert_eq!(row('谈'), Some([-8.039065, -8.435707, -8.345223, -8.403508]));
        assert_eq!(row('談'), row('谈'));
        assert_eq!(row('耀'), Some([-10.460283, -9.266706, -8.476517, -11.216223]));
        assert_eq!(row('\u{9FD5}'), None);
        assert_eq!(EMIT_INDEX.iter().filter(|row| **row != EMIT_NONE).count(), 14_631);
    }

    #[test]
    fn what_is_damaged_is_refused() {
        let sound = include_bytes!("../data/emissions.bin");
        for end in (0..sound.len()).step_by(997) {
            assert!(unpack::emissions(&sound[..end]).is_none(), "{end}");
        }
        assert!(unpack::emissions(&[&sound[..], b"\0"].concat()).is_none());
        assert!(unpack::emissions(&[0xFF; 1000]).is_none());
    }
}

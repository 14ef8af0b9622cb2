//! Probabilities as whole numbers, so that every platform adds and compares the same.
//!
//! A *weight* is a natural logarithm in thousandths. Tables hold weights in steps of [`STEP`], one byte each: finer steps change
//! no figure of `cargo xtask bench --gold`.

use super::words::leb128;

/// The distance between two neighbouring weights in a table, in thousandths.
pub const STEP: u32 = 64;

/// The weight of a number: its natural logarithm in thousandths.
pub fn weight(number: f64) -> i32 {
    (number.ln() * 1000.0).round() as i32
}

/// How many steps a weight that is not negative has, as a table holds it; the last byte for all that are greater.
pub fn steps(weight: i32) -> u8 {
    let steps = (weight.max(0) as u32 + STEP / 2) / STEP;
    u8::try_from(steps).unwrap_or(u8::MAX)
}

/// Appends a number that may be negative: its sign is the lowest bit (as in Protocol Buffers' zigzag).
pub fn signed(number: i32, out: &mut Vec<u8>) {
    leb128(u64::from((number << 1 ^ number >> 31) as u32), out);
}

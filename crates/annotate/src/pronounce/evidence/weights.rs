//! The weights of [`FEATURES`](super::FEATURES): made by `cargo run --release -p lab -- fit`.

/// In hundredths of a logarithm of odds.
#[rustfmt::skip]
pub const WEIGHTS: [i16; 17] = [
    -98, 52, -121, 57, -16, 43, -60, 44, -12, 20, 63, 85, 106, 85, -48, 66,
    85,
];
/// From which doubt on a syllable is doubtful.
pub const THRESHOLD: i32 = -276;

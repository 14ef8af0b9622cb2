//! The weights of [`FEATURES`](super::FEATURES): made by `cargo run --release -p lab -- fit`.

/// In hundredths of a logarithm of odds.
#[rustfmt::skip]
pub const WEIGHTS: [i16; 16] = [
    -113, 60, -108, 63, -37, 15, -39, 45, -13, 30, 89, 0, 109, 0, -86, 25,
];
/// From which doubt on a syllable is doubtful.
pub const THRESHOLD: i32 = -264;

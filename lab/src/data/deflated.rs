//! The tables as small as deflate makes them; what inflates them need not know.

use std::num::NonZeroU64;

use anyhow::{Result, anyhow};
use zopfli::Write;

/// Raw deflate.
pub fn deflated(bytes: &[u8]) -> Result<Vec<u8>> {
    // More iterations would save a five-hundredth.
    let options =
        zopfli::Options { iteration_count: const { NonZeroU64::new(4).unwrap() }, ..Default::default() };
    let mut encoder = zopfli::DeflateEncoder::new(options, zopfli::BlockType::Dynamic, Vec::new());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_err(|error| anyhow!("deflate: {error:?}"))
}

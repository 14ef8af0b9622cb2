//! What is measured in Node and Chromium: sizes of the files in `dist/`, cards beside those of tippy.js.

use anyhow::Result;

use super::node;
use super::table::Table;

/// Bytes of what `dist/` serves.
pub fn sizes() -> Result<Vec<Table>> {
    node::run("sizes.mjs", &[], &())
}

/// Cards and loading, ours and tippy.js's.
pub fn measure() -> Result<Vec<Table>> {
    Ok(Vec::new())
}

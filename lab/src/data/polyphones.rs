//! `polyphones.bin`: a small network that tells the pronunciations of a character apart by what stands around it.
//!
//! It is that of g2pM (one LSTM in each direction, then two layers), which was trained on the sentences of CPP, in whole numbers and
//! without its rarest characters. `polyphones.py` reads it and rounds it.
//!
//! Format: raw deflate of
//!
//! 1. the characters it knows, in UTF-8, closed by an LF;
//! 2. the pronunciations it tells apart, numbered Pinyin with spaces between them, closed by an LF;
//! 3. rows of 64 signed bytes, in steps of 5/16: any other character, the beginning, the end, then each character;
//! 4. for each direction, forward first: 128 rows of 64 signed bytes (inputs) and 128 rows of 32 (what it remembers), in steps of
//!    1/64, and 128 numbers of 16 bits, little-endian, in steps of 1/1024. The rows are those of the gates: in, forget, new, out;
//! 5. two layers: 32 rows of 64 signed bytes in steps of 1/64 and 32 numbers as above; a row of 32 in steps of 1/32 and a number for
//!    each pronunciation;
//! 6. the hyperbolic tangents of 0 to 8 in steps of 1/64: 513 numbers of 16 bits, in steps of 1/4096.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use super::deflated::deflated;
use crate::packages::root;

/// The table, made of the unpacked wheel of g2pM.
pub fn table(g2pm: &Path) -> Result<Vec<u8>> {
    let script = root().join("lab/src/data/polyphones.py");
    let ran = Command::new("python3").arg(script).arg(g2pm.join("g2pM")).output()?;
    ensure!(ran.status.success(), "polyphones.py: {}", String::from_utf8_lossy(&ran.stderr));
    deflated(&ran.stdout)
}

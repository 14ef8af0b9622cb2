//! The peer in segmentation: jieba-rs with its own dictionary.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jieba_rs::Jieba;

use crate::packages::cargo_package;

/// Where the dictionary lies in the sources of jieba-rs: its feature `default-dict` packs the same file.
pub fn dictionary() -> Result<PathBuf> {
    Ok(cargo_package("jieba-rs", "0.11.0")?.join("src/data/dict.txt"))
}

/// jieba-rs with a dictionary.
pub fn with(dictionary: &Path) -> Result<Jieba> {
    let file = fs::File::open(dictionary).with_context(|| format!("{}", dictionary.display()))?;
    Ok(Jieba::with_dict(&mut BufReader::new(file))?)
}

/// jieba-rs as it comes.
pub fn default() -> Result<Jieba> {
    with(&dictionary()?)
}

//! The tables that Jiazhu is measured with.

use anyhow::Result;
use jiazhu_annotate::Tables;

/// All tables but the dictionary, of which only words files are made.
pub fn tables() -> Result<Tables> {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    Ok(Tables::from_bytes(files.filter(|(name, _)| *name != "cedict.bin"))?)
}

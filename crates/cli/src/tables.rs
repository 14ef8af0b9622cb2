//! The tables that the program has in it.

use jiazhu_annotate::Tables;

use super::Failure;

/// Takes as long to read as all the others, and only a words file needs it.
const DICTIONARY: &str = "cedict.bin";

/// All tables but the dictionary, or all.
pub fn builtin(with_dictionary: bool) -> Result<Tables, Failure> {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    Tables::from_bytes(files.filter(|(name, _)| with_dictionary || *name != DICTIONARY)).map_err(|error| {
        Failure::System(format!("this program was built with broken tables ({error}): build it again"))
    })
}

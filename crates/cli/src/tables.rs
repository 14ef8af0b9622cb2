//! The tables: the program has them in it, but for the one of the npm package, which finds them beside it.

use jiazhu_annotate::Tables;

use super::Failure;

/// Takes as long to read as all the others, and only a words file needs it.
const DICTIONARY: &str = "cedict.bin";

/// All tables but the dictionary, or all.
#[cfg(not(target_os = "wasi"))]
pub fn builtin(with_dictionary: bool) -> Result<Tables, Failure> {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    Tables::from_bytes(files.filter(|(name, _)| with_dictionary || *name != DICTIONARY)).map_err(|error| {
        Failure::System(format!("this program was built with broken tables ({error}): build it again"))
    })
}

/// All tables but the dictionary, or all: the files that `index.json` lists in the folder that JIAZHU_TABLES names.
///
/// # Errors
/// A file is missing, or is not as it was made.
#[cfg(target_os = "wasi")]
pub fn builtin(with_dictionary: bool) -> Result<Tables, Failure> {
    use std::path::PathBuf;

    #[derive(serde::Deserialize)]
    struct Index {
        tables: Vec<Listed>,
    }
    #[derive(serde::Deserialize)]
    struct Listed {
        name: String,
        file: String,
    }

    let folder = PathBuf::from(std::env::var_os("JIAZHU_TABLES").unwrap_or_default());
    let broken = |file: &str, why: &str| {
        let path = folder.join(file);
        Failure::System(format!(
            "the table `{}` cannot be read ({why}): install the package again",
            path.display()
        ))
    };
    let read = |file: &str| {
        std::fs::read(folder.join(file)).map_err(|error| broken(file, &super::output::reason(&error)))
    };
    let index: Index = serde_json::from_slice(&read("index.json")?)
        .map_err(|error| broken("index.json", &error.to_string()))?;
    let mut files = Vec::new();
    for table in index.tables {
        if with_dictionary || table.name != DICTIONARY {
            files.push((table.name, read(&table.file)?));
        }
    }
    Tables::from_bytes(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
        .map_err(|error| broken("index.json", &error.to_string()))
}

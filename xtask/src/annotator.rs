//! The folder `annotator/` of what is built: what annotates raw text in the browser, which no page loads that has none.
//!
//! The program, which Trunk has built beside the page's; the scripts of `src/annotator/`; the tables as they lie in their crates, each under a
//! name with its hash, so that a browser may keep it for good; and `index.json`, which names these, as `listed.js` does for the scripts.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::files::{copy, take};

const SCRIPTS: &str = "src/annotator";
const FOLDER: &str = "annotator";
/// What Trunk has built.
const PROGRAM: [&str; 2] = ["annotator.js", "annotator_bg.wasm"];
/// Characters of a hash that stand in a name.
const SHORT: usize = 12;

/// A table: its file in `crates/`, when it is wanted, and its licence.
struct Table {
    part: &'static str,
    path: &'static str,
    licence: &'static str,
}

const fn table(part: &'static str, path: &'static str, licence: &'static str) -> Table {
    Table { part, path, licence }
}

/// In the order in which the program takes them. DATA-LICENSES.md says more of their licences.
const TABLES: [Table; 9] = [
    table("first", "tables/data/fold.txt", "Apache-2.0"),
    table("first", "tables/data/words.bin", "MIT AND Apache-2.0"),
    table("first", "tables/data/neighbours.bin", "Apache-2.0"),
    table("rest", "tables/data/pinyin.bin", "MIT"),
    table("rest", "tables-cedict/data/cedict-pinyin.bin", "CC-BY-SA-4.0"),
    table("rest", "tables-cedict/data/taiwan.txt", "CC-BY-SA-4.0"),
    table("rest", "tables/data/polyphones.bin", "Apache-2.0"),
    table("rest", "tables/data/opencc.bin", "Apache-2.0"),
    table("dictionary", "tables-cedict/data/cedict.bin", "CC-BY-SA-4.0"),
];

/// Those that are deflated in their crates, and inflated by the browser; the program unpacks the others.
const DEFLATED: [&str; 4] = ["fold.txt", "taiwan.txt", "polyphones.bin", "cedict.bin"];

/// Puts the scripts, the tables and their list into the folder.
pub fn scripts_and_tables(clone: &Path, built: &Path) -> Result<()> {
    let folder = built.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    for script in fs::read_dir(clone.join(SCRIPTS)).with_context(|| format!("could not read {SCRIPTS}"))? {
        let script = script?.path();
        if script.extension().is_some_and(|extension| extension == "js") {
            copy(&script, &folder.join(script.file_name().context("a script has a name")?))?;
        }
    }
    let mut lines = Vec::new();
    for Table { part, path, licence } in TABLES {
        let from = clone.join("crates").join(path);
        let (name, stem, extension) =
            (name_of(&from)?, part_of(from.file_stem())?, part_of(from.extension())?);
        let file = format!("{stem}-{}.{extension}", hash(&from)?);
        copy(&from, &folder.join(&file))?;
        let bytes = fs::metadata(&from).with_context(|| format!("could not read {}", from.display()))?.len();
        let deflated = DEFLATED.contains(&name);
        lines.push(format!(
            r#"  {{ "name": "{name}", "file": "{file}", "bytes": {bytes}, "deflated": {deflated}, "part": "{part}", "licence": "{licence}" }}"#
        ));
    }
    let lines = lines.join(",\n");
    let list = format!("{{ \"tables\": [\n{lines}\n] }}\n");
    fs::write(folder.join("index.json"), list).context("could not write index.json")?;
    let script = format!("export const LISTED = [\n{lines},\n];\n");
    fs::write(folder.join("listed.js"), script).context("could not write listed.js")
}

/// Takes the program that Trunk has built beside the page's into the folder.
pub fn program(built: &Path) -> Result<()> {
    take(built, FOLDER, &PROGRAM)
}

/// The beginning of a table's hash, as `SHA256SUMS` of its crate has it; a test of that crate holds the table to it.
fn hash(table: &Path) -> Result<String> {
    let sums = table.ancestors().nth(2).context("a table lies in a crate")?.join("SHA256SUMS");
    let text = fs::read_to_string(&sums).with_context(|| format!("could not read {}", sums.display()))?;
    let name = name_of(table)?;
    let hash = text.lines().find_map(|line| {
        let (hash, path) = line.split_once(char::is_whitespace)?;
        (path.trim_start_matches([' ', '*']).rsplit('/').next() == Some(name)).then_some(hash)
    });
    let hash = hash.with_context(|| format!("{} does not name {name}", sums.display()))?;
    ensure!(hash.len() >= SHORT, "{} has no hash of {name}", sums.display());
    Ok(hash[..SHORT].to_owned())
}

fn name_of(path: &Path) -> Result<&str> {
    part_of(path.file_name())
}

fn part_of(part: Option<&std::ffi::OsStr>) -> Result<&str> {
    part.and_then(|part| part.to_str()).context("a file's name is plain")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

    #[test]
    fn the_folder_lists_every_table_of_the_crates_under_its_hash() {
        let folder = std::env::temp_dir().join(format!("jiazhu-annotator-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in PROGRAM {
            fs::write(folder.join(name), name).unwrap();
        }
        scripts_and_tables(&run::root(), &folder).unwrap();
        program(&folder).unwrap();
        let built = folder.join(FOLDER);
        let index = fs::read_to_string(built.join("index.json")).unwrap();
        for data in ["crates/tables/data", "crates/tables-cedict/data"] {
            for table in fs::read_dir(run::root().join(data)).unwrap() {
                let table = table.unwrap().path();
                let name = name_of(&table).unwrap();
                let line =
                    index.lines().find(|line| line.contains(&format!("\"name\": \"{name}\""))).unwrap();
                let file = line.split('"').nth(7).unwrap();
                assert!(file.len() > name.len() + SHORT, "{file}");
                assert_eq!(fs::read(built.join(file)).unwrap(), fs::read(&table).unwrap(), "{name}");
                let is_shared_alike = data.contains("cedict");
                assert_eq!(line.contains("CC-BY-SA"), is_shared_alike, "{line}");
            }
        }
        let script = fs::read_to_string(built.join("listed.js")).unwrap();
        assert!(
            index
                .lines()
                .all(|line| !line.contains("\"name\"") || script.contains(line.trim_end_matches(',')))
        );
        assert!(built.join("raw.js").exists() && built.join(PROGRAM[1]).exists());
        fs::remove_dir_all(folder).unwrap();
    }
}

//! The annotator's scripts: one for the page, one for the work, so that a worker can be started from a single file, on whatever host that lies.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::steps::Files;
use crate::{join, locations, minify, paths};

const FOLDER: &str = "annotator";
const SCRIPTS: [&str; 2] = ["raw.js", "work.js"];
const PROGRAM: &str = "annotator_bg.wasm";

/// Takes the modules that each script imports into it, and makes it small.
pub fn small(built: &Path) -> Result<()> {
    let folder = built.join(FOLDER);
    let mut files = Files::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".js"))
        else {
            continue;
        };
        files.insert(name.to_owned(), fs::read(&path).with_context(|| format!("could not read {name}"))?);
    }
    let made = scripts(&files)?;
    for name in files.keys() {
        match made.get(name) {
            Some(script) => fs::write(folder.join(name), script),
            None => fs::remove_file(folder.join(name)),
        }
        .with_context(|| format!("could not write {name}"))?;
    }
    Ok(())
}

fn scripts(files: &Files) -> Result<Files> {
    let script = |name: &str| -> Result<(String, Vec<u8>)> {
        let joined = join::join(files, name)?;
        Ok((name.to_owned(), minify::minify(&joined.script).with_context(|| name.to_owned())?.into_bytes()))
    };
    SCRIPTS.into_iter().map(script).collect()
}

/// Takes the places of panics out of the program, numbers that are never the same, and the folder of whoever built it.
pub fn hide(built: &Path, home: &Path) -> Result<()> {
    let path = built.join(FOLDER).join(PROGRAM);
    let mut program = fs::read(&path).with_context(|| format!("could not read {PROGRAM}"))?;
    locations::hide(&mut program)?;
    paths::hide(&mut program, home);
    fs::write(&path, program).with_context(|| format!("could not write {PROGRAM}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_has_what_it_imports_and_exports_what_it_did() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let files = Files::from([
            file("raw.js", "import { fetched } from './files.js';\nexport const annotated = fetched;\n"),
            file("files.js", "export const fetched = 1;\n"),
            file(
                "work.js",
                "import { Annotator } from './annotator.js';\nexport const work = () => new Annotator();\n",
            ),
            file("annotator.js", "class Annotator {}\nexport { Annotator };\n"),
        ]);
        let made = scripts(&files).unwrap();
        assert_eq!(made.keys().collect::<Vec<_>>(), SCRIPTS);
        for (name, script) in &made {
            let script = std::str::from_utf8(script).unwrap();
            assert!(!script.contains("import") && script.contains("export"), "{name}: {script}");
        }
    }
}

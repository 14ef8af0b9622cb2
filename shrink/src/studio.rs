//! The studio's scripts without blanks and long names, and its program without the home of whoever built it. Each stays a file of its own:
//! they share the annotator's script with the widget.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{minify, paths};

const FOLDER: &str = "studio";
const SCRIPTS: [&str; 3] = ["start.js", "edge.js", "studio.js"];
const PROGRAM: &str = "studio_bg.wasm";

pub fn small(built: &Path) -> Result<()> {
    for name in SCRIPTS {
        let path = built.join(FOLDER).join(name);
        let script = fs::read_to_string(&path).with_context(|| format!("could not read {name}"))?;
        let script = minify::minify(&script).with_context(|| name.to_owned())?;
        fs::write(&path, script).with_context(|| format!("could not write {name}"))?;
    }
    Ok(())
}

/// Takes the folder of whoever built it out of the program.
pub fn hide(built: &Path, home: &Path) -> Result<()> {
    let path = built.join(FOLDER).join(PROGRAM);
    let mut program = fs::read(&path).with_context(|| format!("could not read {PROGRAM}"))?;
    paths::hide(&mut program, home);
    fs::write(&path, program).with_context(|| format!("could not write {PROGRAM}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_scripts_keep_what_they_import_and_export() {
        let built = std::env::temp_dir().join(format!("jiazhu-small-studio-{}", std::process::id()));
        fs::create_dir_all(built.join(FOLDER)).unwrap();
        for name in SCRIPTS {
            let script = "// Why.\nimport { annotate } from '../annotator/raw.js';\nexport const annotated = () => annotate();\n";
            fs::write(built.join(FOLDER).join(name), script).unwrap();
        }
        fs::write(built.join(FOLDER).join(PROGRAM), "..home/of/one/src..").unwrap();
        small(&built).unwrap();
        for name in SCRIPTS {
            let script = fs::read_to_string(built.join(FOLDER).join(name)).unwrap();
            assert!(!script.contains("Why") && script.contains("../annotator/raw.js"), "{name}: {script}");
            assert!(script.contains("annotated"), "{name}: {script}");
        }
        fs::remove_dir_all(built).unwrap();
    }
}

//! Programs of their own beside the widget: their scripts without blanks and long names, and the program without the home of whoever built
//! it. Each script stays a file of its own: those of the studio share the annotator's with the widget.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{minify, paths};

struct Part {
    folder: &'static str,
    scripts: &'static [&'static str],
    program: &'static str,
}

const PARTS: [Part; 3] = [
    Part {
        folder: "studio",
        scripts: &["start.js", "edge.js", "build.js", "documents.js", "work.js", "studio.js"],
        program: "studio_bg.wasm",
    },
    Part { folder: "studio/import", scripts: &["import.js", "importer.js"], program: "importer_bg.wasm" },
    Part { folder: "find", scripts: &["find.js", "finder.js"], program: "finder_bg.wasm" },
];

pub fn small(built: &Path) -> Result<()> {
    for Part { folder, scripts, .. } in PARTS {
        for name in scripts {
            let path = built.join(folder).join(name);
            let script = fs::read_to_string(&path).with_context(|| format!("could not read {name}"))?;
            let script = minify::minify(&script).with_context(|| (*name).to_owned())?;
            fs::write(&path, script).with_context(|| format!("could not write {name}"))?;
        }
    }
    Ok(())
}

/// Takes the folder of whoever built them out of the programs.
pub fn hide(built: &Path, home: &Path) -> Result<()> {
    for Part { folder, program: name, .. } in PARTS {
        let path = built.join(folder).join(name);
        let mut program = fs::read(&path).with_context(|| format!("could not read {name}"))?;
        paths::hide(&mut program, home);
        fs::write(&path, program).with_context(|| format!("could not write {name}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn their_scripts_keep_what_they_import_and_export() {
        let built = std::env::temp_dir().join(format!("jiazhu-small-parts-{}", std::process::id()));
        let files = |part: &Part| -> Vec<PathBuf> {
            part.scripts.iter().map(|name| built.join(part.folder).join(name)).collect()
        };
        let scripts: Vec<PathBuf> = PARTS.iter().flat_map(files).collect();
        for path in &scripts {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let script = "// Why.\nimport { annotate } from '../annotator/raw.js';\nexport const annotated = () => annotate();\n";
            fs::write(path, script).unwrap();
        }
        small(&built).unwrap();
        for path in &scripts {
            let script = fs::read_to_string(path).unwrap();
            assert!(
                !script.contains("Why") && script.contains("../annotator/raw.js"),
                "{}: {script}",
                path.display()
            );
            assert!(script.contains("annotated"), "{}: {script}", path.display());
        }
        fs::remove_dir_all(&built).unwrap();
    }
}

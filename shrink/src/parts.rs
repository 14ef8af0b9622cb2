//! Programs of their own beside the widget: their scripts without blanks and long names, and the program without the home of whoever built
//! it. Each script stays a file of its own: those of the studio share the annotator's with the widget. Those of the companion stand in single
//! pages, too: there is one with all its modules, and what they export stands last.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::steps::Files;
use crate::{join, minify, paths};

struct Part {
    folder: &'static str,
    scripts: &'static [&'static str],
    program: &'static str,
    /// The script that takes in the modules beside it.
    entry: Option<&'static str>,
}

const PARTS: [Part; 3] = [
    Part {
        folder: "studio",
        scripts: &["start.js", "edge.js", "build.js", "documents.js", "work.js", "studio.js"],
        program: "studio_bg.wasm",
        entry: None,
    },
    Part {
        folder: "studio/import",
        scripts: &["import.js", "importer.js"],
        program: "importer_bg.wasm",
        entry: None,
    },
    Part {
        folder: "companion",
        scripts: &["ask.js", "companion.js"],
        program: "companion_bg.wasm",
        entry: Some("ask.js"),
    },
];

pub fn small(built: &Path) -> Result<()> {
    for Part { folder, scripts, entry, .. } in PARTS {
        if let Some(entry) = entry {
            whole(&built.join(folder), entry)?;
        }
        for name in scripts {
            let path = built.join(folder).join(name);
            let script = fs::read_to_string(&path).with_context(|| format!("could not read {name}"))?;
            let script = match entry {
                Some(_) => join::exports_last(&script).with_context(|| (*name).to_owned())?,
                None => script,
            };
            let script = minify::minify(&script).with_context(|| (*name).to_owned())?;
            fs::write(&path, script).with_context(|| format!("could not write {name}"))?;
        }
    }
    Ok(())
}

/// Takes into a script the modules that lie beside it.
fn whole(folder: &Path, entry: &str) -> Result<()> {
    let mut files = Files::new();
    for file in fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let path = file?.path();
        if let Some(name) =
            path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".js"))
        {
            files.insert(name.to_owned(), fs::read(&path).with_context(|| format!("could not read {name}"))?);
        }
    }
    let joined = join::join(&files, entry)?;
    for part in joined.parts {
        fs::remove_file(folder.join(&part)).with_context(|| format!("could not remove {part}"))?;
    }
    fs::write(folder.join(entry), joined.script).with_context(|| format!("could not write {entry}"))
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
            let script = match path.ends_with("ask.js") {
                true => {
                    "// Why.\nimport { annotate } from './history.js';\nexport function annotated() {\n  return annotate();\n}\n"
                }
                false => {
                    "// Why.\nconst from = '../annotator/raw.js';\nexport function annotated() {\n  return import(from);\n}\n"
                }
            };
            fs::write(path, script).unwrap();
        }
        let part = built.join("companion/history.js");
        fs::write(&part, "// Whence.\nexport function annotate() {\n  return '../annotator/raw.js';\n}\n")
            .unwrap();
        small(&built).unwrap();
        assert!(!part.exists());
        for path in &scripts {
            let script = fs::read_to_string(path).unwrap();
            assert!(
                !script.contains("Wh") && script.contains("../annotator/raw.js"),
                "{}: {script}",
                path.display()
            );
            assert!(script.contains("annotated"), "{}: {script}", path.display());
        }
        fs::remove_dir_all(&built).unwrap();
    }
}

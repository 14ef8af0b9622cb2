//! The folder `studio/` of what is built: what `studio.html` loads besides the widget and the annotator.
//!
//! The program, which Trunk has built beside the page's; the scripts of `src/studio/`; its style sheet, icons and manifest; and the texts to try, as
//! they lie in `content/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::css;
use crate::files::{copy, take};

const SCRIPTS: &str = "src/studio";
/// What makes of the page an application: icons and a manifest.
const SITE: &str = "src/studio/site";
const SHEET: &str = "styles/studio.css";
const FOLDER: &str = "studio";
/// What Trunk has built.
const PROGRAM: [&str; 2] = ["studio.js", "studio_bg.wasm"];
/// What opens documents, fetched for the first one.
const IMPORT_SCRIPT: &str = "src/studio/import/import.js";
const IMPORT: &str = "studio/import";
const IMPORTER: [&str; 2] = ["importer.js", "importer_bg.wasm"];
/// The folders of `content/` whose texts are offered, as `EXAMPLES` of the studio's state names their last parts.
const EXAMPLES: [&str; 4] = ["shelf/taohuayuan", "shelf/kongyiji", "shelf/juewu", "ningbo"];
const TEXTS: [&str; 3] = ["article.md", "glossary.yaml", "notes.json"];

/// Puts the scripts, the style sheet and the texts into the folder.
pub fn files(clone: &Path, built: &Path) -> Result<()> {
    let folder = built.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    for script in fs::read_dir(clone.join(SCRIPTS)).with_context(|| format!("could not read {SCRIPTS}"))? {
        let script = script?.path();
        if script.extension().is_some_and(|extension| extension == "js") {
            copy(&script, &folder.join(script.file_name().context("a script has a name")?))?;
        }
    }
    let import = built.join(IMPORT);
    fs::create_dir_all(&import).with_context(|| format!("could not make {}", import.display()))?;
    copy(&clone.join(IMPORT_SCRIPT), &import.join("import.js"))?;
    for file in fs::read_dir(clone.join(SITE)).with_context(|| format!("could not read {SITE}"))? {
        let file = file?.path();
        copy(&file, &folder.join(file.file_name().context("a file has a name")?))?;
    }
    let sheet = fs::read_to_string(clone.join(SHEET)).with_context(|| format!("could not read {SHEET}"))?;
    fs::write(folder.join("studio.css"), css::small(&sheet)).context("could not write studio.css")?;
    for example in EXAMPLES {
        let name = Path::new(example).file_name().context("an example has a name")?;
        let to = folder.join("examples").join(name);
        fs::create_dir_all(&to).with_context(|| format!("could not make {}", to.display()))?;
        for text in TEXTS {
            copy(&clone.join("content").join(example).join(text), &to.join(text))?;
        }
    }
    Ok(())
}

/// Takes the programs that Trunk has built beside the page's into the folder.
pub fn program(built: &Path) -> Result<()> {
    take(built, FOLDER, &PROGRAM)?;
    take(built, IMPORT, &IMPORTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

    #[test]
    fn the_folder_has_all_that_the_studio_loads() {
        let built = std::env::temp_dir().join(format!("jiazhu-studio-{}", std::process::id()));
        fs::create_dir_all(&built).unwrap();
        for name in PROGRAM.into_iter().chain(IMPORTER) {
            fs::write(built.join(name), name).unwrap();
        }
        files(&run::root(), &built).unwrap();
        program(&built).unwrap();
        let folder = built.join(FOLDER);
        let own = [
            "edge.js",
            "documents.js",
            "start.js",
            "build.js",
            "work.js",
            "studio.css",
            PROGRAM[0],
            PROGRAM[1],
            "import/import.js",
        ];
        for name in own {
            assert!(folder.join(name).exists(), "{name}");
        }
        for name in IMPORTER {
            assert!(folder.join("import").join(name).exists(), "{name}");
        }
        let state = fs::read_to_string(run::root().join("crates/studio/src/state/action.rs")).unwrap();
        for example in EXAMPLES {
            let name = example.rsplit('/').next().unwrap();
            assert!(state.contains(&format!("folder: \"{name}\"")), "{name}");
            assert!(folder.join("examples").join(name).join("article.md").exists(), "{name}");
        }
        assert_eq!(state.matches("folder: \"").count(), EXAMPLES.len());
        fs::remove_dir_all(built).unwrap();
    }
}

//! The folder `companion/` of what is built: what few readers use, which the widget fetches when it is asked for first.
//!
//! The program, which Trunk has built beside the page's, and the scripts of `src/companion/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::files::{copy, take};

const FOLDER_OF_SCRIPTS: &str = "src/companion";
/// A release has one of them: `shrink` takes the others into the first.
const SCRIPTS: [&str; 2] = ["ask.js", "history.js"];
const FOLDER: &str = "companion";
/// What Trunk has built.
const PROGRAM: [&str; 2] = ["companion.js", "companion_bg.wasm"];

/// Puts the scripts into the folder.
pub fn scripts(clone: &Path, built: &Path) -> Result<()> {
    let folder = built.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    for name in SCRIPTS {
        copy(&clone.join(FOLDER_OF_SCRIPTS).join(name), &folder.join(name))?;
    }
    Ok(())
}

/// Takes the program that Trunk has built beside the page's into the folder.
pub fn program(built: &Path) -> Result<()> {
    take(built, FOLDER, &PROGRAM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

    #[test]
    fn the_folder_has_all_that_the_widget_asks_for() {
        let built = std::env::temp_dir().join(format!("jiazhu-companion-{}", std::process::id()));
        fs::create_dir_all(&built).unwrap();
        for name in PROGRAM {
            fs::write(built.join(name), name).unwrap();
        }
        scripts(&run::root(), &built).unwrap();
        program(&built).unwrap();
        for name in SCRIPTS.into_iter().chain(PROGRAM) {
            assert!(built.join(FOLDER).join(name).exists(), "{name}");
        }
        let loading = fs::read_to_string(run::root().join("src/element/loading.js")).unwrap();
        assert!(loading.contains("companion/ask.js"));
        fs::remove_dir_all(built).unwrap();
    }
}

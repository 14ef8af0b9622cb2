//! The folder `companion/` of what is built: what few readers use, which the widget fetches when it is asked for first.
//!
//! The program, which Trunk has built beside the page's, and the scripts of `src/companion/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::files::{copy, take};

const SCRIPT: &str = "src/companion/ask.js";
const FOLDER: &str = "companion";
/// What Trunk has built.
const PROGRAM: [&str; 2] = ["companion.js", "companion_bg.wasm"];

/// Puts the script into the folder.
pub fn script(clone: &Path, built: &Path) -> Result<()> {
    let folder = built.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    copy(&clone.join(SCRIPT), &folder.join("ask.js"))
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
        script(&run::root(), &built).unwrap();
        program(&built).unwrap();
        for name in ["ask.js", PROGRAM[0], PROGRAM[1]] {
            assert!(built.join(FOLDER).join(name).exists(), "{name}");
        }
        let loading = fs::read_to_string(run::root().join("src/element/loading.js")).unwrap();
        assert!(loading.contains("companion/ask.js"));
        fs::remove_dir_all(built).unwrap();
    }
}

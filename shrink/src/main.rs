//! `shrink DIR`: makes the files of the widget that Trunk has built in a folder as small as they can be, and tells what each
//! step saves.
//!
//! `jiazhu.js` takes in the modules it imports, so that they cost one request; both scripts are minified; and the names
//! under which `reader_bg.wasm` imports functions of `reader.js`, two hundred of them with sixteen digits each, become
//! short ones. Panics lose their messages and their places in the sources. What only the tools of the build read is left
//! out, and so is the home of whoever built it.

mod annotator;
mod join;
mod locations;
mod minify;
mod names;
mod optimise;
mod panics;
mod parts;
mod paths;
mod size;
mod steps;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use steps::{ELEMENT, Files, GLUE, Outcome, PROGRAM, Run, STEPS};

fn main() -> Result<()> {
    let folder: PathBuf = env::args_os().nth(1).context("name the folder of the built widget")?.into();
    let before = read(&folder)?;
    let mut made = steps::run(before.clone(), &STEPS)?;
    if let (Some(home), Some(program)) = (cargo_home(), made.files.get_mut(PROGRAM)) {
        paths::hide(program, &home);
        annotator::hide(&folder, &home)?;
        parts::hide(&folder, &home)?;
    }
    for (name, file) in &made.files {
        fs::write(folder.join(name), file).with_context(|| format!("could not write {name}"))?;
    }
    for name in before.keys().filter(|name| !made.files.contains_key(*name)) {
        fs::remove_file(folder.join(name)).with_context(|| format!("could not remove {name}"))?;
    }
    eprint!("{}", told(&made));
    annotator::small(&folder)?;
    parts::small(&folder)
}

/// A line for each step, and the sum.
fn told(run: &Run) -> String {
    let mut lines = String::from("shrink: bytes saved of what a reader downloads, compressed by brotli\n");
    for (step, outcome) in STEPS.iter().zip(&run.outcomes) {
        lines += &match outcome {
            Outcome::Saved(bytes) => format!("{bytes:>9}  {}\n", step.name),
            Outcome::Skipped(why) => {
                format!("warning: {} is left out, and the widget is larger: {why}\n", step.name)
            }
        };
    }
    let Run { before, after, .. } = run;
    lines + &format!("{:>9}  of {before}, which leaves {after}\n", before - after)
}

/// The element, with the modules that lie beside it, the glue and the program.
fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if name == PROGRAM || path.extension().is_some_and(|extension| extension == "js") {
            files.insert(name.to_owned(), fs::read(&path).with_context(|| format!("could not read {name}"))?);
        }
    }
    for name in [ELEMENT, GLUE, PROGRAM] {
        files.get(name).with_context(|| format!("there is no {name} in {}", folder.display()))?;
    }
    Ok(files)
}

/// Where Cargo keeps the sources of crates.
fn cargo_home() -> Option<PathBuf> {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or(home)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_a_warning_beside_what_is_saved() {
        let outcomes =
            vec![Outcome::Saved(1200), Outcome::Skipped("no such glue".into()), Outcome::Saved(-3)];
        let told = told(&Run { files: Files::new(), outcomes, before: 5000, after: 3803 });
        assert!(told.contains("1200  one script"), "{told}");
        assert!(told.contains("warning: ") && told.contains("no such glue"), "{told}");
        assert!(told.ends_with("1197  of 5000, which leaves 3803\n"), "{told}");
    }
}

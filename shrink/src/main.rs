//! `shrink DIR`: makes the files of the widget that Trunk has built in a folder as small as they can be.
//!
//! `jiazhu.js` takes in the modules it imports, so that they cost one request; both scripts are minified; and the names
//! under which `reader_bg.wasm` imports functions of `reader.js`, two hundred of them with sixteen digits each, become
//! short ones. What only the tools of the build read is left out, and so is the home of whoever built it.

mod debug;
mod join;
mod minify;
mod names;
mod paths;

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

const ELEMENT: &str = "jiazhu.js";
const GLUE: &str = "reader.js";
const PROGRAM: &str = "reader_bg.wasm";

fn main() -> Result<()> {
    let folder: PathBuf = env::args_os().nth(1).context("name the folder of the built widget")?.into();

    let element = join::join(&folder.join(ELEMENT))?;
    let script = minify::minify(&element.script)?;
    write(&folder.join(ELEMENT), script.as_bytes())?;
    for part in element.parts {
        fs::remove_file(&part).with_context(|| format!("could not remove {}", part.display()))?;
    }

    let glue = debug::by_the_browser(&read(&folder.join(GLUE))?)?;
    let glue = minify::minify(&join::exports_last(&glue)?)?;
    let program = fs::read(folder.join(PROGRAM)).with_context(|| format!("could not read {PROGRAM}"))?;
    let (glue, mut program) = names::shorten(&glue, &program)?;
    if let Some(home) = cargo_home() {
        paths::hide(&mut program, &home);
    }
    write(&folder.join(GLUE), glue.as_bytes())?;
    write(&folder.join(PROGRAM), &program)
}

/// Where Cargo keeps the sources of crates.
fn cargo_home() -> Option<PathBuf> {
    let home = env::home_dir().map(|home| home.join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or(home)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    fs::write(file, content).with_context(|| format!("could not write {}", file.display()))
}

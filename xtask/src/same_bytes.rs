//! Whether every target makes the same files of the same texts: `tests/same-bytes`, built three times.
//!
//! It runs natively, compiled to wasm32-wasip1 under Node's WASI, and compiled to wasm32-unknown-unknown, as in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;
use crate::tools::{self, Tools, UNKNOWN, WASI};

const PACKAGE: &str = "same-bytes";
/// The folder of the package, with the scripts that run it under Node.
const FOLDER: &str = "tests/same-bytes";

pub fn run(tools: &Tools) -> Result<()> {
    tools::wasm_target(WASI)?;
    let made = run::target().join(PACKAGE);
    fs::create_dir_all(&made).with_context(|| format!("could not make {}", made.display()))?;

    build(&["--bin", PACKAGE, "--target", WASI])?;
    let by_wasi = made.join("wasip1.bytes");
    // Node warns that its WASI is an experiment; nothing else is.
    node(&["--no-warnings"], "wasi.mjs", &wasm(WASI, "same-bytes.wasm"), &by_wasi)?;

    build(&["--lib", "--target", UNKNOWN])?;
    let mut bindgen = Command::new(&tools.bindgen);
    bindgen.args(["--target", "nodejs", "--out-dir"]).arg(&made).arg(wasm(UNKNOWN, "same_bytes.wasm"));
    run::run(&mut bindgen)?;
    let by_bindgen = made.join("unknown.bytes");
    node(&[], "bindgen.mjs", &made.join("same_bytes.js"), &by_bindgen)?;

    run::run(run::cargo().args(["run", "--quiet", "--package", PACKAGE, "--"]).args([by_wasi, by_bindgen]))
}

fn build(what: &[&str]) -> Result<()> {
    run::run(run::cargo().args(["build", "--quiet", "--package", PACKAGE]).args(what))
}

/// What Cargo has built for a target.
fn wasm(target: &str, file: &str) -> PathBuf {
    run::target().join(target).join("debug").join(file)
}

/// Runs a script of the package over a program, and has it write a file.
fn node(options: &[&str], script: &str, program: &Path, output: &Path) -> Result<()> {
    let mut node = run::program("node");
    run::run(node.args(options).arg(Path::new(FOLDER).join(script)).arg(program).arg(output))
}

//! The npm packages of the end-to-end tests and of the benchmarks. They bring no browser: the installed one is driven.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::run;

/// The oldest Node whose test runner has what the tests use.
const NODE: u32 = 20;

/// The folder of the end-to-end tests.
pub fn folder() -> PathBuf {
    run::root().join("tests/e2e")
}

/// Installs what the end-to-end tests need.
pub fn set_up() -> Result<()> {
    install("tests/e2e", "the end-to-end tests need")
}

/// Installs what Jiazhu is measured against.
pub fn set_up_peers() -> Result<()> {
    install("lab/peers", "the benchmarks need")
}

/// Installs exactly the packages of a folder's lock file, unless that is done.
fn install(folder: &str, needed: &str) -> Result<()> {
    let answer = run::output(run::program("node").arg("--version"));
    let version =
        answer.as_deref().and_then(|answer| answer.trim_start_matches('v').split('.').next()?.parse().ok());
    if version.is_none_or(|version: u32| version < NODE) {
        bail!(
            "{needed} Node {NODE} or later with npm ({}). Install it, \
             for example from https://nodejs.org or by your distribution",
            answer.map_or("none was found".into(), |answer| format!("found: {answer}"))
        );
    }
    let packages = run::root().join(folder);
    if !is_installed(&packages) {
        eprintln!("Installing the npm packages of {folder} …");
        let mut npm = run::program("npm");
        run::run(npm.current_dir(packages).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// npm writes its own copy of the lock file last of all.
fn is_installed(packages: &Path) -> bool {
    let written = |file: &str| fs::metadata(packages.join(file)).and_then(|data| data.modified()).ok();
    match (written("package-lock.json"), written("node_modules/.package-lock.json")) {
        (Some(wanted), Some(installed)) => installed >= wanted,
        _ => false,
    }
}

//! The npm packages of the end-to-end tests. They bring no browser: the tests drive the installed one.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::run;

/// The oldest Node whose test runner has what the tests use.
const NODE: u32 = 20;

/// The folder of the end-to-end tests.
pub fn folder() -> PathBuf {
    run::root().join("tests/e2e")
}

/// Installs exactly the packages of the lock file, unless that is done.
pub fn set_up() -> Result<()> {
    let answer = run::output(run::command("node").arg("--version"));
    let version =
        answer.as_deref().and_then(|answer| answer.trim_start_matches('v').split('.').next()?.parse().ok());
    if version.is_none_or(|version: u32| version < NODE) {
        bail!(
            "the end-to-end tests need Node {NODE} or later with npm ({}). Install it, \
             for example from https://nodejs.org or by your distribution",
            answer.map_or("none was found".into(), |answer| format!("found: {answer}"))
        );
    }
    if !is_installed() {
        eprintln!("Installing the npm packages of tests/e2e …");
        let mut npm = run::command("npm");
        run::run(npm.current_dir(folder()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// npm writes its own copy of the lock file last of all.
fn is_installed() -> bool {
    let written = |file: &str| fs::metadata(folder().join(file)).and_then(|data| data.modified()).ok();
    match (written("package-lock.json"), written("node_modules/.package-lock.json")) {
        (Some(wanted), Some(installed)) => installed >= wanted,
        _ => false,
    }
}

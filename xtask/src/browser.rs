//! The browser to test in: Chromium or Chrome, its driver, and fonts with Chinese characters.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::run;

/// Paths of what was found.
pub struct Browser {
    pub chrome: PathBuf,
    pub driver: PathBuf,
}

/// Finds an installed browser; where there is none and apt-get may be used, installs it.
pub fn set_up() -> Result<Browser> {
    let missing: Vec<&str> = [
        ("chromium", chrome().is_none()),
        ("chromium-driver", driver().is_none()),
        ("fonts-noto-cjk", !has_chinese_fonts()),
    ]
    .into_iter()
    .filter_map(|(package, missing)| missing.then_some(package))
    .collect();
    if !missing.is_empty() && can_apt_get() {
        apt_get(&missing)?;
    }
    if !has_chinese_fonts() {
        eprintln!(
            "No font with Chinese characters was found: screenshots will show boxes. Install one, \
             for example the package fonts-noto-cjk."
        );
    }
    match (chrome(), driver()) {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        (chrome, driver) => bail!(
            "the browser tests need Chromium or Chrome ({}) and its chromedriver ({}). Install both in one \
             version (Debian: apt-get install chromium chromium-driver fonts-noto-cjk; elsewhere Chrome and \
             ChromeDriver), or set CHROME and CHROMEDRIVER to their paths",
            found(&chrome),
            found(&driver)
        ),
    }
}

/// Finds Firefox, or installs it where apt-get may be used. `None`, after a message, where there is none: what is
/// tested in it is left out.
pub fn firefox() -> Option<PathBuf> {
    let find = || {
        named_by("FIREFOX").or_else(|| ["firefox-esr", "firefox"].into_iter().flat_map(run::on_path).next())
    };
    if find().is_none() && can_apt_get() {
        // Not every distribution has it under this name.
        apt_get(&["firefox-esr"]).ok();
    }
    let found = find();
    if found.is_none() {
        eprintln!("No Firefox was found: its tests are left out. Install it, or set FIREFOX to its path.");
    }
    found
}

impl Browser {
    /// Writes what the runner of the wasm tests tells the driver, and gives the file's path.
    pub fn capabilities(&self) -> Result<PathBuf> {
        let file = run::target().join("webdriver.json");
        let flags = "\"--headless=new\", \"--no-sandbox\", \"--disable-gpu\", \"--disable-dev-shm-usage\", \
                     \"--disable-background-networking\", \"--disable-component-update\", \"--no-first-run\"";
        // Rust's quoting of a path is JSON's, control characters apart.
        let chrome = format!("{:?}", self.chrome.to_string_lossy());
        let json = format!("{{\"goog:chromeOptions\": {{\"binary\": {chrome}, \"args\": [{flags}]}}}}\n");
        fs::create_dir_all(run::target())?;
        fs::write(&file, json).with_context(|| format!("could not write {}", file.display()))?;
        Ok(file)
    }
}

fn chrome() -> Option<PathBuf> {
    const NAMES: [&str; 5] =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    named_by("CHROME").or_else(|| NAMES.into_iter().flat_map(run::on_path).next())
}

fn driver() -> Option<PathBuf> {
    // Hosted CI machines name the driver's folder, not the file.
    let in_folder = || Some(named_by("CHROMEWEBDRIVER")?.join("chromedriver")).filter(|file| file.is_file());
    named_by("CHROMEDRIVER").or_else(in_folder).or_else(|| run::on_path("chromedriver").next())
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}

fn found(path: &Option<PathBuf>) -> String {
    path.as_ref().map_or("not found".into(), |path| format!("found: {}", path.display()))
}

/// True also where fontconfig is not there to ask.
fn has_chinese_fonts() -> bool {
    run::output(run::command("fc-list").arg(":lang=zh")).is_none_or(|list| !list.is_empty())
}

fn can_apt_get() -> bool {
    let root = run::output(run::command("id").arg("-u")).is_some_and(|id| id == "0");
    root && run::on_path("apt-get").next().is_some()
}

fn apt_get(packages: &[&str]) -> Result<()> {
    eprintln!("Installing {} by apt-get …", packages.join(", "));
    let apt_get = || {
        let mut command = run::command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-o", "DPkg::Lock::Timeout=300"]);
        command
    };
    run::run(apt_get().arg("update"))?;
    run::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

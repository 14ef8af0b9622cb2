//! The browsers to test in: Chromium or Chrome, Firefox, WebKitGTK, with their drivers, and fonts with Chinese characters.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{apt, run};

/// What the end-to-end tests run in, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// Its name where the tests ask for it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// Debian's packages: what is installed by them, and whether it is not there yet.
    fn packages(self) -> Vec<(&'static str, bool)> {
        match self {
            Engine::Chromium => {
                vec![("chromium", chrome().is_none()), ("chromium-driver", driver().is_none())]
            }
            Engine::Firefox => vec![("firefox-esr", firefox().is_none())],
            // The library's package holds the browser, MiniBrowser.
            Engine::Webkit => vec![
                ("webkit2gtk-driver", run::on_path("WebKitWebDriver").next().is_none()),
                ("libwebkit2gtk-4.1-0", mini_browser().is_none()),
                ("xvfb", run::on_path("Xvfb").next().is_none()),
            ],
        }
    }

    fn missing(self) -> Vec<&'static str> {
        self.packages().into_iter().filter_map(|(package, missing)| missing.then_some(package)).collect()
    }

    /// Why it cannot be tested in, and what to do.
    fn told(self) -> String {
        let elsewhere = match self {
            Engine::Chromium => {
                "elsewhere Chrome and ChromeDriver in one version; or set CHROME and CHROMEDRIVER to their paths"
            }
            Engine::Firefox => "elsewhere Firefox; or set FIREFOX to its path",
            Engine::Webkit => "there is none for other systems; or set WEBKIT to the path of MiniBrowser",
        };
        let missing = self.missing().join(" ");
        format!("not found: {missing} (Debian: apt-get install {missing}; {elsewhere})")
    }
}

/// Paths of what was found.
pub struct Browser {
    pub chrome: PathBuf,
    pub driver: PathBuf,
}

/// What [`set_up_all`] found.
pub struct Browsers {
    /// The wasm tests and Lighthouse run in it, too.
    pub chromium: Option<Browser>,
    firefox: Option<PathBuf>,
    webkit: Option<PathBuf>,
}

impl Browsers {
    /// Tells a command of the tests where this engine is; or why it is skipped.
    pub fn lead(&self, engine: Engine, command: &mut Command) -> Result<(), String> {
        let (variable, path) = match engine {
            Engine::Chromium => ("CHROME", self.chromium.as_ref().map(|found| &found.chrome)),
            Engine::Firefox => ("FIREFOX", self.firefox.as_ref()),
            Engine::Webkit => ("WEBKIT", self.webkit.as_ref()),
        };
        let path = path.ok_or_else(|| engine.told())?;
        command.env("ENGINE", engine.name()).env(variable, path);
        Ok(())
    }
}

/// Finds the installed browsers; where some are missing and apt-get may be used, installs them, and says so first. Never
/// fails: what is missing in the end is told and counted when it is needed.
pub fn set_up_all(engines: &[Engine]) -> Browsers {
    install(engines);
    for engine in engines.iter().filter(|engine| !engine.missing().is_empty()) {
        eprintln!("{engine:?} is skipped: {}", engine.told());
    }
    let webkit = mini_browser().filter(|_| Engine::Webkit.missing().is_empty());
    Browsers { chromium: found().ok(), firefox: firefox(), webkit }
}

/// Finds Chromium, or installs it where apt-get may be used.
pub fn set_up() -> Result<Browser> {
    install(&[Engine::Chromium]);
    found()
}

fn found() -> Result<Browser> {
    match (chrome(), driver()) {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        _ => bail!(Engine::Chromium.told()),
    }
}

/// An engine that cannot be installed does not keep the others from it.
fn install(engines: &[Engine]) {
    let mut wanted: Vec<Vec<&str>> = engines.iter().map(|engine| engine.missing()).collect();
    wanted.push(if has_chinese_fonts() { vec![] } else { vec!["fonts-noto-cjk"] });
    wanted.retain(|packages| !packages.is_empty());
    if let Err(error) = apt::install(&wanted) {
        eprintln!("{error:#}");
    }
    if !has_chinese_fonts() {
        eprintln!(
            "No font with Chinese characters was found: screenshots will show boxes. Install one, \
             for example the package fonts-noto-cjk."
        );
    }
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

fn firefox() -> Option<PathBuf> {
    named_by("FIREFOX").or_else(|| ["firefox-esr", "firefox"].into_iter().flat_map(run::on_path).next())
}

/// WebKitGTK's own small browser, which is on no PATH.
fn mini_browser() -> Option<PathBuf> {
    let libraries =
        ["x86_64-linux-gnu", "aarch64-linux-gnu", ""].map(|machine| PathBuf::from("/usr/lib").join(machine));
    let places = libraries
        .iter()
        .flat_map(|library| ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|name| library.join(name)));
    named_by("WEBKIT").or_else(|| places.map(|place| place.join("MiniBrowser")).find(|file| file.is_file()))
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}

/// True also where fontconfig is not there to ask.
fn has_chinese_fonts() -> bool {
    run::output(run::command("fc-list").arg(":lang=zh")).is_none_or(|list| !list.is_empty())
}

//! The browsers to test in: Chromium or Chrome, Firefox, WebKitGTK, with their drivers, and fonts with Chinese characters.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::machine::Machine;
use crate::{apt, places, run};

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
    fn packages(self, machine: &Machine) -> Vec<(&'static str, bool)> {
        match self {
            Engine::Chromium => vec![
                ("chromium", places::chrome(machine).is_none()),
                ("chromium-driver", places::chrome_driver(machine).is_none()),
            ],
            Engine::Firefox => vec![("firefox-esr", places::firefox(machine).is_none())],
            // The library's package holds the browser, MiniBrowser.
            Engine::Webkit => vec![
                ("webkit2gtk-driver", machine.on_path("WebKitWebDriver").is_empty()),
                ("libwebkit2gtk-4.1-0", places::mini_browser(machine).is_none()),
                ("xvfb", machine.on_path("Xvfb").is_empty()),
            ],
        }
    }

    fn missing(self, machine: &Machine) -> Vec<&'static str> {
        let packages = self.packages(machine).into_iter();
        packages.filter_map(|(package, missing)| missing.then_some(package)).collect()
    }

    /// Why it cannot be tested in, and what to do.
    fn told(self, machine: &Machine) -> String {
        let elsewhere = match self {
            Engine::Chromium => {
                "elsewhere Chrome and ChromeDriver in one version; or set CHROME and CHROMEDRIVER to their paths"
            }
            Engine::Firefox => "elsewhere Firefox; or set FIREFOX to its path",
            Engine::Webkit => "there is none for other systems; or set WEBKIT to the path of MiniBrowser",
        };
        let missing = self.missing(machine).join(" ");
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
        let path = path.ok_or_else(|| engine.told(&Machine::this()))?;
        command.env("ENGINE", engine.name()).env(variable, path);
        Ok(())
    }
}

/// Finds the installed browsers; where some are missing and apt-get may be used, installs them, and says so first. Never
/// fails: what is missing in the end is told and counted when it is needed.
pub fn set_up_all(engines: &[Engine]) -> Browsers {
    let machine = Machine::this();
    install(&machine, engines);
    for engine in engines.iter().filter(|engine| !engine.missing(&machine).is_empty()) {
        eprintln!("{engine:?} is skipped: {}", engine.told(&machine));
    }
    let webkit = places::mini_browser(&machine).filter(|_| Engine::Webkit.missing(&machine).is_empty());
    Browsers { chromium: found(&machine).ok(), firefox: places::firefox(&machine), webkit }
}

/// Finds Chromium, or installs it where apt-get may be used.
pub fn set_up() -> Result<Browser> {
    let machine = Machine::this();
    install(&machine, &[Engine::Chromium]);
    found(&machine)
}

fn found(machine: &Machine) -> Result<Browser> {
    match (places::chrome(machine), places::chrome_driver(machine)) {
        (Some(chrome), Some(driver)) => Ok(Browser { chrome, driver }),
        _ => bail!(Engine::Chromium.told(machine)),
    }
}

/// An engine that cannot be installed does not keep the others from it.
fn install(machine: &Machine, engines: &[Engine]) {
    let mut wanted: Vec<Vec<&str>> = engines.iter().map(|engine| engine.missing(machine)).collect();
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

/// True also where fontconfig is not there to ask.
fn has_chinese_fonts() -> bool {
    run::output(run::command("fc-list").arg(":lang=zh")).is_none_or(|list| !list.is_empty())
}

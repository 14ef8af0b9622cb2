//! `cargo xtask test`: every check there is, from the format of the code to the page in a browser.

use std::process::{Command, exit};

use anyhow::Result;
use clap::ValueEnum;

use crate::browser::Engine;
use crate::count::Runner;
use crate::report::Report;
use crate::tools::UNKNOWN;
use crate::unsteady::Unsteady;
use crate::{browser, build, npm, package, run, same_bytes, tidy, tools};

#[derive(clap::Args)]
pub struct Options {
    /// Run only these steps (the end-to-end tests then take dist/ as it is)
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    pub only: Vec<Step>,
    /// Run the end-to-end tests only in these engines
    #[arg(long, value_name = "ENGINE", value_delimiter = ',')]
    engine: Vec<Engine>,
    /// Fail if an engine is not there; otherwise it is skipped, told and counted
    #[arg(long)]
    all_engines: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Step {
    /// No machine paths in any file, only public registries in the lock files
    Tidy,
    /// cargo fmt --check
    Format,
    /// cargo clippy, natively and for wasm32, and cargo doc
    Lint,
    /// Types of all JavaScript by tsc; what describes the element, held to its sources (needs Node)
    Scripts,
    /// Unit, golden, property and documentation tests
    Native,
    /// The same readings natively, on wasm32-wasip1 and on wasm32-unknown-unknown (needs Node)
    Bytes,
    /// wasm-bindgen tests in Chromium
    Wasm,
    /// The release build
    Build,
    /// The sizes of what a reader downloads
    Size,
    /// The npm package: installed from its tarball in an empty folder, its program held to the native one (needs Node)
    Npm,
    /// The examples for site generators, with the generators from npm: Eleventy; where this step is asked for by its name, VitePress and Astro, too
    Generators,
    /// The page in Chromium, Firefox and WebKit: mouse, touch, keyboard, accessibility, hosts, hostile input
    E2e,
    /// Lighthouse on the built site, on a desktop and on a phone
    Lighthouse,
}

/// So many processes run the end-to-end tests of an engine, one after the other or side by side: the longest of the three would keep one
/// processor busy long after the others are done.
const PARTS: usize = 4;

const BUILD: &str = "release build";

const NO_CHROMIUM: &str = "no Chromium was found";

pub fn run(options: &Options) -> Result<()> {
    let wanted = |step: Step| options.only.is_empty() || options.only.contains(&step);
    let any = |steps: &[Step]| steps.iter().copied().any(wanted);
    let mut report = Report::begun();

    let tools = any(&[Step::Bytes, Step::Wasm, Step::Build, Step::E2e])
        .then(|| report.check("set-up: tools", tools::set_up))
        .flatten();
    let engines = Engine::ALL
        .into_iter()
        .filter(|engine| options.engine.is_empty() || options.engine.contains(engine))
        .collect::<Vec<_>>();
    let browsers = any(&[Step::Wasm, Step::E2e, Step::Lighthouse])
        .then(|| {
            let needed = if wanted(Step::E2e) { &engines[..] } else { &[Engine::Chromium] };
            report.check("set-up: browsers", || Ok(browser::set_up_all(needed)))
        })
        .flatten();
    let chromium = browsers.as_ref().and_then(|browsers| browsers.chromium.as_ref());
    let npm = any(&[Step::Scripts, Step::Size, Step::Npm, Step::Generators, Step::E2e, Step::Lighthouse])
        .then(|| report.check("set-up: npm packages", npm::set_up))
        .flatten();

    // The ends of its programs keep one processor busy each: what follows has the other one meanwhile.
    let build = match (&tools, wanted(Step::Build)) {
        (Some(tools), true) => {
            Some(Report::begin_beside(BUILD, Runner::Single, build::trunk_build(tools), "build    │ "))
        }
        _ => None,
    };
    if wanted(Step::Tidy) {
        report.check("no machine paths", tidy::no_machine_paths);
        report.check("public registries", tidy::public_registries);
    }
    if wanted(Step::Format) {
        report.command("format", Runner::Single, cargo("fmt --all --check"));
    }
    if wanted(Step::Lint) {
        report.check("set-up: wasm32", || tools::wasm_target(UNKNOWN));
        report.command(
            "lint, native",
            Runner::Single,
            cargo("clippy --workspace --all-targets -- -D warnings"),
        );
        for (name, packages) in [
            ("lint, wasm32", "--package jiazhu --package host-yew --lib --bins --test browser"),
            (
                "lint, wasm32: all that knows Chinese, and importers",
                "--package jiazhu-annotate --package jiazhu-annotator --package jiazhu-html --package jiazhu-import --package jiazhu-studio --package jiazhu-companion --package jiazhu-importer --lib --bins",
            ),
        ] {
            let wasm = format!("clippy --target wasm32-unknown-unknown {packages} -- -D warnings");
            report.command(name, Runner::Single, cargo(&wasm));
        }
        let mut documentation = cargo("doc --workspace --no-deps");
        documentation.env("RUSTDOCFLAGS", "-D warnings");
        report.command("documentation", Runner::Single, documentation);
    }
    if wanted(Step::Scripts) {
        match &npm {
            Some(()) => {
                report.command("types of the element", Runner::Single, tsc("tsconfig.element.json"));
                report.command("types of the tests", Runner::Single, tsc("tsconfig.json"));
                report.command("the element, described", Runner::Node, node("described.test.mjs"));
            }
            None => report.missed("JavaScript", "there is no Node"),
        }
    }
    if wanted(Step::Native) {
        report.command("native tests", Runner::Cargo, cargo("test --workspace --no-fail-fast"));
    }
    if wanted(Step::Bytes) {
        match &tools {
            Some(tools) => _ = report.check("the same bytes", || same_bytes::run(tools)),
            None => report.missed("the same bytes", "the tools are missing"),
        }
    }
    if wanted(Step::Wasm) {
        match (&tools, chromium) {
            (Some(tools), Some(browser)) => {
                let mut command =
                    cargo("test --package jiazhu --target wasm32-unknown-unknown --test browser");
                command
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &tools.test_runner)
                    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.capabilities()?)
                    .env("CHROMEDRIVER", &browser.driver);
                report.command("wasm tests in Chromium", Runner::Cargo, command);
            }
            (Some(_), None) => report.skipped("wasm tests in Chromium", NO_CHROMIUM),
            _ => report.missed("wasm tests in Chromium", "the tools are missing"),
        }
    }
    let mut built = true;
    if wanted(Step::Build) {
        built = match build {
            Some(build) => report.end(BUILD, build),
            None => {
                report.missed(BUILD, "the tools are missing");
                false
            }
        };
    }
    if wanted(Step::Size) {
        match (built, &npm) {
            (true, Some(())) => {
                report.command("size budget", Runner::Node, node("size.test.mjs"));
            }
            _ => report.missed("size budget", "there is no release build, or no Node"),
        }
    }
    let mut packed = false;
    if any(&[Step::Npm, Step::Generators]) {
        packed = match (built, &npm) {
            (true, Some(())) => report.check("npm package", package::run).is_some(),
            _ => {
                report.missed("npm package", "there is no release build, or no Node");
                false
            }
        };
    }
    if wanted(Step::Npm) && packed {
        report.command("npm package, installed", Runner::Node, node("../npm/package.test.mjs"));
    }
    if wanted(Step::Generators) && packed {
        let mut generators = node("../npm/generators.test.mjs");
        if options.only.is_empty() {
            // The two others bring 500 packages.
            generators.env("GENERATORS", "eleventy");
        }
        report.command("site generators", Runner::Node, generators);
    }
    if wanted(Step::E2e) {
        let mut tests = Vec::new();
        for engine in engines {
            let name = match engine {
                Engine::Chromium => "end to end, Chromium",
                Engine::Firefox => "end to end, Firefox",
                Engine::Webkit => "end to end, WebKit",
            };
            let (true, Some(browsers), Some(()), Some(tools)) = (built, &browsers, &npm, &tools) else {
                report.missed(name, "there is no release build, no Node or no wasm-bindgen");
                continue;
            };
            let led = |part: usize| {
                let mut command = node("all.test.mjs");
                // One of the hosts is a Yew application, which wasm-bindgen builds.
                command.env("PATH", &tools.path).env("PART", format!("{part}/{PARTS}"));
                browsers.lead(engine, &mut command).map(|()| command)
            };
            let sign = format!("{:<8} │ ", engine.name());
            let parts = (1..=PARTS).map(|part| {
                Ok(Unsteady { name, sign: sign.clone(), command: led(part)?, again: led(part)? })
            });
            match parts.collect::<std::result::Result<Vec<_>, String>>() {
                Ok(parts) => tests.extend(parts.into_iter().enumerate()),
                Err(why) => report.skipped(name, &why),
            }
        }
        // All engines begin together: what is broken in one of them is told early.
        tests.sort_by_key(|(part, _)| *part);
        let tests = tests.into_iter().map(|(_, test)| test).collect();
        report.side_by_side(tests);
    }
    if wanted(Step::E2e) && built && chromium.is_some() && npm.is_some() {
        let mut pictures = run::program("node");
        pictures.current_dir(npm::folder()).arg("side-by-side.mjs");
        pictures.envs(chromium.map(|found| ("CHROME", &found.chrome)));
        report.command("pictures side by side", Runner::Single, pictures);
    }
    if wanted(Step::Lighthouse) {
        match (built, chromium, &npm) {
            (true, Some(browser), Some(())) => {
                let mut command = node("lighthouse.test.mjs");
                command.env("CHROME", &browser.chrome);
                report.command("Lighthouse", Runner::Node, command);
            }
            (true, None, Some(())) => report.skipped("Lighthouse", NO_CHROMIUM),
            _ => report.missed("Lighthouse", "there is no release build, or no Node"),
        }
    }

    let incomplete = options.all_engines && report.left_out();
    if incomplete {
        eprintln!("An engine was skipped, and --all-engines does not allow it.");
    }
    if !report.close() || incomplete {
        exit(1);
    }
    Ok(())
}

/// Cargo with these arguments.
fn cargo(arguments: &str) -> Command {
    let mut command = run::cargo();
    command.args(arguments.split(' '));
    command
}

/// TypeScript’s compiler over the JavaScript that a configuration in `tests/e2e` names. It writes nothing.
fn tsc(configuration: &str) -> Command {
    let mut command = run::program("node");
    command.current_dir(npm::folder()).args(["node_modules/typescript/bin/tsc", "--project", configuration]);
    command
}

/// Node’s test runner over a file of `tests/e2e`.
fn node(tests: &str) -> Command {
    let mut command = run::program("node");
    command.current_dir(npm::folder()).args(["--test", "--test-reporter=spec", tests]);
    command
}

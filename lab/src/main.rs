//! What makes the tables under `data/`; `cargo xtask data` runs it.

mod data;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Make the tables under data/ from pinned registry packages
    Data,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Data => data::run(),
    }
}

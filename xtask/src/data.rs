//! `cargo xtask data`: the tables under `data/`.

use anyhow::Result;

use crate::run;

pub fn run() -> Result<()> {
    run::run(run::cargo().args(["run", "--quiet", "--package", "lab", "--", "data"]))
}

//! `cargo xtask data`: the tables in `crates/tables` and `crates/tables-cedict`.

use anyhow::Result;

use crate::run;

pub fn run() -> Result<()> {
    run::run(run::cargo().args(["run", "--quiet", "--package", "lab", "--", "data"]))
}

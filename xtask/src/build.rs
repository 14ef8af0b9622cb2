//! `cargo xtask build`: the release in `dist/`.

use std::process::Command;

use anyhow::Result;

use crate::run;
use crate::tools::{self, Tools};

pub fn run() -> Result<()> {
    run::run(&mut trunk_build(&tools::set_up()?))
}

/// Trunk's release build; Trunk.toml and index.html say of what.
pub fn trunk_build(tools: &Tools) -> Command {
    let mut trunk = run::command(&tools.trunk);
    trunk.args(["build", "--release"]).env("PATH", &tools.path);
    trunk
}

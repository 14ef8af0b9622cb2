//! `cargo xtask build`: the release in `dist/`.

use std::process::Command;

use anyhow::Result;

use crate::tools::{self, Tools};
use crate::{npm, run};

pub fn run() -> Result<()> {
    // Binaryen is one of them.
    if let Err(error) = npm::set_up() {
        eprintln!("The widget is built without Binaryen, and two kilobytes larger: {error:#}");
    }
    run::run(&mut trunk_build(&tools::set_up()?))
}

/// Trunk's release build; Trunk.toml and index.html say of what.
pub fn trunk_build(tools: &Tools) -> Command {
    let mut trunk = run::command(&tools.trunk);
    trunk.args(["build", "--release"]).env("PATH", &tools.path);
    trunk
}

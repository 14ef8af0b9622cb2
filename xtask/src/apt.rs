//! Packages of Debian and its kin: only as root, or in continuous integration by sudo without a password.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::run;

/// Installs packages by apt-get, after saying which; does nothing where it may not. Each group stands for itself: one
/// that a distribution does not have leaves the others.
pub fn install(groups: &[Vec<&str>]) -> Result<()> {
    let Some(prefix) = allowed().filter(|_| !groups.is_empty()) else { return Ok(()) };
    eprintln!("By apt-get will be installed, for the tests: {}", groups.concat().join(" "));
    let apt_get = || {
        let mut command = prefixed(prefix, "apt-get");
        command.args(["-q", "-o", "DPkg::Lock::Timeout=300"]);
        command
    };
    run::run(apt_get().arg("update"))?;
    for group in groups {
        let installed = run::run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(group));
        if let Err(error) = installed {
            eprintln!("{error:#}");
        }
    }
    Ok(())
}

/// What stands before `apt-get`; `None` where it must not be called.
fn allowed() -> Option<&'static [&'static str]> {
    run::on_path("apt-get").next()?;
    if run::output(run::command("id").arg("-u"))? == "0" {
        return Some(&["env", "DEBIAN_FRONTEND=noninteractive"]);
    }
    // On a developer's own machine nothing is installed unasked, be it that sudo would let it.
    let hosted = env::var_os("CI").is_some_and(|value| !value.is_empty());
    let asks_nothing = || run::output(run::command("sudo").args(["-n", "true"])).is_some();
    (hosted && asks_nothing()).then_some(&["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"])
}

fn prefixed(prefix: &[&str], program: &str) -> Command {
    let mut command = run::command(prefix[0]);
    command.args(&prefix[1..]).arg(program);
    command
}

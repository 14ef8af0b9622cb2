//! Packages of Debian and its kin: only as root, or in continuous integration by sudo without a password.

use std::process::Command;

use anyhow::Result;

use crate::machine::{Machine, System};
use crate::run;

/// What stands before `apt-get`, so that it asks nothing.
const ROOT: &[&str] = &["env", "DEBIAN_FRONTEND=noninteractive"];
const SUDO: &[&str] = &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"];

/// Installs packages by apt-get, after saying all that it will install; does nothing where it may not. Each group stands
/// for itself: one that a distribution does not have leaves the others.
pub fn install(groups: &[Vec<&str>]) -> Result<()> {
    let machine = Machine::this();
    let is_root = || run::output(run::command("id").arg("-u")).is_some_and(|id| id == "0");
    let asks_nothing = || run::output(run::command("sudo").args(["-n", "true"])).is_some();
    let Some(prefix) = allowed(&machine, is_root, asks_nothing).filter(|_| !groups.is_empty()) else {
        return Ok(());
    };
    eprintln!("Not on this machine, and needed by the tests: {}", groups.concat().join(" "));
    let apt_get = || {
        let mut command = prefixed(prefix, "apt-get");
        command.args(["-q", "-o", "DPkg::Lock::Timeout=300"]);
        command
    };
    run::run(apt_get().arg("update"))?;
    for group in groups {
        let install = ["install", "--yes", "--no-install-recommends"];
        // A simulation tells what comes along, too.
        let simulation = run::output(apt_get().args(install).arg("--simulate").args(group));
        eprintln!("{}", announcement(group, simulation.as_deref()));
        let installed = run::run(apt_get().args(install).args(group));
        if let Err(error) = installed {
            eprintln!("{error:#}");
        }
    }
    Ok(())
}

/// What stands before `apt-get`; `None` where it must not be called: on a developer's own machine nothing is installed
/// unasked, be it that sudo would let it.
fn allowed(
    machine: &Machine,
    is_root: impl Fn() -> bool,
    sudo_asks_nothing: impl Fn() -> bool,
) -> Option<&'static [&'static str]> {
    if machine.system != System::Linux || machine.on_path("apt-get").is_empty() {
        return None;
    }
    if is_root() {
        return Some(ROOT);
    }
    (machine.named_by("CI").is_some() && sudo_asks_nothing()).then_some(SUDO)
}

/// What is said before packages are installed: those asked for, and what the simulation says that they bring along.
fn announcement(wanted: &[&str], simulation: Option<&str>) -> String {
    let lines = simulation.unwrap_or_default().lines();
    let all: Vec<&str> =
        lines.filter_map(|line| line.strip_prefix("Inst ")?.split_whitespace().next()).collect();
    let others: Vec<&str> = all.iter().copied().filter(|package| !wanted.contains(package)).collect();
    let along = match others.len() {
        0 => String::new(),
        number => format!(", and {number} that they need: {}", others.join(" ")),
    };
    format!("By apt-get will be installed, for the tests: {}{along}", wanted.join(" "))
}

fn prefixed(prefix: &[&str], program: &str) -> Command {
    let mut command = run::command(prefix[0]);
    command.args(&prefix[1..]).arg(program);
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::tests::made;

    #[test]
    fn only_root_installs_or_a_hosted_machine() {
        let debian = |variables| made(System::Linux, variables, &["/usr/bin/apt-get"]);
        let own = debian(&[("PATH", "/usr/bin")]);
        let hosted = debian(&[("PATH", "/usr/bin"), ("CI", "true")]);
        assert_eq!(allowed(&own, || true, || false), Some(ROOT));
        assert_eq!(allowed(&own, || false, || true), None, "nothing unasked by sudo");
        assert_eq!(allowed(&hosted, || false, || true), Some(SUDO));
        assert_eq!(allowed(&hosted, || false, || false), None, "sudo asks for a password");
        assert_eq!(allowed(&debian(&[("PATH", "/usr/bin"), ("CI", "")]), || false, || true), None);
        assert_eq!(
            allowed(&made(System::Linux, &[("PATH", "/usr/bin")], &[]), || true, || true),
            None,
            "no apt-get"
        );
        assert_eq!(
            allowed(&made(System::Macos, &[("PATH", "/usr/bin")], &["/usr/bin/apt-get"]), || true, || true),
            None
        );
    }

    #[test]
    fn all_that_will_be_installed_is_said() {
        let simulation = "Reading package lists...\nInst chromium-common (130 Debian:13 [amd64])\n\
                          Inst chromium (130 Debian:13 [amd64])\nConf chromium-common (130)\nConf chromium (130)\n";
        assert_eq!(
            announcement(&["chromium"], Some(simulation)),
            "By apt-get will be installed, for the tests: chromium, and 1 that they need: chromium-common"
        );
        assert_eq!(announcement(&["xvfb"], None), "By apt-get will be installed, for the tests: xvfb");
    }
}

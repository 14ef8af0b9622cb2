//! `cargo xtask serve`: sets up what is missing, then `trunk serve`.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{run, tools};

#[derive(clap::Args)]
pub struct Options {
    /// The port of the page on this machine
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Do not open a browser
    #[arg(long)]
    no_open: bool,
}

pub fn run(options: &Options) -> Result<()> {
    // Before the set-up, which may take minutes.
    check_port(options.port)?;
    let tools = tools::set_up()?;
    let port = options.port.to_string();

    let mut trunk = run::command(&tools.trunk);
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port]).env("PATH", &tools.path);
    if !options.no_open {
        trunk.arg("--open");
    }
    start(trunk, options.port)
}

/// This process becomes Trunk: whoever stops `cargo xtask serve` stops the server, by whatever signal.
#[cfg(unix)]
fn start(mut trunk: Command, port: u16) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let this = std::env::current_exe().context("could not find this program's own file")?;
    let mut announcer = Command::new(this);
    announcer.args(["announce", &port.to_string()]).spawn().context("could not start the announcer")?;
    Err(trunk.exec()).context("could not start Trunk")
}

/// A process cannot become another here. Ctrl+C reaches both, as they share a console.
#[cfg(not(unix))]
fn start(mut trunk: Command, port: u16) -> Result<()> {
    let mut server = trunk.spawn().context("could not start Trunk")?;
    // Ends with this process at the latest.
    std::thread::spawn(move || crate::announce::watch(port, || true));
    let status = server.wait().context("could not wait for Trunk")?;
    anyhow::ensure!(status.success(), "Trunk ended ({status})");
    Ok(())
}

fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is in use, perhaps by another `cargo xtask serve`. \
             Stop that one, or choose another port: cargo xtask serve --port {}",
            if port < u16::MAX { port + 1 } else { 8080 }
        ),
        Err(error) => {
            Err(error).with_context(|| format!("port {port} cannot be used; choose another by --port"))
        }
    }
}

//! Peers that run in Node.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::packages::root;

/// Runs a program of `lab/peers` with an input on its standard input, and reads what it prints; both are JSON.
pub fn run<T: DeserializeOwned>(program: &str, arguments: &[&str], input: &impl Serialize) -> Result<T> {
    let line = || format!("node lab/peers/{program} {}", arguments.join(" "));
    let mut node = Command::new("node")
        .arg(program)
        .args(arguments)
        .current_dir(root().join("lab/peers"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", line()))?;
    let input = serde_json::to_vec(input)?;
    let mut pipe = node.stdin.take().context("no input to write to")?;
    // A thread of its own: a program that prints before it has read all would otherwise wait for ever.
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let output = node.wait_with_output()?;
    ensure!(output.status.success(), "`{}` failed: see above", line());
    writer.join().expect("writing does not panic")?;
    serde_json::from_slice(&output.stdout).with_context(|| format!("`{}` did not print JSON", line()))
}

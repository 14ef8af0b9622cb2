//! Runs a command whose output is shown and read.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Passes the output on line by line as it comes, each line after `sign`, and keeps it without. The flag is true for exit status 0.
pub fn shown_and_read(command: &mut Command, sign: &str) -> Result<(String, bool)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("could not start")?;
    let mut pipe = BufReader::new(child.stdout.take().context("no output to read")?);
    let mut output = Vec::new();
    loop {
        let before = output.len();
        if pipe.read_until(b'\n', &mut output)? == 0 {
            break;
        }
        // One call a line: another command may print at the same time.
        let mut screen = io::stdout().lock();
        screen.write_all(sign.as_bytes())?;
        screen.write_all(&output[before..])?;
        screen.flush()?;
    }
    let succeeded = child.wait()?.success();
    Ok((String::from_utf8_lossy(&output).into_owned(), succeeded))
}

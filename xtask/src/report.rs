//! Runs the steps of a test one after the other, whatever becomes of each, and sums them up.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::count::{Count, Runner};
use crate::run;

/// The steps so far.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    count: Count,
    time: Duration,
    remark: String,
}

impl Report {
    /// A step in this program, a single check; gives what it made, for the steps that need it.
    pub fn check<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        let start = begin(name);
        let result = step();
        let remark = result.as_ref().err().map(|error| format!("{error:#}")).unwrap_or_default();
        if !remark.is_empty() {
            eprintln!("{remark}");
        }
        let count = if result.is_ok() { Count::PASSED } else { Count::FAILED };
        self.rows.push(Row { name, count, time: start.elapsed(), remark });
        result.ok()
    }

    /// A step that is another program. True if nothing in it failed.
    pub fn command(&mut self, name: &'static str, runner: Runner, mut command: Command) -> bool {
        let start = begin(name);
        let line = run::line_of(&command);
        let (count, remark) = match shown_and_read(&mut command) {
            Ok((output, succeeded)) => {
                let count = Count::read(runner, &output, succeeded);
                (count, if count.failed > 0 { format!("failed: {line}") } else { String::new() })
            }
            Err(error) => (Count::FAILED, format!("{error:#}: {line}")),
        };
        self.rows.push(Row { name, count, time: start.elapsed(), remark });
        count.failed == 0
    }

    /// A step that cannot be made because an earlier one failed: it has not passed.
    pub fn missed(&mut self, name: &'static str, why: &str) {
        begin(name);
        eprintln!("not run: {why}");
        let remark = format!("not run: {why}");
        self.rows.push(Row { name, count: Count::FAILED, time: Duration::ZERO, remark });
    }

    /// A step that is left out because this machine has not what it needs: it has neither passed nor failed.
    pub fn skipped(&mut self, name: &'static str, why: &str) {
        begin(name);
        eprintln!("skipped: {why}");
        self.rows.push(Row {
            name,
            count: Count::SKIPPED,
            time: Duration::ZERO,
            remark: format!("skipped: {why}"),
        });
    }

    /// Whether a step was left out by [`Report::skipped`].
    pub fn left_out(&self) -> bool {
        self.rows.iter().any(|row| row.count == Count::SKIPPED)
    }

    /// Prints the table and, as the very last line, the sum. True if nothing failed.
    pub fn close(self) -> bool {
        let mut sum = Count::default();
        println!("\n{:<24} {:>7} {:>7} {:>7} {:>9}", "step", "passed", "failed", "skipped", "time");
        for row in &self.rows {
            let Count { passed, failed, skipped, excepted } = row.count;
            let time = row.time.as_secs_f64();
            println!("{:<24} {passed:>7} {failed:>7} {skipped:>7} {time:>7.1} s", row.name);
            if excepted > 0 {
                println!(
                    "    {excepted} tests are none for this engine: each is named with its reason above"
                );
            }
            if !row.remark.is_empty() {
                println!("    {}", row.remark.replace('\n', "\n    "));
            }
            sum += row.count;
        }
        let time: Duration = self.rows.iter().map(|row| row.time).sum();
        println!("{:<24} {:>33.1} s", "together", time.as_secs_f64());
        println!("\n{} passed, {} failed, {} skipped", sum.passed, sum.failed, sum.skipped);
        sum.failed == 0
    }
}

fn begin(name: &str) -> Instant {
    // Both streams of a step go through here in order, so that a log of the two reads as it happened.
    println!("\n── {name}");
    let _ = io::stdout().flush();
    Instant::now()
}

/// Runs a command, passing its output on as it comes and keeping it. The flag is true for exit status 0.
fn shown_and_read(command: &mut Command) -> Result<(String, bool)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("could not start")?;
    let mut pipe = child.stdout.take().context("no output to read")?;
    let (mut output, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let length = pipe.read(&mut part)?;
        if length == 0 {
            break;
        }
        io::stdout().write_all(&part[..length])?;
        io::stdout().flush()?;
        output.extend_from_slice(&part[..length]);
    }
    let succeeded = child.wait()?.success();
    Ok((String::from_utf8_lossy(&output).into_owned(), succeeded))
}

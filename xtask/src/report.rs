//! Runs the steps of a test one after the other, whatever becomes of each, and sums them up.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::count::{Count, Runner, names_of_failed};
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

    /// The same, for tests that depend on how busy the machine is: a few that fail are run once more on their own, by the command that
    /// `again` makes of their names. What passes then has passed, and the table names it, for somebody has to look at it.
    pub fn command_twice(
        &mut self,
        name: &'static str,
        command: Command,
        again: impl FnOnce(&[String]) -> Command,
    ) {
        let start = begin(name);
        let line = run::line_of(&command);
        let (count, remark) = match run_twice(command, again) {
            Ok((count, unsteady)) if count.failed == 0 && unsteady.is_empty() => (count, String::new()),
            Ok((count, unsteady)) if count.failed == 0 => {
                (count, format!("passed when they were run once more: {}", unsteady.join("; ")))
            }
            Ok((count, _)) => (count, format!("failed: {line}")),
            Err(error) => (Count::FAILED, format!("{error:#}: {line}")),
        };
        self.rows.push(Row { name, count, time: start.elapsed(), remark });
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

/// No more tests than this are run once more: more of them are no accident.
const UNSTEADY: usize = 3;

/// What became of a run of Node’s tests, and which of them passed only when they were run once more.
fn run_twice(mut command: Command, again: impl FnOnce(&[String]) -> Command) -> Result<(Count, Vec<String>)> {
    let (output, succeeded) = shown_and_read(&mut command)?;
    let mut count = Count::read(Runner::Node, &output, succeeded);
    let failed = names_of_failed(&output);
    if count.failed == 0 || count.failed != failed.len() || failed.len() > UNSTEADY {
        return Ok((count, Vec::new()));
    }
    println!("\nonce more: {}", failed.join("; "));
    let (output, succeeded) = shown_and_read(&mut again(&failed))?;
    let second = Count::read(Runner::Node, &output, succeeded);
    if second.failed > 0 || second.passed < failed.len() {
        return Ok((count, Vec::new()));
    }
    count.passed += failed.len();
    count.failed = 0;
    Ok((count, failed))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A command that prints what a run of Node's tests prints at its end.
    fn prints(passed: usize, failed: &[&str]) -> Command {
        let mut lines = vec![format!("ℹ pass {passed}"), format!("ℹ fail {}", failed.len())];
        if !failed.is_empty() {
            lines.push("✖ failing tests:".to_owned());
        }
        lines.extend(failed.iter().map(|name| format!("✖ {name} (1ms)")));
        let script =
            format!("console.log({:?}); process.exit({})", lines.join("\n"), i32::from(!failed.is_empty()));
        let mut node = run::program("node");
        node.args(["-e", &script]);
        node
    }

    #[test]
    fn what_passes_at_the_second_try_is_named_and_what_fails_twice_has_failed() {
        let twice = |failed: &[&str], second: Command| {
            let mut asked = Vec::new();
            let outcome = run_twice(prints(9, failed), |names| {
                asked = names.to_vec();
                second
            });
            let (count, unsteady) = outcome.expect("node runs");
            (count.passed, count.failed, unsteady.len(), asked.len())
        };
        assert_eq!(twice(&[], prints(0, &[])), (9, 0, 0, 0));
        assert_eq!(twice(&["a", "b"], prints(2, &[])), (11, 0, 2, 2));
        assert_eq!(twice(&["a", "b"], prints(1, &["b"])), (9, 2, 0, 2));
        // The patterns have found no test.
        assert_eq!(twice(&["a"], prints(0, &[])), (9, 1, 0, 1));
        assert_eq!(twice(&["a", "b", "c", "d"], prints(4, &[])), (9, 4, 0, 0));
    }
}

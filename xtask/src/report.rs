//! Runs the steps of a test one after the other, whatever becomes of each, and sums them up.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::count::{Count, Runner};
use crate::run;
use crate::shown::shown_and_read;
use crate::unsteady::Unsteady;

/// The steps so far.
pub struct Report {
    start: Instant,
    rows: Vec<Row>,
}

/// What became of a step.
pub struct Row {
    pub name: &'static str,
    pub count: Count,
    pub time: Duration,
    /// What the table says below it; often nothing.
    pub remark: String,
}

impl Report {
    pub fn begun() -> Report {
        Report { start: Instant::now(), rows: Vec::new() }
    }

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
    pub fn command(&mut self, name: &'static str, runner: Runner, command: Command) -> bool {
        begin(name);
        self.push(row_of(name, runner, command, ""))
    }

    /// Begins such a step beside those that follow, until [`Report::end`]. The output has `sign` before each line.
    pub fn begin_beside(
        name: &'static str,
        runner: Runner,
        command: Command,
        sign: &'static str,
    ) -> JoinHandle<Row> {
        println!("\n── {name}, beside what follows");
        thread::spawn(move || row_of(name, runner, command, sign))
    }

    /// Waits for a step that was begun beside others. True if nothing in it failed.
    pub fn end(&mut self, name: &'static str, beside: JoinHandle<Row>) -> bool {
        println!("\n── {name}: the end of it");
        match beside.join() {
            Ok(row) => self.push(row),
            Err(_) => {
                self.missed(name, "it broke off");
                false
            }
        }
    }

    fn push(&mut self, row: Row) -> bool {
        let is_good = row.count.failed == 0;
        self.rows.push(row);
        is_good
    }

    /// Tests that mostly wait for a browser: as many at a time as there are processors.
    pub fn side_by_side(&mut self, tests: Vec<Unsteady>) {
        if tests.is_empty() {
            return;
        }
        let mut names = tests.iter().map(|test| test.name).collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        begin(&names.join(", side by side with "));
        let at_a_time = thread::available_parallelism().map_or(1, NonZero::get).min(tests.len());
        let (waiting, rows) = (Mutex::new(VecDeque::from(tests)), Mutex::new(Vec::new()));
        // Nobody can leave a queue or a list half changed.
        let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        thread::scope(|scope| {
            for _ in 0..at_a_time {
                scope.spawn(|| {
                    while let Some(test) = next() {
                        let row = test.row();
                        rows.lock().unwrap_or_else(PoisonError::into_inner).push(row);
                    }
                });
            }
        });
        let rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
        for name in names {
            self.rows.extend(sum(name, rows.iter().filter(|row| row.name == name)));
        }
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
        println!("{:<24} {:>33.1} s", "from begin to end", self.start.elapsed().as_secs_f64());
        println!("\n{} passed, {} failed, {} skipped", sum.passed, sum.failed, sum.skipped);
        sum.failed == 0
    }
}

/// Runs a program, and says what became of it.
fn row_of(name: &'static str, runner: Runner, mut command: Command, sign: &str) -> Row {
    let start = Instant::now();
    let line = run::line_of(&command);
    let (count, remark) = match shown_and_read(&mut command, sign) {
        Ok((output, succeeded)) => {
            let count = Count::read(runner, &output, succeeded);
            (count, if count.failed > 0 { format!("failed: {line}") } else { String::new() })
        }
        Err(error) => (Count::FAILED, format!("{error:#}: {line}")),
    };
    Row { name, count, time: start.elapsed(), remark }
}

/// The parts of a step as one; `None` if there are none.
fn sum<'a>(name: &'static str, parts: impl Iterator<Item = &'a Row>) -> Option<Row> {
    parts.fold(None, |whole, part| {
        let mut row = whole.unwrap_or(Row {
            name,
            count: Count::default(),
            time: Duration::ZERO,
            remark: String::new(),
        });
        row.count += part.count;
        row.time += part.time;
        if !row.remark.is_empty() && !part.remark.is_empty() {
            row.remark.push('\n');
        }
        row.remark.push_str(&part.remark);
        Some(row)
    })
}

fn begin(name: &str) -> Instant {
    // Both streams of a step go through here in order, so that a log of the two reads as it happened.
    println!("\n── {name}");
    let _ = io::stdout().flush();
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_beside_others_has_its_row_where_it_ends() {
        let node = |script: &str| {
            let mut node = run::program("node");
            node.args(["-e", script]);
            node
        };
        let mut report = Report::begun();
        let beside = Report::begin_beside("beside", Runner::Single, node("process.exit(3)"), "");
        assert!(report.command("meanwhile", Runner::Single, node("")));
        assert!(!report.end("beside", beside));
        let rows = report.rows.iter().map(|row| (row.name, row.count.failed)).collect::<Vec<_>>();
        assert_eq!(rows, [("meanwhile", 0), ("beside", 1)]);
    }

    #[test]
    fn parts_of_a_step_are_a_single_row_with_all_that_is_said_of_them() {
        let part = |name, passed, failed, remark: &str| Row {
            name,
            count: Count { passed, failed, ..Count::default() },
            time: Duration::from_secs(2),
            remark: remark.to_owned(),
        };
        let parts = [part("a", 3, 0, ""), part("a", 4, 1, "b failed"), part("a", 5, 1, "c failed")];
        let row = sum("a", parts.iter()).expect("there are parts");
        assert_eq!((row.count.passed, row.count.failed, row.time.as_secs()), (12, 2, 6));
        assert_eq!(row.remark, "b failed\nc failed");
        assert!(sum("a", [].iter()).is_none());
    }
}

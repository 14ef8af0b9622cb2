//! Tests that depend on how busy the machine is: a few that fail are run once more on their own. What passes then has passed, and the table
//! of the report names it, for somebody has to look at it.

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::count::{Count, Runner, names_of_failed};
use crate::report::Row;
use crate::run::line_of;
use crate::shown::shown_and_read;

/// The variable that names the tests to run, a line each (`tests/e2e/lib/test.mjs`).
const ONLY: &str = "ONLY";

/// Node’s tests of one engine, or a part of them.
pub struct Unsteady {
    pub name: &'static str,
    /// Stands before each line of the output.
    pub sign: String,
    pub command: Command,
    /// The same command again; it is told the names of those that failed.
    pub again: Command,
}

impl Unsteady {
    /// Runs them.
    pub fn row(self) -> Row {
        let start = Instant::now();
        let line = line_of(&self.command);
        let (count, remark) = match run_twice(&self.sign, self.command, self.again) {
            Ok((count, named)) if count.failed == 0 && named.is_empty() => (count, String::new()),
            Ok((count, named)) if count.failed == 0 => {
                (count, format!("passed when they were run once more: {}", named.join("; ")))
            }
            Ok((count, named)) if named.is_empty() => (count, format!("failed: {line}")),
            Ok((count, named)) => (count, format!("failed: {}: {line}", named.join("; "))),
            Err(error) => (Count::FAILED, format!("{error:#}: {line}")),
        };
        Row { name: self.name, count, time: start.elapsed(), remark }
    }
}

/// No more tests than this are run once more: more of them are no accident.
const UNSTEADY: usize = 2;

/// What became of a run of Node’s tests, and their names: of those that failed or, where none did, of those that passed only when they were
/// run once more.
fn run_twice(sign: &str, mut command: Command, mut again: Command) -> Result<(Count, Vec<String>)> {
    let (output, succeeded) = shown_and_read(&mut command, sign)?;
    let mut count = Count::read(Runner::Node, &output, succeeded);
    let failed = names_of_failed(&output);
    if count.failed == 0 || count.failed != failed.len() || failed.len() > UNSTEADY {
        return Ok((count, failed));
    }
    println!("{sign}once more: {}", failed.join("; "));
    let (output, succeeded) = shown_and_read(again.env(ONLY, failed.join("\n")), sign)?;
    let second = Count::read(Runner::Node, &output, succeeded);
    if second.failed > 0 || second.passed < failed.len() {
        return Ok((count, failed));
    }
    count.passed += failed.len();
    count.failed = 0;
    Ok((count, failed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

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
            let (count, named) =
                run_twice("a test of xtask │ ", prints(9, failed), second).expect("node runs");
            (count.passed, count.failed, named.len())
        };
        assert_eq!(twice(&[], prints(0, &[])), (9, 0, 0));
        assert_eq!(twice(&["a", "b"], prints(2, &[])), (11, 0, 2));
        assert_eq!(twice(&["a", "b"], prints(1, &["b"])), (9, 2, 2));
        // No test has that name.
        assert_eq!(twice(&["a"], prints(0, &[])), (9, 1, 1));
        assert_eq!(twice(&["a", "b", "c", "d"], prints(4, &[])), (9, 4, 4));
    }
}

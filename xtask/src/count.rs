//! How many checks a step made, read from what its runner printed.

use std::ops::AddAssign;

/// Whose output it is.
#[derive(Clone, Copy)]
pub enum Runner {
    /// A command that is one check: it succeeds or fails.
    Single,
    /// `cargo test`, natively or through wasm-bindgen's runner.
    Cargo,
    /// `node --test --test-reporter=spec`.
    Node,
}

/// Checks by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    /// Not run though it should be, as where an engine is not there.
    pub skipped: usize,
    /// Not to be run: named, with the reason, among the exceptions of an engine. Not part of the sum.
    pub excepted: usize,
}

impl Count {
    pub const PASSED: Count = Count { passed: 1, failed: 0, skipped: 0, excepted: 0 };
    pub const FAILED: Count = Count { passed: 0, failed: 1, skipped: 0, excepted: 0 };
    pub const SKIPPED: Count = Count { passed: 0, failed: 0, skipped: 1, excepted: 0 };

    /// A run that failed, or that ran nothing, has at least one failure whatever it printed.
    pub fn read(runner: Runner, output: &str, succeeded: bool) -> Count {
        let mut count = match runner {
            Runner::Single if succeeded => Count::PASSED,
            Runner::Single => Count::FAILED,
            Runner::Cargo => cargo(output),
            Runner::Node => node(output),
        };
        if count.failed == 0 && (!succeeded || count.passed == 0) {
            count.failed = 1;
        }
        count
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.excepted += other.excepted;
    }
}

/// Sums the lines `test result: ok. 12 passed; 0 failed; …`, one a test binary.
fn cargo(output: &str) -> Count {
    let mut sum = Count::default();
    for line in output.lines().filter(|line| line.starts_with("test result: ")) {
        let number = |word| number_before(line, word);
        let (passed, failed, skipped) = (number(" passed"), number(" failed"), number(" ignored"));
        sum += Count { passed, failed, skipped, excepted: 0 };
    }
    sum
}

/// Reads the lines `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`, `ℹ skipped 3`, and what the end-to-end tests say of the
/// last: `ℹ excepted 3`.
fn node(output: &str) -> Count {
    let number = |name: &str| {
        let start = format!("ℹ {name} ");
        output
            .lines()
            .filter_map(|line| line.strip_prefix(&start)?.trim().parse::<usize>().ok())
            .sum::<usize>()
    };
    let excepted = number("excepted");
    Count {
        passed: number("pass"),
        failed: number("fail") + number("cancelled"),
        skipped: number("skipped").saturating_sub(excepted),
        excepted,
    }
}

/// The names of the tests that failed: the lines `✖ NAME (12.5ms)` after `✖ failing tests:`.
pub fn names_of_failed(output: &str) -> Vec<String> {
    let told = output.lines().skip_while(|line| *line != "✖ failing tests:").skip(1);
    told.filter_map(|line| Some(line.strip_prefix("✖ ")?.rsplit_once(" (")?.0.to_owned())).collect()
}

fn number_before(line: &str, word: &str) -> usize {
    let number = line.split_once(word).and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok());
    number.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_sums_all_test_binaries() {
        let output = "running 2 tests\ntest result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\n\
                      test result: FAILED. 3 passed; 2 failed; 0 ignored\n";
        assert_eq!(
            Count::read(Runner::Cargo, output, false),
            Count { passed: 15, failed: 2, skipped: 1, excepted: 0 }
        );
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        let output = "✔ opens\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(
            Count::read(Runner::Node, output, false),
            Count { passed: 3, failed: 2, ..Count::default() }
        );
    }

    #[test]
    fn the_names_of_failed_tests_are_read() {
        let output = "✔ opens (1.5ms)\n✖ a card (of 2), {x} (3ms)\nℹ fail 1\n\n✖ failing tests:\n\n\
                      test at lib/test.mjs:21:10\n✖ a card (of 2), {x} (3ms)\n  AssertionError: none\n";
        assert_eq!(names_of_failed(output), ["a card (of 2), {x}"]);
        assert_eq!(names_of_failed("✔ opens (1.5ms)\nℹ fail 0\n"), [] as [&str; 0]);
    }

    #[test]
    fn node_tells_exceptions_from_what_was_skipped() {
        let output = "﹣ by touch # no touch\nℹ excepted 3\nℹ tests 9\nℹ pass 5\nℹ fail 0\nℹ cancelled 0\nℹ skipped 4\n";
        assert_eq!(
            Count::read(Runner::Node, output, true),
            Count { passed: 5, failed: 0, skipped: 1, excepted: 3 }
        );
    }

    #[test]
    fn a_run_without_tests_fails() {
        assert_eq!(Count::read(Runner::Cargo, "", true), Count::FAILED);
        assert_eq!(Count::read(Runner::Node, "ℹ pass 0\nℹ fail 0\n", true), Count::FAILED);
    }

    #[test]
    fn a_run_that_breaks_off_fails() {
        let output = "test result: ok. 4 passed; 0 failed; 0 ignored\n";
        assert_eq!(
            Count::read(Runner::Cargo, output, false),
            Count { passed: 4, failed: 1, ..Count::default() }
        );
    }
}

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

/// Checks that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
}

impl Count {
    pub const PASSED: Count = Count { passed: 1, failed: 0 };
    pub const FAILED: Count = Count { passed: 0, failed: 1 };

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
    }
}

/// Sums the lines `test result: ok. 12 passed; 0 failed; …`, one a test binary.
fn cargo(output: &str) -> Count {
    let mut sum = Count::default();
    for line in output.lines().filter(|line| line.starts_with("test result: ")) {
        sum += Count { passed: number_before(line, " passed"), failed: number_before(line, " failed") };
    }
    sum
}

/// Reads the lines `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`.
fn node(output: &str) -> Count {
    let number = |name: &str| {
        let start = format!("ℹ {name} ");
        output
            .lines()
            .filter_map(|line| line.strip_prefix(&start)?.trim().parse::<usize>().ok())
            .sum::<usize>()
    };
    Count { passed: number("pass"), failed: number("fail") + number("cancelled") }
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
        assert_eq!(Count::read(Runner::Cargo, output, false), Count { passed: 15, failed: 2 });
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        let output = "✔ opens\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(Count::read(Runner::Node, output, false), Count { passed: 3, failed: 2 });
    }

    #[test]
    fn a_run_without_tests_fails() {
        assert_eq!(Count::read(Runner::Cargo, "", true), Count::FAILED);
        assert_eq!(Count::read(Runner::Node, "ℹ pass 0\nℹ fail 0\n", true), Count::FAILED);
    }

    #[test]
    fn a_run_that_breaks_off_fails() {
        let output = "test result: ok. 4 passed; 0 failed; 0 ignored\n";
        assert_eq!(Count::read(Runner::Cargo, output, false), Count { passed: 4, failed: 1 });
    }
}

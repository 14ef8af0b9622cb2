//! Holds the workflow of continuous integration to the tasks that there are.

use std::collections::BTreeSet;
use std::fs;

use clap::{Parser, ValueEnum};

use crate::run;
use crate::test::Step;
use crate::{Cli, Task};

/// The lines that call a task, with every engine in the place of the matrix's.
fn calls() -> Vec<String> {
    let file = run::root().join(".github/workflows/test.yml");
    let text = fs::read_to_string(file).expect("there is a workflow");
    let calls = text.lines().filter_map(|line| Some(line.split_once("run: cargo xtask ")?.1.to_owned()));
    calls.map(|call| call.replace("${{ matrix.engine }}", "chromium,firefox,webkit")).collect()
}

#[test]
fn the_workflow_calls_tasks_that_there_are_and_every_step() {
    let mut steps = BTreeSet::new();
    for call in calls() {
        let words = ["xtask"].into_iter().chain(call.split_whitespace());
        let cli = Cli::try_parse_from(words).unwrap_or_else(|error| panic!("{call}: {error}"));
        if let Task::Test(options) = cli.task {
            steps.extend(options.only.iter().map(|step| name(*step)));
        }
    }
    let all: BTreeSet<String> = Step::value_variants().iter().map(|step| name(*step)).collect();
    assert_eq!(steps, all, "on the right: the steps of `cargo xtask test`");
}

fn name(step: Step) -> String {
    step.to_possible_value().expect("no step is hidden").get_name().to_owned()
}

#[test]
fn actions_and_tools_are_pinned() {
    for file in [".github/workflows/test.yml", ".github/actions/set-up/action.yml"] {
        let text = fs::read_to_string(run::root().join(file)).expect("the workflow is there");
        for line in text.lines().map(str::trim) {
            if let Some((_, action)) =
                line.split_once("uses: ").filter(|(_, action)| !action.starts_with("./"))
            {
                let version = action.split_once("@v").map_or("", |(_, version)| version);
                assert_eq!(version.split('.').count(), 3, "{file}: {action} names no whole version");
            }
            assert!(!line.contains("-latest"), "{file}: {line}");
            if line.contains("cargo install") {
                assert!(line.contains('@'), "{file}: {line} takes whatever is newest");
            }
        }
    }
}

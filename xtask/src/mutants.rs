//! `cargo xtask mutants`: whether the tests notice when the code is wrong. cargo-mutants changes one place at a time; which
//! places is drawn here, by a seed, from the parts that decide what a reader sees.

mod draw;
mod outcome;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::run;
use outcome::MutantTally;

#[derive(clap::Args)]
pub struct Options {
    /// Another seed draws other mutants
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many are drawn
    #[arg(long, default_value_t = 300)]
    count: usize,
    /// Go on after so many of them, as after a run that was broken off
    #[arg(long, default_value_t = 0)]
    from: usize,
    /// Of those drawn, only the ones of these parts
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = PARTS.map(|part| part.name))]
    only: Vec<String>,
    /// Instead of drawing: those that earlier runs have missed (their missed.txt), wherever they stand in their file by now
    #[arg(long, value_name = "FILE")]
    again: Vec<PathBuf>,
    /// Only against the unit tests: what they miss may still be caught by the properties
    #[arg(long)]
    quick: bool,
    /// Tell which are drawn, and stop
    #[arg(long)]
    list: bool,
}

/// What belongs together, with the tests that must notice.
pub struct CodePart {
    pub name: &'static str,
    package: &'static str,
    /// In cargo-mutants' own patterns, which know `*` and `**`.
    files: &'static [&'static str],
}

const ANNOTATE: &str = "jiazhu-annotate";
const READING: &str = "jiazhu-reading";
const WIDGET: &str = "jiazhu";

/// The most particular first: a file is of the first part that names it.
const PARTS: [CodePart; 7] = [
    CodePart {
        name: "segment",
        package: ANNOTATE,
        files: &["crates/annotate/src/segment.rs", "crates/annotate/src/segment/"],
    },
    CodePart { name: "matching", package: ANNOTATE, files: &["crates/annotate/src/matching.rs"] },
    CodePart {
        name: "pronounce",
        package: ANNOTATE,
        files: &["crates/annotate/src/pronounce.rs", "crates/annotate/src/pronounce/"],
    },
    CodePart {
        name: "convert",
        package: ANNOTATE,
        files: &["crates/annotate/src/convert.rs", "crates/annotate/src/convert/"],
    },
    CodePart {
        name: "format",
        package: READING,
        files: &["crates/reading/src/frame.rs", "crates/reading/src/wire.rs", "crates/reading/src/reading/"],
    },
    CodePart { name: "placement", package: WIDGET, files: &["src/state/placement.rs"] },
    CodePart { name: "state", package: WIDGET, files: &["src/state.rs", "src/state/"] },
];

/// The unit and property tests of a package.
fn tests_of(package: &str, quick: bool) -> &'static [&'static str] {
    match package {
        ANNOTATE if !quick => &["--lib", "--test", "properties"],
        _ => &["--lib"],
    }
}

/// So many are tried together, in the order in which they were drawn: after each lot the sum is told.
const LOT: usize = 60;
/// Seconds after which a test counts as hanging: the tests of a package take a fifth of it on a machine that is busy.
const HANG: u32 = 120;

pub fn run(options: &Options) -> Result<()> {
    ensure!(
        run::output(run::cargo().args(["mutants", "--version"])).is_some(),
        "cargo-mutants is not installed: `cargo install --locked cargo-mutants@27.1.0`"
    );
    let mutants = listed()?;
    let drawn = match options.again.as_slice() {
        [] => draw::drawn(&mutants, options.seed, options.count),
        files => missed(&mutants, files)?,
    };
    let is_wanted = |mutant: &&Mutant| {
        let is_named = |part: &str| options.only.iter().any(|only| only == part);
        options.only.is_empty() || part_of(&mutant.name).is_some_and(is_named)
    };
    let tried: Vec<Mutant> = drawn.iter().skip(options.from).filter(is_wanted).cloned().collect();
    if options.list {
        tried.iter().for_each(|mutant| println!("{}", mutant.name));
        return Ok(());
    }
    let copy = run::target().join("mutants/clone");
    copied(&copy)?;
    let results =
        run::target().join("mutants").join(format!("{}-from-{}", options.only.join("-"), options.from));
    if results.exists() {
        fs::remove_dir_all(&results).with_context(|| format!("could not remove {}", results.display()))?;
    }
    let mut tally = MutantTally::new(PARTS.iter().map(|part| part.name));
    for (number, lot) in tried.chunks(LOT).enumerate() {
        let first = options.from + number * LOT;
        for (package, lot) in by_package(lot) {
            let output = results.join(package);
            fs::create_dir_all(&output)?;
            eprintln!("── {package}: {} mutants of those drawn from {first} on", lot.len());
            let mut command = mutants_command(&copy, package, &lot, &output, options.quick);
            let status = command.status().context("cargo-mutants could not be started")?;
            // 2 and 3 tell of survivors and of hangs. After anything else, as when it is interrupted, nothing goes on.
            ensure!(matches!(status.code(), Some(0 | 2 | 3)), "cargo-mutants failed ({status})");
            let is_of_lot = |name: &str| lot.iter().any(|mutant| mutant.name == name);
            tally.add(&output.join("mutants.out/outcomes.json"), |name| {
                part_of(name).filter(|_| is_of_lot(name))
            })?;
        }
        println!("{tally}");
    }
    match options.again.is_empty() {
        true => {
            println!("Of {} mutants, {} were drawn by the seed {}.", mutants.len(), drawn.len(), options.seed)
        }
        false => println!("{} mutants were tried again.", tried.len()),
    }
    Ok(())
}

/// The mutants that earlier runs have missed. A line may have moved since: of several like it in a file all are tried.
fn missed(mutants: &[Mutant], files: &[PathBuf]) -> Result<Vec<Mutant>> {
    let mut names = BTreeSet::new();
    for file in files {
        let missed =
            fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
        names.extend(missed.lines().map(without_place));
    }
    Ok(mutants.iter().filter(|mutant| names.contains(&without_place(&mutant.name))).cloned().collect())
}

/// `file: change` of `file:line:column: change`.
fn without_place(name: &str) -> String {
    let file = name.split(':').next().unwrap_or_default();
    let change = name.splitn(4, ':').nth(3).unwrap_or_default();
    format!("{file}:{change}")
}

/// A mutant, as cargo-mutants lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mutant {
    /// File, line, column and change.
    pub name: String,
    pub package: &'static str,
}

/// All mutants of the parts.
fn listed() -> Result<Vec<Mutant>> {
    let mut mutants = Vec::new();
    for package in [ANNOTATE, READING, WIDGET] {
        let mut list = run::cargo();
        list.args(["mutants", "--list", "--package", package]);
        for file in PARTS.iter().filter(|part| part.package == package).flat_map(|part| part.files) {
            list.args(["--file", &pattern(file)]);
        }
        let names = run::output(&mut list).with_context(|| format!("`{}` failed", run::line_of(&list)))?;
        mutants.extend(names.lines().map(|name| Mutant { name: name.to_owned(), package }));
    }
    Ok(mutants)
}

/// A folder stands for all files in it.
fn pattern(file: &str) -> String {
    if file.ends_with('/') { format!("{file}**/*.rs") } else { file.to_owned() }
}

/// The part that a mutant's file belongs to.
fn part_of(name: &str) -> Option<&'static str> {
    let has = |part: &&CodePart| part.files.iter().any(|file| name.starts_with(file));
    PARTS.iter().find(has).map(|part| part.name)
}

fn by_package(lot: &[Mutant]) -> BTreeMap<&'static str, Vec<&Mutant>> {
    let mut packages: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mutant in lot {
        packages.entry(mutant.package).or_default().push(mutant);
    }
    packages
}

/// cargo-mutants over these mutants and no others, in the copy.
fn mutants_command(copy: &Path, package: &str, lot: &[&Mutant], output: &Path, quick: bool) -> Command {
    let mut command = run::cargo();
    command.current_dir(copy).args(["mutants", "--in-place", "--no-shuffle", "--baseline", "skip"]);
    // cargo-mutants 27.1 deletes fields of whatever file it looks at, named or not: in these files, and each but once.
    command.arg("--iterate");
    let files: BTreeSet<&str> = lot.iter().filter_map(|mutant| mutant.name.split(':').next()).collect();
    files.into_iter().for_each(|file| _ = command.args(["--file", file]));
    command.args(["--timeout", &HANG.to_string(), "--package", package, "--output"]).arg(output);
    for mutant in lot {
        command.args(["--re", &format!("^{}$", escaped(&mutant.name))]);
    }
    // Compiling is most of a mutant's time, and without optimisation it takes a quarter.
    command.arg("--cargo-arg=--config=profile.test.package.jiazhu-annotate.opt-level=0");
    // To Cargo itself: what stands after `--` would limit what is run, and everything would be built.
    command.args(tests_of(package, quick).iter().map(|word| format!("--cargo-arg={word}")));
    command
        // Other people's crates are compiled already.
        .env("CARGO_TARGET_DIR", run::target())
        .env("CARGO_INCREMENTAL", "1")
        // A few cases of each property find what is wrong; the tests as they are try many more.
        .env("PROPTEST_CASES", "32")
        .env("PROPTEST_MAX_SHRINK_ITERS", "0");
    command
}

/// A regular expression that is the name and nothing else.
fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for c in name.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A copy of the clone's files, so that the clone stays as it is. What has not changed keeps its time: Cargo builds it once.
fn copied(copy: &Path) -> Result<()> {
    let list = run::output(run::command("git").args(["ls-files", "-z", "--cached"]));
    let list = list.context("`git ls-files` failed: this needs a git clone")?;
    for file in list.split_terminator('\0') {
        let Ok(bytes) = fs::read(run::root().join(file)) else { continue };
        let to = copy.join(file);
        if fs::read(&to).is_ok_and(|old| old == bytes) {
            continue;
        }
        let folder = to.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
        fs::write(&to, bytes).with_context(|| format!("could not write {}", to.display()))?;
    }
    if !copy.join("Cargo.toml").is_file() {
        bail!("the clone has no Cargo.toml");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_of_one_part_and_there() {
        assert_eq!(part_of("src/state/placement.rs:3:1: replace f"), Some("placement"));
        assert_eq!(part_of("src/state/hover.rs:3:1: replace f"), Some("state"));
        assert_eq!(part_of("crates/reading/src/wire.rs:1:1: x"), Some("format"));
        assert_eq!(part_of("crates/annotate/src/check.rs:1:1: x"), None);
        for file in PARTS.iter().flat_map(|part| part.files) {
            assert!(run::root().join(file).exists(), "{file}");
        }
    }

    #[test]
    fn a_mutant_is_the_same_on_another_line() {
        assert_eq!(
            without_place("src/a.rs:1:2: replace A::b -> c with d"),
            "src/a.rs: replace A::b -> c with d"
        );
        assert_ne!(
            without_place("src/a.rs:1:2: replace == with !="),
            without_place("src/b.rs:1:2: replace == with !=")
        );
    }

    #[test]
    fn a_name_is_taken_as_it_is_written() {
        let name = "src/a.rs:1:2: replace <impl A for B<'_>>::c -> Option<(u32, u32)> with Some((0, 1))";
        let pattern = escaped(name);
        assert!(pattern.contains(r"Some\(\(0, 1\)\)") && pattern.contains(r"a\.rs:1:2"), "{pattern}");
        assert_eq!(pattern.replace('\\', ""), name);
    }
}

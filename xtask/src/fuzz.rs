//! `cargo xtask fuzz`: feeds each parser, and `annotate`, input that libFuzzer makes up, and tells what broke.
//!
//! Stable Rust does it: coverage is asked of the compiler by plain code generation flags. The address sanitizer,
//! which needs a nightly, would find nothing in code without `unsafe`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::run;

#[derive(clap::Args)]
pub struct Options {
    /// How long each target runs
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    minutes: u32,
    /// Only these targets: names of files in fuzz/fuzz_targets
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
    /// Build the targets and stop
    #[arg(long)]
    build: bool,
}

/// What cargo-fuzz sets, but for the sanitizer.
const FLAGS: [&str; 7] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// The longest input in bytes: a bug shows in a short one, and more of those are tried.
const LONGEST: u32 = 4096;

/// Seconds after which one input counts as a hang.
const HANG: u32 = 20;

const GLOSSARY: &str = "sources: {a: {title: A}}
entries:
- {id: x, headword: 干部, forms: [幹部], pinyin: gànbù, sources: [a], not_in: [好]}
";
const NOTES: &str = r#"[{"id": "a", "motivation": "editing", "body": "x", "target": {"selector":
 {"type": "TextQuoteSelector", "exact": "a", "prefix": "b"}}}]"#;

const PROJECT: &str = r#"{"jiazhu-project": 1, "article": {"name": "a.md", "text": "一"}, "glossary": {"name": "g.yaml", "text": ""}, "notes": {"name": "n.json", "text": ""}}"#;
const DOCUMENT: &str = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>\
<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>干部</w:t></w:r></w:p>\
<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";

pub fn run(options: &Options) -> Result<()> {
    let known = targets()?;
    let chosen = if options.targets.is_empty() { &known } else { &options.targets };
    if let Some(unknown) = chosen.iter().find(|target| !known.contains(target)) {
        bail!("there is no target `{unknown}`: there are {}", known.join(", "));
    }
    let built = build()?;
    if options.build {
        return Ok(());
    }
    let mut broken = Vec::new();
    for target in chosen {
        let corpus = seeds(target)?;
        let found = run::target().join("fuzz/found").join(target);
        fs::create_dir_all(&found)?;
        eprintln!("\n── {target}: {} minutes", options.minutes);
        let program = built.join(target);
        ensure!(program.is_file(), "{target} was not built: give it a [[bin]] in fuzz/Cargo.toml");
        let mut fuzzer = run::command(program);
        fuzzer.arg(corpus).args([
            format!("-max_total_time={}", 60 * options.minutes),
            format!("-max_len={LONGEST}"),
            format!("-timeout={HANG}"),
            format!("-artifact_prefix={}/", found.display()),
            "-print_final_stats=1".to_string(),
        ]);
        if run::run(&mut fuzzer).is_err() {
            broken.push(format!("{target} ({})", found.display()));
        }
    }
    if !broken.is_empty() {
        bail!("something broke in: {}. The input that did it lies in the folder named", broken.join(", "));
    }
    Ok(())
}

/// The names of the files in `fuzz/fuzz_targets`, in order.
fn targets() -> Result<Vec<String>> {
    let files = fs::read_dir(run::root().join("fuzz/fuzz_targets"))?;
    let name = |file: std::io::Result<fs::DirEntry>| {
        Ok(file?.path().file_stem().context("a file has a name")?.to_string_lossy().into_owned())
    };
    let mut names = files.map(name).collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Builds all targets; returns the folder they are in.
fn build() -> Result<PathBuf> {
    // Named, so that the flags do not reach what runs while building.
    let version = run::output(run::command("rustc").arg("-vV")).context("rustc does not run")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let folder = run::target().join("fuzz");
    let mut cargo = run::cargo();
    cargo
        .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--bins", "--target", host])
        .arg("--target-dir")
        .arg(&folder)
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"))
        .env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true")
        .env("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true");
    run::run(&mut cargo)?;
    Ok(folder.join(host).join("release"))
}

/// The folder of inputs to start from, kept between runs: at first what the clone has of such files.
fn seeds(target: &str) -> Result<PathBuf> {
    let folder = run::target().join("fuzz/corpus").join(target);
    fs::create_dir_all(&folder)?;
    let content = run::root().join("content/ningbo");
    let read = |file: &str| fs::read(content.join(file)).with_context(|| format!("content/ningbo/{file}"));
    // A short piece each: longer inputs are not tried.
    let head = |bytes: Vec<u8>, lines: usize| {
        bytes.split_inclusive(|byte| *byte == b'\n').take(lines).flatten().copied().collect::<Vec<u8>>()
    };
    let article = head(read("article.md")?, 16);
    let glossary: Vec<u8> = GLOSSARY.into();
    let notes: Vec<u8> = NOTES.into();
    let seed = match target {
        "article" => article,
        "glossary" => glossary,
        "notes" => [b"bab".to_vec(), notes].join(&b'\n'),
        "annotate" => [article, glossary, notes].join(&0),
        "project" => PROJECT.into(),
        "import" => DOCUMENT.into(),
        "table" => "id,headword,forms,rendering\na,两个维护,四个意识|四個意識,Two Upholds@Wikipedia\n".into(),
        "segment" => "市长 干部队伍\n南京市长江大桥，詹婷3月4日说：好不好？".into(),
        "pinyin" => "liǎng gè wéihù huār lǜ\n两个维护".into(),
        "convert" => "头发和发展，餅乾與幹部。".into(),
        // The first of the tables, cut short.
        "packed" => {
            let words = run::root().join("crates/tables/data/words.bin");
            let words = fs::read(&words).with_context(|| words.display().to_string())?;
            [0].into_iter().chain(words.into_iter().take(3000)).collect()
        }
        // The second of the tables, with one word in it.
        "tables" => b"\x01\0\xE9\x95\xBF\xFF\x01\x01".to_vec(),
        _ => article,
    };
    write_once(&folder.join("seed"), &seed)?;
    for (index, file) in fixtures(target).iter().enumerate() {
        write_once(&folder.join(format!("fixture-{index}")), &fs::read(file)?)?;
    }
    Ok(folder)
}

/// Files of the tests that are such input.
fn fixtures(target: &str) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(run::root().join("crates/reading/tests/fixtures")) else {
        return Vec::new();
    };
    let files = files.filter_map(|file| Some(file.ok()?.path()));
    files.filter(|file| file.extension().is_some_and(|extension| extension == target)).collect()
}

fn write_once(file: &Path, bytes: &[u8]) -> Result<()> {
    if !file.exists() {
        fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::targets;
    use crate::run;

    #[test]
    fn every_target_is_built() {
        let manifest =
            std::fs::read_to_string(run::root().join("fuzz/Cargo.toml")).expect("there is a manifest");
        for target in targets().expect("there are targets") {
            assert!(
                manifest.contains(&format!("name = \"{target}\"")),
                "fuzz/Cargo.toml has no [[bin]] for {target}"
            );
        }
    }
}

//! Start-up and memory: each thing in a process of its own, several times.

use std::env;
use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::notes::Notes;
use serde::{Deserialize, Serialize};

use super::jieba;
use super::table::{Table, median};
use super::tables::tables;
use super::text::{grown, ningbo, told};

/// How often each process is started.
const RUNS: usize = 5;

#[derive(clap::Args)]
pub struct Probe {
    what: What,
    /// jieba's dictionary
    #[arg(long)]
    dictionary: Option<std::path::PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Nothing,
    Jiazhu,
    Jieba,
}

#[derive(Serialize, Deserialize)]
struct Taken {
    /// Until an article can be given.
    ready: f64,
    /// The most memory the process ever had, in bytes; `None` where the system does not tell.
    peak: Option<u64>,
}

/// Both segmenters: time until ready, and peak memory over a megabyte of text.
pub fn measure() -> Result<Vec<Table>> {
    let dictionary = jieba::dictionary()?;
    let about = format!(
        "Median of {RUNS} processes. Ready: all is loaded, with Jiazhu's pronunciations and conversion. Peak: the most memory ever resident, over one \
         megabyte of text with the Ningbo glossary. jieba reads its dictionary unpacked, which spares it the inflating \
         that its feature default-dict does."
    );
    let mut table = Table::new("Start-up and memory", about, &["process", "ready, ms", "peak, MB"]);
    for (name, what) in [
        ("Jiazhu: annotate", What::Jiazhu),
        ("jieba-rs 0.11, default: cut", What::Jieba),
        ("reading the text alone", What::Nothing),
    ] {
        let taken = (0..RUNS).map(|_| started(what, &dictionary)).collect::<Result<Vec<_>>>()?;
        let peaks: Vec<f64> = taken.iter().filter_map(|taken| Some(taken.peak? as f64 / 1e6)).collect();
        let peak = if peaks.is_empty() { "not told".into() } else { format!("{:.1}", median(peaks)) };
        let ready = median(taken.iter().map(|taken| 1000.0 * taken.ready).collect());
        table.row([name.to_string(), format!("{ready:.1}"), peak]);
    }
    Ok(vec![table])
}

fn started(what: What, dictionary: &std::path::Path) -> Result<Taken> {
    let what = what.to_possible_value().context("each has a name")?;
    let output = Command::new(env::current_exe()?)
        .args(["probe", what.get_name(), "--dictionary"])
        .arg(dictionary)
        .output()?;
    ensure!(output.status.success(), "probe: {}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// One process: does the thing, and prints what it took.
pub fn run(probe: &Probe) -> Result<()> {
    let (article, glossary) = ningbo()?;
    let text = grown(&article, 1_000_000);
    let start = Instant::now();
    let ready = match probe.what {
        What::Nothing => start.elapsed(),
        What::Jiazhu => {
            let tables = tables()?;
            let ready = start.elapsed();
            let article = Article::parse("grown.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
            std::hint::black_box(annotate(&article, &glossary, &Notes::default(), &tables));
            ready
        }
        What::Jieba => {
            let jieba = jieba::with(probe.dictionary.as_deref().context("jieba needs --dictionary")?)?;
            let ready = start.elapsed();
            std::hint::black_box(jieba.cut(&text, true));
            ready
        }
    };
    println!("{}", serde_json::to_string(&Taken { ready: ready.as_secs_f64(), peak: peak() })?);
    Ok(())
}

/// Linux tells it in kibibytes.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}

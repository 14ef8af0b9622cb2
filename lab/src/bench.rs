//! `cargo xtask bench`: how right, how fast and how small, each figure beside those of peers in the same run.
//!
//! What a table shows is in its title; what it was measured on, in the line below it. Sentences of the gold sets are
//! read where they lie and never written anywhere.

mod browser;
mod conversion;
mod crossings;
pub mod doubt;
mod jieba;
mod node;
mod probe;
pub mod pronunciation;
mod segmentation;
mod speed;
mod standalone;
mod table;
pub mod tables;
mod text;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::packages::root;
pub use probe::{Probe, run as probe};
use table::Table;

#[derive(clap::Args)]
pub struct Options {
    /// A folder of gold data: *.txt with words apart, pinyin_*.tsv, conv_*.tsv. Without it nothing is said of quality
    #[arg(long, value_name = "DIR")]
    gold: Option<PathBuf>,
    /// Measure only these
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    only: Vec<Part>,
    /// Also print each sentence of the gold data in which a word of ours crosses one of the people
    #[arg(long)]
    crossings: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// F1 and crossings of segmentation, accuracy of pronunciation and conversion (needs --gold)
    Quality,
    /// Segmentation alone: F1 and crossings (needs --gold)
    Segmentation,
    /// `annotate` and `check` against jieba-rs's bare `cut`; opening a long reading; start-up and memory
    Speed,
    /// Bytes of what a reader downloads (needs dist/)
    Size,
    /// Cards in Chromium, beside a page made with tippy.js (needs dist/ and Chromium)
    Browser,
    /// A million characters in Chromium, in paragraphs and in one, beside a plain page of the same text (needs dist/ and Chromium)
    Long,
    /// Raw text in Chromium, cold and from its cache; throughput beside peers that do as much (needs dist/ and Chromium)
    Raw,
    /// The studio in Chromium: until a change is seen, and its findings (needs dist/ and Chromium)
    Studio,
}

pub fn run(options: &Options) -> Result<()> {
    if let Some(gold) = &options.gold {
        ensure!(gold.is_dir(), "{} is no folder: --gold names one with gold data", gold.display());
    }
    let wanted = |part: Part| options.only.is_empty() || options.only.contains(&part);
    let mut report = BenchReport::default();
    if let (Some(gold), true) = (&options.gold, wanted(Part::Quality) || wanted(Part::Segmentation)) {
        report.add(segmentation::measure(gold, options.crossings)?);
    }
    if let (Some(gold), true) = (&options.gold, wanted(Part::Quality)) {
        report.add(pronunciation::measure(gold)?);
        report.add(doubt::measure(gold)?);
        report.add(standalone::measure(gold)?);
        report.add(conversion::measure(gold)?);
    }
    if wanted(Part::Speed) {
        report.add(speed::measure(options.gold.as_deref())?);
        report.add(probe::measure()?);
    }
    if wanted(Part::Size) {
        report.add(browser::sizes()?);
    }
    if wanted(Part::Browser) {
        report.add(browser::measure()?);
    }
    if wanted(Part::Long) {
        report.add(browser::long()?);
    }
    if wanted(Part::Raw) {
        report.add(browser::raw()?);
    }
    if wanted(Part::Studio) {
        report.add(browser::studio()?);
    }
    report.write()
}

/// The tables so far, printed as they come.
#[derive(Default)]
struct BenchReport(Vec<Table>);

impl BenchReport {
    fn add(&mut self, tables: Vec<Table>) {
        for table in tables {
            println!("{table}");
            self.0.push(table);
        }
    }

    /// Writes all tables for people and for programs.
    fn write(&self) -> Result<()> {
        let folder = root().join("target/bench");
        fs::create_dir_all(&folder)?;
        let shown: String = self.0.iter().map(|table| format!("{table}\n")).collect();
        fs::write(folder.join("bench.md"), shown)?;
        fs::write(folder.join("bench.json"), serde_json::to_string_pretty(&self.0)? + "\n")
            .context("could not write target/bench/bench.json")?;
        println!("Written to target/bench/bench.md and target/bench/bench.json");
        Ok(())
    }
}

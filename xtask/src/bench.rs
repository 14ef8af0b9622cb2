//! `cargo xtask bench`: builds what is measured, and has `lab` measure it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::{browser, build, npm, run, tools};

#[derive(clap::Args)]
pub struct Options {
    /// A folder of gold data: *.txt with words apart, pinyin_*.tsv, conv_*.tsv. Without it nothing is said of quality
    #[arg(long, value_name = "DIR")]
    gold: Option<PathBuf>,
    /// Measure only these (sizes and the browser then take dist/ as it is)
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
    /// Bytes of what a reader downloads
    Size,
    /// Cards in Chromium, beside a page made with tippy.js; on a slow line the first card, with and without the program
    Browser,
    /// A million characters in Chromium, in paragraphs and in one, beside a plain page of the same text
    Long,
    /// Raw text in Chromium, cold and from its cache; throughput beside peers that do as much
    Raw,
    /// The studio in Chromium: until a change is seen, and its findings
    Studio,
}

pub fn run(options: &Options) -> Result<()> {
    let wanted = |part: Part| options.only.is_empty() || options.only.contains(&part);
    npm::set_up_peers()?;
    let mut lab = run::cargo();
    // Built as the programs that publishers run.
    lab.args(["run", "--quiet", "--release", "--package", "lab", "--", "bench"]);
    if [Part::Browser, Part::Long, Part::Raw, Part::Studio].into_iter().any(wanted) {
        npm::set_up()?;
        lab.env("CHROME", browser::set_up()?.chrome);
    }
    if options.only.is_empty() {
        run::run(&mut build::trunk_build(&tools::set_up()?))?;
    }
    if let Some(gold) = &options.gold {
        // The folder was named from where the caller stands.
        lab.arg("--gold").arg(std::path::absolute(gold)?);
    }
    if options.crossings {
        lab.arg("--crossings");
    }
    for part in &options.only {
        lab.arg("--only").arg(part.to_possible_value().context("each part has a name")?.get_name());
    }
    run::run(&mut lab)
}

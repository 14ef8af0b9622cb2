//! `lab fit`: the weights by which syllables are doubted, fitted to the half of CPP that rules are chosen on.
//!
//! They are those of a logistic regression: the odds that a syllable is wrong, by what `jiazhu_annotate::pronounce::Evidence` knows of it. Fractions
//! are used here only; what is written are whole numbers.

use std::path::PathBuf;

use anyhow::{Context, Result};
use jiazhu_annotate::pronounce::FEATURES;

use crate::bench::doubt::{Judged, judged};
use crate::bench::pronunciation::{JudgedTones, halves, polyphones};
use crate::bench::tables::tables;
use crate::packages::root;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of gold data, with pinyin_cpp_dev.tsv
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
}

/// Of the flagged on the half that is fitted to, at least so many are wrong.
const PRECISION: f64 = 0.25;
const ROUNDS: usize = 3000;
const STEP: f64 = 0.2;
/// How strongly weights are drawn to 0, in syllables.
const DECAY: f64 = 1.0;

pub fn run(options: &Options) -> Result<()> {
    let sentences = polyphones(&options.gold)?.context("no pinyin_cpp_dev.tsv in that folder")?;
    let (chosen, other) = halves(sentences);
    let jiazhu = tables()?;
    let chosen = judged(&jiazhu, &chosen, JudgedTones::Dictionary)?;
    let other = judged(&jiazhu, &other, JudgedTones::Dictionary)?;
    let weights = weights(&chosen);
    let threshold = threshold(&chosen, &weights);
    for (feature, weight) in FEATURES.iter().zip(&weights) {
        println!("{weight:>6} {feature}");
    }
    println!("from {threshold} on");
    report("the half that is chosen on", &chosen, &weights, threshold);
    report("the other half", &other, &weights, threshold);
    let list: Vec<String> = weights.iter().map(i16::to_string).collect();
    let file = root().join("crates/annotate/src/pronounce/evidence/weights.rs");
    let text = format!(
        "//! The weights of [`FEATURES`](super::FEATURES): made by `cargo run --release -p lab -- fit`.\n\n\
         /// In hundredths of a logarithm of odds.\n#[rustfmt::skip]\npub const WEIGHTS: [i16; {}] = [\n    {},\n];\n\
         /// From which doubt on a syllable is doubtful.\npub const THRESHOLD: i32 = {threshold};\n",
        list.len(),
        list.chunks(16).map(|row| row.join(", ")).collect::<Vec<_>>().join(",\n    "),
    );
    std::fs::write(&file, text).with_context(|| format!("could not write {}", file.display()))
}

/// Weights in hundredths.
fn weights(all: &[Judged]) -> [i16; FEATURES.len()] {
    let rows: Vec<(Vec<(usize, f64)>, f64)> = all
        .iter()
        .filter_map(|judged| {
            let features = judged.evidence?.features().map(|(at, counts)| (at, f64::from(counts) / 1000.0));
            Some((features.collect(), f64::from(u8::from(judged.is_wrong))))
        })
        .collect();
    let mut weights = [0.0; FEATURES.len()];
    for _ in 0..ROUNDS {
        // Nothing draws the first, which all have.
        let decay = |at: usize| if at == 0 { 1e-9 } else { DECAY };
        let mut slope: [f64; FEATURES.len()] = std::array::from_fn(|at| decay(at) * weights[at]);
        let mut curve: [f64; FEATURES.len()] = std::array::from_fn(decay);
        for (features, wrong) in &rows {
            let sum: f64 = features.iter().map(|(at, counts)| weights[*at] * counts).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            for (at, counts) in features {
                slope[*at] += (chance - wrong) * counts;
                curve[*at] += chance * (1.0 - chance) * counts * counts;
            }
        }
        // Newton's step along each by itself, and of it a part, for all are taken at once.
        for at in 0..weights.len() {
            weights[at] -= STEP * slope[at] / curve[at];
        }
    }
    weights.map(|weight| (100.0 * weight).round() as i16)
}

/// The lowest threshold that keeps the precision.
fn threshold(all: &[Judged], weights: &[i16; FEATURES.len()]) -> i32 {
    let mut doubts: Vec<(i32, bool)> =
        all.iter().filter_map(|judged| Some((judged.evidence?.doubt_by(weights), judged.is_wrong))).collect();
    doubts.sort_unstable_by(|a, b| b.cmp(a));
    let (mut lowest, mut wrong) = (i32::MAX, 0);
    for (at, (doubt, is_wrong)) in doubts.iter().enumerate() {
        wrong += usize::from(*is_wrong);
        let is_last = doubts.get(at + 1).is_none_or(|next| next.0 < *doubt);
        if is_last && wrong as f64 >= PRECISION * (at + 1) as f64 {
            lowest = *doubt;
        }
    }
    lowest
}

fn report(name: &str, all: &[Judged], weights: &[i16; FEATURES.len()], threshold: i32) {
    let flagged: Vec<&Judged> = all
        .iter()
        .filter(|judged| judged.evidence.is_some_and(|evidence| evidence.doubt_by(weights) >= threshold))
        .collect();
    let wrong = all.iter().filter(|judged| judged.is_wrong).count();
    let both = flagged.iter().filter(|judged| judged.is_wrong).count();
    println!(
        "{name}: {} syllables, {wrong} wrong, {} flagged; {:.3} of the wrong are flagged, {:.3} of the flagged are wrong",
        all.len(),
        flagged.len(),
        both as f64 / wrong.max(1) as f64,
        both as f64 / flagged.len().max(1) as f64,
    );
}

//! `lab faults`: the syllables that are wrong or flagged, each with what has decided it and what is known of it.
//!
//! One a line, with tabs between: the set, `wrong` and `flagged` or `-`, the sentence with the character in ‹›, what is right, what is said,
//! by what, and the evidence. It is printed and never written into the project: the sentences are not the project's.

use std::path::PathBuf;

use anyhow::Result;
use jiazhu_annotate::Tables;

use crate::bench::doubt::{Judged, judged};
use crate::bench::pronunciation::{JudgedTones, Sentence, halves, polyphones, read_aloud, reason_at};
use crate::bench::tables::tables;

#[derive(clap::Args)]
pub struct Options {
    /// The folder of gold data, with pinyin_cpp_dev.tsv or pinyin_thchs30_dev.tsv
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Tell all syllables that are asked for, without what has decided them
    #[arg(long)]
    all: bool,
}

pub fn run(options: &Options) -> Result<()> {
    let jiazhu = tables()?;
    if let Some(sentences) = polyphones(&options.gold)? {
        let (chosen, other) = halves(sentences);
        list("chosen", &jiazhu, &chosen, JudgedTones::Dictionary, options.all)?;
        list("other", &jiazhu, &other, JudgedTones::Dictionary, options.all)?;
    }
    if let Some(sentences) = read_aloud(&options.gold)? {
        list("aloud", &jiazhu, &sentences, JudgedTones::Spoken, options.all)?;
    }
    Ok(())
}

fn list(set: &str, jiazhu: &Tables, sentences: &[Sentence], tones: JudgedTones, all: bool) -> Result<()> {
    for sentence in sentences {
        let judged = judged(jiazhu, std::slice::from_ref(sentence), tones)?;
        for Judged { at, said, right, is_wrong, is_flagged, evidence } in judged {
            if !(all || is_wrong || is_flagged) {
                continue;
            }
            let text: Vec<char> = sentence.text.chars().collect();
            let [before, own, after] =
                [&text[..at], &text[at..=at], &text[at + 1..]].map(|part| part.iter().collect::<String>());
            let reason = if all { String::new() } else { reason_at(jiazhu, &sentence.text, at)? };
            let mark = |is: bool, name: &'static str| if is { name } else { "-" };
            println!(
                "{set}\t{}\t{}\t{before}‹{own}›{after}\t{right}\t{said}\t{reason}\t{}",
                mark(is_wrong, "wrong"),
                mark(is_flagged, "flagged"),
                evidence
                    .map_or_else(|| "-".to_owned(), |evidence| format!("{} {evidence:?}", evidence.doubt())),
            );
        }
    }
    Ok(())
}

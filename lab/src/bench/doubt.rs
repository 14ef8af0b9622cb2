//! Doubt: how many of the syllables that are wrong are flagged, and how many of those that are flagged are wrong.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use jiazhu_annotate::Tables;
use jiazhu_annotate::pronounce::{Evidence, evidence};

use super::pronunciation::{JudgedTones, Sentence, halves, polyphones, read_aloud, reading_of, written};
use super::table::Table;
use super::tables::tables;

/// A syllable that is asked for.
pub struct Judged {
    /// Its character, in code points.
    pub at: usize,
    pub said: String,
    pub right: String,
    pub is_wrong: bool,
    pub is_flagged: bool,
    /// What is known of it, if it may be doubted.
    pub evidence: Option<Evidence>,
}

/// Recall and precision of the flags on the halves of CPP and on THCHS-30.
pub fn measure(gold: &Path) -> Result<Vec<Table>> {
    let mut table = Table::new(
        "Doubt",
        "Syllables that are asked for, those that are wrong, and those that are flagged as not verified; of THCHS-30 without 一 and 不.",
        &["", "syllables", "wrong", "flagged", "of the wrong flagged", "of the flagged wrong"],
    );
    let jiazhu = tables()?;
    let mut row = |name: &str, judged: &[Judged]| {
        let count = |is: fn(&Judged) -> bool| judged.iter().filter(|judged| is(judged)).count();
        let (wrong, flagged) = (count(|judged| judged.is_wrong), count(|judged| judged.is_flagged));
        let both = count(|judged| judged.is_wrong && judged.is_flagged);
        let share = |whole: usize| format!("{:.3}", both as f64 / whole.max(1) as f64);
        let numbers = [judged.len(), wrong, flagged].map(|number| number.to_string());
        table.row([&[name.to_string()], &numbers[..], &[share(wrong), share(flagged)]].concat());
    };
    if let Some(sentences) = polyphones(gold)? {
        let (chosen, other) = halves(sentences);
        row("CPP, the half that is chosen on", &judged(&jiazhu, &chosen, JudgedTones::Dictionary)?);
        row("CPP, the other half", &judged(&jiazhu, &other, JudgedTones::Dictionary)?);
    }
    if let Some(sentences) = read_aloud(gold)? {
        row("THCHS-30", &judged(&jiazhu, &sentences, JudgedTones::Spoken)?);
    }
    Ok(vec![table])
}

/// The syllables of sentences that are asked for.
pub fn judged(jiazhu: &Tables, sentences: &[Sentence], tones: JudgedTones) -> Result<Vec<Judged>> {
    let table = jiazhu.pronunciations().context("the tables say nothing of pronunciation")?;
    let mut all = Vec::new();
    for Sentence { text, said } in sentences {
        let reading = reading_of(jiazhu, text)?;
        let printed: Vec<char> = text.chars().collect();
        let folded: Vec<char> = jiazhu.fold().text(text).chars().collect();
        let mut end = 0;
        let ends: Vec<usize> = reading
            .words
            .iter()
            .map(|length| {
                end += *length as usize;
                end
            })
            .collect();
        let known: HashMap<u32, Evidence> =
            evidence(table, &printed, &folded, &ends, &[], jiazhu.word_model()).into_iter().collect();
        let ours = written(&reading, text, tones);
        let is_plain = |at: usize| match tones {
            JudgedTones::Dictionary => true,
            JudgedTones::Spoken => !matches!(printed.get(at), Some('一' | '不')),
        };
        for (at, said) in said.iter().filter(|(at, _)| is_plain(*at)) {
            let flagged = |syllable: &&jiazhu_reading::Syllable| syllable.span.start as usize == *at;
            let own = ours.get(*at).cloned().unwrap_or_default();
            all.push(Judged {
                at: *at,
                is_wrong: own != *said,
                said: own,
                right: said.clone(),
                is_flagged: reading.syllables.iter().find(flagged).is_some_and(|said| said.unsettled),
                evidence: known.get(&(*at as u32)).copied(),
            });
        }
    }
    Ok(all)
}

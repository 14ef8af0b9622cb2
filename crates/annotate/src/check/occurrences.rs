//! What becomes of a glossary's forms in an article.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::annotate::{Division, EntryForms};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Place};
use crate::glossary::Glossary;
use crate::matching::{Found, Matcher};
use crate::yaml::Placed;
use jiazhu_reading::Span;

/// Pairs of characters that are written for one another and that folding the scripts does not unite: 計畫 and
/// 计划, 身分 and 身份. Both are Simplified, as folding leaves them.
pub(super) const VARIANTS: &str = "划画什甚份分像象惟唯材才彷仿徊回祐佑账帐沈沉馀余";

/// Marks of one single character from which a reader will ask what they are for.
const OFTEN: usize = 10;

/// How often a form occurs, and what happens to it.
#[derive(Default)]
struct Tally {
    marks: usize,
    cuts: Vec<Span>,
}

/// A form that the text does not hold.
struct Absent<'a> {
    /// Index of its entry.
    entry: u32,
    form: &'a Placed<String>,
    folded: &'a str,
}

/// Forms that never occur, that would cut words, or that the article writes a little differently.
pub fn check(
    article: &Article,
    glossary: &Glossary,
    division: &Division,
    forms: &EntryForms,
) -> Vec<Diagnostic> {
    let starts: Vec<usize> =
        division.folded.char_indices().map(|(byte, _)| byte).chain([division.folded.len()]).collect();
    let slice = |span: Span| &division.folded[starts[span.start as usize]..starts[span.end as usize]];
    let tallies = tally(division, &slice);

    let mut found = Vec::new();
    for ((entry, form), tally) in &tallies {
        if let Some(&cut) = tally.cuts.first() {
            let id = &glossary.entries[*entry as usize].card.id;
            let message = cut_message(form, id, tally, &words_around(cut, &division.ends, &slice));
            let warning = Diagnostic::warning("cut-word", &article.file, message);
            found.push(article.locate(warning, cut));
        }
        if tally.marks >= OFTEN && form.chars().count() == 1 {
            let entry = &glossary.entries[*entry as usize];
            let message = format!(
                "`{form}` of the entry `{}` is one character and is marked {} times: leave it out unless each of them is the \
                 term",
                entry.card.id, tally.marks
            );
            found.push(Diagnostic::warning("common-form", &glossary.file, message).at(entry.place));
        }
    }

    let mut absent = Vec::new();
    let written = (0..)
        .zip(&glossary.entries)
        .flat_map(|(index, entry)| entry.forms.iter().map(move |form| (index, form)));
    for ((entry, form), folded) in written.zip(forms.spelled()) {
        if !tallies.contains_key(&(entry, folded)) {
            absent.push(Absent { entry, form, folded });
        }
    }
    let near = near_misses(article, glossary, division, &absent, &mut found);
    let occurring: HashSet<u32> = tallies.keys().map(|(entry, _)| *entry).collect();
    for forms in absent.chunk_by(|a, b| a.entry == b.entry) {
        let entry = &glossary.entries[forms[0].entry as usize];
        if !occurring.contains(&forms[0].entry) {
            if !forms.iter().any(|absent| near.contains(&absent.form.place)) {
                let message = format!(
                    "no form of the entry `{}` occurs in the article: add the form that does, or leave the entry for \
                     other articles",
                    entry.card.id
                );
                found.push(Diagnostic::warning("unused-entry", &glossary.file, message).at(entry.place));
            }
            continue;
        }
        // Headwords stand in every dictionary; only a form that was added for an article is expected in it.
        let added =
            |form: &str| form != entry.card.headword && Some(form) != entry.card.traditional.as_deref();
        for Absent { form, .. } in forms.iter().filter(|a| added(a.form) && !near.contains(&a.form.place)) {
            let message =
                format!("the form `{form}` never occurs in the article: delete it, or leave it for others");
            found.push(Diagnostic::warning("unused-form", &glossary.file, message).at(form.place));
        }
    }
    found
}

/// By entry and folded form, in this order, which is that of findings in one place.
fn tally<'a>(division: &Division, slice: &dyn Fn(Span) -> &'a str) -> BTreeMap<(u32, &'a str), Tally> {
    let placed: HashSet<Span> = division.placed.iter().map(|mark| mark.span).collect();
    let edges: HashSet<usize> = division.ends.iter().copied().chain([0]).collect();
    let mut covered = vec![false; division.ends.last().copied().unwrap_or(0)];
    for mark in division.placed.iter().filter(|mark| mark.inside.is_none()) {
        covered[mark.span.range()].fill(true);
    }
    let mut tallies: BTreeMap<(u32, &str), Tally> = BTreeMap::new();
    for Found { span, entry } in division.matcher.find(&division.folded) {
        let tally = tallies.entry((entry, slice(span))).or_default();
        let is_edge = |at: u32| edges.contains(&(at as usize));
        let between_words = is_edge(span.start) && is_edge(span.end);
        if placed.contains(&span) {
            tally.marks += 1;
        } else if !between_words && !covered[span.range()].contains(&true) {
            // What crosses or lies in a longer mark is that mark's, and cuts nothing.
            tally.cuts.push(span);
        }
    }
    tallies
}

/// The words that the stretch lies across, with a stroke between them.
fn words_around<'a>(stretch: Span, ends: &[usize], slice: &dyn Fn(Span) -> &'a str) -> String {
    let first = ends.partition_point(|word_end| *word_end <= stretch.start as usize);
    let mut word_start = first.checked_sub(1).map_or(0, |before| ends[before]);
    let mut words = Vec::new();
    for &word_end in &ends[first..] {
        words.push(slice(Span::new(word_start, word_end)));
        word_start = word_end;
        if word_end >= stretch.end as usize {
            break;
        }
    }
    words.join("|")
}

fn cut_message(form: &str, id: &str, tally: &Tally, words: &str) -> String {
    let places = match tally.cuts.len() {
        1 => String::new(),
        count => format!(", nor in {} other places", count - 1),
    };
    let nowhere = if tally.marks > 0 { "" } else { " it has no mark anywhere;" };
    format!(
        "`{form}` of the entry `{id}` is no mark here{places}, for it would cut words ({words});{nowhere} where that is wrong, \
         add the longer word to its forms"
    )
}

/// Adds a finding for each absent form that the text has with variant characters or with signs inside it, and gives the
/// places of these forms.
fn near_misses(
    article: &Article,
    glossary: &Glossary,
    division: &Division,
    absent: &[Absent<'_>],
    found: &mut Vec<Diagnostic>,
) -> HashSet<Place> {
    let variants = Variants::new();
    let forms: Vec<Loose> = absent.iter().map(|absent| variants.unite(absent.folded)).collect();
    let matcher = Matcher::new(forms.iter().map(|form| form.text.as_str()).zip(0..), []);
    let text = variants.unite(&division.folded);
    let mut near = HashSet::new();
    for Found { span, entry: index } in matcher.find(&text.text) {
        let Absent { entry, form, folded } = &absent[index as usize];
        if near.insert(form.place) {
            let Range { start, end } = span.range();
            let passage = Span::new(text.places[start], text.places[end - 1] + 1);
            let with = if passage.length() as usize == folded.chars().count() {
                "a variant character"
            } else {
                "other signs or spaces in it"
            };
            let message = format!(
                "this is nearly `{form}` of the entry `{}`, with {with}: if it is the same term, add it to the entry's forms",
                glossary.entries[*entry as usize].card.id
            );
            let warning = Diagnostic::warning("near-miss", &article.file, message);
            found.push(article.locate(warning, passage));
        }
    }
    near
}

/// What a careless reader takes for the same.
struct Variants(HashMap<char, char>);

/// A text without the signs that may stand in a term, and where each of its characters was.
struct Loose {
    text: String,
    places: Vec<usize>,
}

impl Variants {
    fn new() -> Variants {
        let pairs: Vec<char> = VARIANTS.chars().collect();
        Variants(pairs.chunks_exact(2).map(|pair| (pair[1], pair[0])).collect())
    }

    /// The text with the first of each pair of [`VARIANTS`] for both, and without quotation marks, dots and spaces.
    fn unite(&self, folded: &str) -> Loose {
        let kept = folded.chars().enumerate().filter(|(_, c)| !is_passed_over(*c));
        let (places, text) = kept.map(|(at, c)| (at, self.0.get(&c).copied().unwrap_or(c))).unzip();
        Loose { text, places }
    }
}

/// Signs that are set into a term or left out of it: 四个“意识”, 列奥纳多·达·芬奇, a space where a line was wrapped.
fn is_passed_over(c: char) -> bool {
    (c.is_whitespace() && c != '\n') || "“”‘’\"'《》〈〉·・‧-–\u{200B}\u{FEFF}".contains(c)
}

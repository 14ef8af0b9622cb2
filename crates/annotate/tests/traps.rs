//! The trap table: sentences in which a search for strings marks what is no word.
//!
//! `golden/traps.txt` says how it is written. Each sentence is annotated with a glossary of its own terms.

mod tables;

use std::collections::BTreeSet;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::Span;
use serde_json::json;
use tables::builtin;

/// A sentence of the table.
struct Trap {
    /// In the table, from 1.
    line: usize,
    text: String,
    /// Simplified, each with the contexts that it is not in.
    terms: Vec<(String, Vec<String>)>,
    expected: BTreeSet<Span>,
}

fn table() -> Vec<Trap> {
    let lines = (1..).zip(include_str!("golden/traps.txt").lines());
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| trap(number, line))
        .collect()
}

fn trap(line: usize, written: &str) -> Trap {
    let columns: Vec<&str> = written.split(" | ").collect();
    assert!(matches!(columns.len(), 3 | 4), "line {line}: {} columns", columns.len());
    let (text, expected) = read_marks(columns[1]);
    let excluded: Vec<(&str, &str)> = columns
        .get(3)
        .map_or("", |column| column)
        .split_whitespace()
        .map(|pair| pair.split_once(':').expect("TERM:CONTEXT"))
        .collect();
    let contexts = |term: &str| {
        excluded.iter().filter(|(of, _)| *of == term).map(|(_, context)| context.to_string()).collect()
    };
    let terms: Vec<_> =
        columns[2].split_whitespace().map(|term| (term.to_string(), contexts(term))).collect();
    let is_long_as_a_term =
        |mark: &Span| terms.iter().any(|(term, _)| term.chars().count() == mark.length() as usize);
    assert!(expected.iter().all(is_long_as_a_term), "line {line}: a mark that is no term");
    Trap { line, text, terms, expected }
}

/// The sentence without its ‹›, and what they enclose.
fn read_marks(written: &str) -> (String, BTreeSet<Span>) {
    let (mut text, mut open, mut spans, mut at) = (String::new(), Vec::new(), BTreeSet::new(), 0);
    for c in written.chars() {
        match c {
            '‹' => open.push(at),
            '›' => {
                spans.insert(Span { start: open.pop().expect("‹ before ›"), end: at });
            }
            _ => {
                text.push(c);
                at += 1;
            }
        }
    }
    assert!(open.is_empty(), "{written}");
    (text, spans)
}

fn write_marks(text: &str, spans: &BTreeSet<Span>) -> String {
    let mut out = String::new();
    for (at, c) in (0..).zip(text.chars()) {
        out.extend(spans.iter().filter(|span| span.start == at).map(|_| '‹'));
        out.push(c);
        out.extend(spans.iter().filter(|span| span.end == at + 1).map(|_| '›'));
    }
    out
}

fn annotated(trap: &Trap) -> BTreeSet<Span> {
    let article = Article::parse("trap.txt", trap.text.as_bytes()).expect("a line of plain text");
    assert_eq!(article.text(), trap.text);
    let entries: Vec<_> = (0..)
        .zip(&trap.terms)
        .map(|(id, (term, not_in))| json!({"id": format!("term-{id}"), "headword": term, "not_in": not_in}))
        .collect();
    let glossary = json!({ "entries": entries }).to_string();
    let glossary = Glossary::parse("terms.json", glossary.as_bytes()).expect("a glossary of headwords");
    let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
    reading.marks.iter().map(|mark| mark.span).collect()
}

/// What every peer does: the longest string from the left, in either script.
fn searched(trap: &Trap) -> BTreeSet<Span> {
    let text: Vec<char> = builtin().fold().text(&trap.text).chars().collect();
    let mut terms: Vec<Vec<char>> =
        trap.terms.iter().map(|(term, _)| builtin().fold().text(term).chars().collect()).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
    let (mut spans, mut at) = (BTreeSet::new(), 0);
    while at < text.len() {
        match terms.iter().find(|term| text[at..].starts_with(term)) {
            Some(term) => {
                spans.insert(Span::new(at, at + term.len()));
                at += term.len();
            }
            None => at += 1,
        }
    }
    spans
}

/// How many marks are right, of those found and of those expected.
struct Score {
    right: usize,
    found: usize,
    expected: usize,
    /// One for each sentence that is not as expected.
    failures: Vec<String>,
}

impl Score {
    fn of(traps: &[Trap], finder: impl Fn(&Trap) -> BTreeSet<Span>) -> Score {
        let mut score = Score { right: 0, found: 0, expected: 0, failures: Vec::new() };
        for trap in traps {
            let found = finder(trap);
            score.right += found.intersection(&trap.expected).count();
            score.found += found.len();
            score.expected += trap.expected.len();
            if found != trap.expected {
                score.failures.push(format!(
                    "line {}\n  expected {}\n  found    {}",
                    trap.line,
                    write_marks(&trap.text, &trap.expected),
                    write_marks(&trap.text, &found)
                ));
            }
        }
        score
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.found as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.expected as f64
    }

    fn report(&self) -> String {
        format!(
            "{}\nprecision {:.3} ({} of {} marks found are right), recall {:.3} ({} of {} expected are found)",
            self.failures.join("\n"),
            self.precision(),
            self.right,
            self.found,
            self.recall(),
            self.right,
            self.expected
        )
    }
}

#[test]
fn every_mark_is_a_word_and_every_word_is_marked() {
    let score = Score::of(&table(), annotated);
    assert!(score.failures.is_empty(), "{}", score.report());
    assert_eq!((score.precision(), score.recall()), (1.0, 1.0));
}

#[test]
fn a_search_for_strings_fails_the_table() {
    let score = Score::of(&table(), searched);
    assert!(score.precision() < 0.7, "the table is too easy: {}", score.report());
}

/// A table of traps alone would reward a program that marks nothing, one of few fields a program that knows them.
#[test]
fn the_table_is_wide_and_even() {
    let traps = table();
    let traditional = traps.iter().filter(|trap| builtin().fold().text(&trap.text) != trap.text).count();
    assert!(traps.len() >= 150, "{} sentences", traps.len());
    assert!(traditional * 5 >= traps.len() * 2, "{traditional} of {} are Traditional or mixed", traps.len());

    let occurrences: usize = traps.iter().map(|trap| occurrences(trap).len()).sum();
    let expected: usize = traps.iter().map(|trap| trap.expected.len()).sum();
    let share = expected as f64 / occurrences as f64;
    assert!((0.4..0.7).contains(&share), "{expected} of {occurrences} occurrences are expected marks");
}

/// Everywhere a term's characters stand in the sentence, word or not.
fn occurrences(trap: &Trap) -> BTreeSet<Span> {
    let text: Vec<char> = builtin().fold().text(&trap.text).chars().collect();
    let places = |term: &str| -> Vec<Span> {
        let term: Vec<char> = builtin().fold().text(term).chars().collect();
        let starts = 0..=text.len().saturating_sub(term.len());
        starts.filter(|at| text[*at..].starts_with(&term)).map(|at| Span::new(at, at + term.len())).collect()
    };
    trap.terms.iter().flat_map(|(term, _)| places(term)).collect()
}

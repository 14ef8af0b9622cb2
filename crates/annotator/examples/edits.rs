//! How long a change takes: a text of 100,000 characters and 5,000 entries, changed by one character or one form at a time.
//!
//! `cargo run --release -p jiazhu-annotator --example edits [CHANGES]` prints milliseconds until the reading is there, and until its findings are.

use std::time::Instant;

use jiazhu_annotate::Tables;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::pauses::Pauses;
use jiazhu_annotator::{Annotator, Request, Text};

const ARTICLE: &str = include_str!("../../../content/ningbo/article.md");
const LENGTH: usize = 100_000;
const ENTRIES: usize = 5_000;

fn main() {
    let changes: usize = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(20);
    let mut annotator = Annotator::default();
    for (name, bytes) in jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES) {
        let inflated = if !Tables::is_deflated(name) {
            bytes.to_vec()
        } else {
            miniz_oxide::inflate::decompress_to_vec(bytes).expect("a table")
        };
        annotator.add(name, inflated).expect("a table");
    }
    let article = Article::parse("a.md", ARTICLE.as_bytes()).expect("the article");
    let text = grown(&article);
    let glossary = entries(&text);
    let mut run = |article: &str, glossary: &str| {
        let request = Request {
            article: Text { name: "article.txt", text: article },
            glossary: Some(Text { name: "glossary.yaml", text: glossary }),
            is_early: true,
            ..Request::default()
        };
        let begun = Instant::now();
        annotator.begin(&request, Pauses::NONE).expect("tables");
        let mut early = None;
        let made = loop {
            if let Some(made) = annotator.step() {
                break made;
            }
            if annotator.early().is_some() {
                early = Some(begun.elapsed().as_secs_f64() * 1e3);
            }
        };
        assert!(made.reading.is_some(), "{:?}", made.findings.first());
        (early.unwrap_or_default(), begun.elapsed().as_secs_f64() * 1e3)
    };
    println!("first: {:.0?}", run(&text, &glossary));
    println!("same: {:.0?}", run(&text, &glossary));
    let mut of_article = Vec::new();
    for turn in 0..changes {
        let at = text.char_indices().nth(turn * 4_999 % LENGTH).map_or(0, |(at, _)| at);
        of_article.push(run(&format!("{}的{}", &text[..at], &text[at..]), &glossary));
    }
    tell("article", of_article);
    let mut of_glossary = Vec::new();
    for turn in 0..changes {
        let changed = glossary.replacen(
            &format!("[{}", nth_form(&glossary, turn)),
            &format!("[增{}", nth_form(&glossary, turn)),
            1,
        );
        of_glossary.push(run(&text, &changed));
    }
    tell("glossary", of_glossary);
}

fn nth_form(glossary: &str, turn: usize) -> String {
    let line = glossary.lines().nth(10 + 211 * turn).unwrap_or_default();
    line.split("headword: ").nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default().to_owned()
}

fn tell(what: &str, times: Vec<(f64, f64)>) {
    let (seen, all): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
    let share = |times: &[f64], share: f64| {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted[((sorted.len() as f64 * share) as usize).min(sorted.len() - 1)]
    };
    let told = |times: &[f64]| format!("{:.0} ms ({:.0})", share(times, 0.5), share(times, 0.95));
    println!("{what}: reading {}, findings {}; median (95 %)", told(&seen), told(&all));
}

/// The paragraphs of the article again and again, in another order each time.
fn grown(article: &Article) -> String {
    let paragraphs: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    let mut text = String::new();
    for round in 0.. {
        for index in 0..paragraphs.len() {
            text += paragraphs[(round + index * (round % 7 + 1)) % paragraphs.len()];
            text += "\n\n";
            if text.chars().count() > LENGTH {
                return text;
            }
        }
    }
    text
}

fn entries(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let entry = |id: usize| {
        let mut form: Vec<char> = chars[id * 17 % (chars.len() - 8)..][..2 + id % 3].to_vec();
        if id % 2 == 1 {
            form.reverse();
        }
        let form: String = form.into_iter().collect();
        format!("- {{ id: e{id}, headword: {form}, forms: [{form}们, {form}者], sources: [a] }}\n")
    };
    "sources: {a: {title: A}}\nentries:\n".to_string() + &(0..ENTRIES).map(entry).collect::<String>()
}

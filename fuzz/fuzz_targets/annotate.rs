//! Any article and glossary give a sound reading. Three parts, divided by NUL: article, glossary, notes.
#![no_main]

#[path = "../builtin.rs"]
mod builtin;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{annotate, check, explain, words_of};
use jiazhu_html::html;
use jiazhu_reading::strings::ENGLISH;
use jiazhu_reading::{open_file, save};
use libfuzzer_sys::fuzz_target;
use builtin::TABLES;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let Ok(article) = Article::parse("a.md", part()) else { return };
    let glossary = Glossary::parse("g.yaml", part()).unwrap_or_default();
    let notes = Notes::parse("n.json", part()).unwrap_or_default();
    let annotated = annotate(&article, &glossary, &notes, &TABLES);
    let reading = &annotated.reading;

    let length = reading.text().chars().count() as u32;
    assert_eq!(reading.words.iter().sum::<u32>(), length);
    assert!(reading.marks.iter().all(|mark| !mark.span.is_empty() && mark.span.end <= length));
    assert!(reading.marks.is_sorted_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end))));
    // A file that was saved opens: it holds no contradiction.
    assert_eq!(open_file(&save(reading)).as_ref(), Ok(reading));
    html(reading, &ENGLISH);
    assert!(words_of(reading, &TABLES).is_some());
    check(&annotated);
    let lengths = explain(&annotated).words.iter().map(|word| word.span.length()).collect::<Vec<_>>();
    assert_eq!(lengths, reading.words);
});

//! Tables that arrive one after the other, and what is made while only some are there.

use jiazhu_annotate::article::{Article, SpokenIn};
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::pauses::Pauses;
use jiazhu_annotate::{TableFault, Tables, annotate, check, rivals, words_of};
use jiazhu_annotator::{Annotator, Request, Text};
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::{open_file, save, words};

const ARTICLE: Text = Text {
    name: "a.html",
    text: "<p lang=\"zh-Hant\">踐行‘兩個維護’，銀行行長還沒還錢。</p>",
};
const GLOSSARY: Text = Text { name: "g.yaml", text: "entries: [{id: upholds, headword: 两个维护}]" };

fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES)
}

/// As the browser hands it over.
fn inflated(name: &str) -> Vec<u8> {
    let (_, bytes) = files().find(|(known, _)| *known == name).expect("a table");
    if !Tables::is_deflated(name) {
        bytes.to_vec()
    } else {
        miniz_oxide::inflate::decompress_to_vec(bytes).expect("a table is deflated")
    }
}

fn add(annotator: &mut Annotator, names: &[&str]) {
    for name in names {
        annotator.add(name, inflated(name)).expect("a table as it was made");
    }
}

fn request() -> Request<'static> {
    Request { article: ARTICLE, glossary: Some(GLOSSARY), ..Request::default() }
}

#[test]
fn words_and_marks_come_first_and_the_files_of_the_command_line_in_the_end() {
    let mut annotator = Annotator::default();
    add(&mut annotator, &["neighbours.bin", "fold.txt"]);
    let missing = annotator.annotate(&request()).err().expect("a table is missing");
    assert_eq!((missing.file.as_str(), missing.fault), ("words.bin", TableFault::Missing));

    add(&mut annotator, &["words.bin"]);
    let first = annotator.annotate(&request()).unwrap().reading.expect("a reading");
    let first = open_file(&first).unwrap();
    assert_eq!(first.marks[0].span.range(), 3..7);
    assert!(first.syllables.iter().all(|said| said.span.start >= 3 && said.span.end <= 7));
    assert!(annotator.words(false).is_none());

    let rest =
        ["pinyin.bin", "cedict-pinyin.bin", "taiwan.txt", "polyphones.bin", "opencc.bin", "cedict.bin"];
    add(&mut annotator, &rest);
    let made =
        annotator.annotate(&Request { is_squeezed: true, lang: Some("zh-Hant-TW"), ..request() }).unwrap();

    // As the command line does it.
    let tables = Tables::from_bytes(files()).unwrap();
    let mut article = Article::parse(ARTICLE.name, ARTICLE.text.as_bytes()).unwrap();
    article.about.lang = "zh-Hant-TW".to_owned();
    let glossary = Glossary::parse(GLOSSARY.name, GLOSSARY.text.as_bytes()).unwrap();
    let notes = Notes::default();
    let mut annotated = annotate(&article, &glossary, &notes, &tables);
    assert_eq!(made.findings, check(&annotated));
    annotated.reading.rivals = rivals(&annotated);
    let reading = save(&annotated.reading);
    assert!(made.reading == Some(squeeze(FileKind::Reading, reading.clone())));
    let own_words = words::save(&words_of(&annotated.reading, &tables).unwrap());
    assert!(annotator.words(false) == Some(own_words.clone()));
    assert!(annotator.words(true) == Some(squeeze(FileKind::Words, own_words)));
    // Whatever its language is, it can be said as elsewhere.
    let spoken = |lang: &'static str, spoken_in: Option<SpokenIn>| Request {
        lang: Some(lang),
        spoken_in,
        article: Text { text: "<p>垃圾。</p>", ..ARTICLE },
        glossary: None,
        ..Request::default()
    };
    for (lang, place, expected) in [
        ("zh-Hant", None, "lā"),
        ("zh-Hant", Some(SpokenIn::Taiwan), "lè"),
        ("zh-Hant-TW", None, "lè"),
        ("zh-Hant-TW", Some(SpokenIn::Mainland), "lā"),
    ] {
        let made = annotator.annotate(&spoken(lang, place)).unwrap().reading.expect("a reading");
        assert_eq!(&*open_file(&made).unwrap().syllables[0].pinyin, expected, "{lang} {place:?}");
    }
    let quick = annotator.annotate(&Request { lang: Some("zh-Hant-TW"), ..request() }).unwrap();
    assert_eq!(open_file(&quick.reading.expect("a reading")), open_file(&reading));
}

#[test]
fn what_is_wrong_with_each_text_is_told_and_nothing_is_made() {
    let mut annotator = Annotator::default();
    add(&mut annotator, &["fold.txt", "words.bin", "neighbours.bin"]);
    let notes = Text { name: "n.json", text: "[{]" };
    let glossary = Text { name: "g.yaml", text: "entries:\n  - {id: a}\n" };
    let made =
        annotator.annotate(&Request { glossary: Some(glossary), notes: Some(notes), ..request() }).unwrap();
    assert!(made.reading.is_none());
    let told: Vec<_> = made.findings.iter().map(|found| (found.file.as_str(), found.line)).collect();
    assert!(told.contains(&("g.yaml", Some(2))) && told.contains(&("n.json", Some(1))), "{told:?}");
    let empty =
        annotator.annotate(&Request { article: Text { text: "<p> </p>", ..ARTICLE }, ..request() }).unwrap();
    assert_eq!(empty.findings[0].code, "empty-article");
    assert!(annotator.words(false).is_none());
}

#[test]
fn tables_that_are_damaged_or_too_early_are_named() {
    let mut annotator = Annotator::default();
    add(&mut annotator, &["fold.txt", "words.bin"]);
    let error = annotator.add("neighbours.bin", b"<!doctype html>".to_vec()).expect_err("a refusal");
    assert_eq!(error.fault, TableFault::Damaged);
    add(&mut annotator, &["fold.txt", "words.bin", "neighbours.bin"]);
    let error = annotator.add("polyphones.bin", inflated("polyphones.bin")).expect_err("a refusal");
    assert_eq!((error.file.as_str(), error.fault), ("pinyin.bin", TableFault::Missing));
    assert_eq!(annotator.add("words.txt", Vec::new()).expect_err("a refusal").fault, TableFault::Unknown);
    assert!(annotator.annotate(&request()).unwrap().reading.is_some());
}

#[test]
fn a_first_look_annotates_what_is_in_sight() {
    let mut annotator = Annotator::default();
    add(&mut annotator, &["fold.txt", "words.bin", "neighbours.bin"]);
    let text = "<p>踐行‘兩個維護’，銀行行長還沒還錢。</p>\n".repeat(1000);
    let article = Text { name: "a.html", text: &text };
    // Each paragraph has 18 characters and an LF: 19,000 in all.
    let look = |share: f64| {
        let made = annotator.annotate(&Request { article, first_look: Some(share), ..request() }).unwrap();
        assert_eq!(made.findings, []);
        let reading = open_file(&made.reading.expect("a reading")).unwrap();
        assert_eq!(reading.blocks.len(), 1000);
        (reading.marks.len(), reading.marks[0].span.start, reading.words.len())
    };
    let mut look = look;
    let (marks, first, words) = look(0.5);
    assert!((255..=270).contains(&marks) && (8_450..8_600).contains(&first), "{marks} {first}");
    assert!(words < 5_000, "{words}");
    assert_eq!(look(0.0).1, 3);
    assert_eq!(look(f64::NAN).1, 3);
    assert!(look(1.0).1 > 17_900);
    assert_eq!(
        annotator
            .annotate(&Request { article, ..request() })
            .unwrap()
            .reading
            .map(|file| open_file(&file).unwrap().marks.len()),
        Some(1000)
    );
}

#[test]
fn work_in_steps_makes_the_same_and_gives_way_to_other_work() {
    let mut annotator = Annotator::default();
    add(&mut annotator, &["fold.txt", "words.bin", "neighbours.bin", "pinyin.bin", "opencc.bin"]);
    let text = "<p>踐行‘兩個維護’，銀行行長還沒還錢。</p>\n".repeat(20);
    let request = Request { article: Text { name: "a.html", text: &text }, ..request() };
    let at_once = annotator.annotate(&request).unwrap();
    annotator.begin(&Request { article: ARTICLE, ..request }, Pauses::when(|| true)).unwrap();
    assert!(annotator.step().is_none() && annotator.is_at_work());
    annotator.begin(&request, Pauses::when(|| true)).unwrap();
    let mut steps = 1;
    let in_steps = loop {
        match annotator.step() {
            Some(made) => break made,
            None => steps += 1,
        }
    };
    assert!(steps > 60, "{steps}");
    assert!(in_steps.reading == at_once.reading && in_steps.findings == at_once.findings);
    assert!(!annotator.is_at_work() && annotator.step().is_none());
    // A table that arrives ends what was begun without it.
    annotator.begin(&request, Pauses::when(|| true)).unwrap();
    add(&mut annotator, &["polyphones.bin"]);
    assert!(!annotator.is_at_work());
}

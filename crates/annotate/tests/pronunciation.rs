//! How the Ningbo article and a small one are said, in whole readings: glossary and notes above the tables.

mod tables;

use std::fs;
use std::path::Path;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::{Reading, Syllable, SyllableSource};
use tables::builtin;

fn ningbo() -> Reading {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/ningbo");
    let read = |name: &str| {
        fs::read(content.join(name)).expect("content/ningbo has the article, glossary and notes")
    };
    annotate(
        &Article::parse("article.md", &read("article.md")).expect("an article"),
        &Glossary::parse("glossary.yaml", &read("glossary.yaml")).expect("a glossary"),
        &Notes::parse("notes.json", &read("notes.json")).expect("notes"),
        builtin(),
    )
    .reading
}

/// What is said at each place where `passage` stands, without tone sandhi.
fn said(reading: &Reading, passage: &str) -> Vec<String> {
    let text: Vec<char> = reading.text().chars().collect();
    let passage: Vec<char> = passage.chars().collect();
    let places = text.windows(passage.len()).enumerate().filter(|(_, window)| *window == passage);
    places
        .map(|(start, _)| {
            let inside = |s: &&Syllable| (start..start + passage.len()).contains(&(s.span.start as usize));
            let syllables: Vec<&str> = reading.syllables.iter().filter(inside).map(|s| &*s.pinyin).collect();
            syllables.join(" ")
        })
        .collect()
}

#[test]
fn the_ningbo_article_is_said_right() {
    let reading = ningbo();
    for (passage, pinyin) in [
        ("鄭柵潔", "Zhèng Shān jié"),
        ("胡朝霞", "Hú Zhāo xiá"),
        ("木之長者", "mù zhī zhǎng zhě"),
        ("急難險重", "jí nán xiǎn zhòng"),
        ("處長", "chù zhǎng"),
        ("成長", "chéng zhǎng"),
        ("干部", "gàn bù"),
        ("干事", "gàn shì"),
        ("干什么", "gàn shén me"),
        ("重溫", "chóng wēn"),
        ("重要", "zhòng yào"),
        ("興趣", "xìng qù"),
        ("樂于", "lè yú"),
        ("快樂", "kuài lè"),
        ("區縣", "qū xiàn"),
        ("相應", "xiāng yìng"),
        ("正能量", "zhèng néng liàng"),
        ("帶著", "dài zhe"),
        ("教學", "jiào xué"),
        ("教育", "jiào yù"),
        ("掛職", "guà zhí"),
        ("扎緊", "zā jǐn"),
        ("第一", "dì yī"),
        ("必浚其", "bì jùn qí"),
        ("為確保", "wèi què bǎo"),
        ("為破解", "wèi pò jiě"),
        ("為激發", "wèi jī fā"),
        ("為機構", "wèi jī gòu"),
        ("為干部", "wèi gàn bù"),
        ("為此", "wèi cǐ"),
        ("為目標", "wéi mù biāo"),
        ("為引領", "wéi yǐn lǐng"),
        ("為載體", "wéi zài tǐ"),
        ("為契機", "wéi qì jī"),
        ("為抓手", "wéi zhuā shou"),
        ("作為", "zuò wéi"),
        ("比拼", "bǐ pīn"),
        ("成為", "chéng wéi"),
    ] {
        let found = said(&reading, passage);
        assert!(!found.is_empty(), "{passage} is not in the article");
        // A name begins with a capital where the glossary says so.
        assert!(
            found.iter().all(|found| found == pinyin || found.to_lowercase() == pinyin.to_lowercase()),
            "{passage}: {found:?}"
        );
    }
}

#[test]
fn nothing_that_is_damaged_is_said() {
    let reading = ningbo();
    assert_eq!(said(&reading, "?!睂W"), [""]);
    assert_eq!(said(&reading, "?!痹?"), [""]);
}

#[test]
fn every_han_character_of_the_ningbo_article_is_said() {
    let reading = ningbo();
    let damaged = |at: usize| {
        reading.notes.iter().any(|note| note.kind.name() == "damage" && note.span.contains(at as u32))
    };
    for (at, c) in reading.text().chars().enumerate() {
        let is_said = reading.syllables.iter().any(|s| s.span.contains(at as u32));
        assert_eq!(
            is_said,
            ('\u{4E00}'..='\u{9FFF}').contains(&c) && !damaged(at) || is_said && c.is_ascii(),
            "{c} at {at}"
        );
    }
    let unsettled = reading.syllables.iter().filter(|syllable| syllable.unsettled).count();
    assert!(unsettled <= 8, "{unsettled} of {} are unsettled", reading.syllables.len());
}

/// A body of a note in `zh-Latn-pinyin` says how its passage is said; it stands above an entry, and both above the tables.
#[test]
fn notes_and_entries_are_trusted_before_tables() {
    let article = Article::parse("a.txt", "單先生和處長,另一位處長".as_bytes()).expect("an article");
    let glossary =
        Glossary::parse("g.yaml", "entries: [{id: chu, headword: 处长, pinyin: chǔzhǎng}]".as_bytes());
    let note = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "n", "type": "Annotation", "motivation": "commenting",
        "body": [{"type": "TextualBody", "value": "Shàn", "language": "zh-Latn-pinyin", "format": "text/plain"}],
        "target": {"source": "a.txt", "selector": {"type": "TextQuoteSelector", "exact": "單", "suffix": "先生"}}}"#;
    let notes = Notes::parse("n.json", note.as_bytes()).expect("notes");
    let reading = annotate(&article, &glossary.expect("a glossary"), &notes, builtin()).reading;
    assert_eq!(said(&reading, "單"), ["Shàn"]);
    assert_eq!(said(&reading, "處長"), ["chǔ zhǎng", "chǔ zhǎng"]);
    let source = |at: u32| reading.syllables.iter().find(|s| s.span.start == at).expect("a syllable").source;
    assert_eq!((source(0), source(4)), (SyllableSource::Note, SyllableSource::Glossary));
    assert!(source(1) > SyllableSource::Note);
}

/// Numbers are tones in a note and in ruby as in a glossary; what has not a syllable for each character says nothing, and none is torn apart.
#[test]
fn pinyin_is_read_in_one_way_wherever_it_is_written() {
    let article = Article::parse("a.md", "念经。<ruby>重<rt>chong2</rt></ruby>庆，暖和。".as_bytes())
        .expect("an article");
    let said_by = |value: &str, exact: &str| {
        let note = format!(
            r#"{{"id": "n", "motivation": "commenting", "body": [{{"value": "{value}", "language": "zh-Latn-pinyin"}}],
            "target": {{"selector": {{"type": "TextQuoteSelector", "exact": "{exact}"}}}}}}"#
        );
        let notes = Notes::parse("n.json", note.as_bytes()).expect("notes");
        let reading = annotate(&article, &Glossary::default(), &notes, builtin()).reading;
        assert_eq!(said(&reading, "重"), ["chóng"]);
        said(&reading, exact)
    };
    assert_eq!(said_by("nian3jing3", "念经"), ["niǎn jǐng"]);
    assert_eq!(said_by("niăn jǐnɡ", "念经"), ["niǎn jǐng"]);
    assert_eq!(said_by("ㄋㄧㄢˇ ㄐㄧㄥˇ", "念经"), ["niǎn jǐng"]);
    assert_eq!(said_by("niǎn", "念经"), ["niàn jīng"]);
    assert_eq!(said_by("nuǎn", "暖和"), ["nuǎn huo"]);
}

#[test]
fn the_author_says_by_ruby_how_characters_are_said() {
    let source = "<ruby>重<rt>chóng</rt>慶<rt>ㄑㄧㄥˋ</rt></ruby>和<ruby>強敵<rt>とも</rt></ruby>，<ruby>北京<rt>Běijīng</rt></ruby>";
    let article = Article::parse("a.md", source.as_bytes()).expect("an article");
    let glossary = "entries: [{id: bj, headword: 北京, pinyin: Beǐjīng}]";
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).expect("a glossary");
    let reading = annotate(&article, &glossary, &Notes::default(), builtin()).reading;
    assert_eq!(reading.text(), "重慶和強敵，北京");
    let said = |start: u32| {
        let syllable =
            reading.syllables.iter().find(|syllable| syllable.span.start == start).expect("a syllable");
        (&*syllable.pinyin, syllable.source)
    };
    assert_eq!(said(0), ("chóng", SyllableSource::Author));
    assert_eq!(said(1), ("qìng", SyllableSource::Author));
    // Another language's ruby says nothing of Chinese.
    assert_ne!(said(3).1, SyllableSource::Author);
    // The author speaks of this place, the glossary of the term.
    assert_eq!(said(6), ("Běi", SyllableSource::Author));
    assert_eq!(said(7), ("jīng", SyllableSource::Author));
}

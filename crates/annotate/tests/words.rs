//! The words file of the Ningbo reading.

mod tables;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::cedict::CedictEntry;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::words_of;
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::words::{Words, open_file, save};
use jiazhu_reading::{Reading, Span};
use tables::builtin;

static NINGBO: LazyLock<(Reading, Words)> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/ningbo");
    let read = |name: &str| std::fs::read(content.join(name)).expect("the content is committed");
    let article = Article::parse("article.md", &read("article.md")).expect("the article");
    let glossary = Glossary::parse("glossary.yaml", &read("glossary.yaml")).expect("the glossary");
    let notes = Notes::parse("notes.json", &read("notes.json")).expect("the notes");
    let reading = annotate(&article, &glossary, &notes, builtin()).reading;
    let file = save(&words_of(&reading, builtin()).expect("there is a dictionary"));
    (reading, open_file(&file).expect("the words file"))
});

/// The different words and marks of the text that have a character in them.
fn spoken(reading: &Reading) -> BTreeSet<String> {
    let chars: Vec<char> = reading.text().chars().collect();
    let mut start = 0;
    let words = reading.words.iter().map(|length| {
        start += *length as usize;
        Span::new(start - *length as usize, start)
    });
    let marks = reading.marks.iter().map(|mark| mark.span);
    let words = words.chain(marks).map(|span| chars[span.range()].iter().collect::<String>());
    words.filter(|word| word.contains(is_chinese)).collect()
}

fn is_chinese(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// What a reader can open: the lines of a word, or those of its parts and their parts.
fn is_explained(word: &str, words: &Words) -> bool {
    let parts = words.parts(word);
    // Signs and digits need no line.
    !word.contains(|c| is_chinese(c) || c.is_alphabetic())
        || !words.lines(word).is_empty()
        || (!parts.is_empty() && parts.iter().all(|part| is_explained(part, words)))
}

#[test]
fn every_word_has_a_line_or_parts_that_have() {
    let (reading, words) = &*NINGBO;
    let unexplained: Vec<String> =
        spoken(reading).into_iter().filter(|word| !is_explained(word, words)).collect();
    // Damaged in print: its W is no word.
    assert_eq!(unexplained, ["?!睂W"]);
}

#[test]
fn the_lines_are_those_of_the_dictionary() {
    let (reading, words) = &*NINGBO;
    for word in spoken(reading) {
        let entries = builtin().cedict().expect("there is a dictionary").entries(&word);
        assert_eq!(words.lines(&word), entries.iter().map(CedictEntry::line).collect::<Vec<_>>(), "{word}");
    }
}

/// A page fetches it after its first paint: design's budget.
#[test]
fn the_file_is_small() {
    let size = squeeze(FileKind::Words, save(&NINGBO.1)).len();
    assert!(size <= 65_000, "{size} bytes");
}

#[test]
fn the_file_says_whose_it_is() {
    let about = NINGBO.1.about();
    assert_eq!((about.source, about.licence, about.date), ("CC-CEDICT", "CC BY-SA 4.0", "2025-12-13"));
    let licences =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../DATA-LICENSES.md"));
    assert!(licences.expect("it is committed").contains("CC-CEDICT of 2025-12-13"));
}

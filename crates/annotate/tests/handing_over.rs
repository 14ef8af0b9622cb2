//! Tables are handed over file by file: some now, some later, and a broken one is an error.

mod tables;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{TableFault, Tables, TablesError, annotate, check, words_of};
use jiazhu_reading::{Reading, SyllableSource, Views};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use tables::builtin;

const TEXT: &str = "长江。長江護岸，王小明说：长长的两个维护。";

fn annotated(tables: &Tables) -> Reading {
    let article = Article::parse("a.txt", TEXT.as_bytes()).expect("an article");
    let glossary = "entries: [{id: upholds, headword: 两个维护, pinyin: liǎng gè wéihù}]";
    let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).expect("a glossary");
    let notes = Notes::default();
    let annotated = annotate(&article, &glossary, &notes, tables);
    check(&annotated);
    annotated.reading
}

fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES)
}

fn named(names: &[&str]) -> Vec<(&'static str, &'static [u8])> {
    all().filter(|(name, _)| names.contains(name)).collect()
}

const FIRST: [&str; 3] = ["fold.txt", "words.bin", "neighbours.bin"];

#[test]
fn words_and_marks_come_before_all_else() {
    let mut tables = Tables::from_bytes(named(&FIRST)).expect("the first tables");
    let (first, whole) = (annotated(&tables), annotated(builtin()));
    assert_eq!((&first.words, &first.marks), (&whole.words, &whole.marks));
    assert_eq!(first.views, Views::default());
    assert!(first.syllables.iter().all(|said| said.source == SyllableSource::Glossary));
    assert_eq!(first.syllables.len(), 4);
    assert!(words_of(&first, &tables).is_none());

    tables.add(named(&["opencc.bin"])).expect("conversion");
    assert_eq!(annotated(&tables).views, whole.views);
    tables.add(named(&["pinyin.bin"])).expect("pronunciations");
    assert!(annotated(&tables).syllables.len() > 10);
    tables.add(named(&["cedict.bin", "cedict-pinyin.bin"])).expect("the dictionary");
    assert_eq!(annotated(&tables), whole);
    assert_eq!(words_of(&whole, &tables), words_of(&whole, builtin()));
}

fn refused(result: Result<Tables, TablesError>) -> (String, TableFault) {
    let error = result.err().expect("a refusal");
    assert!(error.to_string().contains(&error.file), "{error}");
    (error.file, error.fault)
}

#[test]
fn what_is_missing_or_unknown_is_named() {
    for missing in FIRST {
        let files = all().filter(|(name, _)| *name != missing);
        assert_eq!(refused(Tables::from_bytes(files)), (missing.into(), TableFault::Missing));
    }
    let files = all().filter(|(name, _)| *name != "pinyin.bin");
    assert_eq!(refused(Tables::from_bytes(files)), ("pinyin.bin".into(), TableFault::Missing));
    let files = all().chain([("pinyin.bni", &b""[..])]);
    assert_eq!(refused(Tables::from_bytes(files)), ("pinyin.bni".into(), TableFault::Unknown));
}

#[test]
fn a_file_that_is_cut_short_or_another_is_refused() {
    let mut tables = Tables::from_bytes(named(&FIRST)).expect("the first tables");
    tables.add(named(&["pinyin.bin"])).expect("pronunciations");
    for (damaged, bytes) in all().filter(|(name, _)| *name != "fold.txt") {
        // Of words and neighbours each is read by the other; which of them is wrong cannot be told.
        let blamed = if damaged == "neighbours.bin" { ["neighbours.bin", "words.bin"] } else { [damaged; 2] };
        for wrong in [&bytes[..bytes.len() / 2], b"", b"<!doctype html>", jiazhu_tables::FILES[0].1] {
            let error = if FIRST.contains(&damaged) {
                let files = named(&FIRST).into_iter();
                let files = files.map(|(name, bytes)| (name, if name == damaged { wrong } else { bytes }));
                Tables::from_bytes(files).map(|_| ())
            } else {
                tables.add([(damaged, wrong)])
            };
            let TablesError { file, fault } = error.expect_err(damaged);
            assert!(blamed.contains(&file.as_str()), "{file}");
            assert_eq!(fault, TableFault::Damaged);
        }
    }
}

#[test]
fn after_a_damaged_file_the_tables_are_what_they_were() {
    let mut tables = Tables::from_bytes(named(&FIRST)).expect("the first tables");
    tables.add(named(&["pinyin.bin"])).expect("pronunciations");
    let before = annotated(&tables);
    let damaged = compress_to_vec(&text("jiang1 江\n\n\n长江P"), 1);
    for name in ["pinyin.bin", "cedict-pinyin.bin", "polyphones.bin", "opencc.bin", "cedict.bin"] {
        let error = tables.add([(name, damaged.as_slice())]).expect_err("a refusal");
        assert_eq!((error.file.as_str(), error.fault), (name, TableFault::Damaged));
        assert_eq!(annotated(&tables), before);
    }
}

/// Bytes of the numbers of a network of one character and two pronunciations.
const NETWORK: usize =
    4 * 64 + 2 * (128 * 64 + 128 * 32 + 2 * 128) + (32 * 64 + 2 * 32) + 2 * (32 + 2) + 2 * 513;

/// A text, its length before it.
fn text(text: &str) -> Vec<u8> {
    [&[text.len() as u8], text.as_bytes()].concat()
}

/// 长江 or 長江 as the tables spell a list of one word, with its signs: two characters, of which 江 occurs beyond the first place; the word;
/// its characters.
fn yangtze(long: char, signs: &str) -> Vec<u8> {
    let distance = u32::from(long) - u32::from('江');
    let characters = [2, 0xDF, 0xD8, 1, distance as u8 | 0x80, (distance >> 7) as u8, 3, 0];
    [&characters[..], &[1, 0, 2], &[2, 0, 0], &[signs.len() as u8], signs.as_bytes()].concat()
}

/// Small tables that fit together, neither deflated nor packed.
fn small() -> Vec<(&'static str, Vec<u8>)> {
    // A step and the total, one weight of chance, one of counts; two words, of which no neighbour is known; the classes and marks
    // have been seen once each, none after another.
    let neighbours = [&[1, 0, 1, 0, 1, 0, 0, 0, 0, 0][..], &[1; 21], &[0; 21]].concat();
    // Two characters, 江 and 长, of which 江 occurs beyond the first place; two words; 长 begins both; 江 is the first in rank.
    let words =
        [&[2, 0xDF, 0xD8, 1, 0xA0, 0x52, 3, 0][..], &[2, 0, 1, 1, 1], &[2, 0, 0], &[0x0C, 3, 1, 0, 1]]
            .concat();
    vec![
        ("fold.txt", "護护\n長长".into()),
        ("words.bin", words),
        ("neighbours.bin", neighbours),
        ("pinyin.bin", [text("chang2 长\n\n长! zhang3|\n\n"), yangtze('长', "01")].concat()),
        ("cedict-pinyin.bin", [text("jiang1 江\n\n\n"), yangtze('长', "P0")].concat()),
        // A network of zeros: four rows, two pronunciations.
        ("polyphones.bin", ["长\nchang2 zhang3\n".into(), vec![0; NETWORK]].concat()),
        ("opencc.bin", [text("长長|長长\n"), yangtze('长', ""), text("長长\n"), yangtze('長', "")].concat()),
        (
            "cedict.bin",
            "长\n长江\n\u{1E}長\n長 \n\u{1E}chang2\nChang2 jiang1\n\u{1E}/long/\n/see 长[chang2]/\n\u{1E}"
                .into(),
        ),
    ]
}

fn read(files: &[(&str, Vec<u8>)]) -> Result<Tables, TablesError> {
    Tables::from_inflated(files.to_vec())
}

#[test]
fn the_small_tables_are_sound() {
    let tables = read(&small()).unwrap_or_else(|error| panic!("{error}"));
    let reading = annotated(&tables);
    assert!(reading.syllables.iter().any(|said| said.pinyin == "jiāng"));
    assert!(words_of(&reading, &tables).is_some_and(|words| !words.lines("长江").is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever has become of a table: it is refused, or nothing that is made with it panics.
    #[test]
    fn damaged_tables_are_refused_or_can_be_used(
        which in 0usize..7,
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![any::<u8>(), prop::sample::select(b"\0\x01\x1E\x1F\n |/09PZ".to_vec())]), 1..6),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let mut files = small();
        let bytes = &mut files[which].1;
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(tables) = read(&files) {
            let reading = annotated(&tables);
            prop_assert_eq!(reading.text(), TEXT);
            words_of(&reading, &tables);
        }
    }
}

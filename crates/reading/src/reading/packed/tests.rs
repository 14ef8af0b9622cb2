//! How a reading is read and written in each format, compared with postcard.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::frame::{FileKind, unpack};
use crate::pinyin::Letters;
use crate::reading::{Class, Fact, Gloss, Grade, Rendering, Sense, Syllable, View};
use crate::wire;

const FORMAT_1: &[u8] = include_bytes!("../../../tests/fixtures/format-1.reading");
const FORMAT_2: &[u8] = include_bytes!("../../../tests/fixtures/format-2.reading");

/// A [`Packed`] as format 1 has it: frozen, and without `wire!`.
#[derive(Deserialize)]
struct Packed1 {
    about: About,
    blocks: Vec<Block>,
    words: Vec<u32>,
    sounds: PackedSounds,
    views: Views,
    marks: Vec<u32>,
    passages: Vec<u32>,
    notes: Vec<NoteText>,
    rivals: Vec<u32>,
    entries: Vec<Entry1>,
    sources: Vec<Source>,
}

/// A [`Packed`] as files of format 2 have it that end before the glosses: frozen, and without `wire!`.
#[derive(Deserialize)]
struct Packed2 {
    about: About,
    blocks: Vec<Block>,
    tree: Vec<Node>,
    words: Vec<u32>,
    sounds: PackedSounds,
    views: Views,
    marks: Vec<u32>,
    passages: Vec<u32>,
    notes: Vec<NoteText>,
    rivals: Vec<u32>,
    entries: Vec<Entry>,
    sources: Vec<Source>,
}

impl From<Packed2> for Packed {
    fn from(old: Packed2) -> Packed {
        Packed {
            about: old.about,
            blocks: old.blocks,
            tree: old.tree,
            words: old.words,
            sounds: old.sounds,
            views: old.views,
            marks: old.marks,
            passages: old.passages,
            notes: old.notes,
            rivals: old.rivals,
            entries: old.entries,
            sources: old.sources,
            glosses: None,
            rest: Vec::new(),
        }
    }
}

#[derive(Deserialize)]
struct Entry1 {
    id: String,
    headword: String,
    traditional: Option<String>,
    forms: Vec<String>,
    pinyin: Option<String>,
    class: Class,
    renderings: Vec<Rendering1>,
    gloss: Gloss,
    first: Option<String>,
    here: Option<String>,
    senses: Vec<Sense>,
    facts: Vec<Fact>,
    doubts: Vec<String>,
    confidence: Option<Confidence>,
    related: Vec<u32>,
    sources: Vec<u32>,
}

#[derive(Deserialize)]
struct Rendering1 {
    text: String,
    by: Option<String>,
}

impl From<Packed1> for Packed {
    fn from(old: Packed1) -> Packed {
        Packed {
            about: old.about,
            blocks: old.blocks,
            tree: Vec::new(),
            words: old.words,
            sounds: old.sounds,
            views: old.views,
            marks: old.marks,
            passages: old.passages,
            notes: old.notes,
            rivals: old.rivals,
            entries: old.entries.into_iter().map(Entry::from).collect(),
            sources: old.sources,
            glosses: None,
            rest: Vec::new(),
        }
    }
}

impl From<Entry1> for Entry {
    fn from(old: Entry1) -> Entry {
        let rendering = |old: Rendering1| Rendering { text: old.text, by: old.by, grade: None };
        Entry {
            id: old.id,
            headword: old.headword,
            traditional: old.traditional,
            forms: old.forms,
            pinyin: old.pinyin,
            class: old.class,
            renderings: old.renderings.into_iter().map(rendering).collect(),
            gloss: old.gloss,
            first: old.first,
            here: old.here,
            senses: old.senses,
            facts: old.facts,
            doubts: old.doubts,
            confidence: old.confidence,
            related: old.related,
            sources: old.sources,
        }
    }
}

fn body(file: &[u8]) -> Vec<u8> {
    unpack(FileKind::Reading, file).expect("a reading").1
}

fn by_postcard(packed: &Packed) -> Vec<u8> {
    postcard::to_allocvec(packed).expect("postcard writes any plain data")
}

/// Bytes some of which have become others.
fn changed(file: &[u8], changes: Vec<(Index, u8)>) -> Vec<u8> {
    let mut bytes = body(file);
    for (index, byte) in changes {
        let at = index.index(bytes.len());
        bytes[at] = byte;
    }
    bytes
}

/// postcard and [`wire`] make the same of a body, and write the same of it.
fn agree(judge: Option<Packed>, bytes: &[u8], format: u16) -> Result<(), TestCaseError> {
    let ours = wire::read::<Packed>(bytes, format);
    prop_assert_eq!(judge.as_ref().map(by_postcard), ours.as_ref().map(wire::write));
    prop_assert_eq!(judge.and_then(Packed::unpack), ours.and_then(Packed::unpack));
    Ok(())
}

proptest! {
    #[test]
    fn postcard_agrees_about_format_1(changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4)) {
        // What is at the end of a file of format 1 is the end of that format.
        let bytes = changed(FORMAT_1, changes);
        let judge = postcard::take_from_bytes::<Packed1>(&bytes).ok();
        prop_assume!(judge.as_ref().is_none_or(|(_, rest)| rest.is_empty()));
        agree(judge.map(|(old, _)| old.into()), &bytes, 1)?;
    }

    #[test]
    fn postcard_agrees_about_format_2(changes in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4)) {
        let bytes = changed(FORMAT_2, changes);
        let older = postcard::take_from_bytes::<Packed2>(&bytes).ok().filter(|(_, rest)| rest.is_empty());
        let judge = older.map(|(old, _)| old.into()).or_else(|| postcard::from_bytes::<Packed>(&bytes).ok());
        agree(judge, &bytes, 2)?;
    }

    #[test]
    fn postcard_agrees_about_the_glosses_at_the_end(
        view in (".{0,8}", prop::collection::vec((any::<u32>(), any::<char>()), 0..4)),
    ) {
        let mut packed = wire::read::<Packed>(&body(FORMAT_2), 2).expect("the fixture");
        let exceptions = view.1.clone();
        packed.glosses = Some((View { pairs: view.0, exceptions, unsettled: Vec::new() }, view.1));
        let bytes = by_postcard(&packed);
        prop_assert_eq!(&bytes, &wire::write(&packed));
        agree(Some(packed), &bytes, 2)?;
    }
}

fn grades(reading: &Reading) -> Vec<Option<Grade>> {
    reading.entries.iter().flat_map(|entry| &entry.renderings).map(|rendering| rendering.grade).collect()
}

#[test]
fn a_reading_of_format_1_has_renderings_without_grades() {
    let reading = wire::read::<Packed>(&body(FORMAT_1), 1).and_then(Packed::unpack).expect("a reading");
    assert_eq!(grades(&reading), [None; 3]);
    // What follows a rendering is where it was.
    assert!(reading.entries.iter().all(|entry| entry.gloss.en.is_some()));
    assert!(
        wire::read::<Packed>(&body(FORMAT_1), 2)
            .and_then(Packed::unpack)
            .is_none_or(|other| other != reading)
    );
}

/// Nothing of a file is lost on the way through a [`Reading`].
#[test]
fn a_reading_is_packed_as_it_was() {
    let packed = || wire::read::<Packed>(&body(FORMAT_2), 2).expect("the fixture");
    let reading = packed().unpack().expect("a reading");
    assert_eq!(wire::write(&Packed::pack(&reading)), wire::write(&packed()));
    for (part, is_there) in [
        ("about", reading.about != About::default()),
        ("blocks", !reading.blocks.is_empty()),
        ("tree", !reading.tree.is_empty()),
        ("words", !reading.words.is_empty()),
        ("syllables", !reading.syllables.is_empty()),
        ("views", reading.views != Views::default()),
        ("marks", !reading.marks.is_empty()),
        ("notes", !reading.notes.is_empty()),
        ("rivals", !reading.rivals.is_empty()),
        ("entries", !reading.entries.is_empty()),
        ("sources", !reading.sources.is_empty()),
    ] {
        assert!(is_there, "the fixture has no {part}");
    }
}

/// Each place is counted from the one before.
#[test]
fn marks_notes_and_rivals_stand_where_they_stood() {
    let span = |start, end| Span { start, end };
    let mark = |start, end, entry, inside| Mark { span: span(start, end), entry, inside };
    let note = |start, end, id: &str| Note {
        span: span(start, end),
        id: id.into(),
        motivation: "commenting".into(),
        kind: NoteKind::Wording,
        printed: "甲乙丙丁戊己庚辛壬癸".chars().skip(start as usize).take((end - start) as usize).collect(),
        proposed: None,
        body: Vec::new(),
        confidence: None,
    };
    let rival = |start, words: &[u32], score| Rival {
        span: span(start, start + words.iter().sum::<u32>()),
        words: words.to_vec(),
        score,
    };
    let reading = Reading {
        blocks: vec![Block {
            kind: crate::reading::BlockKind::Paragraph,
            text: "甲乙丙丁戊己庚辛壬癸".into(),
            styles: vec![],
        }],
        words: vec![2, 2, 2, 2, 2],
        marks: vec![
            mark(0, 4, 0, None),
            mark(1, 3, 1, Some(0)),
            mark(1, 2, 0, Some(0)),
            mark(6, 8, 1, None),
            mark(6, 7, 0, Some(3)),
        ],
        notes: vec![note(0, 1, "one"), note(2, 4, "two"), note(5, 6, "one"), note(8, 10, "three")],
        rivals: vec![rival(0, &[1, 3], -1.5), rival(4, &[1, 2, 1], -0.125), rival(6, &[3, 1], 0.0)],
        entries: vec![
            Entry { id: "a".into(), ..Entry::default() },
            Entry { id: "b".into(), ..Entry::default() },
        ],
        ..Reading::default()
    };
    let read = wire::read::<Packed>(&wire::write(&Packed::pack(&reading)), 2).and_then(Packed::unpack);
    assert_eq!(read, Some(reading));
}

/// A syllable is no longer than syllables are, and each is closed by a space.
#[test]
fn pinyin_that_is_no_syllable_is_refused() {
    let syllable = |pinyin: &str| Letters::new(pinyin).expect("it is short");
    let said = |at: u32, pinyin: &str| Syllable {
        span: Span { start: at, end: at + 1 },
        pinyin: syllable(pinyin),
        ..Syllable::default()
    };
    let text = "真真假".to_owned();
    let reading = Reading {
        blocks: vec![Block { kind: crate::reading::BlockKind::Paragraph, text, styles: vec![] }],
        words: vec![1, 1, 1],
        syllables: vec![said(0, "zhēn"), said(1, "zhēn"), said(2, "jiǎ")],
        ..Reading::default()
    };
    let with = |pinyin: &str| {
        let bytes = wire::write(&Packed::pack(&reading));
        let at = bytes.windows(10).position(|part| part == "zhēn jiǎ".as_bytes()).expect("its pinyin");
        assert_eq!(usize::from(bytes[at - 1]), "zhēn jiǎ ".len());
        let bytes = [&bytes[..at - 1], &[pinyin.len() as u8], pinyin.as_bytes(), &bytes[at + 11..]].concat();
        wire::read::<Packed>(&bytes, 2).expect("a body").unpack()
    };
    assert_eq!(with("zhēn jiǎ "), Some(reading.clone()));
    assert!(with("12345678901 jiǎ ").is_some_and(|other| other.syllables[0].pinyin == "12345678901"));
    for wrong in ["123456789012 jiǎ ", "zhēn jiǎ", "zhēn ", "zhēn jiǎ x ", "zhēn jiǎ  "] {
        assert_eq!(with(wrong), None, "{wrong:?}");
    }
}

#[test]
fn every_grade_is_written_and_read() {
    let all =
        [None, Some(Grade::Official), Some(Grade::StateMedia), Some(Grade::Scholarship), Some(Grade::Ours)];
    let rendering = |grade| Rendering { text: "grid worker".into(), by: None, grade };
    let entry = Entry { renderings: all.map(rendering).into(), ..Entry::default() };
    let reading = Reading { entries: vec![entry], ..Reading::default() };
    let packed = Packed::pack(&reading);
    let bytes = wire::write(&packed);
    assert_eq!(bytes, by_postcard(&packed));
    let read = wire::read::<Packed>(&bytes, 2).and_then(Packed::unpack).expect("a reading");
    assert_eq!(grades(&read), all);
}

#[test]
fn what_follows_from_the_pairs_is_left_out() {
    let entry = |headword: &str, traditional: Option<&str>, zh: &str| Entry {
        headword: headword.into(),
        traditional: traditional.map(Into::into),
        gloss: Gloss { en: None, zh: Some(zh.into()) },
        ..Entry::default()
    };
    let reading = Reading {
        about: About { lang: "zh-Hant".into(), ..About::default() },
        views: Views {
            hans: View { pairs: "幹干乾干說说".into(), ..View::default() }, ..Views::default()
        },
        entries: vec![
            entry("干部", Some("幹部"), "幹部說後來"),
            entry("说后", Some("說後"), "乾杯，皇后"),
            entry("饼干", Some("餅乾"), "幹，說乾"),
            // Written with it in both.
            entry("干", None, "人"),
            entry("人", None, "說人"),
        ],
        glosses: Some(View { pairs: "後后".into(), ..View::default() }),
        ..Reading::default()
    };
    let packed = Packed::pack(&reading);
    let kept =
        packed.entries.iter().map(|entry| (entry.traditional.as_deref(), entry.gloss.zh.as_deref().unwrap()));
    assert_eq!(
        kept.collect::<Vec<_>>(),
        [
            (None, "干部说后來"),
            (None, "干杯，皇后"),
            (Some("餅乾"), "干，说干"),
            (Some("干"), "人"),
            (None, "说人"),
        ]
    );
    // The second 乾 is none of the pair that is taken, and 皇后 is none.
    assert_eq!(
        packed.glosses.as_ref().map(|(_, exceptions)| exceptions.clone()),
        Some(vec![(5, '乾'), (9, '后'), (13, '乾')])
    );
    assert_eq!(packed.unpack(), Some(reading.clone()));
    let simplified = Reading {
        about: About { lang: "zh-Hans".into(), ..About::default() },
        views: Views { hant: View { pairs: "干幹说說".into(), ..View::default() }, ..Views::default() },
        ..reading
    };
    assert_eq!(Packed::pack(&simplified).unpack(), Some(simplified));
}

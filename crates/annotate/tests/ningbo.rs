//! The Ningbo reading: what the article, its notes and its 162 terms must come to.
//!
//! Data of this test: `golden/ningbo-cases.json` (places where a wrong word is near at hand, with the right words) and
//! `golden/ningbo-surfaces.txt` (the forms that each term has in the article).

mod tables;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::candidates::candidates;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{annotate, words_of};
use jiazhu_reading::{BlockKind, Grade, Note, NoteKind, Reading, Rendering, Script, Span};
use serde::Deserialize;
use tables::builtin;

const CRC_32: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

static ARTICLE: LazyLock<Article> = LazyLock::new(|| {
    Article::parse("article.md", include_bytes!("../../../content/ningbo/article.md"))
        .expect("a sound article")
});

static NOTES: LazyLock<Notes> = LazyLock::new(|| {
    Notes::parse("notes.json", include_bytes!("../../../content/ningbo/notes.json")).expect("sound notes")
});

static READING: LazyLock<Reading> = LazyLock::new(|| {
    let glossary = Glossary::parse("glossary.yaml", include_bytes!("../../../content/ningbo/glossary.yaml"));
    let glossary = glossary.expect("a sound glossary");
    annotate(&ARTICLE, &glossary, &NOTES, builtin()).reading
});

static TEXT: LazyLock<Vec<char>> = LazyLock::new(|| READING.text().chars().collect());

fn slice(span: Span) -> String {
    TEXT[span.range()].iter().collect()
}

/// Where `part` stands in the text.
fn places(part: &str) -> Vec<Span> {
    let part: Vec<char> = part.chars().collect();
    let starts = (0..TEXT.len()).filter(|at| TEXT[*at..].starts_with(&part));
    starts.map(|at| Span::new(at, at + part.len())).collect()
}

fn words() -> impl Iterator<Item = Span> {
    READING.words.iter().scan(0, |end, length| {
        let start = *end;
        *end += length;
        Some(Span { start, end: *end })
    })
}

fn marks() -> impl Iterator<Item = Span> {
    READING.marks.iter().map(|mark| mark.span)
}

fn damaged() -> impl Iterator<Item = &'static Note> {
    READING.notes.iter().filter(|note| note.kind == NoteKind::Damage)
}

/// The glossary has no rendering of which a reader is not told what stands behind it.
#[test]
fn every_rendering_has_a_grade() {
    let renderings: Vec<&Rendering> = READING.entries.iter().flat_map(|entry| &entry.renderings).collect();
    let graded = |grade| renderings.iter().filter(|rendering| rendering.grade == grade).count();
    assert_eq!(graded(None), 0);
    for grade in [Grade::Official, Grade::StateMedia, Grade::Scholarship, Grade::Ours] {
        assert!(graded(Some(grade)) > 0, "{grade:?}");
    }
}

#[test]
fn the_text_is_the_one_supplied() {
    let text = READING.text();
    // Length and checksum of the file that was supplied: 23 lines, each one block.
    assert_eq!((TEXT.len(), CRC_32.checksum(text.as_bytes())), (2981, 0x8e38_b45b));
    assert_eq!(ARTICLE.warnings, []);
    let of_kind = |kind: fn(&BlockKind) -> bool| -> Vec<usize> {
        (0..).zip(&READING.blocks).filter(|(_, block)| kind(&block.kind)).map(|(index, _)| index).collect()
    };
    assert_eq!(READING.blocks.len(), 23);
    assert_eq!(of_kind(|kind| *kind == BlockKind::Heading(2)), [3, 10, 15]);
    assert_eq!(of_kind(|kind| *kind == BlockKind::Byline), [0, 22]);
}

#[test]
fn every_note_finds_its_passage() {
    let (notes, diagnostics) = NOTES.anchor(&READING.text());
    assert_eq!(diagnostics, []);
    // One says to the machine only where words divide.
    assert_eq!((NOTES.len(), notes.len()), (40, 93));
    for note in &notes {
        assert_eq!(note.printed, slice(note.span), "{}", note.id);
        // A third says how the passage is read.
        let languages =
            note.body.iter().map(|said| said.lang.as_str()).filter(|lang| *lang != "zh-Latn-pinyin");
        assert_eq!(languages.collect::<Vec<_>>(), ["en", "zh-Hans"], "{}", note.id);
        assert_eq!(note.proposed.is_some(), note.motivation == "editing", "{}", note.id);
    }
}

#[test]
fn both_damaged_passages_have_an_emendation() {
    let emended: Vec<_> =
        damaged().map(|note| (note.id.as_str(), note.printed.as_str(), note.proposed.as_deref())).collect();
    assert_eq!(emended, [("damage-1", "?!睂W", Some("□”學")), ("damage-2", "?!痹?", Some("。”在1")),]);
}

/// 涌 and the two 扎 are a matter of style: their notes call them variants.
#[test]
fn every_conversion_slip_has_a_note() {
    let slips: Vec<&Note> = READING.notes.iter().filter(|note| note.kind == NoteKind::Conversion).collect();
    let count = |printed: &str| slips.iter().filter(|note| note.printed == printed).count();
    let counts = ["干", "范", "后", "么", "于", "余", "并", "斗", "筑", "系", "涌", "扎"].map(count);
    assert_eq!(counts, [28, 5, 4, 4, 3, 2, 1, 1, 1, 1, 0, 0]);
    assert_eq!(slips.len(), 50);
}

/// No certain slip was left out: every occurrence has its note, but for 系, which is right in 體系 and 系統.
#[test]
fn no_slip_stands_without_a_note() {
    for printed in ["干", "范", "后", "么", "于", "余", "并", "斗", "筑"] {
        for Span { start, .. } in places(printed) {
            let noted = READING.notes.iter().any(|note| {
                note.kind == NoteKind::Conversion && note.span.start == start && note.printed == printed
            });
            assert!(noted, "{printed} at {start}");
        }
    }
}

/// What the notes propose for slips and what the repaired view shows were worked out apart: they agree to the character.
#[test]
fn the_repaired_view_is_what_the_notes_propose() {
    let mut proposed = TEXT.clone();
    let repaired: Vec<char> = READING.in_script(Script::Repaired).text().chars().collect();
    for note in READING.notes.iter().filter(|note| note.kind == NoteKind::Conversion) {
        let at = note.span.start as usize;
        proposed[at] = note.proposed.as_deref().and_then(|text| text.chars().next()).expect("a proposal");
    }
    let differ: Vec<String> = (0..proposed.len())
        .filter(|at| proposed[*at] != repaired[*at])
        .map(|at| format!("{at}: {} proposed, {} shown", proposed[at], repaired[at]))
        .collect();
    assert_eq!(differ, [""; 0]);
}

#[test]
fn no_mark_and_no_word_reaches_into_damage() {
    assert_eq!(damaged().count(), 2);
    for note in damaged() {
        let reaches = |span: &Span| span.overlaps(note.span);
        let marked: Vec<String> = marks().filter(reaches).map(slice).collect();
        assert_eq!(marked, [""; 0], "{}", note.id);
        let across: Vec<String> =
            words().filter(|word| reaches(word) && !note.span.holds(*word)).map(slice).collect();
        assert_eq!(across, [""; 0], "{}", note.id);
    }
}

/// A place where a wrong word is near at hand. Offsets are code points of the text.
#[derive(Deserialize)]
struct Case {
    context: String,
    offset: u32,
    wrong_token: String,
    wrong_offset: u32,
    /// They tile the context.
    right_tokens: Vec<String>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("golden/ningbo-cases.json")).expect("the cases")
}

impl Case {
    fn wrong(&self) -> Span {
        let length = self.wrong_token.chars().count() as u32;
        Span { start: self.wrong_offset, end: self.wrong_offset + length }
    }

    /// Edges of right words that lie inside the wrong one.
    fn edges_in_wrong(&self) -> Vec<u32> {
        let Span { start, end } = self.wrong();
        let ends = self.right_tokens.iter().scan(self.offset, |at, token| {
            *at += token.chars().count() as u32;
            Some(*at)
        });
        ends.filter(|edge| start < *edge && *edge < end).collect()
    }
}

#[test]
fn the_cases_are_of_this_text() {
    for case in cases() {
        assert_eq!(case.right_tokens.concat(), case.context);
        assert_eq!(
            slice(Span { start: case.offset, end: case.offset + case.context.chars().count() as u32 }),
            case.context
        );
        assert_eq!(slice(case.wrong()), case.wrong_token);
    }
}

#[test]
fn no_wrong_token_is_a_word_or_a_mark() {
    let words: BTreeSet<_> = words().collect();
    let outermost: BTreeSet<_> =
        READING.marks.iter().filter(|mark| mark.inside.is_none()).map(|mark| mark.span).collect();
    let mut failures = Vec::new();
    for case in cases() {
        if words.contains(&case.wrong()) {
            failures.push(format!("{} is a word in {}", case.wrong_token, case.context));
        }
        if outermost.contains(&case.wrong()) {
            failures.push(format!("{} is a mark in {}", case.wrong_token, case.context));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A form of the glossary is one word, whatever words stand in it: 面商定稿.
#[test]
fn no_word_runs_across_a_true_edge_in_a_wrong_token() {
    let marks: BTreeSet<_> = marks().collect();
    let mut failures = Vec::new();
    for case in cases() {
        for edge in case.edges_in_wrong() {
            let across = words().filter(|word| word.start < edge && edge < word.end && !marks.contains(word));
            failures.extend(across.map(|word| format!("{} in {}", slice(word), case.context)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Of a personal name, nothing is a mark of its own; of a place named after a person, the person may be, inside.
#[test]
fn names_are_marked_whole() {
    for name in ["胡朝霞", "鄭柵潔", "陳霞娜", "張人亞"] {
        for place in places(name) {
            assert!(marks().any(|mark| mark == place), "{name} at {}", place.start);
            let part = marks().find(|mark| place.holds(*mark) && *mark != place);
            assert_eq!(part, None, "in {name} at {}", place.start);
        }
    }
}

fn surfaces() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("golden/ningbo-surfaces.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let (term, surfaces) = line.split_once(" | ").expect("TERM | SURFACE");
        surfaces.split(" | ").map(move |surface| (term, surface))
    })
}

#[test]
fn every_surface_form_is_found_alone_or_inside_a_longer_mark() {
    let mut failures = Vec::new();
    for (term, surface) in surfaces() {
        let places = places(surface);
        assert!(!places.is_empty(), "{surface} is not in the text");
        for place in places {
            if !marks().any(|mark| mark.holds(place)) {
                let (start, end) = (place.start.saturating_sub(4), (place.end + 4).min(TEXT.len() as u32));
                let context = slice(Span { start, end });
                failures.push(format!("{surface} of {term} in {context}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_entry_has_a_mark() {
    let marked: BTreeSet<u32> = READING.marks.iter().map(|mark| mark.entry).collect();
    assert_eq!(marked.len(), 162);
}

#[test]
fn without_a_glossary_most_of_its_terms_that_come_again_are_found() {
    let reading = annotate(&ARTICLE, &Glossary::default(), &NOTES, builtin()).reading;
    let words = words_of(&reading, builtin()).expect("there is a dictionary");
    let text = reading.in_script(Script::Hans).text();
    let found: BTreeSet<String> =
        candidates(&reading, Some(&words), 60).into_iter().map(|candidate| candidate.text).collect();
    let again: BTreeSet<&str> = READING
        .entries
        .iter()
        .map(|entry| &*entry.headword)
        .filter(|term| text.matches(term).count() > 1)
        .collect();
    let missed: Vec<&&str> = again.iter().filter(|term| !found.contains(**term)).collect();
    let share = 1.0 - missed.len() as f64 / again.len() as f64;
    assert!(again.len() > 20 && share >= 0.8, "{share}: {missed:?}");
}

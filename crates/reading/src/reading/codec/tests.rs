use super::super::{
    Block, BlockKind, Entry, Mark, Node, NodeKind, Note, NoteKind, Rival, Syllable, Unsettled, View, Views,
};
use super::*;
use crate::frame::{MOST_SECTIONS, read_header, squeeze, unpack};
use crate::pinyin::Letters;
use crate::shape::Shape;
use crate::span::Span;
use crate::strings::ENGLISH;

fn reading() -> Reading {
    let text = "踐行‘兩個維護’真不真".to_string();
    Reading {
        blocks: vec![Block { kind: BlockKind::Paragraph, text, styles: vec![] }],
        words: vec![2, 1, 4, 1, 3], // 踐行/‘/兩個維護/’/真不真
        ..Reading::default()
    }
}

#[test]
fn opens_what_it_saved() {
    assert_eq!(open_file(&save(&reading())), Ok(reading()));
    assert_eq!(open_file(&save_quickly(&reading())), Ok(reading()));
}

/// So many paragraphs of a thousand characters, with a syllable over each of them.
fn long(paragraphs: u32) -> Reading {
    let text: String = (0..1_000).map(|at| if at % 7 == 0 { '真' } else { '的' }).collect();
    let span = |start| Span { start, end: start + 1 };
    let starts = (0..paragraphs).map(|at| at * 1_001);
    let de = |start: u32| Syllable {
        span: span(start + 1),
        pinyin: Letters::new(if start.is_multiple_of(2) { "de" } else { "dì" }).expect("letters"),
        ..Syllable::default()
    };
    let block = Block { kind: BlockKind::Paragraph, text, styles: vec![] };
    let note = |start| Note {
        span: Span { start, end: start + 1_500 },
        id: "n".into(),
        motivation: "commenting".into(),
        kind: NoteKind::Remark,
        printed: "it goes on".into(),
        proposed: None,
        body: vec![],
        confidence: None,
    };
    let view = View {
        exceptions: starts.clone().map(|start| (start + 3, '真')).collect(),
        unsettled: starts.clone().map(|at| Unsettled { at, candidates: "真眞".into() }).collect(),
        pairs: "真眞".into(),
    };
    Reading {
        blocks: vec![block; paragraphs as usize],
        tree: (0..paragraphs)
            .map(|start| Node { kind: NodeKind::Rule, start, blocks: 0, nodes: 0 })
            .collect(),
        words: starts
            .clone()
            .flat_map(|start| [1].into_iter().chain([1; 1_000]).skip(usize::from(start == 0)))
            .collect(),
        syllables: starts.clone().map(de).collect(),
        marks: starts.clone().map(|start| Mark { span: span(start), entry: 0, inside: None }).collect(),
        notes: starts
            .clone()
            .step_by(5)
            .filter(|start| start + 1_500 < paragraphs * 1_001)
            .map(note)
            .collect(),
        rivals: starts
            .map(|start| Rival { span: Span { start, end: start + 2 }, words: vec![2], score: -1.0 })
            .collect(),
        views: Views { hant: view, ..Views::default() },
        entries: vec![Entry::default()],
        ..Reading::default()
    }
}

fn opened(file: &[u8]) -> (Vec<Reading>, Reading) {
    let (header, bodies) = unpack_sections(FileKind::Reading, file).expect("a file");
    let mut opening = Opening::new(header);
    let mut looks = Vec::new();
    let mut bodies = bodies.into_iter();
    loop {
        match opening.step().expect("sound") {
            Opened::Partly => {}
            Opened::Waiting => {
                looks.extend(opening.look());
                opening.add(bodies.next().expect("another section")).expect("a body");
            }
            Opened::Whole(reading) => return (looks, reading),
        }
    }
}

#[test]
fn a_long_text_lies_in_sections_and_comes_back() {
    for (paragraphs, expected) in [(2, 1), (19, 1), (20, 1), (21, 2), (80, 2), (81, 3)] {
        let reading = long(paragraphs);
        let mut files = vec![save(&reading), save_quickly(&reading)];
        if paragraphs == 21 {
            files.push(squeeze(FileKind::Reading, files[0].clone()));
            assert!(files[2].len() < files[0].len());
        }
        for file in files {
            let header = read_header(FileKind::Reading, &file).expect("a header");
            assert_eq!(header.sections.len(), expected, "{paragraphs}");
            assert_eq!(open_file(&file).as_ref(), Ok(&reading));
        }
        let (looks, whole) = opened(&save(&reading));
        assert_eq!(whole, reading);
        assert_eq!(looks.len(), usize::from(expected > 1));
    }
}

#[test]
fn the_first_section_is_the_beginning_of_the_reading_and_tells_what_is_to_come() {
    let reading = long(100);
    let (looks, _) = opened(&save(&reading));
    let look = &looks[0];
    assert_eq!(look.blocks, reading.blocks[..20]);
    assert_eq!(look.words, reading.words[..20_019]);
    assert_eq!(look.syllables, reading.syllables[..20]);
    assert_eq!(look.marks, reading.marks[..20]);
    assert_eq!(look.rivals, reading.rivals[..20]);
    assert_eq!(look.notes, reading.notes[..4], "a note that goes on behind the section waits");
    assert_eq!(look.views.hant.exceptions, reading.views.hant.exceptions[..20]);
    assert_eq!(look.entries, reading.entries);
    // The article has as many elements from the start, as high as they will be.
    let (shapes, whole) = (look.shapes(&ENGLISH), reading.shapes(&ENGLISH));
    assert_eq!(shapes.len(), whole.len());
    for (at, (here, there)) in shapes.iter().zip(&whole).enumerate() {
        let (Shape::Holder(here, inside), Shape::Holder(there, all)) = (here, there) else {
            panic!("no sections")
        };
        assert_eq!(here, there, "section {at}");
        assert!(if at < 10 { inside == all } else { inside.is_empty() }, "section {at}");
    }
}

#[test]
fn sections_that_are_missing_cut_or_others_are_refused() {
    let reading = long(90);
    let file = save(&reading);
    let (truncated, damaged) = (Fault::Truncated.of(FileKind::Reading), Fault::Damaged.of(FileKind::Reading));
    assert_eq!(open_file(&file[..file.len() - 1]), Err(truncated));
    for at in 8..16 + 3 * 12 {
        let mut wrong = file.clone();
        wrong[at] ^= 1;
        // The last section is all that is left, however much the table says it is.
        assert!(
            open_file(&wrong).map_or(true, |other| (40..44).contains(&at) && other == reading),
            "byte {at}"
        );
    }
    let with = |at: usize, word: u32| {
        let mut wrong = file.clone();
        wrong[at..at + 4].copy_from_slice(&word.to_le_bytes());
        open_file(&wrong)
    };
    for count in [0, 1, 2, 4, MOST_SECTIONS as u32, u32::MAX] {
        assert!(with(12, count).is_err(), "{count} sections");
    }
    assert_eq!(with(12, 0), Err(damaged));
    assert_eq!(
        with(16 + 4, u32::MAX - 9),
        Err(Fault::TooLong(u32::MAX).of(FileKind::Reading)),
        "all of them together"
    );
    // Sections in another order, and one twice.
    let (header, bodies) = unpack_sections(FileKind::Reading, &file).expect("a file");
    for order in [[0, 2, 1], [1, 0, 2], [0, 1, 1], [0, 0, 0], [1, 1, 1]] {
        let bodies: Vec<&[u8]> = order.iter().map(|at| &*bodies[*at]).collect();
        assert_eq!(open_file(&pack_sections(FileKind::Reading, &bodies)), Err(damaged), "{order:?}");
    }
    // Too few of those that the header tells.
    assert_eq!(open(header.clone(), bodies[..2].to_vec()), Err(truncated));
    assert_eq!(open(header, vec![bodies[1].clone()]), Err(damaged), "longer than the first");
}

#[test]
fn a_long_text_is_opened_in_many_steps() {
    let steps = |reading: &Reading| {
        let (header, bodies) = unpack_sections(FileKind::Reading, &save_quickly(reading)).expect("a file");
        let mut opening = Opening::new(header);
        let mut bodies = bodies.into_iter();
        let mut steps = 1;
        loop {
            match opening.step().expect("sound") {
                Opened::Partly => steps += 1,
                Opened::Waiting => opening.add(bodies.next().expect("a section")).expect("a body"),
                Opened::Whole(_) => return steps,
            }
        }
    };
    // Read, unpacked, told, finished, looked at in parts.
    assert_eq!(steps(&reading()), 4 + PARTS + 1);
    assert_eq!(steps(&long(100)), 2 * 3 + 3 + 8 + 3 + 1 + PARTS + 1);
    let one = Reading {
        blocks: vec![Block { kind: BlockKind::Paragraph, text: "真".repeat(100_000), styles: vec![] }],
        words: vec![1; 100_000],
        ..Reading::default()
    };
    assert_eq!(steps(&one), 2 + 13 + 1 + PARTS + 1);
}

#[test]
fn after_a_fault_there_are_no_more_steps() {
    let (header, body) = unpack(FileKind::Reading, &save(&reading())).expect("a file");
    let damaged = Fault::Damaged.of(FileKind::Reading);
    let mut opening = Opening::new(header);
    assert_eq!(opening.add([&body[..], &[0]].concat()), Err(damaged));
    opening.body = Some(body[..20].to_vec());
    assert_eq!((opening.step(), opening.step()), (Err(damaged), Err(damaged)));
}

#[test]
fn refuses_each_way_a_file_can_be_wrong() {
    let file = save(&reading());
    assert_eq!(open_file(b"<!doctype html>"), Err(Fault::Foreign.of(FileKind::Reading)));
    assert_eq!(open_file(b""), Err(Fault::Foreign.of(FileKind::Reading)));
    for length in 1..file.len() {
        assert_eq!(
            open_file(&file[..length]),
            Err(Fault::Truncated.of(FileKind::Reading)),
            "cut after {length} bytes"
        );
    }
    let mut newer = file.clone();
    newer[6] = 99;
    assert_eq!(open_file(&newer), Err(Fault::TooNew(99).of(FileKind::Reading)));
    for at in 8..file.len() {
        let mut damaged = file.clone();
        damaged[at] ^= 0x10;
        // Deflate has padding bits that mean nothing: what opens must be the very same reading.
        assert!(open_file(&damaged).map_or(true, |r| r == reading()), "byte {at} changed unnoticed");
    }
}

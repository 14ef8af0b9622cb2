//! Stretches of an endless paragraph: a browser lays a paragraph out as a whole, with all marks in it, and takes seconds for a book that is one.
//!
//! So one that is longer than [`LONG`] is shown as several elements, each in a section of its own: as many as it has stretches. The text stays as it
//! is, one block. A stretch ends behind a sentence; where none ends for long, anywhere outside marks, notes and the author's ruby.

use crate::reading::{Block, BlockKind, Reading, StyleKind};
use crate::span::Span;

/// Code points of a block that is shown as a whole.
pub const LONG: usize = 10_000;

/// A stretch ends with the first sentence that ends behind so many code points.
const ENOUGH: usize = 2_000;

/// And anywhere, where it has so many.
const MOST: usize = 2_500;

/// One of several parts of a block that are shown as elements of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// From 0.
    pub number: usize,
    /// In code points of the block. They tile it.
    pub span: Span,
    /// The same in bytes.
    pub bytes: (usize, usize),
}

/// The stretches of a block, which begins at `start` in the text. Most blocks have none: they are shown as a whole.
pub fn stretches(reading: &Reading, block: usize, start: u32) -> Vec<Stretch> {
    let Block { kind, text, styles } = &reading.blocks[block];
    let mut stretches = Vec::new();
    // Most are told by their bytes, of which characters have at least one.
    if *kind != BlockKind::Paragraph || text.len() <= LONG || text.chars().nth(LONG).is_none() {
        return stretches;
    }
    // No element can be in two of them.
    let is_inside = |span: Span, at: u32| span.start < at && at < span.end;
    let is_cut = |at: u32| {
        let place = start + at;
        let before = reading.marks.partition_point(|mark| mark.span.start < place);
        let outermost = reading.marks[..before].iter().rfind(|mark| mark.inside.is_none());
        outermost.is_some_and(|mark| is_inside(mark.span, place))
            || reading.notes.iter().any(|note| is_inside(note.span, place))
            || styles
                .iter()
                .any(|style| matches!(style.kind, StyleKind::Ruby(_)) && is_inside(style.span, at))
    };
    let mut span = Span::default();
    let mut bytes = (0, 0);
    let mut has_ended = false;
    for c in text.chars() {
        let closes = matches!(c, '」' | '』' | '”' | '’' | '）');
        let length = span.length() as usize;
        if length >= ENOUGH && (has_ended && !closes || length >= MOST) && !is_cut(span.end) {
            stretches.push(Stretch { number: stretches.len(), span, bytes });
            (span.start, bytes.0) = (span.end, bytes.1);
        }
        span.end += 1;
        bytes.1 += c.len_utf8();
        has_ended = matches!(c, '。' | '！' | '？' | '…' | '!' | '?' | '\n') || has_ended && closes;
    }
    stretches.push(Stretch { number: stretches.len(), span, bytes });
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Mark, Note, NoteKind, Style};
    use crate::runs::{RunKind, part, runs};

    /// Sentences of 100 characters each, the last one of which is a full stop.
    fn reading(sentences: usize) -> Reading {
        let text = ["真".repeat(99), "。".into()].concat().repeat(sentences);
        let blocks = ["前", &text, "后"].map(|text| Block {
            kind: BlockKind::Paragraph,
            text: text.into(),
            styles: vec![],
        });
        Reading { blocks: blocks.into(), ..Reading::default() }
    }

    fn note(start: u32, end: u32) -> Note {
        Note {
            span: Span { start, end },
            id: String::new(),
            motivation: String::new(),
            kind: NoteKind::Remark,
            printed: String::new(),
            proposed: None,
            body: Vec::new(),
            confidence: None,
        }
    }

    fn starts(reading: &Reading) -> Vec<u32> {
        stretches(reading, 1, 2).iter().map(|stretch| stretch.span.start).collect()
    }

    /// The texts of the stretches, as their runs have them.
    fn texts(reading: &Reading) -> Vec<String> {
        let runs = &runs(reading)[1];
        let stretches = stretches(reading, 1, 2);
        assert_eq!(runs.stretches.len(), stretches.len());
        let tiles = stretches.iter().map(|stretch| &reading.blocks[1].text[stretch.bytes.0..stretch.bytes.1]);
        let tiles: Vec<&str> = tiles.collect();
        let texts = stretches.iter().enumerate().map(|(at, stretch)| {
            let (own, is_end) = part(&runs.runs, &runs.stretches, Some(*stretch));
            assert_eq!(is_end, at + 1 == stretches.len());
            own.iter().flat_map(|run| &run.pieces).map(|piece| piece.text).collect()
        });
        let texts: Vec<String> = texts.collect();
        assert_eq!(texts, tiles);
        texts
    }

    #[test]
    fn a_stretch_ends_behind_a_sentence() {
        assert_eq!(starts(&reading(100)), [] as [u32; 0]);
        assert_eq!(starts(&reading(101)), [0, 2_000, 4_000, 6_000, 8_000, 10_000]);
        let mut quoted = reading(101);
        quoted.blocks[1].text = quoted.blocks[1].text.replace("。真", "。」真");
        assert_eq!(starts(&quoted)[..2], [0, 2_020]);
        let mut endless = reading(101);
        endless.blocks[1].text = endless.blocks[1].text.replace('。', "，");
        assert_eq!(starts(&endless)[..3], [0, 2_500, 5_000]);
        let mut code = reading(101);
        code.blocks[1].kind = BlockKind::Code;
        assert_eq!(starts(&code), [] as [u32; 0]);
    }

    #[test]
    fn marks_notes_and_ruby_are_in_one_stretch() {
        let mark = |start, end, inside| Mark { span: Span { start, end }, entry: 0, inside };
        let mut reading = reading(120);
        // In code points of the text: the block begins at 2.
        reading.marks = vec![mark(2_001, 2_105, None), mark(2_001, 2_002, Some(0))];
        reading.notes = vec![note(4_101, 4_203)];
        reading.blocks[1].styles = vec![
            Style { span: Span { start: 6_199, end: 6_301 }, kind: StyleKind::Ruby("zhēn".into()) },
            Style { span: Span { start: 8_000, end: 8_900 }, kind: StyleKind::Strong },
        ];
        assert_eq!(starts(&reading), [0, 2_200, 4_300, 6_400, 8_400, 10_400]);
        let texts = texts(&reading);
        assert_eq!(texts.concat(), reading.blocks[1].text);
        let lengths: Vec<usize> = texts.iter().map(|text| text.chars().count()).collect();
        assert_eq!(lengths, [2_200, 2_100, 2_100, 2_000, 2_000, 1_600]);
    }

    #[test]
    fn what_stands_between_two_stretches_is_in_one_of_them() {
        let mut reading = reading(101);
        reading.blocks[1].styles = [0, 2_000, 10_100]
            .map(|at| Style { span: Span { start: at, end: at }, kind: StyleKind::Footnote(0) })
            .into();
        let runs = &runs(&reading)[1];
        let points: Vec<usize> = stretches(&reading, 1, 2)
            .into_iter()
            .map(|stretch| part(&runs.runs, &runs.stretches, Some(stretch)).0)
            .map(|runs| runs.iter().filter(|run| matches!(run.kind, RunKind::Point(_))).count())
            .collect();
        assert_eq!(points, [1, 1, 0, 0, 0, 1]);
        assert_eq!(texts(&reading).concat(), reading.blocks[1].text);
    }
}

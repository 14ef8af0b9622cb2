//! A block cut into the runs that become elements: marks, note references, plain text.
//!
//! The page without script and the widget show the same runs, so that the one can take over from the other
//! without a jump. Words are never cut into elements; only what a reader can act on is.
//!
//! Links never nest. So a note that lies inside a mark is told in that mark's card, and a note that crosses a
//! mark, or another note, is a sign at the end of its block.

use crate::reading::{Note, Reading, StyleKind};
use crate::span::Span;

/// A stretch of a block that becomes one element, or plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub kind: RunKind,
    /// In order; they tile the run.
    pub pieces: Vec<Piece<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    Text,
    /// Index in [`Reading::marks`], always of an outermost mark.
    Mark(usize),
    /// Index in [`Reading::notes`].
    Note(usize),
}

/// A stretch of one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub emphasis: bool,
    pub strong: bool,
}

/// A block as runs, which tile its text, and the notes that hang at its end as signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs<'a> {
    pub runs: Vec<Run<'a>>,
    /// Indices in [`Reading::notes`].
    pub signs: Vec<usize>,
}

/// The runs of each block of a reading.
pub fn runs(reading: &Reading) -> Vec<Runs<'_>> {
    let starts = reading.block_starts();
    let (mut mark, mut note) = (0, 0);
    let mut all = Vec::with_capacity(starts.len());
    for (block, start) in reading.blocks.iter().zip(starts) {
        let end = start + block.text.chars().count() as u32;
        let marks = take(&mut mark, reading.marks.len(), |at| reading.marks[at].span.start < end);
        let notes = take(&mut note, reading.notes.len(), |at| reading.notes[at].span.start < end);
        let mut spans: Vec<(Span, RunKind)> = marks
            .filter(|at| reading.marks[*at].inside.is_none())
            .map(|at| (reading.marks[at].span, RunKind::Mark(at)))
            .collect();
        let mut signs = Vec::new();
        for at in notes {
            let Note { span, .. } = reading.notes[at];
            match spans.iter().find(|(other, _)| other.overlaps(span)) {
                None if span.end <= end && !span.is_empty() => {
                    // In its place among the marks, which are in order: the code of a sort is not worth its bytes.
                    let place = spans.partition_point(|(other, _)| other.start <= span.start);
                    spans.insert(place, (span, RunKind::Note(at)));
                }
                Some((mark, RunKind::Mark(_))) if mark.holds(span) => {}
                _ => signs.push(at),
            }
        }
        let mut cutter = Cutter { text: &block.text, at: start, block_start: start, styles: &block.styles };
        let mut runs = Vec::new();
        for (span, kind) in spans {
            runs.extend(cutter.until(span.start, RunKind::Text));
            runs.extend(cutter.until(span.end.min(end), kind));
        }
        runs.extend(cutter.until(end, RunKind::Text));
        all.push(Runs { runs, signs });
    }
    all
}

/// The notes that have something to say about a mark, because they lie inside it or cross it.
pub fn notes_at_mark(reading: &Reading, mark: usize) -> impl Iterator<Item = usize> + '_ {
    let span = reading.marks.get(mark).map_or_else(Span::default, |mark| mark.span);
    let at = move |at: &usize| reading.notes[*at].span.overlaps(span);
    (0..reading.notes.len()).filter(at)
}

/// The marks that lie inside a mark, the nearest first.
pub fn marks_inside(reading: &Reading, mark: usize) -> impl Iterator<Item = usize> + '_ {
    let end = reading.marks.get(mark).map_or(0, |mark| mark.span.end);
    (mark + 1..reading.marks.len()).take_while(move |at| reading.marks[*at].span.start < end)
}

/// The mark that has an element in the text: this one, or the one furthest out around it.
pub fn outermost(reading: &Reading, mark: usize) -> usize {
    // Outer marks come first; whatever else a reading made by hand claims must not go round in circles.
    let around =
        |mark: &usize| reading.marks[*mark].inside.map(|outer| outer as usize).filter(|outer| outer < mark);
    std::iter::successors(Some(mark), around).last().unwrap_or(mark)
}

fn take(next: &mut usize, len: usize, belongs: impl Fn(usize) -> bool) -> std::ops::Range<usize> {
    let first = *next;
    while *next < len && belongs(*next) {
        *next += 1;
    }
    first..*next
}

struct Cutter<'a> {
    /// What is left of the block.
    text: &'a str,
    /// Where it starts, in code points of the whole text.
    at: u32,
    block_start: u32,
    styles: &'a [crate::reading::Style],
}

impl<'a> Cutter<'a> {
    fn until(&mut self, end: u32, kind: RunKind) -> Option<Run<'a>> {
        let mut pieces = Vec::new();
        while self.at < end {
            let from = self.at - self.block_start;
            let covers = |kind| self.styles.iter().any(|s| s.kind == kind && s.span.contains(from));
            let (emphasis, strong) = (covers(StyleKind::Emphasis), covers(StyleKind::Strong));
            let edges =
                self.styles.iter().flat_map(|s| [s.span.start, s.span.end]).filter(|edge| *edge > from);
            let to = edges.min().map_or(end, |edge| end.min(self.block_start + edge));
            let length = (to - self.at) as usize;
            let bytes = self.text.char_indices().nth(length).map_or(self.text.len(), |(byte, _)| byte);
            let (text, rest) = self.text.split_at(bytes);
            self.text = rest;
            self.at = to;
            pieces.push(Piece { text, emphasis, strong });
        }
        (!pieces.is_empty()).then_some(Run { kind, pieces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Block, BlockKind, Mark, NoteKind, Style};

    fn note(start: u32, end: u32) -> Note {
        Note {
            span: Span { start, end },
            id: format!("{start}-{end}"),
            motivation: "commenting".into(),
            kind: NoteKind::Remark,
            printed: String::new(),
            proposed: None,
            body: Vec::new(),
            confidence: None,
        }
    }

    fn block(text: &str, styles: Vec<Style>) -> Block {
        Block { kind: BlockKind::Paragraph, text: text.into(), styles }
    }

    /// Marks in ‹›, note references in [], pieces apart by ·, signs at the end.
    fn shown(reading: &Reading) -> Vec<String> {
        let show = |block: &Runs<'_>| {
            let mut out = String::new();
            for run in &block.runs {
                let text = run.pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join("·");
                match run.kind {
                    RunKind::Text => out.push_str(&text),
                    RunKind::Mark(_) => out.push_str(&format!("‹{text}›")),
                    RunKind::Note(_) => out.push_str(&format!("[{text}]")),
                }
            }
            block.signs.iter().for_each(|_| out.push('*'));
            out
        };
        runs(reading).iter().map(show).collect()
    }

    #[test]
    fn marks_and_notes_become_runs_block_by_block() {
        let mark = |start, end, inside| Mark { span: Span { start, end }, entry: 0, inside };
        let reading = Reading {
            blocks: vec![block("踐行兩個維護", vec![]), block("試金石痹月", vec![])],
            marks: vec![mark(2, 6, None), mark(4, 6, Some(0)), mark(7, 10, None)],
            notes: vec![note(2, 3), note(5, 9), note(7, 11), note(10, 11)],
            ..Reading::default()
        };
        // The first note is told in the mark's card; the third crosses a mark.
        assert_eq!(shown(&reading), ["踐行‹兩個維護›*", "‹試金石›[痹]月*"]);
        assert_eq!(notes_at_mark(&reading, 0).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(marks_inside(&reading, 0).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_mark_joins_what_emphasis_divides() {
        let style = Style { span: Span { start: 0, end: 2 }, kind: StyleKind::Strong };
        let reading = Reading {
            blocks: vec![block("初心使命", vec![style])],
            marks: vec![Mark { span: Span { start: 0, end: 4 }, entry: 0, inside: None }],
            ..Reading::default()
        };
        assert_eq!(shown(&reading), ["‹初心·使命›"]);
        let runs = runs(&reading);
        assert!(runs[0].runs[0].pieces[0].strong && !runs[0].runs[0].pieces[1].strong);
    }
}

//! A block cut into the runs that become elements: marks, note references, plain text.
//!
//! The page without script and the widget show the same runs, so that the one can take over from the other
//! without a jump. Words are never cut into elements; only what a reader can act on is.
//!
//! Links never nest. So a note that lies inside a mark is told in that mark's card, and a note that crosses a
//! mark, a link of the article or another note is a sign at the end of its block. A link of the article goes around whole marks: it
//! is drawn longer where it would cut one. Footnotes' references and pictures interrupt it.

use crate::reading::{Note, Reading, Style, StyleKind};
use crate::span::Span;
use crate::stretch::{Stretch, stretches};

/// A stretch of a block that becomes one element, or plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub kind: RunKind,
    /// Index in [`crate::Block::styles`] of the article's link around it. Runs side by side that have the same are one link.
    pub link: Option<usize>,
    /// In order; they tile the run. A point has none.
    pub pieces: Vec<Piece<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    Text,
    /// Index in [`Reading::marks`], always of an outermost mark.
    Mark(usize),
    /// Index in [`Reading::notes`].
    Note(usize),
    /// Index in [`crate::Block::styles`] of what stands here and is no text: [`StyleKind::is_point`]. Where that is inside a mark,
    /// it stands after it.
    Point(usize),
}

/// A stretch whose characters have the same styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    /// The outermost first; links are none of them.
    pub styles: Vec<&'a Style>,
}

/// A block as runs, which tile its text, and the notes that hang at its end as signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs<'a> {
    pub runs: Vec<Run<'a>>,
    /// Of each stretch of an endless block: how many runs end in it, or before it. Empty where it has none.
    pub stretches: Vec<usize>,
    /// Indices in [`Reading::notes`].
    pub signs: Vec<usize>,
}

/// The runs of each block of a reading.
pub fn runs(reading: &Reading) -> Vec<Runs<'_>> {
    let mut blocks = BlockRuns::default();
    std::iter::from_fn(|| blocks.next(reading)).collect()
}

/// The same, block by block.
#[derive(Default)]
pub struct BlockRuns {
    /// How many blocks have been cut, and where the next one starts in code points of the text.
    pub blocks: usize,
    pub start: u32,
    mark: usize,
    note: usize,
}

impl BlockRuns {
    /// Those of the next block; of the same reading each time.
    pub fn next<'r>(&mut self, reading: &'r Reading) -> Option<Runs<'r>> {
        let block = reading.blocks.get(self.blocks)?;
        let start = self.start;
        let end = start + block.text.chars().count() as u32;
        (self.blocks, self.start) = (self.blocks + 1, end + 1);
        let marks = take(&mut self.mark, reading.marks.len(), |at| reading.marks[at].span.start < end);
        let notes = take(&mut self.note, reading.notes.len(), |at| reading.notes[at].span.start < end);
        let mut spans: Vec<(Span, RunKind)> = marks
            .filter(|at| reading.marks[*at].inside.is_none())
            .map(|at| (reading.marks[at].span, RunKind::Mark(at)))
            .collect();
        let links = links(&block.styles, start, &spans);
        let mut signs = Vec::new();
        for at in notes {
            let Note { span, .. } = reading.notes[at];
            let linked = links.iter().any(|(link, _)| link.overlaps(span));
            match spans.iter().find(|(other, _)| other.overlaps(span)) {
                None if !linked && span.end <= end && !span.is_empty() => {
                    // In its place among the marks, which are in order: the code of a sort is not worth its bytes.
                    let place = spans.partition_point(|(other, _)| other.start <= span.start);
                    spans.insert(place, (span, RunKind::Note(at)));
                }
                Some((mark, RunKind::Mark(_))) if mark.holds(span) => {}
                _ => signs.push(at),
            }
        }
        let mut cutter = Cutter::new(&block.text, start, &block.styles, &links);
        let mut ends = Vec::new();
        let mut stretches = stretches(reading, self.blocks - 1, start).into_iter().peekable();
        for (span, kind) in spans.into_iter().chain([(Span { start: end, end }, RunKind::Text)]) {
            // None ends inside a mark or a note; the last one ends with the block.
            let is_next = |stretch: &Stretch| start + stretch.span.end <= span.start.min(end - 1);
            while let Some(stretch) = stretches.next_if(is_next) {
                cutter.text_until(start + stretch.span.end);
                ends.push(cutter.runs.len());
            }
            cutter.text_until(span.start);
            cutter.points();
            cutter.run(span.end.min(end), kind);
        }
        let runs = cutter.runs;
        ends.extend(stretches.next().map(|_| runs.len()));
        Some(Runs { runs, stretches: ends, signs })
    }
}

/// The runs of a stretch, or of a block that has none, and whether the block ends with it; `ends` as [`Runs::stretches`] tells.
pub fn part<'r, R>(runs: &'r [R], ends: &[usize], stretch: Option<Stretch>) -> (&'r [R], bool) {
    let Some(Stretch { number, .. }) = stretch else { return (runs, true) };
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    (&runs[start..ends[number]], number + 1 == ends.len())
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

/// The stretches of the article's links in code points of the text, apart and in order, each with its place among the styles of its
/// block. Where one would cut a mark, it goes on to that mark's end.
fn links(styles: &[Style], block_start: u32, marks: &[(Span, RunKind)]) -> Vec<(Span, usize)> {
    let mut links: Vec<(Span, usize)> = Vec::new();
    for (at, style) in styles.iter().enumerate().filter(|(_, style)| matches!(style.kind, StyleKind::Link(_)))
    {
        let Span { mut start, mut end } = style.span;
        (start, end) = (start + block_start, end + block_start);
        let first = marks.partition_point(|(mark, _)| mark.end <= start);
        start = marks.get(first).map_or(start, |(mark, _)| start.min(mark.start));
        let after = marks.partition_point(|(mark, _)| mark.start < end);
        end = after.checked_sub(1).map_or(end, |last| end.max(marks[last].0.end));
        start = links.last().map_or(start, |(before, _)| start.max(before.end));
        if start < end {
            links.push((Span { start, end }, at));
        }
    }
    links
}

struct Cutter<'a, 'l> {
    runs: Vec<Run<'a>>,
    /// What is left of the block.
    text: &'a str,
    /// Where it starts, in code points of the whole text.
    at: u32,
    block_start: u32,
    styles: &'a [Style],
    /// Styles up to here have begun.
    begun: usize,
    /// Those that have begun and not ended.
    open: Vec<&'a Style>,
    /// Points up to here have been placed.
    placed: usize,
    /// Links that have not ended.
    links: &'l [(Span, usize)],
}

impl<'a, 'l> Cutter<'a, 'l> {
    fn new(text: &'a str, at: u32, styles: &'a [Style], links: &'l [(Span, usize)]) -> Cutter<'a, 'l> {
        let (runs, open) = (Vec::new(), Vec::new());
        Cutter { runs, text, at, block_start: at, styles, begun: 0, open, placed: 0, links }
    }

    /// Plain text, with the points and the borders of links in it.
    fn text_until(&mut self, end: u32) {
        while self.at < end {
            self.points();
            let link =
                self.link().map_or(end, |(link, _)| if link.start > self.at { link.start } else { link.end });
            let point = self.point().map_or(end, |(_, at)| at);
            self.run(end.min(link).min(point), RunKind::Text);
        }
    }

    /// The link that stands here or comes next.
    fn link(&mut self) -> Option<(Span, usize)> {
        let ended = self.links.iter().take_while(|(link, _)| link.end <= self.at).count();
        self.links = &self.links[ended..];
        self.links.first().copied()
    }

    /// The next point: which, and where it stands in code points of the whole text.
    fn point(&mut self) -> Option<(usize, u32)> {
        let next = self.styles[self.placed..].iter().position(|style| style.kind.is_point());
        self.placed += next.unwrap_or(self.styles.len() - self.placed);
        Some((self.placed, self.styles.get(self.placed)?.span.start + self.block_start))
    }

    /// The points up to here.
    fn points(&mut self) {
        while let Some((point, _)) = self.point().filter(|(_, at)| *at <= self.at) {
            self.runs.push(Run { kind: RunKind::Point(point), link: None, pieces: Vec::new() });
            self.placed += 1;
        }
    }

    /// A run from here to `end`; none if that is here.
    fn run(&mut self, end: u32, kind: RunKind) {
        let link = self.link().filter(|(link, _)| link.start <= self.at).map(|(_, style)| style);
        let mut pieces = Vec::new();
        while self.at < end {
            let from = self.at - self.block_start;
            self.open.retain(|style| style.span.end > from);
            while let Some(style) = self.styles.get(self.begun) {
                let styles_text = !style.kind.is_point() && !matches!(style.kind, StyleKind::Link(_));
                if styles_text && style.span.start > from {
                    break;
                }
                if styles_text && style.span.end > from {
                    self.open.push(style);
                }
                self.begun += 1;
            }
            let next = self.styles.get(self.begun).map(|style| style.span.start);
            let edge = self.open.iter().map(|style| style.span.end).chain(next).min();
            let to = edge.map_or(end, |edge| end.min(self.block_start + edge));
            let length = (to - self.at) as usize;
            let bytes = self.text.char_indices().nth(length).map_or(self.text.len(), |(byte, _)| byte);
            let (text, rest) = self.text.split_at(bytes);
            self.text = rest;
            self.at = to;
            pieces.push(Piece { text, styles: self.open.clone() });
        }
        if !pieces.is_empty() {
            self.runs.push(Run { kind, link, pieces });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Block, BlockKind, Mark, NoteKind};

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

    fn kinds<'a>(piece: &Piece<'a>) -> Vec<&'a StyleKind> {
        piece.styles.iter().map(|style| &style.kind).collect()
    }

    /// Marks in ‹›, note references in [], pieces apart by ·, signs at the end.
    fn shown(reading: &Reading) -> Vec<String> {
        let show = |block: &Runs<'_>| {
            let mut out = String::new();
            for run in &block.runs {
                let text = run.pieces.iter().map(|piece| piece.text).collect::<Vec<_>>().join("·");
                let text = run.link.map_or(text.clone(), |link| format!("{link}({text})"));
                match run.kind {
                    RunKind::Point(style) => out.push_str(&format!("{{{style}}}")),
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
        assert_eq!(kinds(&runs[0].runs[0].pieces[0]), [&StyleKind::Strong]);
        assert!(runs[0].runs[0].pieces[1].styles.is_empty());
    }

    #[test]
    fn a_piece_names_its_styles_from_the_outermost_in() {
        let style = |start, end, kind| Style { span: Span { start, end }, kind };
        let styles = vec![
            style(1, 5, StyleKind::Emphasis),
            style(1, 3, StyleKind::Strong),
            style(2, 2, StyleKind::Footnote(0)),
            style(4, 5, StyleKind::Deletion),
        ];
        let reading = Reading { blocks: vec![block("一二三四五六", styles)], ..Reading::default() };
        let runs = runs(&reading);
        let pieces = runs[0].runs.iter().flat_map(|run| &run.pieces);
        let named: Vec<String> = pieces.map(|piece| format!("{}{:?}", piece.text, kinds(piece))).collect();
        assert_eq!(
            named,
            [
                "一[]",
                "二[Emphasis, Strong]",
                "三[Emphasis, Strong]",
                "四[Emphasis]",
                "五[Emphasis, Deletion]",
                "六[]"
            ]
        );
    }

    #[test]
    fn links_go_around_whole_marks_and_stop_at_points() {
        let style = |start, end, kind| Style { span: Span { start, end }, kind };
        let link = || StyleKind::Link(crate::Link { href: "#a".into(), title: None });
        let styles = vec![
            style(1, 3, link()),
            style(3, 5, link()),
            style(4, 4, StyleKind::Footnote(0)),
            style(7, 8, link()),
            style(9, 9, StyleKind::Footnote(1)),
        ];
        let mark = |start, end| Mark { span: Span { start, end }, entry: 0, inside: None };
        let reading = Reading {
            blocks: vec![block("零一二三四五六七八", styles)],
            // The first crosses the border between two links, the second holds a point.
            marks: vec![mark(2, 4), mark(6, 9)],
            notes: vec![note(0, 1), note(4, 5)],
            ..Reading::default()
        };
        assert_eq!(shown(&reading), ["[零]0(一)‹0(二三)›{2}1(四)五‹3(六七八)›{4}*"]);
    }
}

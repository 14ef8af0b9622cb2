//! The leaf that is being read: its text, its styles, and what a line break in it becomes.

use std::cmp::Reverse;

use super::TreeBuilder;
use crate::article::lines::breaks_without_space;
use crate::diagnostic::Place;
use crate::sorting;
use jiazhu_reading::{Block, BlockKind, Link, MAX_DEPTH, NodeKind, Span, Style, StyleKind};

/// What stands at the end of a sentence, or of a clause that a line of its own may follow.
const SENTENCE_ENDS: [char; 14] =
    ['。', '；', '：', '！', '？', '…', '”', '’', '」', '』', '）', '.', '!', '?'];

pub struct Leaf {
    kind: BlockKind,
    text: String,
    /// Code points of `text`.
    length: u32,
    /// With the number of the style, in the order in which they began.
    styles: Vec<(Style, usize)>,
    begun: usize,
    /// What stands before the next character.
    pending: Option<(Pending, Place)>,
}

/// White space whose fate depends on what follows. The last wins that is at least as strong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pending {
    Space,
    /// The end of a line in the file.
    SoftBreak,
    /// A line break that the author wants.
    LineBreak,
}

/// A style that has begun and not ended.
pub struct OpenStyle {
    /// `None`: one too many.
    kind: Option<StyleKind>,
    /// Where it begins in the leaf, and its number; `None`: no character has come since.
    start: Option<(u32, usize)>,
}

impl Leaf {
    pub fn new(kind: BlockKind) -> Leaf {
        Leaf { kind, text: String::new(), length: 0, styles: Vec::new(), begun: 0, pending: None }
    }

    /// Whether nothing stands in it, or what ends with the end of a sentence.
    pub fn ends_sentence(&self) -> bool {
        self.text.is_empty() || self.text.trim_end().ends_with(SENTENCE_ENDS)
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.length += 1;
    }

    fn style(&mut self, span: Span, kind: StyleKind) {
        self.styles.push((Style { span, kind }, self.begun));
        self.begun += 1;
    }
}

impl TreeBuilder<'_> {
    /// Appends text, which stands in the file at `place` and goes on along its line. It opens a paragraph if no leaf is open. It has no LF.
    pub fn text(&mut self, text: &str, place: Place) {
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(BlockKind::Paragraph));
        let mut place = place;
        let mut text = text;
        let begins_line = matches!(leaf.pending, Some((Pending::LineBreak, _))) || leaf.text.is_empty();
        if begins_line {
            let rest = text.trim_start();
            let before = &text[..text.len() - rest.len()];
            if before.contains(['\u{3000}', '\u{A0}']) && !rest.is_empty() {
                let (_, times) = self.indent.get_or_insert((place, 0));
                *times += 1;
            }
            place.column += before.chars().count() as u32;
            text = rest;
        }
        let Some(first) = text.chars().next() else { return };
        if let Some((pending, at)) = leaf.pending.take() {
            let before = leaf.text.chars().next_back();
            let made = match pending {
                Pending::LineBreak => Some('\n'),
                Pending::Space => Some(' '),
                Pending::SoftBreak => {
                    Some(' ').filter(|_| !before.is_some_and(|before| breaks_without_space(before, first)))
                }
            };
            if let Some(made) = made.filter(|_| before.is_some()) {
                self.places.push(self.length + leaf.length, at);
                leaf.push(made);
            }
        }
        for style in self.styles.iter_mut().filter(|style| style.start.is_none()) {
            style.start = Some((leaf.length, leaf.begun));
            leaf.begun += 1;
        }
        self.places.push(self.length + leaf.length, place);
        leaf.length += text.chars().count() as u32;
        leaf.text.push_str(text);
    }

    /// A space, which is dropped at the beginning and the end of a line.
    pub fn space(&mut self, place: Place) {
        self.pend(Pending::Space, place);
    }

    /// The end of a line in the file: nothing beside Chinese, else a space.
    pub fn soft_break(&mut self, place: Place) {
        self.pend(Pending::SoftBreak, place);
    }

    /// A line break that the author wants. Two of them begin a new leaf of the same kind.
    pub fn line_break(&mut self, place: Place) {
        let again = self.leaf.as_ref().and_then(|leaf| leaf.pending);
        if let (Some(leaf), Some((Pending::LineBreak, _))) = (&self.leaf, again) {
            let kind = leaf.kind;
            self.begin_leaf(kind);
        } else {
            self.pend(Pending::LineBreak, place);
        }
    }

    fn pend(&mut self, pending: Pending, place: Place) {
        if let Some(leaf) = &mut self.leaf
            && leaf.pending.is_none_or(|(before, _)| before < pending)
        {
            leaf.pending = Some((pending, place));
        }
    }

    pub fn begin_style(&mut self, kind: StyleKind) {
        let around = self.styles.iter().filter_map(|style| style.kind.as_ref());
        let in_link = |kind: &StyleKind| matches!(kind, StyleKind::Link(_));
        let no_room = self.styles.len() >= MAX_DEPTH / 2 || (in_link(&kind) && around.clone().any(in_link));
        self.styles.push(OpenStyle { kind: Some(kind).filter(|_| !no_room), start: None });
    }

    /// Begins nothing: [`TreeBuilder::end_style`] ends it.
    pub fn begin_no_style(&mut self) {
        self.styles.push(OpenStyle { kind: None, start: None });
    }

    /// How many styles have begun and not ended.
    pub fn styles(&self) -> usize {
        self.styles.len()
    }

    /// The link around here.
    pub fn link(&self) -> Option<&Link> {
        self.styles.iter().find_map(|style| match &style.kind {
            Some(StyleKind::Link(link)) => Some(link),
            _ => None,
        })
    }

    /// Ends the style that began last as another one than it was said to be, or as none.
    pub fn end_style_as(&mut self, kind: Option<StyleKind>) {
        if let Some(style) = self.styles.last_mut() {
            style.kind = style.kind.take().and(kind);
        }
        self.end_style();
    }

    /// Ends the style that began last. `false`: no character stands in it.
    pub fn end_style(&mut self) -> bool {
        let Some(style) = self.styles.pop() else { return false };
        let (Some((start, number)), Some(leaf)) = (style.start, &mut self.leaf) else { return false };
        if let Some(kind) = style.kind {
            leaf.styles.push((Style { span: Span { start, end: leaf.length }, kind }, number));
        }
        true
    }

    /// Something that is no text stands here.
    pub fn point(&mut self, kind: StyleKind) {
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(BlockKind::Paragraph));
        let at = leaf.length;
        leaf.style(Span { start: at, end: at }, kind);
    }

    /// Lines that are kept as they are, spaces and empty lines included, as one leaf: code, a formula. Each with its place.
    pub fn verbatim<'l>(
        &mut self,
        kind: BlockKind,
        style: StyleKind,
        lines: impl IntoIterator<Item = (&'l str, Place)>,
    ) {
        self.begin_leaf(kind);
        let mut leaf = Leaf::new(kind);
        for (index, (line, place)) in lines.into_iter().enumerate() {
            if index > 0 {
                leaf.push('\n');
            }
            self.places.push(self.length + leaf.length, place);
            leaf.text.push_str(line);
            leaf.length += line.chars().count() as u32;
        }
        let span = Span { start: 0, end: leaf.length };
        leaf.style(span, style);
        self.leaf = Some(leaf);
        self.close_leaf();
    }

    pub fn close_leaf(&mut self) {
        let Some(mut leaf) = self.leaf.take() else { return };
        for style in &mut self.styles {
            if let (Some((start, number)), Some(kind)) = (style.start.take(), &style.kind) {
                leaf.styles
                    .push((Style { span: Span { start, end: leaf.length }, kind: kind.clone() }, number));
            }
        }
        if leaf.text.trim().is_empty() {
            self.places.truncate(self.length);
            self.without_text(leaf);
            return;
        }
        self.make_room_for_leaf();
        sorting::by_key(&mut leaf.styles, |(style, number)| {
            (style.span.start, Reverse(style.span.end), *number)
        });
        let styles = leaf.styles.into_iter().map(|(style, _)| style).collect();
        self.length += leaf.length + 1;
        self.blocks.push(Block { kind: leaf.kind, text: leaf.text, styles });
    }

    /// Pictures stand by themselves then, and references to footnotes go to the end of what stands before.
    fn without_text(&mut self, leaf: Leaf) {
        for (style, _) in leaf.styles {
            match style.kind {
                StyleKind::Picture(picture) => self.void(NodeKind::Picture(picture), Place::default()),
                kind @ StyleKind::Footnote(_) => {
                    if let Some(block) = self.blocks.last_mut() {
                        let end = block.text.chars().count() as u32;
                        block.styles.push(Style { span: Span { start: end, end }, kind });
                    }
                }
                _ => {}
            }
        }
    }
}

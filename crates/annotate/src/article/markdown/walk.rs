//! The walk through a Markdown document, from front to back. It keeps its own stack: a file may nest as deep as it is long.

use comrak::nodes::{LineColumn, ListType, Node, NodeList, NodeValue, TableAlignment};

use super::super::builder::{Built, TreeBuilder};
use super::super::elements::Elements;
use super::super::source::SourceText;
use super::inline::{begins_with_dash, is_last_in_quotation, is_short};
use crate::diagnostic::Place;
use jiazhu_reading::{Align, BlockKind, Cell, List, NodeKind, StyleKind};

pub struct MarkdownWalk<'s, 'b> {
    pub(super) source: &'s SourceText<'s>,
    /// Lines before which a `\` was put that the file does not have, with the byte in the line.
    escaped: Vec<(usize, usize)>,
    pub(super) builder: TreeBuilder<'b>,
    pub(super) elements: Elements,
    /// Of the table that is being read.
    pub(super) alignments: Vec<TableAlignment>,
    in_head: bool,
    column: usize,
    /// In the caption of a quotation, which ends with its paragraph.
    pub(super) in_source: bool,
    /// Signs of styles that are none.
    pub(super) restored: Vec<Option<&'static str>>,
    /// First and last lines of the file with HTML in which Markdown stands, which is not read there.
    pub(super) unread: Vec<(u32, u32)>,
}

enum WalkStep<'a> {
    Start(Node<'a>),
    /// With the elements of raw HTML that were open before it, and the border below which none could be closed.
    End(Node<'a>, usize),
}

impl<'s, 'b> MarkdownWalk<'s, 'b> {
    pub fn new(
        source: &'s SourceText<'s>,
        escaped: Vec<(usize, usize)>,
        builder: TreeBuilder<'b>,
    ) -> MarkdownWalk<'s, 'b> {
        MarkdownWalk {
            source,
            escaped,
            builder,
            elements: Elements::default(),
            alignments: Vec::new(),
            in_head: false,
            column: 0,
            in_source: false,
            restored: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// What is built, and [`MarkdownWalk::unread`].
    pub fn document(mut self, root: Node<'_>) -> (Built, Vec<(u32, u32)>) {
        self.walk(root);
        self.elements.close_to(0, Place::default(), &mut self.builder);
        self.footnotes(root);
        (self.builder.finish(), self.unread)
    }

    pub(super) fn walk<'a>(&mut self, root: Node<'a>) {
        let mut steps = vec![WalkStep::Start(root)];
        while let Some(step) = steps.pop() {
            match step {
                WalkStep::Start(node) => {
                    let border = self.elements.border();
                    if holds_others(&node.data().value) {
                        self.elements.set_border(self.elements.depth());
                    }
                    let goes_in = self.start(node);
                    steps.push(WalkStep::End(node, border));
                    if goes_in {
                        steps.extend(node.reverse_children().map(WalkStep::Start));
                    }
                }
                WalkStep::End(node, border) => {
                    let place = self.place(node.data().sourcepos.end);
                    if holds_others(&node.data().value) {
                        self.elements.close_to(self.elements.border(), place, &mut self.builder);
                    }
                    self.end(node);
                    self.elements.set_border(border);
                }
            }
        }
    }

    /// Begins a node. `false`: what is in it has been read, or is not to be read here.
    fn start(&mut self, node: Node<'_>) -> bool {
        let data = node.data();
        let place = self.place(data.sourcepos.start);
        match &data.value {
            NodeValue::BlockQuote => self.builder.enter(NodeKind::Quotation(None), place),
            NodeValue::List(list) => {
                self.tell_numbers(node, list);
                self.builder.enter(list_kind(list), place);
            }
            NodeValue::Item(_) => self.builder.enter(NodeKind::Item(None), place),
            NodeValue::TaskItem(task) => {
                self.builder.enter(NodeKind::Item(Some(task.symbol.is_some())), place)
            }
            NodeValue::Paragraph => return self.paragraph(node, place),
            NodeValue::Heading(heading) => {
                self.tell_lost_signs(node);
                if heading.setext {
                    self.tell_underlined(node);
                }
                self.builder.begin_leaf(BlockKind::Heading(heading.level));
            }
            NodeValue::ThematicBreak => self.builder.void(NodeKind::Rule, place),
            NodeValue::Table(table) => {
                self.alignments = table.alignments.clone();
                self.builder.enter(NodeKind::Table, place);
            }
            NodeValue::TableRow(head) => {
                (self.in_head, self.column) = (*head, 0);
                self.count_cells(data.sourcepos.start);
                self.builder.enter(NodeKind::Row(*head), place);
            }
            NodeValue::TableCell => {
                self.tell_lost_signs(node);
                let align = match self.alignments.get(self.column) {
                    Some(TableAlignment::Left) => Align::Left,
                    Some(TableAlignment::Center) => Align::Center,
                    Some(TableAlignment::Right) => Align::Right,
                    _ => Align::Start,
                };
                self.column += 1;
                self.builder
                    .enter(NodeKind::Cell(Cell { heading: self.in_head, align, ..Cell::default() }), place);
            }
            NodeValue::CodeBlock(code) => {
                if !code.fenced {
                    let message = "four spaces make this a code block: it has no words and no marks; if it is none, remove the spaces";
                    self.builder.warn("indented", place, message);
                }
                if !code.closed {
                    let sign = char::from(code.fence_char).to_string().repeat(code.fence_length);
                    let message =
                        format!("nothing closes this code block: write a line `{sign}` where it ends");
                    self.builder.warn("markdown", place, message);
                }
                let language = code.info.split_whitespace().next().map(str::to_string);
                let first = data.sourcepos.start.line - usize::from(!code.fenced);
                let literal = code.literal.strip_suffix('\n').unwrap_or(&code.literal);
                self.verbatim(BlockKind::Code, StyleKind::Code(language), literal, first);
            }
            NodeValue::HtmlBlock(html) => {
                let at = self.byte(data.sourcepos.start);
                self.raw(&html.literal, at);
            }
            NodeValue::BlockDirective(directive) => {
                self.builder.close_leaf();
                let message =
                    format!("`:::{}` is left out, what stands in it is kept", directive.info.trim());
                self.builder.warn("markup", place, message);
            }
            NodeValue::FootnoteDefinition(_) => return false,
            _ => return self.start_inline(node, place),
        }
        true
    }

    fn end(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::BlockQuote
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell => self.builder.leave(),
            NodeValue::Paragraph if self.in_source => {
                self.in_source = false;
                self.builder.leave();
            }
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::BlockDirective(_) => {
                self.builder.close_leaf();
            }
            _ => self.end_inline(node),
        }
    }

    /// A paragraph that is a formula, says where a quotation comes from, or is one.
    fn paragraph(&mut self, node: Node<'_>, place: Place) -> bool {
        if let (Some(only), None) =
            (node.first_child(), node.first_child().and_then(|child| child.next_sibling()))
            && let NodeValue::Math(math) = &only.data().value
            && math.display_math
        {
            let first = only.data().sourcepos.start.line - 1;
            self.verbatim(BlockKind::Formula, StyleKind::Formula, math.literal.trim_matches('\n'), first);
            return false;
        }
        // A paragraph of its own may say where a quotation comes from.
        let is_source = is_last_in_quotation(node)
            && node.previous_sibling().is_some()
            && node.first_child().is_some_and(begins_with_dash)
            && is_short(node.children());
        if is_source && !self.elements.is_silent() {
            self.builder.enter(NodeKind::Caption, place);
            self.in_source = true;
        }
        self.tell_joined_lines(node, place);
        self.tell_rows(node, place);
        self.tell_lost_signs(node);
        self.builder.begin_leaf(BlockKind::Paragraph);
        true
    }

    /// Lines that are kept as they are; the first of them stands in line `first` of the source, from 0, or after it.
    fn verbatim(&mut self, kind: BlockKind, style: StyleKind, literal: &str, first: usize) {
        if self.elements.is_silent() {
            return;
        }
        let mut line = first;
        let mut placed = Vec::new();
        for text in literal.split('\n') {
            let found =
                (line..(line + 3).min(self.source.lines())).find(|at| self.source.line(*at).contains(text));
            let at = found.unwrap_or(line);
            let column = self.source.line(at).find(text).unwrap_or(0);
            placed.push((text, self.source.place(self.source.line_start(at) + column)));
            line = at + 1;
        }
        self.builder.verbatim(kind, style, placed);
    }

    pub(super) fn place(&self, position: LineColumn) -> Place {
        self.source.place(self.byte(position))
    }

    /// The byte of the file at a position of the document that was parsed.
    pub(super) fn byte(&self, position: LineColumn) -> usize {
        let line = position.line.saturating_sub(1);
        let column = position.column.saturating_sub(1);
        let moved = self.escaped.binary_search_by_key(&line, |(line, _)| *line);
        let moved = moved.is_ok_and(|at| column > self.escaped[at].1);
        let at = self.source.line_start(line) + column - usize::from(moved);
        self.source.text.floor_char_boundary(at)
    }

    /// Whether a `\` was put into the line of this position.
    pub(super) fn is_escaped(&self, position: LineColumn) -> bool {
        self.escaped.binary_search_by_key(&position.line.saturating_sub(1), |(line, _)| *line).is_ok()
    }
}

fn list_kind(list: &NodeList) -> NodeKind {
    let start = (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(u32::MAX));
    NodeKind::List(List { start, tight: list.tight })
}

/// Whether raw HTML that begins in it ends in it.
fn holds_others(value: &NodeValue) -> bool {
    !matches!(
        value,
        NodeValue::Document
            | NodeValue::HtmlBlock(_)
            | NodeValue::HtmlInline(_)
            | NodeValue::Text(_)
            | NodeValue::SoftBreak
            | NodeValue::LineBreak
    )
}

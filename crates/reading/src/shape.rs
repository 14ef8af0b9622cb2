//! An article as elements: which HTML element shows each node, block and style, and with which attributes.
//!
//! The page without script and the widget draw the same shapes, so that the one can take over from the other without a jump, and so
//! that a list is a list and a table a table in both. What goes into a block, its runs, is cut by [`crate::runs`].

mod elements;
mod sections;

use crate::reading::*;
use crate::stretch::{Stretch, stretches};
use crate::strings::{Phrase, Strings};

#[cfg(feature = "write")]
pub(crate) use sections::Cut;

pub use elements::{ATTRIBUTES, Element, point};
use elements::{cell_element, element, footnote_id, footnote_label, heading, picture_shape, reference_id};

/// A part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An element that holds others, or nothing.
    Holder(Element, Vec<Shape>),
    /// The element of a leaf block, or of a node that holds one paragraph and nothing else.
    Block {
        element: Element,
        /// Index in [`Reading::blocks`].
        block: usize,
        /// What it shows of an endless block; `None` where that is all.
        stretch: Option<Stretch>,
        /// The sign before its text that tells whether a task is done.
        check: Option<Element>,
        /// The ways back from a footnote, after its text.
        backs: Vec<Element>,
    },
}

/// What a shape is in.
#[derive(Clone, Copy)]
struct ShapeContext<'r> {
    kind: Option<&'r NodeKind>,
    /// Within the head of a table.
    in_head: bool,
    /// Of a footnote: its number, from 0, and its last block.
    footnote: Option<(usize, usize)>,
    /// What is shown of a block that is too long for one element.
    stretch: Option<Stretch>,
}

struct Shaper<'r> {
    reading: &'r Reading,
    say: &'r Strings,
    /// Of each footnote: where the references to it stand, in code points of the text.
    references: Vec<Vec<u32>>,
    /// Footnotes up to here have been shaped.
    footnotes: usize,
    /// Blocks in which something stands that is no text of theirs: a note begins there, or a footnote is referred to.
    noted: Vec<usize>,
    /// What is taken from the level of a heading.
    above: u8,
}

impl Reading {
    /// The article as elements, one for each child that it has ([`Reading::children`]); in a long article they stand in sections.
    ///
    /// Its highest headings are `h2`, for the title of the page is the `h1`; the others keep their distance from them.
    pub fn shapes(&self, say: &Strings) -> Vec<Shape> {
        let levels = self.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some(level.max(1)),
            _ => None,
        });
        let above = levels.min().unwrap_or(1) - 1;
        let mut references = Vec::new();
        let starts = self.block_starts();
        let block_at =
            |note: &Note| starts.partition_point(|start| *start <= note.span.start).saturating_sub(1);
        let mut noted: Vec<usize> = self.notes.iter().map(block_at).collect();
        for (at, (block, start)) in self.blocks.iter().zip(&starts).enumerate() {
            for style in &block.styles {
                if let Some(number) = style.kind.footnote() {
                    let number = number as usize;
                    if references.len() <= number {
                        references.resize(number + 1, Vec::new());
                    }
                    references[number].push(start + style.span.start);
                    noted.push(at);
                }
            }
        }
        let mut shaper = Shaper { reading: self, say, references, footnotes: 0, noted, above };
        let mut around = ShapeContext { kind: None, in_head: false, footnote: None, stretch: None };
        let mut shapes = Vec::new();
        for child in self.children(None) {
            if let Child::Block(block) = child {
                for stretch in stretches(self, block, starts[block]) {
                    around.stretch = Some(stretch);
                    shapes.push(shaper.block(block, around));
                }
            }
            if around.stretch.take().is_none() {
                shapes.push(shaper.child(child, around));
            }
        }
        sections::in_sections(self, shapes)
    }
}

impl<'r> Shaper<'r> {
    fn children(&mut self, node: Option<usize>, around: ShapeContext<'r>) -> Vec<Shape> {
        let reading = self.reading;
        reading.children(node).map(|child| self.child(child, around)).collect()
    }

    fn child(&mut self, child: Child, around: ShapeContext<'r>) -> Shape {
        match child {
            Child::Block(block) => self.block(block, around),
            Child::Node(node) => self.node(node, around),
        }
    }

    fn block(&self, block: usize, around: ShapeContext<'r>) -> Shape {
        let (tag, class) = match self.reading.blocks[block].kind {
            // A heading within a term, or in what heads a row, is none of the article's.
            BlockKind::Heading(_) if matches!(around.kind, Some(NodeKind::Term | NodeKind::Cell(_))) => {
                ("p", "jz-heading")
            }
            BlockKind::Heading(level) => (heading(level.saturating_sub(self.above)), "jz-heading"),
            BlockKind::Paragraph => ("p", "jz-paragraph"),
            BlockKind::Quotation => ("blockquote", "jz-quotation"),
            BlockKind::Byline => ("p", "jz-byline"),
            BlockKind::Item => ("p", "jz-item"),
            BlockKind::Code => ("pre", "jz-code"),
            BlockKind::Formula => ("div", "jz-formula"),
        };
        let mut shown = element(tag, class);
        // The signs of notes would be part of its name, by which readers go from heading to heading.
        if class == "jz-heading" && tag != "p" && self.noted.contains(&block) {
            shown.put("aria-label", &self.reading.blocks[block].text);
        }
        self.leaf(shown, block, None, around)
    }

    fn leaf(
        &self,
        mut element: Element,
        block: usize,
        check: Option<Element>,
        around: ShapeContext<'r>,
    ) -> Shape {
        element.put("data-block", &block.to_string());
        let Block { kind, text, .. } = &self.reading.blocks[block];
        let (mut text, stretch) = (&**text, around.stretch);
        if let Some(Stretch { span, bytes, .. }) = stretch {
            text = text.get(bytes.0..bytes.1).unwrap_or_default();
            if span.start > 0 {
                element.put("data-at", &span.start.to_string());
            }
        }
        // To look for a character in a text is code for looking for a text, which is large.
        if text.as_bytes().contains(&b'\n') {
            let is_verse = *kind == BlockKind::Paragraph && is_verse(text);
            element.put("data-lines", if is_verse { "verse" } else { "" });
        }
        let backs = around.footnote.filter(|(_, last)| *last == block);
        let backs = backs.map(|(number, _)| self.backs(number)).unwrap_or_default();
        Shape::Block { element, block, stretch, check, backs }
    }

    fn node(&mut self, at: usize, around: ShapeContext<'r>) -> Shape {
        let reading = self.reading;
        let node = &reading.tree[at];
        let mut inside = ShapeContext { kind: Some(&node.kind), ..around };
        let (shown, check) = match &node.kind {
            NodeKind::Quotation(cite) => return self.quotation(at, cite.as_deref(), inside),
            NodeKind::Table => return self.table(at, inside),
            NodeKind::Footnotes => {
                let list = Shape::Holder(element("ol", ""), self.children(Some(at), inside));
                let label = self.say.get(Phrase::Footnotes);
                let section = Element::new(
                    "section",
                    "jz-footnotes",
                    &[("role", "doc-endnotes"), ("aria-label", label)],
                );
                return Shape::Holder(section, vec![list]);
            }
            NodeKind::Picture(picture) => return picture_shape(picture, "jz-picture"),
            NodeKind::Rule => return Shape::Holder(element("hr", "jz-rule"), Vec::new()),
            NodeKind::List(list) => {
                let tag = if list.start.is_some() { "ol" } else { "ul" };
                let mut shown = element(tag, "jz-list");
                if let Some(start) = list.start.filter(|start| *start != 1) {
                    shown.put("start", &start.to_string());
                }
                if !list.tight {
                    shown.put("data-loose", "");
                }
                (shown, None)
            }
            NodeKind::Item(done) => {
                let check = done.map(|done| {
                    let label = self.say.get(if done { Phrase::Done } else { Phrase::ToDo });
                    let class = if done { "jz-check jz-done" } else { "jz-check" };
                    Element::new(
                        "span",
                        class,
                        &[("role", "img"), ("aria-label", label), ("lang", self.say.lang)],
                    )
                });
                (element("li", if check.is_some() { "jz-task" } else { "" }), check)
            }
            NodeKind::Terms => (element("dl", "jz-definitions"), None),
            NodeKind::Term => (element("dt", ""), None),
            NodeKind::Definition => (element("dd", ""), None),
            NodeKind::Row(head) => {
                inside.in_head = *head;
                (element("tr", ""), None)
            }
            NodeKind::Cell(cell) => (cell_element(cell, around.in_head), None),
            NodeKind::Figure => return self.figure(at, inside),
            NodeKind::Caption => {
                let tag = if matches!(around.kind, Some(NodeKind::Table)) { "caption" } else { "figcaption" };
                (element(tag, "jz-caption"), None)
            }
            NodeKind::Footnote(_) => {
                let number = self.footnotes;
                self.footnotes += 1;
                inside.footnote =
                    Some((number, (node.start + node.blocks) as usize - 1)).filter(|_| node.blocks > 0);
                let (id, shown) = (footnote_id(number), (number + 1).to_string());
                let shown = Element::new("li", "jz-footnote", &[("id", &id), ("data-number", &shown)]);
                if node.blocks == 0 {
                    let backs = self.backs(number).into_iter().map(|back| Shape::Holder(back, Vec::new()));
                    return Shape::Holder(shown, backs.collect());
                }
                (shown, None)
            }
        };
        // One paragraph and nothing else: the node's own element is the paragraph's, too.
        let mut children = reading.children(Some(at));
        if let (Some(Child::Block(block)), None) = (children.next(), children.next())
            && reading.blocks[block].kind == BlockKind::Paragraph
            && !matches!(node.kind, NodeKind::List(_))
        {
            return self.leaf(shown, block, check, inside);
        }
        let check = check.map(|check| Shape::Holder(check, Vec::new()));
        let mut shapes: Vec<Shape> = check.into_iter().collect();
        shapes.extend(self.children(Some(at), inside));
        Shape::Holder(shown, shapes)
    }

    /// Where it comes from stands outside what is quoted, as HTML wants it.
    fn quotation(&mut self, at: usize, cite: Option<&str>, inside: ShapeContext<'r>) -> Shape {
        let reading = self.reading;
        let (mut quoted, mut captions) = (Vec::new(), Vec::new());
        for child in reading.children(Some(at)) {
            let is_caption =
                matches!(child, Child::Node(node) if reading.tree[node].kind == NodeKind::Caption);
            let mut shape = self.child(child, inside);
            if let (Child::Node(node), true, Shape::Holder(element, _) | Shape::Block { element, .. }) =
                (child, is_caption, &mut shape)
                && let Some(block) = reading.blocks.get(reading.tree[node].start as usize)
                // The dash is not put before one that the author has written.
                && matches!(block.text.chars().next(), Some('—' | '―' | '─' | '–' | '－' | '⸺' | '-'))
            {
                element.class = "jz-caption jz-dashed";
            }
            if is_caption { captions.push(shape) } else { quoted.push(shape) }
        }
        let mut shown = element("blockquote", "jz-quotation");
        if let Some(cite) = cite {
            shown.put("cite", cite);
        }
        let quotation = Shape::Holder(shown, quoted);
        if captions.is_empty() {
            return quotation;
        }
        let shapes = only_one_caption(std::iter::once(quotation).chain(captions).collect());
        Shape::Holder(element("figure", "jz-quoted"), shapes)
    }

    fn figure(&mut self, at: usize, inside: ShapeContext<'r>) -> Shape {
        Shape::Holder(element("figure", "jz-figure"), only_one_caption(self.children(Some(at), inside)))
    }

    /// In a region of its own, which scrolls where it is wider than the page, by keys as well.
    fn table(&mut self, at: usize, inside: ShapeContext<'r>) -> Shape {
        let reading = self.reading;
        let (mut captions, mut head, mut body) = (Vec::new(), Vec::new(), Vec::new());
        let mut label = String::new();
        // Regions of one name could not be told apart.
        let tables = |nodes: &[Node]| nodes.iter().filter(|node| node.kind == NodeKind::Table).count();
        let mut number = String::new();
        if tables(&reading.tree) > 1 {
            number = [" ", &tables(&reading.tree[..=at]).to_string()].concat();
        }
        for child in reading.children(Some(at)) {
            let Child::Node(node) = child else { continue };
            let shape = self.child(child, inside);
            let node = &reading.tree[node];
            match node.kind {
                NodeKind::Caption if captions.is_empty() => {
                    let blocks = &reading.blocks[node.start as usize..(node.start + node.blocks) as usize];
                    label = blocks.iter().map(|block| &*block.text).collect::<Vec<_>>().join(" ");
                    captions.push(shape);
                }
                NodeKind::Row(true) if body.is_empty() => head.push(shape),
                _ => body.push(shape),
            }
        }
        let label = label.replace('\n', " ");
        let label = if label.is_empty() { self.say.get(Phrase::Table).to_owned() + &number } else { label };
        let mut parts = captions;
        for (tag, rows) in [("thead", head), ("tbody", body)] {
            if !rows.is_empty() {
                parts.push(Shape::Holder(element(tag, ""), rows));
            }
        }
        let table = Shape::Holder(element("table", ""), parts);
        let region = Element::new("section", "jz-table", &[("tabindex", "0"), ("aria-label", &label)]);
        Shape::Holder(region, vec![table])
    }

    fn backs(&self, footnote: usize) -> Vec<Element> {
        let places = self.references.get(footnote).map(Vec::as_slice).unwrap_or_default();
        let back = |(count, place): (usize, &u32)| {
            let passage = footnote_label(footnote, self.say);
            let label =
                self.say.fill(Phrase::BackToPlace, &[("n", &(count + 1).to_string()), ("passage", &passage)]);
            let href = ["#", &reference_id(*place, footnote)].concat();
            let attributes = [
                ("role", "doc-backlink"),
                ("href", &*href),
                ("aria-label", &*label),
                ("lang", self.say.lang),
            ];
            Element::new("a", "jz-back", &attributes)
        };
        places.iter().enumerate().map(back).collect()
    }
}

/// Whether a block's lines are verse, or as short as verse: an address, a signature. Prose with a line break has a long line.
fn is_verse(text: &str) -> bool {
    /// Code points; the longest lines of songs have fewer, and a line of prose on a desktop has 40.
    const LONGEST: usize = 30;
    text.split('\n').all(|line| line.chars().nth(LONGEST).is_none())
}

/// A figure has one caption, at its beginning or its end; others are parts of it.
fn only_one_caption(mut shapes: Vec<Shape>) -> Vec<Shape> {
    let last = shapes.len().saturating_sub(1);
    let mut has_one = false;
    for (at, shape) in shapes.iter_mut().enumerate() {
        let (Shape::Holder(element, _) | Shape::Block { element, .. }) = shape;
        if element.tag == "figcaption" {
            if has_one || (at != 0 && at != last) {
                element.tag = "div";
            } else {
                has_one = true;
            }
        }
    }
    shapes
}

//! What stands inside a leaf.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::restore;
use super::walk::MarkdownWalk;
use crate::article::elements::{Attributes, checked_link, picture};
use crate::article::lines::{begins_item, is_wide};
use crate::diagnostic::Place;
use jiazhu_reading::{NodeKind, StyleKind};

impl MarkdownWalk<'_, '_> {
    /// Begins an inline node. `false`: what is in it has been read.
    pub(super) fn start_inline(&mut self, node: Node<'_>, place: Place) -> bool {
        let data = node.data();
        let at = self.byte(data.sourcepos.start);
        match &data.value {
            NodeValue::Text(text) => self.text(text, at, self.byte_after(node)),
            NodeValue::SoftBreak | NodeValue::LineBreak if self.source_of_quotation(node, place) => {}
            NodeValue::SoftBreak => self.line_end(node, place),
            NodeValue::LineBreak => self.elements.line_break(place, &mut self.builder),
            NodeValue::Code(code) => {
                self.styled(
                    StyleKind::Code(None),
                    &code.literal,
                    at + code.num_backticks,
                    self.byte_after(node),
                );
            }
            NodeValue::Math(math) => {
                let sign = if !math.dollar_math {
                    ""
                } else if math.display_math {
                    "$$"
                } else {
                    "$"
                };
                if math.literal.chars().any(is_wide) && !math.literal.contains('\\') {
                    // Two sums of money, and what stands between them.
                    self.text(&format!("{sign}{}{sign}", math.literal), at, self.byte_after(node));
                } else {
                    let literal = math.literal.replace('\n', " ");
                    self.styled(StyleKind::Formula, literal.trim(), at + sign.len(), self.byte_after(node));
                }
            }
            NodeValue::HtmlInline(html) => self.raw(html, at),
            NodeValue::Emph => self.begin_style(node, StyleKind::Emphasis),
            NodeValue::Strong => self.begin_style(node, StyleKind::Strong),
            NodeValue::Strikethrough => self.begin_style(node, StyleKind::Deletion),
            NodeValue::Highlight => self.begin_style(node, StyleKind::Highlight),
            NodeValue::Superscript => self.begin_style(node, StyleKind::Superscript),
            NodeValue::Link(link) => self.link(node, link, place),
            NodeValue::Image(image) => {
                if !self.elements.is_silent() {
                    self.image(node, image, place);
                }
                return false;
            }
            NodeValue::FootnoteReference(reference) if !self.elements.is_silent() => {
                let number = self.builder.footnote(&reference.name.to_lowercase());
                self.builder.point(StyleKind::Footnote(number));
            }
            _ => {}
        }
        true
    }

    pub(super) fn end_inline(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Highlight
            | NodeValue::Superscript => match self.restored.pop().flatten() {
                Some(sign) => {
                    let after = self.byte_after(node);
                    self.text(sign, after.saturating_sub(sign.len()), after);
                }
                None => {
                    self.builder.end_style();
                }
            },
            NodeValue::Link(_) => {
                self.builder.end_style();
            }
            _ => {}
        }
    }

    fn begin_style(&mut self, node: Node<'_>, kind: StyleKind) {
        let at = self.byte(node.data().sourcepos.start);
        let after = self.source.text[self.byte_after(node)..].chars().next();
        let before = self.source.text[..at].chars().next_back();
        let mut sign = restore::sign(node, &self.source.text[at..], before, after);
        let mut kind = kind;
        if sign == Some("~") && restore::is_index(node, before) && !before.is_some_and(|c| c.is_ascii_digit())
        {
            (sign, kind) = (None, StyleKind::Subscript);
        }
        match sign {
            Some(sign) => self.text(sign, at, at + sign.len()),
            None => self.builder.begin_style(kind),
        }
        self.restored.push(sign);
    }

    /// A link without an address that a reading may hold is its text; one without text is told.
    fn link(&mut self, node: Node<'_>, link: &NodeLink, place: Place) {
        let title = Some(link.title.clone()).filter(|title| !title.is_empty());
        if link.url.is_empty() {
            self.builder.warn(
                "link",
                place,
                "this link has no address, its text is kept: write one between its parentheses",
            );
            self.builder.begin_no_style();
            return;
        }
        match checked_link(&link.url, title, place, &mut self.builder) {
            Some(_) if node.first_child().is_none() => {
                let message = format!(
                    "this link to `{}` has no text, and is left out: write one between its brackets",
                    link.url
                );
                self.builder.warn("link", place, message);
                self.builder.begin_no_style();
            }
            Some(link) => self.builder.begin_style(StyleKind::Link(link)),
            // Something that ends with it.
            None => self.builder.begin_no_style(),
        }
    }

    fn image(&mut self, node: Node<'_>, image: &NodeLink, place: Place) {
        let mut alt = String::new();
        for part in node.descendants().skip(1) {
            match &part.data().value {
                NodeValue::Text(text) => alt.push_str(text),
                NodeValue::Code(code) => alt.push_str(&code.literal),
                NodeValue::Math(math) => alt.push_str(&math.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => alt.push(' '),
                _ => {}
            }
        }
        let attributes = [
            ("src".to_string(), image.url.clone()),
            ("alt".to_string(), alt),
            ("title".to_string(), image.title.clone()),
        ];
        picture(&Attributes(&attributes), None, place, &mut self.builder);
    }

    /// The end of a line inside a paragraph, which may be more than layout.
    pub(super) fn line_end(&mut self, node: Node<'_>, place: Place) {
        let Some(next) = node.next_sibling() else { return };
        if self.is_escaped(next.data().sourcepos.start) {
            self.elements.line_break(place, &mut self.builder);
            return;
        }
        let begins = match &next.data().value {
            NodeValue::Text(text) => {
                text.starts_with('\u{3000}')
                    || (begins_item(text) && (self.builder.is_after_sentence() || follows_item(node)))
            }
            _ => false,
        };
        if begins && !self.elements.is_silent() {
            self.builder.line_break(place);
            self.builder.line_break(place);
        } else {
            self.elements.soft_break(place, &mut self.builder);
        }
    }

    /// Whether the line after this break says where the quotation comes from: it is the last of the quotation, short, and begins with a
    /// dash. It becomes a leaf of its own then.
    fn source_of_quotation(&mut self, line_break: Node<'_>, place: Place) -> bool {
        let is_source = line_break.parent().is_some_and(is_last_in_quotation)
            && line_break.following_siblings().skip(1).all(|node| !is_break(node))
            && line_break.next_sibling().is_some_and(begins_with_dash)
            && is_short(line_break.following_siblings().skip(1));
        if is_source && !self.elements.is_silent() {
            self.builder.enter(NodeKind::Caption, place);
            self.in_source = true;
        }
        is_source
    }

    fn styled(&mut self, kind: StyleKind, text: &str, at: usize, end: usize) {
        self.builder.begin_style(kind);
        self.text(text, at, end);
        self.builder.end_style();
    }

    /// The byte after a node.
    pub(super) fn byte_after(&self, node: Node<'_>) -> usize {
        let end = self.byte(node.data().sourcepos.end);
        end + self.source.text[end..].chars().next().map_or(0, char::len_utf8)
    }

    /// Text that the source has between two bytes, in other words perhaps: `&amp;` is `&`, `\*` is `*`.
    pub(super) fn text(&mut self, text: &str, at: usize, end: usize) {
        let source = self.source.text.get(at..end).unwrap_or_default();
        if source == text {
            self.piece(text, at);
            return;
        }
        // Stretches that go on in the source as in the text, each with its byte.
        let (mut from, mut from_byte) = (0, at);
        let mut next = at;
        for (index, c) in text.char_indices() {
            let here = align(c, &self.source.text[next..end.max(next)]).map_or(next, |before| next + before);
            let expected = from_byte + (index - from);
            if here != expected && index > from {
                self.piece(&text[from..index], from_byte);
                (from, from_byte) = (index, here);
            } else if index == from {
                from_byte = here;
            }
            next = self.source.text.ceil_char_boundary(here + c.len_utf8());
        }
        self.piece(&text[from..], from_byte);
    }

    fn piece(&mut self, text: &str, at: usize) {
        let place = self.source.place(at);
        self.elements.text(text, true, place, &mut self.builder);
    }
}

/// Whether a paragraph is the last thing in a quotation, and may say where that comes from.
pub(super) fn is_last_in_quotation(paragraph: Node<'_>) -> bool {
    paragraph.next_sibling().is_none()
        && paragraph.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::BlockQuote))
        && matches!(paragraph.data().value, NodeValue::Paragraph)
}

/// Whether the line that ends here begins like an item.
fn follows_item(line_break: Node<'_>) -> bool {
    let line = line_break.preceding_siblings().skip(1).take_while(|node| !is_break(node)).last();
    line.is_some_and(|first| matches!(&first.data().value, NodeValue::Text(text) if begins_item(text)))
}

fn is_break(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak)
}

pub(super) fn begins_with_dash(node: Node<'_>) -> bool {
    match &node.data().value {
        NodeValue::Text(text) => {
            ["——", "— ", "⸺", "--"].iter().any(|dash| text.trim_start().starts_with(dash))
        }
        _ => false,
    }
}

/// Whether a line is short, and no sentence.
pub(super) fn is_short<'a>(line: impl Iterator<Item = Node<'a>>) -> bool {
    /// Characters. A name and the title of a work.
    const SHORT: usize = 40;
    let mut text = String::new();
    for node in line.flat_map(|node| node.descendants()) {
        match &node.data().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::SoftBreak | NodeValue::LineBreak => return false,
            _ => {}
        }
    }
    text.chars().count() <= SHORT
        && !text.trim_end().ends_with(['。', '！', '？', '，', '；', '：', '…', '”', '」'])
}

/// How far from here a character of the text stands in the source.
fn align(c: char, rest: &str) -> Option<usize> {
    /// Bytes. An entity or an address may stand before it, no more.
    const FAR: usize = 256;
    let mut ahead = rest.char_indices();
    match (ahead.next(), ahead.next()) {
        (Some((_, '\\')), Some((at, next))) if next == c && c.is_ascii_punctuation() => return Some(at),
        (Some((_, first)), _) if first == c => return Some(0),
        _ => {}
    }
    let found = rest.char_indices().take_while(|(at, _)| *at < FAR).find(|(_, other)| *other == c)?;
    Some(found.0)
}

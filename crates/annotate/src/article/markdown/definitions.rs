//! Link definitions: lines `[label]: address`, which Markdown takes out of the text.
//!
//! A line of a dialogue looks like one: `[甲]: 好的。` Where what follows the colon is no address, the line is text. Of the others, those that
//! no link uses are told.

use std::collections::HashSet;

use comrak::nodes::{Node, NodeValue};

use super::super::builder::TreeBuilder;
use super::super::source::SourceText;

/// A line that Markdown took out of the text.
pub struct Definition {
    /// From 0.
    line: usize,
    /// The byte in it at which the label begins.
    bracket: usize,
    address: String,
    is_address: bool,
}

/// The text with a `\` before each line that is none.
pub struct Escaped {
    pub text: String,
    /// The lines, from 0, with the byte at which the `\` stands; in order.
    pub lines: Vec<(usize, usize)>,
}

/// The lines of definitions: those that look like one, and of which nothing came into the document.
pub fn find(root: Node<'_>, source: &SourceText<'_>) -> Vec<Definition> {
    let looks: Vec<Definition> = (0..source.lines()).filter_map(|line| look(line, source)).collect();
    if looks.is_empty() {
        return looks;
    }
    let mut read = vec![false; source.lines() + 1];
    for node in root.descendants() {
        let data = node.data();
        use NodeValue::{Code, CodeBlock, FootnoteReference, HtmlBlock, HtmlInline, Math, Text};
        let holds_text = matches!(
            &data.value,
            Text(_) | Code(_) | HtmlInline(_) | Math(_) | CodeBlock(_) | HtmlBlock(_) | FootnoteReference(_)
        );
        if holds_text {
            let lines = data.sourcepos.start.line..=data.sourcepos.end.line;
            lines.for_each(|line| {
                if let Some(read) = read.get_mut(line.wrapping_sub(1)) {
                    *read = true;
                }
            });
        }
    }
    looks.into_iter().filter(|definition| !read[definition.line]).collect()
}

fn look(at: usize, source: &SourceText<'_>) -> Option<Definition> {
    let line = source.line(at);
    let bracket = line.find('[')?;
    // Signs of quotations and lists may stand before it.
    let is_prefix =
        |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')');
    if !line[..bracket].chars().all(is_prefix) {
        return None;
    }
    let label_end = bracket + line[bracket..].find("]:")?;
    let label = &line[bracket + 1..label_end];
    if label.is_empty() || label.starts_with('^') || label.contains('[') {
        return None;
    }
    let same_line = line[label_end + 2..].trim();
    // The address may stand on the next line.
    let rest = if same_line.is_empty() { source.line(at + 1).trim() } else { same_line };
    let address = rest.split_whitespace().next().unwrap_or_default();
    Some(Definition { line: at, bracket, address: address.to_string(), is_address: is_address(address) })
}

/// Whether an author can have meant this as an address.
fn is_address(text: &str) -> bool {
    text.starts_with(['<', '/', '#', '.', '?'])
        || ["http:", "https:", "mailto:", "www."].iter().any(|start| text.starts_with(start))
        || (text.is_ascii()
            && text.contains(['/', '.', ':', '#', '?', '=', '@'])
            && !text.ends_with(['.', '?', ':']))
}

pub fn escaped(source: &SourceText<'_>, found: &[Definition]) -> Option<Escaped> {
    let lines: Vec<(usize, usize)> =
        found.iter().filter(|definition| !definition.is_address).map(|d| (d.line, d.bracket)).collect();
    let mut text = String::with_capacity(source.text.len() + lines.len());
    let mut copied = 0;
    for (line, bracket) in &lines {
        let at = source.line_start(*line) + bracket;
        text.push_str(&source.text[copied..at]);
        text.push('\\');
        copied = at;
    }
    text.push_str(&source.text[copied..]);
    (!lines.is_empty()).then_some(Escaped { text, lines })
}

/// The definitions that are left when lines of text stay text: one that follows such a line directly is a part of its paragraph, and that
/// is told.
pub fn left(
    found: Vec<Definition>,
    root: Node<'_>,
    source: &SourceText<'_>,
    builder: &mut TreeBuilder<'_>,
) -> Vec<Definition> {
    let left = find(root, source);
    let lines: HashSet<usize> = left.iter().map(|definition| definition.line).collect();
    for definition in found.iter().filter(|definition| definition.is_address) {
        if !lines.contains(&definition.line) {
            let place = source.place(source.line_start(definition.line) + definition.bracket);
            let message = "this line would define an address, but stands after a line of text: put an empty line before it";
            builder.warn("markup", place, message);
        }
    }
    left
}

/// Tells of the addresses that no link uses.
pub fn tell(found: &[Definition], root: Node<'_>, source: &SourceText<'_>, builder: &mut TreeBuilder<'_>) {
    let defined: Vec<&Definition> = found.iter().filter(|definition| definition.is_address).collect();
    if defined.is_empty() {
        return;
    }
    let mut used = HashSet::new();
    for node in root.descendants() {
        if let NodeValue::Link(link) | NodeValue::Image(link) = &node.data().value {
            used.insert(link.url.clone());
        }
    }
    for definition in defined {
        let address = definition.address.trim_start_matches('<').trim_end_matches('>');
        if !used.contains(unescaped(address).as_str()) {
            let place = source.place(source.line_start(definition.line) + definition.bracket);
            let message = format!(
                "this line defines the address `{address}`, which no link uses, and is left out: if it is text, write a `\\` before its `[`"
            );
            builder.warn("unused-link", place, message);
        }
    }
}

/// An address without the `\` before its signs, as a link has it.
fn unescaped(address: &str) -> String {
    let mut clean = String::with_capacity(address.len());
    let mut characters = address.chars().peekable();
    while let Some(c) = characters.next() {
        let escapes = c == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        clean.extend(if escapes { characters.next() } else { Some(c) });
    }
    clean
}

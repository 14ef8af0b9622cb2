//! A value set, added or taken out.

use std::ops::Range;

use granit_parser::ScalarStyle;

use super::scalar::{Site, quoted, written};
use super::tree::{Key, Node, Tree, Value};

/// Bytes of a text, and what stands in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub at: Range<usize>,
    pub put: String,
}

impl Edit {
    /// Where a place behind the bytes is, when they have been replaced.
    pub fn moved(&self, place: usize) -> usize {
        place - self.at.len() + self.put.len()
    }

    pub fn applied(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.at.start], self.put, &text[self.at.end..])
    }
}

/// One step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Key(&'static str),
    Item(usize),
}

/// How lines end in a text: as the first one does.
pub fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).map(|at| &text[at..]) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// Writes a value at the end of a path. A key that is not there yet comes after the last of those that `order` puts before it, else at the
/// end. `None` where the text holds it in a way that has to be changed by hand.
pub fn set(text: &str, tree: &Tree, path: &[Step], value: &str, order: &[&str]) -> Option<Edit> {
    let mut node = &tree.root;
    let mut in_flow = false;
    for (depth, step) in path.iter().enumerate() {
        in_flow |= is_flow(node);
        if node.is_bound {
            return None;
        }
        let next = match step {
            Step::Key(key) => match node.get(key) {
                Some(next) => next,
                None => return add_key(text, tree, node, &path[depth..], value, order, in_flow),
            },
            Step::Item(at) => match node.items().get(*at) {
                Some(next) => next,
                None => return add_item(text, tree, node, &[Line::Value(value)]),
            },
        };
        // `gloss:` with nothing behind it.
        if next.is_nothing()
            && let [Step::Key(key)] = path[depth + 1..]
        {
            return add_below(text, tree, node, next, &[Line::Pair(key, value, None)]);
        }
        if next.is_nothing()
            && let [Step::Item(_)] = path[depth + 1..]
        {
            return add_below(text, tree, node, next, &[Line::Value(value)]);
        }
        node = next;
    }
    let Value::Text { style, .. } = &node.value else { return None };
    if node.is_bound {
        return None;
    }
    let before = &text[node.bytes.clone()];
    let put = written(value, Site { style: *style, is_flow: in_flow, before, line_end: line_end(text) });
    let put = if before.is_empty() { format!(" {put}") } else { put };
    Some(Edit { at: node.bytes.clone(), put })
}

/// A line of what is added.
#[derive(Clone, Copy, Debug)]
pub enum Line<'v> {
    /// A key, its value, and a comment behind it.
    Pair(&'v str, &'v str, Option<&'v str>),
    Value(&'v str),
}

/// Adds an item at the end of a list: one value, or the pairs of a map. Comments are left out where there is no room for them.
pub fn add_item(text: &str, tree: &Tree, list: &Node, lines: &[Line<'_>]) -> Option<Edit> {
    let Value::List { items, is_flow } = &list.value else { return None };
    if list.is_bound {
        return None;
    }
    if *is_flow {
        let is_json = text[list.bytes.clone()].contains('"');
        let item = in_flow(lines, is_json);
        return match items.last() {
            Some(last) => {
                // A list that JSON has on lines of its own goes on so.
                let before = items.first().map_or("", |first| &text[list.bytes.start + 1..first.bytes.start]);
                let between =
                    if before.contains(['\n', '\r']) && !before.contains('#') { before } else { " " };
                Some(Edit { at: last.bytes.end..last.bytes.end, put: format!(",{between}{item}") })
            }
            None => Some(Edit { at: list.bytes.start + 1..list.bytes.start + 1, put: item }),
        };
    }
    let last = items.last()?;
    let dash = dash_before(text, last.bytes.start)?;
    let at = end_of_line(text, tree, last.bytes.end)?;
    let put = block_item(lines, &column(text, dash)?, line_end(text));
    Some(Edit { at: at..at, put })
}

/// Adds a key at the end of a map, whose value is a map in braces.
pub fn add_map(text: &str, tree: &Tree, map: &Node, key: &str, lines: &[Line<'_>]) -> Option<Edit> {
    if map.is_bound {
        return None;
    }
    if map.is_nothing() {
        let at = end_of_line(text, tree, map.bytes.end)?;
        return Some(Edit {
            at: at..at,
            put: format!("{}  {key}: {}", line_end(text), in_flow(lines, false)),
        });
    }
    let Value::Map { pairs, is_flow } = &map.value else { return None };
    if *is_flow {
        let is_json = text[map.bytes.clone()].contains('"') || pairs.is_empty() && text.starts_with('{');
        let name = if is_json { quoted(key) } else { key.to_owned() };
        let pair = format!("{name}: {}", in_flow(lines, is_json));
        return Some(match pairs.last() {
            Some((_, last)) => Edit { at: last.bytes.end..last.bytes.end, put: format!(", {pair}") },
            None => Edit { at: map.bytes.start + 1..map.bytes.start + 1, put: pair },
        });
    }
    let (_, last) = pairs.last()?;
    let indent = column_of_key(text, &pairs.first()?.0)?;
    let at = end_of_line(text, tree, last.bytes.end)?;
    Some(Edit { at: at..at, put: format!("{}{indent}{key}: {}", line_end(text), in_flow(lines, false)) })
}

/// Takes a value out, with its key or its dash. The comment behind it stays.
pub fn remove(text: &str, tree: &Tree, path: &[Step]) -> Option<Edit> {
    let (last, before) = path.split_last()?;
    let parent =
        before.iter().try_fold(&tree.root, |node, step| child(node, step).filter(|node| !node.is_bound))?;
    let node = child(parent, last)?;
    let places: Vec<Range<usize>> = match &parent.value {
        Value::Map { pairs, .. } => pairs.iter().map(|(key, node)| key.bytes.start..node.bytes.end).collect(),
        Value::List { items, .. } => items.iter().map(|node| node.bytes.clone()).collect(),
        Value::Text { .. } => return None,
    };
    let at = places.iter().position(|place| place.end == node.bytes.end)?;
    // The last one out takes the key along.
    if places.len() == 1 {
        return (before.len() > 1).then(|| remove(text, tree, before)).flatten();
    }
    if is_flow(parent) {
        let range = match at {
            0 => places[0].start..places[1].start,
            at => places[at - 1].end..places[at].end,
        };
        let has_comment = tree.comments.iter().any(|comment| range.contains(&comment.start));
        return (!has_comment).then(|| Edit { at: range, put: String::new() });
    }
    let start = match last {
        Step::Key(_) => places[at].start,
        Step::Item(_) => dash_before(text, places[at].start)?,
    };
    // Whether it has its lines for itself.
    let line = start_of_line(text, start);
    let has_comment_inside =
        tree.comments.iter().any(|comment| comment.start > start && comment.end <= places[at].end);
    if matches!(last, Step::Key(_)) && has_comment_inside {
        return None;
    }
    if !text[line..start].trim().is_empty() {
        // The first of a map that is an item: the next one moves up to its dash.
        let next = places.get(at + 1)?;
        let is_clear = text[places[at].end..next.start].trim().is_empty();
        return is_clear.then(|| Edit { at: start..next.start, put: String::new() });
    }
    let comment = tree.comment_after(text, places[at].end);
    let range = match comment {
        Some(comment) => start..comment.start,
        None => {
            let rest = &text[places[at].end..];
            let end = places[at].end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
            line..end + line_end_at(text, end)
        }
    };
    Some(Edit { at: range, put: String::new() })
}

fn child<'n>(node: &'n Node, step: &Step) -> Option<&'n Node> {
    match step {
        Step::Key(key) => node.get(key),
        Step::Item(at) => node.items().get(*at),
    }
}

fn is_flow(node: &Node) -> bool {
    matches!(node.value, Value::Map { is_flow: true, .. } | Value::List { is_flow: true, .. })
}

/// Adds the key at the front of `path`, and what the rest of the path leads through.
fn add_key(
    text: &str,
    tree: &Tree,
    map: &Node,
    path: &[Step],
    value: &str,
    order: &[&str],
    in_flow: bool,
) -> Option<Edit> {
    let Value::Map { pairs, is_flow } = &map.value else { return None };
    let [Step::Key(key), rest @ ..] = path else { return None };
    if *is_flow || in_flow {
        let is_json = pairs.iter().any(|(key, _)| key.style == ScalarStyle::DoubleQuoted);
        let name = |key: &str| if is_json { quoted(key) } else { key.to_owned() };
        let value = flow_value(value, is_json);
        let put = match rest {
            [] => format!("{}: {value}", name(key)),
            [Step::Key(inner)] => format!("{}: {{{}: {value}}}", name(key), name(inner)),
            [Step::Item(_)] => format!("{}: [{value}]", name(key)),
            _ => return None,
        };
        return match pairs.last() {
            Some((_, last)) if last.is_nothing() => None,
            Some((_, last)) => Some(Edit { at: last.bytes.end..last.bytes.end, put: format!(", {put}") }),
            None => Some(Edit { at: map.bytes.start + 1..map.bytes.start + 1, put }),
        };
    }
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let own = rank(key);
    let before = pairs
        .iter()
        .rev()
        .find(|(known, _)| own.is_some() && rank(&known.text).is_some_and(|rank| Some(rank) < own));
    let (_, after) = before.or(pairs.last())?;
    let indent = column_of_key(text, &pairs.first()?.0)?;
    let at = end_of_line(text, tree, after.bytes.end)?;
    let line_end = line_end(text);
    let value = plain_or_quoted(value);
    let put = match rest {
        [] => format!("{line_end}{indent}{key}: {value}"),
        [Step::Key(inner)] => format!("{line_end}{indent}{key}:{line_end}{indent}  {inner}: {value}"),
        [Step::Item(_)] => format!("{line_end}{indent}{key}:{line_end}{indent}  - {value}"),
        _ => return None,
    };
    Some(Edit { at: at..at, put })
}

/// Puts lines below a key of `map` that has no value yet.
pub fn add_below(text: &str, tree: &Tree, map: &Node, nothing: &Node, lines: &[Line<'_>]) -> Option<Edit> {
    let Value::Map { pairs, is_flow: false } = &map.value else { return None };
    let indent = column_of_key(text, &pairs.first()?.0)?;
    let at = end_of_line(text, tree, nothing.bytes.end)?;
    let line_end = line_end(text);
    let put = match lines {
        [Line::Pair(key, value, None)] => format!("{line_end}{indent}  {key}: {}", plain_or_quoted(value)),
        lines => block_item(lines, &format!("{indent}  "), line_end),
    };
    Some(Edit { at: at..at, put })
}

/// An item of a block, from the line end before it on.
pub fn block_item(lines: &[Line<'_>], indent: &str, line_end: &str) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line_end);
        out.push_str(indent);
        out.push_str(if at == 0 { "- " } else { "  " });
        match line {
            Line::Value(value) => out.push_str(&plain_or_quoted(value)),
            Line::Pair(key, value, comment) => {
                // `gloss.en`: in braces on the line of `gloss`.
                match key.split_once('.') {
                    None => out.push_str(&format!("{key}: {}", plain_or_quoted(value))),
                    Some((outer, inner)) => {
                        out.push_str(&format!(
                            "{outer}:{line_end}{indent}    {inner}: {}",
                            plain_or_quoted(value)
                        ));
                    }
                }
                if let Some(comment) = comment {
                    out.push_str(&format!(" # {comment}"));
                }
            }
        }
    }
    out
}

fn in_flow(lines: &[Line<'_>], is_json: bool) -> String {
    let line = |line: &Line<'_>| match line {
        Line::Value(value) => flow_value(value, is_json),
        Line::Pair(key, value, _) => {
            let name = |key: &str| if is_json { quoted(key) } else { key.to_owned() };
            match key.split_once('.') {
                None => format!("{}: {}", name(key), flow_value(value, is_json)),
                Some((outer, inner)) => {
                    format!("{}: {{{}: {}}}", name(outer), name(inner), flow_value(value, is_json))
                }
            }
        }
    };
    let all: Vec<String> = lines.iter().map(line).collect();
    match lines {
        [Line::Value(_)] => all.concat(),
        _ => format!("{{{}}}", all.join(", ")),
    }
}

fn flow_value(value: &str, is_json: bool) -> String {
    if is_json {
        return quoted(value);
    }
    written(value, Site { style: ScalarStyle::Plain, is_flow: true, before: "", line_end: "\n" })
}

fn plain_or_quoted(value: &str) -> String {
    written(value, Site { style: ScalarStyle::Plain, is_flow: false, before: "", line_end: "\n" })
}

/// Where the dash of an item stands.
fn dash_before(text: &str, item: usize) -> Option<usize> {
    let before = text[..item].trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

/// As many blanks as stand, or would stand, before a place on its line.
fn column(text: &str, at: usize) -> Option<String> {
    let before = &text[start_of_line(text, at)..at];
    before.chars().all(|c| matches!(c, ' ' | '-')).then(|| " ".repeat(before.len()))
}

fn column_of_key(text: &str, key: &Key) -> Option<String> {
    column(text, key.bytes.start)
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The end of what stands on the line of a place, with the comment behind it; `None` where something else stands there.
fn end_of_line(text: &str, tree: &Tree, at: usize) -> Option<usize> {
    if let Some(comment) = tree.comment_after(text, at) {
        return Some(comment.end);
    }
    let rest = text[at..].trim_start_matches([' ', '\t']);
    (rest.is_empty() || rest.starts_with(['\n', '\r'])).then_some(at)
}

/// Bytes of the line end at a place.
fn line_end_at(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}

//! A head in YAML, or in JSON, which is read as YAML.

use super::keys::Raw;
use crate::diagnostic::Place;
use crate::yaml::{self, Fault, Kind, Node, Placed, Value};

/// The text of a key; `None` where there is nothing after it.
fn text(node: &Node<'_>) -> Result<Option<String>, Fault> {
    if node.is_null() { Ok(None) } else { node.text().map(|text| Some(text.to_string())) }
}

/// One, or a list of them; none where there is nothing after the key. `expected` tells what a value ought to be that is something else.
fn one_or_many(
    node: &Node<'_>,
    one: impl Fn(&Node<'_>) -> Option<String>,
    expected: &str,
) -> Result<Option<Vec<String>>, Fault> {
    let all = match node.value() {
        _ if node.is_null() => return Ok(None),
        Value::List(items) => items.iter().map(one).collect::<Option<_>>(),
        _ => one(node).map(|text| vec![text]),
    };
    all.map(Some).ok_or_else(|| Kind::Said(expected.to_owned()).at(node.place))
}

fn only_text(node: &Node<'_>) -> Option<String> {
    node.only_text().map(str::to_owned)
}

/// An author: a name, or keys and values with the name among them.
fn author(node: &Node<'_>) -> Option<String> {
    match node.value() {
        Value::Map(pairs) => {
            let name = pairs.iter().find(|(key, _)| key.only_text() == Some("name"));
            name.and_then(|(_, name)| only_text(name))
        }
        _ => only_text(node),
    }
}

fn raw(node: &Node<'_>) -> Result<Raw, Fault> {
    const AUTHORS: &str = "an author must be a name, or a list of names";
    let mut raw = Raw::default();
    for (key, node) in node.pairs()? {
        match &**key.text()? {
            "title" => raw.title = text(node)?,
            "author" => {
                raw.authors.splice(0..0, one_or_many(node, author, AUTHORS)?.unwrap_or_default());
            }
            "authors" => raw.authors.extend(one_or_many(node, author, AUTHORS)?.unwrap_or_default()),
            "date" => raw.date = text(node)?,
            "source" => raw.source = text(node)?,
            "lang" => raw.lang = text(node)?.map(|value| Placed { value, place: node.place }),
            "rights" => raw.rights = text(node)?,
            "byline" => {
                let bylines = one_or_many(node, only_text, "a byline must be a text, or a list of texts")?;
                raw.byline = bylines.map(|value| Placed { value, place: node.place });
            }
            other => raw.others.push(Placed { value: other.to_owned(), place: key.place }),
        }
    }
    Ok(raw)
}

/// Reads the lines between the fences.
///
/// # Errors
/// What is wrong, and where in `text`.
pub fn read(text: &str) -> Result<Raw, (String, Place)> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Raw::default());
    }
    yaml::parse(text, raw).map_err(|(message, place)| match quoted(text, place) {
        Some(advice) if message.contains(&advice) => (message, place),
        Some(advice) => match message.strip_suffix(ADVICE) {
            Some(what) => (format!("{what}{advice}"), place),
            None => (format!("{message}; {advice}"), place),
        },
        None => (message, place),
    })
}

/// What to do, as [`yaml::parse`] says it without the line.
const ADVICE: &str = "put it in quotation marks";

/// Where a value has signs of YAML in it and no quotation marks: the line as it should be.
fn quoted(text: &str, place: Place) -> Option<String> {
    let line = text.lines().nth((place.line as usize).checked_sub(1)?)?;
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let is_plain = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_signs = value.contains(": ")
        || value.ends_with(':')
        || value.contains(" #")
        || value.starts_with(['@', '`', '*', '&', '!', '%', '#', '-', '?', ',', ']', '}']);
    (is_plain && has_signs && key.trim().chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')).then(
        || {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            format!("{ADVICE}: `{}: \"{value}\"`", key.trim())
        },
    )
}

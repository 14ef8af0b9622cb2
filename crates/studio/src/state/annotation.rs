//! A note as a W3C Web Annotation, among the others of its text.

use serde::Serialize;

use super::explain::{Draft, Passage};
use crate::yaml::{Node, Tree, line_end};

/// Characters before and after a passage that tell it from others.
const CONTEXT: usize = 8;

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: &'a str,
    r#type: &'a str,
    motivation: &'a str,
    body: [Body<'a>; 2],
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'a str,
    purpose: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: (Quote<'a>, Position<'a>),
}

#[derive(Serialize)]
struct Quote<'a> {
    r#type: &'a str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

#[derive(Serialize)]
struct Position<'a> {
    r#type: &'a str,
    start: u32,
    end: u32,
}

/// The notes with one more; `None` where their text cannot be read. `text` is that of the reading.
pub fn with(notes: &str, text: &str, passage: &Passage, draft: &Draft, source: &str) -> Option<String> {
    let tree = Tree::read(notes);
    if tree.is_none() && !notes.trim().is_empty() {
        return None;
    }
    let root = tree.as_ref().map(|tree| &tree.root);
    let list = root.and_then(|root| root.get("items")).or(root).filter(|node| node.is_list());
    let known = list.map_or(&[][..], Node::items);
    let is_free = |id: &String| known.iter().all(|node| node.get("id").and_then(Node::text) != Some(id));
    let id = (known.len() + 1..).map(|number| format!("note-{number}")).find(is_free)?;
    let annotation = annotation(&id, text, passage, draft, source);
    // A struct of strings always serializes.
    let annotation = serde_json::to_string_pretty(&annotation).ok()?.replace('\n', "\n  ");
    let annotation = annotation.replace('\n', line_end(notes));
    let end = line_end(notes);
    Some(match (list, root) {
        (Some(list), _) => {
            let (at, comma) = match known.last() {
                Some(last) => (last.bytes.end, ","),
                None => (list.bytes.start + 1, ""),
            };
            let tail = if comma.is_empty() { end } else { "" };
            format!("{}{comma}{end}  {annotation}{tail}{}", &notes[..at], &notes[at..])
        }
        // One annotation becomes the first of two.
        (None, Some(_)) => format!("[{end}{},{end}  {annotation}{end}]{end}", notes.trim()),
        (None, None) => format!("[{end}  {annotation}{end}]{end}"),
    })
}

fn annotation<'a>(
    id: &'a str,
    text: &'a str,
    passage: &'a Passage,
    draft: &'a Draft,
    source: &'a str,
) -> Annotation<'a> {
    let span = passage.span;
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let (start, end) = (span.start as usize, span.end as usize);
    let value = draft.text.trim();
    let is_chinese = value.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let body = |purpose, value, language| Body { r#type: "TextualBody", purpose, value, language };
    Annotation {
        context: "http://www.w3.org/ns/anno.jsonld",
        id,
        r#type: "Annotation",
        motivation: "commenting",
        body: [
            body("commenting", value, Some(if is_chinese { "zh" } else { "en" })),
            body("tagging", draft.kind.name(), None),
        ],
        target: Target {
            source,
            selector: (
                Quote {
                    r#type: "TextQuoteSelector",
                    exact: &passage.text,
                    prefix: &text[byte(start.saturating_sub(CONTEXT))..byte(start)],
                    suffix: &text[byte(end)..byte(end + CONTEXT)],
                },
                Position { r#type: "TextPositionSelector", start: span.start, end: span.end },
            ),
        },
    }
}

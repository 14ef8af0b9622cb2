//! What a note says that nobody here understands: slips in the names of its model, and a note that says nothing.

use serde_json::Value;

use super::annotation::{many, name, word};
use crate::near::nearest;
use jiazhu_reading::{Confidence, NoteKind};

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub message: String,
    /// Whether it is about a key, which other programs write in each of their notes.
    pub is_key: bool,
    /// The text that stands there in quotation marks; empty where the whole note is meant.
    written: String,
}

impl Doubt {
    /// At which byte of the note it is written.
    pub fn place(&self, note: &str) -> Option<usize> {
        let written = Value::from(self.written.as_str()).to_string();
        (!self.written.is_empty()).then(|| note.find(&written)).flatten()
    }
}

/// The motivations of the model, and the one of Jiazhu.
const MOTIVATIONS: [&str; 14] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "segmenting",
    "tagging",
];
const TAGS: [&str; 6] = ["damage", "conversion", "layout", "wording", "variant", "remark"];
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];

/// What the model has in all its parts.
const OF_ALL: [&str; 18] = [
    "@context",
    "id",
    "type",
    "creator",
    "created",
    "generator",
    "generated",
    "modified",
    "audience",
    "accessibility",
    "rights",
    "canonical",
    "via",
    "format",
    "language",
    "processingLanguage",
    "textDirection",
    "label",
];
const OF_NOTE: [&str; 6] = ["motivation", "body", "bodyValue", "target", "stylesheet", "purpose"];
const OF_BODY: [&str; 7] = ["value", "purpose", "items", "source", "selector", "state", "styleClass"];
const OF_TARGET: [&str; 8] =
    ["source", "selector", "state", "styleClass", "renderedVia", "scope", "purpose", "items"];
const OF_SELECTOR: [&str; 11] = [
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
    "refinedBy",
    "value",
    "conformsTo",
    "startSelector",
    "endSelector",
    "source",
];

/// What is doubtful in an annotation.
pub fn of(note: &Value) -> Vec<Doubt> {
    let mut found = Vec::new();
    keys(note, &OF_NOTE, "a note", &mut found);
    for motivation in many(&note["motivation"]) {
        motivated(motivation, "motivation", "", &mut found);
    }
    let motivation = many(&note["motivation"]).find_map(name).unwrap_or("commenting");
    many(&note["body"]).for_each(|body| of_body(body, motivation, &mut found));
    for target in many(&note["target"]) {
        keys(target, &OF_TARGET, "a target", &mut found);
        many(&target["selector"]).for_each(|selector| of_selector(selector, &mut found));
    }
    found
}

/// A note whose body is empty, or missing, or has another name.
pub fn nothing_said(id: &str, kind: NoteKind) -> Option<Doubt> {
    let message = format!("the note `{id}` says nothing: give it a `body` with the text as its `value`");
    (kind == NoteKind::default()).then(|| Doubt { message, is_key: false, written: String::new() })
}

fn of_body(body: &Value, motivation: &str, found: &mut Vec<Doubt>) {
    keys(body, &OF_BODY, "a body", found);
    many(&body["items"]).for_each(|item| of_body(item, motivation, found));
    for purpose in many(&body["purpose"]) {
        motivated(purpose, "purpose", ", and its text is shown as a comment", found);
    }
    let Some(value) = body["value"].as_str() else { return };
    match many(&body["purpose"]).find_map(name).unwrap_or(motivation) {
        "tagging" if word::<NoteKind>(value).is_none() => {
            found.push(unknown(value, "tag", ", so nothing comes of it", &TAGS));
        }
        "classifying" => {
            let level = value.strip_prefix("confidence:").map(str::trim);
            if level.is_none_or(|level| word::<Confidence>(level).is_none()) {
                let wanted = CONFIDENCES.map(|level| format!("confidence:{level}"));
                let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
                found.push(unknown(value, "classification", ", so nothing comes of it", &wanted));
            }
        }
        _ => {}
    }
}

fn of_selector(selector: &Value, found: &mut Vec<Doubt>) {
    keys(selector, &OF_SELECTOR, "a selector", found);
    many(&selector["refinedBy"]).for_each(|refined| of_selector(refined, found));
}

fn keys(value: &Value, known: &[&str], what: &str, found: &mut Vec<Doubt>) {
    let Some(map) = value.as_object() else { return };
    let is_known = |key: &str| known.contains(&key) || OF_ALL.contains(&key);
    // A colon says whose vocabulary it is of.
    for key in map.keys().filter(|key| !is_known(key) && !key.contains(':')) {
        let meant = meant(key, known).or_else(|| meant(key, &OF_ALL));
        let meant = meant.map(|meant| format!(" `{meant}` may be meant;")).unwrap_or_default();
        let message = format!(
            "the key `{key}` is unknown in {what}, and passed over:{meant} correct it, or leave it to the program that wrote it"
        );
        found.push(Doubt { message, is_key: true, written: key.clone() });
    }
}

/// A motivation, or a purpose, which is one; those of other vocabularies have an address or a prefix.
fn motivated(value: &Value, what: &str, consequence: &str, found: &mut Vec<Doubt>) {
    let Some(written) = value.as_str() else { return };
    let is_elsewhere = written.contains(['#', ':']) && !written.starts_with("oa:");
    if is_elsewhere || name(value).is_some_and(|name| MOTIVATIONS.contains(&name)) {
        return;
    }
    found.push(unknown(written, what, consequence, &MOTIVATIONS));
}

fn unknown(written: &str, what: &str, consequence: &str, known: &[&str]) -> Doubt {
    let meant = meant(written, known).map(|meant| format!(" `{meant}` may be meant;")).unwrap_or_default();
    let message =
        format!("`{written}` is no {what} that is known{consequence}:{meant} known are {}", known.join(", "));
    Doubt { message, is_key: false, written: written.to_owned() }
}

/// A word with a slip, or its beginning: `edit` for `editing`.
fn meant<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = written.to_lowercase();
    let begins = |word: &&&str| written.len() > 2 && word.starts_with(&*lower);
    nearest(&lower, known.iter().copied()).or_else(|| known.iter().find(begins).copied())
}

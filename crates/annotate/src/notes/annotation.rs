//! One annotation, read leniently: the model lets most properties be one thing or several.

use serde_json::Value;
use serde_json::value::RawValue;

use super::doubts::{self, Doubt};
use crate::decode::newlines_as_lf;
use jiazhu_reading::{Confidence, LangText, Note, NoteKind, Span};

/// What an annotation says, and of which passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    pub id: String,
    motivation: String,
    kind: NoteKind,
    proposed: Option<String>,
    body: Vec<LangText>,
    confidence: Option<Confidence>,
    /// The words of the passage, where a body with purpose `segmenting` says them.
    pub words: Option<Vec<String>>,
    /// At least one.
    pub targets: Vec<Target>,
    /// What says nothing to anybody here.
    pub doubts: Vec<Doubt>,
}

/// A passage as its selectors describe it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// The passage itself; empty where only its position is given.
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
    pub position: Option<Span>,
}

impl Annotation {
    /// The note on one passage.
    pub fn note(&self, span: Span, printed: &str) -> Note {
        Note {
            span,
            id: self.id.clone(),
            motivation: self.motivation.clone(),
            kind: self.kind,
            printed: printed.to_string(),
            proposed: self.proposed.clone(),
            body: self.body.clone(),
            confidence: self.confidence,
        }
    }
}

/// Reads an annotation; `index` names one that has no id.
///
/// # Errors
/// What is wrong with it and what to do.
pub fn read(written: &RawValue, index: usize) -> Result<Annotation, String> {
    let value: Value =
        serde_json::from_str(written.get()).map_err(|error| format!("this note cannot be read: {error}"))?;
    if !value.is_object() {
        return Err("this is not a note: write an object with `body` and `target`".to_string());
    }
    let id = match &value["id"] {
        Value::Null => format!("note-{}", index + 1),
        Value::String(id) if !id.is_empty() && !id.contains(char::is_whitespace) => id.clone(),
        _ => {
            return Err(
                "the id of this note is not a text without spaces: correct it, or leave it out".to_string()
            );
        }
    };
    let targets: Vec<Target> =
        many(&value["target"]).map(|target| read_target(&id, target)).collect::<Result<_, _>>()?;
    if targets.is_empty() {
        return Err(format!("the note `{id}` has no `target`: say which passage it is about"));
    }
    let motivations: Vec<&str> = many(&value["motivation"]).filter_map(name).collect();
    let motivation = if motivations.contains(&"editing") {
        "editing"
    } else {
        motivations.first().copied().unwrap_or("commenting")
    };
    let mut annotation = Annotation {
        id,
        motivation: motivation.to_string(),
        kind: NoteKind::default(),
        proposed: None,
        body: Vec::new(),
        confidence: None,
        words: None,
        targets,
        doubts: doubts::of(&value),
    };
    if let Some(text) = value["bodyValue"].as_str() {
        annotation.say(text, "und");
    }
    for body in many(&value["body"]) {
        read_body(&mut annotation, body, motivation);
    }
    let is_sign = matches!(motivation, "highlighting" | "bookmarking");
    if annotation.is_shown() && annotation.body.is_empty() && annotation.proposed.is_none() && !is_sign {
        annotation.doubts.extend(doubts::nothing_said(&annotation.id, annotation.kind));
    }
    // By editors' custom □ stands for a character that is lost.
    if annotation.proposed.as_ref().is_some_and(|proposed| proposed.contains('□')) {
        annotation.kind = NoteKind::Damage;
    }
    Ok(annotation)
}

impl Annotation {
    /// Whether it says something to the reader, and not only to the machine where words divide.
    pub fn is_shown(&self) -> bool {
        self.words.is_none() || self.proposed.is_some() || !self.body.is_empty()
    }

    fn say(&mut self, text: &str, lang: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.body.push(LangText { lang: lang.to_string(), text: text.to_string() });
        }
    }
}

fn read_body(annotation: &mut Annotation, body: &Value, motivation: &str) {
    if let Some(text) = body.as_str() {
        return annotation.say(text, "und");
    }
    // A Choice or a List holds its bodies under `items`.
    for item in many(&body["items"]) {
        read_body(annotation, item, motivation);
    }
    let Some(value) = body["value"].as_str() else { return };
    let lang = many(&body["language"]).find_map(Value::as_str).unwrap_or("und");
    match many(&body["purpose"]).find_map(name).unwrap_or(motivation) {
        "editing" => {
            annotation.proposed.get_or_insert_with(|| newlines_as_lf(value));
        }
        "segmenting" => {
            let words = value.split(|c: char| c.is_whitespace() || c == '|').filter(|word| !word.is_empty());
            annotation.words.get_or_insert_with(|| words.map(str::to_string).collect());
        }
        "tagging" => {
            if let Some(kind) = word(value) {
                annotation.kind = kind;
            }
        }
        "classifying" => {
            if let Some(confidence) = value.strip_prefix("confidence:").and_then(|level| word(level.trim())) {
                annotation.confidence = Some(confidence);
            }
        }
        _ => annotation.say(value, lang),
    }
}

fn read_target(id: &str, target: &Value) -> Result<Target, String> {
    let mut read = Target::default();
    for selector in many(&target["selector"]) {
        read_selector(&mut read, selector);
    }
    if read.exact.is_empty() && read.position.is_none() {
        return Err(format!(
            "the note `{id}` does not say which passage it is about: give its target a TextQuoteSelector with the passage \
             as `exact`"
        ));
    }
    Ok(read)
}

fn read_selector(target: &mut Target, selector: &Value) {
    if let Some(exact) = selector["exact"].as_str().filter(|_| target.exact.is_empty()) {
        let text = |key: &str| newlines_as_lf(selector[key].as_str().unwrap_or_default());
        target.exact = newlines_as_lf(exact);
        target.prefix = text("prefix");
        target.suffix = text("suffix");
    }
    let number = |key: &str| selector[key].as_u64().and_then(|number| u32::try_from(number).ok());
    if let (Some(start), Some(end)) = (number("start"), number("end"))
        && start < end
    {
        target.position.get_or_insert(Span { start, end });
    }
    for refined in many(&selector["refinedBy"]) {
        read_selector(target, refined);
    }
}

/// The model's "one or several": an array's items, a single value, or none.
pub(super) fn many(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Null => [].iter(),
        Value::Array(items) => items.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

/// A motivation's name, with or without the vocabulary's prefix.
pub(super) fn name(value: &Value) -> Option<&str> {
    let text = value.as_str()?;
    Some(text.rsplit(['#', ':']).next().unwrap_or(text))
}

pub(super) fn word<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::from(text)).ok()
}

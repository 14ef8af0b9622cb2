//! Notes on passages of an article, as W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>).
//!
//! A file holds one annotation, an array of them, or an AnnotationPage or AnnotationCollection. A note finds its
//! passage by quotation (TextQuoteSelector with prefix and suffix), so that it survives edits elsewhere in the
//! article; a position (TextPositionSelector, in code points of the text) decides between equal quotations.

mod anchor;
mod annotation;
mod doubts;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

use serde_json::value::RawValue;

use crate::decode::{Decoded, decode};
use crate::diagnostic::{Cursor, Diagnostic, Place};
use crate::json;
use crate::other_file;
use crate::segment::DividedPassage;
use crate::sorting;
use jiazhu_reading::Note;

use anchor::{CountedText, Miss};
use annotation::Annotation;

/// The annotations of a file, not yet tied to an article.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// As the caller named it.
    pub file: String,
    /// What is to be told about how the file was read.
    pub warnings: Vec<Diagnostic>,
    annotations: Vec<(Annotation, Place)>,
}

impl Notes {
    /// Reads a file of annotations; `file` names it in diagnostics.
    ///
    /// # Errors
    /// All that is wrong with it: what [`decode`] refuses, `swapped` for a glossary, a table or an article, `notes` for broken JSON and for annotations that say nothing or
    /// have no target, `duplicate-id`.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Notes, Vec<Diagnostic>> {
        let swapped = |message: String| {
            let place = Place { line: 1, column: 1, length: 1 };
            vec![Diagnostic::error("swapped", file, message).at(place)]
        };
        if let Some(message) = other_file::by_bytes(file, bytes, "the notes") {
            return Err(swapped(message));
        }
        let Decoded { text: source, warnings } = decode(file, bytes).map_err(|error| vec![error])?;
        if source.trim().is_empty() {
            // As of a glossary that nobody has begun.
            let message = "the file of notes is empty: write the list, `[` and `]`, or delete the file";
            let warnings = vec![Diagnostic::warning("notes", file, message)];
            return Ok(Notes { file: file.to_string(), warnings, ..Notes::default() });
        }
        let pieces = pieces(&source).map_err(|error| match other_file::no_notes(file, &source) {
            Some(message) => swapped(message),
            None => {
                let (message, place) = not_json(&source, &error);
                vec![Diagnostic::error("notes", file, message).at(place)]
            }
        })?;
        if other_file::is_glossary(&source) {
            return Err(swapped(other_file::no_notes(file, &source).unwrap_or_default()));
        }
        let mut notes = Notes { file: file.to_string(), warnings, annotations: Vec::new() };
        let mut errors = Vec::new();
        let (mut ids, mut known) = (HashSet::new(), HashSet::new());
        let mut cursor = Cursor::new(&source);
        for (index, piece) in pieces.into_iter().enumerate() {
            // Each piece borrows from the source.
            let at = (piece.get().as_ptr() as usize).saturating_sub(source.as_ptr() as usize);
            let place = cursor.place(at);
            match annotation::read(piece, index) {
                Err(message) => errors.push(Diagnostic::error("notes", file, message).at(place)),
                Ok(annotation) if !ids.insert(annotation.id.clone()) => {
                    let message =
                        format!("the id `{}` is given to two notes: give this one another", annotation.id);
                    errors.push(Diagnostic::error("duplicate-id", file, message).at(place));
                }
                Ok(mut annotation) => {
                    for doubt in std::mem::take(&mut annotation.doubts) {
                        // A key of another program stands in all of its notes.
                        if doubt.is_key && !known.insert(doubt.message.clone()) {
                            continue;
                        }
                        let place =
                            doubt.place(piece.get()).map_or(place, |within| cursor.place(at + within));
                        notes.warnings.push(Diagnostic::warning("note-value", file, doubt.message).at(place));
                    }
                    notes.annotations.push((annotation, place));
                }
            }
        }
        if errors.is_empty() { Ok(notes) } else { Err(errors) }
    }

    /// The notes whose passage is found in `text`, in order of start, the longer first; and what keeps the others out.
    pub fn anchor(&self, text: &str) -> (Vec<Note>, Vec<Diagnostic>) {
        let Anchored { notes, diagnostics, .. } = self.anchor_all(text);
        (notes, diagnostics)
    }

    /// The same, with the passages whose words notes say.
    pub(crate) fn anchor_all(&self, text: &str) -> Anchored {
        let text = CountedText::new(text);
        let mut placed = Vec::new();
        let mut divided = Vec::new();
        let mut diagnostics = Vec::new();
        for (annotation, place) in &self.annotations {
            for target in &annotation.targets {
                match text.find(target) {
                    Ok(found) => {
                        if found.moved {
                            let message = format!(
                                "the note `{}` is tied to `{}`, but what stands around that has changed: read it \
                                 again, and renew its prefix and suffix",
                                annotation.id,
                                short(&target.exact)
                            );
                            diagnostics
                                .push(Diagnostic::warning("note-context", &self.file, message).at(*place));
                        }
                        let passage = text.slice(found.span);
                        match annotation.words.as_ref().map(|words| ends_of(words, passage)) {
                            Some(Some(ends)) => divided.push(DividedPassage::new(found.span, &ends)),
                            Some(None) => {
                                let message = format!(
                                    "the words of the note `{}` do not make up its passage `{}`: write the passage with a space \
                                     where words divide, and change nothing else",
                                    annotation.id,
                                    short(passage)
                                );
                                diagnostics.push(
                                    Diagnostic::error("note-segmenting", &self.file, message).at(*place),
                                );
                            }
                            None => {}
                        }
                        if annotation.is_shown() {
                            placed.push(annotation.note(found.span, passage));
                        }
                    }
                    Err(miss) => {
                        let message = explain(&annotation.id, target, &miss);
                        diagnostics.push(Diagnostic::error("note-anchor", &self.file, message).at(*place));
                    }
                }
            }
        }
        sorting::by_key(&mut placed, |note| (note.span.start, Reverse(note.span.end)));
        Anchored { notes: placed, divided, diagnostics }
    }

    /// Where a note stands in its file.
    pub(crate) fn place_of(&self, id: &str) -> Option<Place> {
        self.annotations.iter().find(|(annotation, _)| annotation.id == id).map(|(_, place)| *place)
    }

    /// How many annotations there are.
    pub fn len(&self) -> usize {
        self.annotations.len()
    }

    pub fn is_empty(&self) -> bool {
        self.annotations.is_empty()
    }
}

/// What becomes of notes in a text.
pub(crate) struct Anchored {
    /// In order of start, the longer first.
    pub notes: Vec<Note>,
    /// In the order of the file.
    pub divided: Vec<DividedPassage>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Where the words of `words` end in the passage that they make up, in code points of it.
fn ends_of(words: &[String], passage: &str) -> Option<Vec<usize>> {
    let without_blanks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let is_whole = words.concat() == without_blanks(passage) && !passage.contains(char::is_whitespace);
    let ends = words.iter().scan(0, |end, word| {
        *end += word.chars().count();
        Some(*end)
    });
    (is_whole && !words.is_empty()).then(|| ends.collect())
}

fn explain(id: &str, target: &annotation::Target, miss: &Miss) -> String {
    let quoted = short(&target.exact);
    match miss {
        Miss::Absent => format!(
            "the note `{id}` is tied to nothing: `{quoted}` does not stand in the article; copy the passage from it, \
             to the character"
        ),
        Miss::Several(count) => format!(
            "the note `{id}` is tied to nothing: `{quoted}` stands in the article {count} times; add a `prefix` and a \
             `suffix`, the characters before and after the passage"
        ),
        Miss::OutOfRange(length) => format!(
            "the note `{id}` is tied to nothing: its position is not inside the article, which has {length} characters; \
             add a TextQuoteSelector"
        ),
    }
}

fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// The annotations of a file, each as it is written, so that its place is known.
fn pieces(source: &str) -> Result<Vec<&RawValue>, serde_json::Error> {
    #[derive(serde::Deserialize)]
    struct Page<'a> {
        #[serde(borrow)]
        items: Option<Vec<&'a RawValue>>,
        #[serde(borrow)]
        first: Option<&'a RawValue>,
    }

    let whole: &RawValue = serde_json::from_str(source)?;
    if source.trim_start().starts_with('[') {
        return serde_json::from_str(source);
    }
    let Ok(page) = serde_json::from_str::<Page>(source) else { return Ok(vec![whole]) };
    match page {
        Page { items: Some(items), .. } => Ok(items),
        // A collection may hold its first page (Web Annotation Data Model, section 5.1).
        Page { first: Some(first), .. } if first.get().starts_with('{') => {
            let page: Page = serde_json::from_str(first.get())?;
            Ok(page.items.unwrap_or_default())
        }
        _ => Ok(vec![whole]),
    }
}

/// What is wrong with a file that is no JSON, and where.
fn not_json(source: &str, error: &serde_json::Error) -> (String, Place) {
    let first = source.trim_start().chars().next();
    let is_yaml = first.is_some_and(|c| c == '-' || c.is_alphabetic());
    if is_yaml {
        let message = "notes are JSON, and this begins as YAML or another text does: write `[{ \"body\": …, \"target\": … }]`, \
                       each key and each text in quotation marks";
        return (message.to_owned(), Place { line: 1, column: 1, length: 1 });
    }
    if let Some((what, at)) = json::slip(source, true) {
        return (format!("this file is not JSON: {what}"), Cursor::new(source).place(at));
    }
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    let place = Place { line: error.line().max(1) as u32, column: error.column().max(1) as u32, length: 1 };
    (format!("this file is not JSON: {what}; correct it here"), place)
}

#[cfg(test)]
mod tests;

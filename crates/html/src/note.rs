//! The notes as a section: what is printed, what is proposed, and why.

use super::write::Writer;
use super::{note_id, note_reference_id};
use jiazhu_reading::runs::{RunKind, runs};
use jiazhu_reading::{Note, Reading};

pub(super) fn section(out: &mut Writer, reading: &Reading) {
    if reading.notes.is_empty() {
        return;
    }
    let linked = linked(reading);
    let attributes = [("class", "jz-notes"), ("role", "doc-endnotes"), ("aria-labelledby", "jiazhu-notes")];
    out.open("section", &attributes);
    out.line();
    out.element("h2", &[("id", "jiazhu-notes"), ("lang", "en")], "Notes on the text");
    out.line();
    out.open("ol", &[]);
    for (first, note) in reading.notes.iter().enumerate() {
        // One annotation may speak of several places: it is told once, where it stands first.
        if reading.notes[..first].iter().any(|earlier| earlier.id == note.id) {
            continue;
        }
        let places: Vec<usize> =
            (first..reading.notes.len()).filter(|at| reading.notes[*at].id == note.id).collect();
        out.line();
        out.open("li", &[("class", "jz-note"), ("id", &note_id(&note.id)), ("data-kind", note.kind.name())]);
        write_note(out, reading, note);
        for (number, at) in places.iter().filter(|at| linked[**at]).enumerate() {
            let (href, number) = (format!("#{}", note_reference_id(*at)), (number + 1).to_string());
            out.text(" ");
            let label = format!("Back to place {number} of {}", note.printed);
            out.element(
                "a",
                &[("role", "doc-backlink"), ("href", &href), ("aria-label", &label), ("lang", "en")],
                &number,
            );
        }
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
}

fn write_note(out: &mut Writer, reading: &Reading, note: &Note) {
    let lang = reading.about.lang.as_str();
    out.open("p", &[("class", "jz-emendation")]);
    out.element("span", &[("class", "jz-printed"), ("lang", lang)], &note.printed);
    if let Some(proposed) = &note.proposed {
        out.text(" → ");
        out.element("span", &[("class", "jz-proposed"), ("lang", lang)], proposed);
    }
    out.close();
    for said in &note.body {
        out.open("p", &[("lang", &said.lang)]);
        if said.lang.starts_with("zh") {
            out.text(&said.text)
        } else {
            out.prose(&said.text)
        }
        out.close();
    }
    if let Some(confidence) = note.confidence {
        out.element("p", &[("class", "jz-confidence"), ("lang", "en")], confidence.phrase());
    }
}

/// Which notes have an element of their own in the text, so that something can link back to it.
fn linked(reading: &Reading) -> Vec<bool> {
    let mut linked = vec![false; reading.notes.len()];
    for block in runs(reading) {
        let references = block.runs.iter().filter_map(|run| match run.kind {
            RunKind::Note(at) => Some(at),
            _ => None,
        });
        references.chain(block.signs).for_each(|at| linked[at] = true);
    }
    linked
}

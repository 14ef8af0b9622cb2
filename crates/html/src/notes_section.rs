//! The notes as a section: each as its card tells it, with links back to where it stands. As an entry, one that the page's
//! address names stands at the bottom of the window.

use super::part::content;
use super::write::Writer;
use super::{closing_link, note_id, note_reference_id};
use jiazhu_reading::Reading;
use jiazhu_reading::card::note_on;
use jiazhu_reading::runs::{RunKind, runs};
use jiazhu_reading::strings::{Phrase, Strings};

pub(super) fn section(out: &mut Writer, reading: &Reading, numbers: &[u32], say: &Strings) {
    if reading.notes.is_empty() {
        return;
    }
    let linked = linked(reading);
    let attributes =
        [("class", "jz-notes jz-sheets"), ("role", "doc-endnotes"), ("aria-labelledby", "jiazhu-notes")];
    out.open("section", &attributes);
    out.line();
    out.element("h2", &[("id", "jiazhu-notes"), ("lang", say.lang)], say.get(Phrase::NotesOnTheText));
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
        let attributes = [
            ("class", "jz-note"),
            ("id", &*note_id(&note.id)),
            ("tabindex", "-1"),
            ("data-kind", note.kind.name()),
            ("lang", say.lang),
        ];
        out.open("li", &attributes);
        closing_link(out, say);
        content(out, reading, &note_on(note, numbers[first], &reading.about.lang, say).content);
        for (number, at) in places.iter().filter(|at| linked[**at]).enumerate() {
            let (href, number) = (format!("#{}", note_reference_id(*at)), (number + 1).to_string());
            out.text(" ");
            let label = say.fill(Phrase::BackToPlace, &[("n", &number), ("passage", &note.printed)]);
            out.element("a", &[("role", "doc-backlink"), ("href", &href), ("aria-label", &label)], &number);
        }
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
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

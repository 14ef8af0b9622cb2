//! The card of a note, and the rows that tell a mark's notes in the mark's card.

use yew::prelude::*;

use super::prose::{english, said};
use crate::reading::{Note, NoteKind};
use crate::state::Outline;

/// The notes of an anchor, as a card of their own.
pub fn note_card(outline: &Outline, anchor: usize) -> Html {
    let notes = outline.notes_at(anchor);
    html! {
        <div class="jz-entry">
            { note_rows(outline, &notes) }
            <p class="jz-origin">{ "Publisher’s note" }</p>
        </div>
    }
}

/// Notes below each other.
pub fn note_rows(outline: &Outline, notes: &[usize]) -> Html {
    let lang = &outline.source.about.lang;
    let rows = notes.iter().map(|at| row(&outline.reading.notes[*at], outline.note_numbers[*at], lang));
    html! { { for rows } }
}

fn row(note: &Note, number: u32, lang: &str) -> Html {
    let proposed = note.proposed.as_ref().map(|proposed| {
        html! { <><dt>{ "proposed" }</dt><dd class="jz-proposed" lang={lang.to_owned()}>{ proposed.clone() }</dd></> }
    });
    let body = note.body.iter().map(|part| {
        html! { <p class="jz-gloss" lang={part.lang.clone()}>{ said(&part.text, &part.lang) }</p> }
    });
    html! {
        <div class="jz-note" data-kind={note.kind.name()}>
            <h3 class="jz-label" data-number={number.to_string()}>{ title(note.kind) }</h3>
            <dl class="jz-rows">
                <dt>{ "printed" }</dt><dd class="jz-printed" lang={lang.to_owned()}>{ note.printed.clone() }</dd>
                { for proposed }
            </dl>
            { for body }
            { for note.confidence.map(|confidence| html! { <p class="jz-confidence">{ english(confidence.phrase()) }</p> }) }
        </div>
    }
}

fn title(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Damage => "Damaged passage",
        NoteKind::Conversion => "Slip of conversion",
        NoteKind::Layout => "Lost layout",
        NoteKind::Wording => "Unusual wording",
        NoteKind::Variant => "Regional form",
        NoteKind::Remark => "Remark",
    }
}

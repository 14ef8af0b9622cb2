//! The card of a note.

use yew::prelude::*;

use super::part::content;
use crate::card::note_parts;
use crate::state::Outline;

/// The notes of an anchor, as a card of their own.
pub fn note_card(outline: &Outline, anchor: usize) -> Html {
    let notes = outline.notes_at(anchor);
    let notes = notes.iter().map(|at| (&outline.reading.notes[*at], outline.note_numbers[*at]));
    let notes: Vec<_> = notes.collect();
    html! { <div class="jz-entry">{ content(&note_parts(&notes, &outline.source.about.lang, outline.say)) }</div> }
}

//! The card of an entry, and what only the place tells where it was opened.

use yew::prelude::*;

use super::dictionary::Dictionary;
use super::part::content;
use crate::card::{EntryPlace, entry_parts};
use crate::state::{Opener, Outline};

/// `anchor`: the mark it was opened at; its notes, and the marks inside it, are told here.
pub fn entry_card(outline: &Outline, dictionary: &Dictionary, at: u32, anchor: Option<usize>) -> Html {
    let place = anchor.map(|anchor| place(outline, dictionary, anchor)).unwrap_or_default();
    let marks = &outline.occurrences[at as usize];
    let told = entry_parts(&outline.reading, at, marks, Some(&place), outline.say);
    html! { <div class="jz-entry" key={at}>{ content(&told) }</div> }
}

fn place(outline: &Outline, dictionary: &Dictionary, anchor: usize) -> EntryPlace {
    let span = outline.span(Opener::Anchor(anchor));
    let words = span.map(|span| outline.divide(dictionary.words(), span)).unwrap_or_default();
    let notes = outline.notes_at(anchor);
    EntryPlace {
        mark: outline.mark_of(anchor),
        link: outline.link_at(anchor).cloned(),
        inside: outline.inside(anchor),
        notes: notes.into_iter().map(|at| (at, outline.note_numbers[at])).collect(),
        words: words.into_iter().map(|word| outline.mentioned(word)).collect(),
        ladder: span.map(|span| outline.ladder(span)).unwrap_or_default(),
        span,
    }
}

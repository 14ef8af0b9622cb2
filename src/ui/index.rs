//! The index of entries: each term, and links back to where it stands.

use std::rc::Rc;

use yew::prelude::*;

use super::part::{content, part};
use super::{Dispatch, links};
use crate::card::{note_on, places, printed, written};
use crate::dom::{nearest, number_at};
use crate::state::{Action, Outline};
use crate::strings::Phrase;

#[derive(PartialEq)]
pub struct IndexProps {
    pub outline: Rc<Outline>,
    /// How many rows are drawn.
    pub rows: usize,
    pub open: bool,
    pub dispatch: Dispatch,
}

pub fn index(props: &IndexProps) -> Html {
    let outline = &props.outline;
    let onclick = {
        let (dispatch, open) = (props.dispatch.clone(), !props.open);
        Callback::from(move |event: MouseEvent| {
            let show = || {
                number_at(event.target(), "data-show")
                    .map(|entry| Action::Show { entry: entry as u32, from: 0 })
            };
            let toggle = || nearest(event.target(), ".jz-index-head").map(|_| Action::Index { open });
            if let Some(action) = links::action(&event).or_else(show).or_else(toggle) {
                dispatch.dispatch(action);
            }
        })
    };
    let is_traditional = outline.reading.is_traditional();
    let rows = outline.index().take(props.rows).map(|(at, marks)| row(outline, at, marks, is_traditional));
    let count = outline.index().count();
    let notes = (props.rows >= count).then(|| notes(outline));
    if count == 0 {
        return html! { { for notes } };
    }
    let say = outline.say;
    let expanded = if props.open { "true" } else { "false" };
    html! {
        <section class="jz-index" part="index" role="doc-glossary" aria-label={say.get(Phrase::IndexOfTerms)} data-open={expanded} {onclick}>
            <h2 class="jz-index-head">
                <button type="button" aria-expanded={expanded}>
                    { say.get(Phrase::TermsOfThisText) }<span class="jz-count">{ count }</span>
                </button>
            </h2>
            // Firefox makes whatever scrolls a stop of Tab; the buttons and links inside are stops enough.
            <ol tabindex="-1">{ for rows }</ol>
            { for notes }
        </section>
    }
}

/// What paper has in the place of the cards of notes. One note may speak of several places: it is told once.
fn notes(outline: &Outline) -> Html {
    let mut told = 0;
    let is_new = |at: &usize| {
        let number = outline.note_numbers[*at];
        let is_new = number > told;
        told = told.max(number);
        is_new
    };
    let lang = &outline.source.about.lang;
    let note = |at: usize| note_on(&outline.reading.notes[at], outline.note_numbers[at], lang, outline.say);
    let notes = (0..outline.note_numbers.len()).filter(is_new).map(|at| part(&note(at)));
    html! { <div class="jz-printed-note">{ for notes }</div> }
}

fn row(outline: &Outline, at: u32, marks: &[u32], is_traditional: bool) -> Html {
    let (entry, say) = (&outline.reading.entries[at as usize], outline.say);
    html! {
        <li key={at} value={(at + 1).to_string()}>
            <dfn><button class="jz-show" type="button" data-show={at.to_string()}>
                { content(&written(entry, is_traditional)) }
            </button></dfn>
            { part(&places(marks, None, false, say)) }
            // Print has no cards: there the index is the notes.
            <div class="jz-printed-note">{ content(&printed(&outline.reading, entry, say)) }</div>
        </li>
    }
}

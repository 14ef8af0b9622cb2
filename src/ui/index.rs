//! The index of entries: each term, and links back to where it stands.

use std::rc::Rc;

use yew::prelude::*;

use super::part::{content, part};
use super::{Dispatch, links, strings};
use crate::card::{note_on, places, prose};
use crate::dom::number_at;
use crate::reading::Entry;
use crate::state::{Action, Outline};
use crate::strings::Phrase;

#[derive(Properties, PartialEq)]
pub struct IndexProps {
    pub outline: Rc<Outline>,
    /// How many rows are drawn.
    pub rows: usize,
    pub open: bool,
    pub dispatch: Dispatch,
}

/// The props of an index that shows nothing.
pub fn nothing() -> IndexProps {
    IndexProps { outline: Rc::default(), rows: 0, open: false, dispatch: Dispatch(Callback::noop()) }
}

#[component]
pub fn Index(props: &IndexProps) -> Html {
    let outline = &props.outline;
    let toggle = {
        let (dispatch, open) = (props.dispatch.clone(), !props.open);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Index { open }))
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            let show = || {
                number_at(event.target(), "data-show")
                    .map(|entry| Action::Show { entry: entry as u32, from: 0 })
            };
            if let Some(action) = links::action(&event).or_else(show) {
                dispatch.dispatch(action);
            }
        })
    };
    let rows = outline
        .index()
        .take(props.rows)
        .map(|(at, marks)| row(at, &outline.reading.entries[at as usize], marks));
    let count = outline.index().count();
    let notes = (props.rows >= count).then(|| notes(outline));
    if count == 0 {
        return html! { { for notes } };
    }
    let say = strings();
    let expanded = if props.open { "true" } else { "false" };
    html! {
        <section class="jz-index" part="index" role="doc-glossary" aria-label={say.get(Phrase::IndexOfTerms)} data-open={expanded}>
            <h2 class="jz-index-head">
                <button type="button" aria-expanded={expanded} onclick={toggle}>
                    <span lang="zh-Hant">{ "本文詞目" }</span><span class="jz-count">{ count }</span>
                    <span class="jz-hidden">{ " " }{ say.get(Phrase::TermsOfThisText) }</span>
                </button>
            </h2>
            // Firefox makes whatever scrolls a stop of Tab; the buttons and links inside are stops enough.
            <ol tabindex="-1" {onclick}>{ for rows }</ol>
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
    let note = |at: usize| note_on(&outline.reading.notes[at], outline.note_numbers[at], lang, strings());
    let notes = (0..outline.note_numbers.len()).filter(is_new).map(|at| part(&note(at)));
    html! { <div class="jz-printed-note">{ for notes }</div> }
}

fn row(at: u32, entry: &Entry, marks: &[u32]) -> Html {
    let (text, lang) = match &entry.traditional {
        Some(traditional) => (traditional, "zh-Hant"),
        None => (&entry.headword, "zh-Hans"),
    };
    let simplified = entry.traditional.as_ref().filter(|traditional| **traditional != entry.headword);
    let simplified = simplified
        .map(|_| html! { <span class="jz-simplified" lang="zh-Hans">{ entry.headword.clone() }</span> });
    let rendering = entry
        .renderings
        .first()
        .map(|rendering| html! { <p lang="en">{ content(&prose(&rendering.text, "en")) }</p> });
    let meaning =
        [("en", &entry.gloss.en), ("zh-Hans", &entry.gloss.zh)].into_iter().filter_map(|(lang, text)| {
            text.as_ref().map(|text| html! { <p {lang}>{ content(&prose(text, lang)) }</p> })
        });
    html! {
        <li key={at} value={(at + 1).to_string()}>
            <dfn><button class="jz-show" type="button" data-show={at.to_string()}>
                <span {lang}>{ text.clone() }</span>{ for simplified }
            </button></dfn>
            { part(&places(marks, entry, None, false, strings())) }
            // Print has no cards: there the index is the notes.
            <div class="jz-printed-note">
                if let Some(pinyin) = &entry.pinyin { <p class="jz-pinyin" lang="zh-Latn-pinyin">{ pinyin.clone() }</p> }
                { for rendering }
                { for meaning }
            </div>
        </li>
    }
}

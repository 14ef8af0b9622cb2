//! The glossary: as cards, or as the text that it is.

use jiazhu_annotate::candidates::Candidate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::studio::target;
use super::{card, say};
use crate::state::{Action, Row, State, is_new};

/// What is chosen between.
pub fn switch(state: &State, act: &Callback<Action>) -> Html {
    let button = |is_text: bool, label: &str| {
        let is_here = (state.cards.is_text == is_text).to_string();
        let onclick = act.reform(move |_: MouseEvent| Action::SeeText(is_text));
        html! { <button type="button" aria-pressed={is_here} {onclick}>{ label.to_owned() }</button> }
    };
    html! {
        <div class="st-switch" role="group" aria-label={say::HOW_SEEN}>
            { button(false, say::CARDS) }
            { button(true, say::TEXT) }
        </div>
    }
}

/// The list of entries, or the card that is open.
pub fn cards(state: &State, act: &Callback<Action>) -> Html {
    if state.cards.is_text {
        return html! {};
    }
    if state.glossary_is_table || state.is_unreadable() {
        let told = if state.glossary_is_table { say::TABLE } else { say::UNREADABLE };
        return html! {
            <p class="st-cards-told">{ told }{ " " }
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::SeeText(true))}>{ say::SHOW_TEXT }</button>
            </p>
        };
    }
    match state.cards.open {
        Some(entry) => card::card(state, entry, act),
        None => list(state, act),
    }
}

fn list(state: &State, act: &Callback<Action>) -> Html {
    let (rows, count) = state.rows();
    let oninput = act.reform(|event: InputEvent| {
        let text = target::<HtmlInputElement>(&event).map(|input| input.value()).unwrap_or_default();
        Action::Filter(text.into())
    });
    let first = rows.first().map(|row| row.entry);
    let can_add = is_new(state);
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Of an input method Enter is not the reader’s.
            if event.key() != "Enter" || event.is_composing() {
                return;
            }
            event.prevent_default();
            if can_add {
                act.emit(Action::AddTerm);
            } else if first.is_some() {
                act.emit(Action::Card(first));
            }
        })
    };
    let shown = rows.len();
    let is_empty = count == 0 && state.cards.filter.is_empty();
    html! {
        <div class="st-cards">
            <div class="st-find">
                <input type="search" name="filter" lang="zh" aria-label={say::FIND} placeholder={say::FIND} value={AttrValue::from(state.cards.filter.clone())} autocomplete="off" {oninput} {onkeydown} />
                if can_add {
                    <button type="button" name="add" onclick={act.reform(|_: MouseEvent| Action::AddTerm)}>{ say::add(state.cards.filter.trim()) }</button>
                }
            </div>
            if is_empty {
                <p class="st-cards-told">{ say::NO_TERMS }</p>
            } else if count == 0 && !can_add {
                <p class="st-cards-told">{ say::NONE_FOUND }</p>
            }
            <ul class="st-terms">{ for rows.into_iter().map(|row| term(row, act)) }</ul>
            if shown < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllCards)}>{ format!("Show all {count}") }</button>
            }
            if state.is_shown && state.cards.filter.is_empty() { { candidates(state, act) } }
        </div>
    }
}

/// Terms that may want an entry, when they are asked for.
fn candidates(state: &State, act: &Callback<Action>) -> Html {
    let seeks = state.cards.seeks;
    let term = |(at, candidate): (usize, &Candidate)| {
        let onclick = act.reform(move |_: MouseEvent| Action::AddCandidate(at));
        let title = say::times(candidate.places.len());
        html! { <li key={candidate.text.clone()}><button type="button" lang="zh-Hans" {title} {onclick}>{ candidate.text.clone() }<small>{ candidate.places.len() }</small></button></li> }
    };
    html! {
        <section class="st-candidates" aria-label={say::CANDIDATES}>
            <button type="button" name="seek" aria-expanded={seeks.to_string()} onclick={act.reform(move |_: MouseEvent| Action::Seek(!seeks))}>{ say::CANDIDATES }</button>
            if seeks {
                if state.words.is_none() { <p class="st-cards-told">{ say::WITHOUT_DICTIONARY }</p> }
                <ul>{ for state.cards.candidates.iter().enumerate().map(term) }</ul>
            }
        </section>
    }
}

fn term(row: Row, act: &Callback<Action>) -> Html {
    let entry = row.entry;
    html! {
        <li key={entry}>
            <button type="button" onclick={act.reform(move |_: MouseEvent| Action::Card(Some(entry)))}>
                <span class="st-term"><span lang="zh-Hans">{ row.headword }</span>{ " " }<i lang="zh-Latn">{ row.pinyin }</i>
                    if row.is_proposed { <b>{ say::PROPOSED }</b> }
                </span>
                <span class="st-gloss">{ row.gloss }</span>
            </button>
        </li>
    }
}

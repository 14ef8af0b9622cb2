//! The glossary: as cards, or as the text that it is.

use jiazhu_annotate::candidates::Candidate;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::studio::target;
use super::{card, say};
use crate::state::{Action, Row, State, is_new};
use crate::words::{Label, Lang};

/// What is chosen between.
pub fn switch(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let button = |is_text: bool, label: Label| {
        let is_here = (state.cards.is_text == is_text).to_string();
        let onclick = act.reform(move |_: MouseEvent| Action::SeeText(is_text));
        html! { <button type="button" aria-pressed={is_here} {onclick}>{ lang.say(label) }</button> }
    };
    html! {
        <div class="st-switch" role="group" aria-label={lang.say(Label::HowSeen)}>
            { button(false, Label::Cards) }
            { button(true, Label::Text) }
        </div>
    }
}

/// The list of entries, or the card that is open.
pub fn cards(state: &State, act: &Callback<Action>) -> Html {
    if state.cards.is_text {
        return html! {};
    }
    if state.glossary_is_table || state.is_unreadable() {
        let lang = state.lang;
        let told = lang.say(if state.glossary_is_table { Label::IsTable } else { Label::Unreadable });
        return html! {
            <p class="st-cards-told">{ told }{ " " }
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::SeeText(true))}>{ lang.say(Label::ShowText) }</button>
            </p>
        };
    }
    match state.cards.open {
        Some(entry) => card::card(state, entry, act),
        None => list(state, act),
    }
}

fn list(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
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
                <input type="search" name="filter" lang="zh" aria-label={lang.say(Label::Find)} placeholder={lang.say(Label::Find)} value={AttrValue::from(state.cards.filter.clone())} autocomplete="off" {oninput} {onkeydown} />
                if can_add {
                    <button type="button" name="add" onclick={act.reform(|_: MouseEvent| Action::AddTerm)}>{ lang.fill(Label::AddTerm, &[("term", state.cards.filter.trim())]) }</button>
                }
            </div>
            if is_empty {
                <p class="st-cards-told">{ lang.say(Label::NoTerms) }</p>
            } else if count == 0 && !can_add {
                <p class="st-cards-told">{ lang.say(Label::NoneFound) }</p>
            }
            <ul class="st-terms">{ for rows.into_iter().map(|row| term(lang, row, act)) }</ul>
            if shown < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllCards)}>{ lang.fill(Label::ShowAll, &[("n", &count.to_string())]) }</button>
            }
            if state.is_shown && state.cards.filter.is_empty() { { candidates(state, act) } }
        </div>
    }
}

/// Terms that may want an entry, when they are asked for.
fn candidates(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let seeks = state.cards.seeks;
    let term = |(at, candidate): (usize, &Candidate)| {
        let onclick = act.reform(move |_: MouseEvent| Action::AddCandidate(at));
        let title = say::times(lang, candidate.places.len());
        html! { <li key={candidate.text.clone()}><button type="button" lang="zh-Hans" {title} {onclick}>{ candidate.text.clone() }<small>{ candidate.places.len() }</small></button></li> }
    };
    html! {
        <section class="st-candidates" aria-label={lang.say(Label::Candidates)}>
            <button type="button" name="seek" aria-expanded={seeks.to_string()} onclick={act.reform(move |_: MouseEvent| Action::Seek(!seeks))}>{ lang.say(Label::Candidates) }</button>
            if seeks {
                if state.words.is_none() { <p class="st-cards-told">{ lang.say(Label::WithoutDictionary) }</p> }
                <ul>{ for state.cards.candidates.iter().enumerate().map(term) }</ul>
            }
        </section>
    }
}

fn term(lang: Lang, row: Row, act: &Callback<Action>) -> Html {
    let entry = row.entry;
    html! {
        <li key={entry}>
            <button type="button" onclick={act.reform(move |_: MouseEvent| Action::Card(Some(entry)))}>
                <span class="st-term"><span lang="zh-Hans">{ row.headword }</span>{ " " }<i lang="zh-Latn">{ row.pinyin }</i>
                    if row.is_proposed { <b>{ lang.say(Label::Proposed) }</b> }
                </span>
                <span class="st-gloss">{ row.gloss }</span>
            </button>
        </li>
    }
}

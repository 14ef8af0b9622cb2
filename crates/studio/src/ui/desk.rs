//! The reading and the texts it is made of.

use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::studio::target;
use super::{cards, notes};
use crate::dom::{select, value};
use crate::state::{
    Action, Dictionary, Field, Format, Kind, Left, Stage, State, Work, loses_structure, pasted_article,
};
use crate::words::{Label, Lang, finding as title};

/// Characters of an article that are shown as they are until its reading is there.
const PLAIN: usize = 20_000;

pub fn is_busy(state: &State) -> bool {
    matches!(state.work, Work::Busy { .. })
}

/// How it stands with the reading, where it is not simply there.
pub fn told(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    match &state.work {
        Work::Idle if state.article.trim().is_empty() => {
            html! { <p class="st-told">{ lang.say(Label::NoTextYet) }</p> }
        }
        Work::Busy { done, of } if *of > 1 && done < of => html! {
            <p class="st-told" role="status">
                <label>{ lang.say(Label::Fetching) }<progress value={done.to_string()} max={of.to_string()}>{ lang.fill(Label::DoneOf, &[("done", &done.to_string()), ("of", &of.to_string())]) }</progress></label>
            </p>
        },
        Work::Refused => html! {
            <p class="st-told" data-error="" role="status">
                { lang.say(if state.is_shown { Label::AsItWas } else { Label::NoReadingYet }) }
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::GoTo(0))}>{ first_error(state) }</button>
            </p>
        },
        Work::Failed(message) => {
            html! { <p class="st-told" data-error="" role="status"><span lang="en">{ message.clone() }</span>{ lang.say(Label::WhatYouWroteIsKept) }</p> }
        }
        Work::Idle | Work::Busy { .. } => match state.left().filter(|_| state.is_shown) {
            Some(left) => html! {
                <p class="st-told" data-error="" role="status">
                    { lang.say(if left == Left::Some { Label::WithoutWrong } else { Label::TextBefore }) }
                    <button type="button" onclick={act.reform(|_: MouseEvent| Action::GoTo(0))}>{ first_error(state) }</button>
                </p>
            },
            None => html! {},
        },
    }
}

fn first_error(state: &State) -> String {
    state.findings.first().map_or_else(String::new, |finding| {
        let what = match state.lang {
            Lang::En => finding.message.clone(),
            lang => title(&finding.code, lang).unwrap_or(&finding.code).to_owned(),
        };
        format!("{}{}{what}", finding.place(state.lang), state.lang.colon())
    })
}

/// The article as it is, while its first reading is made.
pub fn plain(state: &State) -> Html {
    if state.is_shown || state.stage == Stage::Start {
        return html! {};
    }
    let cut: String = state.article.chars().take(PLAIN).collect();
    let lines = cut.lines().filter(|line| !line.trim().is_empty());
    html! { <div class="st-plain" lang="zh">{ for lines.map(|line| html! { <p>{ line.to_owned() }</p> }) }</div> }
}

/// Below the reading: what all other words mean, when it is asked for.
pub fn dictionary(state: &State, act: &Callback<Action>) -> Html {
    if !state.is_shown || state.dictionary == Dictionary::Here {
        return html! {};
    }
    html! {
        <p class="st-dictionary">
            <button type="button" name="dictionary" disabled={state.dictionary == Dictionary::Awaited} onclick={act.reform(|_: MouseEvent| Action::AskDictionary)}>
                { state.lang.say(Label::LoadDictionary) }
            </button>
        </p>
    }
}

/// The three texts.
pub fn texts(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let is_start = state.stage == Stage::Start;
    html! {
        <>
            <form name="article" onsubmit={still()}>
                <div class="st-label" hidden={is_start}>
                    <label for="st-article">{ lang.say(Label::Article) }</label>
                    { format(state, act) }
                </div>
                { area(state, Field::Article, act) }
                { encoding(state, act) }
            </form>
            <form name="glossary" hidden={is_start} onsubmit={still()}>
                <div class="st-label"><label for="st-glossary">{ lang.say(Label::Glossary) }</label>{ cards::switch(state, act) }</div>
                { area(state, Field::Glossary, act) }
                { cards::cards(state, act) }
            </form>
            <form name="notes" hidden={is_start} onsubmit={still()}>
                <div class="st-label"><label for="st-notes">{ lang.say(Label::Notes) }</label>{ notes::switch(state, act) }</div>
                { area(state, Field::Notes, act) }
                { notes::notes(state, act) }
            </form>
        </>
    }
}

/// A form that is sent nowhere.
fn still() -> Callback<SubmitEvent> {
    Callback::from(|event: SubmitEvent| event.prevent_default())
}

/// Without its text: [`crate::dom::areas`] puts that in where it is another than the one that was typed there. Yew would read all of it at
/// whatever is drawn.
fn area(state: &State, field: Field, act: &Callback<Action>) -> Html {
    let oninput = act.reform(move |event: InputEvent| {
        let text = target::<HtmlTextAreaElement>(&event).map(|area| value(&area));
        Action::Typed(field, text.unwrap_or_default())
    });
    let is_start = state.stage == Stage::Start;
    let is_sheet = field == Field::Article && is_start;
    let hint = match field {
        Field::Article => is_sheet.then(|| state.lang.say(Label::SheetHint)),
        Field::Glossary => {
            Some("entries:\n  - id: guitai\n    headword: 柜台\n    gloss: { en: counter of a wine shop }")
        }
        Field::Notes => None,
    };
    let is_hidden = match field {
        Field::Article => false,
        Field::Glossary => !state.cards.is_text,
        Field::Notes => !state.note_cards.is_text,
    };
    let lang = (field == Field::Article).then_some("zh");
    let onpaste = (field == Field::Article).then(|| paste(state, act));
    html! {
        <textarea id={format!("st-{}", field.name())} name={field.name()} {lang} placeholder={hint}
            hidden={is_hidden} aria-labelledby={is_sheet.then_some("st-question")} spellcheck="false" autocomplete="off" autocapitalize="off" {oninput} {onpaste} />
    }
}

/// A whole article keeps its tables and footnotes, also in the place of another one. What is pasted into an article in HTML is HTML; into others it
/// is plain, as ever.
fn paste(state: &State, act: &Callback<Action>) -> Callback<Event> {
    let (act, is_empty) = (act.clone(), state.article.trim().is_empty());
    let is_html = state.format == Format::Html;
    Callback::from(move |event: Event| {
        let is_whole =
            is_empty || target::<HtmlTextAreaElement>(&event).is_some_and(|area| select::is_whole(&area));
        // An event of a test has none.
        let data = js_sys::Reflect::get(&event, &"clipboardData".into()).ok();
        let data = data.and_then(|data| data.dyn_into::<DataTransfer>().ok());
        let html = data.and_then(|data| data.get_data("text/html").ok());
        match html.as_deref().and_then(pasted_article) {
            Some(html) if is_whole => {
                event.prevent_default();
                act.emit(Action::Pasted(html.into()));
            }
            Some(html) if is_html && select::put(html) => event.prevent_default(),
            html => {
                act.emit(Action::Pasting { is_whole });
                if html.is_some_and(loses_structure) {
                    act.emit(Action::PastedPlain);
                }
            }
        }
    })
}

/// How the article is written: seen from it, and to be changed.
fn format(state: &State, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        let chosen =
            target::<HtmlSelectElement>(&event).map(|select| select.selected_index()).unwrap_or_default();
        Action::Format(
            Format::ALL.into_iter().nth(usize::try_from(chosen).unwrap_or_default()).unwrap_or_default(),
        )
    });
    html! {
        <label>{ state.lang.say(Label::ReadAs) }
            <select name="format" data-chosen={(state.format as usize).to_string()} {onchange}>
                { for Format::ALL.into_iter().map(|format| html! { <option selected={format == state.format}>{ state.lang.say(format.label()) }</option> }) }
            </select>
        </label>
    }
}

/// In which encoding the file was read, and in which others it could be.
fn encoding(state: &State, act: &Callback<Action>) -> Html {
    let Some(opened) = state.opened.as_ref().filter(|opened| matches!(opened.kind, Kind::Article(_))) else {
        return html! {};
    };
    let others = opened.others();
    let left = opened.left.iter().flat_map(|left| left.iter());
    html! {
        <div class="st-encoding">
            { opened.told(state.lang) }
            if !others.is_empty() {
                { state.lang.say(Label::Gibberish) }
                { for others.into_iter().map(|other| html! {
                    <button type="button" onclick={act.reform(move |_: MouseEvent| Action::Encoded(other))}>{ other.name() }</button>
                }) }
            }
            if opened.left.as_ref().is_some_and(|left| !left.is_empty()) {
                <ul>{ for left.map(|line| html! { <li>{ line[state.lang as usize].clone() }</li> }) }</ul>
            }
        </div>
    }
}

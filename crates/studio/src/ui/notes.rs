//! The notes: as cards, or as the text that they are.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::studio::target;
use crate::state::{Action, NoteCard, State};
use crate::words::{Label, Lang};

/// What is chosen between.
pub fn switch(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let button = |is_text: bool, label: Label| {
        let is_here = (state.note_cards.is_text == is_text).to_string();
        let onclick = act.reform(move |_: MouseEvent| Action::SeeNotes(is_text));
        html! { <button type="button" aria-pressed={is_here} {onclick}>{ lang.say(label) }</button> }
    };
    html! {
        <div class="st-switch" role="group" aria-label={lang.say(Label::HowNotesSeen)}>
            { button(false, Label::Cards) }
            { button(true, Label::Text) }
        </div>
    }
}

pub fn notes(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    if state.note_cards.is_text {
        return html! {};
    }
    let Some((cards, count)) = state.note_cards() else {
        return html! {
            <p class="st-cards-told">{ lang.say(Label::NotesUnreadable) }{ " " }
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::SeeNotes(true))}>{ lang.say(Label::ShowText) }</button>
            </p>
        };
    };
    let shown = cards.len();
    html! {
        <div class="st-cards">
            if count == 0 { <p class="st-cards-told">{ lang.say(Label::NoNotes) }</p> }
            <ul class="st-notes">{ for cards.iter().map(|card| note(lang, card, act)) }</ul>
            if shown < count {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AllNotes)}>{ lang.fill(Label::ShowAll, &[("n", &count.to_string())]) }</button>
            }
        </div>
    }
}

fn note(lang: Lang, card: &NoteCard, act: &Callback<Action>) -> Html {
    let note = card.note;
    let body = |at: usize| {
        let own = &card.bodies[at];
        let oninput = act.reform(move |event: InputEvent| {
            let text = target::<HtmlTextAreaElement>(&event).map(|area| area.value()).unwrap_or_default();
            Action::FillNote { note, body: at, text: text.into() }
        });
        let about = lang.say(if own.is_correction { Label::NoteCorrection } else { Label::NoteOnPassage });
        let language = (!own.lang.is_empty()).then(|| own.lang.clone());
        html! { <textarea data-note={note.to_string()} data-body={at.to_string()} rows="2" lang={language} aria-label={format!("{about}{}{}", lang.colon(), card.quote)} value={own.text.clone()} {oninput} /> }
    };
    html! {
        <li key={note}>
            <p class="st-card-bar">
                <button type="button" name="jump-note" lang="zh" onclick={act.reform(move |_: MouseEvent| Action::JumpNote(note))}>{ card.quote.clone() }</button>
                <button type="button" name="delete-note" onclick={act.reform(move |_: MouseEvent| Action::DeleteNote(note))}>{ lang.say(Label::DeleteNote) }<span class="st-hidden" lang="zh">{ card.quote.clone() }</span></button>
            </p>
            { for (0..card.bodies.len()).map(body) }
        </li>
    }
}

//! What can be made of the passage that is selected in the reading.

use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::say;
use super::studio::target;
use crate::state::{Action, Draft, Passage, State};
use crate::words::{Label, Lang};

/// Characters of a passage that are shown.
const SHOWN: usize = 24;

pub fn passage(state: &State, act: &Callback<Action>) -> Html {
    let Some(passage) = &state.passage else { return html! {} };
    let lang = state.lang;
    let cut = match passage.text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &passage.text[..at]),
        None => passage.text.clone(),
    };
    // What is selected stays so when a button is pressed.
    let still = Callback::from(|event: MouseEvent| event.prevent_default());
    let button = |name: &'static str, label: Label, key: Option<&'static str>, action: Action| {
        let onclick = act.reform(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" {name} aria-keyshortcuts={key} onmousedown={still.clone()} {onclick}>
                { lang.say(label) }
                if let Some(key) = key { <kbd aria-hidden="true">{ key }</kbd> }
            </button>
        }
    };
    let explain = if passage.id.is_some() { Label::ChangeEntry } else { Label::Explain };
    html! {
        <div class="st-passage" role="group" aria-label={lang.say(Label::Passage)}>
            <div class="st-passage-row">
                <span class="st-passage-text" lang="zh">{ cut }</span>
                if passage.note.is_none() {
                    if passage.is_term() { { button("explain", explain, Some("E"), Action::Explain) } }
                    { button("write-note", Label::WriteNote, Some("N"), Action::Draft(Some(Draft::default()))) }
                    { button("drop", Label::Close, None, Action::DropPassage) }
                }
            </div>
            { note(lang, passage, act) }
        </div>
    }
}

fn note(lang: Lang, passage: &Passage, act: &Callback<Action>) -> Html {
    let Some(draft) = &passage.note else { return html! {} };
    let oninput = {
        let draft = draft.clone();
        act.reform(move |event: InputEvent| {
            let text = target::<HtmlTextAreaElement>(&event).map(|area| area.value()).unwrap_or_default();
            Action::Draft(Some(Draft { text: text.into(), ..draft.clone() }))
        })
    };
    let onchange = {
        let draft = draft.clone();
        act.reform(move |event: Event| {
            let at = target::<HtmlSelectElement>(&event).map_or(0, |select| select.selected_index());
            let kind = usize::try_from(at).ok().and_then(|at| say::NOTE_KINDS.get(at));
            let kind = kind.map(|(kind, _)| *kind).unwrap_or_default();
            Action::Draft(Some(Draft { kind, ..draft.clone() }))
        })
    };
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
                event.prevent_default();
                act.emit(Action::AddNote);
            }
        })
    };
    let options = say::NOTE_KINDS.into_iter();
    let at = options.clone().position(|(kind, _)| kind == draft.kind);
    html! {
        <div class="st-note">
            <textarea name="note" rows="3" aria-label={lang.say(Label::NoteOnPassage)} placeholder={lang.say(Label::NoteOnPassage)} value={AttrValue::from(draft.text.clone())} {oninput} {onkeydown} />
            <div class="st-passage-row">
                <select name="note-kind" data-chosen={at.map(|at| at.to_string())} aria-label={lang.say(Label::NoteKind)} {onchange}>
                    { for options.map(|(kind, label)| html! { <option selected={kind == draft.kind}>{ lang.say(label) }</option> }) }
                </select>
                <button type="button" name="add-note" onclick={act.reform(|_: MouseEvent| Action::AddNote)}>{ lang.say(Label::AddNote) }</button>
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::Draft(None))}>{ lang.say(Label::Cancel) }</button>
            </div>
        </div>
    }
}

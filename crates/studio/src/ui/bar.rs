//! The row above all: what is seen on a narrow window, and how to open another text.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::say;
use super::studio::target;
use crate::dom::files;
use crate::state::{Action, Pane, Stage, State, What};

pub fn bar(state: &State, act: &Callback<Action>) -> Html {
    let is_start = state.stage == Stage::Start;
    let pane = |pane: Pane, label: String| {
        let is_here = (state.pane == pane).to_string();
        html! { <button type="button" aria-pressed={is_here} onclick={act.reform(move |_: MouseEvent| Action::Pane(pane))}>{ label }</button> }
    };
    let found = match state.findings.len() {
        0 => "Findings".to_owned(),
        count => format!("Findings {count}"),
    };
    html! {
        <header class="st-bar">
            <h1><span lang="zh-Hans">{ "夹注" }</span>{ " Jiazhu: the studio" }</h1>
            <div class="st-panes" role="group" aria-label="What is shown" hidden={is_start}>
                { pane(Pane::Reading, "Read".to_owned()) }
                { pane(Pane::Texts, "Write".to_owned()) }
                { pane(Pane::Findings, found) }
            </div>
            if !is_start {
                <div class="st-end">
                    { step("undo", say::UNDO, state.history.last(), Action::Undo, act) }
                    { step("redo", say::REDO, state.history.next(), Action::Redo, act) }
                    { open(act) }
                    <button type="button" name="new" onclick={act.reform(|_: MouseEvent| Action::Begin)}>{ "New" }</button>
                </div>
            }
        </header>
    }
}

/// What undoes the last change, or does it again.
fn step(name: &'static str, label: &str, what: Option<What>, action: Action, act: &Callback<Action>) -> Html {
    let title = what.map(|what| format!("{label}: {}", what.label()));
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    html! { <button type="button" {name} {title} disabled={what.is_none()} {onclick}>{ label.to_owned() }</button> }
}

/// Its label is what is seen of it.
fn open(act: &Callback<Action>) -> Html {
    html! { <label class="st-open">{ "Open…" }{ input(act) }</label> }
}

/// The input of files; there is one of it at a time.
pub fn input(act: &Callback<Action>) -> Html {
    let act = act.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = target::<HtmlInputElement>(&event) else { return };
        if let Some(list) = input.files() {
            files::read(&list, act.clone());
        }
        // The same file can be chosen again.
        input.set_value("");
    });
    html! { <input type="file" name="open" multiple=true accept=".txt,.md,.markdown,.html,.htm,.xhtml,.docx,.docm,.epub,.yaml,.yml,.csv,.tsv,.json,.jsonld,text/*,image/*" {onchange} /> }
}

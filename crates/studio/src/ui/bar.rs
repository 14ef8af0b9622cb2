//! The row above all: what is seen on a narrow window, and how to open another text.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::studio::target;
use crate::dom::files;
use crate::state::{Action, Pane, Stage, State, What};
use crate::words::{Label, Lang};

pub fn bar(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let is_start = state.stage == Stage::Start;
    let pane = |pane: Pane, label: String| {
        let is_here = (state.pane == pane).to_string();
        html! { <button type="button" aria-pressed={is_here} onclick={act.reform(move |_: MouseEvent| Action::Pane(pane))}>{ label }</button> }
    };
    let found = match state.findings.len() {
        0 => lang.say(Label::Findings).to_owned(),
        count => lang.fill(Label::FindingsCounted, &[("n", &count.to_string())]),
    };
    html! {
        <header class="st-bar">
            <h1><span lang={if lang == Lang::Hant { "zh-Hant" } else { "zh-Hans" }}>{ if lang == Lang::Hant { "夾注" } else { "夹注" } }</span>{ lang.say(Label::Studio) }</h1>
            <div class="st-panes" role="group" aria-label={lang.say(Label::Shown)} hidden={is_start}>
                { pane(Pane::Reading, lang.say(Label::Read).to_owned()) }
                { pane(Pane::Texts, lang.say(Label::Write).to_owned()) }
                { pane(Pane::Findings, found) }
            </div>
            <div class="st-end">
                // A new sheet can be taken back.
                if !is_start || state.history.last().is_some() || state.history.next().is_some() {
                    { step(lang, "undo", Label::Undo, state.history.last(), Action::Undo, act) }
                    { step(lang, "redo", Label::Redo, state.history.next(), Action::Redo, act) }
                }
                if !is_start {
                    { open(lang, act) }
                    <button type="button" name="new" onclick={act.reform(|_: MouseEvent| Action::Begin)}>{ lang.say(Label::New) }</button>
                }
                { language(lang, act) }
            </div>
        </header>
    }
}

/// What undoes the last change, or does it again.
fn step(
    lang: Lang,
    name: &'static str,
    label: Label,
    what: Option<What>,
    action: Action,
    act: &Callback<Action>,
) -> Html {
    let label = lang.say(label);
    let title =
        what.map(|what| lang.fill(Label::StepOf, &[("step", label), ("what", lang.say(what.label()))]));
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    html! { <button type="button" {name} {title} disabled={what.is_none()} {onclick}>{ label }</button> }
}

/// Its label is what is seen of it.
fn open(lang: Lang, act: &Callback<Action>) -> Html {
    html! { <label class="st-open">{ lang.say(Label::Open) }{ input(act) }</label> }
}

/// The language of the interface, each by its own name.
fn language(lang: Lang, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        let at = target::<HtmlSelectElement>(&event).map_or(0, |select| select.selected_index());
        Action::Speak(Lang::ALL.into_iter().nth(usize::try_from(at).unwrap_or_default()).unwrap_or_default())
    });
    html! {
        <select name="ui-lang" data-chosen={(lang as usize).to_string()} aria-label={lang.say(Label::Language)} {onchange}>
            { for Lang::ALL.into_iter().map(|each| html! { <option lang={each.tag()} selected={each == lang}>{ each.name() }</option> }) }
        </select>
    }
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

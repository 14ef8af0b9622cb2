//! Where the entry of the open card comes from.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::studio::target;
use crate::state::{Action, SourceDraft, State};
use crate::words::Label;

pub fn sources(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let cited = state.cited();
    let known: Vec<_> = state
        .sources()
        .into_iter()
        .filter(|source| cited.iter().all(|other| other.key != source.key))
        .collect();
    let keys: Vec<String> = known.iter().map(|source| source.key.clone()).collect();
    let onchange = act.reform(move |event: Event| {
        let at = target::<HtmlSelectElement>(&event).map_or(0, |select| select.selected_index());
        // Before them stands the one that says to choose.
        let key = usize::try_from(at).ok().and_then(|at| keys.get(at.checked_sub(1)?));
        Action::Cite(key.map(String::as_str).unwrap_or_default().into())
    });
    let field = |label: Label,
                 name: &'static str,
                 value: &str,
                 of: fn(SourceDraft, String) -> SourceDraft| {
        let draft = state.cards.source.clone();
        let oninput = act.reform(move |event: InputEvent| {
            let text = target::<HtmlInputElement>(&event).map(|input| input.value()).unwrap_or_default();
            Action::DraftSource(of(draft.clone(), text))
        });
        let value = AttrValue::from(value.to_owned());
        html! {
            <label class="st-field"><span>{ lang.say(label) }</span>
                <input type="text" {name} {value} autocomplete="off" autocapitalize="off" spellcheck="false" {oninput} />
            </label>
        }
    };
    let title = |draft: SourceDraft, text: String| SourceDraft { title: text.into(), ..draft };
    let url = |draft: SourceDraft, text: String| SourceDraft { url: text.into(), ..draft };
    html! {
        <fieldset class="st-sources">
            <legend>{ lang.say(Label::Sources) }</legend>
            if !cited.is_empty() {
                <ul>{ for cited.iter().enumerate().map(|(at, source)| html! {
                    <li>{ source.title.clone() }{ " " }<button type="button" aria-label={lang.fill(Label::RemoveSource, &[("title", &source.title)])} onclick={act.reform(move |_: MouseEvent| Action::Uncite(at))}>{ "×" }</button></li>
                }) }</ul>
            }
            if !known.is_empty() {
                <label class="st-field"><span>{ lang.say(Label::KnownSources) }</span>
                    <select name="source" data-chosen="0" {onchange}>
                        <option selected=true>{ lang.say(Label::ChooseSource) }</option>
                        { for known.iter().map(|source| html! { <option key={source.key.clone()}>{ if source.title.is_empty() { source.key.clone() } else { source.title.clone() } }</option> }) }
                    </select>
                </label>
            }
            <div class="st-pair">
                { field(Label::SourceTitle, "source-title", &state.cards.source.title, title) }
                { field(Label::SourceUrl, "source-url", &state.cards.source.url, url) }
            </div>
            <button type="button" name="add-source" onclick={act.reform(|_: MouseEvent| Action::AddSource)}>{ lang.say(Label::AddSource) }</button>
        </fieldset>
    }
}

//! One entry of the glossary to fill in.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::studio::target;
use super::{outcome, say, sources};
use crate::state::{Action, CLASSES, Slot, State};
use crate::words::Label;

pub fn card(state: &State, entry: usize, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let has_proposals = SLOTS.iter().any(|slot| state.is_proposed(*slot));
    let keys = state.other_keys();
    let many = |slot: fn(usize) -> Slot| state.fields(slot);
    let one = |slot: Slot| field(state, slot, act);
    html! {
        <div class="st-card" key={entry}>
            <p class="st-card-bar">
                <button type="button" name="all" onclick={act.reform(|_: MouseEvent| Action::Card(None))}><span aria-hidden="true">{ "‹ " }</span>{ lang.say(Label::AllTerms) }</button>
                if has_proposals {
                    <button type="button" name="accept" onclick={act.reform(|_: MouseEvent| Action::Accept)}>{ lang.say(Label::Accept) }</button>
                }
            </p>
            <div class="st-pair">{ one(Slot::Headword) }{ one(Slot::Traditional) }</div>
            <div class="st-pair">{ one(Slot::Pinyin) }{ class(state, act) }</div>
            { one(Slot::En) }
            { one(Slot::Zh) }
            { one(Slot::Here) }
            { one(Slot::First) }
            <div class="st-pair">{ for many(Slot::Form).into_iter().map(one) }</div>
            <div class="st-pair">{ for many(Slot::NotIn).into_iter().map(one) }</div>
            { sources::sources(state, act) }
            { one(Slot::Id) }
            { outcome::standing(state, act) }
            if !keys.is_empty() { <p class="st-cards-told">{ lang.fill(Label::MoreInText, &[("keys", &lang.row(&keys))]) }</p> }
            <p class="st-card-bar">
                <button type="button" name="in-text" onclick={act.reform(|_: MouseEvent| Action::ShowText)}>{ lang.say(Label::ShowInText) }</button>
                <button type="button" name="delete" onclick={act.reform(|_: MouseEvent| Action::Delete)}>{ lang.say(Label::Delete) }</button>
            </p>
        </div>
    }
}

/// Those that can be proposed.
const SLOTS: [Slot; 5] = [Slot::Headword, Slot::Traditional, Slot::Pinyin, Slot::En, Slot::Zh];

fn lang(slot: Slot) -> &'static str {
    match slot {
        Slot::Headword | Slot::Zh => "zh-Hans",
        Slot::Traditional => "zh-Hant",
        Slot::Form(_) | Slot::NotIn(_) => "zh",
        Slot::Pinyin => "zh-Latn",
        Slot::Id | Slot::Class | Slot::En | Slot::First | Slot::Here => "en",
    }
}

fn field(state: &State, slot: Slot, act: &Callback<Action>) -> Html {
    let said = state.lang;
    let value = AttrValue::from(state.value(slot));
    let left = act.reform(|_: FocusEvent| Action::Left);
    let input = if matches!(slot, Slot::En | Slot::Zh | Slot::Here) {
        let oninput = act.reform(move |event: InputEvent| {
            let text = target::<HtmlTextAreaElement>(&event).map(|area| area.value()).unwrap_or_default();
            Action::Fill(slot, text.into())
        });
        let rows = if slot == Slot::Here { "2" } else { "3" };
        html! { <textarea data-slot={slot.name()} lang={lang(slot)} {rows} {value} {oninput} onblur={left} /> }
    } else {
        let oninput = act.reform(move |event: InputEvent| {
            let text = target::<HtmlInputElement>(&event).map(|input| input.value()).unwrap_or_default();
            Action::Fill(slot, text.into())
        });
        html! { <input type="text" data-slot={slot.name()} lang={lang(slot)} {value} autocomplete="off" autocapitalize="off" spellcheck="false" {oninput} onblur={left} /> }
    };
    html! {
        <label class="st-field" key={format!("{slot:?}")}><span>{ said.say(say::field(slot)) }if state.is_proposed(slot) { <b>{ said.say(Label::Proposed) }</b> }</span>{ input }</label>
    }
}

fn class(state: &State, act: &Callback<Action>) -> Html {
    let slot = Slot::Class;
    let value = state.value(slot);
    let chosen = if value.is_empty() { CLASSES[0] } else { &*value };
    // What is none of these is as the page shows it.
    let at = CLASSES.iter().position(|class| *class == chosen);
    let onchange = act.reform(move |event: Event| {
        let at = target::<HtmlSelectElement>(&event).map_or(0, |select| select.selected_index());
        let class = usize::try_from(at).ok().and_then(|at| CLASSES.get(at)).unwrap_or(&CLASSES[0]);
        Action::Fill(slot, (*class).into())
    });
    html! {
        <label class="st-field"><span>{ state.lang.say(say::field(slot)) }</span>
            <select data-slot={slot.name()} data-chosen={at.map(|at| at.to_string())} {onchange}>
                { for CLASSES.iter().zip(say::CLASS_NAMES).map(|(class, name)| html! { <option selected={*class == chosen}>{ state.lang.say(name) }</option> }) }
            </select>
        </label>
    }
}

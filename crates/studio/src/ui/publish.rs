//! What is taken along, and what the browser keeps.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::start;
use super::studio::target;
use crate::state::{Action, Export, Kept, Property, State, TEXT_LANGS, said_of_itself};
use crate::words::{Label, Lang};

pub fn publish(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let button = |export: Export| {
        let onclick = act.reform(move |_: MouseEvent| Action::Export(export));
        html! { <li><button type="button" name={export.name()} title={lang.say(export.about())} {onclick}>{ lang.say(export.label()) }</button></li> }
    };
    html! {
        <>
            <h2>{ lang.say(Label::TakeAlong) }</h2>
            <p class="st-page">{ for Property::ALL.map(|property| said(state, property, act)) }{ page_lang(state, act) }</p>
            <ul>
                { for Export::ALL.into_iter().map(button) }
                <li>
                    <button type="button" name="link" title={lang.say(Label::CopyLinkAbout)} onclick={act.reform(|_: MouseEvent| Action::Link)}>
                        { lang.say(Label::CopyLink) }
                    </button>
                </li>
            </ul>
            { kept(state, act) }
        </>
    }
}

/// What the article says of itself, where it has a place for it.
fn said(state: &State, property: Property, act: &Callback<Action>) -> Html {
    let Some(value) = said_of_itself(state, property) else { return html! {} };
    if property == Property::Lang {
        return text_lang(state, &value, act);
    }
    let oninput = act.reform(move |event: InputEvent| {
        let text = target::<HtmlInputElement>(&event).map(|input| input.value()).unwrap_or_default();
        Action::Say(property, text.into())
    });
    let lang = (property != Property::Date).then_some("zh");
    html! {
        <label>{ state.lang.say(property.label()) }{ " " }
            <input type="text" name={format!("page-{}", property.key())} {lang} {value} autocomplete="off" spellcheck="false" {oninput} />
        </label>
    }
}

/// The language of the text: one of those that are offered, or what stands there already.
fn text_lang(state: &State, value: &str, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        let text = target::<HtmlSelectElement>(&event).map(|select| select.value()).unwrap_or_default();
        Action::Say(Property::Lang, text.into())
    });
    let value = value.trim();
    let at = match value {
        "" => 0,
        tag => 1 + TEXT_LANGS.iter().position(|(known, _)| *known == tag).unwrap_or(TEXT_LANGS.len()),
    };
    let is_known = at <= TEXT_LANGS.len();
    let option = |tag: &str, name: &str| html! { <option value={tag.to_owned()} selected={tag == value}>{ name.to_owned() }</option> };
    html! {
        <label>{ state.lang.say(Label::TextLang) }{ " " }
            <select name="text-lang" data-chosen={at.to_string()} {onchange}>
                { option("", state.lang.say(Label::LangUnsaid)) }
                { for TEXT_LANGS.iter().map(|(tag, label)| option(tag, state.lang.say(*label))) }
                if !is_known { { option(value, value) } }
            </select>
        </label>
    }
}

/// The language of the pages, which need not be that of whoever makes them.
fn page_lang(state: &State, act: &Callback<Action>) -> Html {
    let onchange = act.reform(|event: Event| {
        let at = target::<HtmlSelectElement>(&event).map_or(0, |select| select.selected_index());
        let lang = usize::try_from(at).ok().and_then(|at| Lang::ALL.get(at));
        Action::PageLang(lang.copied().unwrap_or_default())
    });
    let chosen = state.page_lang.unwrap_or(state.lang);
    html! {
        <label>{ state.lang.say(Label::PagesSpeak) }{ " " }
            <select name="page-lang" data-chosen={(chosen as usize).to_string()} {onchange}>
                { for Lang::ALL.into_iter().map(|lang| html! { <option lang={lang.tag()} selected={lang == chosen}>{ lang.name() }</option> }) }
            </select>
        </label>
    }
}

fn kept(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let told = match &state.kept {
        Kept::Nothing => return html! {},
        Kept::Waiting => lang.say(Label::BeingSaved).to_owned(),
        Kept::Here => match &state.pictures_refused {
            Some(why) => lang.fill(Label::SavedWithoutPictures, &[("why", &why.told(lang))]),
            None => lang.say(Label::Saved).to_owned(),
        },
        Kept::Failed(why) => lang.fill(Label::NotSaved, &[("why", &why.told(lang))]),
        Kept::Elsewhere => lang.say(Label::SavedElsewhere).to_owned(),
    };
    html! {
        <p class="st-kept">
            { told }
            { " " }
            if state.kept == Kept::Elsewhere {
                <button type="button" name="take-over" onclick={act.reform(|_: MouseEvent| Action::TakeOver)}>{ lang.say(Label::KeepHere) }</button>
            } else {
            { start::forget(state, act) }
            }
        </p>
    }
}

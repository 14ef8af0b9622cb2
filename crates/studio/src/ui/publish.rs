//! What is taken along, and what the browser keeps.

use yew::prelude::*;

use super::start;
use crate::state::{Action, Export, Kept, State};
use crate::words::Label;

pub fn publish(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let button = |export: Export| {
        let onclick = act.reform(move |_: MouseEvent| Action::Export(export));
        html! { <li><button type="button" name={export.name()} title={lang.say(export.about())} {onclick}>{ lang.say(export.label()) }</button></li> }
    };
    html! {
        <>
            <h2>{ lang.say(Label::TakeAlong) }</h2>
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

//! What is taken along, and what the browser keeps.

use yew::prelude::*;

use crate::state::{Action, Export, Kept, State};

pub fn publish(state: &State, act: &Callback<Action>) -> Html {
    let button = |export: Export| {
        let onclick = act.reform(move |_: MouseEvent| Action::Export(export));
        html! { <li><button type="button" name={export.name()} title={export.about()} {onclick}>{ export.label() }</button></li> }
    };
    html! {
        <>
            <h2>{ "Take along" }</h2>
            <ul>
                { for Export::ALL.into_iter().map(button) }
                <li>
                    <button type="button" name="link" title="for a short text: the address of this page with the article in it" onclick={act.reform(|_: MouseEvent| Action::Link)}>
                        { "Copy a link" }
                    </button>
                </li>
            </ul>
            { kept(state, act) }
        </>
    }
}

fn kept(state: &State, act: &Callback<Action>) -> Html {
    let told = match &state.kept {
        Kept::Nothing => return html! {},
        Kept::Waiting => "Being saved in this browser …".to_owned(),
        Kept::Here => "Saved in this browser. Some browsers forget what was not visited for a week: a project file is safer.".to_owned(),
        Kept::Failed(why) => format!("Not saved ({why}): take a project file along."),
    };
    html! {
        <p class="st-kept">
            { told }
            { " " }
            <button type="button" name="forget" onclick={act.reform(|_: MouseEvent| Action::Forget)}>{ "Forget it" }</button>
        </p>
    }
}

//! The empty sheet: one question.

use yew::prelude::*;

use super::bar;
use crate::state::{Action, EXAMPLES, Stage, State};

/// What stands above the sheet.
pub fn question(state: &State) -> Html {
    html! { <h2 class="st-question" id="st-question" hidden={state.stage != Stage::Start}>{ "Which Chinese text would you like to read?" }</h2> }
}

/// What stands below it.
pub fn choices(state: &State, act: &Callback<Action>) -> Html {
    if state.stage != Stage::Start {
        return html! {};
    }
    let example = |at: usize| {
        let example = EXAMPLES[at];
        html! { <button type="button" lang={example.lang} onclick={act.reform(move |_: MouseEvent| Action::Example(example))}>{ example.title }</button> }
    };
    html! {
        <div class="st-choices">
            <p>{ "Paste it, drop a file here, or write. It is read in this browser; nothing is sent anywhere." }</p>
            <p>
                <label class="st-open">{ "Open a file" }{ bar::input(act) }</label>
                <span class="st-kinds">{ "Plain text, Markdown or HTML in any Chinese encoding, a document of Word (.docx), an e-book (.epub)." }</span>
            </p>
            if let Some(before) = &state.before {
                <p>
                    <button type="button" name="continue" onclick={act.reform(|_: MouseEvent| Action::Continue)}>
                        { "Go on with “" }<span lang="zh-Hans">{ before.title() }</span>{ "”" }
                    </button>
                    <button type="button" name="forget" onclick={act.reform(|_: MouseEvent| Action::Forget)}>{ "Forget it" }</button>
                </p>
            }
            <p><span>{ "Or look at one:" }</span>{ for (0..EXAMPLES.len()).map(example) }</p>
        </div>
    }
}

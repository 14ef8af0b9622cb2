//! The empty sheet: one question.

use yew::prelude::*;

use super::bar;
use crate::state::{Action, EXAMPLES, Stage, State};
use crate::words::Label;

/// What stands above the sheet.
pub fn question(state: &State) -> Html {
    html! { <h2 class="st-question" id="st-question" hidden={state.stage != Stage::Start}>{ state.lang.say(Label::Question) }</h2> }
}

/// What stands below it.
pub fn choices(state: &State, act: &Callback<Action>) -> Html {
    if state.stage != Stage::Start {
        return html! {};
    }
    let lang = state.lang;
    let example = |at: usize| {
        let example = EXAMPLES[at];
        let own = example.title.map(|_| example.lang);
        let title = example.title.unwrap_or(lang.say(Label::NingboArticle));
        html! { <button type="button" lang={own} onclick={act.reform(move |_: MouseEvent| Action::Example(example))}>{ title }</button> }
    };
    let around = lang.around(Label::GoOnWith, "title");
    html! {
        <div class="st-choices">
            <p>{ lang.say(Label::PasteIt) }</p>
            <p>
                <label class="st-open">{ lang.say(Label::OpenFile) }{ bar::input(act) }</label>
                <span class="st-kinds">{ lang.say(Label::Kinds) }</span>
            </p>
            if !state.before.is_empty() {
                <p>
                    { for state.before.iter().enumerate().map(|(at, before)| html! {
                        <><button type="button" name="continue" onclick={act.reform(move |_: MouseEvent| Action::Continue(at))}>
                            { around.0 }<span lang="zh">{ before.title() }</span>{ around.1 }
                        </button>{ " " }</>
                    }) }
                    <button type="button" name="forget" onclick={act.reform(|_: MouseEvent| Action::Forget)}>{ lang.say(Label::ForgetIt) }</button>
                </p>
            }
            <p><span>{ lang.say(Label::OrLookAt) }</span>{ for (0..EXAMPLES.len()).map(example) }</p>
        </div>
    }
}

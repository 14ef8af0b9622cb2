//! The empty sheet: one question.

use yew::prelude::*;

use super::bar;
use crate::state::{Action, EXAMPLES, Stage, State, forgettable};
use crate::words::{Label, Lang};

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
                    { forget(state, act) }
                </p>
            }
            <p><span>{ lang.say(Label::OrLookAt) }</span>{ for (0..EXAMPLES.len()).map(example) }</p>
        </div>
    }
}

/// What deletes all that is kept: it names it first, and asks.
pub fn forget(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    if !state.asks_to_forget {
        let onclick = act.reform(|_: MouseEvent| Action::AskForget(true));
        return html! { <button type="button" name="forget" {onclick}>{ lang.say(Label::ForgetIt) }</button> };
    }
    let titles = forgettable(state).into_iter().map(|title| match lang {
        Lang::Hant => format!("「{title}」"),
        Lang::En | Lang::Hans => format!("“{title}”"),
    });
    let titles = lang.row(&titles.collect::<Vec<_>>());
    html! {
        <span class="st-forget" role="group" aria-label={lang.say(Label::ForgetIt)}>
            <span id="st-forget">{ lang.fill(Label::ForgetAsked, &[("titles", &titles)]) }</span>{ " " }
            <button type="button" name="forget-now" aria-describedby="st-forget" onclick={act.reform(|_: MouseEvent| Action::Forget)}>{ lang.say(Label::ForgetNow) }</button>{ " " }
            <button type="button" name="forget-not" aria-describedby="st-forget" onclick={act.reform(|_: MouseEvent| Action::AskForget(false))}>{ lang.say(Label::ForgetNot) }</button>
        </span>
    }
}

//! What the last change did, and where a card’s forms stand: places to jump to.

use yew::prelude::*;

use super::say;
use crate::state::{Action, FIRST_PLACES, Place, State};
use crate::words::{Label, Lang};

/// Below the texts: the marks that were won and lost.
pub fn outcome(state: &State, act: &Callback<Action>) -> Html {
    let lang = state.lang;
    let told = match &state.outcome {
        Some(outcome) => html! {
            <>
                <h2>{ say::outcome(lang, outcome.won.len(), outcome.lost.len()) }</h2>
                { places(lang, &outcome.won, "won", act) }
                { places(lang, &outcome.lost, "lost", act) }
            </>
        },
        None => html! {},
    };
    // It is there always: what is put into it is read out.
    html! { <section class="st-outcome" aria-label={lang.say(Label::Outcome)} aria-live="polite">{ told }</section> }
}

/// In the open card: where its forms are marks, and where they are none, and why.
pub fn standing(state: &State, act: &Callback<Action>) -> Html {
    let Some(standing) = &state.standing else { return html! {} };
    let lang = state.lang;
    let refused = standing.refused.iter().take(FIRST_PLACES).map(|(place, why)| {
        html! { <li>{ button(place, act) }{ " " }<span>{ say::refusal(lang, why) }</span></li> }
    });
    html! {
        <div class="st-standing">
            <p>{ say::marked(lang, standing.marked.len()) }</p>
            { places(lang, &standing.marked, "marked", act) }
            if !standing.refused.is_empty() {
                <p>{ say::refused(lang, standing.refused.len()) }</p>
                <ul data-sort="refused">{ for refused }</ul>
            }
        </div>
    }
}

fn places(lang: Lang, places: &[Place], sort: &'static str, act: &Callback<Action>) -> Html {
    if places.is_empty() {
        return html! {};
    }
    let more = places.len().saturating_sub(FIRST_PLACES);
    html! {
        <ul data-sort={sort}>
            { for places.iter().take(FIRST_PLACES).map(|place| html! { <li>{ button(place, act) }</li> }) }
            if more > 0 { <li>{ lang.fill(Label::AndMore, &[("n", &more.to_string())]) }</li> }
        </ul>
    }
}

fn button(place: &Place, act: &Callback<Action>) -> Html {
    let span = place.span;
    html! {
        <button type="button" lang="zh" onclick={act.reform(move |_: MouseEvent| Action::Jump(span))}>
            { place.before.clone() }<b>{ place.text.clone() }</b>{ place.after.clone() }
        </button>
    }
}

//! The article: its blocks, and what pointer and keys do on its anchors.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::block::{BlocksProps, TERM};
use super::kept::{Kept, KeptPart};
use super::{Dispatch, Sections};
use crate::dom::anchor::ANCHOR;
use crate::dom::jump;
use crate::dom::place::nears;
use crate::dom::pointer::{Pointer, point, selects};
use crate::dom::text::word_at;
use crate::dom::{nearest, number_at};
use crate::state::{Action, Aid, Display, Hint, Opener, Outline, State, Terms};

/// A pointer that hurried here and has stood still for so long means the word it is on, and the mark while a card is
/// open. Milliseconds.
const REST: u32 = 60;

/// So many blocks are one component; in a long text each section is one.
pub const TOGETHER: usize = 8;

/// The first `drawn` blocks, of an article that is another element in another `edition`; `sections`: which of them are drawn with all
/// elements; `beginning`: what is drawn in the place of those that are not drawn yet. A function, no component: all that is costly in it, the blocks, are components.
pub fn article(
    state: &State,
    edition: u32,
    drawn: usize,
    sections: &Sections,
    beginning: Option<&Rc<Outline>>,
    pointer: &Rc<RefCell<Pointer>>,
    dispatch: &Dispatch,
) -> Html {
    let outline = &state.outline;
    let is_open = state.popup.is_some();
    // The reader is at a word, not at the current anchor.
    let at_word = state.cursor.is_some() && !is_open;

    let onclick = {
        let (pointer, dispatch, outline) = (pointer.clone(), dispatch.clone(), outline.clone());
        Callback::from(move |event: MouseEvent| {
            // The address is for a new tab; here the card opens in its place.
            let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
            let on_anchor = number_at(event.target(), ANCHOR).is_some();
            // A term in a link of the article: with a mouse the link is followed, for hovering shows the card; a finger cannot hover.
            let shows_card = on_anchor && (event.detail() == 0 || pointer.borrow().is_finger());
            if let Some(link) = nearest(event.target(), jump::LINKS).filter(|_| !shows_card) {
                if !elsewhere && jump::follow(&link) {
                    event.prevent_default();
                }
                return;
            }
            if on_anchor && !elsewhere {
                event.prevent_default();
            }
            if let Some(action) = click(&pointer.borrow(), &event, &outline) {
                dispatch.dispatch(action);
            }
        })
    };
    let onpointerdown = {
        let pointer = pointer.clone();
        Callback::from(move |event: PointerEvent| pointer.borrow_mut().press(&event))
    };
    let onpointermove = {
        let (pointer, dispatch, outline) = (pointer.clone(), dispatch.clone(), outline.clone());
        Callback::from(move |event: PointerEvent| {
            hover(&mut pointer.borrow_mut(), &event, &outline, &dispatch, is_open);
        })
    };
    let onpointerleave = {
        let (pointer, dispatch) = (pointer.clone(), dispatch.clone());
        Callback::from(move |_: PointerEvent| {
            pointer.borrow_mut().rest = None;
            dispatch.dispatch(Action::Out);
            dispatch.dispatch(Action::Point(None));
        })
    };
    let onfocusin = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(anchor) = number_at(event.target(), ANCHOR)
                && let Some(term) = event.target_dyn_into::<Element>()
            {
                dispatch.dispatch(Action::Focused(anchor));
                // A quiet one is a link for who has come to it.
                if !term.has_attribute("role") {
                    term.set_attribute("role", TERM).ok();
                    term.set_attribute("aria-haspopup", "dialog").ok();
                }
            }
        })
    };
    // Who has come by Tab, not who has touched or followed a link: the focus is sent to the text then, too.
    let onkeyup = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Tab" && number_at(event.target(), ANCHOR).is_some() {
                dispatch.dispatch(Action::Tell(Some(Hint::Keys)));
            }
        })
    };
    let is_empty = outline.anchors.is_empty();
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            // On a part of the article that has a job of its own, keys are not the article's.
            let is_own = match is_empty {
                // Listeners are those of the widget's root: what an event is heard at says nothing.
                true => event.target_dyn_into::<Element>().is_some_and(|at| at.local_name() == "article"),
                false => number_at(event.target(), ANCHOR).is_some(),
            };
            if let Some(action) = key(&event, at_word).filter(|_| is_own) {
                event.prevent_default();
                dispatch.dispatch(action);
            }
        })
    };

    let lang = match outline.reading.about.lang.as_str() {
        "" => "zh",
        lang => lang,
    };
    let all = outline.shapes.len();
    let shown = if beginning.is_some() { all } else { drawn.min(all) };
    let together = if outline.has_sections { 1 } else { TOGETHER };
    let blocks = (0..shown).step_by(together).map(|first| {
        let shapes = first..shown.min(first + together);
        let is_here = |block: &u32| {
            let start = outline.block_start(*block as usize);
            start.is_some_and(|start| shapes.contains(&outline.shape_at(start)))
        };
        // What has not changed is not drawn again.
        let changed = state.changed.clone().filter(|changed| changed.alone.iter().any(is_here));
        let outline = beginning.filter(|_| first >= drawn && !sections.is_asked(first)).unwrap_or(outline);
        let whole = sections.is_whole(outline, first);
        // What is plain text is the same with every aid.
        let display = if whole { state.display } else { Display::default() };
        let part =
            KeptPart::Blocks(BlocksProps { outline: outline.clone(), shapes, changed, whole, display });
        html! { <Kept key={first} {part} /> }
    });
    html! {
        <article key={edition} class="jz-article" part="article" lang={lang.to_owned()} tabindex={is_empty.then_some("0")} data-at-word={at_word.then_some("")} data-zhuyin={(state.display.aid == Aid::Zhuyin).then_some("")} data-quiet={(state.display.terms == Terms::Quiet).then_some("")}
            {onclick} {onpointerdown} {onpointermove} {onpointerleave} {onfocusin} {onkeydown} {onkeyup}>
            { for blocks }
        </article>
    }
}

fn click(pointer: &Pointer, event: &MouseEvent, outline: &Outline) -> Option<Action> {
    if !pointer.is_click(event) {
        pointer.take_back(event);
        // The second click of two selects a word: the card that the first has opened is not what was meant.
        let selects_word = event.detail() > 1 && selects(event);
        return selects_word.then_some(Action::Close { refocus: false });
    }
    let at = (event.detail() > 0).then(|| point(event));
    let anchor = number_at(event.target(), ANCHOR).map(Opener::Anchor);
    let word = || word_at(&base_of(event)?, outline, at?).map(Opener::Word);
    Some(match anchor.or_else(word) {
        Some(place) => Action::Press { place, at },
        None => Action::Close { refocus: false },
    })
}

fn hover(
    pointer: &mut Pointer,
    event: &PointerEvent,
    outline: &Rc<Outline>,
    dispatch: &Dispatch,
    is_open: bool,
) {
    pointer.rest = None;
    if event.pointer_type() == "touch" {
        return;
    }
    // Who drags selects, and means no term and no word.
    if event.buttons() != 0 {
        dispatch.dispatch(Action::Out);
        dispatch.dispatch(Action::Point(None));
        return;
    }
    let (step, at) = (pointer.moved(event), point(event));
    let Some(base) = base_of(event) else { return };
    let Some(anchor) = number_at(event.target(), ANCHOR) else {
        dispatch.dispatch(Action::Out);
        let Some(step) = step else {
            // The page moved, not the pointer: that points at nothing.
            dispatch.dispatch(Action::Point(None));
            return;
        };
        let (dispatch, outline) = (dispatch.clone(), outline.clone());
        let point = move || dispatch.dispatch(Action::Point(word_at(&base, &outline, at)));
        if step.fast {
            pointer.rest = Some(Timeout::new(REST, point));
        } else {
            point();
        }
        return;
    };
    let Some(step) = step else { return };
    let card = is_open.then(|| base.query_selector("[role=dialog]").ok().flatten()).flatten();
    let approaching = card.is_some_and(|card| nears(&card, step.from, at));
    dispatch.dispatch(Action::Over { anchor, at, passing: step.fast || approaching });
    if is_open && step.fast && !approaching {
        let dispatch = dispatch.clone();
        let stay = move || dispatch.dispatch(Action::Over { anchor, at, passing: false });
        pointer.rest = Some(Timeout::new(REST, stay));
    }
}

/// The widget that an event happened in.
fn base_of(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".jz").ok()?
}

/// Left and right go from mark to mark, with Ctrl (Option on a Mac) from word to word.
fn key(event: &KeyboardEvent, at_word: bool) -> Option<Action> {
    let by_word = match is_mac() {
        true => event.alt_key() && !event.ctrl_key(),
        false => event.ctrl_key() && !event.alt_key(),
    };
    let plain = !event.ctrl_key() && !event.alt_key();
    if event.meta_key() || event.shift_key() || !(plain || by_word) {
        return None;
    }
    match event.key().as_str() {
        "ArrowLeft" if by_word => Some(Action::Walk { back: true }),
        "ArrowRight" if by_word => Some(Action::Walk { back: false }),
        "ArrowLeft" => Some(Action::Step { back: true }),
        "ArrowRight" => Some(Action::Step { back: false }),
        "Enter" | " " if plain && !event.repeat() => Some(Action::Enter),
        "Escape" if plain && at_word => Some(Action::Escape),
        _ => None,
    }
}

fn is_mac() -> bool {
    gloo::utils::window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}

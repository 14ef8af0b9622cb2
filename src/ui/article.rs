//! The article: its blocks, and what pointer and keys do on its anchors.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::Dispatch;
use super::block::BlockView;
use crate::dom::place::rect_of;
use crate::dom::pointer::{Pointer, click, point};
use crate::dom::{ANCHOR, number_at};
use crate::state::placement::approaches;
use crate::state::{Action, Outline};

#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    pub outline: Rc<Outline>,
    /// The anchor that Tab reaches.
    pub current: usize,
    /// The anchor whose card is open.
    pub open: Option<usize>,
    pub dispatch: Dispatch,
}

#[component]
pub fn Article(props: &ArticleProps) -> Html {
    let pointer = use_mut_ref(Pointer::default);
    let dispatch = &props.dispatch;

    let onclick = {
        let (pointer, dispatch) = (pointer.clone(), dispatch.clone());
        Callback::from(move |event: MouseEvent| {
            // The address is for a new tab; here the card opens in its place.
            let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
            if number_at(event.target(), ANCHOR).is_some() && !elsewhere {
                event.prevent_default();
            }
            if let Some(action) = click(&pointer.borrow(), &event) {
                dispatch.dispatch(action);
            }
        })
    };
    let onpointerdown = {
        let pointer = pointer.clone();
        Callback::from(move |event: PointerEvent| pointer.borrow_mut().press(&event))
    };
    let onpointermove = {
        let (dispatch, is_open) = (dispatch.clone(), props.open.is_some());
        Callback::from(move |event: PointerEvent| {
            if let Some(action) = hover(&mut pointer.borrow_mut(), &event, is_open) {
                dispatch.dispatch(action);
            }
        })
    };
    let onpointerleave = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: PointerEvent| dispatch.dispatch(Action::Out))
    };
    let onfocusin = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(anchor) = number_at(event.target(), ANCHOR) {
                dispatch.dispatch(Action::Focused(anchor));
            }
        })
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = key(&event) {
                event.prevent_default();
                dispatch.dispatch(action);
            }
        })
    };

    let lang = match props.outline.reading.about.lang.as_str() {
        "" => "zh",
        lang => lang,
    };
    let blocks = props.outline.blocks.iter().map(|block| {
        let own = |anchor: &usize| block.anchors.contains(anchor);
        let current = Some(props.current).filter(own);
        let open = props.open.filter(own);
        html! { <BlockView key={block.index} outline={props.outline.clone()} block={block.clone()} {current} {open} /> }
    });
    html! {
        <article class="jz-article" part="article" lang={lang.to_owned()}
            {onclick} {onpointerdown} {onpointermove} {onpointerleave} {onfocusin} {onkeydown}>
            { for blocks }
        </article>
    }
}

fn hover(pointer: &mut Pointer, event: &PointerEvent, is_open: bool) -> Option<Action> {
    if event.pointer_type() == "touch" || event.buttons() != 0 {
        return None;
    }
    let from = pointer.moved(event);
    let Some(anchor) = number_at(event.target(), ANCHOR) else { return Some(Action::Out) };
    // The page moved, not the pointer: that opens nothing.
    let from = from?;
    let at = point(event);
    let card = is_open.then(|| card_near(event)).flatten();
    let towards_card =
        card.is_some_and(|card| approaches(rect_of(&card.get_bounding_client_rect()), from, at));
    Some(Action::Over { anchor, at, towards_card })
}

fn card_near(event: &PointerEvent) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(".jz").ok()??.query_selector("[role=dialog]").ok()?
}

fn key(event: &KeyboardEvent) -> Option<Action> {
    let anchor = number_at(event.target(), ANCHOR)?;
    if event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.shift_key()
        || event.repeat() && event.key() == "Enter"
    {
        return None;
    }
    match event.key().as_str() {
        "ArrowLeft" => Some(Action::Step { back: true }),
        "ArrowRight" => Some(Action::Step { back: false }),
        "Enter" | " " => Some(Action::Press { anchor, at: None }),
        _ => None,
    }
}

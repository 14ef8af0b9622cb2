//! Moves the focus where the state orders it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::anchor_element;
use super::place::scroll_into_view;
use crate::state::Focus;

/// The attribute of a link to another entry's card, with the entry's index.
pub const FOLLOW: &str = "data-follow";

pub fn send(base: &Element, card: Option<HtmlElement>, to: Focus) {
    match to {
        Focus::Anchor(anchor) => {
            if let Some(element) = anchor_element(base, anchor) {
                quietly(&element);
                scroll_into_view(&element);
            }
        }
        Focus::Card => {
            if let Some(card) = card {
                card.set_scroll_top(0);
                quietly(&card);
            }
        }
        Focus::LinkTo(entry) => {
            let selector = ["[", FOLLOW, "=\"", &entry.to_string(), "\"]"].concat();
            let link = card.as_ref().and_then(|card| card.query_selector(&selector).ok().flatten());
            let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
            if let Some(element) = link.or(card) {
                element.focus().ok();
            }
        }
    }
}

/// Without letting the browser scroll: it would bring the term under the card.
fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

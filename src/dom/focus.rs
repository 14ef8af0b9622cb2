//! Moves the focus where the state orders it.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::anchor::anchor_element;
use super::place::reveal;
use crate::state::{Card, Focus, Opener, Outline, Span};

/// The attribute of a link to another entry's card, with the entry's index.
pub const FOLLOW: &str = "data-follow";
/// The attribute of a link to a word's card, with where the word starts and ends.
pub const WORD: &str = "data-word";

/// Moves it. `current`: the anchor that Tab reaches.
pub fn send(base: &Element, outline: &Outline, card: Option<HtmlElement>, current: usize, to: Focus) {
    match to {
        Focus::Anchor(anchor) => {
            if let Some(element) = anchor_element(base, outline, anchor) {
                quietly(&element);
                reveal(base, outline, Opener::Anchor(anchor));
            }
        }
        Focus::Card => {
            if let Some(card) = card {
                quietly(&card);
            }
        }
        Focus::Text => {
            if let Some(element) = anchor_element(base, outline, current) {
                quietly(&element);
            }
        }
        Focus::LinkTo(left) => {
            let (name, value) = match left {
                Card::Word(word) => (WORD, written(word)),
                Card::Entry(entry) => (FOLLOW, entry.to_string()),
                Card::Notes => (FOLLOW, String::new()),
            };
            let selector = ["[", name, "=\"", &value, "\"]"].concat();
            let link = card.as_ref().and_then(|card| card.query_selector(&selector).ok().flatten());
            let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
            if let Some(element) = link.or(card) {
                element.focus().ok();
            }
        }
    }
}

/// Whether the focus is in a card.
pub fn is_in(card: &Element) -> bool {
    card.matches(":focus-within").unwrap_or_default()
}

/// Without letting the browser scroll: it would bring the term under the card.
pub fn quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// A word as the attribute [`WORD`] holds it.
pub fn written(word: Span) -> String {
    [word.start.to_string().as_str(), "-", &word.end.to_string()].concat()
}

/// The word in such an attribute.
pub fn read(written: &str) -> Option<Span> {
    let (start, end) = written.split_once('-')?;
    Some(Span { start: start.parse().ok()?, end: end.parse().ok()? })
}

//! The keyboard in the panel: the list is one stop of Tab, on which the arrows, Home and End go from row to row.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{Inner, Shown};
use crate::dom::panel::closes;

impl Inner {
    pub(super) fn key(&self, event: &KeyboardEvent) {
        if closes(event) {
            self.close();
            return;
        }
        let key = event.key();
        let shown = self.shown.borrow();
        let Some(Shown { list, field, .. }) = shown.as_ref() else { return };
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let is_field = target.is_same_node(Some(field));
        if !is_field && !list.contains(Some(&target)) {
            return;
        }
        let items = list.children();
        let items = (0..items.length()).filter_map(|at| items.item(at));
        // A label has no button.
        let rows: Vec<Element> = items.filter_map(|item| item.first_element_child()).collect();
        let last = rows.len().saturating_sub(1);
        let at = rows.iter().position(|row| row.is_same_node(Some(&target)));
        let to = match (key.as_str(), at) {
            ("ArrowDown", None) => 0,
            ("ArrowDown", Some(at)) => (at + 1).min(last),
            ("ArrowUp", Some(0)) => {
                event.prevent_default();
                field.focus().ok();
                return;
            }
            ("ArrowUp", Some(at)) => at - 1,
            ("Home", Some(_)) => 0,
            ("End", Some(_)) => last,
            _ => return,
        };
        if let Some(row) = rows.get(to) {
            event.prevent_default();
            choose(list, row);
            row.unchecked_ref::<HtmlElement>().focus().ok();
        }
    }
}

/// The row that Tab reaches.
pub(super) fn choose(list: &HtmlElement, row: &Element) {
    if let Ok(Some(before)) = list.query_selector("[tabindex=\"0\"]") {
        before.set_attribute("tabindex", "-1").ok();
    }
    row.set_attribute("tabindex", "0").ok();
}

//! What keys do in the reading beside what the widget does: so a passage is explained, or gets a note, without a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use super::reading;
use crate::state::{Action, Draft};

/// Undo or Redo, as the platform has them: outside of the fields, whose own they are, what the buttons say. Left to itself a browser would
/// take letters off the field that was written in last.
pub fn undone(event: &Event) -> Option<Action> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let is_field = target.closest("input, textarea").ok().flatten().is_some();
    if is_field || !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return None;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z" | "Z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

/// What a key asks for while the reading in `place` has a passage on which nothing is being written; `is_term`: whether that can be a term. Letters are for the reading alone, while it has the focus, or while nothing has it, as after a selection with a pointer: in a field they are written.
pub fn asked(event: &Event, place: &Element, is_term: bool) -> Option<Action> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let host = event.target().and_then(|host| host.dyn_into::<Node>().ok());
    let is_field = target.closest("input, textarea, select").ok().flatten().is_some();
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || is_field {
        return None;
    }
    let is_inside = host.is_some_and(|host| place.contains(Some(&host)));
    let is_nowhere = matches!(target.local_name().as_str(), "body" | "html");
    if !is_inside && !is_nowhere {
        return None;
    }
    let action = match (event.key().as_str(), event.shift_key()) {
        ("e" | "E", _) if is_term => Action::Explain,
        ("n" | "N", _) => Action::Draft(Some(Draft::default())),
        ("ArrowRight", true) if is_inside => return Some(Action::Extend { back: false }),
        ("ArrowLeft", true) if is_inside => return Some(Action::Extend { back: true }),
        _ => return None,
    };
    // What is written now is written beside the reading.
    reading::close(place);
    Some(action)
}

//! What keys do in the reading beside what the widget does: so a passage is explained, or gets a note, without a pointer.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node};

use super::{OwnSteps, reading};
use crate::state::{Action, Draft};

/// Undo or Redo, as the platform has them: what the buttons say, but in a field that has steps of its `own`, whose they are. Left to itself a browser
/// would take letters off the field that was written in last.
pub fn undone(event: &Event, own: &OwnSteps) -> Option<Action> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let is_field = target.closest("input, textarea").ok().flatten().is_some();
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return None;
    }
    let is_redo = match (event.key().as_str(), event.shift_key()) {
        ("z", false) => false,
        ("z" | "Z", true) | ("y", false) => true,
        _ => return None,
    };
    let action = if is_redo { Action::Redo } else { Action::Undo };
    (!is_field || !own.has(is_redo)).then_some(action)
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

//! All that touches the browser and is not a component.

pub mod anchor;
pub mod caret;
pub mod events;
pub mod focus;
pub mod fonts;
pub mod foreign;
pub mod highlight;
pub mod inflate;
pub mod jump;
pub mod listen;
pub mod near;
pub mod nodes;
pub mod pixels;
pub mod place;
pub mod pointer;
pub mod rects;
pub mod room;
pub mod row;
pub mod style;
pub mod text;

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// The target or the nearest element around it that a selector fits.
pub fn nearest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok().flatten()
}

/// The attribute `name` of the target or the nearest element around it that has one.
pub fn attribute_at(target: Option<EventTarget>, name: &str) -> Option<String> {
    nearest(target, &["[", name, "]"].concat())?.get_attribute(name)
}

/// The number in such an attribute.
pub fn number_at(target: Option<EventTarget>, name: &str) -> Option<usize> {
    attribute_at(target, name)?.parse().ok()
}

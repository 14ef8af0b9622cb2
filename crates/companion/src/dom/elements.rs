//! Making elements, and what has the focus.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement};

/// A listener, as long as it is kept.
pub type Listener = Closure<dyn FnMut(Event)>;

pub fn element(
    document: &Document,
    tag: &str,
    attributes: &[(&str, &str)],
    children: &[&Element],
) -> Element {
    let element = document.create_element(tag).unwrap_throw();
    for (name, value) in attributes {
        element.set_attribute(name, value).ok();
    }
    for child in children {
        element.append_child(child).ok();
    }
    element
}

pub fn text(document: &Document, tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
    let element = element(document, tag, attributes, &[]);
    element.set_text_content(Some(text));
    element
}

/// A button with a sign, and its name for who does not see it.
pub fn button(document: &Document, class: &str, name: &str, sign: &str) -> Element {
    text(
        document,
        "button",
        &[("type", "button"), ("class", class), ("aria-label", name), ("title", name)],
        sign,
    )
}

/// A listener on an element, which calls `act` for as long as it is kept.
pub fn on(target: &Element, name: &str, act: impl FnMut(Event) + 'static) -> Listener {
    let listener = Listener::new(act);
    target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).ok();
    listener
}

/// What has the focus, through all shadow roots.
pub fn active(document: &Document) -> Option<HtmlElement> {
    let mut element = document.active_element()?;
    while let Some(inner) = element.shadow_root().and_then(|root| root.active_element()) {
        element = inner;
    }
    element.dyn_into().ok()
}

/// The element that an event is about.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The first element below another that a selector names.
pub fn find(around: &Element, selector: &str) -> Option<Element> {
    around.query_selector(selector).ok()?
}

/// All of them.
pub fn each(around: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = around.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

//! From what is selected in the reading, or has its card open there, to where that stands in its text.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node};

use super::edge;
use crate::state::{Action, Point};

/// The ends of what is selected in the reading in `place`; `None` where nothing is.
pub fn selected(place: &Element) -> Option<[Point; 2]> {
    let ends = edge::chosen(&place.first_element_child()?)?;
    let point = |at: u32| {
        let node = ends.get(at).dyn_into::<Node>().ok()?;
        point(&node, ends.get(at + 1).as_f64()? as u32)
    };
    let ends = [point(0)?, point(2)?];
    (ends[0] < ends[1]).then_some(ends)
}

/// The block that a place in the page is in, and the code points before it there. Pronunciation is no text of it.
fn point(node: &Node, offset: u32) -> Option<Point> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("[data-block]").ok()??;
    let number = block.get_attribute("data-block")?.parse().ok()?;
    // Of an element: what stands before its child of that number.
    let child = if node.node_type() == Node::TEXT_NODE { None } else { node.child_nodes().item(offset) };
    let mut count = 0;
    each_text(&block, &mut |text, value| {
        if text.is_same_node(Some(node)) {
            count += char::decode_utf16(value.encode_utf16().take(offset as usize)).count() as u32;
            return true;
        }
        let is_after = |other: &Node| {
            other.compare_document_position(text) & Node::DOCUMENT_POSITION_FOLLOWING != 0
                || other.contains(Some(text))
        };
        let is_past = match &child {
            Some(child) => is_after(child),
            None => is_after(node) && !node.contains(Some(text)),
        };
        if !is_past {
            count += value.chars().count() as u32;
        }
        is_past
    });
    Some((number, count))
}

/// Each text node of a block that belongs to the article, until `visit` has seen enough.
fn each_text(node: &Node, visit: &mut dyn FnMut(&Node, &str) -> bool) -> bool {
    if node.node_type() == Node::TEXT_NODE {
        return visit(node, &node.node_value().unwrap_or_default());
    }
    if matches!(node.node_name().as_str(), "RT" | "RP") {
        return false;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        if each_text(&node, visit) {
            return true;
        }
        child = node.next_sibling();
    }
    false
}

/// What a `jiazhu-open` of the reading tells.
pub fn looked_up(event: &Event) -> Option<Action> {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let detail = get(event, "detail")?;
    let number = |key| get(&detail, key)?.as_f64().map(|number| number as u32);
    let span = jiazhu_reading::Span { start: number("start")?, end: number("end")? };
    let is_note = get(&detail, "kind")?.as_string()? == "note";
    (!is_note).then_some(Action::LookedUp(span))
}

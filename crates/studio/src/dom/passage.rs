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

/// Selects in the reading, and scrolls there. A block that is far away and not drawn yet is only scrolled to.
pub fn jump(place: &Element, ends: [Point; 2]) {
    let Some(root) = place.first_element_child().and_then(|element| element.shadow_root()) else { return };
    // Of an endless block the element of the stretch that the place is in.
    let block = |(number, at): Point| {
        let parts = root.query_selector_all(&format!("[data-block=\"{number}\"]")).ok()?;
        let parts = (0..parts.length()).filter_map(|index| parts.item(index)?.dyn_into::<Element>().ok());
        parts.take_while(|part| begins_at(part) <= at).last()
    };
    let Some(first) = block(ends[0]) else { return };
    let node = |end: Point| {
        let block = block(end)?;
        let mut left = end.1 - begins_at(&block);
        let mut found = None;
        each_text(&block, &mut |text, value| {
            let count = value.chars().count() as u32;
            if left <= count {
                let units: usize = value.chars().take(left as usize).map(char::len_utf16).sum();
                found = Some((text.clone(), units as u32));
                return true;
            }
            left -= count;
            false
        });
        found
    };
    let target = node((ends[0].0, ends[0].1 + 1)).and_then(|(node, _)| node.parent_element());
    target.unwrap_or(first).scroll_into_view_with_bool(false);
    let selection = gloo::utils::window().get_selection().ok().flatten();
    if let (Some(selection), Some(start), Some(end)) = (selection, node(ends[0]), node(ends[1])) {
        selection.set_base_and_extent(&start.0, start.1, &end.0, end.1).ok();
    }
}

/// The block that a place in the page is in, and the code points before it there. Pronunciation is no text of it.
fn point(node: &Node, offset: u32) -> Option<Point> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("[data-block]").ok()??;
    let number = block.get_attribute("data-block")?.parse().ok()?;
    // Of an element: what stands before its child of that number.
    let child = if node.node_type() == Node::TEXT_NODE { None } else { node.child_nodes().item(offset) };
    let mut count = begins_at(&block);
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

/// Where the text of an element begins, in code points of its block.
fn begins_at(block: &Element) -> u32 {
    block.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or_default()
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

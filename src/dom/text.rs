//! From a point on the screen to a character of the text, and from a stretch of the text to where it is drawn. The
//! text is not cut into elements for it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DomRectList, Element, Node, Range, ShadowRoot};

use super::anchor::{anchor_element, block_element};
use super::events::object;
use super::place::rect_of;
use crate::state::placement::{Point, Rect};
use crate::state::{Outline, Place, Span};

// Of `document`. Browsers have one of them or both; web-sys has neither.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = document, js_name = caretPositionFromPoint)]
    fn caret_position(x: f64, y: f64, options: &JsValue) -> Result<Option<CaretPosition>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = document, js_name = caretRangeFromPoint)]
    fn caret_range(x: f64, y: f64) -> Result<Option<Range>, JsValue>;
    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

/// The word that is drawn at a point, if it is no anchor's.
pub fn word_at(base: &Element, outline: &Outline, at: Point) -> Option<Span> {
    let position = position_at(base, outline, at)?;
    outline.word_at(position).filter(|_| outline.anchor_over(position).is_none())
}

/// The character that is drawn at a point, in code points of the text.
fn position_at(base: &Element, outline: &Outline, at: Point) -> Option<u32> {
    let (mut node, offset) = caret_at(base, at)?;
    // Who points at what is said of a word points at the word.
    let said = node.parent_element()?.closest("rt").ok()?;
    if let Some(said) = &said {
        node = said.previous_sibling()?;
        if !rect_of(&said.get_bounding_client_rect()).contains(at) {
            return None;
        }
    }
    let block = node.parent_element()?.closest("[data-block]").ok()??;
    let index: usize = block.get_attribute("data-block")?.parse().ok()?;
    if !base.contains(Some(&block)) {
        return None;
    }
    // The caret stands before or after the character, whichever edge is nearer.
    let mut position = outline.block_start(index)?;
    let mut found = None;
    each_text(&block, &mut |text, value| {
        let is_it = text.is_same_node(Some(&node));
        let mut unit = 0;
        for c in value.chars() {
            let next = unit + c.len_utf16() as u32;
            let is_at = || unit <= offset && offset <= next && is_drawn_at(text, unit, next, at);
            if is_it && (said.is_some() || is_at()) {
                found = Some(position);
            }
            unit = next;
            position += 1;
        }
        is_it
    });
    found
}

fn is_drawn_at(text: &Node, start: u32, end: u32, at: Point) -> bool {
    let range = range(text, start, text, end);
    let rects = range.and_then(|range| range.get_client_rects());
    rects.is_some_and(|rects| all(&rects).iter().any(|rect| rect.contains(at)))
}

/// A text node and an offset in it, in UTF-16 units.
fn caret_at(base: &Element, at: Point) -> Option<(Node, u32)> {
    let roots: Array = base.get_root_node().dyn_into::<ShadowRoot>().into_iter().collect();
    let options = object([("shadowRoots", roots.into())]);
    if let Ok(position) = caret_position(at.x, at.y, &options) {
        let position = position?;
        return Some((position.node()?, position.offset()));
    }
    let range = caret_range(at.x, at.y).ok()??;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}

/// Where a stretch of one block stands in the document; it follows the text.
pub fn range_of(base: &Element, outline: &Outline, span: Span) -> Option<Range> {
    let (index, mut position) = outline.block_at(span.start)?;
    let block = block_element(base, index)?;
    let (mut from, mut to) = (None, None);
    each_text(&block, &mut |text, value| {
        let mut unit = 0;
        for c in value.chars() {
            if position == span.start {
                from = Some((text.clone(), unit));
            }
            unit += c.len_utf16() as u32;
            position += 1;
            if position == span.end {
                to = Some((text.clone(), unit));
            }
        }
        to.is_some()
    });
    let ((from, start), (to, end)) = from.zip(to)?;
    range(&from, start, &to, end)
}

/// One rectangle for each line that a place stands on.
pub fn lines(base: &Element, outline: &Outline, place: Place) -> Vec<Rect> {
    let rects = match place {
        Place::Anchor(anchor) => {
            anchor_element(base, outline, anchor).map(|element| element.get_client_rects())
        }
        Place::Word(word) => range_of(base, outline, word).and_then(|range| range.get_client_rects()),
    };
    rects.map_or(Vec::new(), |rects| all(&rects))
}

fn all(rects: &DomRectList) -> Vec<Rect> {
    (0..rects.length()).filter_map(|index| rects.item(index)).map(|rect| rect_of(&rect)).collect()
}

fn range(from: &Node, start: u32, to: &Node, end: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    range.set_start(from, start).ok()?;
    range.set_end(to, end).ok()?;
    Some(range)
}

/// Each text node of a block that belongs to the article, until `visit` has seen enough. Pronunciation does not.
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

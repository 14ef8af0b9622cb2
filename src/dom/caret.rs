//! From a point on the screen to the character that is drawn there, by the caret that a browser would put there, or where
//! that is not to be had in a shadow tree, by where the characters are drawn.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, ShadowRoot};

use super::events::object;
use super::nodes::{each_text, is_drawn_at};
use super::pixels::Pixels;
use super::rects::rect_of;
use crate::state::halving;
use crate::state::placement::Point;

// web-sys has none of these.
#[wasm_bindgen]
extern "C" {
    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
    /// A document or a shadow root.
    type Root;
    #[wasm_bindgen(catch, method, js_name = elementFromPoint)]
    fn element(this: &Root, x: f64, y: f64) -> Result<Option<Element>, JsValue>;
    #[wasm_bindgen(catch, method, js_name = caretPositionFromPoint)]
    fn caret(this: &Root, x: f64, y: f64, options: &JsValue) -> Result<Option<CaretPosition>, JsValue>;
}

/// The text node that is drawn at a point, and which of its characters, in code points.
pub fn character_at(base: &Element, at: Point) -> Option<(Node, u32)> {
    let caret = caret_at(base, at);
    let element = match &caret {
        Some((node, _)) => node.parent_element()?,
        None => base.get_root_node().unchecked_into::<Root>().element(at.x, at.y).ok()??,
    };
    let at = Pixels::of(base).point(at);
    // Who points at what is said of a word points at the word.
    if let Some(said) = element.closest("rt").ok()? {
        let is_there = rect_of(&said.get_bounding_client_rect()).contains(at);
        let mut word = None;
        each_text(&said.previous_sibling().filter(|_| is_there)?, &mut |text, _| {
            word = Some((text.clone(), 0));
            true
        });
        return word;
    }
    if let Some((node, offset)) = caret {
        return beside(&node, offset, at).map(|character| (node, character));
    }
    // Its own text nodes: those of the elements inside it are not at the point.
    let mut child = element.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE
            && let Some(character) = among(&node, at)
        {
            return Some((node, character));
        }
        child = node.next_sibling();
    }
    None
}

/// A node of `base` and an offset in it, in UTF-16 units. Safari before 26.2 has no such thing in a shadow tree.
fn caret_at(base: &Element, at: Point) -> Option<(Node, u32)> {
    let roots: Array = base.get_root_node().dyn_into::<ShadowRoot>().into_iter().collect();
    let options = object(&[("shadowRoots", roots.into())]);
    let document = base.owner_document()?.unchecked_into::<Root>();
    let position = document.caret(at.x, at.y, &options).ok()??;
    let node = position.node().filter(|node| base.contains(Some(node)))?;
    Some((node, position.offset()))
}

/// The character before or after a caret, whose nearer edge it stands at.
fn beside(text: &Node, offset: u32, at: Point) -> Option<u32> {
    let mut start = 0;
    let found = text.node_value()?.chars().position(|c| {
        let (from, to) = (start, start + c.len_utf16() as u32);
        start = to;
        from <= offset && offset <= to && is_drawn_at(text, from, to, at)
    });
    found.map(|character| character as u32)
}

/// The character of a text node that is drawn at a point.
fn among(text: &Node, at: Point) -> Option<u32> {
    let value = text.node_value()?;
    // Where each character starts, and the last one ends, in UTF-16 units.
    let mut units = vec![0];
    for c in value.chars() {
        units.push(units[units.len() - 1] + c.len_utf16() as u32);
    }
    halving::find(units.len() as u32 - 1, |stretch| {
        is_drawn_at(text, units[stretch.start as usize], units[stretch.end as usize], at)
    })
}

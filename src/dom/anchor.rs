//! The elements of anchors, and which of them Tab reaches or has its card open. That is set in place: drawing the
//! blocks around them anew would take as long as drawing the card.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::state::Outline;

/// The attribute that tells an anchor's element, with the anchor's index.
pub const ANCHOR: &str = "data-anchor";

/// The attribute of an element that shows a block, with the block's index.
pub const BLOCK: &str = "data-block";

/// Of an element that shows a later stretch of a block: where that begins in it, in code points.
pub const AT: &str = "data-at";

/// The element of a shape. What is in it is looked for in it alone: a selector would search the whole book.
pub fn shape_element(base: &Element, shape: usize) -> Option<Element> {
    base.query_selector("article").ok()??.children().item(shape as u32)
}

/// The element in a shape that shows a block, or a stretch of it.
pub fn block_element(shape: &Element, block: usize) -> Option<Element> {
    let number = block.to_string();
    if shape.get_attribute(BLOCK).is_some_and(|own| own == number) {
        return Some(shape.clone());
    }
    shape.query_selector(&["[", BLOCK, "=\"", &number, "\"]"].concat()).ok()?
}

/// The element of an anchor.
pub fn anchor_element(base: &Element, outline: &Outline, anchor: usize) -> Option<HtmlElement> {
    let shape = shape_element(base, outline.shape_of_anchor(anchor))?;
    let selector = ["[", ANCHOR, "=\"", &anchor.to_string(), "\"]"].concat();
    shape.query_selector(&selector).ok()??.dyn_into().ok()
}

/// One anchor that differs from all others by the value of an attribute.
pub struct ChosenAnchor {
    name: &'static str,
    /// The value it has; that of the others, which they are drawn with.
    values: [&'static str; 2],
    element: Option<HtmlElement>,
}

impl ChosenAnchor {
    pub const TAB: ChosenAnchor = ChosenAnchor::new("tabindex", ["0", "-1"]);
    pub const OPEN: ChosenAnchor = ChosenAnchor::new("aria-expanded", ["true", "false"]);

    const fn new(name: &'static str, values: [&'static str; 2]) -> ChosenAnchor {
        ChosenAnchor { name, values, element: None }
    }

    /// From now on it is this one. An element that has become another anchor's when the text was drawn anew loses it.
    pub fn choose(&mut self, base: &Element, outline: &Outline, anchor: Option<usize>) {
        let element = anchor.and_then(|anchor| anchor_element(base, outline, anchor));
        let [own, other] = self.values;
        if let Some(before) = std::mem::replace(&mut self.element, element.clone()) {
            before.set_attribute(self.name, other).ok();
        }
        if let Some(element) = element {
            element.set_attribute(self.name, own).ok();
        }
    }
}

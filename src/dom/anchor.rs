//! The elements of anchors, and which of them Tab reaches or has its card open. That is set in place: drawing the
//! blocks around them anew would take as long as drawing the card.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::state::Outline;

/// The attribute that tells an anchor's element, with the anchor's index.
pub const ANCHOR: &str = "data-anchor";

/// The element of a block. Looked for in its part of the article alone: a selector for its number would search the whole book.
pub fn block_element(base: &Element, outline: &Outline, block: usize) -> Option<Element> {
    let part = base.query_selector("article").ok()??.children().item(outline.shape_of(block) as u32)?;
    let number = block.to_string();
    if part.get_attribute("data-block").is_some_and(|own| own == number) {
        return Some(part);
    }
    part.query_selector(&["[data-block=\"", &number, "\"]"].concat()).ok()?
}

/// The element of an anchor.
pub fn anchor_element(base: &Element, outline: &Outline, anchor: usize) -> Option<HtmlElement> {
    let block = block_element(base, outline, outline.block_of(anchor))?;
    let selector = ["[", ANCHOR, "=\"", &anchor.to_string(), "\"]"].concat();
    block.query_selector(&selector).ok()??.dyn_into().ok()
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

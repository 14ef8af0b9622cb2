//! From a reference to its footnote, and back; from a link to a place of the same article. A browser follows an address to what stands in the document, not to what stands in a
//! shadow tree.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::focus::quietly;
use super::nearest;
use super::place::reveal_element;

/// The links of an article, those between references and footnotes among them.
pub const LINKS: &str = ".jz-footref, .jz-back, .jz-link";

/// Brings what such a link leads to into view, with the focus; whether there is such a thing.
pub fn follow(link: &Element) -> bool {
    let base = nearest(Some(link.clone().into()), ".jz");
    base.zip(link.get_attribute("href")).is_some_and(|(base, address)| to(&base, &address))
}

/// Brings what an address leads to into view, with the focus; whether there is such a thing.
pub fn to(base: &Element, address: &str) -> bool {
    // Only the page without script has ids for blocks.
    let block = address.strip_prefix("#jiazhu-block-");
    let block = block.map(|block| ["[data-block='", block, "']"].concat());
    let Ok(Some(target)) = base.query_selector(block.as_deref().unwrap_or(address)) else { return false };
    // A list item has the focus only where it is sent there.
    if !target.has_attribute("href") {
        target.set_attribute("tabindex", "-1").ok();
    }
    let target: HtmlElement = target.unchecked_into();
    quietly(&target);
    reveal_element(base, &target);
    true
}

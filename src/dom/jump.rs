//! From a reference to its footnote, and back. A browser follows an address to what stands in the document, not to what stands in a
//! shadow tree.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::focus::quietly;
use super::nearest;
use super::place::reveal_element;

/// The links between references and footnotes.
pub const LINKS: &str = ".jz-footref, .jz-back";

/// Brings what such a link leads to into view, with the focus; whether there is such a thing.
pub fn follow(link: &Element) -> bool {
    let base = nearest(Some(link.clone().into()), ".jz");
    let found = base.zip(link.get_attribute("href"));
    let found = found.and_then(|(base, id)| Some((base.query_selector(&id).ok()??, base)));
    let Some((target, base)) = found else { return false };
    // A list item has the focus only where it is sent there.
    if !target.has_attribute("href") {
        target.set_attribute("tabindex", "-1").ok();
    }
    let target: HtmlElement = target.unchecked_into();
    quietly(&target);
    reveal_element(&base, &target);
    true
}

//! Whether the index stands beside the article. The style sheet decides that, by the width of a box in which paddings, the
//! publisher's rules and the root's size of type have their share: it is asked, not imitated.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::pixels::computed;

/// Whether an index in `base` would stand beside the article. An index that nobody sees is asked.
pub fn is_beside(base: &HtmlElement) -> bool {
    let Ok(index) = gloo::utils::document().create_element("section") else { return false };
    index.set_class_name("jz-index");
    let twin = twin(base);
    let inside: &Node = twin.as_ref().map_or(base, |twin| &twin.base);
    inside.append_child(&index).ok();
    let position = computed(&index, "position");
    index.remove();
    if let Some(twin) = twin {
        twin.root.remove();
    }
    position == "sticky"
}

/// The same boxes with nothing in them.
struct Twin {
    root: Element,
    base: Node,
}

/// The element keeps its root hidden until all is drawn, and what is hidden has no width: a second root has one.
fn twin(base: &HtmlElement) -> Option<Twin> {
    let root = base.parent_element()?.dyn_into::<HtmlElement>().ok().filter(HtmlElement::hidden)?;
    let second: HtmlElement = root.clone_node().ok()?.dyn_into().ok()?;
    second.set_hidden(false);
    let base = second.append_child(&base.clone_node().ok()?).ok()?;
    root.parent_node()?.append_child(&second).ok()?;
    Some(Twin { root: second.into(), base })
}

//! The text nodes that hold the article's characters, and where they are drawn.

use web_sys::{Node, Range};

use super::rects::rects_of;
use crate::state::placement::Point;

/// Each text node of a block that belongs to the article, until `visit` has seen enough: then it is true. Pronunciation
/// does not belong to it.
pub fn each_text(node: &Node, visit: &mut dyn FnMut(&Node, &str) -> bool) -> bool {
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

/// From one offset in a text node to another, in UTF-16 units.
pub fn range(text: &Node, start: u32, end: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    range.set_start(text, start).ok()?;
    range.set_end(text, end).ok()?;
    Some(range)
}

/// Whether a stretch of a text node, in UTF-16 units, is drawn at a point.
pub fn is_drawn_at(text: &Node, start: u32, end: u32, at: Point) -> bool {
    let range = range(text, start, end);
    let rects = range.and_then(|range| range.get_client_rects());
    rects.is_some_and(|rects| rects_of(&rects).iter().any(|rect| rect.contains(at)))
}

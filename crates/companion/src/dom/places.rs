//! From a stretch of the text to where it is drawn, and from a selection to a stretch. What stands over words is no text.

use jiazhu_reading::Span;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, ShadowRoot};

use super::elements::each;

/// A text node of the article: of which block, where it begins in the text, and what it says.
struct Piece {
    node: Node,
    start: u32,
    text: String,
}

/// The text nodes of a block, which begins at `start` in the text.
fn pieces(root: &Element, block: usize, start: u32) -> Vec<Piece> {
    let (mut all, mut start) = (Vec::new(), start);
    // An endless one is shown in several elements.
    for part in each(root, &format!("article [data-block=\"{block}\"]")) {
        collect(&part, &mut start, &mut all);
    }
    all
}

fn collect(node: &Node, start: &mut u32, all: &mut Vec<Piece>) {
    if node.node_type() == Node::TEXT_NODE {
        let text = node.node_value().unwrap_or_default();
        let length = text.chars().count() as u32;
        all.push(Piece { node: node.clone(), start: *start, text });
        *start += length;
        return;
    }
    if matches!(node.node_name().as_str(), "RT" | "RP") {
        return;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        collect(&node, start, all);
        child = node.next_sibling();
    }
}

/// Where a stretch of one block is drawn: a range for each of its text nodes. `block`: its index, and where it begins in the text.
pub fn ranges(root: &Element, block: (usize, u32), span: Span) -> Vec<Range> {
    let mut ranges = Vec::new();
    for piece in pieces(root, block.0, block.1) {
        let (mut unit, mut part, mut at) = (0, None, piece.start);
        for c in piece.text.chars() {
            let from = unit;
            unit += c.len_utf16() as u32;
            if span.contains(at) {
                part = Some((part.map_or(from, |(start, _)| start), unit));
            }
            at += 1;
        }
        ranges.extend(part.and_then(|(start, end)| range(&piece.node, start, end)));
    }
    ranges
}

fn range(text: &Node, start: u32, end: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    range.set_start(text, start).ok()?;
    range.set_end(text, end).ok()?;
    Some(range)
}

#[wasm_bindgen]
extern "C" {
    /// A selection; or a shadow root, which has one of its own in Chromium.
    type Selecting;
    #[wasm_bindgen(catch, method, js_name = getComposedRanges)]
    fn composed(this: &Selecting, options: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, method, js_name = getSelection)]
    fn of_root(this: &Selecting) -> Result<Option<Selecting>, JsValue>;
    #[wasm_bindgen(catch, method, js_name = getRangeAt)]
    fn range_at(this: &Selecting, at: u32) -> Result<JsValue, JsValue>;
    /// A range, alive or not.
    type Ends;
    #[wasm_bindgen(method, getter, js_name = startContainer)]
    fn start(this: &Ends) -> Option<Node>;
    #[wasm_bindgen(method, getter, js_name = startOffset)]
    fn start_offset(this: &Ends) -> u32;
    #[wasm_bindgen(method, getter, js_name = endContainer)]
    fn end(this: &Ends) -> Option<Node>;
    #[wasm_bindgen(method, getter, js_name = endOffset)]
    fn end_offset(this: &Ends) -> u32;
}

/// What the reader has selected of the text; `None` where that is nothing. `starts`: where the blocks begin.
pub fn selected(root: &Element, starts: &[u32]) -> Option<Span> {
    let shadow: ShadowRoot = root.get_root_node().dyn_into().ok()?;
    let window = root.owner_document()?.default_view()?;
    let selection: Selecting = window.get_selection().ok()??.unchecked_into();
    let options = Object::new();
    Reflect::set(&options, &"shadowRoots".into(), &Array::of1(&shadow).into()).ok();
    // Chromium and Firefox of before 2025 have the selection of a shadow root in other ways.
    let composed = selection.composed(&options).ok().map(|ranges| ranges.get(0));
    let own = || shadow.unchecked_ref::<Selecting>().of_root().ok()??.range_at(0).ok();
    let plain = || selection.range_at(0).ok();
    let candidates = [composed, own(), plain()];
    candidates.into_iter().flatten().filter(JsValue::is_object).find_map(|range| {
        let range: Ends = range.unchecked_into();
        let (start, end) = (range.start()?, range.end()?);
        if !root.contains(Some(&start)) || !root.contains(Some(&end)) {
            return None;
        }
        let start = place(root, starts, &start, range.start_offset())?;
        let end = place(root, starts, &end, range.end_offset())?;
        (start < end).then_some(Span { start, end })
    })
}

/// The place in the text of a boundary: a node, and an offset in it.
fn place(root: &Element, starts: &[u32], node: &Node, offset: u32) -> Option<u32> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    if let Some(block) = element.closest("[data-block]").ok()? {
        let index: usize = block.get_attribute("data-block")?.parse().ok()?;
        return within(root, index, *starts.get(index)?, node, offset);
    }
    // Around blocks, as where all of a paragraph is selected: the first one that begins behind it, else the end.
    let boundary = Range::new().ok()?;
    boundary.set_start(node, offset).ok()?;
    let blocks = each(root, "article [data-block]");
    let next = blocks.iter().find(|block| boundary.compare_point(block, 0).is_ok_and(|side| side >= 0));
    match next {
        Some(block) => begins(block, starts),
        None => {
            let last = blocks.last()?;
            let index: usize = last.get_attribute("data-block")?.parse().ok()?;
            let pieces = pieces(root, index, *starts.get(index)?);
            pieces.last().map(|piece| piece.start + piece.text.chars().count() as u32)
        }
    }
}

/// Where an element that shows a block, or a stretch of one, begins in the text.
pub fn begins(block: &Element, starts: &[u32]) -> Option<u32> {
    let number = |attribute| block.get_attribute(attribute)?.parse::<u32>().ok();
    Some(starts.get(number("data-block")? as usize)? + number("data-at").unwrap_or_default())
}

/// The same for a boundary inside a block.
fn within(root: &Element, block: usize, start: u32, node: &Node, offset: u32) -> Option<u32> {
    let boundary = Range::new().ok()?;
    boundary.set_start(node, offset).ok()?;
    let mut at = start;
    for piece in pieces(root, block, start) {
        if piece.node.is_same_node(Some(node)) {
            return Some(piece.start + code_points(&piece.text, offset));
        }
        // A text that begins behind the boundary is where it stands.
        if boundary.compare_point(&piece.node, 0).is_ok_and(|side| side >= 0) {
            return Some(piece.start);
        }
        at = piece.start + piece.text.chars().count() as u32;
    }
    Some(at)
}

/// Code points before an offset in UTF-16 units.
fn code_points(text: &str, offset: u32) -> u32 {
    let mut units = 0;
    let before = text.chars().take_while(|c| {
        units += c.len_utf16() as u32;
        units <= offset
    });
    before.count() as u32
}

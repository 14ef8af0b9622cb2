//! From a point on the screen to a character of the text, and from a stretch of the text to where it is drawn. The
//! text is not cut into elements for it.

use web_sys::{DomRectList, Element, Range};

use super::anchor::{AT, BLOCK, anchor_element, block_element, shape_element};
use super::caret::character_at;
use super::nodes::{each_text, range};
use super::rects::rects_of;
use crate::state::placement::{Point, Rect};
use crate::state::{Opener, Outline, Span};

/// The word that is drawn at a point, if it is no anchor's.
pub fn word_at(base: &Element, outline: &Outline, at: Point) -> Option<Span> {
    let position = position_at(base, outline, at)?;
    outline.word_at(position).filter(|_| outline.anchor_over(position).is_none())
}

/// The character that is drawn at a point, in code points of the text.
fn position_at(base: &Element, outline: &Outline, at: Point) -> Option<u32> {
    let (node, character) = character_at(base, at)?;
    let block = node.parent_element()?.closest("[data-block]").ok()??;
    if !base.contains(Some(&block)) {
        return None;
    }
    let mut position = outline.block_start(number(&block, BLOCK)?)? + begins_at(&block);
    let is_found = each_text(&block, &mut |text, value| {
        let is_it = text.is_same_node(Some(&node));
        position += if is_it { character } else { value.chars().count() as u32 };
        is_it
    });
    is_found.then_some(position)
}

/// Where a stretch of one block stands in the document, one range for each of its text nodes: pronunciation that stands
/// between two of them is in none. They follow the text.
pub fn ranges_of(base: &Element, outline: &Outline, span: Span) -> Vec<Range> {
    let mut ranges = Vec::new();
    let Some((index, start)) = outline.block_at(span.start) else { return ranges };
    // From one stretch of the block to the next, until the end is found.
    let mut shape = outline.shape_at(span.start);
    while let Some(block) = shape_element(base, shape).and_then(|shape| block_element(&shape, index)) {
        shape += 1;
        if ranges_in(&block, start + begins_at(&block), span, &mut ranges) {
            break;
        }
    }
    ranges
}

/// The same in an element whose text begins at `position`; whether the stretch ends in it.
fn ranges_in(block: &Element, mut position: u32, span: Span, ranges: &mut Vec<Range>) -> bool {
    each_text(block, &mut |text, value| {
        let mut unit = 0;
        let mut part = None;
        for c in value.chars() {
            let from = unit;
            unit += c.len_utf16() as u32;
            if span.start <= position && position < span.end {
                part = Some((part.map_or(from, |(start, _)| start), unit));
            }
            position += 1;
        }
        ranges.extend(part.and_then(|(start, end)| range(text, start, end)));
        position >= span.end
    })
}

/// Where the text of an element begins, in code points of its block.
fn begins_at(block: &Element) -> u32 {
    number(block, AT).unwrap_or_default() as u32
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.get_attribute(attribute)?.parse().ok()
}

/// A rectangle for each line that a place stands on, or more than one where it consists of several pieces.
pub fn lines(base: &Element, outline: &Outline, place: Opener) -> Vec<Rect> {
    let (element, span) = match place {
        Opener::Anchor(anchor) => (anchor_element(base, outline, anchor), outline.passage(anchor)),
        Opener::Word(word) => (None, Some(word)),
    };
    let lists: Vec<DomRectList> = match element {
        Some(element) => vec![element.get_client_rects()],
        // A mark that is far away has no element yet, and stands there all the same.
        None => {
            let ranges = span.map(|span| ranges_of(base, outline, span)).unwrap_or_default();
            ranges.iter().filter_map(Range::get_client_rects).collect()
        }
    };
    lists.iter().flat_map(rects_of).collect()
}

//! From a point on the screen to a character of the text, and from a stretch of the text to where it is drawn. The
//! text is not cut into elements for it.

use web_sys::{Element, Range};

use super::anchor::{anchor_element, block_element};
use super::caret::character_at;
use super::nodes::{each_text, range};
use super::rects::rects_of;
use crate::state::placement::{Point, Rect};
use crate::state::{Outline, Place, Span};

/// The word that is drawn at a point, if it is no anchor's.
pub fn word_at(base: &Element, outline: &Outline, at: Point) -> Option<Span> {
    let position = position_at(base, outline, at)?;
    outline.word_at(position).filter(|_| outline.anchor_over(position).is_none())
}

/// The character that is drawn at a point, in code points of the text.
fn position_at(base: &Element, outline: &Outline, at: Point) -> Option<u32> {
    let (node, character) = character_at(base, at)?;
    let block = node.parent_element()?.closest("[data-block]").ok()??;
    let index: usize = block.get_attribute("data-block")?.parse().ok()?;
    if !base.contains(Some(&block)) {
        return None;
    }
    let mut position = outline.block_start(index)?;
    let is_found = each_text(&block, &mut |text, value| {
        let is_it = text.is_same_node(Some(&node));
        position += if is_it { character } else { value.chars().count() as u32 };
        is_it
    });
    is_found.then_some(position)
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
    rects.map_or(Vec::new(), |rects| rects_of(&rects))
}

//! Rectangles as the browser tells them, in CSS pixels of the window.

use web_sys::{DomRect, DomRectList};

use crate::state::placement::Rect;

pub fn rect_of(rect: &DomRect) -> Rect {
    Rect::new(rect.left(), rect.top(), rect.width(), rect.height())
}

/// Those of a list: one for each line that something stands on.
pub fn rects_of(list: &DomRectList) -> Vec<Rect> {
    (0..list.length()).filter_map(|index| list.item(index)).map(|rect| rect_of(&rect)).collect()
}

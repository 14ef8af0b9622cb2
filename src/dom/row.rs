//! The row of the index that belongs to the open card.

use web_sys::Element;

use super::place::scroll_inside;
use super::rects::rect_of;

const CURRENT: &str = "aria-current";

/// Marks the row of an entry, and no other. Drawing it anew would draw a thousand rows.
pub fn mark(base: &Element, entry: Option<u32>) {
    if let Some(row) = current(base) {
        row.remove_attribute(CURRENT).ok();
    }
    let row = entry.and_then(|entry| {
        let selector = [".jz-index li[value=\"", &(entry + 1).to_string(), "\"]"].concat();
        base.query_selector(&selector).ok().flatten()
    });
    if let Some(row) = row {
        row.set_attribute(CURRENT, "true").ok();
    }
}

/// Scrolls an index that has a scroll bar of its own so that the row is seen; the page stays where it is.
pub fn reveal(base: &Element) {
    let list = base.query_selector(".jz-index ol").ok().flatten();
    if let (Some(list), Some(row)) = (list, current(base)) {
        let [room, row] = [&list, &row].map(|element| rect_of(&element.get_bounding_client_rect()));
        let beyond = row.beyond(&room);
        if beyond != 0.0 {
            scroll_inside(&list, beyond);
        }
    }
}

fn current(base: &Element) -> Option<Element> {
    base.query_selector(".jz-index li[aria-current]").ok().flatten()
}

//! Keeps a place of the text that has been chosen from lying under the panel, which is below on a narrow screen. The widget, which goes to the
//! place, does not know of panels.

use std::rc::Rc;

use jiazhu_reading::{Reading, Span};
use wasm_bindgen::prelude::*;
use web_sys::{ScrollBehavior, ScrollToOptions};

use super::Inner;
use crate::dom::places::ranges;

/// Frames that the widget may take to get there.
pub const SETTLING: u32 = 12;
/// Kept free below the place. CSS pixels.
const MARGIN: f64 = 16.0;

/// The stretch of the text that a fragment leads to, if it leads to one and opens no card.
pub fn place(reading: &Reading, fragment: &str) -> Option<Span> {
    if let Some(mark) = fragment.strip_prefix("jiazhu-mark-") {
        return reading.marks.get(mark.parse::<usize>().ok()?).map(|mark| mark.span);
    }
    let (start, end) = fragment.strip_prefix("jiazhu-at-")?.split_once('-')?;
    Some(Span { start: start.parse().ok()?, end: end.parse().ok()? })
}

/// Scrolls so that the panel does not hide the place, in so many frames. `block`: its index, and where it begins in the text.
pub(super) fn uncover(panel: Rc<Inner>, block: (usize, u32), place: Span, frames: u32) {
    if frames == 0 {
        return;
    }
    let window = panel.window.clone();
    let look = Closure::once_into_js(move || {
        if panel.look(block, place).is_some() {
            uncover(panel, block, place, frames - 1);
        }
    });
    window.request_animation_frame(look.unchecked_ref()).ok();
}

impl Inner {
    /// `None` where the reader has gone on: to another place, back to the field, which makes the panel tall, or away from the panel.
    fn look(&self, block: (usize, u32), place: Span) -> Option<()> {
        if self.uncovered.get() != Some(place) {
            return None;
        }
        let panel = self.shown.borrow().as_ref()?.panel.panel.get_bounding_client_rect();
        let lines =
            ranges(&self.root, block, place).into_iter().map(|range| range.get_bounding_client_rect());
        let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
        for line in lines.filter(|line| line.left() < panel.right() && line.right() > panel.left()) {
            (top, bottom) = (top.min(line.top()), bottom.max(line.bottom()));
        }
        let hidden = bottom - (panel.top() - MARGIN);
        // Beside the text, from the top, it leaves no room above it.
        let has_room = bottom - top + MARGIN < panel.top();
        if hidden > 0.0 && has_room {
            let options = ScrollToOptions::new();
            options.set_top(hidden);
            options.set_behavior(ScrollBehavior::Instant);
            self.window.scroll_by_with_scroll_to_options(&options);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::Mark;

    use super::*;

    #[test]
    fn a_fragment_leads_to_a_stretch_of_the_text() {
        let mark = Mark { span: Span { start: 3, end: 5 }, entry: 0, inside: None };
        let reading = Reading { marks: vec![mark], ..Reading::default() };
        assert_eq!(place(&reading, "jiazhu-mark-0"), Some(mark.span));
        assert_eq!(place(&reading, "jiazhu-at-7-9"), Some(Span { start: 7, end: 9 }));
        for other in ["jiazhu-mark-1", "jiazhu-at-7", "jiazhu-at-a-b", "jiazhu-weihu", "jiazhu-note-one", ""]
        {
            assert_eq!(place(&reading, other), None, "{other}");
        }
    }
}

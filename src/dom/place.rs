//! Puts the card beside its term, through CSSOM: a `style` attribute would not pass a strict policy.

use js_sys::parse_float;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::pixels::{Pixels, around, computed, window_of};
use super::rects::rect_of;
use super::text::lines;
use crate::state::placement::{Placement, Point, Rect, approaches, place};
use crate::state::{Opener, Outline, Popup};

/// Kept free round what is scrolled into view. CSS pixels.
const MARGIN: f64 = 16.0;

/// Shows the card in the top layer. It is not seen before it is placed.
pub fn show(card: &HtmlElement) {
    // Fails where it is shown already, and where the browser has no popovers: then it is an ordinary element.
    card.show_popover().ok();
}

/// Places the card; again whenever the page moves or changes its size.
pub fn place_card(base: &Element, outline: &Outline, card: &HtmlElement, popup: &Popup) {
    // All changes before all questions, as far as possible: the browser lays out the page once for each turn.
    let style = card.style();
    style.remove_property("max-height").ok();
    card.remove_attribute("data-place").ok();
    let lines = lines(base, outline, popup.place);
    if lines.is_empty() {
        return;
    }
    let size = card.get_bounding_client_rect();
    let pixels = Pixels::of(base);
    let at = popup.at.map(|at| pixels.point(at));
    match place(&lines, at, size.width(), size.height(), seen(base)) {
        Placement::Beside { left, top, height } => {
            card.set_attribute("data-place", "beside").ok();
            // It stands in the document, not in the window: it scrolls with its term.
            let Point { x, y } = pixels.scroll;
            for (property, value) in [("left", left + x), ("top", top + y), ("max-height", height)] {
                style.set_property(property, &whole(value / pixels.style)).ok();
            }
        }
        Placement::Sheet => {
            for property in ["left", "top"] {
                style.remove_property(property).ok();
            }
            card.set_attribute("data-place", "sheet").ok();
            uncover(base, outline, card, popup.place);
        }
    }
}

/// Scrolls so that the sheet does not hide its term. Where the page cannot go further, the sheet goes up.
fn uncover(base: &Element, outline: &Outline, card: &HtmlElement, place: Opener) {
    let sheet = rect_of(&card.get_bounding_client_rect());
    let room = Rect { bottom: sheet.top, ..seen(base) };
    reveal_in(base, &|| hull(&lines(base, outline, place)), room);
    let term = hull(&lines(base, outline, place));
    if term.bottom > sheet.top && term.top < sheet.bottom {
        card.set_attribute("data-place", "sheet-above").ok();
    }
}

/// Scrolls a place of the text into view.
pub fn reveal(base: &Element, outline: &Outline, place: Opener) {
    reveal_in(base, &|| hull(&lines(base, outline, place)), seen(base));
}

/// Scrolls an element into view.
pub fn reveal_element(base: &Element, element: &Element) {
    reveal_in(base, &|| rect_of(&element.get_bounding_client_rect()), seen(base));
}

/// Scrolls whatever scrolls around `base` by as little as it takes, at once: nobody asked for motion.
fn reveal_in(base: &Element, target: &dyn Fn() -> Rect, room: Rect) {
    let mut at = Some(base.clone());
    while let Some(element) = at {
        // What does not scroll takes no notice.
        let beyond = target().beyond(&rect_of(&element.get_bounding_client_rect()));
        if beyond != 0.0 {
            scroll_inside(&element, beyond);
        }
        at = around(&element);
    }
    let room = Rect { top: room.top + MARGIN, bottom: room.bottom - MARGIN, ..room };
    let beyond = target().beyond(&room);
    if beyond != 0.0 {
        let beyond = beyond * Pixels::of(base).told;
        window_of(base).scroll_by_with_scroll_to_options(&down(beyond));
    }
}

/// Scrolls what is inside an element by so much of its rectangle.
pub(super) fn scroll_inside(element: &Element, beyond: f64) {
    element.scroll_by_with_scroll_to_options(&down(beyond / Pixels::of(element).style));
}

fn down(by: f64) -> ScrollToOptions {
    let options = ScrollToOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_top(by);
    options
}

/// The rectangle around all lines.
fn hull(lines: &[Rect]) -> Rect {
    let first = lines.first().copied().unwrap_or_default();
    lines.iter().fold(first, |all, line| Rect {
        left: all.left.min(line.left),
        top: all.top.min(line.top),
        right: all.right.max(line.right),
        bottom: all.bottom.max(line.bottom),
    })
}

/// The part of the window that is seen of `base`, also when it is zoomed in or a keyboard covers some of it. What the page
/// says to lie under its fixed header, by `--jiazhu-top` or its own `scroll-padding-top`, is not seen.
fn seen(base: &Element) -> Rect {
    let (window, pixels) = (window_of(base), Pixels::of(base));
    let Some(root) = window.document().and_then(|document| document.document_element()) else {
        return Rect::default();
    };
    // Without the scroll bar, which covers what lies under it.
    let (right, bottom) = (f64::from(root.client_width()), f64::from(root.client_height()));
    let bottom = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(bottom);
    let seen = match window.visual_viewport() {
        Some(seen) => Rect {
            left: seen.offset_left(),
            top: seen.offset_top(),
            right: right.min(seen.offset_left() + seen.width()),
            bottom: bottom.min(seen.offset_top() + seen.height()),
        },
        None => Rect { left: 0.0, top: 0.0, right, bottom },
    };
    let length = |element: &Element, property: &str| parse_float(&computed(element, property));
    // Neither is a number where there is none.
    let padding = length(&root, "scroll-padding-top").max(0.0);
    let top = length(base, "scroll-margin-top").max(0.0) * pixels.style * pixels.told;
    pixels.rect(Rect { top: seen.top.max(padding).max(top), ..seen })
}

/// Whether the pointer, going from one point of the window to another, is on its way to the card.
pub fn nears(card: &Element, from: Point, to: Point) -> bool {
    let pixels = Pixels::of(card);
    approaches(rect_of(&card.get_bounding_client_rect()), pixels.point(from), pixels.point(to))
}

fn whole(value: f64) -> String {
    // Whole pixels: text on half of one is blurred. The size of the code that prints fractions is spared as well.
    [(value.round() as i32).to_string().as_str(), "px"].concat()
}

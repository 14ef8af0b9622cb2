//! Puts the card beside its term, through CSSOM: a `style` attribute would not pass a strict policy.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions, ShadowRoot};

use super::rects::rect_of;
use super::text::lines;
use crate::state::placement::{Placement, Rect, place};
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
    match place(&lines, popup.at, size.width(), size.height(), window()) {
        Placement::Beside { left, top, height } => {
            card.set_attribute("data-place", "beside").ok();
            // It stands in the document, not in the window: it scrolls with its term.
            let window = gloo::utils::window();
            let (x, y) = (window.scroll_x().unwrap_or(0.0), window.scroll_y().unwrap_or(0.0));
            for (property, value) in [("left", left + x), ("top", top + y), ("max-height", height)] {
                style.set_property(property, &pixels(value)).ok();
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
    let room = Rect { bottom: sheet.top, ..window() };
    reveal_in(base, &|| around(&lines(base, outline, place)), room);
    let term = around(&lines(base, outline, place));
    if term.bottom > sheet.top && term.top < sheet.bottom {
        card.set_attribute("data-place", "sheet-above").ok();
    }
}

/// Scrolls a place of the text into view.
pub fn reveal(base: &Element, outline: &Outline, place: Opener) {
    reveal_in(base, &|| around(&lines(base, outline, place)), window());
}

/// Scrolls an element into view.
pub fn reveal_element(base: &Element, element: &Element) {
    reveal_in(base, &|| rect_of(&element.get_bounding_client_rect()), window());
}

/// Scrolls whatever scrolls around `base` by as little as it takes, at once: nobody asked for motion.
fn reveal_in(base: &Element, target: &dyn Fn() -> Rect, room: Rect) {
    let mut around = Some(base.clone());
    while let Some(element) = around {
        // What does not scroll takes no notice.
        let beyond = target().beyond(&rect_of(&element.get_bounding_client_rect()));
        if beyond != 0.0 {
            scroll_by(|options| element.scroll_by_with_scroll_to_options(options), beyond);
        }
        around = element.parent_element().or_else(|| host_of(&element));
    }
    let room = Rect { top: room.top + MARGIN, bottom: room.bottom - MARGIN, ..room };
    let beyond = target().beyond(&room);
    if beyond != 0.0 {
        scroll_by(|options| gloo::utils::window().scroll_by_with_scroll_to_options(options), beyond);
    }
}

fn host_of(element: &Element) -> Option<Element> {
    element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host())
}

pub(super) fn scroll_by(scroll: impl FnOnce(&ScrollToOptions), down: f64) {
    let options = ScrollToOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_top(down);
    scroll(&options);
}

/// The rectangle around all lines.
fn around(lines: &[Rect]) -> Rect {
    let first = lines.first().copied().unwrap_or_default();
    lines.iter().fold(first, |all, line| Rect {
        left: all.left.min(line.left),
        top: all.top.min(line.top),
        right: all.right.max(line.right),
        bottom: all.bottom.max(line.bottom),
    })
}

/// The part of the window that is seen, also when it is zoomed in or a keyboard covers some of it.
fn window() -> Rect {
    let window = gloo::utils::window();
    let root = window.document().and_then(|document| document.document_element());
    // Without the scroll bar, which covers what lies under it.
    let whole = root.map_or(Rect::default(), |root| {
        Rect::new(0.0, 0.0, f64::from(root.client_width()), f64::from(root.client_height()))
    });
    let inner = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(whole.bottom);
    let whole = Rect { bottom: inner, ..whole };
    let Some(seen) = window.visual_viewport() else { return whole };
    let seen = Rect::new(seen.offset_left(), seen.offset_top(), seen.width(), seen.height());
    Rect { right: seen.right.min(whole.right), bottom: seen.bottom.min(whole.bottom), ..seen }
}

fn pixels(value: f64) -> String {
    // Whole pixels: text on half of one is blurred. The size of the code that prints fractions is spared as well.
    [(value.round() as i32).to_string().as_str(), "px"].concat()
}

//! Puts the card beside its term, through CSSOM: a `style` attribute would not pass a strict policy.

use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::anchor_element;
use crate::state::Popup;
use crate::state::placement::{Placement, Rect, place};

/// Shows the card in the top layer and places it; again whenever the page moves or changes its size.
pub fn place_card(base: &Element, card: &HtmlElement, popup: &Popup) {
    let Some(anchor) = anchor_element(base, popup.anchor) else { return };
    // Fails where it is shown already, and where the browser has no popovers: then it is an ordinary element.
    card.show_popover().ok();
    let style = card.style();
    style.remove_property("max-height").ok();
    card.remove_attribute("data-place").ok();
    let size = card.get_bounding_client_rect();
    match place(&lines(&anchor), popup.at, size.width(), size.height(), window()) {
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
            uncover(card, &anchor);
        }
    }
}

/// Scrolls so that the sheet does not hide its term. Where the page cannot go further, the sheet goes up.
fn uncover(card: &HtmlElement, anchor: &HtmlElement) {
    let covered = || {
        let (sheet, term) = (card.get_bounding_client_rect(), anchor.get_bounding_client_rect());
        term.bottom() > sheet.top() && term.top() < sheet.bottom() || term.top() < 0.0
    };
    if !covered() {
        return;
    }
    let margin = pixels(card.get_bounding_client_rect().height() + 16.0);
    anchor.style().set_property("scroll-margin-bottom", &margin).ok();
    scroll_into_view(anchor);
    anchor.style().remove_property("scroll-margin-bottom").ok();
    if covered() {
        card.set_attribute("data-place", "sheet-above").ok();
    }
}

/// Scrolls as little as it takes, at once: nobody asked for motion.
pub fn scroll_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// One rectangle for each line that the anchor stands on.
fn lines(anchor: &HtmlElement) -> Vec<Rect> {
    let rects = anchor.get_client_rects();
    (0..rects.length()).filter_map(|index| rects.item(index)).map(|rect| rect_of(&rect)).collect()
}

pub fn rect_of(rect: &web_sys::DomRect) -> Rect {
    Rect::new(rect.left(), rect.top(), rect.width(), rect.height())
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

//! The window that an element is seen in, for a page can move a widget into another document; and what a pixel is there, for
//! a page can zoom a part of itself.

use js_sys::parse_float;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot, Window};

use crate::state::placement::{Point, Rect};

// web-sys has no binding for it.
#[wasm_bindgen]
extern "C" {
    type Zoomed;
    #[wasm_bindgen(method, getter, structural, js_name = currentCSSZoom)]
    fn zoom(this: &Zoomed) -> Option<f64>;
}

/// The window of the document that an element is in.
pub fn window_of(element: &Element) -> Window {
    element.owner_document().and_then(|document| document.default_view()).unwrap_or_else(gloo::utils::window)
}

/// What the browser makes of a property of an element.
pub fn computed(element: &Element, property: &str) -> String {
    let style = window_of(element).get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// The element around an element, also beyond the edge of a shadow tree.
pub fn around(element: &Element) -> Option<Element> {
    let host = || Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host());
    element.parent_element().or_else(host)
}

/// The pixels of an element under CSS `zoom`. Rectangles are told in pixels of the window by browsers that follow the
/// CSS Viewport module. WebKit, which has no `currentCSSZoom`, tells them in the element's own, reckoned from the start of
/// the document, but with the window's scrolling.
pub struct Pixels {
    /// Pixels of a rectangle that the browser tells, for one in the element's styles.
    pub style: f64,
    /// Pixels of the window, for one of a rectangle.
    pub told: f64,
    /// How far the window is scrolled.
    pub scroll: Point,
}

impl Pixels {
    pub fn of(element: &Element) -> Pixels {
        let window = window_of(element);
        let scroll = Point { x: window.scroll_x().unwrap_or(0.0), y: window.scroll_y().unwrap_or(0.0) };
        let (style, told) = match element.unchecked_ref::<Zoomed>().zoom() {
            Some(zoom) => (zoom, 1.0),
            None => (1.0, zoom(element)),
        };
        Pixels { style, told, scroll }
    }

    /// Where rectangles are told to be that the window has at this point.
    pub fn point(&self, at: Point) -> Point {
        let told = |at: f64, scroll: f64| (at + scroll) / self.told - scroll;
        Point { x: told(at.x, self.scroll.x), y: told(at.y, self.scroll.y) }
    }

    /// The same for a part of the window.
    pub fn rect(&self, rect: Rect) -> Rect {
        let from = self.point(Point { x: rect.left, y: rect.top });
        Rect::new(from.x, from.y, rect.width() / self.told, rect.height() / self.told)
    }
}

/// All zooms around an element.
fn zoom(element: &Element) -> f64 {
    let (mut zoom, mut at) = (1.0, Some(element.clone()));
    while let Some(element) = at {
        let own = parse_float(&computed(&element, "zoom"));
        if own > 0.0 {
            zoom *= own;
        }
        at = around(&element);
    }
    zoom
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_has_is_found_where_rectangles_are_told_to_be() {
        let scroll = Point { x: 0.0, y: 300.0 };
        let window = Rect::new(0.0, 0.0, 1280.0, 900.0);
        let same = Pixels { style: 1.25, told: 1.0, scroll };
        assert_eq!(same.rect(window), window);
        // As WebKit tells of an element fixed to all edges of the window, on a page zoomed by 1.25 and scrolled by 300 px.
        let own = Pixels { style: 1.0, told: 1.25, scroll };
        assert_eq!(own.rect(window), Rect::new(0.0, -60.0, 1024.0, 720.0));
        assert_eq!(own.point(Point { x: 100.0, y: 0.0 }), Point { x: 80.0, y: -60.0 });
    }
}

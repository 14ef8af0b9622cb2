//! Shows stretches of the text without touching it: the CSS Custom Highlight API. Where a browser has none, nothing
//! is shown, and all else works.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};

use super::pixels::window_of;
use super::text::ranges_of;
use crate::state::{Outline, Span};

/// The word under the pointer, and the one whose card is open.
pub const WORD: &str = "jiazhu-word";
/// The word that the keys have reached.
pub const CURSOR: &str = "jiazhu-cursor";
/// Passages of notes that have no element of their own.
pub const NOTE: &str = "jiazhu-note";

#[wasm_bindgen]
extern "C" {
    /// A window: each has highlights of its own.
    type Highlighting;
    #[wasm_bindgen(method, getter, structural, js_name = CSS)]
    fn css(this: &Highlighting) -> Css;
    type Css;
    #[wasm_bindgen(method, getter, structural)]
    fn highlights(this: &Css) -> Option<Registry>;
    type Registry;
    #[wasm_bindgen(catch, method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn get(this: &Registry, name: &str) -> Option<Highlight>;
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &Range);
}

/// Ranges that are highlighted until this is dropped. Widgets of one page share the names.
pub struct Highlighted {
    highlight: Highlight,
    ranges: Vec<Range>,
}

impl Drop for Highlighted {
    fn drop(&mut self) {
        self.ranges.iter().for_each(|range| self.highlight.delete(range));
    }
}

/// Highlights stretches of the text; `None` where there is nothing to be highlighted, or no way to do it.
pub fn highlight(base: &Element, outline: &Outline, name: &str, spans: &[Span]) -> Option<Highlighted> {
    let ranges: Vec<Range> = spans.iter().flat_map(|span| ranges_of(base, outline, *span)).collect();
    if ranges.is_empty() {
        return None;
    }
    let registry = window_of(base).unchecked_into::<Highlighting>().css().highlights()?;
    let highlight = match registry.get(name) {
        Some(highlight) => highlight,
        None => {
            let highlight = Highlight::new().ok()?;
            registry.set(name, &highlight).ok()?;
            highlight
        }
    };
    ranges.iter().for_each(|range| highlight.add(range));
    Some(Highlighted { highlight, ranges })
}

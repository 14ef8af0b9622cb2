//! Lights a stretch of the text without touching it: the CSS Custom Highlight API. Where a browser has none, nothing is lit, and all else works.

use wasm_bindgen::prelude::*;
use web_sys::{Range, Window};

/// What a voice is saying.
const VOICE: &str = "jiazhu-voice";

#[wasm_bindgen]
extern "C" {
    type Highlighting;
    #[wasm_bindgen(method, getter, structural, js_name = CSS)]
    fn css(this: &Highlighting) -> Css;
    type Css;
    #[wasm_bindgen(method, getter, structural)]
    fn highlights(this: &Css) -> Option<Registry>;
    type Registry;
    #[wasm_bindgen(catch, method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn delete(this: &Registry, name: &str) -> Result<JsValue, JsValue>;
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);
}

/// Lights these; nothing else is lit then. One voice speaks at a time.
pub fn light(window: &Window, ranges: &[Range]) {
    let Some(registry) = window.unchecked_ref::<Highlighting>().css().highlights() else { return };
    if ranges.is_empty() {
        registry.delete(VOICE).ok();
        return;
    }
    if let Ok(highlight) = Highlight::new() {
        ranges.iter().for_each(|range| highlight.add(range));
        registry.set(VOICE, &highlight).ok();
    }
}

//! The element `<jiazhu-reading>` and its place in the page.

use js_sys::{Promise, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::words::Lang;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Reading;

    #[wasm_bindgen(method)]
    fn show(this: &Reading, reading: &Uint8Array, words: Option<&Uint8Array>);

    #[wasm_bindgen(method, js_name = showBlocks)]
    fn show_blocks(this: &Reading, reading: &Uint8Array, blocks: &Uint32Array) -> Promise;

    #[wasm_bindgen(method)]
    fn close(this: &Reading);
}

/// Shows the bytes of a reading, and of its words file, in `place`. What is open and scrolled in the one before stays so.
pub fn show(place: &Element, reading: &[u8], words: Option<&[u8]>, lang: Lang) {
    let element = match place.first_element_child() {
        Some(element) => element.unchecked_into::<Reading>(),
        None => {
            let Ok(element) = gloo::utils::document().create_element("jiazhu-reading") else { return };
            element.set_attribute("ui-lang", lang.tag()).ok();
            element.unchecked_into::<Reading>()
        }
    };
    element.show(&Uint8Array::from(reading), words.map(Uint8Array::from).as_ref());
    // After its first bytes: an element without a reading says that none is named.
    if element.parent_node().is_none() {
        place.append_child(&element).ok();
    }
}

/// Shows some blocks of the reading that is there as the bytes of a reading of these alone have them.
pub fn show_blocks(place: &Element, reading: &[u8], blocks: &[u32]) {
    if let Some(element) = place.first_element_child() {
        let element = element.unchecked_into::<Reading>();
        // Copies: the element needs them for longer than this call takes.
        let shown = element.show_blocks(&Uint8Array::from(reading), &Uint32Array::from(blocks));
        // What cannot be shown alone comes with the whole.
        spawn_local(async move { drop(JsFuture::from(shown).await) });
    }
}

/// The reading that is there speaks a language from now on.
pub fn speak(place: &Element, lang: Lang) {
    if let Some(element) = place.first_element_child() {
        element.set_attribute("ui-lang", lang.tag()).ok();
    }
}

/// Closes its cards.
pub fn close(place: &Element) {
    if let Some(element) = place.first_element_child() {
        element.unchecked_into::<Reading>().close();
    }
}

/// Focuses the place in it that Tab reaches; what is seen does not move.
pub fn focus(place: &Element) {
    let root = place.first_element_child().and_then(|element| element.shadow_root());
    let stop = root.and_then(|root| {
        root.query_selector("article[tabindex=\"0\"], article [tabindex=\"0\"]").ok().flatten()
    });
    if let Some(stop) = stop.and_then(|stop| stop.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        stop.focus_with_options(&options).ok();
    }
}

pub fn remove(place: &Element) {
    place.set_text_content(None);
}

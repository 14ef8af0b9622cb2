//! The element `<jiazhu-reading>` and its place in the page.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::words::Lang;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Element)]
    type Reading;

    #[wasm_bindgen(method)]
    fn show(this: &Reading, reading: &Uint8Array, words: Option<&Uint8Array>);
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

/// The reading that is there speaks a language from now on.
pub fn speak(place: &Element, lang: Lang) {
    if let Some(element) = place.first_element_child() {
        element.set_attribute("ui-lang", lang.tag()).ok();
    }
}

pub fn remove(place: &Element) {
    place.set_text_content(None);
}

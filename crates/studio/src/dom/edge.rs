//! The functions of `src/studio/edge.js`, and what it gives back.

use js_sys::{JsString, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./edge.js")]
extern "C" {
    // An object of JavaScript would cost code to put together. For wasm32 the macro makes it no function with arguments.
    #[cfg_attr(not(target_arch = "wasm32"), expect(clippy::too_many_arguments))]
    pub fn annotated(
        article: &JsString,
        article_name: &str,
        glossary: &JsString,
        glossary_name: &str,
        notes: &JsString,
        notes_name: &str,
        number: u32,
        asked: u32,
        known: u32,
        with_words: bool,
        after_rest: bool,
        early: &Closure<dyn FnMut(Option<Uint8Array>, Option<String>)>,
    ) -> Promise;

    /// Promises a [`MadeBlocks`], or nothing.
    pub fn blocks(
        article: &JsString,
        article_name: &str,
        glossary: &JsString,
        glossary_name: &str,
        notes: &JsString,
        notes_name: &str,
        shown: u32,
    ) -> Promise;

    pub fn published(
        article: &str,
        article_name: &str,
        glossary: &str,
        glossary_name: &str,
        notes: &str,
        notes_name: &str,
        with_words: bool,
    ) -> Promise;

    /// The bytes of a file that lies beside `studio.html`.
    pub fn file(name: &str) -> Promise;

    /// The ends of what is selected inside an element’s shadow tree, each a node and an offset in it.
    pub fn chosen(element: &web_sys::Element) -> Option<js_sys::Array>;

    pub fn download(name: &str, kind: &str, bytes: &[u8]);

    pub fn copied(text: &str) -> Promise;

    pub fn kept(slot: &str) -> Promise;

    pub fn keep(slot: &str, text: &str) -> Promise;

    pub fn forget(slot: &str) -> Promise;

    /// Promises what the storage calls the pictures in it.
    #[wasm_bindgen(js_name = pictureKeys)]
    pub fn picture_keys() -> Promise;

    #[wasm_bindgen(js_name = keepPictures)]
    pub fn keep_pictures(keys: &js_sys::Array, bytes: &Closure<dyn FnMut(u32) -> Uint8Array>) -> Promise;

    /// Promises the PNG of an SVG, or nothing.
    pub fn drawn(svg: &Uint8Array) -> Promise;

    /// Tells of links of the reading to files beside the article.
    #[wasm_bindgen(js_name = hearBeside)]
    pub fn hear_beside(tell: &Closure<dyn FnMut(String)>);

    #[wasm_bindgen(js_name = hearOthers)]
    pub fn hear_others(tell: &Closure<dyn FnMut()>);

    /// Tells whether this tab keeps what is written, now and whenever that changes.
    #[wasm_bindgen(js_name = hearHeld)]
    pub fn hear_held(tell: &Closure<dyn FnMut(bool)>);

    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over();

    pub fn hear(tell: &Closure<dyn FnMut(u32, u32)>);

    pub fn decoded(encoding: &str, bytes: &[u8]) -> Option<String>;

    /// The same of bytes that may end in the middle of a character, which is left out.
    #[wasm_bindgen(js_name = decodedSoFar)]
    pub fn decoded_so_far(encoding: &str, bytes: &[u8]) -> Option<String>;

    pub fn fetched(path: &str) -> Promise;

    /// The language that the address asks for, the one that was chosen before, and those of the browser.
    pub fn languages() -> js_sys::Array;

    /// The page speaks a language, under this title.
    pub fn speak(lang: &str, title: &str, keep: bool);
}

#[wasm_bindgen]
extern "C" {
    /// What `annotated` promises.
    pub type Made;

    #[wasm_bindgen(method, getter)]
    pub fn reading(this: &Made) -> Option<Uint8Array>;

    #[wasm_bindgen(method, getter)]
    pub fn words(this: &Made) -> Option<Uint8Array>;

    #[wasm_bindgen(method, getter)]
    pub fn findings(this: &Made) -> String;

    #[wasm_bindgen(method, getter)]
    pub fn complete(this: &Made) -> bool;
}

#[wasm_bindgen]
extern "C" {
    /// What `blocks` promises.
    pub type MadeBlocks;

    #[wasm_bindgen(method, getter)]
    pub fn reading(this: &MadeBlocks) -> Uint8Array;

    #[wasm_bindgen(method, getter)]
    pub fn blocks(this: &MadeBlocks) -> Vec<u32>;
}

/// The functions of `src/studio/build.js`.
#[wasm_bindgen(raw_module = "./build.js")]
extern "C" {
    #[wasm_bindgen(js_name = hearBuild)]
    pub fn hear_build(tell: &Closure<dyn FnMut()>);

    /// Promises whether the page is loaded again with the other build.
    pub fn renewed() -> Promise;
}

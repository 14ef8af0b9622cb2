//! The clipboard, which a browser may refuse.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Window;

#[wasm_bindgen]
extern "C" {
    type Clipboard;
    #[wasm_bindgen(catch, method, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Copies a text, and tells whether that has been done: no page without HTTPS may, nor a frame that was not allowed to.
pub fn copy(window: &Window, text: &str, told: impl Fn(bool) + Clone + 'static) {
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok().filter(JsValue::is_object);
    let written = clipboard.map(|clipboard| clipboard.unchecked_into::<Clipboard>().write_text(text));
    let Some(Ok(promise)) = written else {
        told(false);
        return;
    };
    let refused = told.clone();
    let done = Closure::once_into_js(move |_: JsValue| told(true));
    let failed = Closure::once_into_js(move |_: JsValue| refused(false));
    let then: Result<js_sys::Function, _> =
        Reflect::get(&promise, &"then".into()).map(JsCast::unchecked_into);
    if let Ok(then) = then {
        then.call2(&promise, &done, &failed).ok();
    }
}

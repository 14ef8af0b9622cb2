//! The widget's style sheet, adopted: a strict content security policy forbids inline styles, not these.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element};

/// `styles/theme.css`, `article.css` and `widget.css`, made small by `build.rs`.
const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/jiazhu.css"));

thread_local! {
    /// One sheet for all widgets of the page.
    static SHEET: Option<CssStyleSheet> = sheet();
}

fn sheet() -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    // The method has no binding without unstable flags.
    let replace: js_sys::Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    replace.call1(&sheet, &STYLES.into()).ok()?;
    Some(sheet)
}

/// Gives the sheet to the document or shadow root that `element` stands in, once.
pub fn adopt(element: &Element) {
    let root: JsValue = element.get_root_node().into();
    let key = JsValue::from_str("adoptedStyleSheets");
    let Ok(adopted) = Reflect::get(&root, &key) else { return };
    if adopted.is_undefined() {
        return;
    }
    SHEET.with(|sheet| {
        let Some(sheet) = sheet else { return };
        let adopted = Array::from(&adopted);
        if !adopted.includes(sheet, 0) {
            adopted.push(sheet);
            // A browser without adopted sheets shows the plain article; there is nothing else to do here.
            Reflect::set(&root, &key, &adopted).ok();
        }
    });
}

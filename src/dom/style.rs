//! The widget's style sheet, adopted: a strict content security policy forbids inline styles, not these.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Window};

use super::pixels::window_of;

/// `styles/theme.css`, `article.css` and `widget.css`, made small by `build.rs`.
const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/jiazhu.css"));

thread_local! {
    /// One sheet for all widgets of the page.
    static SHEET: Option<JsValue> = sheet(&gloo::utils::window());
}

/// A sheet can only be adopted in the document of the window that has made it.
fn sheet(window: &Window) -> Option<JsValue> {
    let class: Function = Reflect::get(window, &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&class, &Array::new()).ok()?;
    // The method has no binding without unstable flags.
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    replace.call1(&sheet, &STYLES.into()).ok()?;
    Some(sheet)
}

/// Gives the sheet to the document or shadow root that `element` stands in, once; `None` where it stands in none, or that takes no sheets: such a browser
/// shows the plain article, and there is nothing else to do here.
pub fn adopt(element: &Element) -> Option<()> {
    let root: JsValue = element.get_root_node().into();
    let key = JsValue::from_str("adoptedStyleSheets");
    let adopted = Reflect::get(&root, &key).ok().filter(|adopted| !adopted.is_undefined())?;
    let (window, own) = (window_of(element), gloo::utils::window());
    let sheet = if window == own { SHEET.with(Clone::clone) } else { sheet(&window) }?;
    let adopted = Array::from(&adopted);
    if !adopted.includes(&sheet, 0) {
        adopted.push(&sheet);
        Reflect::set(&root, &key, &adopted).ok();
    }
    Some(())
}

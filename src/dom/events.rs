//! Events out: they bubble and cross the shadow root's edge.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use crate::state::Shown;

/// Tells `host`'s page that a card was opened or closed: `jiazhu-open`, `jiazhu-close`.
pub fn tell(host: &EventTarget, name: &str, shown: &Shown) {
    let detail = object(&[
        ("kind", shown.kind.into()),
        ("id", shown.id.as_str().into()),
        ("surface", shown.surface.as_str().into()),
        ("start", shown.span.start.into()),
        ("end", shown.span.end.into()),
    ]);
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        host.dispatch_event(&event).ok();
    }
}

/// A plain JavaScript object.
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a plain object cannot fail.
        Reflect::set(&object, &(*name).into(), value).ok();
    }
    object.into()
}

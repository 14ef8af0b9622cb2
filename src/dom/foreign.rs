//! Tells when others have changed what the widget drew. Translators put text nodes into elements of their own, or other text in
//! their place; whoever draws such nodes anew, as if they were where they were, fails or leaves the old text beside the new.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, MutationObserver};

use super::events::object;

/// Watches a widget while it does not draw.
pub struct Foreign {
    changed: Rc<Cell<bool>>,
    observer: Option<MutationObserver>,
    _told: Closure<dyn FnMut()>,
}

impl Default for Foreign {
    fn default() -> Foreign {
        let changed = Rc::<Cell<bool>>::default();
        let told = {
            let changed = changed.clone();
            Closure::<dyn FnMut()>::new(move || changed.set(true))
        };
        let observer = MutationObserver::new(told.as_ref().unchecked_ref()).ok();
        Foreign { changed, observer, _told: told }
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        self.pause();
    }
}

impl Foreign {
    /// From now on all that changes in the children of `base` is others' doing.
    pub fn watch(&self, base: &Element) {
        let all = ["childList", "characterData", "subtree"].map(|what| (what, JsValue::TRUE));
        let (options, children) = (object(&all), base.children());
        for child in (0..children.length()).filter_map(|index| children.item(index)) {
            if let Some(observer) = &self.observer {
                observer.observe_with_options(&child, options.unchecked_ref()).ok();
            }
        }
    }

    /// What changes from now on is the widget's own doing. Whether others have changed something before.
    pub fn pause(&self) -> bool {
        self.has_changed();
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.changed.take()
    }

    /// Whether others have changed something.
    pub fn has_changed(&self) -> bool {
        if self.observer.as_ref().is_some_and(|observer| observer.take_records().length() > 0) {
            self.changed.set(true);
        }
        self.changed.get()
    }
}

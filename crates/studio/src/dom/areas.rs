//! What stands in the textareas of the three texts.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use crate::state::{Field, State, shown};

thread_local! {
    /// What was typed last, as it is here and as JavaScript has it: to make one of the other takes milliseconds, and a key is waited for.
    static TYPED: RefCell<Option<(Rc<str>, JsString)>> = const { RefCell::new(None) };
}

/// What stands in a textarea in which somebody has typed.
pub fn value(area: &HtmlTextAreaElement) -> Rc<str> {
    let Some(own) = Reflect::get(area, &"value".into()).ok().and_then(|own| own.dyn_into::<JsString>().ok())
    else {
        return area.value().into();
    };
    let text: Rc<str> = String::from(&own).into();
    TYPED.with(|typed| typed.replace(Some((text.clone(), own))));
    text
}

/// A text for JavaScript.
pub fn as_js(text: &Rc<str>) -> JsString {
    let typed = TYPED.with(|typed| {
        let typed = typed.borrow();
        typed.as_ref().filter(|(of, _)| Rc::ptr_eq(of, text)).map(|(_, own)| own.clone())
    });
    typed.unwrap_or_else(|| JsString::from(&**text))
}

/// The texts that stand there, in the order of [`Field::ALL`].
#[derive(Default)]
pub struct Areas([Rc<str>; 3]);

impl Areas {
    /// A text was typed: where the state has it as it is, it stands there already; else what stands there is looked at.
    pub fn typed(&mut self, state: &State, field: Field, text: &str) {
        let own = state.text(field);
        self.0[field as usize] = if **own == *text { own.clone() } else { Rc::default() };
    }

    /// Puts in what stands there no more, as what was undone. A textarea that has the text already is left alone: the caret is in it.
    pub fn fill(&mut self, state: &State, root: &Element) {
        for field in Field::ALL {
            let (text, known) = (state.text(field), &mut self.0[field as usize]);
            if Rc::ptr_eq(text, known) {
                continue;
            }
            let area = root.query_selector(&format!("textarea[name=\"{}\"]", field.name())).ok().flatten();
            let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else {
                continue;
            };
            let own = shown(text);
            if area.value() != *own {
                area.set_value(&own);
            }
            *known = text.clone();
        }
    }
}

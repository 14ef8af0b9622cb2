//! What stands in the textareas of the three texts.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use crate::state::{Field, State, shown};

/// The texts that stand there, in the order of [`Field::ALL`].
#[derive(Default)]
pub struct Areas([Rc<str>; 3]);

impl Areas {
    /// A text was typed: where the state has it as it is, it stands there already.
    pub fn typed(&mut self, state: &State, field: Field, text: &str) {
        let own = state.text(field);
        if **own == *text {
            self.0[field as usize] = own.clone();
        }
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

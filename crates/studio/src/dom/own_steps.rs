//! What the browser itself can take back in the field that has the focus. Where that is nothing, as in a field that was just opened, it would take
//! back the last change of another field, in some browsers: there Undo is that of the studio.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, InputEvent};

/// Of the field that has the focus, since it has it.
#[derive(Debug, Default)]
pub struct OwnSteps {
    /// What stood there before its first change.
    before: String,
    is_changed: bool,
    /// Something was taken back, which can be done again.
    is_undone: bool,
}

impl OwnSteps {
    /// An event of a field, by its name.
    pub fn heard(&mut self, name: &str, event: &Event) {
        match name {
            "focusin" => self.focused(event),
            "beforeinput" => self.begins(event),
            _ => self.changed(event),
        }
    }

    /// A field has got the focus, or something else.
    fn focused(&mut self, event: &Event) {
        *self = OwnSteps { before: text(event).unwrap_or_default(), ..OwnSteps::default() };
    }

    /// A field is about to change.
    fn begins(&mut self, event: &Event) {
        if !self.is_changed && !self.is_undone {
            self.before = text(event).unwrap_or_default();
        }
    }

    /// A field has changed.
    fn changed(&mut self, event: &Event) {
        let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
        self.step(&kind, &text(event).unwrap_or_default());
    }

    /// A change of that kind, as events name it, after which the field has this text.
    fn step(&mut self, kind: &str, text: &str) {
        (self.is_changed, self.is_undone) = match kind {
            "historyUndo" => (text != self.before, true),
            "historyRedo" => (true, true),
            _ => (true, false),
        };
    }

    /// Whether the browser can take something back in it, or do it again.
    pub fn has(&self, redo: bool) -> bool {
        if redo { self.is_undone } else { self.is_changed }
    }
}

/// What stands in the field that an event is of.
fn text(event: &Event) -> Option<String> {
    js_sys::Reflect::get(&event.target()?.into(), &JsValue::from_str("value")).ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_steps_of_its_own_until_all_of_them_are_taken_back() {
        let mut steps = OwnSteps { before: "一".to_owned(), ..OwnSteps::default() };
        assert_eq!((steps.has(false), steps.has(true)), (false, false));
        steps.step("insertText", "一二");
        assert_eq!((steps.has(false), steps.has(true)), (true, false));
        // What was deleted by hand can be taken back, whatever stands there.
        steps.step("deleteContentBackward", "一");
        assert!(steps.has(false));
        steps.step("historyUndo", "一二");
        assert_eq!((steps.has(false), steps.has(true)), (true, true));
        steps.step("historyUndo", "一");
        assert_eq!((steps.has(false), steps.has(true)), (false, true));
        steps.step("historyRedo", "一二");
        assert!(steps.has(false));
    }
}

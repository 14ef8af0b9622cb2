//! Which parts of the widget are made anew instead of being changed: those whose elements others may have changed.

use web_sys::Element;

use crate::dom::foreign::Foreign;
use crate::state::{Card, State};

/// A part with another key is made anew.
#[derive(Default)]
pub struct Anew {
    foreign: Foreign,
    pub text: DrawnPart,
    pub cards: DrawnPart,
}

fn shown(state: &State) -> Option<&Vec<Card>> {
    Some(&state.popup.as_ref()?.cards)
}

#[derive(Default)]
pub struct DrawnPart {
    pub key: u32,
    /// Others have changed something since it was made.
    is_foreign: bool,
    /// What is drawn next differs from what is on the screen.
    pub differs: bool,
}

impl Anew {
    /// What is drawn next is `next`, and `before` is on the screen.
    pub fn compare(&mut self, before: &State, next: &State) {
        // A text in other sections is other elements. One in as many is drawn over the one before, as the same text with more marks, which
        // is to stay where it is; what others have changed in it is made anew all the same.
        if next.outline.shapes.len() != before.outline.shapes.len() {
            self.text.key += 1;
        }
        self.text.differs |= next.outline != before.outline
            || next.changed != before.changed
            || next.display != before.display;
        self.cards.differs |=
            self.text.differs || next.cursor != before.cursor || shown(next) != shown(before);
    }

    /// Before the widget draws.
    pub fn prepare(&mut self) {
        let is_foreign = self.foreign.pause();
        for part in [&mut self.text, &mut self.cards] {
            part.is_foreign |= is_foreign;
            if std::mem::take(&mut part.differs) && std::mem::take(&mut part.is_foreign) {
                part.key += 1;
            }
        }
    }

    /// Whether others have changed the text that is on the screen.
    pub fn is_foreign(&self) -> bool {
        self.text.is_foreign || self.foreign.has_changed()
    }

    /// When it has drawn.
    pub fn watch(&self, base: &Element) {
        self.foreign.watch(base);
    }
}

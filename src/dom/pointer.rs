//! Tells a click from a drag, and a pointer that moves from a page that moves under it.

use web_sys::{MouseEvent, PointerEvent};

use super::{ANCHOR, number_at};
use crate::state::Action;
use crate::state::placement::Point;

/// Further than this between press and release, it was no click. CSS pixels.
const STEADY: f64 = 5.0;

/// What must be remembered between two events of the pointer.
#[derive(Default)]
pub struct Pointer {
    pressed: Option<Point>,
    last: Point,
}

impl Pointer {
    pub fn press(&mut self, event: &PointerEvent) {
        self.pressed = Some(point(event));
    }

    /// Whether a click is meant: the pointer did not move far, and nothing is selected.
    pub fn is_click(&self, event: &MouseEvent) -> bool {
        // Enter, and a screen reader's click, come without a press.
        if event.detail() == 0 {
            return true;
        }
        let plain = !(event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key());
        plain && event.detail() == 1 && self.is_steady(event) && !selects()
    }

    /// Whether the pointer is where it was pressed.
    pub fn is_steady(&self, event: &MouseEvent) -> bool {
        let at = point(event);
        self.pressed.is_none_or(|from| (at.x - from.x).hypot(at.y - from.y) <= STEADY)
    }

    /// Where the pointer was, if it has moved since; browsers also tell of a page that moves under it.
    pub fn moved(&mut self, event: &PointerEvent) -> Option<Point> {
        let now = point(event);
        let before = std::mem::replace(&mut self.last, now);
        (before != now).then_some(before)
    }
}

/// Where an event happened, in CSS pixels of the window.
pub fn point(event: &MouseEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// What a click on the article means; `None` beside its anchors.
pub fn click(pointer: &Pointer, event: &MouseEvent) -> Option<Action> {
    let anchor = number_at(event.target(), ANCHOR).filter(|_| pointer.is_click(event))?;
    event.prevent_default();
    Some(Action::Press { anchor, at: (event.detail() > 0).then(|| point(event)) })
}

fn selects() -> bool {
    let selection = gloo::utils::window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !String::from(selection.to_string()).is_empty())
}

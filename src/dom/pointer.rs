//! Tells a click from a drag, a pointer that means something from one that hurries past, and a pointer that moves from
//! a page that moves under it.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, Selection};

use super::pixels::window_of;
use crate::state::placement::Point;

/// Further than this between press and release, it was no click. CSS pixels.
const STEADY: f64 = 5.0;
/// A finger that stays longer selects a word. Milliseconds.
const LONG: f64 = 500.0;
/// A pointer as fast as this is on its way to somewhere else. CSS pixels per millisecond.
const FAST: f64 = 0.5;

/// What must be remembered between two events of the pointer.
#[derive(Default)]
pub struct Pointer {
    pressed: Option<Point>,
    /// When a finger was put down; `None` for other pointers.
    touched: Option<f64>,
    /// Something was selected when it was pressed: then a click only takes that back.
    selected: bool,
    last: Point,
    /// When it was there, in milliseconds.
    since: f64,
    /// What it means if it stays.
    pub rest: Option<Timeout>,
}

/// A movement between two events.
#[derive(Clone, Copy)]
pub struct Move {
    pub from: Point,
    pub fast: bool,
}

impl Pointer {
    pub fn press(&mut self, event: &PointerEvent) {
        self.pressed = Some(point(event));
        self.touched = (event.pointer_type() == "touch").then(|| event.time_stamp());
        self.selected = selects(event);
    }

    /// Whether a click is meant: the pointer did not move far, and nothing is, or was, selected.
    pub fn is_click(&self, event: &MouseEvent) -> bool {
        // Enter, and a screen reader's click, come without a press.
        event.detail() == 0 || self.is_plain(event) && !self.selected && !selects(event)
    }

    /// Takes back what was selected before a click and still is. A browser does so itself, but Chromium and WebKit not
    /// where a link is clicked: no click on a term would ever be meant as one.
    pub fn take_back(&self, event: &MouseEvent) {
        if self.selected
            && self.is_plain(event)
            && let Some(selection) = selection(event)
        {
            selection.remove_all_ranges().ok();
        }
    }

    /// The first press and release of the main button, at one place, with no other key, and not by a finger that stays.
    fn is_plain(&self, event: &MouseEvent) -> bool {
        let with_key = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
        let held_long = self.touched.is_some_and(|since| event.time_stamp() - since > LONG);
        !with_key && !held_long && event.detail() == 1 && self.is_steady(event)
    }

    /// Whether it was a finger that pressed last: it cannot hover.
    pub fn is_finger(&self) -> bool {
        self.touched.is_some()
    }

    /// Whether the pointer is where it was pressed.
    pub fn is_steady(&self, event: &MouseEvent) -> bool {
        let at = point(event);
        self.pressed.is_none_or(|from| (at.x - from.x).hypot(at.y - from.y) <= STEADY)
    }

    /// How the pointer has moved, if it has; browsers also tell of a page that moves under it.
    pub fn moved(&mut self, event: &PointerEvent) -> Option<Move> {
        let (now, time) = (point(event), event.time_stamp());
        let before = std::mem::replace(&mut self.last, now);
        let passed = time - std::mem::replace(&mut self.since, time);
        let way = (now.x - before.x).hypot(now.y - before.y);
        (before != now).then_some(Move { from: before, fast: way > FAST * passed })
    }
}

/// Where an event happened, in CSS pixels of the window.
pub fn point(event: &MouseEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// Whether a button is held down on the text: a second press selects a word, which WebKit forgets when the focus moves.
pub fn is_pressed(base: &Element) -> bool {
    base.query_selector("article:active").is_ok_and(|article| article.is_some())
}

/// Whether text is selected where an event happened. WebKit tells of a selection in a shadow tree that both its ends are at
/// the host: it is always collapsed, but of type Range.
pub fn selects(event: &MouseEvent) -> bool {
    selection(event).is_some_and(|selection| selection.type_() == "Range")
}

/// The selection where an event happened. Chromium tells it of a shadow tree only by its root.
fn selection(event: &MouseEvent) -> Option<Selection> {
    let path = event.composed_path();
    let target = path.get(0).dyn_into::<Element>().ok()?;
    let root = target.get_root_node();
    let own = || {
        let get: Function = Reflect::get(&root, &"getSelection".into()).ok()?.dyn_into().ok()?;
        Some(get.call0(&root).ok()?.unchecked_into::<Selection>())
    };
    own().or_else(|| window_of(&target).get_selection().ok().flatten())
}

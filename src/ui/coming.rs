//! The outline of another reading: it is worked out as far as the page leaves time for it.

use gloo::timers::callback::Timeout;

use super::JiazhuProps;
use crate::state::{Outline, Outlining};

/// How long the widget works before the page has its turn. Milliseconds; a frame has 16.
pub const TURN: f64 = 8.0;

/// Nothing, when the outline on the screen is that of the newest reading.
#[derive(Default)]
pub struct Coming {
    outlining: Option<Outlining>,
    going_on: Option<Timeout>,
}

impl Coming {
    /// The outline of the reading that `props` name.
    pub fn of(props: &JiazhuProps) -> Coming {
        let outlining = Outlining::new(props.reading.clone(), props.reading.clone(), props.say);
        Coming { outlining: Some(outlining), going_on: None }
    }

    pub fn is_waited_for(&self) -> bool {
        self.outlining.is_some()
    }

    /// The outline, if it can be worked out before the page has its turn, which it had last at `since`.
    pub fn go_on(&mut self, since: f64) -> Option<Outline> {
        while js_sys::Date::now() - since < TURN {
            let outline = self.outlining.as_mut()?.step();
            if outline.is_some() {
                self.outlining = None;
                return outline;
            }
        }
        None
    }

    /// Calls `next` when the page has had its turn, if there is more to be worked out.
    pub fn after_a_turn(&mut self, next: impl FnOnce() + 'static) {
        self.going_on = self.outlining.as_ref().map(|_| Timeout::new(0, next));
    }
}

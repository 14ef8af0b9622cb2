//! Cards that the pointer opens and closes by resting: the hover delay, and what ends it.

use super::placement::Point;
use super::{Cause, Opener, State, Ticket, Wait, Waiting};

/// The hover delay: how long the pointer rests on a mark before its card opens, and how long the card stays after the pointer
/// has left. Milliseconds. `ui/effects.rs` starts the timer.
pub const HOVER_DELAY: u32 = 300;

impl State {
    pub(super) fn wait(&mut self, to: Wait) {
        let ticket = self.ticket();
        self.waiting = Some(Waiting { ticket, to });
    }

    pub(super) fn over(&mut self, anchor: usize, at: Point, passing: bool) {
        self.pointed = None;
        let is_waiting_for = |w: Waiting| matches!(w.to, Wait::Open { anchor: other, .. } if other == anchor);
        let is_waiting = self.waiting.is_some_and(is_waiting_for);
        match &self.popup {
            _ if self.pinned() => {}
            Some(popup) if popup.place == Opener::Anchor(anchor) => self.waiting = None,
            Some(_) if !passing => self.open(Opener::Anchor(anchor), Some(at), Cause::Hover),
            _ if is_waiting => {}
            _ => self.wait(Wait::Open { anchor, at }),
        }
    }

    pub(super) fn out(&mut self) {
        let closes = matches!(self.waiting, Some(Waiting { to: Wait::Close, .. }));
        match self.popup {
            _ if self.pinned() => {}
            Some(_) if closes => {}
            Some(_) => self.wait(Wait::Close),
            None => self.waiting = None,
        }
    }

    /// The wait begins again: no card opens while the page moves. What was under the pointer no longer is.
    pub(super) fn scroll(&mut self) {
        self.pointed = None;
        if let Some(Waiting { to: to @ Wait::Open { .. }, .. }) = self.waiting {
            self.wait(to);
        }
    }

    pub(super) fn due(&mut self, ticket: Ticket) {
        match self.waiting.take_if(|waiting| waiting.ticket == ticket).map(|waiting| waiting.to) {
            Some(Wait::Open { anchor, at }) => self.open(Opener::Anchor(anchor), Some(at), Cause::Hover),
            Some(Wait::Close) => self.close(false),
            None => {}
        }
    }
}

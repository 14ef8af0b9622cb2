//! What each action does to the state.

use std::rc::Rc;

use super::placement::Point;
use super::{Card, Cause, Display, Focus, Opener, Outline, Popup, Span, State, Ticket};

impl State {
    /// Offsets and indices hold in every script: whatever is open stays where it is.
    pub(super) fn show_as(&mut self, display: Display) {
        if display.script != self.display.script {
            self.outline = Rc::new(self.outline.in_script(display.script));
        }
        self.display = display;
    }

    pub(super) fn ticket(&mut self) -> Ticket {
        self.last_ticket = self.last_ticket.wrapping_add(1);
        self.last_ticket
    }

    fn send_focus(&mut self, to: Focus) {
        let ticket = self.ticket();
        self.focus = Some((ticket, to));
        if let Focus::Anchor(anchor) = to {
            self.go_to(Opener::Anchor(anchor));
        }
    }

    /// The reader is there from now on.
    fn go_to(&mut self, place: Opener) {
        match place {
            Opener::Anchor(anchor) => (self.current, self.cursor) = (anchor, None),
            Opener::Word(word) => {
                (self.current, self.cursor) = (self.outline.anchor_before(word.start), Some(word));
            }
        }
    }

    pub(super) fn open(&mut self, place: Opener, at: Option<Point>, cause: Cause) {
        let Some(card) = self.outline.card_at(place) else { return };
        self.waiting = None;
        self.popup = Some(Popup { place, at, cause, cards: vec![card] });
        if cause == Cause::Pinned {
            self.go_to(place);
            self.send_focus(Focus::Card);
        }
    }

    /// Takes the card over that is open in `before`, where it has its place in this text as well.
    pub(super) fn carry(&mut self, before: &State) {
        self.popup = before.popup.as_ref().and_then(|popup| popup.carried(&before.outline, &self.outline));
        if let Some(Popup { place, cause: Cause::Pinned, .. }) = self.popup {
            self.go_to(place);
        }
    }

    pub(super) fn close(&mut self, refocus: bool) {
        self.waiting = None;
        if let Some(popup) = self.popup.take()
            && refocus
        {
            self.send_focus(match popup.place {
                Opener::Anchor(anchor) => Focus::Anchor(anchor),
                Opener::Word(_) => Focus::Text,
            });
        }
    }

    pub(super) fn pinned(&self) -> bool {
        self.popup.as_ref().is_some_and(|popup| popup.cause == Cause::Pinned)
    }

    pub(super) fn press(&mut self, place: Opener, at: Option<Point>) {
        match &self.popup {
            Some(popup) if popup.place == place && self.pinned() => self.close(true),
            Some(popup) if popup.place == place => {
                self.pin();
                self.send_focus(Focus::Card);
            }
            _ => self.open(place, at, Cause::Pinned),
        }
    }

    pub(super) fn enter(&mut self) {
        self.press(self.cursor.map_or(Opener::Anchor(self.current), Opener::Word), None);
    }

    /// The focus stays where it is: in the card, at what the reader uses.
    pub(super) fn pin(&mut self) {
        self.waiting = None;
        if let Some(popup) = self.popup.as_mut().filter(|popup| popup.cause == Cause::Hover) {
            popup.cause = Cause::Pinned;
            let place = popup.place;
            self.go_to(place);
        }
    }

    pub(super) fn follow(&mut self, card: Card) {
        let known = match card {
            Card::Entry(entry) => (entry as usize) < self.outline.reading.entries.len(),
            Card::Word(word) => !self.outline.text_of(word).is_empty(),
            Card::Notes => false,
        };
        let Some(popup) = self.popup.as_mut().filter(|_| known) else { return };
        popup.cause = Cause::Pinned;
        // A circle of related entries must not pile up cards: one already open comes back.
        match popup.cards.iter().position(|open| *open == card) {
            Some(at) => popup.cards.truncate(at + 1),
            None => popup.cards.push(card),
        }
        let place = popup.place;
        self.go_to(place);
        self.waiting = None;
        self.send_focus(Focus::Card);
    }

    pub(super) fn back(&mut self) {
        let Some(popup) = self.popup.as_mut().filter(|popup| popup.cards.len() > 1) else { return };
        if let Some(left) = popup.cards.pop() {
            self.send_focus(Focus::LinkTo(left));
        }
    }

    /// Closes the topmost card; without one the reader comes back from a word to the anchor before it.
    pub(super) fn escape(&mut self) {
        match &self.popup {
            Some(popup) if popup.cards.len() > 1 => self.back(),
            Some(_) => self.close(self.pinned()),
            None => (self.waiting, self.cursor) = (None, None),
        }
    }

    pub(super) fn show(&mut self, entry: u32, from: u32) {
        let Some(anchor) = self.outline.shown_at(entry, from) else { return };
        self.open(Opener::Anchor(anchor), None, Cause::Pinned);
        if let Some(popup) = &mut self.popup
            && popup.cards != [Card::Entry(entry)]
        {
            // Its mark is inside a longer one: that one's card is the way back.
            popup.cards.push(Card::Entry(entry));
        }
    }

    pub(super) fn visit(&mut self, mark: u32) {
        if let Some(anchor) = self.outline.anchor_of(mark) {
            self.close(false);
            self.send_focus(Focus::Anchor(anchor));
        }
    }

    pub(super) fn go(&mut self, place: Span) {
        if !self.outline.text_of(place).is_empty() {
            self.close(false);
            self.go_to(Opener::Word(place));
            self.send_focus(Focus::Text);
        }
    }

    pub(super) fn step(&mut self, back: bool) {
        // A word stands between two anchors: from there the one before is the first step back.
        let is_past = self.cursor.is_some_and(|word| self.outline.starts_by(self.current, word.start));
        let next = match self.cursor {
            None if back => self.current.checked_sub(1),
            None => Some(self.current + 1),
            Some(_) if back => is_past.then_some(self.current),
            Some(_) => Some(self.current + usize::from(is_past)),
        };
        if let Some(anchor) = next.filter(|anchor| *anchor < self.outline.anchors.len()) {
            self.send_focus(Focus::Anchor(anchor));
        }
    }

    /// To the next word. An anchor is one word here: what it consists of is told in its card.
    pub(super) fn walk(&mut self, back: bool) {
        let here = self.cursor.or_else(|| self.outline.span(Opener::Anchor(self.current)));
        let from = here.map_or(0, |here| if back { here.start } else { here.end });
        let Some(word) = self.outline.next_word(from, back) else { return };
        match self.outline.anchor_over(word.start) {
            Some(anchor) => self.send_focus(Focus::Anchor(anchor)),
            None => self.go_to(Opener::Word(word)),
        }
    }

    pub(super) fn focused(&mut self, anchor: usize) {
        if anchor != self.current {
            self.go_to(Opener::Anchor(anchor));
        }
    }
}

impl Outline {
    /// The card that a place opens; `None` where the text has no such place.
    fn card_at(&self, place: Opener) -> Option<Card> {
        match place {
            Opener::Anchor(anchor) => {
                self.anchors.get(anchor)?;
                Some(self.entry_at(anchor).map_or(Card::Notes, Card::Entry))
            }
            Opener::Word(word) => (self.word_at(word.start) == Some(word)).then_some(Card::Word(word)),
        }
    }

    /// Whether an anchor begins at or before a place in the text.
    fn starts_by(&self, anchor: usize, position: u32) -> bool {
        self.span(Opener::Anchor(anchor)).is_some_and(|span| span.start <= position)
    }

    /// Where a place is.
    pub fn span(&self, place: Opener) -> Option<Span> {
        match place {
            Opener::Anchor(anchor) => self.passage(anchor),
            Opener::Word(word) => Some(word),
        }
    }
}

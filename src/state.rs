//! What the widget shows, as plain data: [`State`], the [`Action`]s that change it, and [`reduce`],
//! the only place where it changes. Nothing here touches a browser.

mod outline;
pub mod placement;
#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use outline::{Anchor, Block, Outline, Piece, Run};
use placement::Point;

/// All that decides what is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub outline: Rc<Outline>,
    /// The anchor that Tab reaches: the article is one stop.
    pub current: usize,
    pub popup: Option<Popup>,
    /// What the pointer's rest will do. A timer belongs to it by its token; one that lost its token does nothing.
    pub waiting: Option<Waiting>,
    pub index_open: bool,
    /// Where the focus must go; a new token is a new order.
    pub focus: Option<(Token, Focus)>,
    last_token: Token,
}

/// Grows by one with every wait and every order.
pub type Token = u32;

/// The pop-up: cards one upon the other, beside an anchor.
#[derive(Clone, Debug, PartialEq)]
pub struct Popup {
    pub anchor: usize,
    /// Where the pointer was, so that the line under it is chosen when the anchor wraps.
    pub at: Option<Point>,
    pub cause: Cause,
    /// Never empty; the last one is shown.
    pub cards: Vec<Card>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It goes when the pointer leaves.
    Hover,
    /// It stays until it is closed.
    Pinned,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// Index in the reading's entries.
    Entry(u32),
    /// The notes of the pop-up's anchor.
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    pub token: Token,
    pub to: Wait,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wait {
    Open { anchor: usize, at: Point },
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Anchor(usize),
    Card,
    /// The link to this entry in the card that is shown again.
    LinkTo(u32),
}

/// What the page is told of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `entry` or `note`.
    pub kind: &'static str,
    pub id: String,
    /// The characters in the text that the card was opened at, and where they stand in it, in code points.
    pub surface: String,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Debug)]
pub enum Action {
    /// Another reading takes this one's place.
    Load(Rc<Outline>),
    /// The pointer came to rest on an anchor; `towards_card`: on its way to the open card.
    Over { anchor: usize, at: Point, towards_card: bool },
    /// The pointer is on the card.
    OverCard,
    /// The pointer is neither on an anchor nor on the card.
    Out,
    /// The pointer is outside, but still moves towards the card.
    Approach,
    /// A wait is over.
    Due(Token),
    /// The page moved under the pointer.
    Scroll,
    /// Click, tap, Enter or Space on an anchor.
    Press { anchor: usize, at: Option<Point> },
    /// The reader does something in the card: it stays.
    Pin,
    /// To another entry, in the same card.
    Follow(u32),
    /// To the card before.
    Back,
    /// Closes the topmost card.
    Escape,
    /// Closes all cards.
    Close { refocus: bool },
    /// Opens an entry's card at its first mark.
    Show(u32),
    /// To the place of a mark in the text.
    Visit(u32),
    /// To the next anchor, or with `back` the one before.
    Step { back: bool },
    /// An anchor got the focus.
    Focused(usize),
    /// Opens or closes the index.
    Index { open: bool },
}

impl State {
    pub fn new(outline: Rc<Outline>, index_open: bool) -> State {
        State { outline, current: 0, popup: None, waiting: None, index_open, focus: None, last_token: 0 }
    }

    /// The card on top.
    pub fn card(&self) -> Option<Card> {
        self.popup.as_ref()?.cards.last().copied()
    }

    /// What is known of the card on top.
    pub fn shown(&self) -> Option<Shown> {
        let popup = self.popup.as_ref()?;
        let (start, end) = self.outline.passage(popup.anchor)?;
        let reading = &self.outline.reading;
        let (kind, id) = match self.card()? {
            Card::Entry(entry) => ("entry", &reading.entries[entry as usize].id),
            Card::Notes => ("note", &reading.notes[*self.outline.notes_at(popup.anchor).first()?].id),
        };
        Some(Shown { kind, id: id.clone(), surface: self.outline.surface(popup.anchor), start, end })
    }

    fn token(&mut self) -> Token {
        self.last_token = self.last_token.wrapping_add(1);
        self.last_token
    }

    fn wait(&mut self, to: Wait) {
        let token = self.token();
        self.waiting = Some(Waiting { token, to });
    }

    fn send_focus(&mut self, to: Focus) {
        let token = self.token();
        self.focus = Some((token, to));
        if let Focus::Anchor(anchor) = to {
            self.current = anchor;
        }
    }

    fn open(&mut self, anchor: usize, at: Option<Point>, cause: Cause) {
        if anchor >= self.outline.anchors.len() {
            return;
        }
        let card = self.outline.entry_at(anchor).map_or(Card::Notes, Card::Entry);
        self.waiting = None;
        self.popup = Some(Popup { anchor, at, cause, cards: vec![card] });
        if cause == Cause::Pinned {
            self.current = anchor;
            self.send_focus(Focus::Card);
        }
    }

    fn close(&mut self, refocus: bool) {
        self.waiting = None;
        if let Some(popup) = self.popup.take()
            && refocus
        {
            self.send_focus(Focus::Anchor(popup.anchor));
        }
    }

    fn pinned(&self) -> bool {
        self.popup.as_ref().is_some_and(|popup| popup.cause == Cause::Pinned)
    }

    fn over(&mut self, anchor: usize, at: Point, towards_card: bool) {
        let is_waiting_for = |w: Waiting| matches!(w.to, Wait::Open { anchor: other, .. } if other == anchor);
        match &self.popup {
            _ if self.pinned() => {}
            Some(popup) if popup.anchor == anchor => self.waiting = None,
            _ if self.waiting.is_some_and(is_waiting_for) => {}
            Some(_) if !towards_card => self.open(anchor, Some(at), Cause::Hover),
            _ => self.wait(Wait::Open { anchor, at }),
        }
    }

    fn out(&mut self) {
        let closes = matches!(self.waiting, Some(Waiting { to: Wait::Close, .. }));
        match self.popup {
            _ if self.pinned() => {}
            Some(_) if closes => {}
            Some(_) => self.wait(Wait::Close),
            None => self.waiting = None,
        }
    }

    /// The wait begins again: no card opens while the page moves.
    fn scroll(&mut self) {
        if let Some(Waiting { to: to @ Wait::Open { .. }, .. }) = self.waiting {
            self.wait(to);
        }
    }

    fn due(&mut self, token: Token) {
        match self.waiting.take_if(|waiting| waiting.token == token).map(|waiting| waiting.to) {
            Some(Wait::Open { anchor, at }) => self.open(anchor, Some(at), Cause::Hover),
            Some(Wait::Close) => self.close(false),
            None => {}
        }
    }

    fn press(&mut self, anchor: usize, at: Option<Point>) {
        match &self.popup {
            Some(popup) if popup.anchor == anchor && self.pinned() => self.close(true),
            Some(popup) if popup.anchor == anchor => self.pin(),
            _ => self.open(anchor, at, Cause::Pinned),
        }
    }

    fn pin(&mut self) {
        self.waiting = None;
        if let Some(popup) = self.popup.as_mut().filter(|popup| popup.cause == Cause::Hover) {
            popup.cause = Cause::Pinned;
            self.current = popup.anchor;
            self.send_focus(Focus::Card);
        }
    }

    fn follow(&mut self, entry: u32) {
        let known = (entry as usize) < self.outline.reading.entries.len();
        let Some(popup) = self.popup.as_mut().filter(|_| known) else { return };
        popup.cause = Cause::Pinned;
        self.current = popup.anchor;
        // A circle of related entries must not pile up cards: one already open comes back.
        match popup.cards.iter().position(|card| *card == Card::Entry(entry)) {
            Some(at) => popup.cards.truncate(at + 1),
            None => popup.cards.push(Card::Entry(entry)),
        }
        self.waiting = None;
        self.send_focus(Focus::Card);
    }

    fn back(&mut self) {
        let Some(popup) = self.popup.as_mut().filter(|popup| popup.cards.len() > 1) else { return };
        if let Some(Card::Entry(left)) = popup.cards.pop() {
            self.send_focus(Focus::LinkTo(left));
        }
    }

    fn escape(&mut self) {
        match &self.popup {
            Some(popup) if popup.cards.len() > 1 => self.back(),
            Some(_) => self.close(self.pinned()),
            None => self.waiting = None,
        }
    }

    fn show(&mut self, entry: u32) {
        let first = self.outline.occurrences.get(entry as usize).and_then(|marks| marks.first());
        let Some(anchor) = first.and_then(|mark| self.outline.anchor_of(*mark)) else { return };
        self.open(anchor, None, Cause::Pinned);
        if let Some(popup) = &mut self.popup
            && popup.cards != [Card::Entry(entry)]
        {
            // Its first mark is inside a longer one: that one's card is the way back.
            popup.cards.push(Card::Entry(entry));
        }
    }

    fn visit(&mut self, mark: u32) {
        if let Some(anchor) = self.outline.anchor_of(mark) {
            self.close(false);
            self.send_focus(Focus::Anchor(anchor));
        }
    }

    fn step(&mut self, back: bool) {
        let next = if back { self.current.checked_sub(1) } else { Some(self.current + 1) };
        if let Some(anchor) = next.filter(|anchor| *anchor < self.outline.anchors.len()) {
            self.send_focus(Focus::Anchor(anchor));
        }
    }
}

/// The state after an action; the very same one when nothing changes, so that nothing is drawn again.
pub fn reduce(state: Rc<State>, action: Action) -> Rc<State> {
    let mut next = State::clone(&state);
    match action {
        Action::Load(outline) => {
            next = State { last_token: state.last_token, ..State::new(outline, state.index_open) }
        }
        Action::Over { anchor, at, towards_card } => next.over(anchor, at, towards_card),
        Action::OverCard => next.waiting = None,
        Action::Out => next.out(),
        Action::Approach if next.popup.is_some() && !next.pinned() => next.wait(Wait::Close),
        Action::Approach => {}
        Action::Due(token) => next.due(token),
        Action::Scroll => next.scroll(),
        Action::Press { anchor, at } => next.press(anchor, at),
        Action::Pin => next.pin(),
        Action::Follow(entry) => next.follow(entry),
        Action::Back => next.back(),
        Action::Escape => next.escape(),
        Action::Close { refocus } => next.close(refocus),
        Action::Show(entry) => next.show(entry),
        Action::Visit(mark) => next.visit(mark),
        Action::Step { back } => next.step(back),
        Action::Focused(anchor) => next.current = anchor,
        Action::Index { open } => next.index_open = open,
    }
    if next == *state { state } else { Rc::new(next) }
}

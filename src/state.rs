//! What the widget shows, as plain data: [`State`], the [`Action`]s that change it, and [`reduce`],
//! the only place where it changes. Nothing here touches a browser.

mod aid;
mod carried;
mod changed;
mod display;
pub mod halving;
mod hint;
mod hover;
mod meaning;
mod outline;
pub mod placement;
mod steps;
#[cfg(test)]
mod tests;
mod word_at;

use std::rc::Rc;

use crate::reading::Reading;
pub use crate::reading::Span;
use crate::strings::Strings;
pub use aid::Ruby;
pub use display::{Aid, AidOn, Display, Terms, Tones};
pub use hint::Hint;
pub use hover::HOVER_DELAY;
pub use outline::{Anchor, Outline, OutlineBlock, OutlinePiece, OutlineRun, Outlining};
use placement::Point;

/// All that decides what is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub outline: Rc<Outline>,
    /// What is shown in the place of some of its blocks.
    pub changed: Option<Rc<Outline>>,
    /// How the article is shown.
    pub display: Display,
    /// The anchor that Tab reaches: the article is one stop.
    pub current: usize,
    /// The word that the keys have reached, or whose card was opened last; `None` while the reader is at [`State::current`].
    pub cursor: Option<Span>,
    /// The word under the pointer.
    pub pointed: Option<Span>,
    pub popup: Option<Popup>,
    /// What the pointer's rest will do. A timer belongs to it by its ticket; one that lost its ticket does nothing.
    pub waiting: Option<Waiting>,
    pub index_open: bool,
    /// What the reader is told at the foot of the window.
    pub hint: Option<Hint>,
    /// A bit for each hint that has been told.
    told: u8,
    /// Where the focus must go; a new ticket is a new order.
    pub focus: Option<(Ticket, Focus)>,
    last_ticket: Ticket,
}

/// Grows by one with every wait and every order.
pub type Ticket = u32;

/// What in the text opens a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// Index in the outline's anchors.
    Anchor(usize),
    /// Any other word.
    Word(Span),
}

/// The pop-up: cards one upon the other, beside their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Popup {
    pub place: Opener,
    /// Where the pointer was, so that the line under it is chosen when the place wraps.
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
    /// A word, or a part or a rival of one.
    Word(Span),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    pub ticket: Ticket,
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
    /// The anchor that Tab reaches, wherever it is: the reader is at [`State::cursor`].
    Text,
    Card,
    /// The link to this card in the one that is shown again.
    LinkTo(Card),
}

/// What the page is told of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// `entry`, `word` or `note`.
    pub kind: &'static str,
    pub id: String,
    /// The characters in the text that the card was opened at.
    pub surface: String,
    /// Where they stand in it.
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum Action {
    /// Another reading takes this one's place.
    Load(Rc<Outline>),
    /// Some blocks of it, by their indices, are shown as a reading of these alone has them, until then.
    Blocks(Vec<u32>, Rc<Reading>),
    /// The article is shown in another way; what is open stays open.
    Display(Display),
    /// The interface speaks another language; what is open stays open.
    Speak(&'static Strings),
    /// The pointer is on an anchor; `passing`: too fast to be meant, or on its way to the open card.
    Over { anchor: usize, at: Point, passing: bool },
    /// The pointer is on a word beside the anchors, or on none.
    Point(Option<Span>),
    /// The pointer is on the card.
    OverCard,
    /// The pointer is neither on an anchor nor on the card.
    Out,
    /// The pointer is outside, but still moves towards the card.
    Approach,
    /// A wait is over.
    Due(Ticket),
    /// The page moved under the pointer.
    Scroll,
    /// A click or tap.
    Press { place: Opener, at: Option<Point> },
    /// Enter or Space: opens where the reader is.
    Enter,
    /// The reader does something in the card: it stays.
    Pin,
    /// To another entry or word, in the same pop-up.
    Follow(Card),
    /// To the card before.
    Back,
    /// Closes the topmost card.
    Escape,
    /// Closes all cards.
    Close { refocus: bool },
    /// Opens an entry's card at its mark `from`, or at its first one where `from` is none of its.
    Show { entry: u32, from: u32 },
    /// To the place of a mark in the text.
    Visit(u32),
    /// To a stretch of the text, which is shown as a word is that the keys have reached.
    Go(Span),
    /// To the next anchor, or with `back` the one before.
    Step { back: bool },
    /// To the next word, or with `back` the one before.
    Walk { back: bool },
    /// An anchor got the focus.
    Focused(usize),
    /// Opens or closes the index.
    Index { open: bool },
    /// Something is said that has not been said yet, or nothing any more.
    Tell(Option<Hint>),
}

impl State {
    pub fn new(outline: Rc<Outline>, index_open: bool) -> State {
        State {
            outline,
            changed: None,
            display: Display::default(),
            current: 0,
            cursor: None,
            pointed: None,
            popup: None,
            waiting: None,
            index_open,
            hint: None,
            told: 0,
            focus: None,
            last_ticket: 0,
        }
    }

    /// The same, shown in another way.
    pub fn shown_as(mut self, display: Display) -> State {
        self.show_as(display);
        self
    }

    /// Whether the same elements are drawn for both: they differ at most in what is waited for or pointed at, and in
    /// where the reader is.
    pub fn is_drawn_like(&self, other: &State) -> bool {
        let State { outline, changed, display, cursor, popup, index_open, hint, .. } = self;
        (outline, changed, display, cursor, popup, index_open, hint)
            == (
                &other.outline,
                &other.changed,
                &other.display,
                &other.cursor,
                &other.popup,
                &other.index_open,
                &other.hint,
            )
    }

    /// The card on top.
    pub fn card(&self) -> Option<Card> {
        self.popup.as_ref()?.cards.last().copied()
    }

    /// What is known of the card on top.
    pub fn shown(&self) -> Option<Shown> {
        let popup = self.popup.as_ref()?;
        let (outline, reading) = (&self.outline, &self.outline.reading);
        let mut span = outline.span(popup.place)?;
        let (kind, id) = match self.card()? {
            Card::Entry(entry) => ("entry", reading.entries[entry as usize].id.clone()),
            Card::Notes => ("note", reading.notes[*outline.notes_at(popup.anchor()?).first()?].id.clone()),
            Card::Word(word) => {
                span = word;
                ("word", outline.printed(word))
            }
        };
        let surface = match (self.card()?, popup.place) {
            (Card::Entry(_) | Card::Notes, Opener::Anchor(anchor)) => outline.surface(anchor),
            _ => outline.printed(span),
        };
        Some(Shown { kind, id, surface, span })
    }
}

impl Popup {
    /// The anchor it stands beside.
    pub fn anchor(&self) -> Option<usize> {
        match self.place {
            Opener::Anchor(anchor) => Some(anchor),
            Opener::Word(_) => None,
        }
    }
}

/// The state after an action; the very same one when nothing changes, so that nothing is drawn again.
pub fn reduce(state: Rc<State>, action: Action) -> Rc<State> {
    let mut next = State::clone(&state);
    if action.goes_on() {
        next.hint = None;
    }
    match action {
        Action::Load(outline) => {
            if state.outline.is_beginning() {
                // All that stands in the beginning stands there in the whole, too.
                next.outline = outline;
                next.display.script = Default::default();
            } else {
                let State { last_ticket, told, index_open, .. } = *state;
                next = State { last_ticket, told, ..State::new(outline, index_open) };
                next.carry(&state);
            }
            next.show_as(state.display);
        }
        Action::Blocks(blocks, reading) => {
            next.changed = Some(Rc::new(state.outline.changed(blocks, reading, state.display.script)));
        }
        Action::Display(display) => next.show_as(display),
        Action::Speak(say) => next.outline = Rc::new(next.outline.in_language(say)),
        Action::Over { anchor, at, passing } => next.over(anchor, at, passing),
        Action::Point(word) => next.pointed = word,
        Action::OverCard => next.waiting = None,
        Action::Out => next.out(),
        Action::Approach if next.popup.is_some() && !next.pinned() => next.wait(Wait::Close),
        Action::Approach => {}
        Action::Due(ticket) => next.due(ticket),
        Action::Scroll => next.scroll(),
        Action::Press { place, at } => next.press(place, at),
        Action::Enter => next.enter(),
        Action::Pin => next.pin(),
        Action::Follow(card) => next.follow(card),
        Action::Back => next.back(),
        Action::Escape => next.escape(),
        Action::Close { refocus } => next.close(refocus),
        Action::Show { entry, from } => next.show(entry, from),
        Action::Visit(mark) => next.visit(mark),
        Action::Go(place) => next.go(place),
        Action::Step { back } => next.step(back),
        Action::Walk { back } => next.walk(back),
        Action::Focused(anchor) => next.focused(anchor),
        Action::Index { open } => next.index_open = open,
        Action::Tell(hint) => next.tell(hint),
    }
    if next == *state { state } else { Rc::new(next) }
}

//! Opening and closing cards from outside.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Element;
use yew::NodeRef;

use super::Dispatch;
use crate::dom::focus::read;
use crate::dom::{jump, place};
use crate::reading::Reading;
use crate::state::{Action, Opener, Outline, Span};

/// Opens and closes the cards of the [`Jiazhu`](super::Jiazhu) it was given to.
#[derive(Clone, Default)]
pub struct Remote(Rc<RefCell<Option<Connection>>>);

struct Connection {
    outline: Rc<Outline>,
    dispatch: Dispatch,
    base: NodeRef,
}

impl PartialEq for Remote {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Remote {
    /// To the widget that shows `outline`.
    pub(super) fn connect(&self, outline: &Rc<Outline>, dispatch: &Dispatch, base: &NodeRef) {
        let (outline, dispatch, base) = (outline.clone(), dispatch.clone(), base.clone());
        self.0.replace(Some(Connection { outline, dispatch, base }));
    }

    /// Opens an entry's card where its term first stands in the text, scrolled into view; false if it stands nowhere.
    pub fn open(&self, id: &str) -> bool {
        self.open_at(id, 0)
    }

    fn open_at(&self, id: &str, from: u32) -> bool {
        let wire = self.0.borrow();
        let Some(Connection { outline, dispatch, .. }) = wire.as_ref() else { return false };
        let Some(entry) = outline.entry_named(id) else { return false };
        let Some(anchor) = outline.shown_at(entry, from) else { return false };
        self.reveal(anchor);
        dispatch.dispatch(Action::Show { entry, from });
        true
    }

    /// Goes where a link in a page without script leads: opens `jiazhu-ID`, an entry, or `jiazhu-note-ID`, a note, and
    /// shows `jiazhu-mark-N`, a mark, `jiazhu-block-N`, a block that a link of the article leads to, or `jiazhu-at-START-END`, a stretch of the text. False if the reading has no such thing. An entry is opened at the mark `from`, whose link
    /// has been followed, if that is one of its.
    pub fn follow(&self, fragment: &str, from: u32) -> bool {
        let Some(id) = fragment.strip_prefix("jiazhu-") else { return false };
        let mark = id.strip_prefix("mark-").and_then(|mark| mark.parse().ok());
        self.open_at(id, from)
            || id.strip_prefix("note-").is_some_and(|id| self.open_note(id))
            || mark.is_some_and(|mark| self.visit(mark))
            || id.strip_prefix("at-").and_then(read).is_some_and(|place| self.go(place))
            || self.jump(fragment)
    }

    /// Shows some blocks of the reading, by their indices, as a reading of these alone has them, until another reading is shown. They open no card, for
    /// they do not know the whole.
    pub fn show_blocks(&self, blocks: Vec<u32>, reading: Rc<Reading>) {
        if let Some(Connection { dispatch, .. }) = self.0.borrow().as_ref() {
            dispatch.dispatch(Action::Blocks(blocks, reading));
        }
    }

    fn go(&self, place: Span) -> bool {
        let wire = self.0.borrow();
        let Some(Connection { dispatch, .. }) = wire.as_ref() else { return false };
        dispatch.dispatch(Action::Go(place));
        true
    }

    fn jump(&self, fragment: &str) -> bool {
        let wire = self.0.borrow();
        let base = wire.as_ref().and_then(|wire| wire.base.cast::<Element>());
        base.is_some_and(|base| jump::to(&base, &["#", fragment].concat()))
    }

    fn visit(&self, mark: u32) -> bool {
        let wire = self.0.borrow();
        let Some(Connection { outline, dispatch, .. }) = wire.as_ref() else { return false };
        let is_there = outline.anchor_of(mark).is_some();
        if is_there {
            dispatch.dispatch(Action::Visit(mark));
        }
        is_there
    }

    fn open_note(&self, id: &str) -> bool {
        let wire = self.0.borrow();
        let Some(Connection { outline, dispatch, .. }) = wire.as_ref() else { return false };
        let tells = |anchor: &usize| {
            outline.notes_at(*anchor).iter().any(|note| outline.reading.notes[*note].id == id)
        };
        let Some(anchor) = (0..outline.anchors.len()).find(tells) else { return false };
        self.reveal(anchor);
        // A second press would close it.
        dispatch.dispatch(Action::Close { refocus: false });
        dispatch.dispatch(Action::Press { place: Opener::Anchor(anchor), at: None });
        true
    }

    fn reveal(&self, anchor: usize) {
        if let Some(Connection { outline, base, .. }) = &*self.0.borrow()
            && let Some(base) = base.cast::<Element>()
        {
            place::reveal(&base, outline, Opener::Anchor(anchor));
        }
    }

    /// Lets go of the widget: nothing can be opened any more.
    pub fn cut(&self) {
        self.0.take();
    }

    /// Closes all cards.
    pub fn close(&self) {
        if let Some(wire) = &*self.0.borrow() {
            wire.dispatch.dispatch(Action::Close { refocus: true });
        }
    }
}

//! What can be undone: every change of the texts, by hand, by a form or by a button.

use std::rc::Rc;

use super::lines::common;
use super::{Effect, Field, Slot, State};
use crate::words::Label;

/// Changes that are kept.
const MOST: usize = 300;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next change of the same sort belongs to the last one.
    is_open: bool,
}

/// Bytes of a text, and what stands in their place.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    field: Field,
    at: usize,
    removed: Box<str>,
    put: Box<str>,
    what: What,
}

/// What a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Typed,
    /// A field of an entry's card.
    Filled(usize, Slot),
    Opened,
    Entry,
    Deleted,
    Accepted,
    Note,
    Mended,
}

impl What {
    /// As it is called beside the button that undoes it.
    pub fn label(self) -> Label {
        match self {
            What::Typed => Label::DidType,
            What::Filled(..) => Label::DidFill,
            What::Opened => Label::DidOpen,
            What::Entry => Label::DidAdd,
            What::Deleted => Label::DidDelete,
            What::Accepted => Label::DidAccept,
            What::Note => Label::DidNote,
            What::Mended => Label::DidMend,
        }
    }
}

impl Change {
    fn between(field: Field, before: &str, after: &str, what: What) -> Change {
        let (start, end) = common(before, after);
        let (removed, put) = (&before[start..before.len() - end], &after[start..after.len() - end]);
        Change { field, at: start, removed: removed.into(), put: put.into(), what }
    }

    /// The text with this change taken back; `None` where it is not in it.
    fn undone(&self, text: &str) -> Option<String> {
        replaced(text, self.at, &self.put, &self.removed)
    }

    fn done(&self, text: &str) -> Option<String> {
        replaced(text, self.at, &self.removed, &self.put)
    }
}

fn replaced(text: &str, at: usize, from: &str, to: &str) -> Option<String> {
    let rest = text.get(at..)?.strip_prefix(from)?;
    Some(format!("{}{to}{rest}", &text[..at]))
}

impl History {
    /// What the next undoing takes back.
    pub fn last(&self) -> Option<What> {
        self.done.last().map(|change| change.what)
    }

    /// What was taken back last.
    pub fn next(&self) -> Option<What> {
        self.undone.last().map(|change| change.what)
    }

    /// The next change stands for itself.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// Whether the change stands for itself.
    fn record(&mut self, field: Field, before: &str, after: &str, what: What) -> bool {
        self.undone.clear();
        let joins = |last: &&Change| last.field == field && last.what == what;
        let base =
            self.done.last().filter(joins).filter(|_| self.is_open).and_then(|last| last.undone(before));
        let is_new = base.is_none();
        if !is_new {
            self.done.pop();
        }
        self.done.push(Change::between(field, base.as_deref().unwrap_or(before), after, what));
        if self.done.len() > MOST {
            self.done.remove(0);
        }
        self.is_open = true;
        is_new
    }
}

/// Puts a text in the place of one of the three.
pub fn write(state: &mut State, field: Field, text: Rc<str>, what: What) {
    let before = state.text(field).clone();
    if state.history.record(field, &before, &text, what) {
        state.base = state.reading.clone();
    }
    *state.text_mut(field) = text;
    state.is_own = true;
}

pub fn undo(state: &mut State) -> Vec<Effect> {
    let Some(change) = state.history.done.pop() else { return vec![] };
    let text = change.undone(state.text(change.field));
    step(state, change, text, |history| &mut history.undone)
}

pub fn redo(state: &mut State) -> Vec<Effect> {
    let Some(change) = state.history.undone.pop() else { return vec![] };
    let text = change.done(state.text(change.field));
    step(state, change, text, |history| &mut history.done)
}

fn step(
    state: &mut State,
    change: Change,
    text: Option<String>,
    to: fn(&mut History) -> &mut Vec<Change>,
) -> Vec<Effect> {
    let Some(text) = text else {
        // Cannot be: whatever changes a text is recorded, or begins anew.
        state.history = History::default();
        return vec![];
    };
    *state.text_mut(change.field) = text.into();
    to(&mut state.history).push(change);
    state.history.close();
    state.base = state.reading.clone();
    state.cards.draft = None;
    state.changed()
}

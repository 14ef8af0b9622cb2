//! What can be undone: every change of the texts, by hand, by a form or by a button.

use std::rc::Rc;

use super::about::Property;
use super::lines::{self, common};
use super::{Desk, Effect, Field, Format, Meanwhile, Pane, Slot, State};
use crate::words::Label;

/// Changes that are kept.
const MOST: usize = 300;
/// Characters that are taken back at once at most, where somebody has paused between them.
const LONGEST_STRETCH: usize = 100;
/// What ends a stretch of writing, where a pause follows.
const ENDS: &str = "\n。！？；….!?;";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next change of the same sort belongs to the last one.
    is_open: bool,
    /// Nothing was written for a while: what comes next belongs to it only where it goes on right there.
    has_paused: bool,
}

/// One step back.
#[derive(Clone, Debug, PartialEq)]
enum Change {
    /// Of one text.
    Text(Edit),
    /// All that lay on the desk on the other side of the step.
    Desk(Box<Desk>, What),
}

/// Bytes of a text, and what stands in their place.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    field: Field,
    at: usize,
    removed: Box<str>,
    put: Box<str>,
    what: What,
    /// How the article is read on the other side of the step.
    format: Said,
}

/// How an article is read, and whether that was said.
type Said = (Format, bool);

/// What a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Typed,
    /// What the article says of itself.
    Said(Property),
    /// A field of an entry's card.
    Filled(usize, Slot),
    Opened,
    /// How the article is read.
    Format,
    /// A new sheet.
    Begun,
    Entry,
    Deleted,
    Accepted,
    Note,
    /// A text of a note's card.
    NoteFilled(usize, usize),
    NoteDeleted,
    Mended,
    /// A source of an entry.
    Cited,
}

impl What {
    /// As it is called beside the button that undoes it.
    pub fn label(self) -> Label {
        match self {
            What::Typed => Label::DidType,
            What::Said(Property::Title) => Label::DidTitle,
            What::Said(Property::Author) => Label::DidAuthor,
            What::Said(Property::Date) => Label::DidDate,
            What::Said(Property::Lang) => Label::DidLang,
            What::Filled(..) => Label::DidFill,
            What::Opened => Label::DidOpen,
            What::Format => Label::DidFormat,
            What::Begun => Label::DidBegin,
            What::Entry => Label::DidAdd,
            What::Deleted => Label::DidDelete,
            What::Accepted => Label::DidAccept,
            What::Note => Label::DidNote,
            What::NoteFilled(..) => Label::DidFillNote,
            What::NoteDeleted => Label::DidDeleteNote,
            What::Mended => Label::DidMend,
            What::Cited => Label::DidCite,
        }
    }
}

impl Change {
    fn what(&self) -> What {
        match self {
            Change::Text(edit) => edit.what,
            Change::Desk(_, what) => *what,
        }
    }
}

impl Edit {
    fn between(field: Field, before: &str, after: &str, what: What, format: Said) -> Edit {
        let (start, end) = common(before, after);
        let (removed, put) = (&before[start..before.len() - end], &after[start..after.len() - end]);
        Edit { field, at: start, removed: removed.into(), put: put.into(), what, format }
    }

    /// The text with this change taken back; `None` where it is not in it.
    fn undone(&self, text: &str) -> Option<String> {
        replaced(text, self.at, &self.put, &self.removed)
    }

    fn done(&self, text: &str) -> Option<String> {
        replaced(text, self.at, &self.removed, &self.put)
    }

    /// Whether another change goes on with the stretch that this one wrote or took out: whoever looks for a word, or chooses one of an input method,
    /// pauses before each.
    fn goes_on(&self, next: &Edit) -> bool {
        if self.put.is_empty() {
            let is_short = self.removed.chars().count() < LONGEST_STRETCH;
            return is_short
                && next.put.is_empty()
                && (next.at == self.at || next.at + next.removed.len() == self.at);
        }
        self.put.chars().count() < LONGEST_STRETCH
            && !self.put.ends_with(|c| ENDS.contains(c))
            && next.removed.is_empty()
            && next.at == self.at + self.put.len()
    }
}

fn replaced(text: &str, at: usize, from: &str, to: &str) -> Option<String> {
    let rest = text.get(at..)?.strip_prefix(from)?;
    Some(format!("{}{to}{rest}", &text[..at]))
}

impl History {
    /// What the next undoing takes back.
    pub fn last(&self) -> Option<What> {
        self.done.last().map(Change::what)
    }

    /// What was taken back last.
    pub fn next(&self) -> Option<What> {
        self.undone.last().map(Change::what)
    }

    /// The next change stands for itself.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    /// Nothing was written for a while.
    pub fn pause(&mut self) {
        self.has_paused = true;
    }

    /// Whether the change stands for itself.
    fn record(&mut self, field: Field, before: &str, after: &str, what: What, format: Said) -> bool {
        self.undone.clear();
        let has_paused = std::mem::take(&mut self.has_paused);
        let joins = |last: &&Edit| {
            last.field == field
                && last.what == what
                && (!has_paused || last.goes_on(&Edit::between(field, before, after, what, format)))
        };
        let last = match self.done.last() {
            Some(Change::Text(edit)) => Some(edit),
            _ => None,
        };
        let joined = last.filter(|_| self.is_open).filter(joins);
        let base = joined.and_then(|last| Some((last.undone(before)?, last.format)));
        let is_new = base.is_none();
        if !is_new {
            self.done.pop();
        }
        let (before, format) =
            base.as_ref().map_or((before, format), |(base, format)| (base.as_str(), *format));
        self.push(Change::Text(Edit::between(field, before, after, what, format)));
        self.is_open = true;
        is_new
    }

    fn push(&mut self, change: Change) {
        // What was written and taken back in its field is no step: Undo would seem to do nothing.
        if let Change::Text(edit) = &change
            && edit.put.is_empty()
            && edit.removed.is_empty()
            && matches!(edit.what, What::Typed | What::Filled(..) | What::NoteFilled(..))
        {
            return;
        }
        self.done.push(change);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }
}

/// Puts a text in the place of one of the three.
pub fn write(state: &mut State, field: Field, text: Rc<str>, what: What) {
    let (text, before) = (lines::unmarked(text), state.text(field).clone());
    let format = (state.format, state.format_is_said);
    if state.history.record(field, &before, &text, what, format) {
        state.base = state.reading.clone();
    }
    *state.text_mut(field) = text;
    state.is_own = true;
}

/// The article is read in another way from now on.
pub fn read_as(state: &mut State, format: Format) {
    if format != state.format {
        let is_own = state.is_own;
        state.history.close();
        write(state, Field::Article, state.article.clone(), What::Format);
        state.history.close();
        // The text is no more the reader's than before.
        state.is_own = is_own;
    }
    (state.format, state.format_is_said) = (format, true);
}

/// All that lies on the desk is about to be put away, or replaced: undoing brings it back whole. An empty desk is no step.
pub fn leave(state: &mut State, what: What) {
    let desk = Desk::of(state);
    // What was right before was another's.
    state.meanwhile = Meanwhile::default();
    state.history.close();
    if !desk.is_empty() {
        state.history.undone.clear();
        state.history.push(Change::Desk(Box::new(desk), what));
    }
}

pub fn undo(state: &mut State) -> Vec<Effect> {
    match state.history.done.pop() {
        Some(Change::Text(edit)) => {
            let text = edit.undone(state.text(edit.field));
            step(state, edit, text, |history| &mut history.undone)
        }
        Some(Change::Desk(desk, what)) => swap(state, *desk, what, |history| &mut history.undone),
        None => vec![],
    }
}

pub fn redo(state: &mut State) -> Vec<Effect> {
    match state.history.undone.pop() {
        Some(Change::Text(edit)) => {
            let text = edit.done(state.text(edit.field));
            step(state, edit, text, |history| &mut history.done)
        }
        Some(Change::Desk(desk, what)) => swap(state, *desk, what, |history| &mut history.done),
        None => vec![],
    }
}

/// One desk takes the place of the other.
fn swap(state: &mut State, desk: Desk, what: What, to: fn(&mut History) -> &mut Vec<Change>) -> Vec<Effect> {
    let now = Change::Desk(Box::new(Desk::of(state)), what);
    let is_bare = desk.is_empty();
    desk.put(state);
    state.meanwhile = Meanwhile::default();
    to(&mut state.history).push(now);
    state.history.close();
    (state.cards, state.passage, state.base, state.outcome) = Default::default();
    let effects = state.changed_whole(Pane::Reading);
    if is_bare {
        state.stage = super::Stage::Start;
    }
    effects
}

fn step(
    state: &mut State,
    mut change: Edit,
    text: Option<String>,
    to: fn(&mut History) -> &mut Vec<Change>,
) -> Vec<Effect> {
    let Some(text) = text else {
        // Cannot be: whatever changes a text is recorded, or begins anew.
        state.history = History::default();
        return vec![];
    };
    *state.text_mut(change.field) = text.into();
    if change.field == Field::Article {
        let format = (state.format, state.format_is_said);
        (state.format, state.format_is_said) = std::mem::replace(&mut change.format, format);
    }
    to(&mut state.history).push(Change::Text(change));
    state.history.close();
    state.base = state.reading.clone();
    state.cards.draft = None;
    state.changed()
}

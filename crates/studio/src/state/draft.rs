//! A note that is being written, which the browser keeps as it keeps the texts.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use jiazhu_reading::{NoteKind, Span};

use super::away::Store;
use super::explain::{Draft, Passage};
use super::{Effect, State, keep};

/// A passage with the note that is being written on it, as the storage has it.
#[derive(Serialize, Deserialize)]
struct Kept {
    start: u32,
    end: u32,
    text: String,
    id: Option<String>,
    note: String,
    kind: NoteKind,
}

/// It has changed: it is kept with the texts, and makes them the writer's own.
pub fn changed(state: &mut State) -> Vec<Effect> {
    (state.is_own, state.keep_asked) = (true, None);
    keep::soon(state)
}

/// Gives the storage what it has not; nothing where it has that.
pub fn keep(state: &mut State) -> Option<Effect> {
    let written = written(state);
    if written == state.draft_kept {
        return None;
    }
    state.draft_kept.clone_from(&written);
    Some(match written {
        Some(draft) => Effect::Keep { turn: state.turn, slot: Store::Draft, project: draft.to_string() },
        None => Effect::Drop(Store::Draft),
    })
}

/// Whether a note is being written that has not been added yet.
pub fn is_written(state: &State) -> bool {
    let note = state.passage.as_ref().and_then(|passage| passage.note.as_ref());
    note.is_some_and(|note| !note.text.trim().is_empty())
}

/// What is being written, if that is anything.
fn written(state: &State) -> Option<Rc<str>> {
    let Passage { span: Span { start, end }, text, id, note } = state.passage.clone()?;
    let Draft { text: note, kind } = note.filter(|note| !note.text.trim().is_empty())?;
    let kept = Kept { start, end, text, id, note: note.to_string(), kind };
    serde_json::to_string(&kept).ok().map(Rc::from)
}

/// The texts that it belongs to have been loaded: it is being written again.
pub fn loaded(state: &mut State, kept: &Rc<str>) -> Vec<Effect> {
    if state.is_own && state.passage.is_none() {
        state.passage = passage(kept);
        state.draft_kept = state.passage.as_ref().map(|_| kept.clone());
    }
    vec![]
}

fn passage(kept: &str) -> Option<Passage> {
    let Kept { start, end, text, id, note, kind } = serde_json::from_str(kept).ok()?;
    let note = Some(Draft { text: note.into(), kind });
    (start < end).then_some(Passage { span: Span { start, end }, text, id, note })
}

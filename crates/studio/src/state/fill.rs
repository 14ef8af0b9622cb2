//! What is filled in on a card, and entries that come and go: each an edit of the glossary's text.

use std::rc::Rc;

use super::cards::{is_blank, open, refresh};
use super::history::{self, What};
use super::slot::ORDER;
use super::{Effect, Field, Pane, Slot, State};
use crate::words::Message;
use crate::yaml::{Edit, Line, Node, Tree, add_below, add_item, block_item, line_end, remove, set};

/// A field was filled in.
pub fn fill(state: &mut State, slot: Slot, text: Rc<str>) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    refresh(state);
    let Some(tree) = state.cards.tree.clone() else { return vec![] };
    let value = text.trim();
    state.cards.draft = Some((slot, text.clone()));
    let known = slot.find(&tree, entry);
    if known.map_or(value.is_empty(), |node| node.text().map(str::trim) == Some(value)) {
        return vec![];
    }
    let path = slot.path(entry);
    let glossary = state.glossary.clone();
    let edit = if value.is_empty() && slot.is_optional() {
        // A key without a value would be an error.
        known.and_then(|node| {
            let proposal = state.proposal_after(&tree, node.bytes.end);
            let edit = remove(&glossary, &tree, &path)?;
            Some(match proposal {
                Some(_) => without_line(&glossary, &edit),
                None => edit,
            })
        })
    } else {
        set(&glossary, &tree, &path, value, &ORDER).map(|edit| match known {
            // Who changes a proposal has looked at it.
            Some(node) => match state.proposal_after(&tree, node.bytes.end) {
                Some(mark) if edit.at.end == mark.start => Edit { at: edit.at.start..mark.end, ..edit },
                _ => edit,
            },
            None => edit,
        })
    };
    let Some(edit) = edit else {
        state.cards.draft = None;
        state.say(Message::ValueByHand, true);
        return vec![];
    };
    let value: Rc<str> = value.into();
    drop(tree);
    history::write(state, Field::Glossary, edit.applied(&glossary).into(), What::Filled(entry, slot));
    let cards = &mut state.cards;
    if cards.tree.as_mut().is_some_and(|tree| Rc::make_mut(tree).follow(&edit, &value)) {
        cards.of = Some(state.glossary.clone());
    }
    state.changed()
}

/// Takes out the comment as well that would be left alone on a line.
fn without_line(text: &str, edit: &Edit) -> Edit {
    let start = text[..edit.at.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    if !text[start..edit.at.start].trim().is_empty() {
        return edit.clone();
    }
    let end = text[edit.at.end..].find('\n').map_or(text.len(), |at| edit.at.end + at + 1);
    Edit { at: start..end, put: edit.put.clone() }
}

/// The proposals of the open card are its author's now.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    let text = accepted(state, entry);
    history::write(state, Field::Glossary, text.into(), What::Accepted);
    state.changed()
}

fn accepted(state: &State, entry: usize) -> String {
    let mut text = state.glossary.to_string();
    for mark in state.proposals(entry).into_iter().rev() {
        text.replace_range(mark, "");
    }
    text
}

/// Takes an entry out.
pub fn delete(state: &mut State) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    // What marks its proposals goes with it.
    let glossary = accepted(state, entry);
    let Some(tree) = Tree::read(&glossary) else { return vec![] };
    let edit = match tree.root.get("entries") {
        Some(list) if list.items().len() == 1 => Some(Edit { at: list.bytes.clone(), put: "[]".to_owned() }),
        _ => remove(&glossary, &tree, &Slot::Id.path(entry)[..2]),
    };
    let Some(edit) = edit else {
        state.say(Message::EntryByHand, true);
        return vec![];
    };
    history::write(state, Field::Glossary, edit.applied(&glossary).into(), What::Deleted);
    state.cards.open = None;
    state.changed()
}

/// Adds an entry and opens its card.
pub fn add(state: &mut State, lines: &[Line<'_>]) -> Vec<Effect> {
    if state.glossary_is_table {
        state.say(Message::TableByHand, true);
        return vec![];
    }
    state.cards.is_text = false;
    refresh(state);
    let text = &state.glossary;
    let Some(text) = with_entry(text, state.tree(), lines) else {
        state.say(Message::GlossaryBroken, true);
        state.cards.is_text = true;
        return vec![];
    };
    history::write(state, Field::Glossary, text.into(), What::Entry);
    refresh(state);
    state.pane = Pane::Texts;
    let last = state.entries().len().checked_sub(1);
    let mut effects = open(state, last);
    effects.extend(state.changed());
    effects
}

fn with_entry(text: &str, tree: Option<&Tree>, lines: &[Line<'_>]) -> Option<String> {
    let end = line_end(text);
    let at_end = |head: &str| {
        let text = text.trim_end();
        let before = if text.is_empty() { String::new() } else { format!("{text}{end}") };
        Some(format!("{before}{head}{}{end}", block_item(lines, "  ", end)))
    };
    let Some(tree) = tree else { return if is_blank(text) { at_end("entries:") } else { None } };
    let is_braced = |node: &Node| text[node.bytes.clone()].starts_with('{');
    // Comments cannot stand in braces, and what is only proposed must not stand there without one.
    let certain: Vec<Line<'_>> =
        lines.iter().copied().filter(|line| !matches!(line, Line::Pair(_, _, Some(_)))).collect();
    let edit = match tree.root.get("entries") {
        None => return (tree.root.is_map() && !is_braced(&tree.root)).then(|| at_end("entries:")).flatten(),
        Some(list) if list.is_nothing() => add_below(text, tree, &tree.root, list, lines),
        Some(list) if list.items().is_empty() && !is_braced(&tree.root) => {
            let start = text[..list.bytes.start].trim_end_matches(' ').len();
            Some(Edit { at: start..list.bytes.end, put: block_item(lines, "  ", end) })
        }
        Some(list) if text[list.bytes.clone()].starts_with('[') => add_item(text, tree, list, &certain),
        Some(list) => add_item(text, tree, list, lines),
    };
    edit.map(|edit| edit.applied(text))
}

//! What is filled in on a card, and entries that come and go: each an edit of the glossary's text.

use std::rc::Rc;

use super::cards::{is_blank, open, refresh};
use super::explain::{dictionary, propose_for};
use super::history::{self, What};
use super::rename::Renaming;
use super::slot::ORDER;
use super::{Effect, Field, Pane, Slot, State, sources};
use crate::words::Message;
use crate::yaml::{Edit, Line, Node, Tree, Value, add_below, add_item, block_item, line_end, remove, set};

/// A field was filled in.
pub fn fill(state: &mut State, slot: Slot, text: Rc<str>) -> Vec<Effect> {
    filled(state, slot, text, false)
}

fn filled(state: &mut State, slot: Slot, text: Rc<str>, is_left: bool) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    refresh(state);
    let Some(tree) = state.cards.tree.clone() else { return vec![] };
    let value = text.trim();
    state.cards.draft = Some((slot, text.clone()));
    let next = match slot {
        Slot::Form(at) => Some(Slot::Form(at + 1)),
        Slot::NotIn(at) => Some(Slot::NotIn(at + 1)),
        _ => None,
    };
    let is_followed = next.is_some_and(|next| next.find(&tree, entry).is_some());
    if value.is_empty() && is_followed && !is_left {
        // Without it the next one would stand here, and be written over by what is typed now.
        return vec![];
    }
    let known = slot.find(&tree, entry);
    if known.map_or(value.is_empty(), |node| node.text().map(str::trim) == Some(value)) {
        return vec![];
    }
    let path = slot.path(entry);
    let was_proposed = state.is_proposed(slot);
    let glossary = state.glossary.clone();
    if slot == Slot::Id && !state.cards.renaming.as_ref().is_some_and(|renaming| renaming.is_of(entry)) {
        state.cards.renaming = Some(Renaming::begun(&tree, entry));
    }
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
    if known.is_none() && matches!(slot, Slot::Form(_) | Slot::NotIn(_)) {
        state.cards.begun = Some(slot);
    }
    let value: Rc<str> = value.into();
    drop(tree);
    let mut written = edit.applied(&glossary);
    let cards = &mut state.cards;
    let tree = cards.tree.as_mut().map(Rc::make_mut);
    let mut tree = tree.and_then(|tree| tree.follow(&edit, &value).then_some(tree));
    // Without an id there is nothing to name.
    if let Some(renaming) = cards.renaming.as_ref().filter(|_| slot == Slot::Id && !value.is_empty())
        && let Some(tree) = tree.as_deref_mut()
        && let Some(renamed) = renaming.write(&written, tree, &value)
    {
        written = renamed;
    }
    let mut is_followed = tree.is_some();
    if slot == Slot::En && was_proposed && value.is_empty() {
        cite_dictionary(state, &mut written, entry);
        is_followed = false;
    }
    history::write(state, Field::Glossary, written.into(), What::Filled(entry, slot));
    if is_followed {
        state.cards.of = Some(state.glossary.clone());
    }
    state.changed()
}

/// The field that was filled in has been left. Of another headword, what is only proposed is proposed anew.
pub fn left(state: &mut State) -> Vec<Effect> {
    let draft = state.cards.draft.take();
    (state.cards.begun, state.cards.renaming) = (None, None);
    match (draft, state.cards.open) {
        (Some((Slot::Headword, _)), Some(entry)) => follow(state, entry),
        (Some((slot @ (Slot::Form(_) | Slot::NotIn(_)), text)), Some(_)) if text.trim().is_empty() => {
            let effects = filled(state, slot, text, true);
            state.cards.draft = None;
            effects
        }
        _ => vec![],
    }
}

fn follow(state: &mut State, entry: usize) -> Vec<Effect> {
    refresh(state);
    let headword = state.value(Slot::Headword);
    let proposal = propose_for(state, &headword);
    let traditional = Some(proposal.traditional).filter(|text| *text != *headword).unwrap_or_default();
    let values =
        [(Slot::Traditional, traditional), (Slot::Pinyin, proposal.pinyin), (Slot::En, proposal.gloss)];
    let before = state.glossary.clone();
    let mut text = before.to_string();
    for (slot, value) in values.iter().filter(|_| !headword.is_empty()) {
        if state.is_proposed(*slot)
            && let Some(changed) = proposed_anew(&text, *slot, entry, value)
        {
            text = changed;
            if *slot == Slot::En {
                cite_dictionary(state, &mut text, entry);
            }
        }
    }
    if *text == *before {
        return vec![];
    }
    history::write(state, Field::Glossary, text.into(), What::Filled(entry, Slot::Headword));
    state.changed()
}

/// The text with another value for what is proposed, which it stays; without it where nothing can be proposed.
fn proposed_anew(text: &str, slot: Slot, entry: usize, value: &str) -> Option<String> {
    let tree = Tree::read(text)?;
    let node = slot.find(&tree, entry)?;
    if node.text().map(str::trim) == Some(value) {
        return None;
    }
    let edit = if value.is_empty() {
        without_line(text, &remove(text, &tree, &slot.path(entry))?)
    } else {
        set(text, &tree, &slot.path(entry), value, &ORDER)?
    };
    Some(edit.applied(text))
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
        Some(list) if list.items().len() == 1 => Some(emptied(&glossary, &tree, list)),
        _ => remove(&glossary, &tree, &Slot::Id.path(entry)[..2]),
    };
    let Some(edit) = edit else {
        state.say(Message::EntryByHand, true);
        return vec![];
    };
    history::write(state, Field::Glossary, edit.applied(&glossary).into(), What::Deleted);
    say_still_related(state, &tree, entry);
    let mut effects = open(state, None);
    effects.extend(state.changed());
    effects
}

/// Says which other entries name one that is gone; `tree` is that of the glossary when it was there.
fn say_still_related(state: &mut State, tree: &Tree, gone: usize) {
    let entries = tree.root.get("entries").map_or(&[][..], Node::items);
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(|text| text.trim().to_owned());
    let Some(id) = entries.get(gone).and_then(|node| text(node, "id")) else { return };
    let names_it = |node: &&Node| {
        let mut related = node.get("related").map_or(&[][..], Node::items).iter();
        related.any(|node| node.text().map(str::trim) == Some(&id))
    };
    let others = entries.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, node)| node);
    let names: Vec<String> = others
        .filter(names_it)
        .filter_map(|node| text(node, "headword").or_else(|| text(node, "id")))
        .collect();
    if !names.is_empty() {
        let names = state.lang.row(&names);
        state.tell(state.lang.fill(Message::StillRelated, &[("names", &names), ("id", &id)]), true);
    }
}

/// A list without its last entry: `entries: []` on one line, with the comments that stand before the entry.
fn emptied(text: &str, tree: &Tree, list: &Node) -> Edit {
    let key = match &tree.root.value {
        Value::Map { pairs, .. } => pairs.iter().find(|(key, _)| key.text == "entries").map(|(key, _)| key),
        _ => None,
    };
    let colon =
        key.and_then(|key| Some(key.bytes.end + text[key.bytes.end..list.bytes.start].find(':')? + 1));
    match colon {
        Some(colon) if !text[list.bytes.clone()].starts_with('[') => {
            let mut between = &text[colon..list.bytes.start];
            if let Some(without_dash) = between.trim_end().strip_suffix('-') {
                between = without_dash;
            }
            let end = colon + text[colon..list.bytes.end].trim_end().len();
            Edit { at: colon..end, put: format!(" []{}", between.trim_end()) }
        }
        _ => Edit { at: list.bytes.clone(), put: "[]".to_owned() },
    }
}

/// Adds an entry and opens its card.
/// What it means may be the words of a dictionary, which is cited for them.
pub fn add(state: &mut State, lines: &[Line<'_>]) -> Vec<Effect> {
    if state.glossary_is_table {
        state.say(Message::TableByHand, true);
        return vec![];
    }
    state.cards.is_text = false;
    refresh(state);
    let last = state.entries().len();
    let Some(mut text) = with_entry(&state.glossary, state.tree(), lines) else {
        state.say(Message::GlossaryBroken, true);
        state.cards.is_text = true;
        return vec![];
    };
    cite_dictionary(state, &mut text, last);
    history::write(state, Field::Glossary, text.into(), What::Entry);
    refresh(state);
    state.pane = Pane::Texts;
    let last = state.entries().len().checked_sub(1);
    let mut effects = open(state, last);
    effects.extend(state.changed());
    effects
}

/// An entry cites the dictionary exactly where what it means has come from it.
fn cite_dictionary(state: &State, text: &mut String, entry: usize) {
    let is_its = Tree::read(text).is_some_and(|tree| Slot::En.find(&tree, entry).is_some());
    let dictionary = dictionary(state.words.as_deref());
    if let Some(cited) = dictionary.and_then(|it| sources::of_dictionary(text, entry, &it, is_its)) {
        *text = cited;
    }
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
            // A comment on the line of the key stays there.
            let comment = tree.comment_after(text, list.bytes.end);
            let at = start..comment.as_ref().map_or(list.bytes.end, |comment| comment.end);
            let told = comment.map(|comment| format!(" {}", &text[comment])).unwrap_or_default();
            Some(Edit { at, put: told + &block_item(lines, "  ", end) })
        }
        Some(list) if text[list.bytes.clone()].starts_with('[') => add_item(text, tree, list, &certain),
        Some(list) => add_item(text, tree, list, lines),
    };
    edit.map(|edit| edit.applied(text))
}

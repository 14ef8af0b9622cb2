//! The glossary as cards to fill in: each is an entry of its text, and what is filled in changes the bytes of one value there.

use std::ops::Range;
use std::rc::Rc;

use jiazhu_annotate::candidates::Candidate;

use super::history::{self, What};
use super::place::stretch;
use super::slot::ORDER;
use super::{Effect, Field, Pane, Slot, State};
use crate::yaml::{Edit, Line, Node, Tree, add_below, add_item, block_item, line_end, remove, set};

/// The comment behind a value that nobody has accepted yet.
pub const PROPOSED: &str = "proposed";
/// Candidates that are listed.
pub const MOST_CANDIDATES: usize = 60;
/// Entries that are listed at first.
pub const FIRST_CARDS: usize = 60;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cards {
    /// Whether the glossary is seen as the text that it is.
    pub is_text: bool,
    /// The entry whose card is open, by its number.
    pub open: Option<usize>,
    /// Only entries are listed that have this in them.
    pub filter: Rc<str>,
    pub all: bool,
    /// What stands in the field that is being filled in, which may end with a blank that its value has not.
    pub draft: Option<(Slot, Rc<str>)>,
    /// Whether terms are looked for that may want an entry.
    pub seeks: bool,
    pub candidates: Rc<[Candidate]>,
    tree: Option<Rc<Tree>>,
    /// What the tree is of.
    of: Option<Rc<str>>,
}

/// What is listed of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub entry: usize,
    pub headword: String,
    pub pinyin: String,
    pub gloss: String,
    pub is_proposed: bool,
}

impl State {
    /// The values of the glossary; `None` where its text has an error, is a table or is empty.
    pub fn tree(&self) -> Option<&Tree> {
        self.cards.tree.as_deref()
    }

    fn entries(&self) -> &[Node] {
        self.tree().and_then(|tree| tree.root.get("entries")).map_or(&[], Node::items)
    }

    /// The entries that are to be listed, and how many there are of them.
    pub fn rows(&self) -> (Vec<Row>, usize) {
        let filter = self.cards.filter.trim().to_lowercase();
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).unwrap_or_default().to_owned();
        let is_it = |node: &Node| {
            filter.is_empty()
                || self
                    .glossary
                    .get(node.bytes.clone())
                    .is_some_and(|text| text.to_lowercase().contains(&filter))
        };
        let found: Vec<(usize, &Node)> =
            self.entries().iter().enumerate().filter(|(_, node)| is_it(node)).collect();
        let shown = if self.cards.all { found.len() } else { FIRST_CARDS };
        let named = |node: &Node| {
            ["headword", "id"].map(|key| text(node, key)).into_iter().find(|name| !name.trim().is_empty())
        };
        let rows = found.iter().take(shown).map(|(entry, node)| Row {
            entry: *entry,
            headword: named(node).unwrap_or_else(|| format!("{}", entry + 1)),
            pinyin: text(node, "pinyin"),
            gloss: node.get("gloss").map(|gloss| text(gloss, "en")).unwrap_or_default(),
            is_proposed: !self.proposals(*entry).is_empty(),
        });
        (rows.collect(), found.len())
    }

    /// What stands in a field of the open card.
    pub fn value(&self, slot: Slot) -> Rc<str> {
        if let Some((drafted, text)) = &self.cards.draft
            && *drafted == slot
        {
            return text.clone();
        }
        let node = self.cards.open.and_then(|entry| slot.find(self.tree()?, entry));
        node.and_then(Node::text).unwrap_or_default().trim().into()
    }

    /// How many there are of a field that there can be more than one of.
    pub fn count(&self, slot: fn(usize) -> Slot) -> usize {
        let is_there = |at: &usize| {
            self.cards
                .open
                .zip(self.tree())
                .is_some_and(|(entry, tree)| slot(*at).find(tree, entry).is_some())
        };
        (0..).take_while(is_there).count()
    }

    /// Whether a field holds what nobody has accepted yet.
    pub fn is_proposed(&self, slot: Slot) -> bool {
        let Some((entry, tree)) = self.cards.open.zip(self.tree()) else { return false };
        let node = slot.find(tree, entry);
        node.is_some_and(|node| self.proposal_after(tree, node.bytes.end).is_some())
    }

    fn proposal_after(&self, tree: &Tree, at: usize) -> Option<Range<usize>> {
        let comment = tree.comment_after(&self.glossary, at)?;
        (self.glossary[comment.clone()].trim_start_matches('#').trim() == PROPOSED).then_some(at..comment.end)
    }

    /// The comments that mark the proposals of an entry, with the blanks before them.
    fn proposals(&self, entry: usize) -> Vec<Range<usize>> {
        let Some((node, tree)) = self.entries().get(entry).zip(self.tree()) else { return Vec::new() };
        let next = self.entries().get(entry + 1).map_or(self.glossary.len(), |next| next.bytes.start);
        let first = tree.comments.partition_point(|comment| comment.start < node.bytes.start);
        let own = tree.comments[first..].iter().take_while(|comment| comment.start < next);
        let marked = own
            .filter(|comment| self.glossary[(*comment).clone()].trim_start_matches('#').trim() == PROPOSED);
        marked
            .map(|comment| self.glossary[..comment.start].trim_end_matches([' ', '\t']).len()..comment.end)
            .collect()
    }

    /// Keys of the open entry that only the text has.
    pub fn other_keys(&self) -> Vec<&str> {
        const SHOWN: [&str; 10] =
            ["id", "headword", "traditional", "forms", "pinyin", "class", "gloss", "first", "here", "not_in"];
        let pairs = self.cards.open.and_then(|entry| self.entries().get(entry)).map_or(&[][..], Node::pairs);
        pairs.iter().map(|(key, _)| key.text.as_str()).filter(|key| !SHOWN.contains(key)).collect()
    }

    /// The entry that has this id.
    pub fn entry_named(&self, id: &str) -> Option<usize> {
        self.entries().iter().position(|node| node.get("id").and_then(Node::text) == Some(id))
    }

    /// The entry that has one of these forms.
    pub fn entry_of_form(&self, forms: &[&str]) -> Option<usize> {
        let is_it = |node: &&Node| node.text().is_some_and(|text| forms.contains(&text.trim()));
        self.entries().iter().position(|node| {
            let own = [node.get("headword"), node.get("traditional")].into_iter().flatten();
            own.chain(node.get("forms").map_or(&[][..], Node::items)).any(|node| is_it(&node))
        })
    }

    /// Whether the glossary’s text cannot be seen as cards.
    pub fn is_unreadable(&self) -> bool {
        self.tree().is_none() && !is_blank(&self.glossary)
    }
}

/// Whether there is nothing in it but comments.
fn is_blank(glossary: &str) -> bool {
    glossary.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Reads the glossary anew where its cards are seen and its text has changed.
pub fn refresh(state: &mut State) {
    let cards = &mut state.cards;
    if cards.is_text
        || cards.of.as_ref().is_some_and(|of| Rc::ptr_eq(of, &state.glossary) || **of == *state.glossary)
    {
        return;
    }
    cards.of = Some(state.glossary.clone()).filter(|glossary| !glossary.is_empty());
    cards.tree = (!state.glossary_is_table).then(|| Tree::read(&state.glossary)).flatten().map(Rc::new);
    let count = state.entries().len();
    state.cards.open = state.cards.open.filter(|entry| *entry < count);
}

/// The glossary is to be seen as cards, or as a text.
pub fn seen(state: &mut State, is_text: bool) -> Vec<Effect> {
    state.cards.is_text = is_text;
    state.cards.draft = None;
    vec![]
}

/// Whether the list offers to add what was looked for: no entry has this form.
pub fn is_new(state: &State) -> bool {
    let term = state.cards.filter.trim();
    !term.is_empty()
        && !state.glossary_is_table
        && !state.is_unreadable()
        && state.entry_of_form(&[term]).is_none()
}

/// A card is to be seen, or their list.
pub fn open(state: &mut State, entry: Option<usize>) -> Vec<Effect> {
    let before = std::mem::replace(&mut state.cards.open, entry);
    state.cards.draft = None;
    state.standing = None;
    state.history.close();
    match (entry, before) {
        (Some(_), _) => vec![Effect::FocusSlot(Slot::En), Effect::CompareSoon],
        (None, Some(_)) => vec![Effect::Focus(LIST_OF_CARDS)],
        (None, None) => vec![],
    }
}

/// What is focused when a card is closed.
const LIST_OF_CARDS: &str = "[name=\"filter\"]";

/// The open card’s entry in the text.
pub fn show_text(state: &mut State) -> Vec<Effect> {
    let place = state.cards.open.and_then(|entry| state.entries().get(entry)).map(|node| node.bytes.clone());
    let Some(bytes) = place else { return vec![] };
    let at = stretch(&state.glossary, bytes);
    state.cards.is_text = true;
    vec![Effect::Select { field: Field::Glossary, at }]
}

/// The entry, and the field of it, that a line of the glossary is about, counted from 0.
pub fn on_line(state: &State, line: usize) -> Option<(usize, Slot)> {
    let tree = state.tree().filter(|_| !state.cards.is_text)?;
    let text = &*state.glossary;
    let end = text.match_indices('\n').nth(line).map_or(text.len(), |(at, _)| at);
    let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let entry = state.entries().partition_point(|node| node.bytes.start < end).checked_sub(1)?;
    if state.entries()[entry].bytes.end < start {
        return None;
    }
    let all = [
        Slot::Headword,
        Slot::Traditional,
        Slot::Pinyin,
        Slot::Class,
        Slot::En,
        Slot::Zh,
        Slot::First,
        Slot::Here,
        Slot::Id,
    ];
    let lists = (0..9).flat_map(|at| [Slot::Form(at), Slot::NotIn(at)]);
    let is_here = |slot: &Slot| {
        slot.find(tree, entry).is_some_and(|node| node.bytes.start < end && node.bytes.end > start)
    };
    Some((entry, all.into_iter().chain(lists).find(is_here).unwrap_or(Slot::En)))
}

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
        state.tell("This value is written in a way that a card cannot change, with an anchor, a tag or a comment in it: change it in the text".to_owned(), true);
        return vec![];
    };
    history::write(state, Field::Glossary, edit.applied(&glossary).into(), What::Filled(entry, slot));
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
        state.tell("This entry has to be taken out in the text".to_owned(), true);
        return vec![];
    };
    history::write(state, Field::Glossary, edit.applied(&glossary).into(), What::Deleted);
    state.cards.open = None;
    state.changed()
}

/// Adds an entry and opens its card.
pub fn add(state: &mut State, lines: &[Line<'_>]) -> Vec<Effect> {
    if state.glossary_is_table {
        state.tell("This glossary is a table, which has no cards: add a line to its text".to_owned(), true);
        return vec![];
    }
    state.cards.is_text = false;
    refresh(state);
    let text = &state.glossary;
    let Some(text) = with_entry(text, state.tree(), lines) else {
        state.tell(
            "The glossary’s text has an error: mend it first, then entries can be added".to_owned(),
            true,
        );
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

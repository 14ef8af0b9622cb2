//! The glossary as cards to fill in: each is an entry of its text, and what is filled in changes the bytes of one value there.

use std::ops::Range;
use std::rc::Rc;

use jiazhu_annotate::candidates::Candidate;

use super::place::stretch;
use super::rename::Renaming;
use super::{Effect, Field, Slot, SourceDraft, State};
use crate::words::Lang;
use crate::yaml::{Node, Tree};

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
    /// The field of a list that was empty when its filling began: the next empty one comes when it is left.
    pub begun: Option<Slot>,
    /// Who names the open card's entry, while its id is being changed.
    pub(super) renaming: Option<Renaming>,
    /// A source that is being written for the open card.
    pub source: SourceDraft,
    /// Whether terms are looked for that may want an entry.
    pub seeks: bool,
    pub candidates: Rc<[Candidate]>,
    pub(super) tree: Option<Rc<Tree>>,
    /// What the tree is of.
    pub(super) of: Option<Rc<str>>,
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

    pub(super) fn entries(&self) -> &[Node] {
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

    /// The fields of a list: one for each item, and an empty one.
    pub fn fields(&self, slot: fn(usize) -> Slot) -> Vec<Slot> {
        let count = self.count(slot);
        let is_begun = count > 0 && self.cards.begun == Some(slot(count - 1));
        (0..count + usize::from(!is_begun)).map(slot).collect()
    }

    /// Whether a field holds what nobody has accepted yet.
    pub fn is_proposed(&self, slot: Slot) -> bool {
        let Some((entry, tree)) = self.cards.open.zip(self.tree()) else { return false };
        let node = slot.find(tree, entry);
        node.is_some_and(|node| self.proposal_after(tree, node.bytes.end).is_some())
    }

    pub(super) fn proposal_after(&self, tree: &Tree, at: usize) -> Option<Range<usize>> {
        let comment = tree.comment_after(&self.glossary, at)?;
        (self.glossary[comment.clone()].trim_start_matches('#').trim() == PROPOSED).then_some(at..comment.end)
    }

    /// The comments that mark the proposals of an entry, with the blanks before them.
    pub(super) fn proposals(&self, entry: usize) -> Vec<Range<usize>> {
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
        const SHOWN: [&str; 11] = [
            "id",
            "headword",
            "traditional",
            "forms",
            "pinyin",
            "class",
            "gloss",
            "first",
            "here",
            "not_in",
            "sources",
        ];
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
pub(super) fn is_blank(glossary: &str) -> bool {
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
    (state.cards.draft, state.cards.begun, state.cards.renaming) = (None, None, None);
    state.cards.source = SourceDraft::default();
    state.standing = None;
    state.history.close();
    match (entry, before) {
        (Some(_), _) => {
            // What a card in Chinese says stands first there.
            let gloss = if state.lang == Lang::En { Slot::En } else { Slot::Zh };
            vec![Effect::FocusSlot(gloss), Effect::CompareSoon]
        }
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

//! The notes as cards: each is an annotation of their text, and what is written on it changes the bytes of one value there.

use std::rc::Rc;

use super::history::{self, What};
use super::place::stretch;
use super::{Effect, Field, State, outcome};
use crate::words::Message;
use crate::yaml::{Edit, Node, Step, Tree, remove, set};

/// Notes that are listed at first.
const FIRST_NOTES: usize = 40;
/// Purposes of bodies that say nothing to a reader.
const FOR_MACHINES: [&str; 3] = ["tagging", "classifying", "segmenting"];

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoteCards {
    /// Whether the notes are seen as the text that they are.
    pub is_text: bool,
    pub all: bool,
    tree: Option<Rc<Tree>>,
    /// What the tree is of.
    of: Option<Rc<str>>,
}

/// A note as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteCard {
    pub note: usize,
    /// The passage that it is about.
    pub quote: String,
    pub bodies: Vec<NoteBody>,
}

/// A text of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteBody {
    pub text: String,
    /// BCP 47; empty where it does not say.
    pub lang: String,
    /// Whether it is what should stand there.
    pub is_correction: bool,
}

/// The notes of a text, and where each stands.
fn notes(tree: &Tree) -> Vec<(Vec<Step>, &Node)> {
    let items = |head: &[Step], list: &'_ [Node]| -> Vec<Vec<Step>> {
        (0..list.len()).map(|at| head.iter().copied().chain([Step::Item(at)]).collect()).collect()
    };
    let root = &tree.root;
    match root.get("items") {
        Some(list) => items(&[Step::Key("items")], list.items()).into_iter().zip(list.items()).collect(),
        None if root.is_list() => items(&[], root.items()).into_iter().zip(root.items()).collect(),
        None if root.get("target").is_some() => vec![(vec![], root)],
        None => vec![],
    }
}

/// The texts of a note that are there to be read, with where they stand in it.
fn bodies(note: &Node) -> Vec<(Vec<Step>, NoteBody)> {
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    let of = |path: Vec<Step>, body: &Node| -> Option<(Vec<Step>, NoteBody)> {
        if let Some(text) = body.text() {
            let plain = NoteBody { text: text.to_owned(), lang: String::new(), is_correction: false };
            return Some((path, plain));
        }
        let purpose = text(body, "purpose");
        let value = body.get("value")?.text()?.to_owned();
        let is_correction = purpose == "editing";
        (!FOR_MACHINES.contains(&&*purpose)).then(|| {
            let path = path.into_iter().chain([Step::Key("value")]).collect();
            (path, NoteBody { text: value, lang: text(body, "language"), is_correction })
        })
    };
    let body = note.get("body");
    let listed = body.map_or(&[][..], Node::items).iter().enumerate();
    let one = body.filter(|body| !body.is_list()).and_then(|body| of(vec![Step::Key("body")], body));
    let plain = note.get("bodyValue").and_then(|body| of(vec![Step::Key("bodyValue")], body));
    let many = listed.filter_map(|(at, body)| of(vec![Step::Key("body"), Step::Item(at)], body));
    plain.into_iter().chain(one).chain(many).collect()
}

/// The first passage that a note quotes.
fn quote(note: &Node) -> Option<&str> {
    fn first<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
        let own = node.get(key).and_then(Node::text);
        own.or_else(|| node.pairs().iter().find_map(|(_, inner)| first(inner, key)))
            .or_else(|| node.items().iter().find_map(|inner| first(inner, key)))
    }
    first(note.get("target")?, "exact")
}

impl State {
    /// The notes that are to be listed, and how many there are; `None` where their text cannot be read.
    pub fn note_cards(&self) -> Option<(Vec<NoteCard>, usize)> {
        if self.notes.trim().is_empty() {
            return Some((vec![], 0));
        }
        let all = notes(self.note_cards.tree.as_deref()?);
        let shown = if self.note_cards.all { all.len() } else { FIRST_NOTES };
        let card = |(note, (_, node)): (usize, &(Vec<Step>, &Node))| NoteCard {
            note,
            quote: quote(node).unwrap_or_default().to_owned(),
            bodies: bodies(node).into_iter().map(|(_, body)| body).collect(),
        };
        Some((all.iter().enumerate().take(shown).map(card).collect(), all.len()))
    }
}

/// Reads the notes anew where their cards are seen and their text has changed.
pub fn refresh(state: &mut State) {
    let cards = &mut state.note_cards;
    if cards.is_text || cards.of.as_deref().unwrap_or_default() == &*state.notes {
        return;
    }
    cards.tree = Tree::read(&state.notes).map(Rc::new);
    cards.of = Some(state.notes.clone()).filter(|notes| !notes.is_empty());
}

/// A text of a note was changed on its card.
pub fn fill(state: &mut State, note: usize, body: usize, text: &str) -> Vec<Effect> {
    let Some(tree) = state.note_cards.tree.clone() else { return vec![] };
    let edit = notes(&tree).get(note).and_then(|(path, node)| {
        let (inner, _) = bodies(node).into_iter().nth(body)?;
        set(&state.notes, &tree, &[&path[..], &inner].concat(), text, &[])
    });
    write(state, edit, What::NoteFilled(note, body))
}

pub fn delete(state: &mut State, note: usize) -> Vec<Effect> {
    let Some(tree) = state.note_cards.tree.clone() else { return vec![] };
    let all = notes(&tree);
    let edit = all.get(note).and_then(|(path, _)| match (all.len(), &path[..]) {
        (_, []) => Some(Edit { at: 0..state.notes.len(), put: String::new() }),
        (1, _) => {
            let list = tree.root.get("items").unwrap_or(&tree.root);
            Some(Edit { at: list.bytes.clone(), put: "[]".to_owned() })
        }
        _ => remove(&state.notes, &tree, path),
    });
    write(state, edit, What::NoteDeleted)
}

fn write(state: &mut State, edit: Option<Edit>, what: What) -> Vec<Effect> {
    let Some(edit) = edit else {
        state.say(Message::NotesBroken, true);
        return vec![];
    };
    let text = edit.applied(&state.notes);
    if text == *state.notes {
        return vec![];
    }
    history::write(state, Field::Notes, text.into(), what);
    state.changed()
}

/// To the passage of a note; where the reading has none of it, to the note in its text.
pub fn jump(state: &mut State, note: usize) -> Vec<Effect> {
    let Some(tree) = state.note_cards.tree.clone() else { return vec![] };
    let all = notes(&tree);
    let Some((_, node)) = all.get(note) else { return vec![] };
    let id = node.get("id").and_then(Node::text).map_or_else(|| format!("note-{}", note + 1), str::to_owned);
    let reading = state.opened_reading();
    let span = reading.and_then(|reading| Some(reading.notes.iter().find(|note| note.id == id)?.span));
    match span {
        Some(span) => outcome::jump(state, span),
        None => {
            state.note_cards.is_text = true;
            vec![Effect::Select { field: Field::Notes, at: stretch(&state.notes, node.bytes.clone()) }]
        }
    }
}

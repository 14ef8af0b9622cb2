//! Where an entry comes from: the sources of the glossary, and which of them an entry cites.

use std::rc::Rc;

use jiazhu_annotate::glossary::with_scheme;
use jiazhu_reading::is_safe_url;

use super::cards::refresh;
use super::history::{self, What};
use super::slot::ORDER;
use super::{Effect, Field, State};
use crate::words::Message;
use crate::yaml::{Line, Node, Step, Tree, add_map, line_end, remove, set};

/// A source that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceDraft {
    pub title: Rc<str>,
    pub url: Rc<str>,
}

/// One of the glossary’s sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub key: String,
    pub title: String,
    pub url: String,
}

/// What is focused when a source is to be written.
pub const TITLE: &str = "[name=\"source-title\"]";

impl State {
    /// The sources of the glossary.
    pub fn sources(&self) -> Vec<Source> {
        self.tree().map(sources).unwrap_or_default()
    }

    /// Those that the open entry cites, in its order; a key without a source is its own title.
    pub fn cited(&self) -> Vec<Source> {
        let Some((entry, tree)) = self.cards.open.zip(self.tree()) else { return Vec::new() };
        let known = sources(tree);
        let keys = keys(tree, entry).iter().filter_map(Node::text);
        let source = |key: &str| known.iter().find(|source| source.key == key).cloned();
        keys.map(|key| {
            source(key).unwrap_or_else(|| Source {
                key: key.to_owned(),
                title: key.to_owned(),
                url: String::new(),
            })
        })
        .collect()
    }
}

fn sources(tree: &Tree) -> Vec<Source> {
    let pairs = tree.root.get("sources").map_or(&[][..], Node::pairs);
    let text = |node: &Node, key| node.get(key).and_then(Node::text).unwrap_or_default().trim().to_owned();
    let source = |(key, node): &(crate::yaml::Key, Node)| Source {
        key: key.text.clone(),
        title: text(node, "title"),
        url: text(node, "url"),
    };
    pairs.iter().map(source).collect()
}

/// The keys that an entry cites.
fn keys(tree: &Tree, entry: usize) -> &[Node] {
    let entry = tree.root.get("entries").and_then(|list| list.items().get(entry));
    entry.and_then(|entry| entry.get("sources")).map_or(&[], Node::items)
}

fn path(entry: usize, at: usize) -> [Step; 4] {
    [Step::Key("entries"), Step::Item(entry), Step::Key("sources"), Step::Item(at)]
}

/// The open entry cites a source of the glossary.
pub fn cite(state: &mut State, key: &str) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    refresh(state);
    let Some(tree) = state.tree() else { return vec![] };
    if key.is_empty() || keys(tree, entry).iter().any(|node| node.text() == Some(key)) {
        return vec![];
    }
    let text = cited(&state.glossary, tree, entry, key);
    write(state, text)
}

/// The source that was written is one of the glossary's, and the open entry cites it.
pub fn add(state: &mut State) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    let SourceDraft { title, url } = state.cards.source.clone();
    let (title, url) = (title.trim(), url.trim());
    let whole = with_scheme(url);
    let url = whole.as_deref().unwrap_or(url);
    if title.is_empty() {
        state.say(Message::SourceTitle, true);
        return vec![Effect::Focus(TITLE)];
    }
    if !url.is_empty() && !is_safe_url(url) {
        state.say(Message::SourceAddress, true);
        return vec![Effect::Focus("[name=\"source-url\"]")];
    }
    refresh(state);
    let known = state.sources().into_iter().find(|source| source.title == title && source.url == url);
    if let Some(source) = known {
        state.cards.source = SourceDraft::default();
        return cite(state, &source.key);
    }
    let Some(tree) = state.tree() else { return vec![] };
    let key = fresh_key(tree, title);
    let text = with_source(&state.glossary, tree, &key, title, url)
        .and_then(|text| cited(&text, &Tree::read(&text)?, entry, &key));
    write(state, text)
}

/// The open entry cites a source no more, by its number there; the glossary keeps it.
pub fn uncite(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(entry) = state.cards.open else { return vec![] };
    refresh(state);
    let Some(tree) = state.tree() else { return vec![] };
    let text = remove(&state.glossary, tree, &path(entry, at)).map(|edit| edit.applied(&state.glossary));
    write(state, text)
}

fn write(state: &mut State, text: Option<String>) -> Vec<Effect> {
    let Some(text) = text else {
        state.say(Message::ValueByHand, true);
        return vec![];
    };
    state.cards.source = SourceDraft::default();
    state.history.close();
    history::write(state, Field::Glossary, text.into(), What::Cited);
    state.history.close();
    state.changed()
}

/// The glossary with another answer to whether the meaning of an entry is the dictionary's: what stands there cites the dictionary, whose licence asks for
/// it, and what stands there no more does not.
pub fn of_dictionary(text: &str, entry: usize, dictionary: &SourceDraft, is_its: bool) -> Option<String> {
    let tree = Tree::read(text)?;
    let (title, url) = (&*dictionary.title, &*dictionary.url);
    let known = sources(&tree).into_iter().find(|source| source.title == title && source.url == url);
    let at = |key: &str| keys(&tree, entry).iter().position(|node| node.text() == Some(key));
    match (known, is_its) {
        (Some(source), true) if at(&source.key).is_some() => None,
        (Some(source), true) => cited(text, &tree, entry, &source.key),
        (None, true) => {
            let key = fresh_key(&tree, title);
            let text = with_source(text, &tree, &key, title, url)?;
            cited(&text, &Tree::read(&text)?, entry, &key)
        }
        (Some(source), false) => Some(remove(text, &tree, &path(entry, at(&source.key)?))?.applied(text)),
        (None, false) => None,
    }
}

fn cited(text: &str, tree: &Tree, entry: usize, key: &str) -> Option<String> {
    let edit = set(text, tree, &path(entry, keys(tree, entry).len()), key, &ORDER)?;
    Some(edit.applied(text))
}

/// The glossary with one source more.
fn with_source(text: &str, tree: &Tree, key: &str, title: &str, url: &str) -> Option<String> {
    let mut lines = vec![Line::Pair("title", title, None)];
    if !url.is_empty() {
        lines.push(Line::Pair("url", url, None));
    }
    if let Some(sources) = tree.root.get("sources") {
        return Some(add_map(text, tree, sources, key, &lines)?.applied(text));
    }
    let root = &tree.root;
    if text[root.bytes.clone()].starts_with('{') {
        // All in braces: an empty map first, which is filled.
        let name = if text[root.bytes.clone()].contains('"') { "\"sources\"" } else { "sources" };
        let at = root.bytes.start + 1;
        let between = if root.pairs().is_empty() { "" } else { ", " };
        let with_map = format!("{}{name}: {{}}{between}{}", &text[..at], &text[at..]);
        let tree = Tree::read(&with_map)?;
        let edit = add_map(&with_map, &tree, tree.root.get("sources")?, key, &lines)?;
        return Some(edit.applied(&with_map));
    }
    let end = line_end(text);
    let between = if text.ends_with(['\n', '\r']) { "" } else { end };
    let with_key = format!("{text}{between}sources:{end}");
    let tree = Tree::read(&with_key)?;
    Some(add_map(&with_key, &tree, tree.root.get("sources")?, key, &lines)?.applied(&with_key))
}

/// Of the title's Latin letters, as no other source has it.
fn fresh_key(tree: &Tree, title: &str) -> String {
    let plain: String =
        title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).take(4).collect();
    // A key of figures would be a number to YAML.
    let is_named = words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()));
    let base = if is_named { words.join("-") } else { "source".to_owned() };
    let is_free = |key: &String| sources(tree).iter().all(|source| source.key != *key);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    [base.clone()].into_iter().chain(numbered).find(is_free).unwrap_or(base)
}

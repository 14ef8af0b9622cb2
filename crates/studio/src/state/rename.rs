//! An entry gets another id: the entries that are related to it name it by that one.

use crate::yaml::{Edit, Node, Step, Tree, set};

use super::slot::ORDER;

/// The entries that name one whose id is being changed. What is typed on the way may be the id of another entry, so they are noted at the
/// first key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    entry: usize,
    /// The number of an entry, and which of those it is related to.
    places: Vec<(usize, usize)>,
}

impl Renaming {
    /// `tree`: of the glossary before the first key.
    pub fn begun(tree: &Tree, entry: usize) -> Renaming {
        let entries = tree.root.get("entries").map_or(&[][..], Node::items);
        let id_of = |node: &Node| node.get("id").and_then(Node::text).map(|id| id.trim().to_owned());
        let id = entries.get(entry).and_then(id_of).unwrap_or_default();
        let is_one = entries.iter().filter(|node| id_of(node).as_ref() == Some(&id)).count() == 1;
        let mut places = Vec::new();
        for (at, node) in entries.iter().enumerate().filter(|_| is_one && !id.is_empty()) {
            let related = node.get("related").map_or(&[][..], Node::items).iter().enumerate();
            let names_it = related.filter(|(_, node)| node.text().map(str::trim) == Some(&id));
            places.extend(names_it.map(|(which, _)| (at, which)));
        }
        Renaming { entry, places }
    }

    pub fn is_of(&self, entry: usize) -> bool {
        self.entry == entry
    }

    /// Writes the id where the entry is named; `tree` is that of `text`, and stays it. Returned is the text where there is such a place.
    pub fn write(&self, text: &str, tree: &mut Tree, id: &str) -> Option<String> {
        let mut written = None;
        for (entry, which) in &self.places {
            let path = [Step::Key("entries"), Step::Item(*entry), Step::Key("related"), Step::Item(*which)];
            let before = written.as_deref().unwrap_or(text);
            let edit: Edit = set(before, tree, &path, id, &ORDER)?;
            let after = edit.applied(before);
            if !tree.follow(&edit, id) {
                *tree = Tree::read(&after)?;
            }
            written = Some(after);
        }
        written
    }
}

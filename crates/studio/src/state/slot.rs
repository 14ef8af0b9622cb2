//! The fields of an entry's card.

use crate::yaml::{Node, Step, Tree};

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Id,
    Headword,
    Traditional,
    /// By its number; the first that is not there yet is a new one.
    Form(usize),
    Pinyin,
    Class,
    En,
    Zh,
    First,
    Here,
    NotIn(usize),
}

/// The keys of an entry as `docs/writing.md` has them: a new one takes its place among the others.
pub const ORDER: [&str; 18] = [
    "id",
    "headword",
    "traditional",
    "forms",
    "pinyin",
    "class",
    "renderings",
    "gloss",
    "first",
    "here",
    "senses",
    "facts",
    "doubts",
    "confidence",
    "sources",
    "related",
    "not_in",
    "anywhere",
];

/// What kinds of terms there are, as a glossary writes them; without one it is a term.
pub const CLASSES: [&str; 12] = [
    "term",
    "formula",
    "institution",
    "practice",
    "programme",
    "metaphor",
    "allusion",
    "person",
    "place",
    "administration",
    "work",
    "event",
];

impl Slot {
    /// Its name in the page.
    pub fn name(self) -> &'static str {
        match self {
            Slot::Id => "id",
            Slot::Headword => "headword",
            Slot::Traditional => "traditional",
            Slot::Form(_) => "form",
            Slot::Pinyin => "pinyin",
            Slot::Class => "class",
            Slot::En => "en",
            Slot::Zh => "zh",
            Slot::First => "first",
            Slot::Here => "here",
            Slot::NotIn(_) => "not_in",
        }
    }

    /// Where it stands in a glossary.
    pub fn path(self, entry: usize) -> Vec<Step> {
        let mut path = vec![Step::Key("entries"), Step::Item(entry)];
        path.extend(
            match self {
                Slot::Form(at) => [Some(Step::Key("forms")), Some(Step::Item(at))],
                Slot::NotIn(at) => [Some(Step::Key("not_in")), Some(Step::Item(at))],
                Slot::En => [Some(Step::Key("gloss")), Some(Step::Key("en"))],
                Slot::Zh => [Some(Step::Key("gloss")), Some(Step::Key("zh"))],
                slot => [Some(Step::Key(slot.name())), None],
            }
            .into_iter()
            .flatten(),
        );
        path
    }

    /// Whether an entry can be without it.
    pub fn is_optional(self) -> bool {
        !matches!(self, Slot::Id | Slot::Headword)
    }

    /// Its value in a glossary.
    pub fn find(self, tree: &Tree, entry: usize) -> Option<&Node> {
        self.path(entry).iter().try_fold(&tree.root, |node, step| match step {
            Step::Key(key) => node.get(key),
            Step::Item(at) => node.items().get(*at),
        })
    }
}

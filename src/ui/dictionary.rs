//! The dictionary lines that belong to a reading, as they come.

use std::rc::Rc;

use crate::card::DictionaryState;
use crate::state::{Outline, Span};
use crate::words::Words;

/// The dictionary lines that belong to a reading. They come after it.
#[derive(Clone, Debug, Default)]
pub enum Dictionary {
    /// There are none, or they could not be had.
    #[default]
    Without,
    /// They are on their way.
    Awaited,
    Here(Rc<Words>),
}

/// Dictionaries are too big to compare: another one is another one.
impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Dictionary::Here(one), Dictionary::Here(other)) => Rc::ptr_eq(one, other),
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Dictionary {
    /// What a word means where it stands, in a few words; empty where that is not known.
    pub(super) fn gist(&self, outline: &Outline, word: Span) -> String {
        let line = self.words().and_then(|words| outline.line(words, word));
        line.and_then(|line| line.senses().next()).unwrap_or_default().to_owned()
    }

    pub(super) fn words(&self) -> Option<&Words> {
        match self {
            Dictionary::Here(words) => Some(words),
            _ => None,
        }
    }

    /// As a card tells of it.
    pub(super) fn state(&self) -> DictionaryState<'_> {
        match self {
            Dictionary::Without => DictionaryState::Without,
            Dictionary::Awaited => DictionaryState::Awaited,
            Dictionary::Here(words) => DictionaryState::Here(words.about()),
        }
    }
}

//! The words of a piece as the lattice has them, before rules join and part them.

use super::atoms::Atoms;
use super::lattice::Edge;
use crate::word_model::{Context, Weight};
use jiazhu_reading::Span;

/// A word on the most probable way, before what is unknown has been joined.
pub(super) struct Token<'t> {
    pub word: &'t str,
    /// In code points of the piece.
    pub span: Span,
    pub sort: Sort,
    /// How probable it is, whatever stands around it.
    pub weight: Weight,
    /// What it is for the words around it.
    pub context: Context,
}

/// How we know of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It is in the word model.
    Known,
    /// The word model does not have it: a single character, a mark, a number.
    Unknown,
    /// The glossary has it.
    Form,
    /// It may be a name.
    Name,
}

impl<'t> Token<'t> {
    pub fn new(atoms: &Atoms<'t>, edge: &Edge) -> Token<'t> {
        let word = atoms.slice(edge.span);
        Token { word, span: edge.span, sort: edge.sort, weight: edge.weight, context: edge.closes }
    }

    /// How many code points it has.
    pub fn length(&self) -> usize {
        self.span.length() as usize
    }

    /// Whether it stays as it is, because the glossary or the lattice has decided so.
    pub fn is_fixed(&self) -> bool {
        matches!(self.sort, Sort::Form | Sort::Name)
    }
}

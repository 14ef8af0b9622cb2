//! What is kept between two annotations of a text that changes a little.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::annotate::EntryForms;
use crate::check::{NearForms, NearMiss, Slips, carried};
use crate::convert::ShownLine;
use crate::diagnostic::Diagnostic;
use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::lines::Lines;
use crate::matching::Matcher;
use crate::patterns::Patterns;
use crate::pronounce::SaidLine;
use crate::segment;

/// What annotating remembers of the text and the glossary before. It changes how long annotating takes, and nothing of what comes of it, as long as
/// the tables are the same; for others, take another memory.
///
/// What is made of a line is remembered by all that it is made of, and forgotten when three annotations had no use for it; at most some 30 MB are kept of each sort
/// (`Lines`).
#[derive(Default)]
pub struct Memory {
    pub(crate) divided: segment::Memory,
    /// The syllables of lines, from the beginning of each on.
    pub(crate) said: Lines<SaidLine>,
    pub(crate) shown: Lines<ShownLine>,
    /// Where the words in the terms of the glossary end, by the term.
    pub(crate) parts: Lines<Vec<usize>>,
    /// The one that is annotated with.
    glossary: RefCell<Rc<Glossary>>,
    /// The one before, or the same, and what was made of it.
    known: RefCell<Option<(Rc<Glossary>, Rc<KnownGlossary>)>>,
}

impl Memory {
    /// The glossary that is annotated with from now on: what is made of it is remembered until it is another.
    pub fn keep(&self, glossary: &Rc<Glossary>) {
        self.glossary.replace(glossary.clone());
    }

    /// Another annotation begins.
    pub(crate) fn begin(&self) {
        self.said.begin();
        self.shown.begin();
        self.parts.begin();
    }

    /// What is made of a glossary.
    pub(crate) fn of(&self, glossary: &Glossary, fold: &Fold) -> Rc<KnownGlossary> {
        let (now, mut before) = (self.glossary.borrow(), self.known.borrow_mut());
        let is_now = std::ptr::eq(&**now, glossary);
        // It is there still, so no other glossary lies where it did.
        if let Some((_, known)) = before.as_ref().filter(|(of, _)| is_now && Rc::ptr_eq(of, &now)) {
            return known.clone();
        }
        let taken_over = before.as_ref().map(|(_, known)| &**known);
        let known = Rc::new(KnownGlossary::new(glossary, fold, taken_over));
        if is_now {
            *before = Some((now.clone(), known.clone()));
        }
        known
    }
}

/// What is made of a glossary, whatever the article is.
pub(crate) struct KnownGlossary {
    pub forms: EntryForms,
    /// How many entries it has.
    pub entries: u32,
    /// The contexts in which forms are none, folded, with their entries.
    pub contexts: Vec<(String, u32)>,
    /// Finds the forms, but in contexts that their entries exclude.
    pub matcher: Matcher,
    numbers: OnceCell<Vec<Option<u32>>>,
    near: OnceCell<NearForms>,
    /// Of the glossary before.
    near_before: Patterns,
    found: OnceCell<Vec<Diagnostic>>,
    slips: OnceCell<Slips>,
    /// By the characters of a line.
    pub near_misses: Lines<Box<[NearMiss]>>,
}

impl KnownGlossary {
    /// `before` is that of the glossary before, of which patterns are taken over.
    pub fn new(glossary: &Glossary, fold: &Fold, before: Option<&KnownGlossary>) -> KnownGlossary {
        let forms = EntryForms::of(glossary, fold);
        let contexts: Vec<(String, u32)> = (0..)
            .zip(&glossary.entries)
            .flat_map(|(index, entry)| entry.not_in.iter().map(move |context| (fold.text(context), index)))
            .collect();
        let matched = before.map(|known| known.matcher.patterns().clone()).unwrap_or_default();
        let matcher = Matcher::after(
            &matched,
            forms.0.iter().map(|(form, entry)| (form.as_str(), *entry)),
            contexts.iter().map(|(context, entry)| (context.as_str(), *entry)),
        );
        let entries = glossary.entries.len() as u32;
        let near = before.map(|known| known.near.get().map_or(&known.near_before, NearForms::patterns));
        KnownGlossary {
            near_misses: before.map(|before| carried(before, &forms, &contexts, entries)).unwrap_or_default(),
            numbers: OnceCell::new(),
            forms,
            entries,
            contexts,
            matcher,
            near: OnceCell::new(),
            near_before: near.cloned().unwrap_or_default(),
            found: OnceCell::new(),
            slips: OnceCell::new(),
        }
    }

    /// The number that the matcher has for each of the forms; `None` where it does not look for it.
    pub fn numbers(&self) -> &[Option<u32>] {
        let numbers = || self.forms.0.iter().map(|(form, entry)| self.matcher.number(form, *entry));
        self.numbers.get_or_init(|| numbers().collect())
    }

    /// Its forms as near misses are looked for.
    pub fn near(&self) -> &NearForms {
        self.near.get_or_init(|| NearForms::new(&self.forms, &self.near_before))
    }

    /// Its headwords that may be slips.
    pub fn slips(&self, find: impl FnOnce() -> Slips) -> &Slips {
        self.slips.get_or_init(find)
    }

    /// What is found of its entries, as `check` finds it.
    pub fn found(&self, check: impl FnOnce() -> Vec<Diagnostic>) -> &[Diagnostic] {
        self.found.get_or_init(check)
    }
}

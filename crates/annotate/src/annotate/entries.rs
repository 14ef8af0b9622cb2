//! Which entries and sources a reading takes along.

use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::matching::FoundMark;
use jiazhu_reading::{Entry, Source};

pub(super) struct NeededEntries {
    pub entries: Vec<Entry>,
    pub sources: Vec<Source>,
    /// Where each entry of the glossary went; meaningless for those left behind.
    pub new_index: Vec<u32>,
}

/// The entries that have a mark, in the order of their first mark, then those they relate to; and what both cite.
pub(super) fn needed(glossary: &Glossary, placed: &[FoundMark], text: &[char], fold: &Fold) -> NeededEntries {
    let mut entries = NewIndices::new(glossary.entries.len());
    placed.iter().for_each(|mark| entries.choose(mark.entry));
    for at in 0..entries.order.len() {
        let related = &glossary.entries[entries.order[at] as usize].card.related;
        related.iter().for_each(|other| entries.choose(*other));
    }
    let mut sources = NewIndices::new(glossary.sources.len());
    let mut marks: Vec<Vec<&FoundMark>> = vec![Vec::new(); glossary.entries.len()];
    placed.iter().for_each(|mark| marks[mark.entry as usize].push(mark));
    let chosen = entries.order.iter().map(|at| {
        let mut entry = glossary.entries[*at as usize].card.clone();
        entry.related.retain(|other| entries.has(*other));
        entry.related.iter_mut().for_each(|other| *other = entries.new_index[*other as usize]);
        for cited in entry.facts.iter_mut().map(|fact| &mut fact.sources).chain([&mut entry.sources]) {
            cited.iter().for_each(|source| sources.choose(*source));
            cited.iter_mut().for_each(|source| *source = sources.new_index[*source as usize]);
        }
        let surfaces = marks[*at as usize].iter();
        let surfaces = surfaces.map(|mark| text[mark.span.range()].iter().collect::<String>());
        entry.traditional = traditional(&entry, surfaces, fold);
        entry
    });
    let chosen = chosen.collect();
    let sources = sources.order.iter().map(|at| glossary.sources[*at as usize].clone()).collect();
    NeededEntries { entries: chosen, sources, new_index: entries.new_index }
}

/// The headword in Traditional script: as the glossary says, else a form, else as the article prints it.
fn traditional(entry: &Entry, surfaces: impl Iterator<Item = String>, fold: &Fold) -> Option<String> {
    let headword = fold.text(&entry.headword);
    let is_headword = |form: &String| *form != entry.headword && fold.text(form) == headword;
    let given = entry.traditional.iter().cloned();
    let found = given.chain(entry.forms.iter().cloned()).chain(surfaces).find(is_headword);
    found.or_else(|| entry.traditional.clone()).filter(|form| *form != entry.headword)
}

/// Indices in the order in which they were first asked for.
struct NewIndices {
    order: Vec<u32>,
    new_index: Vec<u32>,
}

impl NewIndices {
    const NOT: u32 = u32::MAX;

    fn new(count: usize) -> NewIndices {
        NewIndices { order: Vec::new(), new_index: vec![NewIndices::NOT; count] }
    }

    fn has(&self, at: u32) -> bool {
        self.new_index[at as usize] != NewIndices::NOT
    }

    fn choose(&mut self, at: u32) {
        if !self.has(at) {
            self.new_index[at as usize] = self.order.len() as u32;
            self.order.push(at);
        }
    }
}

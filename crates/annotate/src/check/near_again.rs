//! What is taken over of the near misses in lines when a glossary changes: lines in which neither a form that has gone nor a new one stands have those they had.

use super::near_misses::{NearMiss, Variants};
use crate::annotate::EntryForms;
use crate::lines::Lines;
use crate::memory::KnownGlossary;

/// Of more forms that have changed nothing is taken over.
const MOST_CHANGED: usize = 64;

/// The near misses that were found with the glossary `before` in lines, as they are with these forms and contexts, of so many entries.
pub(crate) fn carried(
    before: &KnownGlossary,
    forms: &EntryForms,
    contexts: &[(String, u32)],
    entries: u32,
) -> Lines<Box<[NearMiss]>> {
    let (old, new) = (&before.forms.0, &forms.0);
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    // Behind the change entries have other numbers.
    let is_same = |(old, new): &(&(String, u32), &(String, u32))| {
        old.0 == new.0 && old.1 + entries == new.1 + before.entries
    };
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(is_same).count();
    let changed = || old[start..old.len() - end].iter().chain(&new[start..new.len() - end]);
    let variants = Variants::new();
    let changed: Vec<String> = if changed().count() <= MOST_CHANGED {
        changed().map(|(form, _)| variants.unite(form.chars()).text).collect()
    } else {
        return Lines::default();
    };
    let is_same_around = *before.contexts == *contexts && (contexts.is_empty() || before.entries == entries);
    if !is_same_around || changed.iter().any(|form| form.contains('\n')) {
        return Lines::default();
    }
    let moved = |which: u32| {
        let is_before = (which as usize) < start;
        if is_before { which } else { (which as usize + new.len() - old.len()) as u32 }
    };
    before.near_misses.carried(|line, misses| {
        let line = variants.unite(line.iter().filter_map(|c| char::from_u32(*c))).text;
        let is_touched = changed.iter().any(|form| line.contains(form.as_str()));
        (!is_touched).then(|| misses.iter().map(|(which, span)| (moved(*which), *span)).collect())
    })
}

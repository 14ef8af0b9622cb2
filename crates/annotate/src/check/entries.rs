//! What a glossary shows by itself.

use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry as Slot;

use crate::annotate::EntryForms;
use crate::diagnostic::Diagnostic;
use crate::fold::Fold;
use crate::glossary::{Glossary, GlossaryEntry};
use crate::yaml::Placed;
use jiazhu_reading::Note;

use super::pinyin_of_passages::misfit;

/// Clashes, Traditional forms that are not the headword, contexts without a form, and entries without sources.
/// `forms` are those of the glossary.
pub fn check(glossary: &Glossary, forms: &EntryForms, fold: &Fold) -> Vec<Diagnostic> {
    let mut found = clashes(glossary, forms);
    for entry in &glossary.entries {
        found.extend(script_mismatch(glossary, entry, fold));
        found.extend(pinyin_mismatch(glossary, entry));
        found.extend(idle_contexts(glossary, entry, fold));
        let cites =
            !entry.card.sources.is_empty() || entry.card.facts.iter().any(|fact| !fact.sources.is_empty());
        if !cites {
            let message = format!(
                "the entry `{}` cites no source: say under `sources` where it comes from",
                entry.card.id
            );
            found.push(Diagnostic::warning("no-sources", &glossary.file, message).at(entry.place));
        }
    }
    found
}

/// Entries that have on a page the name of a note: a link to one leads to the other.
pub fn named_as_notes(glossary: &Glossary, notes: &[Note]) -> Vec<Diagnostic> {
    let is_note = |id: &str| notes.iter().any(|note| id == note.id);
    let found = glossary.entries.iter().filter_map(|entry| {
        let note = entry.card.id.strip_prefix("note-").filter(|id| is_note(id))?;
        let message = format!(
            "on a page the entry `{}` and the note `{note}` have one name: give one of them another id",
            entry.card.id
        );
        Some(Diagnostic::warning("bad-id", &glossary.file, message).at(entry.place))
    });
    found.collect()
}

fn clashes(glossary: &Glossary, forms: &EntryForms) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut owners: FxHashMap<&str, (usize, u32)> = FxHashMap::default();
    let mut spelled = forms.spelled().into_iter();
    for (index, entry) in glossary.entries.iter().enumerate() {
        for (form, folded) in entry.forms.iter().zip(&mut spelled) {
            match owners.entry(folded) {
                Slot::Vacant(slot) => {
                    slot.insert((index, form.place.line));
                }
                Slot::Occupied(slot) if slot.get().0 == index => {}
                Slot::Occupied(slot) => {
                    let (owner, line) = slot.get();
                    let message = format!(
                        "`{form}` is a form of `{}` too (line {line}), and marks go to that entry: delete one of the two, \
                         or put both under one entry",
                        glossary.entries[*owner].card.id
                    );
                    found.push(Diagnostic::warning("clash", &glossary.file, message).at(form.place));
                }
            }
        }
    }
    found
}

/// A Traditional form of the same length with another character in it: a slip, or another word, as Taiwan's 軟體 for 软件.
fn script_mismatch(glossary: &Glossary, entry: &GlossaryEntry, fold: &Fold) -> Option<Diagnostic> {
    let traditional = entry.card.traditional.as_ref()?;
    let form = entry.forms.iter().find(|form| form.value == *traditional)?;
    let pairs =
        fold.text(traditional).chars().zip(fold.text(&entry.card.headword).chars()).collect::<Vec<_>>();
    let same_length = traditional.chars().count() == entry.card.headword.chars().count();
    let (a, b) = pairs.iter().find(|(a, b)| a != b).filter(|_| same_length)?;
    let message = format!(
        "`{traditional}` is not `{}` in Traditional characters (`{a}` is not `{b}`): correct one of them, or move the \
         Traditional one to `forms`",
        entry.card.headword
    );
    Some(Diagnostic::warning("script-mismatch", &glossary.file, message).at(form.place))
}

/// Contexts that hold no form of their entry: nothing is ever kept away by them.
fn idle_contexts(glossary: &Glossary, entry: &GlossaryEntry, fold: &Fold) -> Vec<Diagnostic> {
    if entry.not_in.is_empty() {
        return Vec::new();
    }
    let forms: Vec<String> = entry.forms.iter().map(|form| fold.text(form)).collect();
    let is_idle = |context: &&Placed<String>| {
        let context = fold.text(context);
        !forms.iter().any(|form| context.contains(form.as_str()))
    };
    let warning = |context: &Placed<String>| {
        let message = format!(
            "`{context}` keeps no mark away, for it holds no form of the entry `{}`: write the whole context, the form in it",
            entry.card.id
        );
        Diagnostic::warning("idle-context", &glossary.file, message).at(context.place)
    };
    entry.not_in.iter().filter(is_idle).map(warning).collect()
}

fn pinyin_mismatch(glossary: &Glossary, entry: &GlossaryEntry) -> Option<Diagnostic> {
    let pinyin = entry.card.pinyin.as_ref()?;
    let message = misfit(pinyin, &entry.card.headword)?;
    let message = format!("{message}: correct it, or marks will show none");
    Some(Diagnostic::warning("pinyin-mismatch", &glossary.file, message).at(entry.place))
}

//! Several glossaries read as one: a base that a series shares, and what one text needs besides. The one named later overrules
//! those before it.
//!
//! The core knows one glossary with one file. So the lines of all files are counted through, as if they stood one after the other,
//! and a finding's line says which file it belongs to.

use std::collections::HashMap;

use jiazhu_annotate::diagnostic::{Diagnostic, Place, line_named};
use jiazhu_annotate::glossary::{Glossary, GlossaryEntry};

/// Which file has which of the lines that are counted through.
#[derive(Default)]
pub struct Lines {
    /// The name that findings have before they are looked up here.
    all: String,
    /// Names of files, how many lines stand before each, and how many it has.
    files: Vec<(String, u32, u32)>,
}

impl Lines {
    /// The same finding in its own file; `None` where one file overrules another, as a later one may.
    pub fn own(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let counted = diagnostic.line.filter(|_| diagnostic.file == self.all);
        let Some((file, line)) = counted.and_then(|line| self.place(line)) else { return Some(diagnostic) };
        let mut message = diagnostic.message;
        if let Some((before, other, behind)) = line_named(&message)
            && let Some((other_file, other)) = self.place(other)
        {
            if diagnostic.code == "clash" && other_file != file {
                return None;
            }
            let of = if other_file == file { String::new() } else { format!(" of {other_file}") };
            message = format!("{before}{other}{of}{behind}");
        }
        Some(Diagnostic { file: file.to_owned(), line: Some(line), message, ..diagnostic })
    }

    /// The file that has a line, and which of its own that is.
    fn place(&self, line: u32) -> Option<(&str, u32)> {
        let has = |(_, before, lines): &&(String, u32, u32)| line > *before && line - before <= *lines;
        self.files.iter().find(has).map(|(file, before, _)| (file.as_str(), line - before))
    }
}

/// Glossaries by their names, each with its bytes, whose entries may be related to entries of any of them.
pub fn parsed(files: Vec<(String, Vec<u8>)>) -> Vec<Result<Glossary, Vec<Diagnostic>>> {
    let ids: Vec<Vec<String>> = match files.len() {
        0 | 1 => Vec::new(),
        _ => files.iter().map(|(name, bytes)| Glossary::ids(name, bytes)).collect(),
    };
    let read = |(at, (name, bytes)): (usize, (String, Vec<u8>))| {
        let others = ids.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<String> = others.flat_map(|(_, ids)| ids.clone()).collect();
        Glossary::parse_among(&name, &bytes, &others)
    };
    let mut read: Vec<_> = files.into_iter().enumerate().map(read).collect();
    // What a file that cannot be read would have had, nobody knows.
    let is_unread = |at: usize| ids[at].is_empty();
    for (at, glossary) in read.iter_mut().enumerate().filter(|(at, _)| !ids.is_empty() && !is_unread(*at)) {
        if let Err(errors) = glossary
            && (0..ids.len()).any(|other| other != at && is_unread(other))
        {
            errors.retain(|error| error.code != "unknown-related");
        }
    }
    read
}

/// One glossary of all, and where its lines come from. `lines_of` says how many lines a file has.
///
/// Of entries with one id, and of readings of one passage, those of the last file hold. Of two entries with the same form, that of
/// the later file has it. An entry may be related to entries of any of them; sources are those of each file.
pub fn merged(glossaries: Vec<Glossary>, lines_of: impl Fn(&str) -> u32) -> (Glossary, Lines) {
    let mut glossaries = glossaries;
    if glossaries.len() < 2 {
        return (glossaries.pop().unwrap_or_default(), Lines::default());
    }
    let mut all = Glossary { title: glossaries.iter().find_map(|g| g.title.clone()), ..Glossary::default() };
    let mut lines = Lines::default();
    let mut before = 0;
    for glossary in &glossaries {
        let count = lines_of(&glossary.file);
        lines.files.push((glossary.file.clone(), before, count));
        before += count;
        all.file.push_str(if all.file.is_empty() { "" } else { " + " });
        all.file.push_str(&glossary.file);
    }
    lines.all.clone_from(&all.file);

    let mut place_of_id: HashMap<String, u32> = HashMap::new();
    // The later file first: of two entries with one form, the first has it.
    for (glossary, (_, before, _)) in glossaries.into_iter().zip(&lines.files).rev() {
        let ids: Vec<String> = glossary.entries.iter().map(|entry| entry.card.id.clone()).collect();
        let sources = all.sources.len() as u32;
        all.sources.extend(glossary.sources);
        let first = all.entries.len();
        for entry in glossary.entries {
            if !place_of_id.contains_key(&entry.card.id) {
                place_of_id.insert(entry.card.id.clone(), all.entries.len() as u32);
                all.entries.push(moved(entry, *before, sources));
            }
        }
        for entry in &mut all.entries[first..] {
            for related in &mut entry.card.related {
                *related = place_of_id[&ids[*related as usize]];
            }
        }
        for mut reading in glossary.readings {
            if !all.readings.iter().any(|known| known.passage == reading.passage) {
                reading.place = below(reading.place, *before);
                all.readings.push(reading);
            }
        }
        all.warnings.splice(0..0, glossary.warnings);
    }
    for (index, entry) in (0..).zip(&mut all.entries) {
        for (at, id) in std::mem::take(&mut entry.related_elsewhere) {
            let related = &mut entry.card.related;
            if let Some(other) =
                place_of_id.get(&id).filter(|other| **other != index && !related.contains(other))
            {
                related.insert(at.min(related.len()), *other);
            }
        }
    }
    // The longer first, as in one file.
    all.readings.sort_by_key(|reading| std::cmp::Reverse(reading.passage.chars().count()));
    (all, lines)
}

/// The entry with its places `before` lines further down and its sources after `sources` others.
fn moved(mut entry: GlossaryEntry, before: u32, sources: u32) -> GlossaryEntry {
    entry.place = below(entry.place, before);
    for placed in entry.forms.iter_mut().chain(&mut entry.not_in) {
        placed.place = below(placed.place, before);
    }
    let cited = entry.card.facts.iter_mut().flat_map(|fact| &mut fact.sources).chain(&mut entry.card.sources);
    cited.for_each(|source| *source += sources);
    entry
}

fn below(place: Place, before: u32) -> Place {
    Place { line: place.line + before, ..place }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "\
title: Base
sources: { a: { title: A } }
readings: { 一行: yī háng, 二: èr }
entries:
  - { id: x, headword: 甲, related: [y], sources: [a] }
  - { id: y, headword: 乙, forms: [丙], sources: [a] }
";
    const LOCAL: &str = "\
sources: { b: { title: B } }
readings: { 一行: yī xíng }
entries:
  - { id: z, headword: 丙, sources: [b] }
  - { id: y, headword: 丁, related: [x, z], facts: [{ text: F, sources: [b] }] }
";

    fn both() -> (Glossary, Lines) {
        let files = [("base.yaml".to_owned(), BASE.into()), ("local.yaml".to_owned(), LOCAL.into())];
        let glossaries = parsed(files.into()).into_iter().map(Result::unwrap).collect();
        merged(glossaries, |name| if name == "base.yaml" { 6 } else { 5 })
    }

    #[test]
    fn the_later_glossary_adds_and_overrules() {
        let (all, _) = both();
        let told: Vec<_> =
            all.entries.iter().map(|e| (e.card.id.as_str(), e.card.headword.as_str())).collect();
        assert_eq!(told, [("z", "丙"), ("y", "丁"), ("x", "甲")]);
        assert_eq!(all.title.as_deref(), Some("Base"));
        let related = |at: usize| -> Vec<&str> {
            all.entries[at].card.related.iter().map(|r| told[*r as usize].0).collect()
        };
        assert_eq!((related(1), related(2)), (vec!["x", "z"], vec!["y"]));
        let source = |index: u32| all.sources[index as usize].title.as_str();
        assert_eq!(all.entries[2].card.sources.iter().map(|s| source(*s)).collect::<Vec<_>>(), ["A"]);
        assert_eq!(source(all.entries[1].card.facts[0].sources[0]), "B");
        let readings: Vec<_> = all.readings.iter().map(|r| (r.passage.as_str(), r.pinyin.as_str())).collect();
        assert_eq!(readings, [("一行", "yī xíng"), ("二", "èr")]);
    }

    #[test]
    fn a_finding_names_the_file_and_line_that_it_is_about() {
        let (all, lines) = both();
        let own = |at: usize| {
            let found = Diagnostic::warning("no-sources", &all.file, "").at(all.entries[at].place);
            let found = lines.own(found).unwrap();
            (found.file, found.line)
        };
        assert_eq!(own(0), ("local.yaml".to_string(), Some(4)));
        assert_eq!(own(2), ("base.yaml".to_string(), Some(5)));
        let form = &all.entries[1].forms[0];
        let clash = |line: u32| {
            let message = format!("`丙` is a form of `z` too (line {line}), and marks go there");
            lines.own(Diagnostic::warning("clash", &all.file, message).at(form.place))
        };
        // Line 11 of all is the last of the second file.
        let within = clash(form.place.line).unwrap();
        assert_eq!((within.line, within.file.as_str()), (Some(5), "local.yaml"));
        assert_eq!(within.message, "`丙` is a form of `z` too (line 5), and marks go there");
        assert_eq!(clash(6), None, "a later file overrules");
        let article =
            Diagnostic::warning("taiwan", "article.md", "").at(Place { line: 7, column: 1, length: 1 });
        assert_eq!(lines.own(article.clone()), Some(article));
    }

    #[test]
    fn an_entry_is_related_to_entries_of_any_of_them_and_to_no_others() {
        let local = "entries:\n  - { id: z, headword: 丙, related: [none, x, yy] }\n";
        let files = [("base.yaml".to_owned(), BASE.into()), ("local.yaml".to_owned(), local.into())];
        let local = parsed(files.into()).pop().unwrap();
        let told = |found: &Diagnostic| (found.file.clone(), found.line, found.code, found.message.clone());
        let told: Vec<_> = local.unwrap_err().iter().map(told).collect();
        let error = |id: &str| {
            let message =
                format!("no entry of these glossaries has the id `{id}`: correct it, or write that entry");
            ("local.yaml".to_owned(), Some(2), "unknown-related", message)
        };
        assert_eq!(told, [error("none"), error("yy")]);
    }

    #[test]
    fn beside_a_file_that_cannot_be_read_nobody_is_told_that_its_entries_are_missing() {
        let local = "entries:\n  - { id: z, headword: 丙, related: [x] }\n";
        let table = "headword,pinyin\n甲,jiǎ\n";
        let files = [("base.csv".to_owned(), table.into()), ("local.yaml".to_owned(), local.into())];
        let codes = parsed(files.into()).into_iter().flat_map(|read| read.err().unwrap_or_default());
        assert_eq!(codes.map(|error| error.code).collect::<Vec<_>>(), ["swapped"]);
    }

    #[test]
    fn one_glossary_stays_as_it_is() {
        let glossary = Glossary::parse("base.yaml", BASE.as_bytes()).unwrap();
        let (all, lines) = merged(vec![glossary.clone()], |_| 0);
        assert_eq!((all.file.as_str(), all.entries.len()), ("base.yaml", glossary.entries.len()));
        let found = Diagnostic::warning("no-sources", "base.yaml", "").at(all.entries[0].place);
        assert_eq!(lines.own(found.clone()), Some(found));
    }
}

//! One entry, from the columns of CC-CEDICT to what a card shows.

use super::CedictTable;
use super::sense::{Reference, pointer, readable, reference};
use super::spelling::{idiom, pronunciation};
use crate::word_model::WordModel;
use jiazhu_reading::words::Line;

/// A dictionary entry, cleaned: see [`Line`] for what the fields mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CedictEntry {
    simplified: String,
    traditional: String,
    pinyin: String,
    taiwan: String,
    also: String,
    by: String,
    classifiers: String,
    senses: String,
}

/// How many pointers are followed to a meaning.
const HOPS: usize = 4;

impl CedictEntry {
    /// As a words file has it.
    pub fn line(&self) -> Line<'_> {
        Line {
            simplified: &self.simplified,
            traditional: &self.traditional,
            pinyin: &self.pinyin,
            taiwan: &self.taiwan,
            also: &self.also,
            by: &self.by,
            classifiers: &self.classifiers,
            senses: &self.senses,
        }
    }

    pub(super) fn new(table: &CedictTable, model: &WordModel, row: usize) -> CedictEntry {
        let simplified = table.simplified.row(row);
        let said = SortedSenses::new(model, table.senses.row(row));
        let mut entry = CedictEntry {
            simplified: simplified.to_owned(),
            traditional: table.traditional.row(row).to_owned(),
            taiwan: said.taiwan,
            also: said.also,
            ..CedictEntry::default()
        };
        let numbered = table.pinyin.row(row);
        let as_idiom =
            || idiom(model, simplified, numbered).filter(|_| table.senses.row(row).contains("(idiom)"));
        let said_so = as_idiom().or_else(|| pronunciation(model, simplified, numbered));
        // Latin only, or not known (`xx5`).
        entry.pinyin = said_so.unwrap_or_else(|| numbered.replace("xx5", "").replace(' ', ""));
        let (mut senses, mut classifiers) = (said.senses, said.classifiers);
        // Nothing but pointers: the meaning is that of the words pointed to.
        let mut seen = vec![row];
        while seen.len() <= HOPS
            && let Some(targets) = table.targets(&senses)
            && !targets.iter().any(|target| seen.contains(target))
        {
            if entry.by.is_empty() {
                entry.by = senses.iter().map(|sense| readable(model, sense)).collect::<Vec<_>>().join("; ");
            }
            seen.extend(&targets);
            let said: Vec<SortedSenses> =
                targets.iter().map(|row| SortedSenses::new(model, table.senses.row(*row))).collect();
            senses = said.iter().flat_map(|said| &said.senses).copied().collect();
            classifiers = said.into_iter().flat_map(|said| said.classifiers).collect();
        }
        entry.senses = senses.iter().map(|sense| readable(model, sense)).collect::<Vec<_>>().join("\u{1F}");
        entry.classifiers = classifiers.join("\u{1F}");
        entry
    }
}

/// The senses of one entry, sorted by what they are.
struct SortedSenses<'d> {
    senses: Vec<&'d str>,
    /// As [`Line::classifiers`] has them.
    classifiers: Vec<String>,
    taiwan: String,
    also: String,
}

impl<'d> SortedSenses<'d> {
    fn new(model: &WordModel, senses: &'d str) -> SortedSenses<'d> {
        let mut said = SortedSenses {
            senses: Vec::new(),
            classifiers: Vec::new(),
            taiwan: String::new(),
            also: String::new(),
        };
        for sense in senses.split('/').filter(|sense| !sense.is_empty()) {
            let pronounced = |prefix| sense.strip_prefix(prefix).filter(|rest: &&str| rest.starts_with('['));
            if let Some(classifiers) = sense.strip_prefix("CL:").and_then(|list| classifiers(model, list)) {
                said.classifiers.extend(classifiers);
            } else if let Some(taiwan) = pronounced("Taiwan pr. ") {
                said.taiwan = readable(model, taiwan);
            } else if let Some(also) = pronounced("also pr. ") {
                said.also = readable(model, also);
            } else {
                said.senses.push(sense);
            }
        }
        said
    }
}

/// `個|个[ge4],位[wei4]`, each as `个 個 gè`; `None` if one of them is no reference.
fn classifiers(model: &WordModel, list: &str) -> Option<Vec<String>> {
    let classifier = |item: &str| {
        let Reference { traditional, simplified, pinyin } = reference(item.trim())?;
        Some(format!("{simplified} {traditional} {}", pronunciation(model, simplified, pinyin)?))
    };
    list.split(',').map(classifier).collect()
}

impl CedictTable {
    /// The rows that senses point to, if they do nothing else.
    fn targets(&self, senses: &[&str]) -> Option<Vec<usize>> {
        let targets: Option<Vec<usize>> =
            senses.iter().map(|sense| pointer(sense).and_then(|to| self.find(&to))).collect();
        targets.filter(|targets| !targets.is_empty())
    }

    /// The row that a reference means: with that pronunciation, if there is one.
    fn find(&self, to: &Reference<'_>) -> Option<usize> {
        let plain = |pinyin: &str| pinyin.to_lowercase().replace([' ', '-'], "");
        let rows: Vec<usize> = self
            .rows(to.traditional)
            .into_iter()
            .filter(|row| self.simplified.row(*row) == to.simplified)
            .collect();
        let said = rows.iter().find(|row| plain(self.pinyin.row(**row)) == plain(to.pinyin));
        said.or(rows.first().filter(|_| to.pinyin.is_empty() || rows.len() == 1)).copied()
    }
}

//! The dictionary: what words mean in English and how they are said, from CC-CEDICT.
//!
//! It is needed only when a words file is made, see [`words_of`](crate::words_of).

mod entry;
mod sense;
mod spelling;
#[cfg(test)]
mod tests;

use crate::fold::Fold;
use crate::sorting;
use crate::word_model::WordModel;
use jiazhu_reading::column::Column;
use jiazhu_reading::words::{Attribution, Line, of_word};

pub use entry::CedictEntry;

/// Of the edition in `cedict.bin`; the licence is share-alike, so it travels with every line.
const ABOUT: Attribution<'static> = Attribution {
    source: "CC-CEDICT",
    licence: "CC BY-SA 4.0",
    date: "2025-12-13",
    url: "https://www.mdbg.net/chinese/dictionary?page=cc-cedict",
};

/// The entries of CC-CEDICT by their headwords in both scripts.
pub(crate) struct CedictTable {
    simplified: Column,
    /// Written out, see `lab/src/data/cedict.rs`.
    traditional: Column,
    pinyin: Column,
    senses: Column,
    /// The rows whose scripts differ, in the order of their Traditional headwords.
    by_traditional: Vec<u32>,
}

/// The dictionary of [`Tables`](crate::Tables), with what is needed to look words up in it and to write their pronunciation.
#[derive(Clone, Copy)]
pub struct Cedict<'t> {
    cedict: &'t CedictTable,
    fold: &'t Fold,
    model: &'t WordModel,
}

impl<'t> Cedict<'t> {
    pub(crate) fn new(cedict: &'t CedictTable, fold: &'t Fold, model: &'t WordModel) -> Cedict<'t> {
        Cedict { cedict, fold, model }
    }

    /// Whose it is, and under what licence.
    pub fn about(&self) -> Attribution<'static> {
        ABOUT
    }

    /// The entries of a word as a text writes it, in either script or half-converted: as written first, folded second.
    /// The usual entry comes first; what is nothing but a surname or another spelling comes last.
    ///
    /// ```
    /// # let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    /// # let tables = jiazhu_annotate::Tables::from_bytes(files).unwrap();
    /// let cedict = tables.cedict().expect("cedict.bin is among the tables");
    /// let entries = cedict.entries("規范"); // half Traditional
    /// let line = entries[0].line();
    /// assert_eq!((line.simplified, line.traditional, line.pinyin), ("规范", "規範", "guīfàn"));
    /// assert!(line.senses().any(|sense| sense == "norm"));
    /// ```
    pub fn entries(&self, written: &str) -> Vec<CedictEntry> {
        let spelled = self.spelling(written);
        let entries = spelled.map_or_else(Vec::new, |spelled| self.entries_spelled(&spelled));
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// How the dictionary spells a word: as written, else folded; `None` if it has no entry.
    pub(crate) fn spelling(&self, written: &str) -> Option<String> {
        if self.cedict.has(written) {
            Some(written.to_owned())
        } else {
            Some(self.fold.text(written)).filter(|folded| self.cedict.has(folded))
        }
    }

    /// With their rows.
    pub(crate) fn entries_spelled(&self, word: &str) -> Vec<(usize, CedictEntry)> {
        let rows = self.cedict.rows(word).into_iter();
        let entries: Vec<_> = rows.map(|row| (row, CedictEntry::new(self.cedict, self.model, row))).collect();
        let lines = of_word(entries.iter().map(|(_, entry)| entry.line()), word);
        let entry = |line: &Line| entries.iter().find(|(_, entry)| entry.line() == *line).cloned();
        lines.iter().filter_map(entry).collect()
    }
}

impl CedictTable {
    fn has(&self, word: &str) -> bool {
        !self.rows(word).is_empty()
    }

    /// Rows whose headword is `word` in either script, in the dictionary's order.
    fn rows(&self, word: &str) -> Vec<usize> {
        let start = self.simplified.lower_bound(word);
        let same = (start..self.simplified.len()).take_while(|row| self.simplified.row(*row) == word);
        let traditional = |row: u32| self.traditional.row(row as usize);
        let first = self.by_traditional.partition_point(|row| traditional(*row) < word);
        let others = self.by_traditional[first..].iter().copied().take_while(|row| traditional(*row) == word);
        let mut rows: Vec<usize> = same.chain(others.map(|row| row as usize)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Reads `cedict.bin` after inflating; `None` if it is not in its format, which `lab/src/data/cedict.rs` tells.
    pub(crate) fn read(text: String) -> Option<CedictTable> {
        let mut columns = text.split_terminator('\u{1E}').map(|column| Column::new(column.to_owned()));
        let (simplified, differences) = (columns.next()?, columns.next()?);
        let (pinyin, senses) = (columns.next()?, columns.next()?);
        let rows = simplified.len();
        if [&differences, &pinyin, &senses].into_iter().any(|column| column.len() != rows) {
            return None;
        }
        let mut traditional = String::with_capacity(simplified.text().len());
        for row in 0..rows {
            let (word, difference) = (simplified.row(row), differences.row(row));
            if difference.is_empty() {
                traditional.push_str(word);
            } else {
                traditional
                    .extend(word.chars().zip(difference.chars()).map(|(s, t)| if t == ' ' { s } else { t }));
            }
            traditional.push('\n');
        }
        let traditional = Column::new(traditional);
        let mut by_traditional: Vec<u32> =
            (0..rows).filter(|row| !differences.row(*row).is_empty()).map(|row| row as u32).collect();
        sorting::by(&mut by_traditional, |one, other| {
            traditional.row(*one as usize).cmp(traditional.row(*other as usize))
        });
        Some(CedictTable { simplified, traditional, pinyin, senses, by_traditional })
    }
}

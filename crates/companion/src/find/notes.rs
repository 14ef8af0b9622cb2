//! The notes, ready to be searched.

use std::collections::HashSet;

use jiazhu_reading::Reading;

use super::context::line;
use super::folded::{Fold, FoldedText};
use super::list::Row;

/// What is said in the notes, piece by piece.
pub struct Notes {
    /// Of each piece: which note it is of, and its language.
    of: Vec<(u32, String)>,
    text: Vec<char>,
    folded: FoldedText,
}

impl Notes {
    pub fn of(reading: &Reading, fold: &Fold) -> Notes {
        let (mut of, mut texts): (Vec<_>, Vec<&str>) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for (at, note) in reading.notes.iter().enumerate() {
            // One annotation of several places is one note.
            if !seen.insert(&note.id) {
                continue;
            }
            let lang = &reading.about.lang;
            let printed =
                [Some(&note.printed), note.proposed.as_ref()].into_iter().flatten().map(|text| (text, lang));
            for (text, lang) in printed.chain(note.body.iter().map(|said| (&said.text, &said.lang))) {
                of.push((at as u32, lang.clone()));
                texts.push(text);
            }
        }
        let folded = FoldedText::of_each(fold.clone(), &texts);
        Notes { of, text: texts.join("\n").chars().collect(), folded }
    }

    /// The notes that have a text, each with its first line that does.
    pub fn find(&self, reading: &Reading, query: &str) -> Vec<Row> {
        if query.chars().filter(|c| c.is_alphanumeric()).count() < if query.is_ascii() { 2 } else { 1 } {
            return Vec::new();
        }
        let mut last = None;
        let mut rows = Vec::new();
        for span in self.folded.find(query) {
            let piece = self.folded.block_of(span.start);
            let Some((note, lang)) = self.of.get(piece) else { continue };
            if last.replace(*note) != Some(*note) {
                rows.push(Row::Note {
                    fragment: format!("jiazhu-note-{}", reading.notes[*note as usize].id),
                    line: line(&self.text, span, self.folded.block(piece)),
                    lang: lang.clone(),
                });
            }
        }
        rows
    }
}

//! Making words, and writing them as a file.

use super::{Attribution, ITEM, Line, Words};
use crate::column::Column;
#[cfg(feature = "write")]
use crate::frame::{FileKind, pack};
#[cfg(feature = "write")]
use crate::wire;

impl Words {
    /// Words of these lines, in this order: of several lines of a word the most usual must come first.
    ///
    /// `spellings` are pairs: a word as the article writes it, where no line has it so, and as a line has it.
    /// `divisions` are words in parts.
    pub fn new(
        about: Attribution<'_>,
        lines: &[Line<'_>],
        spellings: &[(String, String)],
        divisions: &[Vec<&str>],
    ) -> Words {
        let url = if about.url.is_empty() { "#" } else { about.url };
        let traditional = |line: &Line| {
            if line.traditional == line.simplified { String::new() } else { line.traditional.to_string() }
        };
        let of_lines = |field: fn(&Line) -> String| Column::of(lines.iter().map(field));
        Words {
            about: Column::of([about.source, about.licence, about.date, url].map(str::to_string).into_iter()),
            lines: [
                of_lines(|line| line.simplified.to_string()),
                Column::of(lines.iter().map(traditional)),
                of_lines(|line| line.pinyin.to_string()),
                of_lines(|line| line.taiwan.to_string()),
                of_lines(|line| line.also.to_string()),
                of_lines(|line| line.by.to_string()),
                of_lines(|line| line.classifiers.to_string()),
                of_lines(|line| line.senses.to_string()),
            ],
            spellings: [
                Column::of(spellings.iter().map(|(written, _)| written.clone())),
                Column::of(spellings.iter().map(|(_, spelled)| spelled.clone())),
            ],
            divisions: Column::of(divisions.iter().map(|parts| parts.join(&ITEM.to_string()))),
        }
    }
}

/// Writes words as a file.
#[cfg(feature = "write")]
pub fn save(words: &Words) -> Vec<u8> {
    let columns = [&words.about].into_iter().chain(&words.lines).chain(&words.spellings);
    let columns: Vec<String> =
        columns.chain([&words.divisions]).map(|column| column.text().to_owned()).collect();
    pack(FileKind::Words, &wire::write(&columns))
}

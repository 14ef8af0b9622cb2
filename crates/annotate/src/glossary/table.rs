//! Import of a glossary kept as a table: CSV with a header row, as spreadsheets write it.

use crate::decode::{Decoded, decode};
use crate::diagnostic::{Diagnostic, Place};
use crate::yaml::Placed;

use super::file::{GlossaryFile, WrittenEntry, WrittenGloss, WrittenRendering};

/// What a column holds. `id` and `headword` are needed; the others may be missing and their cells empty. Cells with
/// several values divide them by `|`.
pub const COLUMNS: [(&str, &str); 14] = [
    ("id", "unique name without spaces"),
    ("headword", "the term in Simplified characters"),
    ("traditional", "the term in Traditional characters"),
    ("forms", "other forms, divided by |"),
    ("pinyin", "with tone marks, words apart"),
    ("class", "formula, institution, person …; empty is term"),
    ("rendering", "English renderings, divided by |; who uses one follows after @: Two Upholds@Wikipedia"),
    ("gloss_en", "what it means, in English"),
    ("gloss_zh", "what it means, in Chinese"),
    ("first", "when and where it was first said"),
    ("here", "what it does in the article"),
    ("doubts", "what is disputed, divided by |"),
    ("confidence", "high, medium or low"),
    ("related", "ids of other entries, divided by |"),
];

/// Reads a table of entries. The columns are [`COLUMNS`], in any order.
/// What is to be told about how it was read comes with them.
///
/// # Errors
/// What [`decode`] refuses, or `table` with line and column: an unknown column, a missing one, a row of another length, a
/// word that is no class or confidence.
pub fn parse(file: &str, bytes: &[u8]) -> Result<(GlossaryFile, Vec<Diagnostic>), Vec<Diagnostic>> {
    let Decoded { text: source, warnings } = decode(file, bytes).map_err(|error| vec![error])?;
    let mut reader = csv::ReaderBuilder::new().from_reader(source.as_bytes());
    let header = reader.headers().map_err(|error| vec![unreadable(file, &error)])?.clone();
    let mut errors = check_header(file, &header);
    let mut entries = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => match entry(file, &header, &record) {
                Ok(entry) => entries.push(entry),
                Err(error) => errors.push(error),
            },
            Err(error) => {
                errors.push(unreadable(file, &error));
                break;
            }
        }
    }
    if errors.is_empty() {
        Ok((GlossaryFile { entries, ..GlossaryFile::default() }, warnings))
    } else {
        Err(errors)
    }
}

fn check_header(file: &str, header: &csv::StringRecord) -> Vec<Diagnostic> {
    let place = Place { line: 1, column: 1, length: 1 };
    let known = COLUMNS.map(|(name, _)| name);
    let unknown = header
        .iter()
        .filter(|name| !known.contains(&name.trim()))
        .map(|name| format!("the column `{name}` is unknown: known are {}", known.join(", ")));
    let missing = ["id", "headword"]
        .into_iter()
        .filter(|name| !header.iter().any(|column| column.trim() == *name))
        .map(|name| format!("the column `{name}` is missing: name it in the first row"));
    unknown.chain(missing).map(|message| Diagnostic::error("table", file, message).at(place)).collect()
}

fn entry(
    file: &str,
    header: &csv::StringRecord,
    record: &csv::StringRecord,
) -> Result<WrittenEntry, Diagnostic> {
    let mut entry = WrittenEntry::default();
    for (column, cell) in header.iter().zip(record) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let text = || Some(cell.to_string());
        let placed = || Placed::from(cell.to_string());
        match column.trim() {
            "id" => entry.id = placed(),
            "headword" => entry.headword = placed(),
            "traditional" => entry.traditional = Some(placed()),
            "forms" => entry.forms = parts(cell).map(Placed::from).collect(),
            "pinyin" => entry.pinyin = Some(placed()),
            "class" => entry.class = named(file, record, column, cell)?,
            "rendering" => entry.renderings = parts(cell).map(rendering).collect(),
            "gloss_en" => entry.gloss = WrittenGloss { en: text(), ..entry.gloss },
            "gloss_zh" => entry.gloss = WrittenGloss { zh: text(), ..entry.gloss },
            "first" => entry.first = text(),
            "here" => entry.here = text(),
            "doubts" => entry.doubts = parts(cell).collect(),
            "confidence" => entry.confidence = Some(named(file, record, column, cell)?),
            "related" => entry.related = parts(cell).map(Placed::from).collect(),
            _ => {}
        }
    }
    for (name, value) in [("id", &entry.id), ("headword", &entry.headword)] {
        if value.is_empty() {
            let message = format!("this row has no `{name}`: fill the cell, or delete the row");
            return Err(Diagnostic::error("table", file, message).at(row(record)));
        }
    }
    Ok(entry)
}

fn parts(cell: &str) -> impl Iterator<Item = String> {
    cell.split('|').map(|part| part.trim().to_string()).filter(|part| !part.is_empty())
}

fn rendering(cell: String) -> WrittenRendering {
    match cell.rsplit_once('@') {
        Some((text, by)) => {
            WrittenRendering { text: text.trim().to_string(), by: Some(by.trim().to_string()), grade: None }
        }
        None => WrittenRendering { text: cell, by: None, grade: None },
    }
}

/// A class or a confidence by its name.
fn named<T: serde::de::DeserializeOwned>(
    file: &str,
    record: &csv::StringRecord,
    column: &str,
    cell: &str,
) -> Result<T, Diagnostic> {
    serde_json::from_value(serde_json::Value::from(cell))
        .map_err(|error| Diagnostic::error("table", file, format!("`{column}`: {error}")).at(row(record)))
}

fn row(record: &csv::StringRecord) -> Place {
    let line = record.position().map_or(1, |position| position.line());
    Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1, length: 1 }
}

fn unreadable(file: &str, error: &csv::Error) -> Diagnostic {
    let line = error.position().map_or(1, |position| position.line());
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "this row has {len} cells, and the first row {expected_len}: put cells that hold commas in quotation marks"
        ),
        _ => format!("this is not CSV: {error}"),
    };
    let place = Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1, length: 1 };
    Diagnostic::error("table", file, message).at(place)
}

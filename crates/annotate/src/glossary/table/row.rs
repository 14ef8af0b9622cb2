//! One row of a table: what its cells say of an entry, and which sources it cites.

use std::collections::BTreeMap;

use crate::glossary::file::{WrittenEntry, WrittenGloss, WrittenRendering, WrittenSource};
use crate::near::nearest;
use crate::yaml::Placed;

/// Every cell has a column, and every column a cell; those without a name are empty.
pub fn check_row(
    header: &csv::StringRecord,
    record: &csv::StringRecord,
    separator: u8,
) -> Result<(), String> {
    let filled =
        record.iter().zip(1..).filter(|(cell, _)| !cell.trim().is_empty()).last().map_or(0, |(_, at)| at);
    if filled > header.len() || record.len() < header.len() {
        let sign = match separator {
            b';' => "semicolons",
            b'\t' => "tabs",
            _ => "commas",
        };
        return Err(format!(
            "this row has {} cells, and the first row {}: put cells that hold {sign} in quotation marks",
            record.len(),
            header.len()
        ));
    }
    let mut nameless =
        header.iter().zip(record).filter(|(name, cell)| name.trim().is_empty() && !cell.trim().is_empty());
    match nameless.next() {
        Some((_, cell)) => Err(format!(
            "`{}` stands in a column without a name: name it in the first row, or delete the cell",
            cell.trim()
        )),
        None => Ok(()),
    }
}

/// The sources that rows cite, each once.
#[derive(Default)]
pub struct Sources {
    pub written: BTreeMap<String, WrittenSource>,
    /// The key of each, by title, address, publisher and date.
    keys: BTreeMap<[String; 4], String>,
}

impl Sources {
    /// The keys of a row's sources.
    pub fn of(
        &mut self,
        header: &csv::StringRecord,
        record: &csv::StringRecord,
    ) -> Result<Vec<Placed<String>>, String> {
        let columns = ["source", "source_url", "source_publisher", "source_date"];
        let cells = columns.map(|column| {
            let cell = header.iter().position(|name| name.trim() == column).and_then(|at| record.get(at));
            let parts: Vec<String> =
                cell.unwrap_or_default().split('|').map(|part| part.trim().to_string()).collect();
            if parts.iter().all(String::is_empty) { Vec::new() } else { parts }
        });
        let [titles, others @ ..] = &cells;
        if let Some((column, parts)) = columns[1..]
            .iter()
            .zip(others)
            .find(|(_, parts)| !parts.is_empty() && parts.len() != titles.len())
        {
            return Err(format!(
                "`{column}` has {} parts and `source` has {}: give each source its part, an empty one where nothing is known",
                parts.len(),
                titles.len()
            ));
        }
        let part = |column: usize, at: usize| cells[column].get(at).cloned().unwrap_or_default();
        let mut keys = Vec::new();
        for at in 0..titles.len() {
            let source = [part(0, at), part(1, at), part(2, at), part(3, at)];
            if source[0].is_empty() {
                return Err("a source has no title: write it in the column `source`".to_string());
            }
            let next = format!("source-{}", self.keys.len() + 1);
            let key = self.keys.entry(source.clone()).or_insert(next).clone();
            self.written.entry(key.clone()).or_insert_with(|| {
                let [title, url, publisher, date] = source;
                let known = |text: String| Some(text).filter(|text| !text.is_empty());
                WrittenSource {
                    title: title.into(),
                    publisher: known(publisher),
                    date: known(date),
                    url: known(url).map(Placed::from),
                    seen: None,
                }
            });
            keys.push(Placed::from(key));
        }
        Ok(keys)
    }
}

/// The entry of a row.
///
/// # Errors
/// A word that is no class or confidence, a row without a headword.
pub fn entry(header: &csv::StringRecord, record: &csv::StringRecord) -> Result<WrittenEntry, String> {
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
            "class" => entry.class = named(column, cell)?,
            "rendering" => entry.renderings = parts(cell).map(rendering).collect(),
            "gloss_en" => entry.gloss = WrittenGloss { en: text(), ..entry.gloss },
            "gloss_zh" => entry.gloss = WrittenGloss { zh: text(), ..entry.gloss },
            "first" => entry.first = text(),
            "here" => entry.here = text(),
            "doubts" => entry.doubts = parts(cell).collect(),
            "confidence" => entry.confidence = Some(named(column, cell)?),
            "related" => entry.related = parts(cell).map(Placed::from).collect(),
            _ => {}
        }
    }
    if entry.headword.is_empty() {
        return Err("this row has no `headword`: fill the cell, or delete the row".to_string());
    }
    Ok(entry)
}

fn parts(cell: &str) -> impl Iterator<Item = String> {
    cell.split('|').map(|part| part.trim().to_string()).filter(|part| !part.is_empty())
}

/// Forms that are divided by 、 or a semicolon, as people write them, become several, and it is told; a headword with such a sign in it has forms
/// with it.
pub fn divided_forms(entry: &mut WrittenEntry) -> Option<String> {
    let [form] = &entry.forms[..] else { return None };
    let signs = ['、', '；', ';'];
    if !form.contains(signs) || entry.headword.contains(signs) {
        return None;
    }
    let parts: Vec<&str> = form.split(signs).map(str::trim).filter(|part| !part.is_empty()).collect();
    let message = format!(
        "`{}` is read as {} forms: write `|` between forms, and one that has such a sign in it into the glossary itself",
        form.value,
        parts.len()
    );
    entry.forms = parts.into_iter().map(|part| Placed::from(part.to_owned())).collect();
    Some(message)
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
fn named<T: serde::de::DeserializeOwned>(column: &str, cell: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(cell)).map_err(|error| {
        let said = error.to_string();
        let words = said.split_once("expected one of ").map_or("", |(_, words)| words);
        let meant = nearest(&cell.to_lowercase(), words.split('`').skip(1).step_by(2));
        let meant = meant.map(|meant| format!("`{meant}` may be meant; known are ")).unwrap_or_default();
        format!("`{cell}` is not one of the words that may stand under `{}`: {meant}{words}", column.trim())
    })
}

//! A head in TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::Raw;
use crate::diagnostic::{Cursor, Place};
use crate::sorting;
use crate::yaml::Placed;

/// Reads the lines between the fences.
///
/// # Errors
/// What is wrong, and where in `text`.
pub fn read(text: &str) -> Result<Raw, (String, Place)> {
    let table = DeTable::parse(text).map_err(|error| {
        let place = place(text, error.span().unwrap_or_default());
        let message = error.message().split_whitespace().collect::<Vec<_>>().join(" ");
        (format!("this is not TOML: {message}; texts stand in quotation marks: `title = \"论语\"`"), place)
    })?;
    let mut entries: Vec<_> = table.into_inner().into_iter().collect();
    sorting::by_key(&mut entries, |(key, _)| key.span().start);
    let mut raw = Raw::default();
    for (key, value) in entries {
        let one = || texts(text, &value).map(|texts| texts.into_iter().next());
        match key.get_ref().as_ref() {
            "title" => raw.title = one()?,
            "author" => raw.authors.splice(0..0, texts(text, &value)?).for_each(drop),
            "authors" => raw.authors.extend(texts(text, &value)?),
            "date" => raw.date = one()?,
            "source" => raw.source = one()?,
            "lang" => raw.lang = one()?.map(|lang| Placed { value: lang, place: place(text, value.span()) }),
            "rights" => raw.rights = one()?,
            "byline" => {
                raw.byline = Some(Placed { value: texts(text, &value)?, place: place(text, value.span()) });
            }
            other => raw.others.push(Placed { value: other.to_string(), place: place(text, key.span()) }),
        }
    }
    Ok(raw)
}

/// A text, a number or a date as it is written; each of a list; the `name` of a table.
fn texts(source: &str, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, (String, Place)> {
    let one = match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            source.get(value.span()).unwrap_or_default().to_string()
        }
        DeValue::Array(values) => {
            let mut all = Vec::new();
            for value in values.iter() {
                all.extend(texts(source, value)?);
            }
            return Ok(all);
        }
        DeValue::Table(table) => match table.get("name") {
            Some(name) => return texts(source, name),
            None => {
                return Err((
                    "a text is expected here, or a list of texts".to_string(),
                    place(source, value.span()),
                ));
            }
        },
    };
    Ok(vec![one])
}

fn place(text: &str, span: Range<usize>) -> Place {
    let length = text.get(span.clone()).map_or(1, |text| text.chars().take_while(|&c| c != '\n').count());
    Place { length: length.max(1) as u32, ..Cursor::new(text).place(span.start) }
}

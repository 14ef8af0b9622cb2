//! A head in YAML, or in JSON, which is read as YAML.

use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::keys::Raw;
use crate::diagnostic::Place;
use crate::yaml::{self, Placed};

#[derive(Deserialize)]
#[serde(untagged, expecting = "a byline must be a text, or a list of texts")]
enum Bylines {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "an author must be a name, or a list of names")]
enum Authors {
    One(Author),
    Many(Vec<Author>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Author {
    Name(String),
    Person { name: String },
}

impl Authors {
    fn names(self) -> Vec<String> {
        let authors = match self {
            Authors::One(author) => vec![author],
            Authors::Many(authors) => authors,
        };
        let name = |author| match author {
            Author::Name(name) | Author::Person { name } => name,
        };
        authors.into_iter().map(name).collect()
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        struct RawVisitor;

        impl<'de> Visitor<'de> for RawVisitor {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("front matter of `key: value` lines")
            }

            fn visit_unit<E>(self) -> Result<Raw, E> {
                Ok(Raw::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
                let mut raw = Raw::default();
                let mut others = Vec::new();
                while let Some(key) = map.next_key::<Placed<String>>()? {
                    match key.as_str() {
                        "title" => raw.title = map.next_value()?,
                        "author" => {
                            let authors = map.next_value::<Option<Authors>>()?;
                            raw.authors.splice(0..0, authors.map(Authors::names).unwrap_or_default());
                        }
                        "authors" => {
                            let authors = map.next_value::<Option<Authors>>()?;
                            raw.authors.extend(authors.map(Authors::names).unwrap_or_default());
                        }
                        "date" => raw.date = map.next_value()?,
                        "source" => raw.source = map.next_value()?,
                        "lang" => raw.lang = map.next_value()?,
                        "rights" => raw.rights = map.next_value()?,
                        "byline" => {
                            raw.byline = map.next_value::<Option<Placed<Bylines>>>()?.map(|bylines| {
                                let value = match bylines.value {
                                    Bylines::One(text) => vec![text],
                                    Bylines::Many(texts) => texts,
                                };
                                Placed { value, place: bylines.place }
                            });
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            others.push(key);
                        }
                    }
                }
                raw.others = others;
                Ok(raw)
            }
        }

        deserializer.deserialize_map(RawVisitor)
    }
}

/// Reads the lines between the fences.
///
/// # Errors
/// What is wrong, and where in `text`.
pub fn read(text: &str) -> Result<Raw, (String, Place)> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Raw::default());
    }
    yaml::parse(text).map_err(|(message, place)| match quoted(text, place) {
        Some(advice) if message.contains(&advice) => (message, place),
        Some(advice) => match message.strip_suffix(ADVICE) {
            Some(what) => (format!("{what}{advice}"), place),
            None => (format!("{message}; {advice}"), place),
        },
        None => (message, place),
    })
}

/// What to do, as [`yaml::parse`] says it without the line.
const ADVICE: &str = "put it in quotation marks";

/// Where a value has signs of YAML in it and no quotation marks: the line as it should be.
fn quoted(text: &str, place: Place) -> Option<String> {
    let line = text.lines().nth((place.line as usize).checked_sub(1)?)?;
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let is_plain = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_signs = value.contains(": ")
        || value.ends_with(':')
        || value.contains(" #")
        || value.starts_with(['@', '`', '*', '&', '!', '%', '#', '-', '?', ',', ']', '}']);
    (is_plain && has_signs && key.trim().chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')).then(
        || {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"");
            format!("{ADVICE}: `{}: \"{value}\"`", key.trim())
        },
    )
}

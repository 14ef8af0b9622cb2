//! What stands between two lines `---` at the head of a Markdown article.

use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use crate::diagnostic::{Diagnostic, Place};
use crate::yaml::{self, Placed};
use jiazhu_reading::About;

#[derive(Default)]
pub struct FrontMatter {
    pub about: About,
    pub bylines: Vec<Byline>,
}

/// The exact text of a paragraph that says who wrote the article.
pub struct Byline {
    pub text: String,
    /// Where it is named; `None` for the author, who need not have a paragraph.
    pub place: Option<Place>,
}

const KEYS: [&str; 7] = ["title", "author", "date", "source", "lang", "rights", "byline"];

/// The keys as written; unknown ones are kept for a warning.
#[derive(Default)]
struct Raw {
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    source: Option<String>,
    lang: Option<Placed<String>>,
    rights: Option<String>,
    byline: Option<Placed<Bylines>>,
    unknown: Vec<Placed<String>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a byline must be a text, or a list of texts")]
enum Bylines {
    One(String),
    Many(Vec<String>),
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
                while let Some(key) = map.next_key::<Placed<String>>()? {
                    match key.as_str() {
                        "title" => raw.title = map.next_value()?,
                        "author" => raw.author = map.next_value()?,
                        "date" => raw.date = map.next_value()?,
                        "source" => raw.source = map.next_value()?,
                        "lang" => raw.lang = map.next_value()?,
                        "rights" => raw.rights = map.next_value()?,
                        "byline" => raw.byline = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            raw.unknown.push(key);
                        }
                    }
                }
                Ok(raw)
            }
        }

        deserializer.deserialize_map(RawVisitor)
    }
}

/// Reads the front matter, and returns it with the byte at which the article's body starts.
///
/// # Errors
/// `front-matter`, with its line and column, when it has no end or is not YAML of the keys above.
pub fn parse(
    file: &str,
    source: &str,
    warnings: &mut Vec<Diagnostic>,
) -> Result<(FrontMatter, usize), Diagnostic> {
    let Some(rest) = source.strip_prefix("---").and_then(|rest| {
        let line_end = rest.find('\n').unwrap_or(rest.len());
        rest[..line_end].trim().is_empty().then(|| &rest[(line_end + 1).min(rest.len())..])
    }) else {
        return Ok((FrontMatter::default(), 0));
    };
    let head = source.len() - rest.len();
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let front = read(file, &rest[..length], warnings)?;
            return Ok((front, head + length + line.len()));
        }
        length += line.len();
    }
    let message = "the front matter has no end: close it with a line `---`";
    Err(Diagnostic::error("front-matter", file, message).at(Place { line: 1, column: 1, length: 3 }))
}

fn read(file: &str, yaml: &str, warnings: &mut Vec<Diagnostic>) -> Result<FrontMatter, Diagnostic> {
    if yaml.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(FrontMatter::default());
    }
    // The line `---` above it counts.
    let below = |place: Place| Place { line: place.line + 1, ..place };
    let raw: Raw = yaml::parse(yaml)
        .map_err(|(message, place)| Diagnostic::error("front-matter", file, message).at(below(place)))?;
    for key in &raw.unknown {
        let message =
            format!("the front matter key `{key}` is unknown and ignored: known are {}", KEYS.join(", "));
        warnings.push(Diagnostic::warning("front-matter-key", file, message).at(below(key.place)));
    }
    let known = |text: Option<String>| text.map(|t| t.trim().to_string()).filter(|t| !t.is_empty());
    let mut about = About {
        title: known(raw.title),
        author: known(raw.author),
        date: known(raw.date),
        source: known(raw.source),
        lang: String::new(),
        rights: known(raw.rights),
    };
    if let Some(lang) = raw.lang {
        if is_language_tag(&lang) {
            about.lang = lang.value;
        } else {
            let message =
                "this is not a language tag and is ignored: write `zh-Hans`, `zh-Hant` or another of BCP 47";
            warnings.push(Diagnostic::warning("front-matter-lang", file, message).at(below(lang.place)));
        }
    }
    let bylines = match raw.byline {
        Some(Placed { value, place }) => {
            let texts = match value {
                Bylines::One(text) => vec![text],
                Bylines::Many(texts) => texts,
            };
            texts.into_iter().map(|text| Byline { text, place: Some(below(place)) }).collect()
        }
        None => about.author.iter().map(|author| Byline { text: author.clone(), place: None }).collect(),
    };
    Ok(FrontMatter { about, bylines })
}

/// The shape of a BCP 47 tag: `zh`, `zh-Hant-TW`.
pub fn is_language_tag(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(index, part)| {
        let lengths = if index == 0 { 2..=3 } else { 1..=8 };
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

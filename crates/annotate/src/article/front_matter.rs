//! What stands at the head of an article in Markdown, or of a plain text: YAML between lines `---`, TOML between lines `+++`, or a JSON object. A plain text
//! has the first of these.

mod keys;
mod toml;
mod yaml;

use crate::article::language::language;
use crate::diagnostic::{Cursor, Diagnostic, Place};
use crate::yaml::Placed;
use jiazhu_reading::About;
use jiazhu_reading::han::is_han;

use keys::Raw;

#[derive(Debug, Default)]
pub struct FrontMatter {
    pub about: About,
    pub bylines: Vec<Byline>,
}

/// The exact text of a paragraph that says who wrote the article.
#[derive(Debug)]
pub struct Byline {
    pub text: String,
    /// Where it is named; `None` for an author, who need not have a paragraph.
    pub place: Option<Place>,
}

/// The head of a source, without its fences.
struct FrontMatterHead<'s> {
    format: FrontMatterFormat,
    text: &'s str,
    /// How many lines of the source stand before its first one.
    lines_above: u32,
    /// The byte at which the article's body starts.
    body: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FrontMatterFormat {
    Yaml,
    Toml,
    Json,
}

/// Reads the front matter, and returns it with the byte at which the article's body starts.
///
/// # Errors
/// `front-matter`, with its line and column, when it has no end or is not of the format that its first line announces.
pub fn parse(
    file: &str,
    source: &str,
    warnings: &mut Vec<Diagnostic>,
) -> Result<(FrontMatter, usize), Diagnostic> {
    let Some(head) = head(file, source)? else { return Ok((FrontMatter::default(), 0)) };
    let raw = match head.format {
        FrontMatterFormat::Yaml | FrontMatterFormat::Json => yaml::read(head.text),
        FrontMatterFormat::Toml => toml::read(head.text),
    };
    let below = |place: Place| Place { line: place.line + head.lines_above, ..place };
    let raw =
        raw.map_err(|(message, place)| Diagnostic::error("front-matter", file, message).at(below(place)))?;
    keys::tell(file, &raw, warnings, below);
    Ok((front_matter(file, raw, warnings, below), head.body))
}

/// Whether a plain text begins with front matter: a line `---`, what one of the known keys says, and another line `---`. Anything else is its text, as all
/// else of it is.
pub fn is_plain_head(source: &str) -> bool {
    let is_key = |line: &str| line.split_once(':').is_some_and(|(key, _)| keys::KEYS.contains(&key));
    source.starts_with("---")
        && has_head(source, |head| {
            head.format == FrontMatterFormat::Yaml && head.text.lines().next().is_some_and(is_key)
        })
}

/// Whether a text of which nobody knows the format has a head of YAML or TOML: whole, and with a key in its first line.
pub fn is_headed(source: &str) -> bool {
    has_head(source, |head| head.format != FrontMatterFormat::Json && begins_with_a_key(head.text))
}

/// Whether a text has a whole head of this kind.
fn has_head(source: &str, is_it: impl Fn(&FrontMatterHead<'_>) -> bool) -> bool {
    head("", source).is_ok_and(|head| head.is_some_and(|head| is_it(&head)))
}

/// Finds the head. Empty lines may stand before it.
fn head<'s>(file: &str, source: &'s str) -> Result<Option<FrontMatterHead<'s>>, Diagnostic> {
    let start = source.len() - source.trim_start_matches([' ', '\t', '\n', '\u{FEFF}']).len();
    let start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let lines_above = source[..start].matches('\n').count() as u32;
    let rest = source[start..].trim_start_matches('\u{FEFF}');
    let start = source.len() - rest.len();
    let (first, _) = rest.split_once('\n').unwrap_or((rest, ""));
    let (format, fence) = match first.trim_end() {
        "---" => (FrontMatterFormat::Yaml, "---"),
        "+++" => (FrontMatterFormat::Toml, "+++"),
        line if line.starts_with('{') => return json(file, source, start, lines_above),
        _ => return Ok(None),
    };
    let text_start = (start + first.len() + 1).min(source.len());
    let mut end = text_start;
    for line in source[text_start..].split_inclusive('\n') {
        if line.trim_end() == fence || format == FrontMatterFormat::Yaml && line.trim_end() == "..." {
            let text = &source[text_start..end];
            // A line under empty ones may be a change of topic just as well.
            if lines_above > 0 && !begins_with_a_key(text) {
                return Ok(None);
            }
            return Ok(Some(FrontMatterHead {
                format,
                text,
                lines_above: lines_above + 1,
                body: end + line.len(),
            }));
        }
        end += line.len();
    }
    if lines_above > 0 && !begins_with_a_key(&source[text_start..]) {
        return Ok(None);
    }
    let message = format!("the front matter has no end: close it with a line `{fence}`");
    let place = Place { line: lines_above + 1, column: 1, length: 3 };
    Err(Diagnostic::error("front-matter", file, message).at(place))
}

/// Whether the first line that is neither empty nor a comment is `key: value` or `key = value`.
fn begins_with_a_key(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().is_some_and(|line| {
        let key =
            line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(line.len());
        key > 0 && line[key..].trim_start().starts_with([':', '='])
    })
}

/// A JSON object; any other text that begins with a brace is no head.
fn json<'s>(
    file: &str,
    source: &'s str,
    start: usize,
    lines_above: u32,
) -> Result<Option<FrontMatterHead<'s>>, Diagnostic> {
    let rest = &source[start..];
    if !rest[1..].trim_start().starts_with(['"', '}']) {
        return Ok(None);
    }
    let mut objects = serde_json::Deserializer::from_str(rest).into_iter::<serde::de::IgnoredAny>();
    match objects.next() {
        Some(Ok(_)) => {
            let end = objects.byte_offset();
            Ok(Some(FrontMatterHead {
                format: FrontMatterFormat::Json,
                text: &rest[..end],
                lines_above,
                body: start + end,
            }))
        }
        Some(Err(error)) if error.line() > 0 => {
            let above = |place: Place| Place { line: place.line.saturating_add(lines_above), ..place };
            if let Some((what, at)) = crate::json::slip(rest, false).filter(|_| !error.is_eof()) {
                let message = format!("the front matter is not JSON: {what}");
                return Err(
                    Diagnostic::error("front-matter", file, message).at(above(Cursor::new(rest).place(at)))
                );
            }
            let message = if error.is_eof() {
                "the front matter has no end: close the JSON object with `}`".to_string()
            } else {
                format!("the front matter is not JSON: {}", without_place(&error))
            };
            let place = Place {
                line: u32::try_from(error.line()).unwrap_or(u32::MAX).saturating_add(lines_above),
                column: u32::try_from(error.column()).unwrap_or(u32::MAX).max(1),
                length: 1,
            };
            Err(Diagnostic::error("front-matter", file, message).at(place))
        }
        _ => Ok(None),
    }
}

/// What serde_json says, without the line and column that the finding has of its own.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_string()
}

fn front_matter(
    file: &str,
    raw: Raw,
    warnings: &mut Vec<Diagnostic>,
    below: impl Fn(Place) -> Place,
) -> FrontMatter {
    let known = |text: Option<String>| text.map(|t| t.trim().to_string()).filter(|t| !t.is_empty());
    let authors: Vec<String> = raw
        .authors
        .into_iter()
        .map(|author| author.trim().to_string())
        .filter(|author| !author.is_empty())
        .collect();
    let mut about = About {
        title: known(raw.title),
        author: joined(&authors),
        date: known(raw.date),
        source: known(raw.source),
        lang: String::new(),
        rights: known(raw.rights),
    };
    if let Some(mut lang) = raw.lang {
        lang.value = lang.value.trim().to_owned();
        let (read, told) = language(&lang);
        about.lang = read;
        if let Some(message) = told {
            warnings.push(Diagnostic::warning("front-matter-lang", file, message).at(below(lang.place)));
        }
    }
    let bylines = match raw.byline {
        Some(Placed { value, place }) => {
            value.into_iter().map(|text| Byline { text, place: Some(below(place)) }).collect()
        }
        None => {
            let together = (authors.len() > 1).then(|| about.author.clone()).flatten();
            let each = authors.into_iter().chain(together);
            each.map(|text| Byline { text, place: None }).collect()
        }
    };
    FrontMatter { about, bylines }
}

/// The names as a reader sees them; `None` of none.
pub fn joined(authors: &[String]) -> Option<String> {
    let comma = if authors.iter().any(|author| author.contains(is_han)) { "、" } else { ", " };
    (!authors.is_empty()).then(|| authors.join(comma))
}

#[cfg(test)]
mod tests;

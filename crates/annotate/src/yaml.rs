//! YAML with the place of every value: what front matter and glossaries have in common. JSON is read as YAML too.

mod fault;
mod slips;
mod tree;
mod values;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use fault::{Fault, Kind};
pub use tree::{Node, Value};
use values::Values;

use crate::diagnostic::Place;
use crate::near::nearest;

/// A value and where it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed<T> {
    pub value: T,
    pub place: Place,
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> From<T> for Placed<T> {
    /// A value that no file holds yet.
    fn from(value: T) -> Placed<T> {
        Placed { value, place: Place::default() }
    }
}

/// What a value with its place is called where it is read: a document tells the value, then line, column and length.
const PLACED: &str = "$placed";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Placed<T>, D::Error> {
        struct OfPlaced<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for OfPlaced<T> {
            type Value = Placed<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Placed<T>, A::Error> {
                let missing = || serde::de::Error::custom("a value is expected here");
                let value = parts.next_element()?.ok_or_else(missing)?;
                let mut number = || parts.next_element()?.ok_or_else(missing);
                Ok(Placed { value, place: Place { line: number()?, column: number()?, length: number()? } })
            }
        }

        deserializer.deserialize_tuple_struct(PLACED, 4, OfPlaced(std::marker::PhantomData))
    }
}

impl<T: Serialize> Serialize for Placed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Placed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl fmt::Display for Placed<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// Reads one YAML document as values in one another, of which `read` makes what is asked for.
///
/// # Errors
/// What is wrong, and where.
pub fn parse<T>(
    source: &str,
    read: impl FnOnce(&Node<'_>) -> Result<T, Fault>,
) -> Result<T, (String, Place)> {
    tree::read(source).and_then(|tree| read(&tree)).map_err(|fault| told(source, &fault))
}

/// How often a document is read again to find further unknown keys, and how many bytes at most are read for that.
const MOST_UNKNOWN: usize = 20;
const MOST_BYTES: usize = 16 << 20;

/// Reads one YAML document.
///
/// # Errors
/// What is wrong, and where: of unknown keys all, as far as lines of their own hold them.
pub fn parse_all<T: DeserializeOwned>(source: &str) -> Result<T, Vec<(String, Place)>> {
    let error = match read::<T>(source) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let mut errors = vec![told(source, &error)];
    let mut unknown = unknown_key(&error);
    let mut rest = Cow::Borrowed(source);
    while let Some(key) = unknown
        && errors.len() < MOST_UNKNOWN.min(MOST_BYTES / source.len().max(1))
    {
        let is_twice = |fault: &Fault| matches!(fault.kind, Kind::KeyTwice(_));
        let is_at = |fault: &Fault, key: &UnknownKey| fault.place.is_some_and(|at| at.line == key.place.line);
        // The key that may be meant is given already, or its value has another shape: what stands behind is read without it.
        let goes_on = |other: &String| match read::<T>(other) {
            Err(error) => !is_twice(&error) && (unknown_key(&error).is_some() || !is_at(&error, &key)),
            Ok(_) => true,
        };
        let known = with_known_key(&rest, &key).filter(goes_on);
        let Some(other) = known.or_else(|| without_key(&rest, key.place)) else { break };
        rest = Cow::Owned(other);
        let Err(error) = read::<T>(&rest) else { break };
        unknown = unknown_key(&error);
        if unknown.is_some() {
            let (message, place) = told(&rest, &error);
            // A key that has been put right may have made its line longer or shorter.
            errors.push((message, in_source(source, &rest, place)));
        }
    }
    Err(errors)
}

fn read<T: DeserializeOwned>(source: &str) -> Result<T, Fault> {
    // A slip of syntax is told before all else: it often shows as a missing key, too, but the slip is what helps.
    T::deserialize(Values(&tree::read(source)?))
}

/// What a fault says to the writer.
fn told(source: &str, fault: &Fault) -> (String, Place) {
    let at = fault.place.unwrap_or(Place { line: 1, column: 1, length: 1 });
    match message(&fault.kind) {
        Said::Plainly(message) => {
            let slip = || {
                slips::colon(source, at)
                    .or_else(|| slips::shape(source, at))
                    .or_else(|| slips::item(source, at))
            };
            let slip = match fault.kind {
                Kind::NoMapping => slip(),
                Kind::NoList => slips::wide_list(source, at),
                _ => None,
            };
            slip.unwrap_or((one_line(&message), at))
        }
        Said::ByScanner(message) => slips::slip(source, message, at).unwrap_or((one_line(message), at)),
    }
}

struct UnknownKey {
    key: String,
    /// The one that may be meant.
    meant: Option<&'static str>,
    place: Place,
}

fn unknown_key(fault: &Fault) -> Option<UnknownKey> {
    let Kind::UnknownKey { key, known } = &fault.kind else { return None };
    Some(UnknownKey { key: key.clone(), meant: nearest(key, known.iter().copied()), place: fault.place? })
}

/// The document with the key that may be meant: without it, that one might be missing, and nothing after it would be read.
fn with_known_key(source: &str, UnknownKey { key, meant, place }: &UnknownKey) -> Option<String> {
    let line: usize = source.split_inclusive('\n').take(place.line as usize - 1).map(str::len).sum();
    let start = line + source[line..].char_indices().nth(place.column as usize - 1)?.0;
    let rest = source[start..].strip_prefix(&**key)?;
    Some(format!("{}{}{rest}", &source[..start], (*meant)?))
}

/// A place of a document in which keys of the same line may have been put right, as a place of the document as it was written.
fn in_source(source: &str, changed: &str, place: Place) -> Place {
    let line = |text: &str| {
        text.lines().nth(place.line as usize - 1).unwrap_or_default().chars().rev().collect::<Vec<_>>()
    };
    let (written, here) = (line(source), line(changed));
    // What stands behind it on the line is as it was written.
    let behind = here.len().saturating_sub(place.column as usize - 1);
    let column = u32::try_from(written.len().saturating_sub(behind)).unwrap_or(u32::MAX).saturating_add(1);
    if written.iter().zip(&here).take(behind).all(|(a, b)| a == b) {
        Place { column, ..place }
    } else {
        place
    }
}

/// The document with nothing in the place of a key and its value, which lies on lines of its own, or in brackets on one line; `None` where
/// brackets go over several.
fn without_key(source: &str, key: Place) -> Option<String> {
    let indent = key.column as usize - 1;
    let mut out = String::with_capacity(source.len());
    let mut is_value = false;
    for (line, number) in source.split_inclusive('\n').zip(1_u32..) {
        let text = line.trim_end_matches('\n');
        let depth = text.chars().take_while(|c| *c == ' ').count();
        let is_list = text.trim_start().starts_with("- ") && depth == indent;
        if number == key.line {
            let (before, _) = text.split_at(text.char_indices().nth(indent)?.0);
            if !before.chars().all(|c| matches!(c, ' ' | '-')) {
                (is_value, out) = (false, out + &without_key_in_brackets(text, before.len())?);
            } else {
                (is_value, out) = (true, out + before);
            }
        } else if is_value && (text.trim().is_empty() || depth > indent || is_list) {
            // A part of the value.
        } else {
            (is_value, out) = (false, out + text);
        }
        out.push_str(&line[text.len()..]);
    }
    Some(out)
}

/// A line with blanks in the place of the key at byte `start`, its value and one comma.
fn without_key_in_brackets(line: &str, start: usize) -> Option<String> {
    let (mut depth, mut quoted) = (0, None);
    let ends = |(_, c): &(usize, char)| {
        match (quoted, *c) {
            (Some(mark), c) if c == mark => quoted = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quoted = Some(*c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth > 0 => depth -= 1,
            (None, '}' | ']' | ',') if depth == 0 => return true,
            _ => {}
        }
        false
    };
    let end = start + line[start..].char_indices().find(ends)?.0;
    let before = line[..start].trim_end();
    let (from, to) = match line[end..].strip_prefix(',') {
        Some(_) => (start, end + 1),
        None if before.ends_with(',') => (before.len() - 1, end),
        None => (start, end),
    };
    let blanks = " ".repeat(line[from..to].chars().count());
    Some(format!("{}{blanks}{}", &line[..from], &line[to..]))
}

/// Who has found the words for a fault.
enum Said<'f> {
    Plainly(String),
    ByScanner(&'f str),
}

fn message(kind: &Kind) -> Said<'_> {
    let text = match kind {
        Kind::Said(said) | Kind::Type(said) => return Said::ByScanner(said),
        Kind::KeyTwice(key) => format!("the key `{key}` is given twice: keep one of them"),
        Kind::SecondDocument => {
            "a line `---` begins a second document: a file holds one, so delete the line".to_string()
        }
        Kind::TooLarge => {
            "this YAML is too large or too deeply nested: divide it into several files".to_string()
        }
        Kind::TooMuchRepeated => {
            "what `&` and `*` repeat is too much here: write out what is meant".to_string()
        }
        Kind::NoText => {
            "a text is expected here: put it in quotation marks if it has signs of YAML in it".to_string()
        }
        Kind::NoList => {
            "a list is expected here: write `[one, two]`, or each on a line that begins with `- `".to_string()
        }
        Kind::NoMapping => "keys and values are expected here: write lines of `key: value`".to_string(),
        Kind::Nothing => {
            "a text is expected here, and there is none: write it, or delete the key".to_string()
        }
        Kind::UnknownKey { key, .. } if let Some((key, _)) = key.split_once('：') => {
            format!("a full-width colon stands here: write `{key}: ` with the colon `:` and a space")
        }
        Kind::UnknownKey { key, .. } if key.starts_with(is_wide_blank) => {
            let key = key.trim_start_matches(is_wide_blank);
            format!(
                "spaces of a Chinese text or a web page stand before `{key}`: YAML indents with the space of a keyboard in English"
            )
        }
        Kind::UnknownKey { key, .. } if key.contains(' ') => {
            format!(
                "`{key}` is taken for a key: a comma divides what stands in braces, so put the text with the comma in quotation marks"
            )
        }
        Kind::UnknownKey { key, known } => {
            let meant = nearest(key, known.iter().copied());
            let meant = meant.map(|meant| format!(" `{meant}` may be meant;")).unwrap_or_default();
            format!("the key `{key}` is unknown here:{meant} known are {}", known.join(", "))
        }
        Kind::UnknownWord { word, known } => {
            let meant = nearest(&word.to_lowercase(), known.iter().copied());
            let meant = meant.map(|meant| format!("`{meant}` may be meant; known are ")).unwrap_or_default();
            format!("`{word}` is not one of the words that may stand here: {meant}{}", known.join(", "))
        }
        Kind::MissingKey(key) => format!("the key `{key}` is missing here: add it"),
    };
    Said::Plainly(text)
}

/// A blank that YAML takes for a letter.
fn is_wide_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// A message is one line; scanners quote pieces of the file in theirs.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

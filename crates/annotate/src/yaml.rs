//! YAML with the place of every value: what front matter and glossaries have in common. JSON is read as YAML too.

mod all;
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

pub use all::MISSING;
pub use fault::{Fault, Kind};
pub use tree::{Node, Value};

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

/// Reads one YAML document.
///
/// # Errors
/// What is wrong, and where: all of it, unless a slip of syntax leaves nothing to be read.
pub fn parse_all<T: DeserializeOwned>(source: &str) -> Result<T, Vec<(String, Place)>> {
    match all::read(source) {
        (Some(value), faults) if faults.is_empty() => Ok(value),
        (_, faults) => Err(faults.iter().map(|fault| told(source, fault)).collect()),
    }
}

/// What can be read of a document, without what is wrong; [`MISSING`] stands for a text that it should have.
pub fn mended<T: DeserializeOwned>(source: &str) -> Option<T> {
    all::read(source).0
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

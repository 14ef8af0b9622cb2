//! Why a document is not what is asked for, before it is told in plain words.

use std::fmt::{self, Display};

use serde::de::{self, Unexpected};

use crate::diagnostic::Place;

/// What is wrong, and where, as far as that is known yet.
#[derive(Clone, Debug)]
pub struct Fault {
    pub kind: Kind,
    pub place: Option<Place>,
}

#[derive(Clone, Debug)]
pub enum Kind {
    /// What the scanner says, or whoever reads a value.
    Said(String),
    /// The same of a value of another type.
    Type(String),
    KeyTwice(String),
    SecondDocument,
    TooLarge,
    /// What is repeated by names.
    TooMuchRepeated,
    NoText,
    NoList,
    NoMapping,
    /// There is nothing where a text belongs.
    Nothing,
    UnknownKey {
        key: String,
        known: &'static [&'static str],
    },
    UnknownWord {
        word: String,
        known: &'static [&'static str],
    },
    MissingKey(&'static str),
}

impl Kind {
    pub fn at(self, place: Place) -> Fault {
        Fault { kind: self, place: Some(place) }
    }
}

impl Fault {
    /// Where nobody has said yet where it is: at `value` if whoever reads values has found it, else at `around`, a key or what the value is in.
    pub fn or_at(mut self, value: Place, around: Place) -> Fault {
        let place = if matches!(self.kind, Kind::Said(_)) { value } else { around };
        self.place.get_or_insert(place);
        self
    }
}

impl From<Kind> for Fault {
    fn from(kind: Kind) -> Fault {
        Fault { kind, place: None }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the document is not what is asked for")
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: Display>(message: T) -> Fault {
        Kind::Said(message.to_string()).into()
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Fault {
        Kind::Type(format!("invalid type: {found}, expected {expected}")).into()
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Fault {
        Kind::UnknownWord { word: word.to_owned(), known }.into()
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Fault {
        Kind::UnknownKey { key: key.to_owned(), known }.into()
    }

    fn missing_field(key: &'static str) -> Fault {
        Kind::MissingKey(key).into()
    }
}

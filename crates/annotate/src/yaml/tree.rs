//! A document as values in one another, each with its place. What it repeats by names (`&` and `*`) is shared, what it takes over (`<<`) stands
//! among the keys.

mod reader;

use std::borrow::Cow;
use std::rc::Rc;

use granit_parser::Tag;

use super::fault::{Fault, Kind};
use crate::diagnostic::Place;

pub use reader::read;

/// One value.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    value: Value<'s>,
    /// Of an alias where that stands.
    pub place: Place,
    /// Values in it, itself counted; those that it repeats too.
    size: usize,
    /// How many values of it are in one another.
    depth: usize,
}

#[derive(Clone, Debug)]
pub enum Value<'s> {
    Text(Text<'s>),
    List(Vec<Node<'s>>),
    /// Keys are different from each other.
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// It has a name, or is what a name stands for.
    Named(Rc<Node<'s>>),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text<'s> {
    pub text: Cow<'s, str>,
    /// Without quotation marks, and no block.
    is_plain: bool,
    tag: Type,
}

/// What a tag says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Type {
    Untagged,
    Text,
    Null,
    /// A number, or whether something is so.
    NoText,
    Other,
}

impl<'s> Node<'s> {
    /// What an alias stands for, and every other value itself.
    pub fn itself(&self) -> &Node<'s> {
        match &self.value {
            Value::Named(node) => node.itself(),
            _ => self,
        }
    }

    pub fn value(&self) -> &Value<'s> {
        &self.itself().value
    }

    pub fn value_mut(&mut self) -> &mut Value<'s> {
        match &mut self.value {
            Value::Named(node) => Rc::make_mut(node).value_mut(),
            value => value,
        }
    }

    /// A text as if it stood in quotation marks at a place.
    pub fn text_at(text: &'s str, place: Place) -> Node<'s> {
        let text = Text { text: Cow::Borrowed(text), is_plain: false, tag: Type::Untagged };
        Node { value: Value::Text(text), place, size: 1, depth: 1 }
    }

    /// Whether it is nothing: an empty value, `~`, `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value(), Value::Text(text) if text.is_null())
    }

    /// The text that it is.
    ///
    /// # Errors
    /// It is nothing, or no text.
    pub fn text(&self) -> Result<&Cow<'s, str>, Fault> {
        let node = self.itself();
        match &node.value {
            Value::Text(text) if text.is_null() => Err(Kind::Nothing.at(node.place)),
            Value::Text(Text { tag: Type::NoText, .. }) => {
                Err(Kind::Said("cannot deserialize tagged scalar into string".to_owned()).at(node.place))
            }
            Value::Text(text) => Ok(&text.text),
            _ => Err(Kind::NoText.at(node.place)),
        }
    }

    /// The same of a value that may be something else: numbers and the like are no texts then, unless they stand in quotation marks.
    pub fn only_text(&self) -> Option<&str> {
        match self.value() {
            Value::Text(text) if text.is_text() => Some(&text.text),
            _ => None,
        }
    }

    /// Its keys and values.
    ///
    /// # Errors
    /// It has none.
    pub fn pairs(&self) -> Result<&[(Node<'s>, Node<'s>)], Fault> {
        let node = self.itself();
        match &node.value {
            Value::Map(pairs) => Ok(pairs),
            _ => Err(Kind::NoMapping.at(node.place)),
        }
    }
}

impl Text<'_> {
    fn is_null(&self) -> bool {
        let is_untyped = matches!(self.tag, Type::Untagged | Type::Other);
        let is_nothing = || matches!(&*self.text, "" | "~" | "null" | "Null" | "NULL");
        self.tag == Type::Null || is_untyped && self.is_plain && is_nothing()
    }

    fn is_text(&self) -> bool {
        match self.tag {
            Type::Text => true,
            Type::Null | Type::NoText => false,
            Type::Untagged | Type::Other => {
                !self.is_plain || !self.is_null() && self.truth().is_none() && !is_number(self.text.trim())
            }
        }
    }

    /// Whether it says that something is so, or that it is not, in the words of YAML 1.1.
    pub fn truth(&self) -> Option<bool> {
        let text = self.text.trim();
        let is = |words: [&str; 4]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(["true", "yes", "y", "on"]) {
            Some(true)
        } else {
            is(["false", "no", "n", "off"]).then_some(false)
        }
    }

    fn is_merge(&self) -> bool {
        self.text == "<<" && self.is_plain && self.tag == Type::Untagged
    }
}

/// Whether YAML takes a text for a number.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let of_base = [("0x", 16), ("0o", 8), ("0b", 2)];
    if let Some((digits, base)) =
        of_base.iter().find_map(|(sign, base)| Some((unsigned.strip_prefix(sign)?, *base)))
    {
        return !digits.is_empty() && digits.chars().all(|c| c.is_digit(base) || c == '_');
    }
    if matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let is_of_numbers = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    is_of_numbers && unsigned.replace('_', "").parse::<f64>().is_ok()
}

impl Type {
    fn of(tag: Option<&Tag>) -> Type {
        let Some(tag) = tag else { return Type::Untagged };
        let is = |name| tag.is_yaml_core_schema_tag(name);
        if is("str") || tag.to_string() == "!" {
            Type::Text
        } else if is("null") {
            Type::Null
        } else if is("int") || is("float") || is("bool") {
            Type::NoText
        } else {
            Type::Other
        }
    }
}

#[cfg(test)]
mod tests;

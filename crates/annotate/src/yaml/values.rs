//! Values of a document as serde reads them. There is little code for each type: what a browser loads has a copy of it for every one.

use std::slice::Iter;

use serde::de::value::{BorrowedStrDeserializer, U32Deserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::PLACED;
use super::fault::{Fault, Kind};
use super::tree::{Node, Value};
use crate::diagnostic::Place;

/// A value to be read.
#[derive(Clone, Copy)]
pub struct Values<'n, 's>(pub &'n Node<'s>);

impl<'de> Deserializer<'de> for Values<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.value() {
            Value::Map(_) => self.deserialize_map(visitor),
            Value::List(_) => self.deserialize_seq(visitor),
            _ if self.0.is_null() => visitor.visit_unit(),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.0.text()?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let node = self.0.itself();
        match node.value() {
            Value::Text(text) => match text.truth() {
                Some(truth) => visitor.visit_bool(truth),
                None => Err(Kind::Said("write `true` or `false` here".to_owned()).at(node.place)),
            },
            _ => Err(Kind::NoText.at(node.place)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let node = self.0.itself();
        match node.value() {
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            _ => Err(Kind::NoList.at(node.place)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let mut pairs = Pairs { pairs: self.0.pairs()?.iter(), value: None, last: self.0.place };
        let read = visitor.visit_map(&mut pairs);
        // A missing key is told at the last one that there is.
        read.map_err(|fault| {
            if matches!(fault.kind, Kind::Said(_)) { fault } else { fault.or_at(pairs.last, pairs.last) }
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            PLACED => visitor.visit_seq(Placed { node: self.0, told: 0 }),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let node = self.0.itself();
        let (word, place) = match node.value() {
            Value::Text(text) => (&*text.text, node.place),
            Value::Map(pairs) if let Some((key, value)) = pairs.first() => match key.value() {
                Value::Text(text)
                    if known.contains(&&*text.text) && !(value.is_null() && pairs.len() == 1) =>
                {
                    let said = "unexpected value for unit enum variant";
                    return Err(Kind::Said(said.to_owned()).at(value.place));
                }
                Value::Text(text) => (&*text.text, key.place),
                _ => return Err(Kind::NoText.at(key.place)),
            },
            _ => {
                let said = "externally tagged enum expected scalar or mapping";
                return Err(Kind::Said(said.to_owned()).at(node.place));
            }
        };
        visitor.visit_enum(Word(word)).map_err(|fault| fault.or_at(place, place))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 unit unit_struct tuple bytes byte_buf char }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }
}

struct Items<'n, 's>(Iter<'n, Node<'s>>);

impl<'n> SeqAccess<'n> for Items<'n, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.0.next() else { return Ok(None) };
        seed.deserialize(Values(node)).map(Some).map_err(|fault| fault.or_at(node.place, node.place))
    }
}

struct Pairs<'n, 's> {
    pairs: Iter<'n, (Node<'s>, Node<'s>)>,
    value: Option<&'n Node<'s>>,
    /// Of the last key; before the first, of them all.
    last: Place,
}

impl<'n> MapAccess<'n> for &mut Pairs<'n, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'n>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.pairs.next() else { return Ok(None) };
        (self.value, self.last) = (Some(value), key.itself().place);
        seed.deserialize(Values(key)).map(Some).map_err(|fault| fault.or_at(self.last, self.last))
    }

    fn next_value_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let Some(node) = self.value.take() else { return Err(Kind::NoMapping.into()) };
        seed.deserialize(Values(node)).map_err(|fault| fault.or_at(node.itself().place, self.last))
    }
}

/// A value, then the three numbers of its place.
struct Placed<'n, 's> {
    node: &'n Node<'s>,
    told: u8,
}

impl<'n> SeqAccess<'n> for Placed<'n, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'n>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Place { line, column, length } = self.node.place;
        self.told += 1;
        let number = match self.told {
            1 => return seed.deserialize(Values(self.node)).map(Some),
            2 => line,
            3 => column,
            4 => length,
            _ => return Ok(None),
        };
        seed.deserialize(U32Deserializer::<Fault>::new(number)).map(Some)
    }
}

/// One of the words that may stand somewhere.
struct Word<'n>(&'n str);

impl<'n> EnumAccess<'n> for Word<'n> {
    type Error = Fault;
    type Variant = NothingMore;

    fn variant_seed<V: DeserializeSeed<'n>>(self, seed: V) -> Result<(V::Value, NothingMore), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::<Fault>::new(self.0))?, NothingMore))
    }
}

struct NothingMore;

impl<'n> VariantAccess<'n> for NothingMore {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'n>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(().into_deserializer())
    }

    fn tuple_variant<V: Visitor<'n>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn struct_variant<V: Visitor<'n>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

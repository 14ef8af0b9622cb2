//! A document as its scanner tells it, event by event, put together to values; how much of it there may be.

use std::rc::Rc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Node, Text, Type, Value};
use crate::diagnostic::Place;
use crate::yaml::fault::{Fault, Kind};

/// Files are as large as [`crate::decode::LARGEST_FILE`] allows, but never deep, and aliases must not blow them up.
const MOST_VALUES: usize = 20_000_000;
pub(super) const DEEPEST: usize = 32;
const MOST_REPEATED: usize = 1_000_000;

/// What is being read, from the outermost to the innermost.
struct Open<'s> {
    node: Node<'s>,
    /// The name of it, or 0.
    name: usize,
    /// A key whose value comes next.
    key: Option<Node<'s>>,
    /// Of many keys, those that there have been.
    keys: FxHashSet<Text<'s>>,
    /// What is taken over from others.
    taken_over: Vec<Node<'s>>,
}

/// So many keys are gone through for another one that is the same; more are looked up.
pub(super) const FEW: usize = 16;

#[derive(Default)]
struct Reader<'s> {
    open: Vec<Open<'s>>,
    named: FxHashMap<usize, Rc<Node<'s>>>,
    values: usize,
    repeated: usize,
    root: Option<Node<'s>>,
}

/// Reads a text of one document.
///
/// # Errors
/// What is wrong first, and where.
pub fn read(source: &str) -> Result<Node<'_>, Fault> {
    let (mut reader, mut documents, mut end) = (Reader::default(), 0, None);
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(of_scanner)?;
        let mut place = place(&span);
        match event {
            Event::Scalar(text, style, name, tag) => {
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    place = match text.trim().is_empty() {
                        true => end.unwrap_or(place),
                        false => place_of_block(source, &span),
                    };
                }
                let text =
                    Text { text, is_plain: style == ScalarStyle::Plain, tag: Type::of(tag.as_deref()) };
                // The scanner counts the blanks behind it, and how many there are depends on what follows.
                let said = u32::try_from(text.text.chars().count()).unwrap_or(u32::MAX).max(1);
                let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                let length = if is_quoted { place.length } else { place.length.min(said) };
                let place = Place { length, ..place };
                reader.value(Value::Text(text), place, name)?;
            }
            Event::SequenceStart(_, name, _) => reader.open(Value::List(Vec::new()), place, name)?,
            Event::MappingStart(_, name, _) => reader.open(Value::Map(Vec::new()), place, name)?,
            Event::SequenceEnd | Event::MappingEnd => reader.close()?,
            Event::Alias(name) => reader.alias(name, place)?,
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(Kind::SecondDocument.at(place));
                }
            }
            _ => {}
        }
        end = Some(place);
    }
    reader.root.ok_or_else(|| Fault { kind: Kind::Said("unexpected end of file".to_owned()), place: end })
}

impl<'s> Reader<'s> {
    fn open(&mut self, value: Value<'s>, place: Place, name: usize) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Kind::TooLarge.at(place));
        }
        let node = Node { value, place, size: 2, depth: 1 };
        let (keys, taken_over) = (FxHashSet::default(), Vec::new());
        self.open.push(Open { node, name, key: None, keys, taken_over });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        let Some(Open { mut node, name, taken_over, .. }) = self.open.pop() else { return Ok(()) };
        for from in taken_over {
            self.take_over(&mut node, &from)?;
        }
        self.complete(node, name)
    }

    fn value(&mut self, value: Value<'s>, place: Place, name: usize) -> Result<(), Fault> {
        self.complete(Node { value, place, size: 1, depth: 0 }, name)
    }

    fn alias(&mut self, name: usize, place: Place) -> Result<(), Fault> {
        let Some(node) = self.named.get(&name).cloned() else {
            return Err(Kind::Said("Recursive reference not allowed here".to_owned()).at(place));
        };
        self.repeat(&node, place)?;
        let (size, depth) = (node.size, node.depth);
        if self.open.len() + depth > DEEPEST {
            return Err(Kind::TooLarge.at(place));
        }
        self.put(Node { value: Value::Named(node), place, size, depth })
    }

    /// Counts what is repeated.
    fn repeat(&mut self, node: &Node<'s>, place: Place) -> Result<(), Fault> {
        self.repeated = self.repeated.saturating_add(node.size);
        if self.repeated > MOST_REPEATED { Err(Kind::TooMuchRepeated.at(place)) } else { Ok(()) }
    }

    fn complete(&mut self, node: Node<'s>, name: usize) -> Result<(), Fault> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(Kind::TooLarge.at(node.place));
        }
        if name == 0 {
            return self.put(node);
        }
        let (place, size, depth) = (node.place, node.size, node.depth);
        let node = Rc::new(node);
        self.named.insert(name, node.clone());
        self.put(Node { value: Value::Named(node), place, size, depth })
    }

    /// Puts a value into what it is in.
    fn put(&mut self, node: Node<'s>) -> Result<(), Fault> {
        let Some(Open { node: outer, key, keys, taken_over, .. }) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        outer.size = outer.size.saturating_add(node.size);
        outer.depth = outer.depth.max(node.depth + 1);
        match &mut outer.value {
            Value::List(items) => items.push(node),
            Value::Map(pairs) => match key.take() {
                None => {
                    if let Value::Text(text) = node.value()
                        && !text.is_merge()
                        && is_twice(text, pairs, keys)
                    {
                        return Err(Kind::KeyTwice(text.text.to_string()).at(node.itself().place));
                    }
                    *key = Some(node);
                }
                Some(key) if matches!(key.value(), Value::Text(text) if text.is_merge()) => {
                    taken_over.push(node)
                }
                Some(key) => pairs.push((key, node)),
            },
            _ => {}
        }
        Ok(())
    }

    /// Adds the keys of another that are not its own.
    fn take_over(&mut self, node: &mut Node<'s>, from: &Node<'s>) -> Result<(), Fault> {
        match from.value() {
            _ if from.is_null() => {}
            Value::Map(others) => {
                self.repeat(from, from.place)?;
                let Value::Map(pairs) = &mut node.value else { return Ok(()) };
                for (key, value) in others {
                    let Value::Text(text) = key.value() else { continue };
                    let is_same = |(own, _): &(Node<'s>, Node<'s>)| matches!(own.value(), Value::Text(own) if own.text == text.text);
                    if !pairs.iter().any(is_same) {
                        pairs.push((key.clone(), value.clone()));
                    }
                }
            }
            Value::List(list) if list.iter().all(|one| matches!(one.value(), Value::Map(_))) => {
                list.iter().try_for_each(|one| self.take_over(node, one))?;
            }
            _ => {
                let said = "YAML merge value must be mapping or sequence of mappings";
                return Err(Kind::Said(said.to_owned()).at(from.place));
            }
        }
        Ok(())
    }
}

/// Whether a key has been given before.
fn is_twice<'s>(text: &Text<'s>, pairs: &[(Node<'s>, Node<'s>)], keys: &mut FxHashSet<Text<'s>>) -> bool {
    // Quotation marks are not part of a key.
    let bare = |text: &Text<'s>| Text { is_plain: true, ..text.clone() };
    if pairs.len() < FEW {
        let is_same = |own: &Text<'s>| own.text == text.text && own.tag == text.tag;
        return pairs.iter().any(|(own, _)| matches!(own.value(), Value::Text(own) if is_same(own)));
    }
    if keys.is_empty() {
        let known = pairs.iter().filter_map(|(key, _)| match key.value() {
            Value::Text(key) => Some(bare(key)),
            _ => None,
        });
        keys.extend(known);
    }
    !keys.insert(bare(text))
}

fn place(span: &Span) -> Place {
    let at_least_one = |count: usize| number(count).max(1);
    Place {
        line: at_least_one(span.start.line()),
        column: at_least_one(span.start.col() + 1),
        length: at_least_one(span.len()),
    }
}

/// Where the text of a block scalar stands. What follows it, the indentation of the next value or nothing, is no part of it; one without a text
/// stands where its key does.
fn place_of_block(source: &str, span: &Span) -> Place {
    let written = span.slice(source).unwrap_or_default();
    let blank = written.chars().rev().take_while(|c| c.is_ascii_whitespace()).count();
    Place { length: number(span.len().saturating_sub(blank)).max(1), ..place(span) }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn of_scanner(error: ScanError) -> Fault {
    let at = error.marker();
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).max(1);
    let place = Place { line: number(at.line()), column: number(at.col() + 1), length: 1 };
    let kind = match error.kind() {
        ErrorKind::MultipleDocumentsUnsupported => Kind::SecondDocument,
        ErrorKind::UnknownAnchor => Kind::Said("reference to unknown value".to_owned()),
        _ => Kind::Said(error.info()),
    };
    kind.at(place)
}

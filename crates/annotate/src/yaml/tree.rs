//! A document as values in one another, each with its place. What it repeats by names (`&` and `*`) is shared, what it takes over (`<<`) stands
//! among the keys.

use std::borrow::Cow;
use std::rc::Rc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, Tag};
use rustc_hash::{FxHashMap, FxHashSet};

use super::fault::{Fault, Kind};
use crate::diagnostic::Place;

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

/// Files are as large as [`crate::decode::LARGEST_FILE`] allows, but never deep, and aliases must not blow them up.
const MOST_VALUES: usize = 20_000_000;
const DEEPEST: usize = 32;
const MOST_REPEATED: usize = 1_000_000;

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
const FEW: usize = 16;

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

#[cfg(test)]
mod tests {
    use super::*;

    /// A document in one line: texts, `-` for what is nothing, lists and keys.
    fn told(source: &str) -> String {
        fn tell(node: &Node<'_>) -> String {
            match node.value() {
                _ if node.is_null() => "-".to_owned(),
                Value::Text(_) => node.text().map_or_else(|_| "no text".to_owned(), |text| text.to_string()),
                Value::List(items) => format!("[{}]", items.iter().map(tell).collect::<Vec<_>>().join(" ")),
                Value::Map(pairs) => {
                    let pair = |(key, value): &(Node<'_>, Node<'_>)| format!("{}={}", tell(key), tell(value));
                    format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(" "))
                }
                Value::Named(_) => unreachable!("a node itself has no name"),
            }
        }
        match read(source) {
            Ok(node) => tell(&node),
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn values_are_what_yaml_says() {
        for (source, values) in [
            ("a: [b, 'c', \"d\\n\", ~, null, '', ]", "{a=[b c d\n - - ]}"),
            ("a:\nb: |\n  c\n  d\n", "{a=- b=c\nd\n}"),
            ("{a: !!str ~, b: !!null x, c: !!int 1, d: ! null}", "{a=~ b=- c=no text d=null}"),
            ("a: &x {b: 1}\nc: *x\nd: [*x, *x]", "{a={b=1} c={b=1} d=[{b=1} {b=1}]}"),
            ("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}", "{a={b=1 c=2} d={c=3 b=1}}"),
            ("a: {<<: [{b: 1}, {b: 2, c: 3}], <<: ~}", "{a={b=1 c=3}}"),
            ("---\na\n...\n", "a"),
        ] {
            assert_eq!(told(source), values, "{source}");
        }
    }

    #[test]
    fn what_is_no_sound_document_is_refused() {
        let many: String = (0..FEW + 9).map(|at| format!("key{at}: x\n")).collect();
        let deep = format!("{}{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1));
        let repeated = format!("&a [{}]", "x, ".repeat(400));
        for (source, fault) in [
            ("a: 1\n'a': 2", "KeyTwice"),
            (&*format!("{many}key3: y"), "KeyTwice"),
            (&*format!("{many}key20: y"), "KeyTwice"),
            ("a\n---\nb", "SecondDocument"),
            (&deep, "TooLarge"),
            (&*format!("[{repeated}, {}]", "*a, ".repeat(2_600)), "TooMuchRepeated"),
            ("&a [*a]", "Recursive"),
            ("*a", "unknown value"),
            ("{<<: x}", "merge value"),
            ("# nothing", "end of file"),
        ] {
            let told = told(source);
            assert!(told.contains(fault), "{}: {told}", &source[..source.len().min(80)]);
        }
        assert!(told(&format!("[{repeated}, {}]", "*a, ".repeat(2_400))).starts_with("[[x x"));
    }

    #[test]
    fn numbers_and_truths_are_no_texts_where_these_may_be_something_else() {
        let is_text = |source: &str| read(source).expect("a document").only_text().is_some();
        for text in
            ["a", "1984年", "'1'", "\"yes\"", "1.2.3", "inf", "+", "0x", "1e", "!!str 1", "2024-01-02"]
        {
            assert!(is_text(text), "{text}");
        }
        for other in [
            "1", "-1", "+1.5", "1e3", ".5", "0xFF", "0o7", "1_000", ".inf", "-.INF", ".nan", "Yes", "off",
            "~", "[a]",
        ] {
            assert!(!is_text(other), "{other}");
        }
    }
}

//! The values of a text, each with its bytes in it.

use std::ops::Range;

use super::edit::Edit;
use granit_parser::{Event, Parser, ScalarStyle, Span, SpannedEventReceiver, StructureStyle};

/// A text that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    pub root: Node,
    /// In order.
    pub comments: Vec<Range<usize>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Without the anchor and the tag before it, and without the line ends after it. Where nothing is written, the place after the key’s colon.
    pub bytes: Range<usize>,
    pub value: Value,
    /// Whether it has an anchor, is an alias or has a tag: what is set here would be set elsewhere, or mean something else.
    pub is_bound: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text { text: String, style: ScalarStyle },
    Map { pairs: Vec<(Key, Node)>, is_flow: bool },
    List { items: Vec<Node>, is_flow: bool },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub bytes: Range<usize>,
    pub text: String,
    pub style: ScalarStyle,
}

impl Tree {
    /// Reads a text of one document; `None` where it has an error, no value, or keys that are no texts.
    pub fn read(text: &str) -> Option<Tree> {
        let mut reader = Reader { text, open: Vec::new(), root: None, comments: Vec::new(), is_sound: true };
        Parser::new_from_str(text).load(&mut reader, true).ok()?;
        let root = reader.root.filter(|_| reader.is_sound)?;
        Some(Tree { root, comments: reader.comments })
    }

    /// What is read of the text after an edit that puts another value into the bytes of one, without reading all of it again: a large glossary
    /// takes longer to read than a key to press. False, and nothing is done, for other edits, and for blocks of lines.
    pub fn follow(&mut self, edit: &Edit, value: &str) -> bool {
        let Some(style) = style_of(&edit.put) else { return false };
        if edit.at.is_empty() || !self.root.put(edit, value, style) {
            return false;
        }
        let from = self.comments.partition_point(|comment| comment.start < edit.at.end);
        for comment in &mut self.comments[from..] {
            *comment = edit.moved(comment.start)..edit.moved(comment.end);
        }
        true
    }

    /// The comment on the line on which a value ends, behind it.
    pub fn comment_after(&self, text: &str, at: usize) -> Option<Range<usize>> {
        let comment =
            &self.comments[self.comments.partition_point(|comment| comment.start < at)..].first()?;
        text[at..comment.start].chars().all(|c| matches!(c, ' ' | '\t')).then(|| (*comment).clone())
    }
}

/// Of a value on one line.
fn style_of(written: &str) -> Option<ScalarStyle> {
    match written.chars().next()? {
        '"' => Some(ScalarStyle::DoubleQuoted),
        '\'' => Some(ScalarStyle::SingleQuoted),
        '|' | '>' => None,
        _ => Some(ScalarStyle::Plain),
    }
}

impl Node {
    /// Puts a value where an edit does, and moves what stands behind it; false where no value has just these bytes.
    fn put(&mut self, edit: &Edit, value: &str, style: ScalarStyle) -> bool {
        // Of this sort are most values: before the edit.
        if self.bytes.end < edit.at.start {
            return false;
        }
        let is_it = match &mut self.value {
            Value::Text { text, style: own } if self.bytes == edit.at && !self.is_bound => {
                if matches!(own, ScalarStyle::Literal | ScalarStyle::Folded) {
                    return false;
                }
                (*text, *own) = (value.to_owned(), style);
                true
            }
            Value::Text { .. } => false,
            Value::Map { pairs, .. } => {
                let at = pairs.partition_point(|(_, node)| node.bytes.end < edit.at.end);
                let is_it = pairs.get_mut(at).is_some_and(|(_, node)| node.put(edit, value, style));
                if is_it {
                    for (key, node) in &mut pairs[at + 1..] {
                        key.bytes = edit.moved(key.bytes.start)..edit.moved(key.bytes.end);
                        node.shift(edit);
                    }
                }
                is_it
            }
            Value::List { items, .. } => {
                let at = items.partition_point(|node| node.bytes.end < edit.at.end);
                let is_it = items.get_mut(at).is_some_and(|node| node.put(edit, value, style));
                if is_it {
                    items[at + 1..].iter_mut().for_each(|node| node.shift(edit));
                }
                is_it
            }
        };
        if is_it {
            self.bytes.end = edit.moved(self.bytes.end);
        }
        is_it
    }

    /// Moves all of it.
    fn shift(&mut self, edit: &Edit) {
        self.bytes = edit.moved(self.bytes.start)..edit.moved(self.bytes.end);
        match &mut self.value {
            Value::Text { .. } => {}
            Value::Map { pairs, .. } => {
                for (key, node) in pairs {
                    key.bytes = edit.moved(key.bytes.start)..edit.moved(key.bytes.end);
                    node.shift(edit);
                }
            }
            Value::List { items, .. } => items.iter_mut().for_each(|node| node.shift(edit)),
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
    }

    pub fn pairs(&self) -> &[(Key, Node)] {
        match &self.value {
            Value::Map { pairs, .. } => pairs,
            _ => &[],
        }
    }

    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List { items, .. } => items,
            _ => &[],
        }
    }

    /// What is written as a text; `None` for lists and keys.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map { .. })
    }

    pub fn is_list(&self) -> bool {
        matches!(self.value, Value::List { .. })
    }

    /// Whether nothing is written.
    pub fn is_nothing(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// What is read so far.
struct Reader<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    comments: Vec<Range<usize>>,
    is_sound: bool,
}

/// A list or map that has not ended.
struct Open {
    node: Node,
    /// Of a map: its value comes next.
    key: Option<Key>,
}

impl<'t> SpannedEventReceiver<'t> for Reader<'_> {
    fn on_event(&mut self, event: Event<'t>, span: Span) {
        let Some(bytes) = span.byte_range() else {
            self.is_sound = false;
            return;
        };
        match event {
            Event::Comment(..) => self.comments.push(bytes),
            Event::Scalar(text, style, anchor, tag) => {
                let is_empty_block =
                    text.trim().is_empty() && matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                self.put(Node {
                    bytes: self.scalar_bytes(bytes, style),
                    value: Value::Text { text: text.into_owned(), style },
                    is_bound: anchor > 0 || tag.is_some() || is_empty_block,
                });
            }
            Event::Alias(_) => {
                let value = Value::Text { text: String::new(), style: ScalarStyle::Plain };
                self.put(Node { bytes, value, is_bound: true });
            }
            Event::SequenceStart(style, anchor, tag) => {
                let value = Value::List { items: Vec::new(), is_flow: style == StructureStyle::Flow };
                self.begin(Node { bytes, value, is_bound: anchor > 0 || tag.is_some() });
            }
            Event::MappingStart(style, anchor, tag) => {
                let value = Value::Map { pairs: Vec::new(), is_flow: style == StructureStyle::Flow };
                self.begin(Node { bytes, value, is_bound: anchor > 0 || tag.is_some() });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(bytes.end),
            _ => {}
        }
    }
}

impl Reader<'_> {
    /// A block’s span begins below its header and reaches over the line ends after it; that of nothing lies somewhere behind its key.
    fn scalar_bytes(&self, bytes: Range<usize>, style: ScalarStyle) -> Range<usize> {
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = self.text.get(bytes.clone()).unwrap_or_default();
                let end = bytes.start + written.trim_end().len();
                self.header(bytes.start).unwrap_or(bytes.start)..end
            }
            ScalarStyle::Plain if bytes.is_empty() => {
                let key = self.open.last().and_then(|open| open.key.as_ref());
                let after = key.and_then(|key| {
                    let rest = &self.text[key.bytes.end..];
                    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
                    rest[blanks..].starts_with(':').then_some(key.bytes.end + blanks + 1)
                });
                after.map_or(bytes, |after| after..after)
            }
            _ => bytes,
        }
    }

    /// Where the `|` or `>` stands of the block whose first line a place is on.
    fn header(&self, at: usize) -> Option<usize> {
        let above = self.text[..at].trim_end();
        let line = above.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let sign = above[line..].split(" #").next()?.rfind(['|', '>'])?;
        Some(line + sign)
    }

    fn begin(&mut self, node: Node) {
        self.open.push(Open { node, key: None });
    }

    fn end(&mut self, end: usize) {
        let Some(Open { mut node, .. }) = self.open.pop() else { return };
        let last = match &node.value {
            Value::Map { pairs, is_flow: false } => pairs.last().map(|(_, last)| last.bytes.end),
            Value::List { items, is_flow: false } => items.last().map(|last| last.bytes.end),
            _ => Some(end),
        };
        // That of a block begins at its first key, wherever the parser says.
        if let Value::Map { pairs, is_flow: false } = &node.value
            && let Some((key, _)) = pairs.first()
        {
            node.bytes.start = key.bytes.start;
        }
        node.bytes.end = last.unwrap_or(node.bytes.start).max(node.bytes.start);
        self.put(node);
    }

    fn put(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.is_sound &= self.root.is_none();
            self.root = Some(node);
            return;
        };
        match &mut open.node.value {
            Value::List { items, .. } => items.push(node),
            Value::Map { pairs, .. } => match (open.key.take(), node.value) {
                (Some(key), value) => pairs.push((key, Node { value, ..node })),
                (None, Value::Text { text, style }) if !node.is_bound => {
                    open.key = Some(Key { bytes: node.bytes, text, style });
                }
                (None, _) => self.is_sound = false,
            },
            Value::Text { .. } => {}
        }
    }
}

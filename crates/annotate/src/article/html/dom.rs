//! The tree that a browser makes of HTML, with the place of each node in the file.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult};

/// Elements stand in each other no deeper than about so much; tags further in are passed over. Browsers stop at 512.
pub const DEEPEST: usize = 250;

/// A node of a [`Dom`]. 0 is the document.
pub type Id = usize;

#[derive(Debug, Default)]
pub struct Node {
    pub parent: Option<Id>,
    pub children: Vec<Id>,
    pub kind: Kind,
    /// The byte of the file at which its tag, or its text, begins.
    pub at: usize,
    depth: usize,
}

#[derive(Debug, Default)]
pub enum Kind {
    #[default]
    Document,
    Element {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
    /// A comment.
    Nothing,
}

#[derive(Debug, Default)]
pub struct Dom {
    nodes: Vec<Node>,
    too_deep: Option<usize>,
}

impl Dom {
    /// Parses a page or a fragment; `None` if it grows far beyond its tags.
    pub fn parse(source: &str) -> Option<Dom> {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let sink = Sink::default();
        sink.nodes.borrow_mut().push(Node::default());
        let placing = Placing {
            builder: TreeBuilder::new(sink, options),
            source,
            at: Cell::new(0),
            tokens: Cell::new(0),
            too_deep: Cell::new(None),
            is_stopped: Cell::new(false),
        };
        let tokenizer = Tokenizer::new(placing, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(source));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        let placing = tokenizer.sink;
        if placing.is_stopped.get() {
            return None;
        }
        Some(Dom { nodes: placing.builder.sink.nodes.take(), too_deep: placing.too_deep.get() })
    }

    /// The byte from which on tags were passed over.
    pub fn too_deep(&self) -> Option<usize> {
        self.too_deep
    }

    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// How many nodes there are: all ids are below.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn children(&self, id: Id) -> &[Id] {
        &self.nodes[id].children
    }

    /// The name of an element in lower case; empty of anything else.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    pub fn attributes(&self, id: Id) -> &[(String, String)] {
        match &self.nodes[id].kind {
            Kind::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    pub fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        self.attributes(id).iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of the words of an attribute is `word`, capitals or not.
    pub fn has_word(&self, id: Id, name: &str, word: &str) -> bool {
        let value = self.attribute(id, name).unwrap_or_default();
        value.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
    }

    /// All nodes in `id`, in the order of the file, itself first.
    pub fn all(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut waiting = vec![id];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// The nodes around `id`, the innermost first.
    pub fn around(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.nodes[id].parent, |&id| self.nodes[id].parent)
    }

    /// The characters in it, white space as in the file.
    pub fn text(&self, id: Id) -> String {
        let texts = self.all(id).filter_map(|id| match &self.nodes[id].kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// The characters in it, all white space one space.
    pub fn words(&self, id: Id) -> String {
        self.text(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What html5ever builds the tree in.
#[derive(Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
    names: RefCell<Vec<Option<QualName>>>,
    /// Elements that hold a `template`'s content: they stand nowhere.
    templates: RefCell<Vec<(Id, Id)>>,
    /// Where the token stands that is being processed.
    at: Cell<usize>,
    /// Of the innermost element that is open.
    depth: Cell<usize>,
}

/// The name of an element, for html5ever.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn create(&self, kind: Kind, name: Option<QualName>) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let mut names = self.names.borrow_mut();
        nodes.push(Node { kind, at: self.at.get(), ..Node::default() });
        names.resize_with(nodes.len(), || None);
        let id = nodes.len() - 1;
        names[id] = name;
        id
    }

    fn node_of(&self, child: NodeOrText<Id>) -> Id {
        match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => self.create(Kind::Text(text.to_string()), None),
        }
    }

    fn put(&self, parent: Id, child: Id, at: Option<usize>) {
        self.remove_from_parent(&child);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        nodes[child].parent = Some(parent);
        nodes[child].depth = depth;
        if matches!(nodes[child].kind, Kind::Element { .. }) {
            self.depth.set(depth);
        }
        let children = &mut nodes[parent].children;
        children.insert(at.unwrap_or(children.len()), child);
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        let name = self.names.borrow().get(*target).cloned().flatten();
        Name(name.unwrap_or_else(|| QualName::new(None, Namespace::default(), LocalName::default())))
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Id {
        let written = name.local.to_ascii_lowercase().to_string();
        let kind = Kind::Element { name: written, attributes: plain(attributes) };
        let id = self.create(kind, Some(name));
        if flags.template {
            let content = self.create(Kind::Document, None);
            self.templates.borrow_mut().push((id, content));
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.create(Kind::Nothing, None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.create(Kind::Nothing, None)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let child = self.node_of(child);
        self.put(*parent, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Id) {
        let nodes = self.nodes.borrow();
        let around = nodes[*node].parent.map_or(0, |parent| nodes[parent].depth);
        self.depth.set(around);
    }

    fn get_template_contents(&self, target: &Id) -> Id {
        let templates = self.templates.borrow();
        templates.iter().rev().find(|(of, _)| of == target).map_or(*target, |(_, content)| *content)
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let child = self.node_of(new);
        let parent = self.nodes.borrow()[*sibling].parent;
        let Some(parent) = parent else { return };
        self.remove_from_parent(&child);
        // Looked for from the end: there a table stands before which a lost text goes.
        let at = self.nodes.borrow()[parent].children.iter().rposition(|id| id == sibling);
        self.put(parent, child, at);
    }

    fn add_attrs_if_missing(&self, target: &Id, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Kind::Element { attributes, .. } = &mut nodes[*target].kind {
            let known: HashSet<String> = attributes.iter().map(|(name, _)| name.clone()).collect();
            attributes.extend(plain(more).into_iter().filter(|(name, _)| !known.contains(name)));
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take()
            && let Some(at) = nodes[parent].children.iter().rposition(|id| id == target)
        {
            nodes[parent].children.remove(at);
        }
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        let depth = nodes[*new_parent].depth + 1;
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
            nodes[child].depth = depth;
        }
        nodes[*new_parent].children.extend(children);
    }
}

fn plain(attributes: Vec<Attribute>) -> Vec<(String, String)> {
    let plain = attributes.into_iter().map(|attribute| {
        let name = match &attribute.name.prefix {
            Some(prefix) => format!("{prefix}:{}", attribute.name.local),
            None => attribute.name.local.to_string(),
        };
        (name, attribute.value.to_string())
    });
    plain.collect()
}

/// Stands between tokenizer and tree: notes where each token is in the file, and keeps the tree from growing without bound.
struct Placing<'s> {
    builder: TreeBuilder<Id, Sink>,
    source: &'s str,
    /// The byte after the last token.
    at: Cell<usize>,
    tokens: Cell<usize>,
    too_deep: Cell<Option<usize>>,
    is_stopped: Cell<bool>,
}

/// Nodes that a tree has for each token at most; overlapping elements are made anew in every block.
const MOST_NODES: usize = 16;

impl Placing<'_> {
    /// Where a token begins; what follows it begins where it ends.
    fn place(&self, token: &Token) -> usize {
        let at = self.at.get();
        let rest = self.source.get(at..).unwrap_or_default();
        let (begin, length) = match token {
            Token::CharacterTokens(text) => (
                0,
                entity_length(rest, text).unwrap_or(if rest.starts_with(&**text) { text.len() } else { 0 }),
            ),
            Token::TagToken(_) => match rest.find('<') {
                Some(begin) => (begin, tag_length(&rest[begin..])),
                None => (0, 0),
            },
            Token::CommentToken(_) | Token::DoctypeToken(_) => match rest.find('<') {
                Some(begin) => {
                    let rest = &rest[begin..];
                    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
                    (begin, rest.find(end).map_or(rest.len(), |at| at + end.len()))
                }
                None => (0, 0),
            },
            _ => (0, 0),
        };
        self.at.set(at + begin + length);
        at + begin
    }

    /// Whether a tag is passed over, so that the tree gets no deeper.
    fn is_too_deep(&self, tag: &Tag, at: usize) -> bool {
        // Their text is no markup, and the tree builder tells the tokenizer so.
        let is_raw = matches!(
            &*tag.name,
            "script"
                | "style"
                | "textarea"
                | "title"
                | "xmp"
                | "iframe"
                | "noembed"
                | "noframes"
                | "plaintext"
        );
        let holds_nothing = matches!(&*tag.name, "br" | "img" | "hr" | "wbr" | "input");
        let is_too_deep = tag.kind == TagKind::StartTag
            && !is_raw
            && !holds_nothing
            && self.builder.sink.depth.get() >= DEEPEST;
        if is_too_deep && self.too_deep.get().is_none() {
            self.too_deep.set(Some(at));
        }
        is_too_deep
    }
}

/// The bytes of an entity that stands for `text`; `None` if the text stands there as it is.
fn entity_length(rest: &str, text: &str) -> Option<usize> {
    let name = rest.strip_prefix('&')?;
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(name.len());
    match name[length..].starts_with(';') {
        true if length > 0 => Some(length + 2),
        // Some old ones may lack their end.
        false if !rest.starts_with(text) => Some(length + 1),
        _ => None,
    }
}

/// The bytes of a tag, up to its `>` outside quotation marks.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    rest.len()
}

impl TokenSink for Placing<'_> {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        if matches!(token, Token::ParseError(_)) {
            return TokenSinkResult::Continue;
        }
        let at = self.place(&token);
        self.builder.sink.at.set(at);
        self.tokens.set(self.tokens.get() + 1);
        if let Token::TagToken(tag) = &token
            && self.is_too_deep(tag, at)
        {
            return TokenSinkResult::Continue;
        }
        let nodes = self.builder.sink.nodes.borrow().len();
        if nodes > MOST_NODES * self.tokens.get() + 10_000 {
            self.is_stopped.set(true);
        }
        if self.is_stopped.get() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

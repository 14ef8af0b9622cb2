//! Where each token of HTML stands in the file.

use std::cell::Cell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::sink::DomSink;
use super::{DEEPEST, Dom, DomNode, Id};

/// Stands between tokenizer and tree: notes where each token is in the file, and keeps the tree from growing without bound.
pub struct Placing<'s> {
    builder: TreeBuilder<Id, DomSink>,
    source: &'s str,
    /// The byte after the last token.
    at: Cell<usize>,
    tokens: Cell<usize>,
    too_deep: Cell<Option<usize>>,
    is_stopped: Cell<bool>,
}

/// Nodes that a tree has for each token at most; overlapping elements are made anew in every block.
const MOST_NODES: usize = 16;

impl<'s> Placing<'s> {
    pub fn new(source: &'s str) -> Placing<'s> {
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let sink = DomSink::default();
        sink.nodes.borrow_mut().push(DomNode::default());
        Placing {
            builder: TreeBuilder::new(sink, options),
            source,
            at: Cell::new(0),
            tokens: Cell::new(0),
            too_deep: Cell::new(None),
            is_stopped: Cell::new(false),
        }
    }

    /// The tree that was built; `None` if it grew far beyond its tags.
    pub fn done(self) -> Option<Dom> {
        if self.is_stopped.get() {
            return None;
        }
        Some(Dom { nodes: self.builder.sink.nodes.take(), too_deep: self.too_deep.get() })
    }

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

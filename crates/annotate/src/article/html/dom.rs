//! The tree that a browser makes of HTML, with the place of each node in the file.

mod placing;
mod sink;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use placing::Placing;

/// Elements stand in each other no deeper than about so much; tags further in are passed over. Browsers stop at 512.
pub const DEEPEST: usize = 250;

/// A node of a [`Dom`]. 0 is the document.
pub type Id = usize;

#[derive(Debug, Default)]
pub struct DomNode {
    pub parent: Option<Id>,
    pub children: Vec<Id>,
    pub kind: DomNodeKind,
    /// The byte of the file at which its tag, or its text, begins.
    pub at: usize,
    depth: usize,
}

#[derive(Debug, Default)]
pub enum DomNodeKind {
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
    nodes: Vec<DomNode>,
    too_deep: Option<usize>,
}

impl Dom {
    /// Parses a page or a fragment; `None` if it grows far beyond its tags.
    pub fn parse(source: &str) -> Option<Dom> {
        let tokenizer = Tokenizer::new(Placing::new(source), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(source));
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.end();
        tokenizer.sink.done()
    }

    /// The byte from which on tags were passed over.
    pub fn too_deep(&self) -> Option<usize> {
        self.too_deep
    }

    pub fn node(&self, id: Id) -> &DomNode {
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
            DomNodeKind::Element { name, .. } => name,
            _ => "",
        }
    }

    pub fn attributes(&self, id: Id) -> &[(String, String)] {
        match &self.nodes[id].kind {
            DomNodeKind::Element { attributes, .. } => attributes,
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

    /// The element without its style.
    pub fn without_style(&mut self, id: Id) {
        if let DomNodeKind::Element { attributes, .. } = &mut self.nodes[id].kind {
            attributes.retain(|(name, _)| name != "style");
        }
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
            DomNodeKind::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    /// How many characters are in it, white space not counted.
    pub fn characters(&self, id: Id) -> usize {
        self.text(id).chars().filter(|c| !c.is_whitespace()).count()
    }

    /// The characters in it, all white space one space.
    pub fn words(&self, id: Id) -> String {
        self.text(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

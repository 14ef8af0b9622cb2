//! Puts an article together: nodes that open and close, leaves with their text, whatever the order in which a file has them.
//!
//! The readers of Markdown, HTML and plain text say what they meet; the tree that comes of it is sound however they say it. A cell
//! outside a table gets a table, text directly in a list gets an item, what is nested too deep is read as if what holds it were not
//! there. Leaves without a character vanish, and so do nodes that hold nothing and show nothing.

mod leaf;
mod targets;

use std::collections::HashMap;

use super::places::Places;
use crate::diagnostic::{Diagnostic, Place};
use jiazhu_reading::{Block, BlockKind, MAX_DEPTH, Node, NodeKind};

use leaf::{Leaf, OpenStyle};
pub use targets::Targets;

/// An article has no more nodes than this: a page with a million cells helps nobody, and no browser lays it out.
const MAX_NODES: usize = 100_000;

pub struct TreeBuilder<'a> {
    file: &'a str,
    pub warnings: &'a mut Vec<Diagnostic>,
    blocks: Vec<Block>,
    tree: Vec<Node>,
    places: Places,
    /// Code points of the closed blocks, with the LF after each.
    length: u32,
    open: Vec<OpenNode>,
    leaf: Option<Leaf>,
    /// They go on from leaf to leaf until they are ended.
    styles: Vec<OpenStyle>,
    /// Names of the footnotes, by their numbers; and back.
    footnotes: Vec<String>,
    numbers: HashMap<String, u32>,
    targets: Targets,
    /// Where white space at the beginning of a line was left out, the first time, and how often.
    indent: Option<(Place, usize)>,
    told_depth: bool,
    told_nodes: bool,
}

/// A node that has begun and not ended.
struct OpenNode {
    /// Its place in the tree; `None`: what it holds belongs to the node around it.
    node: Option<usize>,
    /// Nobody opened it: it makes room for what stands in it.
    implicit: bool,
}

/// What a builder has built.
pub struct Built {
    pub blocks: Vec<Block>,
    pub tree: Vec<Node>,
    pub places: Places,
    pub targets: Targets,
}

impl<'a> TreeBuilder<'a> {
    pub fn new(file: &'a str, warnings: &'a mut Vec<Diagnostic>) -> TreeBuilder<'a> {
        TreeBuilder {
            file,
            warnings,
            blocks: Vec::new(),
            tree: Vec::new(),
            places: Places::default(),
            length: 0,
            open: Vec::new(),
            leaf: None,
            styles: Vec::new(),
            footnotes: Vec::new(),
            numbers: HashMap::new(),
            targets: Targets::default(),
            indent: None,
            told_depth: false,
            told_nodes: false,
        }
    }

    /// Opens a node, which [`TreeBuilder::leave`] closes. `place`: for messages.
    pub fn enter(&mut self, kind: NodeKind, place: Place) {
        self.close_leaf();
        let fits = self.make_room(&kind, place);
        let node = if fits { Some(self.push(kind)) } else { None };
        self.open.push(OpenNode { node, implicit: false });
    }

    /// Closes the node that was opened last.
    pub fn leave(&mut self) {
        self.close_leaf();
        while let Some(open) = self.open.pop() {
            self.end(open.node);
            if !open.implicit {
                break;
            }
        }
    }

    /// A node that holds nothing: a picture, a rule.
    pub fn void(&mut self, kind: NodeKind, place: Place) {
        self.enter(kind, place);
        self.leave();
    }

    /// Opens a leaf. It ends with the next leaf or node that begins or ends, or by [`TreeBuilder::close_leaf`].
    pub fn begin_leaf(&mut self, kind: BlockKind) {
        self.close_leaf();
        self.leaf = Some(Leaf::new(kind));
    }

    /// What the innermost node is that is open.
    pub fn parent(&self) -> Option<&NodeKind> {
        let node = self.open.iter().rev().find_map(|open| open.node)?;
        Some(&self.tree[node].kind)
    }

    /// Whether no leaf is open, or one whose text so far is whole sentences.
    pub fn is_after_sentence(&self) -> bool {
        self.leaf.as_ref().is_none_or(Leaf::ends_sentence)
    }

    /// Makes the item around here one of a task. `false`: there is none.
    pub fn task(&mut self, done: bool) -> bool {
        let node = self.open.iter().rev().find_map(|open| open.node);
        match node.map(|at| &mut self.tree[at].kind) {
            Some(NodeKind::Item(task)) => {
                *task = Some(done);
                true
            }
            _ => false,
        }
    }

    /// The number of the footnote with this name.
    pub fn footnote(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.footnotes.len() as u32;
        self.footnotes.push(name.to_string());
        self.numbers.insert(name.to_string(), number);
        number
    }

    /// The names of the footnotes that were referred to, in the order of their first references.
    pub fn footnotes(&self) -> &[String] {
        &self.footnotes
    }

    /// Ends what is open.
    pub fn finish(mut self) -> Built {
        while !self.open.is_empty() {
            self.leave();
        }
        self.close_leaf();
        if let Some((place, times)) = self.indent {
            let others = if times > 1 { format!(" (and of {} others)", times - 1) } else { String::new() };
            let message = format!(
                "the white space at the beginning of this line{others} is no text: it is left out, for the page indents paragraphs by itself"
            );
            self.warn("indent", place, message);
        }
        self.aim();
        Built { blocks: self.blocks, tree: self.tree, places: self.places, targets: self.targets }
    }

    pub fn warn(&mut self, code: &'static str, place: Place, message: impl Into<String>) {
        self.warnings.push(Diagnostic::warning(code, self.file, message).at(place));
    }

    fn push(&mut self, kind: NodeKind) -> usize {
        self.tree.push(Node { kind, start: self.blocks.len() as u32, blocks: 0, nodes: 0 });
        self.tree.len() - 1
    }

    fn push_implicit(&mut self, kind: NodeKind) {
        let node = Some(self.push(kind));
        self.open.push(OpenNode { node, implicit: true });
    }

    /// Counts what stands in a node that has ended.
    fn end(&mut self, node: Option<usize>) {
        let Some(at) = node else { return };
        let nodes = self.tree.len() - at - 1;
        if let NodeKind::Row(false) = self.tree[at].kind {
            self.tree[at].kind = NodeKind::Row(self.is_head(at));
        }
        let node = &mut self.tree[at];
        node.nodes = nodes as u32;
        node.blocks = self.blocks.len() as u32 - node.start;
        use NodeKind::{Cell, Item, Picture, Rule};
        // An item without text still has its number, a cell its column, a footnote its references.
        let shows = matches!(node.kind, Item(_) | Cell(_) | Picture(_) | Rule | NodeKind::Footnote(_));
        if nodes == 0 && node.blocks == 0 && !shows {
            self.tree.truncate(at);
        }
    }

    /// Whether a row that nobody called the head of its table is one: the first row, if all its cells are headings.
    fn is_head(&self, row: usize) -> bool {
        let cells = self.tree[row + 1..].iter().filter_map(|node| match &node.kind {
            NodeKind::Cell(cell) => Some(cell.heading),
            _ => None,
        });
        let mut before = self.tree[..row].iter().rev().take_while(|node| node.kind != NodeKind::Table);
        cells.clone().count() > 0
            && cells.into_iter().all(|heading| heading)
            && !before.any(|node| matches!(node.kind, NodeKind::Row(_)))
    }

    /// Makes the innermost open node one that `kind` may stand in. `false`: it has no place here.
    fn make_room(&mut self, kind: &NodeKind, place: Place) -> bool {
        while !kind.may_stand_in(self.parent()) && self.open.last().is_some_and(|open| open.implicit) {
            let implicit = self.open.pop();
            self.end(implicit.and_then(|open| open.node));
        }
        // The caption of a table stands before its rows.
        let begun =
            self.open.iter().rev().find_map(|open| open.node).is_some_and(|at| at + 1 < self.tree.len());
        if matches!((kind, self.parent()), (NodeKind::Caption, Some(NodeKind::Table))) && begun {
            return false;
        }
        let mut wrappers = Vec::new();
        if !kind.may_stand_in(self.parent()) {
            let in_table = matches!(self.parent(), Some(NodeKind::Table));
            if !(in_table && matches!(kind, NodeKind::Cell(_))) {
                wrappers = holders(self.parent());
            }
            match kind {
                NodeKind::Caption | NodeKind::Footnotes | NodeKind::Footnote(_) => return false,
                NodeKind::Item(_) => wrappers.push(NodeKind::List(Default::default())),
                NodeKind::Term | NodeKind::Definition => wrappers.push(NodeKind::Terms),
                NodeKind::Row(_) => wrappers.push(NodeKind::Table),
                NodeKind::Cell(_) if in_table => wrappers.push(NodeKind::Row(false)),
                NodeKind::Cell(_) => wrappers.extend([NodeKind::Table, NodeKind::Row(false)]),
                _ => {}
            }
        }
        // Room is left for what a leaf needs around it.
        let depth = self.open.iter().filter(|open| open.node.is_some()).count() + wrappers.len() + 1;
        if depth > MAX_DEPTH - 2 {
            if !std::mem::replace(&mut self.told_depth, true) {
                let message = format!(
                    "what stands here is nested more than {} deep: from here on it is read as if what holds it were not there",
                    MAX_DEPTH - 2
                );
                self.warn("depth", place, message);
            }
            return false;
        }
        if self.tree.len() + wrappers.len() >= MAX_NODES {
            if !std::mem::replace(&mut self.told_nodes, true) {
                let message = format!(
                    "this article has more than {MAX_NODES} cells, items, pictures and the like: from here on it is read as plain paragraphs"
                );
                self.warn("nodes", place, message);
            }
            return false;
        }
        wrappers.into_iter().for_each(|wrapper| self.push_implicit(wrapper));
        true
    }

    /// Makes the innermost open node one that holds blocks.
    fn make_room_for_leaf(&mut self) {
        while self.parent().is_some_and(|parent| !parent.holds_blocks()) {
            let holders = holders(self.parent());
            if self.tree.len() + holders.len() < MAX_NODES {
                holders.into_iter().for_each(|holder| self.push_implicit(holder));
            } else if let Some(open) = self.open.iter_mut().rev().find(|open| open.node.is_some()) {
                // It ends before its time.
                let node = open.node.take();
                self.end(node);
            }
        }
    }
}

/// What has to stand between a node and a leaf.
fn holders(parent: Option<&NodeKind>) -> Vec<NodeKind> {
    match parent {
        Some(NodeKind::List(_)) => vec![NodeKind::Item(None)],
        Some(NodeKind::Terms) => vec![NodeKind::Definition],
        Some(NodeKind::Table) => vec![NodeKind::Row(false), NodeKind::Cell(Default::default())],
        Some(NodeKind::Row(_)) => vec![NodeKind::Cell(Default::default())],
        Some(NodeKind::Footnotes) => vec![NodeKind::Footnote(String::new())],
        _ => Vec::new(),
    }
}

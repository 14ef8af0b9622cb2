//! The tree of an article: what holds its leaf blocks together.
//!
//! [`Reading::blocks`] are the leaves, in reading order: they hold all characters. [`Reading::tree`] says which of them stand
//! together, as a list, a table, a footnote; it is empty where all stand side by side. What has no characters, a rule or a picture,
//! is a node without blocks, so the text has no line for it.
//!
//! The nodes stand in preorder: a node, then all nodes in it. [`Reading::parts`] walks them with their blocks, for whoever writes
//! a document from front to back; [`Reading::children`] gives what one node holds, for whoever builds a tree.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Reading;

/// Nodes stand in each other no deeper than this, and styles neither; so whoever draws them may recurse.
pub const MAX_DEPTH: usize = 64;

/// Something that holds blocks, or other nodes, or stands between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    pub kind: NodeKind,
    /// Index in [`Reading::blocks`] of the first block in it, or, where it holds none, of the one that follows it.
    pub start: u32,
    /// How many blocks are in it, those of the nodes in it counted.
    pub blocks: u32,
    /// How many nodes are in it, at any depth: they follow it in [`Reading::tree`].
    pub nodes: u32,
}

/// What a node is. Which may stand in which: [`NodeKind::may_stand_in`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeKind {
    /// A quotation; a [`NodeKind::Caption`] in it, at its end, says where it comes from. With the address of the source, which is
    /// safe ([`super::is_safe_link`]).
    Quotation(Option<String>),
    List(List),
    /// An item of a list; of a task, whether it is done.
    Item(Option<bool>),
    /// A list of terms and what they mean: its children are [`NodeKind::Term`] and [`NodeKind::Definition`].
    Terms,
    Term,
    Definition,
    /// Rows, with a caption before them if there is one.
    Table,
    /// A row; whether it is one of the table's head.
    Row(bool),
    Cell(Cell),
    /// Pictures, or whatever else the author set apart, as a rule with a caption, at its beginning or its end.
    Figure,
    /// What is said of a figure or a table, or where a quotation comes from.
    Caption,
    Picture(Picture),
    /// A line between what stands before and after it: a change of topic.
    Rule,
    /// All footnotes. It stands at most once, at top level, as the last node, with the last blocks.
    Footnotes,
    /// One of them. [`super::StyleKind::Footnote`] refers to it by its number, from 0. With its label as the author writes it.
    Footnote(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The number of its first item; `None`: its items have no numbers.
    pub start: Option<u32>,
    /// Whether its items stand without space between them.
    pub tight: bool,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Whether it says what its row or its column is about.
    pub heading: bool,
    pub align: Align,
    /// How many columns and rows more than one it takes.
    pub more_columns: u32,
    pub more_rows: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As the text around it.
    #[default]
    Start,
    Left,
    Center,
    Right,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Safe: [`super::is_safe_picture`].
    pub src: String,
    /// What it shows, for whoever cannot see it: no text of the article. Empty where it is decoration.
    pub alt: String,
    pub title: Option<String>,
    /// In CSS pixels, where the article says so; 0 is never said.
    pub width: Option<u32>,
    pub height: Option<u32>,
    /// Where it leads.
    pub link: Option<Link>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Safe: [`super::is_safe_link`].
    pub href: String,
    pub title: Option<String>,
}

/// What a node, or the article, holds directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// Index in [`Reading::tree`].
    Node(usize),
    /// Index in [`Reading::blocks`].
    Block(usize),
}

/// A step of the walk through an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeStep {
    /// A node begins: its index in [`Reading::tree`].
    Enter(usize),
    /// Index in [`Reading::blocks`].
    Block(usize),
    /// The node ends that has begun last and not ended.
    Leave(usize),
}

impl NodeKind {
    /// Whether it may be a child of `parent`; `None` is the article. What draws a reading relies on it: a row is always in a table.
    pub fn may_stand_in(&self, parent: Option<&NodeKind>) -> bool {
        use NodeKind::*;
        match self {
            Item(_) => matches!(parent, Some(List(_))),
            Term | Definition => matches!(parent, Some(Terms)),
            Row(_) => matches!(parent, Some(Table)),
            Cell(_) => matches!(parent, Some(Row(_))),
            Caption => matches!(parent, Some(Table | Figure | Quotation(_))),
            Footnotes => parent.is_none(),
            Footnote(_) => matches!(parent, Some(Footnotes)),
            _ => parent.is_none_or(NodeKind::holds_blocks),
        }
    }

    /// Whether blocks may be its children, and nodes that are no parts of another.
    pub fn holds_blocks(&self) -> bool {
        use NodeKind::*;
        !matches!(self, List(_) | Terms | Table | Row(_) | Picture(_) | Rule | Footnotes)
    }
}

/// The children of one node, or of the article, in reading order.
pub struct Children<'r> {
    tree: &'r [Node],
    /// What is left of each.
    nodes: Range<usize>,
    blocks: Range<usize>,
}

impl Iterator for Children<'_> {
    type Item = Child;

    fn next(&mut self) -> Option<Child> {
        let next = self.tree.get(self.nodes.start).filter(|_| !self.nodes.is_empty());
        match next {
            Some(node) if node.start as usize <= self.blocks.start => {
                let at = self.nodes.start;
                self.nodes.start += 1 + node.nodes as usize;
                self.blocks.start += node.blocks as usize;
                Some(Child::Node(at))
            }
            _ => self.blocks.next().map(Child::Block),
        }
    }
}

impl Reading {
    /// What a node of the tree holds directly; `None` is the article itself.
    pub fn children(&self, node: Option<usize>) -> Children<'_> {
        let (nodes, blocks) = match node.map(|at| (at, &self.tree[at])) {
            None => (0..self.tree.len(), 0..self.blocks.len()),
            Some((at, node)) => {
                let start = node.start as usize;
                (at + 1..at + 1 + node.nodes as usize, start..start + node.blocks as usize)
            }
        };
        Children { tree: &self.tree, nodes, blocks }
    }

    /// The whole article from front to back.
    pub fn parts(&self) -> impl Iterator<Item = TreeStep> + '_ {
        let mut open: Vec<(Option<usize>, Children<'_>)> = vec![(None, self.children(None))];
        std::iter::from_fn(move || {
            let (_, children) = open.last_mut()?;
            match children.next() {
                Some(Child::Block(block)) => Some(TreeStep::Block(block)),
                Some(Child::Node(node)) => {
                    open.push((Some(node), self.children(Some(node))));
                    Some(TreeStep::Enter(node))
                }
                None => open.pop()?.0.map(TreeStep::Leave),
            }
        })
    }
}

/// Whether each node stands where it may and holds what it says, no deeper than [`MAX_DEPTH`]; linear in the number of nodes.
pub(super) fn fits(reading: &Reading) -> bool {
    // The nodes around the one looked at: which, and where its nodes and its blocks end.
    let mut around: Vec<(&NodeKind, usize, u64)> = Vec::new();
    // Blocks up to here stand in nodes that have ended, or before one that has begun.
    let mut blocks = 0;
    let mut footnotes = 0u32;
    let whole = reading.blocks.len() as u64;
    // A node that ends takes all blocks up to its end; those that no node in it has taken are its own.
    fn end(blocks: &mut u64, (kind, _, until): (&NodeKind, usize, u64)) -> bool {
        let own = until - *blocks;
        *blocks = until;
        own == 0 || kind.holds_blocks()
    }
    for (at, node) in reading.tree.iter().enumerate() {
        while let Some(ended) = around.pop_if(|(_, nodes, _)| *nodes <= at) {
            if !end(&mut blocks, ended) {
                return false;
            }
        }
        let parent = around.last();
        let (nodes_end, blocks_end) =
            parent.map_or((reading.tree.len(), whole), |(_, nodes, blocks)| (*nodes, *blocks));
        let start = u64::from(node.start);
        let own_end = start + u64::from(node.blocks);
        let own_nodes = at as u64 + 1 + u64::from(node.nodes);
        let own_before = start > blocks;
        if start < blocks
            || own_end > blocks_end
            || own_nodes > nodes_end as u64
            || around.len() >= MAX_DEPTH
            || !node.kind.may_stand_in(parent.map(|parent| parent.0))
            || own_before && !parent.is_none_or(|parent| parent.0.holds_blocks())
        {
            return false;
        }
        let said = match &node.kind {
            NodeKind::Quotation(Some(cite)) => super::is_safe_link(cite),
            NodeKind::Picture(picture) => picture_fits(picture),
            NodeKind::Footnotes => own_nodes == reading.tree.len() as u64 && own_end == whole,
            NodeKind::Footnote(_) => {
                footnotes += 1;
                true
            }
            _ => true,
        };
        if !said {
            return false;
        }
        blocks = start;
        around.push((&node.kind, own_nodes as usize, own_end));
    }
    while let Some(ended) = around.pop() {
        if !end(&mut blocks, ended) {
            return false;
        }
    }
    let styles = reading.blocks.iter().flat_map(|block| &block.styles);
    // Of the beginning of a long text the footnotes are still to come.
    !reading.rest.is_empty()
        || styles.filter_map(|style| style.kind.footnote()).all(|number| number < footnotes)
}

pub(super) fn picture_fits(picture: &Picture) -> bool {
    super::is_safe_picture(&picture.src)
        && picture.link.as_ref().is_none_or(|link| super::is_safe_link(&link.href))
}

#[cfg(test)]
mod tests;

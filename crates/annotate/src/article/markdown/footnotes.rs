//! Footnotes stand after the body, in the order of their references.

use std::collections::{HashMap, HashSet};

use comrak::nodes::{Node, NodeValue};

use super::walk::MarkdownWalk;
use crate::diagnostic::Place;
use jiazhu_reading::NodeKind;

impl MarkdownWalk<'_, '_> {
    /// Reads the texts of all footnotes. One may refer to others. Those that nothing refers to follow, and are told; so are those whose
    /// name another has.
    pub(super) fn footnotes(&mut self, root: Node<'_>) {
        let mut left: Vec<(String, Node<'_>)> = Vec::new();
        let mut by_name: HashMap<String, (String, Node<'_>)> = HashMap::new();
        for node in root.descendants() {
            if let NodeValue::FootnoteDefinition(definition) = &node.data().value {
                let label = definition.name.clone();
                left.push((label.clone(), node));
                by_name.entry(label.to_lowercase()).or_insert((label, node));
            }
        }
        let Some((_, first)) = left.first() else { return };
        let place = self.place(first.data().sourcepos.start);
        self.builder.enter(NodeKind::Footnotes, place);
        let mut read = HashSet::new();
        let mut left = left.into_iter().enumerate();
        for next in 0.. {
            let referred = self.builder.footnotes().get(next).and_then(|name| by_name.remove(name));
            let next = referred.or_else(|| {
                // The builder numbers them as they come.
                let (index, (label, node)) = left.find(|(_, (_, node))| !read.contains(&position(node)))?;
                let place = self.place(node.data().sourcepos.start);
                let again = by_name.remove(&label.to_lowercase()).is_none();
                if again {
                    let message = format!(
                        "another footnote has the name `{label}`, too, and the references: give this one a name of its own"
                    );
                    self.builder.warn("duplicate-footnote", place, message);
                } else {
                    let message = format!("nothing refers to the footnote `{label}`: it stands after the others");
                    self.builder.warn("unused-footnote", place, message);
                }
                let name = if again { format!("\n{index}") } else { label.to_lowercase() };
                self.builder.footnote(&name);
                Some((label, node))
            });
            let Some((label, node)) = next else { break };
            read.insert(position(&node));
            let place = self.place(node.data().sourcepos.start);
            self.builder.enter(NodeKind::Footnote(label), place);
            node.children().for_each(|child| self.walk(child));
            self.elements.close_to(0, Place::default(), &mut self.builder);
            self.builder.leave();
        }
        self.builder.leave();
    }
}

/// What tells one definition from another.
fn position(node: &Node<'_>) -> (usize, usize) {
    let start = node.data().sourcepos.start;
    (start.line, start.column)
}

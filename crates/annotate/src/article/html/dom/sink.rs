//! The tree while html5ever builds it.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::{DomNode, DomNodeKind, Id};

/// What html5ever builds the tree in.
#[derive(Default)]
pub struct DomSink {
    pub nodes: RefCell<Vec<DomNode>>,
    names: RefCell<Vec<Option<QualName>>>,
    /// Elements that hold a `template`'s content: they stand nowhere.
    templates: RefCell<Vec<(Id, Id)>>,
    /// Where the token stands that is being processed.
    pub at: Cell<usize>,
    /// Of the innermost element that is open.
    pub depth: Cell<usize>,
}

/// The name of an element, for html5ever.
#[derive(Debug)]
pub struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl DomSink {
    fn create(&self, kind: DomNodeKind, name: Option<QualName>) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let mut names = self.names.borrow_mut();
        nodes.push(DomNode { kind, at: self.at.get(), ..DomNode::default() });
        names.resize_with(nodes.len(), || None);
        let id = nodes.len() - 1;
        names[id] = name;
        id
    }

    fn node_of(&self, child: NodeOrText<Id>) -> Id {
        match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => self.create(DomNodeKind::Text(text.to_string()), None),
        }
    }

    fn put(&self, parent: Id, child: Id, at: Option<usize>) {
        self.remove_from_parent(&child);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        nodes[child].parent = Some(parent);
        nodes[child].depth = depth;
        if matches!(nodes[child].kind, DomNodeKind::Element { .. }) {
            self.depth.set(depth);
        }
        let children = &mut nodes[parent].children;
        children.insert(at.unwrap_or(children.len()), child);
    }
}

impl TreeSink for DomSink {
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
        let kind = DomNodeKind::Element { name: written, attributes: plain(attributes) };
        let id = self.create(kind, Some(name));
        if flags.template {
            let content = self.create(DomNodeKind::Document, None);
            self.templates.borrow_mut().push((id, content));
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.create(DomNodeKind::Nothing, None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.create(DomNodeKind::Nothing, None)
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
        if let DomNodeKind::Element { attributes, .. } = &mut nodes[*target].kind {
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

//! From the tree of a page to the tree of an article.

use std::collections::{BTreeMap, HashSet};

use super::dom::{Dom, DomNodeKind, Id};
use super::footnotes::Footnotes;
use super::left_out::LeftOut;
use super::meta_line;
use super::office::{self, OfficeItem, OfficeMarker};
use super::part::{is_furniture, is_hidden, is_machinery};
use crate::article::builder::{Built, TreeBuilder};
use crate::article::elements::{Attributes, Elements};
use crate::article::source::SourceText;
use crate::diagnostic::Place;
use jiazhu_reading::{NodeKind, StyleKind};

pub struct HtmlWalk<'a, 's> {
    dom: &'a Dom,
    places: &'a SourceText<'s>,
    notes: Footnotes,
    builder: TreeBuilder<'a>,
    elements: Elements,
    /// What is left out: how often, how many characters of text, and where first.
    left_out: BTreeMap<LeftOut, (usize, usize, usize)>,
    /// The note that is being read.
    note: Option<Id>,
    /// In a note, after the link back before its text: what parts the two is no text.
    after_label: bool,
    /// Of a note of which no text has come: it may begin with its own label.
    label: Option<String>,
}

/// What parts a label from its note.
const LABEL_ENDS: [char; 9] = ['.', '、', '．', ':', '：', ')', ']', '）', '〕'];

const NO_ATTRIBUTES: Attributes<'static> = Attributes(&[]);

impl<'a, 's> HtmlWalk<'a, 's> {
    pub fn new(
        dom: &'a Dom,
        places: &'a SourceText<'s>,
        notes: Footnotes,
        builder: TreeBuilder<'a>,
    ) -> HtmlWalk<'a, 's> {
        HtmlWalk {
            dom,
            places,
            notes,
            builder,
            elements: Elements::default(),
            left_out: BTreeMap::new(),
            note: None,
            after_label: false,
            label: None,
        }
    }

    pub fn document(mut self, root: Id) -> Built {
        let lang = self.builder.styles();
        self.children(root);
        self.elements.close_to(0, Place::default(), &mut self.builder);
        debug_assert_eq!(self.builder.styles(), lang);
        self.footnotes(root);
        for (what, (times, characters, at)) in std::mem::take(&mut self.left_out) {
            let (code, message) = what.said();
            let mut amount = Vec::new();
            if characters > 0 {
                amount.push(format!("{characters} character{}", if characters == 1 { "" } else { "s" }));
            }
            if times > 1 {
                amount.push(format!("{times} times, here first"));
            }
            let amount = if amount.is_empty() { String::new() } else { format!(" ({})", amount.join(", ")) };
            self.builder.warn(code, self.places.place(at), format!("{message}{amount}"));
        }
        self.builder.finish()
    }

    /// The notes, in the order of their references; one may refer to others.
    fn footnotes(&mut self, root: Id) {
        if self.notes.is_empty() {
            return;
        }
        self.builder.enter(NodeKind::Footnotes, Place::default());
        let mut read = HashSet::new();
        let all: Vec<Id> = self.dom.all(root).filter(|&id| self.notes.is_note(id)).collect();
        let mut others = all.into_iter();
        for next in 0.. {
            let referred = self.builder.footnotes().get(next).and_then(|name| name.parse::<Id>().ok());
            let note = referred.or_else(|| {
                let left = others.by_ref().find(|id| !read.contains(id))?;
                self.builder.footnote(&left.to_string());
                Some(left)
            });
            let Some(note) = note else { break };
            read.insert(note);
            let label = self.notes.label(note).to_string();
            self.label = Some(label.clone());
            self.builder.enter(NodeKind::Footnote(label), self.place(note));
            self.note = Some(note);
            self.after_label = false;
            self.children(note);
            self.elements.close_to(0, Place::default(), &mut self.builder);
            self.note = None;
            self.label = None;
            self.builder.leave();
        }
        self.builder.leave();
    }

    fn place(&self, id: Id) -> Place {
        self.places.place(self.dom.node(id).at)
    }

    fn leave_out(&mut self, what: LeftOut, id: Id) {
        let at = self.dom.node(id).at;
        let is_text =
            matches!(what, LeftOut::About | LeftOut::Furniture | LeftOut::Hidden | LeftOut::Comment);
        let characters = if is_text { self.dom.characters(id) } else { 0 };
        let known = self.left_out.entry(what).or_insert((0, 0, at));
        known.0 += 1;
        known.1 += characters;
    }

    fn children(&mut self, parent: Id) {
        // The lists that Word's paragraphs stand for: level, and whether with numbers.
        let mut lists: Vec<(u32, bool)> = Vec::new();
        let depth = self.elements.depth();
        for &child in self.dom.children(parent) {
            if let Some(item) = office::item(self.dom, child) {
                self.item(child, item, &mut lists, depth);
                continue;
            }
            let is_space = match &self.dom.node(child).kind {
                DomNodeKind::Text(text) => text.trim().is_empty(),
                DomNodeKind::Nothing => true,
                _ => false,
            };
            if !lists.is_empty() && !is_space {
                lists.clear();
                self.elements.close_to(depth, Place::default(), &mut self.builder);
            }
            self.node(child);
        }
        if !lists.is_empty() {
            self.elements.close_to(depth, Place::default(), &mut self.builder);
        }
    }

    /// A paragraph that is an item of a list. Each list, and its last item, are open elements from `depth` on.
    fn item(&mut self, id: Id, item: OfficeItem, lists: &mut Vec<(u32, bool)>, depth: usize) {
        let place = self.place(id);
        let number = match item.marker {
            OfficeMarker::Bullet => None,
            OfficeMarker::Number(number) => Some(number),
            OfficeMarker::Label(label) => {
                lists.clear();
                self.elements.close_to(depth, place, &mut self.builder);
                self.elements.open("p", &NO_ATTRIBUTES, place, &mut self.builder);
                self.elements.text(&label, false, place, &mut self.builder);
                if !label.ends_with(['、', '）', '．']) {
                    self.builder.space(place);
                }
                self.children(id);
                self.elements.close_to(depth, place, &mut self.builder);
                return;
            }
        };
        while lists.last().is_some_and(|&(level, ordered)| {
            level > item.level || (level == item.level && ordered != number.is_some())
        }) {
            lists.pop();
        }
        let is_new = lists.last().is_none_or(|&(level, _)| level < item.level);
        // Two elements for each list that stays, but for the item that this one follows.
        let kept = depth + 2 * lists.len() - usize::from(!is_new);
        self.elements.close_to(kept, place, &mut self.builder);
        if is_new {
            match number {
                Some(number) => {
                    let start = [("start".to_string(), number.to_string())];
                    self.elements.open("ol", &Attributes(&start), place, &mut self.builder);
                }
                None => self.elements.open("ul", &NO_ATTRIBUTES, place, &mut self.builder),
            }
            lists.push((item.level, number.is_some()));
        }
        self.elements.open("li", &NO_ATTRIBUTES, place, &mut self.builder);
        self.children(id);
    }

    fn node(&mut self, id: Id) {
        match &self.dom.node(id).kind {
            DomNodeKind::Text(text) => self.text(text, self.dom.node(id).at),
            DomNodeKind::Element { .. } => self.element(id),
            DomNodeKind::Document | DomNodeKind::Nothing => {}
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        let mut text = text;
        let mut at = at;
        if let Some(label) = self.label.take_if(|_| !text.trim().is_empty()) {
            // `1. `, or the `^ ` before several links back.
            let begun = text.trim_start().trim_start_matches(['^', '↑', '[', '(', '（', '〔']);
            let rest = begun.strip_prefix(&*label).unwrap_or(begun);
            let is_label =
                rest.len() < begun.len() && (rest.trim().is_empty() || rest.starts_with(LABEL_ENDS));
            if is_label || matches!(text.trim(), "^" | "↑") {
                at += text.len() - rest.len();
                text = rest;
                self.after_label = true;
            }
        }
        if self.after_label && !text.trim().is_empty() {
            self.after_label = false;
            let rest = text.trim_start_matches(|c: char| c.is_whitespace() || LABEL_ENDS.contains(&c));
            at += text.len() - rest.len();
            text = rest;
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.elements.soft_break(self.places.place(at), &mut self.builder);
                at += 1;
            }
            if !line.is_empty() {
                self.elements.text(line, false, self.places.place(at), &mut self.builder);
                at += line.len();
            }
        }
    }

    fn element(&mut self, id: Id) {
        let name = self.dom.name(id);
        if is_machinery(name) {
            match name {
                "script" => self.leave_out(LeftOut::Script, id),
                "style" => self.leave_out(LeftOut::Style, id),
                "template" => self.leave_out(LeftOut::Template, id),
                _ => {}
            }
            return;
        }
        if is_furniture(self.dom, id) {
            return self.leave_out(LeftOut::Furniture, id);
        }
        if meta_line::read(self.dom, id).is_some() {
            return self.leave_out(LeftOut::About, id);
        }
        if office::is_comment(self.dom, id) {
            return self.leave_out(LeftOut::Comment, id);
        }
        if is_hidden(self.dom, id) {
            if !self.dom.words(id).is_empty() {
                self.leave_out(LeftOut::Hidden, id);
            }
            return;
        }
        if let Some(note) = self.notes.reference(id) {
            let number = self.builder.footnote(&note.to_string());
            return self.builder.point(StyleKind::Footnote(number));
        }
        // Notes are read after the text.
        if self.note != Some(id) && self.notes.is_note(id) {
            return;
        }
        if self.note.is_some() && self.notes.is_back(self.dom, id) {
            self.after_label = true;
            return;
        }
        // The line above the notes, and the list around them.
        if self.notes.holds_notes(self.dom, id) || (name == "ol" && self.holds_only_notes(id)) {
            for &child in self.dom.children(id) {
                if self.dom.name(child) != "hr" {
                    self.node(child);
                }
            }
            return;
        }
        // What Word writes at the end of each paragraph.
        let is_filler = || name == "o:p" && self.dom.text(id).chars().all(char::is_whitespace);
        if office::is_marker(self.dom, id) || is_filler() {
            return;
        }
        if name == "math" {
            return self.formula(id);
        }
        self.open(id);
    }

    /// A formula in MathML: what its author says in its place, or its characters in their order.
    fn formula(&mut self, id: Id) {
        let place = self.place(id);
        let source = self.dom.all(id).find(|&id| {
            let encoding = self.dom.attribute(id, "encoding").unwrap_or_default();
            self.dom.name(id) == "annotation" && encoding.to_ascii_lowercase().contains("tex")
        });
        let alternative = self.dom.attribute(id, "alttext").map(str::to_string);
        let text = alternative.or(source.map(|id| self.dom.words(id))).unwrap_or_else(|| {
            if self.dom.all(id).any(|id| !matches!(self.dom.name(id), "" | "math" | "mtext" | "semantics")) {
                self.leave_out(LeftOut::Formula, id);
            }
            self.dom.words(id)
        });
        self.builder.begin_style(StyleKind::Formula);
        self.elements.text(&text, false, place, &mut self.builder);
        self.builder.end_style();
    }

    fn holds_only_notes(&self, list: Id) -> bool {
        let mut items = self.dom.children(list).iter().filter(|&&id| self.dom.name(id) == "li").peekable();
        items.peek().is_some() && items.all(|&id| self.notes.is_note(id))
    }

    /// An element that leaves a trace, or may.
    fn open(&mut self, id: Id) {
        let place = self.place(id);
        let depth = self.elements.depth();
        let name = self.dom.name(id);
        let is_cancelled = office::is_cancelled(self.dom, id);
        let is_layout = matches!(self.dom.attribute(id, "role"), Some("presentation" | "none"));
        let level = self.dom.attribute(id, "aria-level").and_then(|level| level.parse::<u32>().ok());
        let heading =
            level.filter(|level| (1..=6).contains(level) && self.dom.has_word(id, "role", "heading"));
        let heading = heading.map(|level| format!("h{level}"));
        let of_layout = || {
            self.dom.around(id).find(|&id| self.dom.name(id) == "table").is_some_and(|table| {
                matches!(self.dom.attribute(table, "role"), Some("presentation" | "none"))
            })
        };
        let name = match name {
            _ if heading.is_some() => heading.as_deref().unwrap_or("div"),
            "table" if is_layout => "div",
            "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" if of_layout() => "div",
            // Those of word processors and of other languages, and those that pages define.
            name if name.contains([':', '-']) || is_cancelled => "span",
            name => name,
        };
        let attributes: Vec<(String, String)> =
            self.dom.attributes(id).iter().filter(|(name, _)| name != "hidden").cloned().collect();
        if name == "a" && self.dom.attribute(id, "href").is_some_and(|href| href.trim() == "#") {
            // What a script does when it is clicked.
            if !self.dom.words(id).is_empty() {
                self.leave_out(LeftOut::Target, id);
            }
            self.elements.open("span", &NO_ATTRIBUTES, place, &mut self.builder);
        } else {
            self.elements.open(name, &Attributes(&attributes), place, &mut self.builder);
        }
        let is_inline = matches!(
            name,
            "span" | "font" | "a" | "b" | "i" | "em" | "strong" | "u" | "s" | "code" | "small"
        );
        if is_inline && !is_cancelled {
            for element in office::styled(self.dom, id) {
                self.elements.open(element, &NO_ATTRIBUTES, place, &mut self.builder);
            }
        }
        self.children(id);
        self.elements.close_to(depth, place, &mut self.builder);
    }
}

//! What the elements of HTML become, whoever reads them: the HTML of a page, or raw tags inside Markdown.
//!
//! Elements that only group (`div`, `section`, `span`) leave no trace, unless by their language. What no reading can show (forms, videos,
//! scripts) is left out, and that is said.

mod attributes;
mod kinds;
mod numbering;
mod pre;
mod ruby;
mod text;

use super::builder::TreeBuilder;
use crate::diagnostic::Place;
use jiazhu_reading::{BlockKind, Cell, List, NodeKind, StyleKind};

pub use attributes::Attributes;
use attributes::{align, link, number};
pub use attributes::{checked_link, picture};
use kinds::{closed_by, is_void, style};
use pre::Pre;
use ruby::OpenRuby;

/// The elements that have begun and not ended.
#[derive(Default)]
pub struct Elements {
    open: Vec<OpenElement>,
    /// So many of them can be ended from within only.
    border: usize,
    /// How many elements around here have a text that is not read.
    silent: usize,
    /// How many annotations of a ruby are around here.
    said: usize,
    /// The innermost ruby around here last.
    rubies: Vec<OpenRuby>,
    pre: Option<Pre>,
}

/// So many elements are open at once; what is nested deeper ends where it begins, as if only its text stood there.
const MOST: usize = 512;

struct OpenElement {
    name: String,
    /// What ends with it, the last first.
    begun: Vec<Begun>,
    /// Of an ordered list: the number of its next item.
    next_item: u32,
}

enum Begun {
    Node,
    /// What stands in it is apart from what follows.
    Leaf,
    Style,
    Silence,
    Quote,
    Ruby,
    /// The pronunciation in a ruby.
    Said,
    Pre,
}

impl Elements {
    /// An element begins. `name` in lower case.
    pub fn open(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        place: Place,
        builder: &mut TreeBuilder<'_>,
    ) {
        self.close_implied(name, builder);
        let mut begun = Vec::new();
        if self.silent == 0 && (attributes.get("hidden").is_some() || kinds::is_left_out(name)) {
            self.silent += 1;
            begun.push(Begun::Silence);
            let why = if kinds::is_left_out(name) { "no reading can show it" } else { "it is hidden" };
            builder.warn("html", place, format!("`<{name}>` is left out, with what it holds: {why}"));
        } else if self.silent == 0 {
            if let Some(lang) = attributes.language() {
                builder.begin_style(StyleKind::Language(lang));
                begun.push(Begun::Style);
            }
            self.begin(name, attributes, place, builder, &mut begun);
            let anchor = attributes.get("name").filter(|_| name == "a");
            [attributes.get("id"), anchor].into_iter().flatten().for_each(|name| builder.target(name));
        }
        let next_item = number(attributes, "start").unwrap_or(1);
        let element = OpenElement { name: name.to_string(), begun, next_item };
        if is_void(name) || self.open.len() >= MOST {
            self.end(element, place, builder);
        } else {
            self.open.push(element);
        }
    }

    fn begin(
        &mut self,
        name: &str,
        attributes: &Attributes<'_>,
        place: Place,
        builder: &mut TreeBuilder<'_>,
        begun: &mut Vec<Begun>,
    ) {
        let mut node = |builder: &mut TreeBuilder<'_>, kind| {
            builder.enter(kind, place);
            begun.push(Begun::Node);
        };
        match name {
            "br" => self.line_break(place, builder),
            "hr" => builder.void(NodeKind::Rule, place),
            "img" | "image" => picture(attributes, None, place, builder),
            "input" => input(attributes, place, builder),
            "a" => {
                if let Some(link) = link(attributes, place, builder) {
                    builder.begin_style(StyleKind::Link(link));
                    begun.push(Begun::Style);
                }
            }
            "q" => {
                builder.text("“", place);
                begun.push(Begun::Quote);
            }
            "p" => {
                builder.begin_leaf(BlockKind::Paragraph);
                begun.push(Begun::Leaf);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                builder.begin_leaf(BlockKind::Heading(name.as_bytes()[1] - b'0'));
                begun.push(Begun::Leaf);
            }
            "blockquote" => node(builder, NodeKind::Quotation(attributes.safe("cite"))),
            "ul" | "menu" | "dir" => node(builder, NodeKind::List(List { start: None, tight: true })),
            "ol" => {
                let start = number(attributes, "start").unwrap_or(1);
                numbering::tell(attributes, place, builder);
                node(builder, NodeKind::List(List { start: Some(start), tight: true }));
            }
            "li" => {
                self.tell_number(attributes, place, builder);
                node(builder, NodeKind::Item(None));
            }
            "dl" => node(builder, NodeKind::Terms),
            "dt" => node(builder, NodeKind::Term),
            "dd" => node(builder, NodeKind::Definition),
            "table" => node(builder, NodeKind::Table),
            "tr" => {
                let head =
                    self.open.iter().rev().map(|element| &*element.name).take_while(|name| *name != "table");
                let head = head.into_iter().any(|name| name == "thead");
                node(builder, NodeKind::Row(head));
            }
            "td" | "th" => {
                let more = |name| number(attributes, name).unwrap_or(1).clamp(1, 1000) - 1;
                let cell = Cell {
                    heading: name == "th",
                    align: align(attributes),
                    more_columns: more("colspan"),
                    more_rows: more("rowspan"),
                };
                node(builder, NodeKind::Cell(cell));
            }
            "figure" => node(builder, NodeKind::Figure),
            "figcaption" | "caption" => node(builder, NodeKind::Caption),
            // In a quotation they say where it comes from.
            "footer" | "cite"
                if matches!(builder.parent(), Some(NodeKind::Quotation(_)))
                    && (name == "footer" || builder.is_after_sentence()) =>
            {
                node(builder, NodeKind::Caption);
            }
            "pre" | "listing" | "xmp" | "plaintext" => {
                builder.close_leaf();
                let is_code = attributes.code_language().is_some();
                self.pre = Some(Pre::new(is_code));
                begun.push(Begun::Pre);
            }
            "code" | "kbd" | "samp" | "var" if self.pre.is_some() => {
                if let Some(pre) = &mut self.pre {
                    pre.code(attributes.code_language());
                }
            }
            "ruby" => {
                self.rubies.push(OpenRuby::begin(builder));
                begun.push(Begun::Ruby);
            }
            "rt" | "rtc" if !self.rubies.is_empty() => {
                self.said += 1;
                begun.push(Begun::Said);
            }
            "rp" => {
                self.silent += 1;
                begun.push(Begun::Silence);
            }
            "math" if attributes.get("alttext").is_some() => {
                builder.begin_style(StyleKind::Formula);
                builder.text(attributes.get("alttext").unwrap_or_default(), place);
                builder.end_style();
                self.silent += 1;
                begun.push(Begun::Silence);
            }
            "abbr" | "acronym" | "dfn"
                if attributes.get("title").is_some_and(|title| !title.trim().is_empty()) =>
            {
                let title = attributes.get("title").unwrap_or_default().trim();
                let message = format!(
                    "`<{name}>` is explained as “{title}” in its `title`, which is left out: make an entry of the glossary of it"
                );
                builder.warn("html", place, message);
                if let Some(style) = style(name) {
                    builder.begin_style(style);
                    begun.push(Begun::Style);
                }
            }
            _ if kinds::is_group(name) => {
                if name == "details" && attributes.get("open").is_none() {
                    let message = "a reading folds nothing up: what `<details>` hides until it is asked for stands in the text; put an answer at the end, or in a footnote";
                    builder.warn("html", place, message);
                }
                builder.close_leaf();
                begun.push(Begun::Leaf);
            }
            _ => match style(name) {
                Some(style) => {
                    builder.begin_style(style);
                    begun.push(Begun::Style);
                }
                None if kinds::is_transparent(name) => {}
                None => {
                    let message =
                        format!("`<{name}>` is no element that a reading can show: what it holds is kept");
                    builder.warn("html", place, message);
                }
            },
        }
    }

    /// An element ends, with all that has begun in it. An end without a beginning is passed over.
    pub fn close(&mut self, name: &str, place: Place, builder: &mut TreeBuilder<'_>) {
        if name == "br" {
            self.line_break(place, builder);
        }
        let own = self.open.get(self.border..).unwrap_or_default();
        if let Some(at) = own.iter().rposition(|element| element.name == name) {
            self.close_to(self.border + at, place, builder);
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Of so many elements none ends by what comes next.
    pub fn border(&self) -> usize {
        self.border
    }

    pub fn set_border(&mut self, border: usize) {
        self.border = border;
    }

    /// Ends elements until so many are left.
    pub fn close_to(&mut self, depth: usize, place: Place, builder: &mut TreeBuilder<'_>) {
        while self.open.len() > depth
            && let Some(element) = self.open.pop()
        {
            self.end(element, place, builder);
        }
    }

    fn end(&mut self, element: OpenElement, place: Place, builder: &mut TreeBuilder<'_>) {
        for begun in element.begun.into_iter().rev() {
            match begun {
                Begun::Node => builder.leave(),
                Begun::Leaf => builder.close_leaf(),
                Begun::Style => {
                    builder.end_style();
                }
                Begun::Silence => self.silent -= 1,
                Begun::Quote => builder.text("”", place),
                Begun::Said => self.said -= 1,
                Begun::Ruby => {
                    if let Some(ruby) = self.rubies.pop() {
                        ruby.end(builder);
                    }
                }
                Begun::Pre => {
                    if let Some(pre) = self.pre.take() {
                        pre.end(builder);
                    }
                }
            }
        }
    }

    /// Some elements end where certain others begin, without a tag.
    fn close_implied(&mut self, name: &str, builder: &mut TreeBuilder<'_>) {
        let own = self.open.get(self.border..).unwrap_or_default();
        if let Some(at) = closed_by(name, own.iter().map(|element| &*element.name)) {
            self.close_to(self.border + at, Place::default(), builder);
        }
    }

    /// Whether lines and spaces are kept here.
    pub fn is_verbatim(&self) -> bool {
        self.pre.is_some()
    }

    /// Whether what stands here is not read as text of the article.
    pub fn is_silent(&self) -> bool {
        self.silent > 0 || self.said > 0
    }
}

/// The box of a task; other inputs are left out.
fn input(attributes: &Attributes<'_>, place: Place, builder: &mut TreeBuilder<'_>) {
    let kind = attributes.get("type").unwrap_or("text");
    if kind.eq_ignore_ascii_case("checkbox") && builder.task(attributes.get("checked").is_some()) {
        return;
    }
    if !kind.eq_ignore_ascii_case("hidden") {
        builder.warn("html", place, "`<input>` is left out: no reading can show it");
    }
}

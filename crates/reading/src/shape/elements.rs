//! Elements without what is in them: of styles, points, cells, pictures, links and footnotes, with their attributes.

use super::Shape;
use crate::reading::*;
use crate::strings::{Phrase, Strings};

/// An element without what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub tag: &'static str,
    /// Of an element that has none, empty.
    pub class: &'static str,
    /// An empty value says that the attribute is there. Their names are all in [`ATTRIBUTES`].
    pub attributes: Vec<(&'static str, String)>,
}

/// The attributes that an element may have, in the order in which they are written: how a picture is loaded stands before its address.
pub const ATTRIBUTES: [&str; 29] = [
    "class",
    "role",
    "tabindex",
    "id",
    "href",
    "cite",
    "title",
    "rel",
    "aria-label",
    "lang",
    "data-number",
    "start",
    "data-loose",
    "scope",
    "data-align",
    "colspan",
    "rowspan",
    "loading",
    "decoding",
    "alt",
    "width",
    "height",
    "src",
    "data-block",
    "data-lines",
    "data-at",
    "data-paragraph",
    "data-ems",
    "data-gaps",
];

impl Element {
    pub(super) fn new(
        tag: &'static str,
        class: &'static str,
        attributes: &[(&'static str, &str)],
    ) -> Element {
        let attributes = attributes.iter().map(|(name, value)| (*name, value.to_string())).collect();
        Element { tag, class, attributes }
    }

    pub(super) fn put(&mut self, name: &'static str, value: &str) {
        self.attributes.push((name, value.to_owned()));
    }
}

impl StyleKind {
    /// The element of a stretch; of a [`StyleKind::Ruby`] the `ruby`, in which what is said follows as an `rt`. Of a point, as
    /// [`point`] has it, an empty one.
    pub fn element(&self) -> Element {
        let (tag, class) = match self {
            StyleKind::Emphasis => ("em", ""),
            StyleKind::Strong => ("strong", ""),
            StyleKind::Deletion => ("del", ""),
            StyleKind::Underline => ("u", ""),
            StyleKind::Highlight => ("mark", ""),
            StyleKind::Subscript => ("sub", ""),
            StyleKind::Superscript => ("sup", ""),
            StyleKind::Small => ("small", ""),
            StyleKind::Code(_) => ("code", ""),
            StyleKind::Ruby(_) => ("ruby", ""),
            StyleKind::Formula => ("span", "jz-tex"),
            StyleKind::Link(link) => return link_element(link),
            StyleKind::Language(_) | StyleKind::Picture(_) | StyleKind::Footnote(_) => ("span", ""),
        };
        let mut shown = element(tag, class);
        match self {
            // As the HTML standard proposes it.
            StyleKind::Code(Some(language)) => shown.put("class", &["language-", language].concat()),
            StyleKind::Language(lang) => shown.put("lang", lang),
            _ => {}
        }
        shown
    }
}

/// What stands at a place of the text: a small picture, or a reference to a footnote. `place`: in code points of the text.
pub fn point(kind: &StyleKind, place: u32, say: &Strings) -> Shape {
    match kind {
        StyleKind::Picture(picture) => picture_shape(picture, "jz-small-picture"),
        StyleKind::Footnote(number) => {
            let number = *number as usize;
            let shown = (number + 1).to_string();
            let href = ["#", &footnote_id(number)].concat();
            let attributes = [
                ("role", "doc-noteref"),
                ("id", &*reference_id(place, number)),
                ("href", &*href),
                ("aria-label", &*footnote_label(number, say)),
                ("lang", say.lang),
                ("data-number", &*shown),
            ];
            let reference = Element::new("a", "jz-footref", &attributes);
            Shape::Holder(reference, Vec::new())
        }
        other => Shape::Holder(other.element(), Vec::new()),
    }
}

pub(super) fn element(tag: &'static str, class: &'static str) -> Element {
    Element::new(tag, class, &[])
}

pub(super) fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h2",
        2 => "h3",
        3 => "h4",
        4 => "h5",
        _ => "h6",
    }
}

pub(super) fn cell_element(cell: &Cell, in_head: bool) -> Element {
    let mut shown = element(if cell.heading { "th" } else { "td" }, "");
    if cell.heading {
        shown.put("scope", if in_head { "col" } else { "row" });
    }
    let align = match cell.align {
        Align::Start => "",
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    if !align.is_empty() {
        shown.put("data-align", align);
    }
    for (name, more) in [("colspan", cell.more_columns), ("rowspan", cell.more_rows)] {
        if more > 0 {
            shown.put(name, &more.saturating_add(1).to_string());
        }
    }
    shown
}

/// It is fetched when the reader comes near; its size, where it is known, is kept free until then.
pub(super) fn picture_shape(picture: &Picture, class: &'static str) -> Shape {
    let attributes = [("loading", "lazy"), ("decoding", "async"), ("alt", &*picture.alt)];
    let mut shown = Element::new("img", class, &attributes);
    if let Some(title) = &picture.title {
        shown.put("title", title);
    }
    for (name, size) in [("width", picture.width), ("height", picture.height)] {
        if let Some(size) = size {
            shown.put(name, &size.to_string());
        }
    }
    shown.put("src", &picture.src);
    let shape = Shape::Holder(shown, Vec::new());
    match &picture.link {
        Some(link) => Shape::Holder(link_element(link), vec![shape]),
        None => shape,
    }
}

fn link_element(link: &Link) -> Element {
    let mut shown = Element::new("a", "jz-link", &[("href", &link.href)]);
    if let Some(title) = &link.title {
        shown.put("title", title);
    }
    // A host page may open all its links in new windows, by `base`: theirs have no hold of it.
    if link.href.as_bytes().contains(&b':') {
        shown.put("rel", "noopener noreferrer");
    }
    shown
}

pub(super) fn footnote_label(number: usize, say: &Strings) -> String {
    say.fill(Phrase::FootnoteNumber, &[("n", &(number + 1).to_string())])
}

pub(super) fn footnote_id(number: usize) -> String {
    ["jiazhu-footnote-", &(number + 1).to_string()].concat()
}

/// Unique, for no two references to one footnote stand at one place.
pub(super) fn reference_id(place: u32, number: usize) -> String {
    ["jiazhu-footref-", &(number + 1).to_string(), "-", &place.to_string()].concat()
}

//! The attributes of an element, and what is made of them.

use crate::article::builder::TreeBuilder;
use crate::article::language::is_language_tag;
use crate::diagnostic::Place;
use jiazhu_reading::{Align, Link, Picture, StyleKind, is_safe_link};

/// Names in lower case, and values.
pub struct Attributes<'a>(pub &'a [(String, String)]);

impl Attributes<'_> {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An address, if it is one that a reading may hold.
    pub fn safe(&self, name: &str) -> Option<String> {
        self.get(name).map(whole).filter(|url| !url.is_empty() && is_safe_link(url))
    }

    pub fn language(&self) -> Option<String> {
        let tag = self.get("lang").or_else(|| self.get("xml:lang"))?;
        is_language_tag(tag).then(|| tag.to_string())
    }

    /// Of code, as highlighters write it: `class="language-rust"`.
    pub fn code_language(&self) -> Option<String> {
        let mut classes = self.get("class")?.split_ascii_whitespace();
        classes
            .find_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-")))
            .map(str::to_string)
    }
}

/// An address that leaves its scheme to the page, as `//example.org`, is one of the web: a reading may be opened from a file, which has none.
fn whole(url: &str) -> String {
    let url = url.trim();
    let is_of_web = url.strip_prefix("//").is_some_and(|rest| !rest.starts_with(['/', '\\']));
    if is_of_web { format!("https:{url}") } else { url.to_string() }
}

pub fn number(attributes: &Attributes<'_>, name: &str) -> Option<u32> {
    let value = attributes.get(name)?.trim();
    value.strip_suffix("px").unwrap_or(value).trim().parse().ok()
}

pub fn align(attributes: &Attributes<'_>) -> Align {
    let style = attributes.get("style").and_then(|style| {
        let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
        declarations
            .filter(|(name, _)| name.trim() == "text-align")
            .map(|(_, value)| value.trim())
            .next_back()
    });
    match style.or(attributes.get("align")).unwrap_or_default().to_ascii_lowercase().as_str() {
        "left" => Align::Left,
        "center" | "middle" => Align::Center,
        "right" => Align::Right,
        _ => Align::Start,
    }
}

/// The link of an `a`. One that a reading may not hold is left out, and told.
pub fn link(attributes: &Attributes<'_>, place: Place, builder: &mut TreeBuilder<'_>) -> Option<Link> {
    let href = attributes.get("href")?.trim();
    let title = attributes.get("title").filter(|title| !title.is_empty()).map(str::to_string);
    checked_link(href, title, place, builder)
}

pub fn checked_link(
    href: &str,
    title: Option<String>,
    place: Place,
    builder: &mut TreeBuilder<'_>,
) -> Option<Link> {
    let whole = whole(href);
    if is_safe_link(&whole) {
        builder.address(&whole, place);
        return Some(Link { href: whole, title });
    }
    builder.warn(
        "link",
        place,
        format!("the link to `{}` is left out, its text is kept: {SAFE}", short(href)),
    );
    None
}

const SAFE: &str = "an address has to begin with http, https or mailto, or be relative";

/// A picture. One whose address a reading may not hold is left out, and told.
pub fn picture(attributes: &Attributes<'_>, link: Option<Link>, place: Place, builder: &mut TreeBuilder<'_>) {
    // Pages that load pictures late keep the address elsewhere.
    let src = ["src", "data-src", "data-original"].iter().find_map(|name| attributes.safe(name));
    let text = |name| attributes.get(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_string);
    let alt = text("alt").unwrap_or_default();
    let Some(src) = src else {
        let src = attributes.get("src").unwrap_or_default();
        let alt = if alt.is_empty() { String::new() } else { format!(" ({alt})") };
        let message = if src.trim().is_empty() {
            format!("a picture{alt} without an address is left out")
        } else {
            format!("the picture `{}`{alt} is left out: {SAFE}", short(src))
        };
        builder.warn("image", place, message);
        return;
    };
    let size = |name| number(attributes, name).filter(|size| *size > 0);
    let picture = Picture {
        src,
        alt,
        title: text("title"),
        width: size("width"),
        height: size("height"),
        link: link.or_else(|| builder.link().cloned()),
    };
    builder.point(StyleKind::Picture(picture));
}

/// The beginning of an address, for a message.
fn short(address: &str) -> String {
    let shown: String = address.chars().take(60).filter(|c| !c.is_control()).collect();
    if shown.len() < address.len() { format!("{shown}…") } else { shown }
}

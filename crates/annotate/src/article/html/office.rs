//! What word processors write: styles where HTML has elements, and paragraphs that look like items of a list.

use super::dom::{Dom, Id};

/// The value of a property in the `style` of an element, in lower case.
pub fn property(dom: &Dom, id: Id, name: &str) -> Option<String> {
    let style = dom.attribute(id, "style")?;
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    let mut values = declarations.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name));
    values.next_back().map(|(_, value)| value.trim().to_ascii_lowercase())
}

/// The elements that the style of an element stands for.
pub fn styled(dom: &Dom, id: Id) -> Vec<&'static str> {
    let mut elements = Vec::new();
    let value = |name| property(dom, id, name).unwrap_or_default();
    if is_bold(&value("font-weight")) {
        elements.push("strong");
    }
    if matches!(value("font-style").as_str(), "italic" | "oblique") {
        elements.push("em");
    }
    let decoration = value("text-decoration") + &value("text-decoration-line");
    if decoration.contains("line-through") {
        elements.push("del");
    }
    if decoration.contains("underline")
        && dom.name(id) != "a"
        && !dom.around(id).any(|around| dom.name(around) == "a")
    {
        elements.push("u");
    }
    match value("vertical-align").as_str() {
        "super" => elements.push("sup"),
        "sub" => elements.push("sub"),
        _ => {}
    }
    elements
}

fn is_bold(weight: &str) -> bool {
    matches!(weight, "bold" | "bolder") || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

/// Whether an element says by its style that it is not what its name says: Google Docs wraps all it copies into such a `b`.
pub fn is_cancelled(dom: &Dom, id: Id) -> bool {
    match dom.name(id) {
        "b" | "strong" => property(dom, id, "font-weight").is_some_and(|weight| !is_bold(&weight)),
        "i" | "em" => property(dom, id, "font-style").is_some_and(|style| style == "normal"),
        "u" | "s" | "strike" => {
            property(dom, id, "text-decoration").is_some_and(|decoration| decoration == "none")
        }
        _ => false,
    }
}

/// Whether an element is a comment of an editor, or the sign in the text that leads to one, as Word and Google Docs save them in pages.
pub fn is_comment(dom: &Dom, id: Id) -> bool {
    let href = |id| dom.attribute(id, "href").unwrap_or_default();
    match dom.name(id) {
        "a" => dom.has_word(id, "class", "msocomanchor") || href(id).starts_with("#cmnt"),
        "p" => {
            dom.all(id).find(|&id| dom.name(id) == "a").is_some_and(|id| href(id).starts_with("#cmnt_ref"))
        }
        _ => {
            property(dom, id, "mso-element").is_some_and(|element| element.starts_with("comment"))
                || dom.has_word(id, "class", "MsoCommentReference")
        }
    }
}

/// An item of a list that Word writes as a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct OfficeItem {
    /// From 1.
    pub level: u32,
    pub marker: OfficeMarker,
}

#[derive(Debug, PartialEq, Eq)]
pub enum OfficeMarker {
    Bullet,
    Number(u32),
    /// Any other: it is text.
    Label(String),
}

/// `None`: the paragraph is no item.
pub fn item(dom: &Dom, id: Id) -> Option<OfficeItem> {
    let list = property(dom, id, "mso-list").filter(|_| dom.name(id) == "p")?;
    let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"))?.parse().ok()?;
    let marker = dom.all(id).find(|&id| is_marker(dom, id)).map(|id| dom.words(id)).unwrap_or_default();
    let marker = marker.trim_matches(|c: char| c.is_whitespace() || c == '\u{A0}');
    let number = marker.trim_end_matches(['.', ')', '、', '．', '）']);
    let marker = match number.parse() {
        Ok(number) => OfficeMarker::Number(number),
        Err(_)
            if marker.chars().count() <= 1
                && !marker.chars().any(|c| c.is_alphanumeric() && c != 'o' && !c.is_ascii()) =>
        {
            OfficeMarker::Bullet
        }
        Err(_) => OfficeMarker::Label(marker.to_string()),
    };
    Some(OfficeItem { level, marker })
}

/// The part of such a paragraph that looks like a bullet or a number.
pub fn is_marker(dom: &Dom, id: Id) -> bool {
    property(dom, id, "mso-list").is_some_and(|value| value == "ignore")
}

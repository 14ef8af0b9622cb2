//! Writes the parts of a card, which [`jiazhu_reading::card`] describes, where they stand in a list of all entries or notes.

use super::write::Writer;
use super::{entry_id, mark_id};
use jiazhu_reading::Reading;
use jiazhu_reading::card::{CardPart, Content, LinkTo, Role};
use jiazhu_reading::runs::outermost;

/// Texts and parts in a row.
pub(super) fn content(out: &mut Writer, reading: &Reading, content: &[Content]) {
    for content in content {
        match content {
            Content::Text(text) => out.text(text),
            Content::Part(part) => self::part(out, reading, part),
        }
    }
}

fn part(out: &mut Writer, reading: &Reading, part: &CardPart) {
    // What it holds is told with the pronunciation in one line.
    if part.role == Role::Head {
        return content(out, reading, &part.content);
    }
    let (tag, class) = element(part.role);
    let mut attributes: Vec<(&str, &str)> = Vec::new();
    if !class.is_empty() {
        attributes.push(("class", class));
    }
    if let (Some(name), Some(value)) = (part.role.attribute(), &part.value) {
        attributes.push((name, value));
    }
    let href = part.link.as_ref().and_then(|link| match link.to {
        LinkTo::Address | LinkTo::Page => Some(link.href.clone()),
        LinkTo::Entry(entry) => Some(format!("#{}", entry_id(&reading.entries[entry as usize].id))),
        // A mark inside another one has no element.
        LinkTo::Mark { mark, .. } => Some(format!("#{}", mark_id(outermost(reading, mark as usize)))),
        // It has no card here.
        LinkTo::Word(_) => None,
    });
    match part.link.as_ref().map(|link| &link.to) {
        Some(LinkTo::Mark { label, .. }) => {
            attributes.extend([("role", "doc-backlink"), ("aria-label", label)])
        }
        Some(LinkTo::Address) => attributes.push(("rel", "noopener noreferrer")),
        _ => {}
    }
    attributes.extend(href.as_deref().map(|href| ("href", href)));
    attributes.extend(part.lang.as_deref().map(|lang| ("lang", lang)));
    out.open(tag, &attributes);
    if matches!(part.role, Role::Terms | Role::Places) {
        // Without a style sheet nothing else keeps links apart.
        for (at, link) in part.content.iter().enumerate() {
            out.text(if at > 0 { " " } else { "" });
            content(out, reading, std::slice::from_ref(link));
        }
    } else {
        content(out, reading, &part.content);
    }
    out.close();
}

/// As on a card; but what is a heading there would be one of hundreds here, and a term is defined in a list.
fn element(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Headword => ("dfn", ""),
        Role::PinyinLine => Role::Pinyin.element(),
        Role::Label | Role::NoteLabel => ("p", "jz-label"),
        role => role.element(),
    }
}

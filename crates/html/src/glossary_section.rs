//! The glossary as a section: each entry whole, as its card tells it, with links back to where its term stands.
//!
//! The entry that the page's address names stands at the bottom of the window instead (`styles/sheet.css`), with the link
//! that closes it and one to where it stands in the list, which has an id of its own.

use super::part::content;
use super::write::Writer;
use super::{closing_link, entry_id, place_id};
use jiazhu_reading::Reading;
use jiazhu_reading::card::{CardPart, Content, Role, entry_parts};
use jiazhu_reading::strings::{Phrase, Strings};

pub(super) fn section(out: &mut Writer, reading: &Reading, say: &Strings) {
    if reading.entries.is_empty() {
        return;
    }
    let mut marks = vec![Vec::new(); reading.entries.len()];
    for (at, mark) in reading.marks.iter().enumerate() {
        marks[mark.entry as usize].push(at as u32);
    }
    let attributes = [
        ("class", "jz-glossary jz-sheets"),
        ("role", "doc-glossary"),
        ("aria-labelledby", "jiazhu-glossary"),
    ];
    out.open("section", &attributes);
    out.line();
    out.element("h2", &[("id", "jiazhu-glossary"), ("lang", say.lang)], say.get(Phrase::Glossary));
    out.line();
    out.open("dl", &[]);
    for (at, (entry, marks)) in reading.entries.iter().zip(&marks).enumerate() {
        let parts = entry_parts(reading, at as u32, marks, None, say);
        let is_head = |told: &Content| matches!(told, Content::Part(part) if matches!(part.role, Role::Head | Role::PinyinLine));
        let (head, body) = parts.split_at(parts.iter().take_while(|told| is_head(told)).count());
        out.line();
        let (id, place) = (entry_id(&entry.id), place_id(&entry.id));
        let attributes =
            [("class", "jz-entry"), ("id", &id), ("tabindex", "-1"), ("data-class", entry.class.name())];
        out.open("div", &attributes);
        out.open("dt", &[("id", &place)]);
        closing_link(out, say);
        for (at, told) in head.iter().enumerate() {
            out.text(if at > 0 { " " } else { "" });
            content(out, reading, std::slice::from_ref(told));
        }
        out.close();
        out.open("dd", &[("lang", say.lang)]);
        for told in body {
            match told {
                Content::Part(part) if part.role == Role::Origin => origin(out, reading, part, &place),
                told => content(out, reading, std::slice::from_ref(told)),
            }
        }
        out.close();
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
}

/// Whose entry it is: the glossary's, and so a link to where it stands in it.
fn origin(out: &mut Writer, reading: &Reading, part: &CardPart, place: &str) {
    let (tag, class) = part.role.element();
    let (whose, more) = part.content.split_at(part.content.len().min(1));
    out.open(tag, &[("class", class)]);
    out.open("a", &[("href", &format!("#{place}"))]);
    content(out, reading, whose);
    out.close();
    content(out, reading, more);
    out.close();
}

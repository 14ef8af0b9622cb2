//! The glossary as a section: each entry whole, as its card tells it, with links back to where its term stands.

use super::entry_id;
use super::part::content;
use super::write::Writer;
use jiazhu_reading::Reading;
use jiazhu_reading::card::{Content, Role, entry_parts};
use jiazhu_reading::strings::{Phrase, Strings};

pub(super) fn section(out: &mut Writer, reading: &Reading, say: &Strings) {
    if reading.entries.is_empty() {
        return;
    }
    let mut marks = vec![Vec::new(); reading.entries.len()];
    for (at, mark) in reading.marks.iter().enumerate() {
        marks[mark.entry as usize].push(at as u32);
    }
    let attributes =
        [("class", "jz-glossary"), ("role", "doc-glossary"), ("aria-labelledby", "jiazhu-glossary")];
    out.open("section", &attributes);
    out.line();
    out.element("h2", &[("id", "jiazhu-glossary"), ("lang", "en")], say.get(Phrase::Glossary));
    out.line();
    out.open("dl", &[]);
    for (at, (entry, marks)) in reading.entries.iter().zip(&marks).enumerate() {
        let parts = entry_parts(reading, at as u32, marks, None, say);
        let is_head = |told: &Content| matches!(told, Content::Part(part) if matches!(part.role, Role::Head | Role::PinyinLine));
        let (head, body) = parts.split_at(parts.iter().take_while(|told| is_head(told)).count());
        out.line();
        let attributes =
            [("class", "jz-entry"), ("id", &entry_id(&entry.id)), ("data-class", entry.class.name())];
        out.open("div", &attributes);
        out.open("dt", &[]);
        for (at, told) in head.iter().enumerate() {
            out.text(if at > 0 { " " } else { "" });
            content(out, reading, std::slice::from_ref(told));
        }
        out.close();
        out.open("dd", &[("lang", "en")]);
        content(out, reading, body);
        out.close();
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
}

//! The glossary as a section: each entry whole, as its card tells it, with links back to where its term stands.

use super::entry_id;
use super::part::{content, part};
use super::write::Writer;
use jiazhu_reading::Reading;
use jiazhu_reading::card::{Role, entry_parts};
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
        let (head, body): (Vec<_>, Vec<_>) =
            parts.iter().partition(|part| matches!(part.role, Role::Head | Role::PinyinLine));
        out.line();
        let attributes =
            [("class", "jz-entry"), ("id", &entry_id(&entry.id)), ("data-class", entry.class.name())];
        out.open("div", &attributes);
        out.open("dt", &[]);
        for told in head {
            if told.role == Role::Head {
                content(out, reading, &told.content);
            } else {
                out.text(" ");
                part(out, reading, told);
            }
        }
        out.close();
        out.open("dd", &[("lang", "en")]);
        body.into_iter().for_each(|told| part(out, reading, told));
        out.close();
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
}

//! The glossary as a section: each entry whole, with links back to where its term stands.

use super::write::Writer;
use super::{entry_id, mark_id};
use jiazhu_reading::runs::outermost;
use jiazhu_reading::{Entry, Gloss, Reading};

pub(super) fn section(out: &mut Writer, reading: &Reading) {
    if reading.entries.is_empty() {
        return;
    }
    let attributes =
        [("class", "jz-glossary"), ("role", "doc-glossary"), ("aria-labelledby", "jiazhu-glossary")];
    out.open("section", &attributes);
    out.line();
    out.element("h2", &[("id", "jiazhu-glossary"), ("lang", "en")], "Glossary");
    out.line();
    out.open("dl", &[]);
    for (index, entry) in reading.entries.iter().enumerate() {
        out.line();
        out.open(
            "div",
            &[("class", "jz-entry"), ("id", &entry_id(&entry.id)), ("data-class", entry.class.name())],
        );
        write_head(out, entry);
        out.open("dd", &[]);
        write_meaning(out, entry);
        write_facts(out, reading, entry);
        write_related(out, reading, entry);
        write_occurrences(out, reading, index, entry);
        out.close();
        out.close();
    }
    out.line();
    out.close();
    out.close();
    out.line();
}

fn write_head(out: &mut Writer, entry: &Entry) {
    out.open("dt", &[]);
    out.element("dfn", &[("lang", "zh-Hans")], &entry.headword);
    if let Some(traditional) = &entry.traditional {
        out.text(" ");
        out.element("span", &[("class", "jz-traditional"), ("lang", "zh-Hant")], traditional);
    }
    if let Some(pinyin) = &entry.pinyin {
        out.text(" ");
        out.element("span", &[("class", "jz-pinyin"), ("lang", "zh-Latn-pinyin")], pinyin);
    }
    out.close();
}

fn write_meaning(out: &mut Writer, entry: &Entry) {
    if !entry.renderings.is_empty() {
        out.open("p", &[("class", "jz-renderings"), ("lang", "en")]);
        for (index, rendering) in entry.renderings.iter().enumerate() {
            out.text(if index > 0 { "; " } else { "" });
            out.open("b", &[]);
            out.prose(&rendering.text);
            out.close();
            if let Some(credit) = rendering.credit() {
                out.text(" ");
                out.open("small", &[]);
                out.prose(&format!("({credit})"));
                out.close();
            }
        }
        out.close();
    }
    write_gloss(out, &entry.gloss);
    for sense in &entry.senses {
        let from = sense.from.as_deref().unwrap_or("");
        let until = sense.until.as_deref().unwrap_or("");
        out.element("p", &[("class", "jz-sense"), ("lang", "en")], &format!("{from}–{until}"));
        write_gloss(out, &sense.gloss);
    }
    for (label, text) in [("First", &entry.first), ("Here", &entry.here)] {
        if let Some(text) = text {
            out.open("p", &[("lang", "en")]);
            out.element("i", &[], label);
            out.text(": ");
            out.prose(text);
            out.close();
        }
    }
}

fn write_gloss(out: &mut Writer, gloss: &Gloss) {
    if let Some(text) = &gloss.en {
        out.open("p", &[("class", "jz-gloss"), ("lang", "en")]);
        out.prose(text);
        out.close();
    }
    if let Some(text) = &gloss.zh {
        out.element("p", &[("class", "jz-gloss"), ("lang", "zh-Hans")], text);
    }
}

fn write_facts(out: &mut Writer, reading: &Reading, entry: &Entry) {
    if !entry.facts.is_empty() {
        out.open("ul", &[("class", "jz-facts"), ("lang", "en")]);
        for fact in &entry.facts {
            out.open("li", &[]);
            out.prose(&fact.text);
            fact.sources.iter().for_each(|at| write_source(out, reading, *at));
            out.close();
        }
        out.close();
    }
    if !entry.doubts.is_empty() {
        out.open("ul", &[("class", "jz-doubts"), ("lang", "en")]);
        for doubt in &entry.doubts {
            out.open("li", &[]);
            out.prose(doubt);
            out.close();
        }
        out.close();
    }
    if !entry.sources.is_empty() {
        out.open("p", &[("class", "jz-sources"), ("lang", "en")]);
        out.text("Sources:");
        entry.sources.iter().for_each(|at| write_source(out, reading, *at));
        out.close();
    }
}

fn write_source(out: &mut Writer, reading: &Reading, at: u32) {
    let source = &reading.sources[at as usize];
    out.text(" ");
    out.open("cite", &[]);
    match source.link() {
        Some(url) => {
            out.open("a", &[("href", url), ("rel", "noopener noreferrer")]);
            out.prose(&source.title);
            out.close();
        }
        None => out.prose(&source.title),
    }
    let about = [&source.publisher, &source.date, &source.seen];
    for detail in about.into_iter().flatten() {
        out.text(", ");
        out.prose(detail);
    }
    out.close();
}

fn write_related(out: &mut Writer, reading: &Reading, entry: &Entry) {
    if entry.related.is_empty() {
        return;
    }
    out.open("p", &[("class", "jz-related"), ("lang", "en")]);
    out.text("See");
    for at in &entry.related {
        let other = &reading.entries[*at as usize];
        out.text(" ");
        out.element(
            "a",
            &[("href", &format!("#{}", entry_id(&other.id))), ("lang", "zh-Hans")],
            &other.headword,
        );
    }
    out.close();
}

fn write_occurrences(out: &mut Writer, reading: &Reading, index: usize, entry: &Entry) {
    let marks: Vec<usize> =
        (0..reading.marks.len()).filter(|at| reading.marks[*at].entry as usize == index).collect();
    if marks.is_empty() {
        return;
    }
    out.open("p", &[("class", "jz-occurrences"), ("lang", "en")]);
    out.text("In the text:");
    for (number, at) in marks.iter().enumerate() {
        let number = (number + 1).to_string();
        let href = format!("#{}", mark_id(outermost(reading, *at)));
        let label = format!("Occurrence {number} of {}", entry.headword);
        out.text(" ");
        out.element("a", &[("role", "doc-backlink"), ("href", &href), ("aria-label", &label)], &number);
    }
    out.close();
}

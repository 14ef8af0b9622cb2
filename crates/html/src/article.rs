//! The article as HTML: its shapes ([`jiazhu_reading::shape`]), with its runs ([`jiazhu_reading::runs`]) in their blocks.

use std::collections::BTreeSet;

use super::site::links;
use super::write::Writer;
use super::{about, entry_id, mark_id, note_id, note_reference_id};
use jiazhu_reading::runs::{self, Piece, Run, RunKind, Runs, runs};
use jiazhu_reading::shape::{Element, Shape, point};
use jiazhu_reading::stretch::Stretch;
use jiazhu_reading::strings::{Phrase, Strings};
use jiazhu_reading::{BlockKind, Reading, Style, StyleKind};

/// What links to a block of the article begin with; its number follows.
pub(super) const BLOCK: &str = "#jiazhu-block-";

pub(super) fn article(
    out: &mut Writer,
    reading: &Reading,
    numbers: &[u32],
    places: &BTreeSet<usize>,
    say: &Strings,
) {
    let lang = about::lang(&reading.about);
    let attributes = [("class", "jz-article"), ("lang", lang), ("dir", "ltr")];
    out.open("article", &[&attributes[..], &about::ITEM].concat());
    about::properties(out, &reading.about);
    let own = links(reading).filter_map(|link| link.href.strip_prefix(BLOCK)?.parse().ok());
    let linked = own.chain(places.iter().copied()).collect();
    let (runs, starts) = (runs(reading), reading.block_starts());
    let parts = ArticleParts { reading, runs, starts, linked, numbers, say };
    for shape in reading.shapes(say) {
        out.line();
        parts.shape(out, &shape);
    }
    out.line();
    out.close();
    out.line();
}

struct ArticleParts<'r> {
    reading: &'r Reading,
    runs: Vec<Runs<'r>>,
    /// Where each block starts.
    starts: Vec<u32>,
    /// Blocks that links of the article, or of others, lead to.
    linked: BTreeSet<usize>,
    /// Of each note.
    numbers: &'r [u32],
    say: &'r Strings,
}

impl ArticleParts<'_> {
    fn shape(&self, out: &mut Writer, shape: &Shape) {
        match shape {
            Shape::Holder(element, _) if matches!(element.tag, "img" | "hr") => {
                out.void(element.tag, &attributes(element));
            }
            Shape::Holder(element, shapes) => {
                open(out, element);
                let apart = shapes.len() > 1;
                for shape in shapes {
                    if apart {
                        out.line();
                    }
                    self.shape(out, shape);
                }
                out.close();
            }
            Shape::Block { element, block, stretch, check, backs } => {
                let is_first = stretch.is_none_or(|stretch| stretch.span.start == 0);
                let id = Some(format!("{}{block}", &BLOCK[1..]));
                let id = id.filter(|_| is_first && self.linked.contains(block));
                let mut attributes = attributes(element);
                let has_own = attributes.iter().any(|(name, _)| *name == "id");
                attributes.extend(id.as_deref().filter(|_| !has_own).map(|id| ("id", id)));
                out.open(element.tag, &attributes);
                // A footnote has an id already.
                if let Some(id) = id.filter(|_| has_own) {
                    out.element("span", &[("id", &*id)], "");
                }
                // A parser drops the first line break of what is preformatted.
                if element.tag == "pre" {
                    out.line();
                }
                check.iter().for_each(|check| empty(out, check));
                self.block(out, *block, *stretch);
                backs.iter().for_each(|back| empty(out, back));
                out.close();
            }
        }
    }

    fn block(&self, out: &mut Writer, block: usize, stretch: Option<Stretch>) {
        let styles = &self.reading.blocks[block].styles;
        let Runs { runs, stretches, signs } = &self.runs[block];
        let (runs, is_end) = runs::part(runs, stretches, stretch);
        for side_by_side in runs.chunk_by(|a, b| a.link == b.link) {
            let link = side_by_side[0].link;
            if let Some(link) = link {
                open(out, &styles[link].kind.element());
            }
            for run in side_by_side {
                self.run(out, run, block);
            }
            if link.is_some() {
                out.close();
            }
        }
        for at in signs.iter().filter(|_| is_end) {
            self.open_note_reference(out, *at, "jz-sign");
            out.close();
        }
    }

    fn run(&self, out: &mut Writer, run: &Run<'_>, block: usize) {
        let start = self.starts[block];
        let preformatted = self.reading.blocks[block].kind == BlockKind::Code;
        match run.kind {
            RunKind::Text => write_pieces(out, run, preformatted),
            RunKind::Mark(at) => {
                let entry = &self.reading.entries[self.reading.marks[at].entry as usize];
                let (id, href) = (mark_id(at), format!("#{}", entry_id(&entry.id)));
                // In a link of the article it is none itself: its entry is found in the glossary.
                let is_link = run.link.is_none();
                let mut attributes = vec![("class", "jz-mark")];
                attributes.extend(is_link.then_some(("role", "doc-glossref")));
                attributes.push(("id", &id));
                attributes.extend(is_link.then_some(("href", &*href)));
                attributes.extend(is_link.then(|| ("aria-description", entry.class.said(self.say))));
                attributes.extend([("data-entry", &*entry.id), ("data-class", entry.class.name())]);
                out.open(if is_link { "a" } else { "span" }, &attributes);
                write_pieces(out, run, preformatted);
                out.close();
            }
            RunKind::Note(at) => {
                self.open_note_reference(out, at, "jz-noteref");
                write_pieces(out, run, preformatted);
                out.close();
            }
            RunKind::Point(style) => {
                let Style { span, kind } = &self.reading.blocks[block].styles[style];
                self.shape(out, &point(kind, start + span.start, self.say));
            }
        }
    }

    fn open_note_reference(&self, out: &mut Writer, at: usize, class: &str) {
        let (note, number) = (&self.reading.notes[at], self.numbers[at].to_string());
        let label = self.say.fill(Phrase::NoteOn, &[("passage", &note.printed)]);
        let mut attributes = vec![("class", class), ("role", "doc-noteref")];
        let (id, href) = (note_reference_id(at), format!("#{}", note_id(&note.id)));
        attributes.extend([("id", id.as_str()), ("href", href.as_str())]);
        attributes.push(("aria-description", note.kind.said(self.say)));
        attributes.extend([("data-note", note.id.as_str()), ("data-kind", note.kind.name())]);
        attributes.push(("data-number", &number));
        // A sign is drawn by the style sheet and has no text that could name it.
        if class == "jz-sign" {
            attributes.extend([("aria-label", label.as_str()), ("lang", self.say.lang)]);
        }
        out.open("a", &attributes);
    }
}

/// Pieces side by side that have a style in common are in one element of it.
fn write_pieces(out: &mut Writer, run: &Run<'_>, preformatted: bool) {
    let mut open_styles: Vec<&Style> = Vec::new();
    for Piece { text, styles } in &run.pieces {
        let shared = open_styles.iter().zip(styles).take_while(|(a, b)| std::ptr::eq(**a, **b)).count();
        close_until(out, &mut open_styles, shared);
        for style in &styles[shared..] {
            open(out, &style.kind.element());
            open_styles.push(style);
        }
        write_lines(out, text, preformatted);
    }
    close_until(out, &mut open_styles, 0);
}

fn close_until(out: &mut Writer, open_styles: &mut Vec<&Style>, left: usize) {
    while open_styles.len() > left {
        if let Some(Style { kind: StyleKind::Ruby(said), .. }) = open_styles.pop() {
            out.element("rt", &[("aria-hidden", "true")], said);
        }
        out.close();
    }
}

/// A line break of the article is one of the text, too; in preformatted text that is enough.
fn write_lines(out: &mut Writer, text: &str, preformatted: bool) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.line();
            if !preformatted {
                out.void("br", &[]);
            }
        }
        out.text(line);
    }
}

fn open(out: &mut Writer, element: &Element) {
    out.open(element.tag, &attributes(element));
}

fn empty(out: &mut Writer, element: &Element) {
    open(out, element);
    out.close();
}

fn attributes(element: &Element) -> Vec<(&'static str, &str)> {
    let class = (!element.class.is_empty()).then_some(("class", element.class));
    class.into_iter().chain(element.attributes.iter().map(|(name, value)| (*name, &**value))).collect()
}

//! Footnotes and endnotes.

use std::collections::HashMap;

use super::relations::Relations;
use super::told::Matter;
use super::{Reader, References, part};
use crate::ImportError;
use crate::archive::Archive;
use crate::xml::XmlElement;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocxNoteKind {
    Footnote,
    Endnote,
}

#[derive(Debug, Default)]
pub struct DocxNotes {
    texts: HashMap<(DocxNoteKind, String), XmlElement>,
    footnotes: Relations,
    endnotes: Relations,
    /// Those that the text refers to so far.
    references: References,
}

impl DocxNotes {
    pub fn read(archive: &mut Archive<'_>, relations: &Relations) -> Result<DocxNotes, ImportError> {
        let mut notes = DocxNotes::default();
        for (kind, name) in [(DocxNoteKind::Footnote, "footnotes"), (DocxNoteKind::Endnote, "endnotes")] {
            let Some(path) = relations.of_kind(name) else { continue };
            let own = Relations::read(archive, &path)?;
            match kind {
                DocxNoteKind::Footnote => notes.footnotes = own,
                DocxNoteKind::Endnote => notes.endnotes = own,
            }
            let Some(root) = part(archive, &path)? else { continue };
            for note in root.elements() {
                // Those with a type are the lines that part notes from the text.
                if let (Some(id), None) = (note.attribute("w:id"), note.attribute("w:type")) {
                    notes.texts.insert((kind, id.to_string()), note.clone());
                }
            }
        }
        Ok(notes)
    }
}

impl Reader {
    /// The sign in the text that leads to a note.
    pub fn note_reference(&mut self, reference: &XmlElement) -> String {
        let kind = if reference.name == "w:footnoteReference" {
            DocxNoteKind::Footnote
        } else {
            DocxNoteKind::Endnote
        };
        let id = reference.attribute("w:id").unwrap_or_default().to_string();
        if !self.notes.texts.contains_key(&(kind, id.clone())) {
            self.told.once(Matter::NoteMissing);
            return String::new();
        }
        let references = &mut self.notes.references;
        let known = references.iter().position(|reference| *reference == (kind, id.clone()));
        let number = known.map_or(references.len() + 1, |at| at + 1);
        let own = if known.is_none() {
            references.push((kind, id));
            format!(" id=\"fnref{number}\"")
        } else {
            String::new()
        };
        format!("<sup><a{own} href=\"#fn{number}\" role=\"doc-noteref\">{number}</a></sup>")
    }

    /// All notes that were referred to, after the text. A note may refer to others.
    pub fn endnotes(&mut self) -> String {
        let mut items = String::new();
        let mut at = 0;
        let of_document = self.relations.clone();
        while let Some((kind, id)) = self.notes.references.get(at).cloned() {
            at += 1;
            let Some(note) = self.notes.texts.get(&(kind, id)).cloned() else { continue };
            self.relations = match kind {
                DocxNoteKind::Footnote => self.notes.footnotes.clone(),
                DocxNoteKind::Endnote => self.notes.endnotes.clone(),
            };
            self.fields.clear();
            let blocks = self.blocks(&note);
            let text = self.write(&blocks);
            items += &format!(
                "<li id=\"fn{at}\" role=\"doc-footnote\">{text}<a href=\"#fnref{at}\" role=\"doc-backlink\">↩</a></li>\n"
            );
        }
        self.relations = of_document;
        if items.is_empty() {
            return items;
        }
        format!("<section role=\"doc-endnotes\">\n<ol>\n{items}</ol>\n</section>\n")
    }
}

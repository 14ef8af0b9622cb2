//! Word's `.docx` (ECMA-376, Office Open XML), also in its strict form.

mod blocks;
mod character_format;
mod fields;
mod formula;
mod inline;
mod lists;
mod notes;
mod numbering;
mod pictures;
mod relations;
mod styles;
mod table;
mod told;

use std::collections::HashSet;

use crate::archive::{Addresses, Archive};
use crate::html::{self, DocumentHead};
use crate::xml::{self, XmlElement};
use crate::{ImportError, Imported};

use fields::Field;
use notes::{DocxNoteKind, DocxNotes};
use numbering::Numbering;
use relations::Relations;
use styles::Styles;
pub(crate) use told::Matter;
use told::ToldMatters;

/// The article of a docx file.
///
/// Kept: headings by style or outline level, paragraphs, emphasis, deletion, sub- and superscript, lists, automatic numbers that are no plain list as text, tables,
/// footnotes and endnotes, links, pictures, ruby, line breaks, text boxes (after their paragraph), tracked insertions. ToldMatters and left out: tracked
/// deletions, comments, hidden text, tables of contents, headers and footers, macros, embedded objects. Formulas are kept as a line of text.
///
/// # Errors
/// `format`, `encrypted`, `damaged` or `too-large`.
pub fn docx(bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(bytes, "docx")?;
    let main = main_part(&mut archive)?;
    let document = part(&mut archive, &main)?.ok_or_else(|| {
        ImportError::new("format", "this is no docx file: there is no document in it; name a file that a word processor has saved as .docx")
    })?;
    let relations = Relations::read(&mut archive, &main)?;
    let mut beside = |kind: &str| match relations.of_kind(kind) {
        Some(name) => part(&mut archive, &name),
        None => Ok(None),
    };
    let styles = beside("styles")?.map(|part| Styles::read(&part)).unwrap_or_default();
    let numbering = beside("numbering")?.map(|part| Numbering::read(&part)).unwrap_or_default();
    let mut told = ToldMatters::default();
    if let Some(comments) = beside("comments")? {
        told.add(Matter::Comments, comments.elements().filter(|e| e.name == "w:comment").count());
    }
    for kind in ["header", "footer"] {
        for name in relations.all_of_kind(kind) {
            let has_text = part(&mut archive, &name)?.is_some_and(|part| has_letters(&part));
            told.add(Matter::Margins, usize::from(has_text));
        }
    }
    told.add(Matter::Macros, usize::from(archive.names().any(|name| name.ends_with("vbaproject.bin"))));
    let notes = DocxNotes::read(&mut archive, &relations)?;
    let mut reader = Reader {
        relations,
        styles,
        numbering,
        notes,
        addresses: Addresses::default(),
        told,
        targets: targets(&document),
        fields: Vec::new(),
        boxes: Vec::new(),
        title: None,
        shown: archive.names().map(str::to_string).collect(),
    };
    let body = document.child("w:body").unwrap_or(&document);
    let blocks = reader.blocks(body);
    let mut out = reader.write(&blocks);
    out += &reader.endnotes();
    let head = head(&mut archive, &mut reader)?;
    Ok(Imported {
        html: html::document(&head, &out),
        warnings: reader.told.warnings(),
        pictures: reader.addresses.pictures(),
    })
}

/// What is known while a document is read.
struct Reader {
    /// Of the part that is being read.
    relations: Relations,
    styles: Styles,
    numbering: Numbering,
    notes: DocxNotes,
    addresses: Addresses,
    told: ToldMatters,
    /// Names of the bookmarks that links lead to.
    targets: HashSet<String>,
    /// Fields that have begun and not ended; they may reach over paragraphs.
    fields: Vec<Field>,
    /// Text boxes of the paragraph that is being read: they stand after it.
    boxes: Vec<blocks::DocxBlock>,
    /// Of the first paragraph in the style of a title.
    title: Option<String>,
    /// Names of all parts, in small letters.
    shown: HashSet<String>,
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<XmlElement>, ImportError> {
    archive.read(name)?.map(|bytes| xml::parse(name, &bytes)).transpose()
}

/// The part that the file names as its document.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ImportError> {
    let relations = Relations::read(archive, "")?;
    Ok(relations.of_kind("officeDocument").unwrap_or_else(|| "word/document.xml".to_string()))
}

fn has_letters(part: &XmlElement) -> bool {
    let mut found = false;
    part.walk(&mut |element| {
        found |= element.name == "w:t" && element.text().chars().any(char::is_alphabetic);
    });
    found
}

fn targets(document: &XmlElement) -> HashSet<String> {
    let mut names = HashSet::new();
    document.walk(&mut |element| match element.name.as_str() {
        "w:hyperlink" => names.extend(element.attribute("w:anchor").map(str::to_string)),
        "w:instrText" => names.extend(fields::anchor_of(&element.text())),
        _ => {}
    });
    names
}

fn head(archive: &mut Archive<'_>, reader: &mut Reader) -> Result<DocumentHead, ImportError> {
    let core = part(archive, "docProps/core.xml")?.unwrap_or_default();
    let property = |name: &str| {
        let text = core.elements().find(|element| element.name == name).map(XmlElement::text)?;
        let text = text.trim().to_string();
        (!text.is_empty()).then_some(text)
    };
    let authors: Vec<String> = property("dc:creator")
        .map(|names| names.split(';').map(|name| name.trim().to_string()).collect())
        .unwrap_or_default();
    let title = reader.title.take().or_else(|| {
        let title = property("dc:title");
        reader.told.add(Matter::Properties, usize::from(title.is_some()));
        title
    });
    reader.told.add(Matter::Properties, authors.len());
    let lang = reader.styles.lang.clone().filter(|lang| lang.to_ascii_lowercase().starts_with("zh"));
    Ok(DocumentHead { title, authors, lang, ..DocumentHead::default() })
}

/// The `w:val` of a child.
fn value<'e>(element: &'e XmlElement, child: &str) -> Option<&'e str> {
    element.child(child)?.attribute("w:val")
}

/// Whether a property that is on or off is on; `None` where it does not stand.
fn switch(element: &XmlElement, child: &str) -> Option<bool> {
    let property = element.child(child)?;
    Some(!matches!(property.attribute("w:val"), Some("0" | "false" | "off" | "none")))
}

/// The note references of the document, in the order of the text.
type References = Vec<(DocxNoteKind, String)>;

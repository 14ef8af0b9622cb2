//! What is told about a document: each matter once, with how often it came.

use std::collections::BTreeMap;

use crate::{Warning, times_of};

/// What becomes of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    Deletions,
    Insertions,
    Comments,
    Hidden,
    Formulas,
    Contents,
    Margins,
    Macros,
    Objects,
    PictureFormat,
    PictureMissing,
    LinkedPicture,
    Symbols,
    TextBoxes,
    Links,
    Properties,
    NoteMissing,
    OtherFiles,
    UnderMerged,
    Unknown,
}

#[derive(Debug, Default)]
pub struct ToldMatters(BTreeMap<Matter, usize>);

impl ToldMatters {
    pub fn add(&mut self, matter: Matter, times: usize) {
        if times > 0 {
            *self.0.entry(matter).or_default() += times;
        }
    }

    pub fn once(&mut self, matter: Matter) {
        self.add(matter, 1);
    }

    pub fn warnings(&self) -> Vec<Warning> {
        self.0
            .iter()
            .map(|(matter, &times)| {
                let (code, message) = matter.said();
                Warning { code, message: times_of(message, times) }
            })
            .collect()
    }
}

impl Matter {
    pub const ALL: [Matter; 20] = [
        Matter::Deletions,
        Matter::Insertions,
        Matter::Comments,
        Matter::Hidden,
        Matter::Formulas,
        Matter::Contents,
        Matter::Margins,
        Matter::Macros,
        Matter::Objects,
        Matter::PictureFormat,
        Matter::PictureMissing,
        Matter::LinkedPicture,
        Matter::Symbols,
        Matter::TextBoxes,
        Matter::Links,
        Matter::Properties,
        Matter::NoteMissing,
        Matter::OtherFiles,
        Matter::UnderMerged,
        Matter::Unknown,
    ];

    /// Its code, and what is told.
    pub fn said(self) -> (&'static str, &'static str) {
        match self {
            Matter::Deletions => (
                "tracked-changes",
                "text that tracked changes delete is left out: accept or reject the changes in the word processor to decide yourself",
            ),
            Matter::Insertions => {
                ("tracked-changes", "text that tracked changes insert is kept as if accepted")
            }
            Matter::Comments => ("comments", "comments are left out: write them as notes"),
            Matter::Hidden => ("hidden", "hidden text is left out"),
            Matter::Formulas => {
                ("formula", "a formula is kept as one line of text: look whether it can be read so")
            }
            Matter::Contents => ("contents", "the table of contents is left out"),
            Matter::Margins => ("margins", "headers and footers are left out"),
            Matter::Macros => ("macros", "the file has macros: they are not run, and left out"),
            Matter::Objects => {
                ("object", "an embedded object is left out; its picture is kept where there is one")
            }
            Matter::PictureFormat => (
                "picture",
                "a picture is in a format that browsers do not show (EMF, WMF, TIFF …): save it as PNG and put it in anew",
            ),
            Matter::PictureMissing => ("picture", "a picture is missing in the file, and left out"),
            Matter::LinkedPicture => (
                "picture",
                "a picture is no part of the file, but linked: its address is kept if it is one of the web, else it is left out",
            ),
            Matter::Symbols => (
                "symbol",
                "a sign of a font of symbols is kept as a character that other fonts do not have: write it as a Unicode character",
            ),
            Matter::TextBoxes => {
                ("text-box", "the text of a text box stands after the paragraph that it is tied to")
            }
            Matter::Links => {
                ("link", "a link's address is none that is safe, and left out; its text is kept")
            }
            Matter::Properties => (
                "properties",
                "title and author are those of the file's properties where the text has none: look whether they are right",
            ),
            Matter::OtherFiles => (
                "object",
                "the text of another file that is tied in here (altChunk, subDoc) is left out: save this file anew in the word processor, which makes it a part of this one",
            ),
            Matter::UnderMerged => (
                "hidden",
                "text in a cell that is merged with the one above it, where no word processor shows it, is left out: divide the cell, or delete the text",
            ),
            Matter::Unknown => (
                "object",
                "an element that is not known here holds text, which is left out: save this file anew in the word processor",
            ),
            Matter::NoteMissing => ("note-missing", "a footnote is referred to that the file does not have"),
        }
    }
}

//! E-books: EPUB 2 and 3.

mod chapter;
mod package;

use std::collections::HashMap;

use crate::archive::{Addresses, Archive};
use crate::html::{self, DocumentHead};
use crate::xml;
use crate::{ImportError, Imported, Warning};

use chapter::Chapters;
pub(crate) use chapter::LEFT;
use package::Package;

const UNKNOWN_CHAPTER: &str =
    "the order of the chapters names `{}`, which is no file of the book: get the book anew";
const MISSING_CHAPTER: &str = "the chapter `{}` is missing in the file";
const BROKEN_CHAPTER: &str =
    "the chapter `{}` breaks off in its line {}, in `<{}>`: what came after is missing; get the book anew";
const ASIDE: &str = "what this book sets apart from its order (linear=\"no\") stands at the end";

/// All that may be told of an e-book besides what is told of its chapters' elements, `{}` for names and places.
pub const MESSAGES: [&str; 4] = [UNKNOWN_CHAPTER, MISSING_CHAPTER, BROKEN_CHAPTER, ASIDE];

/// The text of an e-book, chapter after chapter in the order of its spine.
///
/// Kept: all that the chapters hold, each in a `section`; links between them, footnotes, pictures, ruby. Told and left out: scripts, what the book needs
/// no reader to read in order (`linear="no"`) stands at the end. The table of contents is no text.
///
/// # Errors
/// `format`, `encrypted` for a book under digital restrictions (DRM), `damaged`, or `too-large`.
pub fn epub(bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut archive = Archive::open(bytes, "epub")?;
    let package = Package::read(&mut archive)?;
    let scrambled = package::encrypted(&mut archive)?;
    let unknown =
        |id: &String| Warning { code: "chapter-missing", message: UNKNOWN_CHAPTER.replace("{}", id) };
    let mut warnings: Vec<Warning> = package.unknown.iter().map(unknown).collect();
    let mut addresses = Addresses::default();
    let numbers: HashMap<String, usize> =
        package.spine.iter().enumerate().map(|(index, item)| (item.part.to_lowercase(), index + 1)).collect();
    let mut chapters = Chapters::new(numbers);
    let mut body = String::new();
    let mut aside = String::new();
    for (index, item) in package.spine.iter().enumerate() {
        if scrambled.contains(&item.part.to_lowercase()) {
            let message = "this book is under digital restrictions (DRM): its text is encrypted, and only the seller's program opens it";
            return Err(ImportError::new("encrypted", message));
        }
        let Some(bytes) = archive.read(&item.part)? else {
            let message = MISSING_CHAPTER.replace("{}", &item.part);
            warnings.push(Warning { code: "chapter-missing", message });
            continue;
        };
        let (document, cut) = xml::parse_cut(&item.part, &bytes)?;
        if let Some(at) = cut {
            let message = BROKEN_CHAPTER.replace("in its line {}, in `<{}>`", &at).replace("{}", &item.part);
            warnings.push(Warning { code: "chapter-missing", message });
        }
        let html = chapters.html(index + 1, &item.part, &document, &archive, &mut addresses);
        if item.is_linear { body += &html } else { aside += &html }
    }
    if !aside.is_empty() {
        warnings.push(Warning { code: "aside", message: ASIDE.to_string() });
    }
    body += &aside;
    warnings.extend(chapters.warnings());
    let Package { title, authors, lang, date, rights, source, .. } = package;
    let head = DocumentHead { title, authors, lang, date, rights, source };
    Ok(Imported { html: html::document(&head, &body), warnings, pictures: addresses.pictures() })
}

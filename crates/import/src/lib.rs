//! From the files of word processors and e-books to an article in HTML: `.docx` ([`docx()`]) and `.epub` ([`epub()`]).
//!
//! What comes out is a whole HTML document in UTF-8 with all that the file has of text and structure: headings, paragraphs, lists, tables,
//! footnotes, links, pictures, ruby. What it has of looks, fonts and colours and pages, is left behind; what of the author's is left behind, too, is told in
//! [`Imported::warnings`]. Nothing of a file is run, and nothing is fetched.
//!
//! | module | what |
//! |---|---|
//! | `archive` | the ZIP file around both, with limits that no honest file reaches |
//! | `xml`, `html` | the XML in it as a tree; writing HTML |
//! | `docx`, `epub` | the two formats |

mod archive;
mod docx;
mod epub;
mod html;
mod xml;

use std::fmt;

pub use archive::part;
pub use docx::docx;
pub use epub::epub;

/// An article that was made from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// A whole document in UTF-8.
    pub html: String,
    /// What was left behind or changed.
    pub warnings: Vec<Warning>,
    /// The pictures that the document shows, each once.
    pub pictures: Vec<PictureFile>,
}

/// Something that an importer has to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Names the kind for machines: `tracked-changes`.
    pub code: &'static str,
    /// What became of what, and what to do, in one line.
    pub message: String,
}

/// A message, and how often it is meant.
fn times_of(message: &str, times: usize) -> String {
    if times > 1 { format!("{message} ({times} times)") } else { message.to_owned() }
}

/// All messages that warnings may have, for whoever tells them in another language: `{}` stands for a name or a place, and behind one may stand
/// ` (3 times)`.
pub fn messages() -> impl Iterator<Item = &'static str> {
    let of_docx = docx::Matter::ALL.into_iter().map(|matter| matter.said().1);
    of_docx.chain(epub::LEFT.map(|(_, message)| message)).chain(epub::MESSAGES)
}

/// A picture inside the file. [`part`] gives its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// The relative address under which the document shows it: `media/image1.png`. It never leads out of its folder.
    pub address: String,
    /// Its name inside the file, for [`part`].
    pub part: String,
}

/// Why a file cannot be imported: what is wrong, and what to do, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// Names the kind for machines: `encrypted`, `damaged`, `too-large`, `format`.
    pub code: &'static str,
    pub message: String,
}

impl ImportError {
    fn new(code: &'static str, message: impl Into<String>) -> ImportError {
        ImportError { code, message: message.into() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ImportError {}

/// The formats that are imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Docx,
    Epub,
}

/// Which format a file is in, by its first bytes, or by the end of its name; `None` if in neither.
pub fn format(name: &str, bytes: &[u8]) -> Option<Format> {
    let ends_with = |extension: &str| {
        name.len() > extension.len() && name[name.len() - extension.len()..].eq_ignore_ascii_case(extension)
    };
    let by_name = if name.is_char_boundary(name.len().saturating_sub(5)) {
        [(".docx", Format::Docx), (".docm", Format::Docx), (".epub", Format::Epub)]
            .into_iter()
            .find_map(|(extension, format)| ends_with(extension).then_some(format))
    } else {
        None
    };
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            let has = |name: &[u8]| bytes.windows(name.len()).take(LOOK).any(|window| window == name);
            if has(b"mimetypeapplication/epub+zip") || has(b"META-INF/container.xml") {
                Some(Format::Epub)
            } else if has(b"word/document.xml") || has(b"word/_rels/") {
                Some(Format::Docx)
            } else {
                by_name
            }
        }
        // What is in no ZIP file was perhaps only named so: the importer says what it is instead.
        _ => by_name,
    }
}

/// Bytes at the beginning of a ZIP file in which the names of its first parts are looked for.
const LOOK: usize = 64 << 10;

/// The document of a file in either format.
///
/// # Errors
/// As [`docx()`] and [`epub()`].
pub fn import(format: Format, bytes: &[u8]) -> Result<Imported, ImportError> {
    match format {
        Format::Docx => docx(bytes),
        Format::Epub => epub(bytes),
    }
}

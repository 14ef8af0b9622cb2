//! Documents of word processors and e-books, opened in the studio: an article in HTML, its pictures, and what was left behind. `bin/importer.rs`
//! is its edge to JavaScript.

mod words;

use jiazhu_import::{Format, Imported, format, import, part};

/// A document that was opened.
pub struct Document {
    imported: Imported,
    bytes: Vec<u8>,
}

impl Document {
    /// Opens a file; its name says what it is where its bytes do not.
    ///
    /// # Errors
    /// What it is instead, or what is wrong with it, and what to do.
    pub fn open(name: &str, bytes: Vec<u8>) -> Result<Document, String> {
        // What begins so is an old document of Word, or one with a password, whatever it is called.
        let is_old = bytes.starts_with(b"\xD0\xCF\x11\xE0").then_some(Format::Docx);
        let Some(format) = format(name, &bytes).or(is_old) else {
            return Err("this is an archive: take the text out of it, and open that".to_owned());
        };
        let imported = import(format, &bytes).map_err(|error| error.message)?;
        Ok(Document { imported, bytes })
    }

    /// The article, a whole document.
    pub fn html(&self) -> &str {
        &self.imported.html
    }

    /// What was left behind or changed, a line each in English, in Simplified and in Traditional Chinese, one after the other.
    pub fn told(&self) -> Vec<String> {
        self.imported.warnings.iter().flat_map(|warning| words::in_all(&warning.message)).collect()
    }

    /// The addresses under which the article shows its pictures.
    pub fn addresses(&self) -> Vec<String> {
        self.imported.pictures.iter().map(|picture| picture.address.clone()).collect()
    }

    /// The bytes of a picture by its number; `None` where the file lacks it, or it is damaged.
    pub fn picture(&self, at: usize) -> Option<Vec<u8>> {
        part(&self.bytes, &self.imported.pictures.get(at)?.part).ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_document_is_told_what_it_is() {
        let said = |name: &str, bytes: &[u8]| Document::open(name, bytes.to_vec()).err().unwrap();
        assert!(said("a.zip", b"PK\x03\x04").contains("archive"));
        assert!(said("a.docx", b"PK\x03\x04rest").contains("damaged"));
        assert!(said("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("password"));
        assert!(said("a.epub", b"plain text").contains("not even a ZIP archive"));
    }
}

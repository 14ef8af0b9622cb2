//! The ZIP file that docx and epub are: its parts by name, within limits.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use percent_encoding::percent_decode_str;
use zip::ZipArchive;

use crate::ImportError;

/// Parts of a file at most.
const MOST_PARTS: usize = 50_000;
/// Bytes of one part, inflated.
const LARGEST_PART: u64 = 64 << 20;
/// Bytes of all parts that are read, inflated.
const LARGEST: u64 = 256 << 20;
/// How many times more bytes a part may have inflated. Deflate itself cannot go beyond 1,032; XML stays below 100.
const HIGHEST_RATIO: u64 = 300;
/// A part that is so small is read whatever its ratio.
const SMALL: u64 = 1 << 20;

pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Index of each part by its name; of names that differ in case only, the first.
    names: HashMap<String, usize>,
    /// What may still be read.
    left: u64,
}

impl<'b> Archive<'b> {
    /// # Errors
    /// `format` for what is no ZIP file, with a guess of what it is instead; `damaged`; `too-large`.
    pub fn open(bytes: &'b [u8], wanted: &str) -> Result<Archive<'b>, ImportError> {
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            let message = format!(
                "this is no {wanted} file but an older Word document, or one that a password protects: open it in a word processor, and save it as .docx without a password"
            );
            return Err(ImportError::new("encrypted", message));
        }
        if !bytes.starts_with(b"PK") {
            let message = format!("this is no {wanted} file: it is not even a ZIP archive");
            return Err(ImportError::new("format", message));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| damaged("its table of contents cannot be read"))?;
        if zip.len() > MOST_PARTS {
            let message = format!("this file has {} parts, and Jiazhu reads up to {MOST_PARTS}", zip.len());
            return Err(ImportError::new("too-large", message));
        }
        let mut names = HashMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index)
                && let Some(name) = resolve("", &name)
            {
                names.entry(name.to_lowercase()).or_insert(index);
            }
        }
        Ok(Archive { zip, names, left: LARGEST })
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The names of all parts, in small letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// A part; `None` if there is none of this name.
    ///
    /// # Errors
    /// `encrypted`, `damaged`, or `too-large` for a part that inflates to far more than a document has.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(&index) = self.names.get(&name.to_lowercase()) else { return Ok(None) };
        let is_encrypted =
            |error: &zip::result::ZipError| error.to_string().to_lowercase().contains("password");
        let part = self.zip.by_index(index).map_err(|error| {
            if is_encrypted(&error) {
                ImportError::new("encrypted", "this file is encrypted: save it without a password")
            } else {
                damaged(&format!("its part `{name}` cannot be read"))
            }
        })?;
        let packed = part.compressed_size().max(1);
        let most = LARGEST_PART.min(self.left).min(packed.saturating_mul(HIGHEST_RATIO).max(SMALL));
        let mut bytes = Vec::new();
        part.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(&format!("its part `{name}` is cut off, or its checksum is wrong")))?;
        if bytes.len() as u64 > most {
            let message = format!(
                "this file blows up when it is unpacked: its part `{name}` has more than {} MiB; that is no document",
                most >> 20
            );
            return Err(ImportError::new("too-large", message));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

fn damaged(what: &str) -> ImportError {
    ImportError::new("damaged", format!("this file is damaged: {what}; copy or save it again"))
}

/// The bytes of one part of a docx or epub file, of a picture for example; `None` if it has none of this name.
///
/// # Errors
/// The file or the part is damaged, encrypted or far too large.
pub fn part(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, ImportError> {
    Archive::open(bytes, "docx or epub")?.read(name)
}

/// The name of a part that `address` names, seen from a part in `folder`; `None` if it leads out of the file, or is no
/// address of a part. A fragment is cut off.
pub fn resolve(folder: &str, address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    let has_scheme = address.find(':').is_some_and(|colon| !address[..colon].contains('/'));
    if address.is_empty() || has_scheme || address.starts_with("//") || address.contains(['\\', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = if address.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|part| !part.is_empty()).collect()
    };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The folder of a part: `word` of `word/document.xml`.
pub fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A relative address with its `%20` written out; what is no UTF-8 then stays as it is.
pub fn percent_decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8().unwrap_or(address.into()).into_owned()
}

/// Gives each part that is shown a relative address of its own.
#[derive(Default)]
pub struct Addresses {
    given: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Addresses {
    /// `media/` and the name of the part, made plain; the same part has the same address.
    pub fn of(&mut self, part: &str) -> String {
        if let Some(address) = self.given.get(part) {
            return address.clone();
        }
        let name = part.rsplit('/').next().unwrap_or_default();
        let plain: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '-' })
            .collect();
        let plain = plain.trim_start_matches('.');
        let mut address = format!("media/{}", if plain.is_empty() { "picture" } else { plain });
        let mut number = 2;
        while !self.taken.insert(address.to_lowercase()) {
            address = format!("media/{number}-{plain}");
            number += 1;
        }
        self.given.insert(part.to_string(), address.clone());
        address
    }

    /// All that were given, in order of their addresses.
    pub fn pictures(self) -> Vec<crate::PictureFile> {
        let mut pictures: Vec<crate::PictureFile> =
            self.given.into_iter().map(|(part, address)| crate::PictureFile { address, part }).collect();
        pictures.sort_by(|a, b| a.address.cmp(&b.address));
        pictures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside_the_file() {
        assert_eq!(resolve("word", "media/a.png").as_deref(), Some("word/media/a.png"));
        assert_eq!(resolve("OEBPS/text", "../img/./a.png#x").as_deref(), Some("OEBPS/img/a.png"));
        assert_eq!(resolve("word", "/docProps/core.xml").as_deref(), Some("docProps/core.xml"));
        for outside in
            ["../../etc/passwd", "a\\..\\b", "file:///etc/passwd", "//host/a", "http://a/b", "..", ""]
        {
            assert_eq!(resolve("word", outside), None, "{outside}");
        }
    }

    #[test]
    fn parts_have_addresses_of_their_own() {
        let mut addresses = Addresses::default();
        assert_eq!(addresses.of("a/图 1.png"), "media/--1.png");
        assert_eq!(addresses.of("b/图 1.png"), "media/2---1.png");
        assert_eq!(addresses.of("a/图 1.png"), "media/--1.png");
        assert_eq!(addresses.of("c/...."), "media/picture");
        assert_eq!(addresses.pictures().len(), 3);
    }

    #[test]
    fn percent_signs_are_read() {
        assert_eq!(percent_decoded("%E4%B8%80%20a%zz%"), "一 a%zz%");
        assert_eq!(percent_decoded("%FF"), "%FF");
    }
}

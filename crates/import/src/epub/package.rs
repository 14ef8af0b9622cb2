//! The package document: what the book is, and in which order its chapters stand.

use std::collections::{HashMap, HashSet};

use crate::ImportError;
use crate::archive::{Archive, folder, percent_decoded, resolve};
use crate::xml::{self, XmlElement};

#[derive(Debug, Default)]
pub struct Package {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub lang: Option<String>,
    pub date: Option<String>,
    pub rights: Option<String>,
    pub source: Option<String>,
    pub spine: Vec<ManifestItem>,
    /// What the spine names and no file is.
    pub unknown: Vec<String>,
}

#[derive(Debug)]
pub struct ManifestItem {
    pub part: String,
    pub is_linear: bool,
}

/// Chapters at most.
const MOST_CHAPTERS: usize = 10_000;

fn no_book(what: &str) -> ImportError {
    ImportError::new("format", format!("this is no epub file: {what}"))
}

/// The name without its prefix: old packages have none, newer ones `opf:`.
fn local(element: &XmlElement) -> &str {
    element.name.rsplit(':').next().unwrap_or_default()
}

fn child<'e>(element: &'e XmlElement, name: &str) -> Option<&'e XmlElement> {
    element.elements().find(|child| local(child) == name)
}

impl Package {
    pub fn read(archive: &mut Archive<'_>) -> Result<Package, ImportError> {
        const CONTAINER: &str = "META-INF/container.xml";
        let bytes =
            archive.read(CONTAINER)?.ok_or_else(|| no_book("META-INF/container.xml is missing in it"))?;
        let container = xml::parse(CONTAINER, &bytes)?;
        let path = child(&container, "rootfiles")
            .and_then(|files| child(files, "rootfile"))
            .and_then(|file| file.attribute("full-path"))
            .and_then(|path| resolve("", &percent_decoded(path)))
            .ok_or_else(|| no_book("it does not say where its package is"))?;
        let bytes = archive.read(&path)?.ok_or_else(|| no_book("its package is missing"))?;
        let root = xml::parse(&path, &bytes)?;
        let mut package = Package::default();
        if let Some(metadata) = child(&root, "metadata") {
            package.about(metadata);
        }
        let folder = folder(&path);
        let mut parts: HashMap<&str, String> = HashMap::new();
        let mut is_contents: HashSet<&str> = HashSet::new();
        for item in child(&root, "manifest").into_iter().flat_map(XmlElement::elements) {
            let (Some(id), Some(href)) = (item.attribute("id"), item.attribute("href")) else { continue };
            if let Some(part) = resolve(folder, &percent_decoded(href)) {
                parts.insert(id, part);
            }
            if item.attribute("properties").is_some_and(|all| all.split_whitespace().any(|one| one == "nav"))
            {
                is_contents.insert(id);
            }
        }
        for item in child(&root, "spine").into_iter().flat_map(XmlElement::elements) {
            let Some(id) = item.attribute("idref").filter(|id| !is_contents.contains(id)) else { continue };
            let Some(part) = parts.get(id) else {
                package.unknown.push(id.to_owned());
                continue;
            };
            let is_linear = item.attribute("linear") != Some("no");
            if package.spine.iter().all(|known| known.part != *part) {
                package.spine.push(ManifestItem { part: part.clone(), is_linear });
            }
            if package.spine.len() > MOST_CHAPTERS {
                let message = format!("this book has more than {MOST_CHAPTERS} chapters: divide it");
                return Err(ImportError::new("too-large", message));
            }
        }
        if package.spine.is_empty() {
            return Err(no_book("no chapter stands in its spine"));
        }
        Ok(package)
    }

    fn about(&mut self, metadata: &XmlElement) {
        // Version 2 has them inside a further element, now and then.
        let mut all = Vec::new();
        metadata.walk(&mut |element| all.push(element));
        for element in all {
            let text = element.text().split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let known = match element.name.as_str() {
                "dc:title" => &mut self.title,
                "dc:language" => &mut self.lang,
                "dc:rights" => &mut self.rights,
                "dc:source" => &mut self.source,
                // Of several the first: it is that of publication.
                "dc:date" => &mut self.date,
                "dc:creator" => {
                    // Illustrators and others are named with their roles.
                    if element.attribute("opf:role").is_none_or(|role| role == "aut") {
                        self.authors.push(text);
                    }
                    continue;
                }
                _ => continue,
            };
            known.get_or_insert(text);
        }
    }
}

/// Names, in small letters, of the parts that are encrypted; fonts may be, which nobody needs here.
pub fn encrypted(archive: &mut Archive<'_>) -> Result<HashSet<String>, ImportError> {
    const ENCRYPTION: &str = "META-INF/encryption.xml";
    let mut parts = HashSet::new();
    if let Some(bytes) = archive.read(ENCRYPTION)? {
        let root = xml::parse(ENCRYPTION, &bytes)?;
        root.walk(&mut |element| {
            if local(element) == "CipherReference"
                && let Some(part) =
                    element.attribute("URI").and_then(|uri| resolve("", &percent_decoded(uri)))
            {
                parts.insert(part.to_lowercase());
            }
        });
    }
    Ok(parts)
}

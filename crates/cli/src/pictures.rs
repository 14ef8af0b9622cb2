//! The picture files of an article: whether they are there, and how large they are.
//!
//! The address of a picture is relative to the page that shows it. Where that lies beside the article, as it should, the same address
//! leads from the article to the file. A document that has its pictures in it has them under addresses of this kind, too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::{Diagnostic, Place};
use jiazhu_html::{keep_room, local_path, raster_type};
use jiazhu_reading::{NodeKind, StyleKind};

use super::links;

/// Larger files are not put into a page.
const LARGEST: u64 = 32 << 20;

/// What the pages of an article may ask for: pictures that its own file holds, and files that lie beside it.
#[derive(Default)]
pub struct Beside {
    folder: PathBuf,
    /// By their addresses in the article.
    inside: BTreeMap<String, Vec<u8>>,
}

impl Beside {
    /// Beside the file of an article, which holds these pictures.
    pub fn new(article: &Path, inside: BTreeMap<String, Vec<u8>>) -> Beside {
        Beside { folder: article.parent().unwrap_or(Path::new("")).to_owned(), inside }
    }

    /// The bytes of a picture by its path from the article; `None` of what is no picture, wherever that leads.
    pub fn picture(&self, path: &str) -> Option<Vec<u8>> {
        self.size(path).ok()?;
        self.inside.get(path).cloned().or_else(|| std::fs::read(self.folder.join(path)).ok())
    }

    /// The bytes of a file that a link leads to, if a site takes it along.
    pub fn linked(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(links::file_of(&self.folder, path).ok()?).ok()
    }

    /// The raster picture of a local address, for a page that holds everything.
    pub fn raster(&self, src: &str) -> Option<Vec<u8>> {
        let path = local_path(src)?;
        let is_small = |length: u64| length <= LARGEST;
        let bytes = match self.inside.get(&path) {
            Some(bytes) => bytes.clone(),
            None => {
                let file = self.folder.join(path);
                std::fs::metadata(&file).ok().filter(|about| is_small(about.len()))?;
                std::fs::read(file).ok()?
            }
        };
        (is_small(bytes.len() as u64) && raster_type(&bytes).is_some()).then_some(bytes)
    }

    /// The size of a picture in pixels; `None`: it has one of its own accord, or none.
    ///
    /// # Errors
    /// Why it cannot be shown.
    fn size(&self, path: &str) -> Result<Option<(usize, usize)>, Unseen> {
        let file = self.folder.join(path);
        let size = match self.inside.get(path) {
            Some(bytes) => imagesize::blob_size(bytes),
            None if file.is_file() => imagesize::size(&file),
            None => return Err(Unseen::Missing),
        };
        match size {
            Ok(size) => Ok(Some((size.width, size.height))),
            // An SVG.
            Err(_) if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) => {
                Ok(None)
            }
            Err(_) => Err(Unseen::NoPicture),
        }
    }
}

/// Why a picture cannot be shown.
enum Unseen {
    Missing,
    NoPicture,
}

/// Says the size of each picture whose file is there, so that a page can keep room for it; tells of the others in the article's
/// warnings. `source`: the text of the article's file.
pub fn look_at(article: &mut Article, beside: &Beside, source: &str) {
    let file = article.file.clone();
    let mut told = Vec::new();
    let tree = article.tree.iter_mut().filter_map(|node| match &mut node.kind {
        NodeKind::Picture(picture) => Some(picture),
        _ => None,
    });
    let styles = article.blocks.iter_mut().flat_map(|block| &mut block.styles);
    let in_lines = styles.filter_map(|style| match &mut style.kind {
        StyleKind::Picture(picture) => Some(picture),
        _ => None,
    });
    for picture in tree.chain(in_lines) {
        let Some(path) = local_path(&picture.src) else { continue };
        let message = match beside.size(&path) {
            Ok(size) => {
                if let Some((width, height)) = size {
                    keep_room(picture, width, height);
                }
                continue;
            }
            Err(Unseen::NoPicture) => {
                format!("`{}` is no picture that a browser shows: check the file", picture.src)
            }
            Err(Unseen::Missing) => format!(
                "the picture `{}` is not there: a page finds it by this address, so put it beside the article and the page",
                picture.src
            ),
        };
        if !told.iter().any(|(src, _)| *src == picture.src) {
            told.push((picture.src.clone(), message));
        }
    }
    for (src, message) in told {
        let warning = Diagnostic::warning("missing-picture", &file, message);
        article.warnings.push(match place(source, &src) {
            Some(place) => warning.at(place),
            None => warning,
        });
    }
}

/// Where an address first stands in a file.
fn place(source: &str, src: &str) -> Option<Place> {
    let (line, text) = (1..).zip(source.lines()).find(|(_, line)| line.contains(src))?;
    let column = text[..text.find(src)?].chars().count() as u32 + 1;
    Some(Place { line, column, length: src.chars().count() as u32 })
}

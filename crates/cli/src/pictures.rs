//! The picture files of an article: whether they are there, and how large they are.
//!
//! The address of a picture is relative to the page that shows it. Where that lies beside the article, as it should, the same address
//! leads from the article to the file.

use std::path::{Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::{Diagnostic, Place};
use jiazhu_html::{keep_room, local_path, raster_type};
use jiazhu_reading::{NodeKind, StyleKind};

/// Larger files are not put into a page.
const LARGEST: u64 = 32 << 20;

/// Says the size of each picture whose file is there, so that a page can keep room for it; tells of the others in the article's
/// warnings. `source`: the text of the article's file.
pub fn look_at(article: &mut Article, path: &Path, source: &str) {
    let folder = path.parent().unwrap_or(Path::new(""));
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
        let Some(path) = path_of(folder, &picture.src) else { continue };
        let message = match std::fs::metadata(&path) {
            Ok(about) if about.is_file() => match imagesize::size(&path) {
                Ok(size) => {
                    keep_room(picture, size.width, size.height);
                    continue;
                }
                // An SVG has a size of its own accord, or none.
                Err(_) if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) => {
                    continue;
                }
                Err(_) => format!("`{}` is no picture that a browser shows: check the file", picture.src),
            },
            _ => format!(
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

/// The raster picture of a local address, for a page that holds everything.
pub fn bytes_of(article: &Path, src: &str) -> Option<Vec<u8>> {
    let path = path_of(article.parent().unwrap_or(Path::new("")), src)?;
    let is_small = std::fs::metadata(&path).ok()?.len() <= LARGEST;
    std::fs::read(path).ok().filter(|bytes| is_small && raster_type(bytes).is_some())
}

/// The file of a relative address; `None` for others.
fn path_of(folder: &Path, src: &str) -> Option<PathBuf> {
    Some(folder.join(local_path(src)?))
}

/// Where an address first stands in a file.
fn place(source: &str, src: &str) -> Option<Place> {
    let (line, text) = (1..).zip(source.lines()).find(|(_, line)| line.contains(src))?;
    let column = text[..text.find(src)?].chars().count() as u32 + 1;
    Some(Place { line, column, length: src.chars().count() as u32 })
}

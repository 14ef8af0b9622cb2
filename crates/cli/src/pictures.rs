//! The picture files of an article: whether they are there, and how large they are.
//!
//! The address of a picture is relative to the page that shows it. Where that lies beside the article, as it should, the same address
//! leads from the article to the file.

use std::path::{Path, PathBuf};

use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::{Diagnostic, Place};
use jiazhu_html::raster_type;
use jiazhu_reading::{NodeKind, Picture, StyleKind};

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

/// The file of a relative address; `None` for others, also for those that begin at the root of a server.
pub fn path_of(folder: &Path, src: &str) -> Option<PathBuf> {
    let address = src.split(['?', '#']).next().unwrap_or_default();
    let has_scheme = address.split('/').next().is_some_and(|start| start.contains(':'));
    if address.is_empty() || has_scheme || address.starts_with(['/', '\\']) {
        return None;
    }
    Some(folder.join(percent_decoded(address)?))
}

fn percent_decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let code = others.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

/// Both sizes, in the proportion of the file where the article says one.
fn keep_room(picture: &mut Picture, width: usize, height: usize) {
    let (Ok(width @ 1..), Ok(height @ 1..)) = (u32::try_from(width), u32::try_from(height)) else { return };
    let scaled = |said: u32, of: u32, to: u32| {
        let scaled = u64::from(said) * u64::from(to) / u64::from(of);
        u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
    };
    let (shown_width, shown_height) = match (picture.width, picture.height) {
        (None, None) => (width, height),
        (Some(said), None) => (said, scaled(said, width, height)),
        (None, Some(said)) => (scaled(said, height, width), said),
        (Some(_), Some(_)) => return,
    };
    (picture.width, picture.height) = (Some(shown_width), Some(shown_height));
}

/// Where an address first stands in a file.
fn place(source: &str, src: &str) -> Option<Place> {
    let (line, text) = (1..).zip(source.lines()).find(|(_, line)| line.contains(src))?;
    let column = text[..text.find(src)?].chars().count() as u32 + 1;
    Some(Place { line, column, length: src.chars().count() as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_relative_address_has_a_file() {
        let path = |src| path_of(Path::new("texts"), src);
        assert_eq!(path("p/%E5%9B%BE%20a.png?v=2#x"), Some("texts/p/图 a.png".into()));
        assert_eq!(path("100%.png"), Some("texts/100%.png".into()));
        for other in [
            "https://example.org/a.png",
            "/a.png",
            "//example.org/a.png",
            "#a",
            "",
            "data:image/png;base64,AAAA",
        ] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn a_picture_keeps_its_proportions() {
        let sized = |width, height| {
            let mut picture = Picture { width, height, ..Picture::default() };
            keep_room(&mut picture, 640, 360);
            (picture.width.unwrap(), picture.height.unwrap())
        };
        assert_eq!(sized(None, None), (640, 360));
        assert_eq!(sized(Some(320), None), (320, 180));
        assert_eq!(sized(None, Some(36)), (64, 36));
        assert_eq!(sized(Some(1), Some(2)), (1, 2));
    }
}

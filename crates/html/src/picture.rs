//! Pictures that stand in the page itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiazhu_reading::{NodeKind, Picture, Reading, StyleKind};

/// The media type of a raster picture by its first bytes; `None` for any other file, whatever its name says. SVG is none: it is a
/// document, which may have scripts and addresses of its own.
pub fn raster_type(bytes: &[u8]) -> Option<&'static str> {
    // The specifications of the formats; AVIF is a file of ISO base media by its brand.
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => Some("image/avif"),
        _ => None,
    }
}

/// The reading with its pictures in it: of each address, the bytes that `file` has for it. Those that it has none for, or no raster
/// picture, stay addresses.
pub fn with_pictures(reading: &Reading, file: impl Fn(&str) -> Option<Vec<u8>>) -> Reading {
    let mut reading = reading.clone();
    for picture in pictures_mut(&mut reading) {
        let bytes = file(&picture.src);
        let known = bytes.as_ref().and_then(|bytes| Some((raster_type(bytes)?, bytes)));
        if let Some((kind, bytes)) = known {
            picture.src = format!("data:{kind};base64,{}", STANDARD.encode(bytes));
        }
    }
    reading
}

/// All pictures of a reading: those that stand alone, then those that stand in a line.
pub fn pictures_mut(reading: &mut Reading) -> impl Iterator<Item = &mut Picture> {
    let alone = reading.tree.iter_mut().filter_map(|node| match &mut node.kind {
        NodeKind::Picture(picture) => Some(picture),
        _ => None,
    });
    let styles = reading.blocks.iter_mut().flat_map(|block| &mut block.styles);
    alone.chain(styles.filter_map(|style| match &mut style.kind {
        StyleKind::Picture(picture) => Some(picture),
        _ => None,
    }))
}

/// The same, to be read.
pub fn pictures(reading: &Reading) -> impl Iterator<Item = &Picture> {
    let alone = reading.tree.iter().filter_map(|node| match &node.kind {
        NodeKind::Picture(picture) => Some(picture),
        _ => None,
    });
    let styles = reading.blocks.iter().flat_map(|block| &block.styles);
    alone.chain(styles.filter_map(|style| match &style.kind {
        StyleKind::Picture(picture) => Some(picture),
        _ => None,
    }))
}

/// Says how large a picture is, in pixels, in the proportion of its file where the article says one of both: so a page keeps room for it.
pub fn keep_room(picture: &mut Picture, width: usize, height: usize) {
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

/// The origins of the pictures that another host has, each once: `https://example.org`.
pub(super) fn origins(reading: &Reading) -> Vec<&str> {
    let mut origins: Vec<&str> = pictures(reading).filter_map(|picture| origin(&picture.src)).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}

/// Only what a content security policy can name is one: nothing in it ends the source or the directive.
fn origin(address: &str) -> Option<&str> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(scheme.len())
    })?;
    let host = address[rest..].split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    (!host.is_empty() && host.chars().all(is_plain)).then_some(&address[..rest + host.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::Node;

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(raster_type(b"\x89PNG\r\n\x1a\n\0"), Some("image/png"));
        assert_eq!(raster_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(raster_type(b"GIF89a."), Some("image/gif"));
        assert_eq!(raster_type(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        assert_eq!(raster_type(b"\0\0\0\x20ftypavif"), Some("image/avif"));
        for other in [
            &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..],
            b"",
            b"\x89PN",
            b"GIF",
            b"\0\0\0\x20ftypmp42",
        ] {
            assert_eq!(raster_type(other), None);
        }
    }

    fn reading(addresses: &[&str]) -> Reading {
        let picture = |src: &&str| Node {
            kind: NodeKind::Picture(Picture { src: src.to_string(), ..Picture::default() }),
            start: 0,
            blocks: 0,
            nodes: 0,
        };
        Reading { tree: addresses.iter().map(picture).collect(), ..Reading::default() }
    }

    #[test]
    fn a_page_names_the_hosts_of_its_pictures_and_nothing_else() {
        let addresses = [
            "https://b.org/x.png",
            "a.png",
            "HTTPS://a.org:8080?x",
            "https://b.org/y",
            "https://c.org;script-src *",
            "https://u@d.org/",
        ];
        assert_eq!(origins(&reading(&addresses)), ["HTTPS://a.org:8080", "https://b.org"]);
    }

    #[test]
    fn what_is_no_raster_picture_stays_an_address() {
        let made = with_pictures(&reading(&["a.png", "b.svg", "gone.png"]), |src| match src {
            "a.png" => Some(b"\x89PNG\r\n\x1a\n".to_vec()),
            "b.svg" => Some(b"<svg/>".to_vec()),
            _ => None,
        });
        assert_eq!(origins(&made), Vec::<&str>::new());
        let mut made = made;
        let shown: Vec<String> = pictures_mut(&mut made).map(|picture| picture.src.clone()).collect();
        assert_eq!(shown, ["data:image/png;base64,iVBORw0KGgo=", "b.svg", "gone.png"]);
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

//! The files of the article's own pictures, as far as the author has given them: opened one by one, or with a document that has them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::rc::Rc;

use jiazhu_html::{keep_room, local_path, pictures, pictures_mut, raster_type, with_pictures};
use jiazhu_reading::{Reading, open_file, save_quickly};

use super::field::extension;
use crate::words::{Lang, Message};

/// Larger files are not put into a page; the command line leaves out the same ones.
const LARGEST: usize = 32 << 20;
/// Names that are told of at once.
const TOLD: usize = 3;

/// Each by its path beside the article, or by its name alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures(Rc<BTreeMap<String, File>>);

/// A file of a picture.
#[derive(Clone, Debug, PartialEq)]
struct File {
    /// What the storage calls it: of the same bytes the same.
    key: Rc<str>,
    /// `None` until the storage has given them.
    bytes: Option<Rc<[u8]>>,
}

/// What the storage calls the picture of these bytes. `src/studio/edge.js` knows how it begins.
fn key(bytes: &[u8]) -> Rc<str> {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("picture-{:016x}-{}", hasher.finish(), bytes.len()).into()
}

impl Pictures {
    /// Whether a file is called as a picture is.
    pub fn is_one(name: &str) -> bool {
        matches!(extension(name).as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
    }

    /// Takes a file; `reading` says which pictures the article has.
    ///
    /// # Errors
    /// It is no picture, or the article shows none of this name.
    pub fn add(
        &mut self,
        name: &str,
        bytes: Rc<[u8]>,
        reading: Option<&[u8]>,
        lang: Lang,
    ) -> Result<(), String> {
        let told = |message| lang.fill(message, &[("name", name)]);
        if !is_shown_as(name, &bytes) {
            return Err(told(Message::NoPicture));
        }
        let reading = reading.and_then(|file| open_file(file).ok());
        let wanted = reading.iter().flat_map(pictures).filter_map(|picture| local_path(&picture.src));
        let Some(path) = wanted.into_iter().find(|path| last(path) == name) else {
            return Err(told(Message::PictureNotShown));
        };
        self.insert(path, bytes);
        Ok(())
    }

    /// Takes a file for the picture of this address, whatever it is called itself.
    ///
    /// # Errors
    /// It is no picture.
    pub fn put(&mut self, src: &str, name: &str, bytes: Rc<[u8]>, lang: Lang) -> Result<(), String> {
        let told = |message| lang.fill(message, &[("name", name)]);
        match local_path(src).filter(|path| is_shown_as(path, &bytes)) {
            Some(path) => {
                self.insert(path, bytes);
                Ok(())
            }
            None => Err(told(Message::NoPicture)),
        }
    }

    pub fn insert(&mut self, path: String, bytes: Rc<[u8]>) {
        let file = File { key: key(&bytes), bytes: Some(bytes) };
        Rc::make_mut(&mut self.0).insert(path, file);
    }

    /// As a project in the storage names them: by their paths what the storage calls them.
    pub fn keys(&self) -> BTreeMap<&str, &str> {
        self.0.iter().map(|(path, file)| (path.as_str(), &*file.key)).collect()
    }

    /// The same read: their bytes are still in the storage.
    pub fn of_keys(keys: BTreeMap<String, String>) -> Pictures {
        let file = |(path, key): (String, String)| (path, File { key: key.into(), bytes: None });
        Pictures(Rc::new(keys.into_iter().map(file).collect()))
    }

    /// Those whose bytes are still in the storage.
    pub fn absent(&self) -> Vec<Rc<str>> {
        self.0.values().filter(|file| file.bytes.is_none()).map(|file| file.key.clone()).collect()
    }

    /// The others by their paths, in the order of these.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().filter_map(|(path, file)| Some((path.as_str(), file.bytes.as_deref()?)))
    }

    /// The others, by what the storage calls them.
    pub fn files(&self) -> impl Iterator<Item = (Rc<str>, Rc<[u8]>)> {
        self.0.values().filter_map(|file| Some((file.key.clone(), file.bytes.clone()?)))
    }

    /// Those that are no raster pictures: drawings, which no reading holds.
    pub fn drawings(&self) -> Vec<(Rc<str>, Rc<[u8]>)> {
        self.files().filter(|(_, bytes)| bytes.len() <= LARGEST && raster_type(bytes).is_none()).collect()
    }

    /// The storage has given the bytes of this key.
    pub fn fill(&mut self, key: &str, bytes: &Rc<[u8]>) {
        for file in Rc::make_mut(&mut self.0).values_mut().filter(|file| *file.key == *key) {
            file.bytes = Some(bytes.clone());
        }
    }

    /// Whether they are the very same.
    pub fn is(&self, other: &Pictures) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn bytes(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.0.get(path)?.bytes.as_ref()
    }

    /// The file of a path.
    pub fn of(&self, path: &str) -> Option<Vec<u8>> {
        self.bytes(path).map(|bytes| bytes.to_vec())
    }

    /// The raster picture of an address, for a page that holds everything.
    fn raster(&self, src: &str) -> Option<Vec<u8>> {
        let bytes = self.bytes(&local_path(src)?)?;
        (bytes.len() <= LARGEST && raster_type(bytes).is_some()).then(|| bytes.to_vec())
    }

    /// Says in a reading how large its pictures are, as the command line does where their files lie beside the article; whether it said anything.
    pub fn measure(&self, reading: &mut Reading) -> bool {
        let mut is_said = false;
        for picture in pictures_mut(reading) {
            let bytes = local_path(&picture.src).and_then(|path| self.bytes(&path));
            if let Some(Ok(size)) = bytes.map(|bytes| imagesize::blob_size(bytes)) {
                keep_room(picture, size.width, size.height);
                is_said = true;
            }
        }
        is_said
    }

    /// The reading with its pictures in it.
    pub fn embedded(&self, reading: &Reading) -> Reading {
        with_pictures(reading, |src| self.raster(src))
    }

    /// The file of a reading as it is shown here: no picture has an address. The studio’s host, or another, would learn from it what
    /// somebody reads; what is shown in the place of a picture that is not at hand is what it is called.
    /// Drawings are shown by their pixels, as far as these are `drawn`.
    pub fn at_hand(&self, file: Rc<[u8]>, drawn: &BTreeMap<Rc<str>, Option<Rc<[u8]>>>) -> Rc<[u8]> {
        let Ok(reading) = open_file(&file) else { return file };
        if pictures(&reading).next().is_none() {
            return file;
        }
        let pixels = |src: &str| {
            let key = &self.0.get(&local_path(src)?)?.key;
            drawn.get(key)?.as_deref().map(<[u8]>::to_vec)
        };
        let mut shown = with_pictures(&reading, |src| self.raster(src).or_else(|| pixels(src)));
        for picture in pictures_mut(&mut shown).filter(|picture| !picture.src.starts_with("data:")) {
            let src = std::mem::take(&mut picture.src);
            if picture.alt.trim().is_empty() {
                let path = local_path(&src).unwrap_or(src);
                picture.alt = last(path.split(['?', '#']).next().unwrap_or_default()).to_owned();
            }
        }
        save_quickly(&shown).into()
    }

    /// Whether a text may show pictures: in Markdown they begin with `![`, in HTML with `<img` or `<image`, in any case. The readings of all other
    /// texts need not be opened for it.
    pub fn may_be_in(text: &str) -> bool {
        let mut tags = text.match_indices('<').filter_map(|(at, _)| text.get(at + 1..at + 3));
        text.contains("![") || tags.any(|start| start.eq_ignore_ascii_case("im"))
    }

    /// The addresses of a reading’s pictures, but for those of other servers, and which of them lead to no file.
    pub fn addresses(&self, reading: &Reading) -> Vec<(String, bool)> {
        let mut addresses: Vec<(String, bool)> = Vec::new();
        for picture in pictures(reading) {
            let Some(path) = local_path(&picture.src) else { continue };
            if !addresses.iter().any(|(src, _)| *src == picture.src) {
                addresses.push((picture.src.clone(), self.bytes(&path).is_none()));
            }
        }
        addresses
    }

    /// What is to be told of pictures that are not there; `reading` is the one on the screen.
    pub fn missing(&self, reading: Option<&[u8]>, lang: Lang) -> Option<String> {
        let reading = open_file(reading?).ok()?;
        let mut names: Vec<String> = pictures(&reading)
            .filter_map(|picture| local_path(&picture.src))
            .filter(|path| self.bytes(path).is_none())
            .collect();
        names.dedup();
        let first = names.get(..TOLD).unwrap_or(&names);
        if first.is_empty() {
            return None;
        }
        let (told, more) = (lang.row(first), (names.len() - first.len()).to_string());
        let values = [("names", told.as_str()), ("n", more.as_str())];
        let message =
            if names.len() == first.len() { Message::PicturesMissing } else { Message::MorePicturesMissing };
        Some(lang.fill(message, &values))
    }
}

/// Whether a browser shows bytes as a picture of this name.
pub(super) fn is_shown_as(name: &str, bytes: &[u8]) -> bool {
    extension(name) == "svg" || raster_type(bytes).is_some()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::{Node, NodeKind, Picture, save};

    /// As far as its size: 3 by 2.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0";

    fn article(addresses: &[&str]) -> Reading {
        let node = |src: &&str| {
            let picture = Picture { src: (*src).to_owned(), ..Picture::default() };
            Node { kind: NodeKind::Picture(picture), start: 0, blocks: 0, nodes: 0 }
        };
        Reading { tree: addresses.iter().map(node).collect(), ..Reading::default() }
    }

    #[test]
    fn a_picture_is_known_by_its_name_and_shown_in_its_size() {
        let reading = article(&["media/a.png", "b.png", "https://example.org/c.png"]);
        let file = save(&reading);
        let mut pictures = Pictures::default();
        assert!(pictures.missing(Some(&file), Lang::En).unwrap().contains("media/a.png, b.png, which"));
        assert!(pictures.add("a.png", PNG.into(), Some(&file), Lang::En).is_ok());
        assert!(
            pictures
                .add("c.png", PNG.into(), Some(&file), Lang::En)
                .unwrap_err()
                .contains("no picture c.png")
        );
        assert!(
            pictures
                .add("b.png", b"GIF"[..].into(), Some(&file), Lang::En)
                .unwrap_err()
                .contains("no picture that")
        );
        assert!(pictures.missing(Some(&file), Lang::En).unwrap().contains("the pictures b.png, which"));
        let mut measured = reading.clone();
        assert!(pictures.measure(&mut measured));
        let sizes: Vec<_> =
            super::pictures(&measured).map(|picture| (picture.width, picture.height)).collect();
        assert_eq!(sizes, [(Some(3), Some(2)), (None, None), (None, None)]);
        let shown = open_file(&pictures.at_hand(file.into(), &BTreeMap::new())).unwrap();
        let shown: Vec<_> = super::pictures(&shown).map(|picture| picture.src.clone()).collect();
        assert!(shown[0].starts_with("data:image/png;base64,"), "{shown:?}");
    }

    #[test]
    fn no_picture_is_shown_that_a_server_would_be_asked_for() {
        let addresses =
            ["p/%E5%BC%A0.png?v=1", "https://example.org/b/c.png?q", "/d.png", "data:image/png;base64,AAAA"];
        let mut reading = article(&addresses);
        pictures_mut(&mut reading).nth(2).unwrap().alt = "丁".to_owned();
        let shown = open_file(&Pictures::default().at_hand(save(&reading).into(), &BTreeMap::new())).unwrap();
        let shown: Vec<_> =
            super::pictures(&shown).map(|picture| (picture.src.as_str(), picture.alt.as_str())).collect();
        assert_eq!(shown, [("", "张.png"), ("", "c.png"), ("", "丁"), (addresses[3], "")]);
        // A reading without pictures is not made anew.
        let file: Rc<[u8]> = save(&article(&[])).into();
        assert!(Rc::ptr_eq(&file, &Pictures::default().at_hand(file.clone(), &BTreeMap::new())));
    }

    #[test]
    fn a_text_that_may_show_pictures_is_known_by_how_they_begin() {
        for text in ["一![](a.png)", "![a][b]", "<img src=a>", "一<\n<IMG src=a>", "<iMage href=a>", "<<img"]
        {
            assert!(Pictures::may_be_in(text), "{text}");
        }
        for text in ["", "一[二](a.png)", "1 < 2", "<i>一</i>", "<", "<一"] {
            assert!(!Pictures::may_be_in(text), "{text}");
        }
    }
}

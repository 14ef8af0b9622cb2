//! The files of a site: a folder that any web server can serve as it is. The command line writes it, the studio packs it; neither
//! decides what is in it.

use std::path::{Component, Path};

use super::address::{local_path, percent_encoded};
use super::page::page;
use super::picture::pictures;
use super::site_index::{ListedArticle, site_index};
use jiazhu_reading::Reading;
use jiazhu_reading::strings::{ENGLISH, Strings};

/// What lies beside every page, with what the element imports.
const WIDGET: [&str; 5] = ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"];

/// What the widget fetches from beside it where a reader asks for more, with what its script imports. A folder of an earlier widget has none.
const COMPANION: [&str; 3] = ["companion/ask.js", "companion/companion.js", "companion/companion_bg.wasm"];

/// What lies beside every page, with the words of the interface: English is in the program.
pub fn beside(say: &Strings) -> Vec<String> {
    let speech = (say.lang != ENGLISH.lang).then(|| format!("{}.js", say.lang));
    WIDGET.map(String::from).into_iter().chain(speech).collect()
}

/// A file by its name in the folder: `companion/ask.js`.
pub type SiteFile = (String, Vec<u8>);

/// The files of the widget, as they are found: each script may name others. A release has the element in one script, any other build has
/// its modules beside it.
///
/// ```
/// use jiazhu_html::WidgetFiles;
/// use jiazhu_reading::strings::ENGLISH;
///
/// let mut files = WidgetFiles::new(&ENGLISH);
/// while let Some((name, is_needed)) = files.next() {
///     let bytes = if name == "jiazhu.js" { b"import './a.js';\nimport { b } from './b.js';".to_vec() } else { vec![] };
///     files.put(is_needed.then_some(bytes));
/// }
/// assert_eq!(files.all().last().unwrap().0, "b.js");
/// ```
pub struct WidgetFiles {
    names: Vec<(String, bool)>,
    at: usize,
    files: Vec<SiteFile>,
}

impl WidgetFiles {
    pub fn new(say: &Strings) -> WidgetFiles {
        let optional = COMPANION.map(|name| (name.to_owned(), false));
        let names = beside(say).into_iter().map(|name| (name, true)).chain(optional).collect();
        WidgetFiles { names, at: 0, files: Vec::new() }
    }

    /// The file that is wanted next, from the folder of the widget, and whether there is no site without it.
    pub fn next(&self) -> Option<(String, bool)> {
        self.names.get(self.at).cloned()
    }

    /// Takes its bytes; none where it is not there.
    pub fn put(&mut self, bytes: Option<Vec<u8>>) {
        let Some((name, _)) = self.next() else { return };
        self.at += 1;
        let Some(bytes) = bytes else { return };
        if name.ends_with(".js") {
            // Of the folder that the script lies in.
            let folder = name.rfind('/').map_or("", |at| &name[..=at]);
            for module in imported(&String::from_utf8_lossy(&bytes)) {
                let module = format!("{folder}{module}");
                if !self.names.iter().any(|(known, _)| *known == module) {
                    self.names.push((module, true));
                }
            }
        }
        self.files.push((name, bytes));
    }

    pub fn all(self) -> Vec<SiteFile> {
        self.files
    }
}

/// The modules beside it that a script imports, each once: `format.js` of `import { a } from './format.js'`.
fn imported(script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in script.lines().filter(|line| line.starts_with("import ") || line.starts_with("export ")) {
        let module = line.rsplit_once("from './").and_then(|(_, rest)| rest.split_once('\''));
        if let Some((name, _)) = module
            && name.ends_with(".js")
            && !name.contains('/')
            && !found.iter().any(|known| known == name)
        {
            found.push(name.to_string());
        }
    }
    found
}

/// A site in the making.
pub struct Site<'s> {
    say: &'s Strings,
    articles: Vec<(String, Reading)>,
    files: Vec<SiteFile>,
}

/// Why an article cannot stand in a site, by the address of a picture.
#[derive(Debug, PartialEq, Eq)]
pub enum SiteError {
    /// The picture would lie outside the folder.
    Outside(String),
    /// Another article has another picture of this address.
    Different(String),
}

impl<'s> Site<'s> {
    /// One whose pages speak as `say` does.
    pub fn new(say: &'s Strings) -> Site<'s> {
        Site { say, articles: Vec::new(), files: Vec::new() }
    }

    /// Adds an article: its page `NAME.html`, its reading, its words file, and those of its pictures that `picture` has by their path beside
    /// the article.
    ///
    /// # Errors
    /// A picture has no place in the folder.
    pub fn add(
        &mut self,
        name: &str,
        reading: Reading,
        reading_file: Vec<u8>,
        words_file: Option<Vec<u8>>,
        picture: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<(), SiteError> {
        self.files.push((format!("{name}.reading"), reading_file));
        self.files.extend(words_file.map(|file| (format!("{name}.words"), file)));
        let address = format!("{}.reading", percent_encoded(name));
        self.files.push((format!("{name}.html"), page(&reading, &address, self.say).into_bytes()));
        for shown in pictures(&reading) {
            let Some(path) = local_path(&shown.src) else { continue };
            let Some(bytes) = picture(&path) else { continue };
            let mut parts = Path::new(&path).components();
            if !parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
                return Err(SiteError::Outside(shown.src.clone()));
            }
            match self.files.iter().find(|(known, _)| *known == path) {
                Some((_, known)) if *known != bytes => return Err(SiteError::Different(shown.src.clone())),
                Some(_) => {}
                None => self.files.push((path, bytes)),
            }
        }
        self.articles.push((format!("{}.html", percent_encoded(name)), reading));
        Ok(())
    }

    /// How many articles it has.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// All files: those of the articles, the index, which has this title, and the widget's.
    pub fn files(self, title: Option<&str>, widget: WidgetFiles) -> Vec<SiteFile> {
        let listed: Vec<ListedArticle> =
            self.articles.iter().map(|(address, reading)| ListedArticle { address, reading }).collect();
        let index = site_index(title, &listed, self.say).into_bytes();
        let mut files = self.files;
        files.push(("index.html".to_owned(), index));
        files.extend(widget.all());
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::{Node, NodeKind, Picture};

    #[test]
    fn modules_are_found_by_their_imports() {
        let script = "import { a } from './a.js';\nimport b from './b.js'\nexport * from './a.js';\nconst c = import('./reader.js');\nimport d from 'https://example.org/d.js';\nimport e from './../e.js';\n";
        assert_eq!(imported(script), ["a.js", "b.js"]);
    }

    #[test]
    fn only_files_that_are_there_are_asked_for() {
        let asked = |ask: &[u8]| {
            let mut files = WidgetFiles::new(&ENGLISH);
            let mut asked = Vec::new();
            while let Some((name, _)) = files.next() {
                files.put(Some(if name == "companion/ask.js" { ask.to_vec() } else { vec![] }));
                asked.push(name);
            }
            asked
        };
        let history = "companion/history.js".to_owned();
        // A release has one script of two.
        assert!(!asked(b"function move() {}").contains(&history));
        assert!(asked(b"import { move } from './history.js';").contains(&history));
    }

    fn illustrated(src: &str) -> Reading {
        let picture = Picture { src: src.into(), ..Picture::default() };
        Reading {
            tree: vec![Node { kind: NodeKind::Picture(picture), start: 0, blocks: 0, nodes: 0 }],
            ..Reading::default()
        }
    }

    #[test]
    fn pictures_lie_beside_the_page_or_nowhere() {
        let add = |site: &mut Site, name: &str, src: &str, bytes: Option<&[u8]>| {
            site.add(name, illustrated(src), vec![], None, |_| bytes.map(<[u8]>::to_vec))
        };
        let mut site = Site::new(&ENGLISH);
        assert_eq!(add(&mut site, "a", "p/%E5%9B%BE.png?2", Some(b"a")), Ok(()));
        assert_eq!(add(&mut site, "b", "p/%E5%9B%BE.png", Some(b"a")), Ok(()));
        assert_eq!(add(&mut site, "c", "gone.png", None), Ok(()));
        assert_eq!(add(&mut site, "d", "../p.png", None), Ok(()));
        assert_eq!(
            add(&mut site, "e", "p/%E5%9B%BE.png", Some(b"b")),
            Err(SiteError::Different("p/%E5%9B%BE.png".into()))
        );
        assert_eq!(add(&mut site, "f", "../p.png", Some(b"a")), Err(SiteError::Outside("../p.png".into())));
        let files = site.files(None, WidgetFiles::new(&ENGLISH));
        let pictures: Vec<_> = files.iter().filter(|(name, _)| name.ends_with(".png")).collect();
        assert_eq!(pictures, [&("p/图.png".to_owned(), b"a".to_vec())]);
        assert_eq!(files.last().unwrap().0, "index.html");
    }
}

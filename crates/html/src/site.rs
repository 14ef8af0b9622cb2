//! The files of a site: a folder that any web server can serve as it is. The command line writes it, the studio packs it; neither
//! decides what is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::address::{local_path, percent_encoded};
use super::article::BLOCK;
use super::page::page_of_series;
use super::picture::{pictures, pictures_mut};
use super::site_index::{ListedArticle, site_index};
use super::site_names::{Asked, Names, address_of};
use super::site_nav::site_nav;
use super::widget_files::WidgetFiles;
use jiazhu_reading::frame::{FileKind, squeeze};
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Block, Link, Node, NodeKind, Reading, StyleKind, save};

/// A file by its name in the folder: `companion/ask.js`.
pub type SiteFile = (String, Vec<u8>);

/// What a page asks for beside itself, by the path from its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local<'p> {
    Picture(&'p str),
    /// A link leads to it.
    Linked(&'p str),
}

/// A site in the making.
pub struct Site<'s> {
    say: &'s Strings,
    articles: Vec<SiteArticle>,
}

struct SiteArticle {
    name: String,
    reading: Reading,
    reading_file: Vec<u8>,
    words_file: Option<Vec<u8>>,
    /// What lies beside it, by the path from it.
    local: BTreeMap<String, Vec<u8>>,
}

impl<'s> Site<'s> {
    /// One whose pages speak as `say` does.
    pub fn new(say: &'s Strings) -> Site<'s> {
        Site { say, articles: Vec::new() }
    }

    /// Adds an article: its page `NAME.html`, its reading, its words file, and what `file` has of its pictures and of what its links lead to.
    /// Nothing of it lies outside the folder, and nothing takes the place of what another article has under the same path: what cannot have its own path lies in a
    /// folder that is called as the article, and the reading says so.
    pub fn add(
        &mut self,
        name: &str,
        reading: Reading,
        reading_file: Vec<u8>,
        words_file: Option<Vec<u8>>,
        file: impl Fn(Local<'_>) -> Option<Vec<u8>>,
    ) {
        let mut local = BTreeMap::new();
        for path in pictures(&reading).filter_map(|picture| local_path(&picture.src)) {
            if let Some(bytes) = file(Local::Picture(&path)) {
                local.insert(path, bytes);
            }
        }
        for path in links(&reading).filter_map(|link| local_path(&link.href)) {
            if !local.contains_key(&path)
                && let Some(bytes) = file(Local::Linked(&path))
            {
                local.insert(path, bytes);
            }
        }
        self.articles.push(SiteArticle { name: name.to_owned(), reading, reading_file, words_file, local });
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
        let widget = widget.all();
        let Site { say, mut articles } = self;
        let own = ["html", "reading", "words"];
        let pages = articles.iter().flat_map(|article| own.map(|end| format!("{}.{end}", article.name)));
        let fixed = widget.iter().map(|(name, _)| name.clone()).chain(["index.html".to_owned()]);
        let asked: Vec<Asked<'_>> = articles
            .iter()
            .flat_map(|SiteArticle { name, local, .. }| {
                local.iter().map(move |(path, bytes)| Asked { article: name, path, bytes })
            })
            .collect();
        let names = Names::new(pages.chain(fixed), &asked);
        let given: Vec<String> = asked.iter().map(|asked| names.of(asked).to_owned()).collect();
        let others: Vec<SiteFile> = names.files();
        let mut given = given.into_iter();
        for article in &mut articles {
            let names = article.local.keys().cloned().zip(&mut given).collect();
            if lead(&mut article.reading, &names) {
                article.reading_file = squeeze(FileKind::Reading, save(&article.reading));
            }
        }
        let addresses: Vec<String> =
            articles.iter().map(|article| format!("{}.html", percent_encoded(&article.name))).collect();
        let listed: Vec<ListedArticle> = addresses
            .iter()
            .zip(&articles)
            .map(|(address, SiteArticle { reading, .. })| ListedArticle { address, reading })
            .collect();
        let index = site_index(title, &listed, say).into_bytes();
        let lines: Vec<String> = (0..listed.len()).map(|at| site_nav(title, &listed, at, say)).collect();
        let mut files = Vec::new();
        let places: Vec<BTreeSet<usize>> = addresses.iter().map(|page| places(page, &articles)).collect();
        for ((SiteArticle { name, reading, reading_file, words_file, .. }, series), places) in
            articles.into_iter().zip(lines).zip(places)
        {
            let address = format!("{}.reading", percent_encoded(&name));
            let page = page_of_series(&reading, &address, &series, &places, say);
            files.push((format!("{name}.html"), page.into_bytes()));
            files.push((format!("{name}.reading"), reading_file));
            files.extend(words_file.map(|file| (format!("{name}.words"), file)));
        }
        files.extend(others);
        files.push(("index.html".to_owned(), index));
        files.extend(widget);
        files
    }
}

/// The blocks of a page to which links of the site's articles lead.
fn places(page: &str, articles: &[SiteArticle]) -> BTreeSet<usize> {
    let all = articles.iter().flat_map(|article| links(&article.reading));
    all.filter_map(|link| link.href.strip_prefix(page)?.strip_prefix(BLOCK)?.parse().ok()).collect()
}

/// Has the addresses of a reading lead to what lies in the site, by the paths from the article; whether one has changed.
fn lead(reading: &mut Reading, names: &BTreeMap<String, String>) -> bool {
    let mut is_changed = false;
    let mut change = |address: &mut String| {
        let Some(changed) = names.get(&local_path(address).unwrap_or_default()) else { return };
        let changed = address_of(address, changed);
        if changed != *address {
            (*address, is_changed) = (changed, true);
        }
    };
    pictures_mut(reading).for_each(|picture| change(&mut picture.src));
    links_mut(reading).for_each(|link| change(&mut link.href));
    is_changed
}

/// All links of a reading: those of its text, and those around pictures.
pub fn links(reading: &Reading) -> impl Iterator<Item = &Link> {
    links_in(&reading.blocks, &reading.tree)
}

/// The same of the blocks and the nodes of an article.
pub fn links_in<'a>(blocks: &'a [Block], tree: &'a [Node]) -> impl Iterator<Item = &'a Link> {
    let of_text = blocks.iter().flat_map(|block| &block.styles).filter_map(|style| match &style.kind {
        StyleKind::Link(link) => Some(link),
        StyleKind::Picture(picture) => picture.link.as_ref(),
        _ => None,
    });
    of_text.chain(tree.iter().filter_map(|node| match &node.kind {
        NodeKind::Picture(picture) => picture.link.as_ref(),
        _ => None,
    }))
}

/// The same, to be changed.
pub fn links_mut(reading: &mut Reading) -> impl Iterator<Item = &mut Link> {
    links_in_mut(&mut reading.blocks, &mut reading.tree)
}

/// The same of the blocks and the nodes of an article.
pub fn links_in_mut<'a>(blocks: &'a mut [Block], tree: &'a mut [Node]) -> impl Iterator<Item = &'a mut Link> {
    let styles = blocks.iter_mut().flat_map(|block| &mut block.styles);
    let of_text = styles.filter_map(|style| match &mut style.kind {
        StyleKind::Link(link) => Some(link),
        StyleKind::Picture(picture) => picture.link.as_mut(),
        _ => None,
    });
    of_text.chain(tree.iter_mut().filter_map(|node| match &mut node.kind {
        NodeKind::Picture(picture) => picture.link.as_mut(),
        _ => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::ENGLISH;
    use jiazhu_reading::{Node, Picture, open_file};

    fn illustrated(src: &str) -> Reading {
        let picture = Picture { src: src.into(), ..Picture::default() };
        Reading {
            tree: vec![Node { kind: NodeKind::Picture(picture), start: 0, blocks: 0, nodes: 0 }],
            ..Reading::default()
        }
    }

    /// The files of a site whose articles have a picture of this address each, with these bytes; and the addresses in its readings.
    fn built(articles: &[(&str, &str, Option<&[u8]>)]) -> (Vec<SiteFile>, Vec<String>) {
        let mut site = Site::new(&ENGLISH);
        for (name, src, bytes) in articles {
            let reading = illustrated(src);
            let file = save(&reading);
            site.add(name, reading, file, None, |_| bytes.map(<[u8]>::to_vec));
        }
        let files = site.files(None, WidgetFiles::new(&ENGLISH));
        let address = |(name, _, _): &(&str, &str, _)| {
            let (_, file) = files.iter().find(|(known, _)| *known == format!("{name}.reading")).unwrap();
            let reading = open_file(file).unwrap();
            let src = pictures(&reading).next().unwrap().src.clone();
            let (_, page) = files.iter().find(|(known, _)| *known == format!("{name}.html")).unwrap();
            assert!(String::from_utf8_lossy(page).contains(&format!("src=\"{src}\"")), "{src}");
            src
        };
        let addresses = articles.iter().map(address).collect();
        let own = |(name, _): &SiteFile| name.contains("png") || name == "index.html/p";
        (files.into_iter().filter(own).collect(), addresses)
    }

    #[test]
    fn a_picture_keeps_its_path_where_no_other_has_it() {
        let (files, addresses) = built(&[
            ("a", "p/%E5%9B%BE.png?2", Some(b"a")),
            ("b", "p/%E5%9B%BE.png", Some(b"a")),
            ("c", "gone.png", None),
            ("d", "../gone.png", None),
        ]);
        assert_eq!(files, [("p/图.png".to_owned(), b"a".to_vec())]);
        assert_eq!(addresses, ["p/%E5%9B%BE.png?2", "p/%E5%9B%BE.png", "gone.png", "../gone.png"]);
    }

    #[test]
    fn pictures_of_one_name_lie_in_folders_called_as_their_articles() {
        let (files, addresses) = built(&[
            ("一", "p.png#x", Some(b"1")),
            ("y", "./P.png", Some(b"2")),
            // Another's path is not taken by what has no folder of its own.
            ("z", "y/P.png", Some(b"3")),
        ]);
        let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes[0])).collect();
        assert_eq!(files, [("y/P.png", b'2'), ("z/y/P.png", b'3'), ("一/p.png", b'1')]);
        assert_eq!(addresses, ["%E4%B8%80/p.png#x", "y/P.png", "z/y/P.png"]);
        let again = built(&[("y", "./P.png", Some(b"2")), ("一", "p.png#x", Some(b"1"))]);
        assert_eq!(again.1, ["y/P.png", "%E4%B8%80/p.png#x"], "in any order");
    }

    #[test]
    fn a_picture_of_a_neighbour_lies_in_the_site() {
        let (files, addresses) = built(&[
            ("x", "../y/p.png", Some(b"1")),
            ("y", "p.png", Some(b"1")),
            ("z", "..%2F..%2Fp.png", Some(b"1")),
            ("w", "q/..\\p.png", Some(b"1")),
            ("v", "x/../../index.html", Some(b"1")),
        ]);
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["p.png", "y/p.png"]);
        assert_eq!(addresses, ["y/p.png", "p.png", "p.png", "p.png", "v/index.html"]);
    }
}

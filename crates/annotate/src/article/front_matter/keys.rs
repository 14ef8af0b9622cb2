//! The keys of a head: those that are read, those of site generators, and all others.

use crate::diagnostic::{Diagnostic, Place};
use crate::yaml::Placed;

/// The keys that are read.
pub const KEYS: [&str; 8] = ["title", "author", "authors", "date", "source", "lang", "rights", "byline"];

/// What Hugo, Zola, Jekyll and Hexo read beside those, or their usual themes: no slip, and of no use here.
const OF_SITES: [&str; 61] = [
    "aliases",
    "audio",
    "build",
    "cascade",
    "categories",
    "category",
    "comments",
    "cover",
    "description",
    "draft",
    "excerpt",
    "expirydate",
    "extra",
    "featured",
    "hidden",
    "headless",
    "id",
    "image",
    "images",
    "in_search_index",
    "iscjklanguage",
    "keywords",
    "lastmod",
    "layout",
    "linktitle",
    "markup",
    "math",
    "menu",
    "menus",
    "mermaid",
    "modified",
    "outputs",
    "page_template",
    "params",
    "path",
    "permalink",
    "pin",
    "publishdate",
    "published",
    "resources",
    "series",
    "sitemap",
    "slug",
    "sort_by",
    "subtitle",
    "summary",
    "tags",
    "taxonomies",
    "template",
    "thumbnail",
    "toc",
    "translationkey",
    "transparent",
    "type",
    "unlisted",
    "updated",
    "url",
    "videos",
    "weight",
    "disablenunjucks",
    "top",
];

/// The keys as written.
#[derive(Debug, Default)]
pub struct Raw {
    pub title: Option<String>,
    /// Of `author` and `authors`, in this order.
    pub authors: Vec<String>,
    pub date: Option<String>,
    pub source: Option<String>,
    pub lang: Option<Placed<String>>,
    pub rights: Option<String>,
    pub byline: Option<Placed<Vec<String>>>,
    /// All others.
    pub others: Vec<Placed<String>>,
}

/// Tells of the keys that are not read: in one message of those that site generators have, in another of all others.
pub fn tell(file: &str, raw: &Raw, warnings: &mut Vec<Diagnostic>, below: impl Fn(Place) -> Place) {
    let (of_sites, unknown): (Vec<_>, Vec<_>) =
        raw.others.iter().partition(|key| OF_SITES.contains(&key.to_ascii_lowercase().as_str()));
    let named = |keys: &[&Placed<String>]| {
        let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        names.join(", ")
    };
    if let [first, others @ ..] = &unknown[..] {
        let (keys, are) = if others.is_empty() { ("key", "is") } else { ("keys", "are") };
        let message = format!(
            "the front matter {keys} {} {are} unknown and ignored: known are {}",
            named(&unknown),
            KEYS.join(", ")
        );
        warnings.push(Diagnostic::warning("front-matter-key", file, message).at(below(first.place)));
    }
    if let Some(first) = of_sites.first() {
        let message = format!("what is meant for a site generator is not read: {}", named(&of_sites));
        warnings.push(Diagnostic::warning("front-matter-site", file, message).at(below(first.place)));
    }
}

//! What a page says of its article: title, authors, date, language.

use super::dom::{Dom, Id};
use super::meta_line;
use super::part::ArticlePart;
use crate::article::front_matter::{Byline, FrontMatter, joined};
use crate::article::language::language as language_meant;
use crate::article::source::SourceText;
use crate::diagnostic::Diagnostic;
use jiazhu_reading::About;

pub fn read(
    file: &str,
    dom: &Dom,
    part: &ArticlePart,
    places: &SourceText<'_>,
    warnings: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let mut meta: Vec<(String, String)> = Vec::new();
    let mut title = None;
    let mut canonical = None;
    let mut licence = None;
    let mut lang = None;
    for id in dom.all(0) {
        let text = || Some(dom.words(id)).filter(|text| !text.is_empty());
        match dom.name(id) {
            "title" if dom.around(id).all(|around| dom.name(around) != "svg") => title = title.or_else(text),
            "meta" => {
                let name =
                    ["name", "property", "itemprop"].into_iter().find_map(|name| dom.attribute(id, name));
                if let (Some(name), Some(content)) = (name, dom.attribute(id, "content")) {
                    let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
                    if !content.is_empty() {
                        meta.push((name.to_ascii_lowercase(), content));
                    }
                }
            }
            "link" if dom.has_word(id, "rel", "canonical") => {
                canonical = canonical.or(dom.attribute(id, "href").map(|href| href.trim().to_string()));
            }
            "link" | "a" if dom.has_word(id, "rel", "license") => {
                licence = licence.or(dom.attribute(id, "href").map(|href| href.trim().to_string()));
            }
            "html" | "body" => lang = lang.or_else(|| language(dom, id)),
            _ => {}
        }
    }
    let all = |names: &[&str]| -> Vec<String> {
        names
            .iter()
            .map(|name| {
                meta.iter()
                    .filter(|(known, _)| known == name)
                    .map(|(_, value)| value.clone())
                    .collect::<Vec<_>>()
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    };
    let one = |names: &[&str]| all(names).into_iter().next();
    // An address in the place of a name is one of a profile.
    let mut authors: Vec<String> = Vec::new();
    for author in all(&["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author"]) {
        if !author.contains("://") && !authors.contains(&author) {
            authors.push(author);
        }
    }
    // What the page shows of it, where it does not say it for programs.
    let shown = dom.all(0).find_map(|id| meta_line::read(dom, id)).unwrap_or_default();
    if authors.is_empty() {
        authors.extend(shown.author);
    }
    let declared = one(&["og:title", "dc.title", "dcterms.title"]).or(title);
    let heading = dom
        .all(part.root)
        .find(|&id| dom.name(id) == "h1")
        .map(|id| dom.words(id))
        .filter(|heading| !heading.is_empty());
    // Titles of pages often have the name of the site with them; the heading has not.
    let title = match (declared, heading) {
        (Some(declared), Some(heading)) if declared.contains(&heading) => Some(heading),
        (Some(declared), _) => Some(declared),
        (None, heading) => heading,
    };
    let lang = dom.around(part.root).chain([part.root]).find_map(|id| language(dom, id)).or(lang);
    let mut about = About {
        title,
        author: joined(&authors),
        date: one(&[
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dcterms.date",
            "dc.date.issued",
            "pubdate",
            "publishdate",
        ])
        .or(shown.date),
        source: one(&["source", "dc.source"]).or(canonical.filter(|address| address.starts_with("http"))),
        lang: String::new(),
        rights: one(&["rights", "dc.rights", "dcterms.rights", "copyright"]).or(licence),
    };
    if let Some((lang, id)) = lang {
        let (read, told) = language_meant(&lang);
        about.lang = read;
        if let Some(message) = told {
            warnings.push(
                Diagnostic::warning("front-matter-lang", file, message).at(places.place(dom.node(id).at)),
            );
        }
    }
    let together = (authors.len() > 1).then(|| about.author.clone()).flatten();
    let bylines = authors.into_iter().chain(together).map(|text| Byline { text, place: None }).collect();
    FrontMatter { about, bylines }
}

fn language(dom: &Dom, id: Id) -> Option<(String, Id)> {
    let lang = dom.attribute(id, "lang").or(dom.attribute(id, "xml:lang"))?.trim();
    (!lang.is_empty()).then(|| (lang.to_string(), id))
}

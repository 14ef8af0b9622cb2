//! Which part of a page is the article.

use super::dom::{Dom, DomNodeKind, Id};
use super::office::property;
use crate::article::source::SourceText;
use crate::diagnostic::Diagnostic;

pub struct ArticlePart {
    pub root: Id,
    /// What the page is called that it stands in: `<body>` for all of it.
    pub body: Id,
}

/// Elements that stand around an article, not in it.
pub fn is_furniture(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    let is_note = ["role", "epub:type"].into_iter().any(|attribute| {
        let value = dom.attribute(id, attribute).unwrap_or_default();
        value.contains("note") || value.contains("pullquote") || value.contains("tip")
    });
    (matches!(name, "nav" | "aside") && !is_note)
        || ["navigation", "banner", "contentinfo", "complementary", "search"]
            .into_iter()
            .any(|role| dom.has_word(id, "role", role))
        // Signs for who edits or links to the part below a heading: MediaWiki's and Sphinx's.
        || ["mw-editsection", "headerlink"].into_iter().any(|class| dom.has_word(id, "class", class))
}

/// What a browser does not show.
pub fn is_hidden(dom: &Dom, id: Id) -> bool {
    is_gone(dom, id) || is_veiled(dom, id)
}

/// Not shown, and without a place on the page.
fn is_gone(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "hidden").is_some()
        || says(dom, id, "display", "none")
        || says(dom, id, "mso-hide", "all")
}

/// Not shown, with its place kept free: often until a script of the page has arranged it.
fn is_veiled(dom: &Dom, id: Id) -> bool {
    says(dom, id, "visibility", "hidden")
}

fn says(dom: &Dom, id: Id, name: &str, value: &str) -> bool {
    property(dom, id, name).is_some_and(|said| said.starts_with(value))
}

/// Shows what is veiled and holds most of the text of its page; says where that begins.
pub fn unveil(dom: &mut Dom) -> Option<Id> {
    let body = body(dom);
    let weights = Weights::new(dom, body, is_gone);
    let veiled = dom.all(0).filter(|&id| is_veiled(dom, id));
    // What stands around the body holds all of it.
    let most = |id: &Id| {
        dom.around(body).any(|around| around == *id) || weights.characters[*id] * 2 > weights.characters[body]
    };
    let veiled: Vec<Id> = veiled.filter(most).collect();
    veiled.iter().for_each(|&id| dom.without_style(id));
    veiled.first().copied()
}

fn body(dom: &Dom) -> Id {
    dom.all(0).find(|&id| dom.name(id) == "body").unwrap_or(0)
}

/// Elements that hold nothing for a reader.
pub fn is_machinery(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "link" | "meta" | "base" | "title" | "head")
}

/// How many characters each node holds that can be seen, and how many of them stand in links.
struct Weights {
    characters: Vec<usize>,
    in_links: Vec<usize>,
}

impl Weights {
    fn new(dom: &Dom, body: Id, is_hidden: fn(&Dom, Id) -> bool) -> Weights {
        let mut weights = Weights { characters: vec![0; dom.len()], in_links: vec![0; dom.len()] };
        // Children come after their parents in this order: counted from the end, each is ready before its parent.
        let mut order = Vec::new();
        let mut waiting = vec![body];
        while let Some(id) = waiting.pop() {
            if is_machinery(dom.name(id)) || is_furniture(dom, id) || is_hidden(dom, id) {
                continue;
            }
            order.push(id);
            waiting.extend(dom.children(id));
        }
        for &id in order.iter().rev() {
            let node = dom.node(id);
            if let DomNodeKind::Text(text) = &node.kind {
                weights.characters[id] = text.chars().filter(|c| !c.is_whitespace()).count();
            }
            if dom.name(id) == "a" {
                weights.in_links[id] = weights.characters[id];
            }
            if let Some(parent) = node.parent.filter(|_| id != body) {
                weights.characters[parent] += weights.characters[id];
                weights.in_links[parent] += weights.in_links[id];
            }
        }
        weights
    }
}

pub fn find(dom: &Dom) -> ArticlePart {
    let body = body(dom);
    let weights = Weights::new(dom, body, is_hidden);
    let root = marked(dom, body, &weights).or_else(|| densest(dom, body, &weights)).unwrap_or(body);
    ArticlePart { root, body }
}

/// The part that the page itself calls its article, or its main part.
fn marked(dom: &Dom, body: Id, weights: &Weights) -> Option<Id> {
    let sorts: [&dyn Fn(Id) -> bool; 3] = [
        &|id| dom.has_word(id, "itemprop", "articleBody"),
        &|id| dom.name(id) == "article" || dom.has_word(id, "role", "article"),
        &|id| dom.name(id) == "main" || dom.has_word(id, "role", "main"),
    ];
    for is_of_sort in sorts {
        let all: Vec<Id> = dom.all(body).filter(|&id| is_of_sort(id) && weights.characters[id] > 0).collect();
        // Those in another are parts of it: comments, chapters.
        let outer: Vec<Id> = all
            .iter()
            .copied()
            .filter(|&id| !dom.around(id).any(|around| all.contains(&around)))
            .take(200)
            .collect();
        let whole: usize = outer.iter().map(|&id| weights.characters[id]).sum();
        let largest = outer.iter().copied().max_by_key(|&id| weights.characters[id]);
        match largest {
            Some(id) if weights.characters[id] * 10 >= whole * 6 => return Some(id),
            // Several of a size: a book in chapters, a page of many news items. What holds all of them is the part.
            Some(id) => {
                return dom
                    .around(id)
                    .find(|&around| weights.characters[around] >= whole)
                    .filter(|&id| id != 0);
            }
            None => {}
        }
    }
    None
}

/// The pieces of text that stand in an element itself.
fn own_text(dom: &Dom, id: Id) -> impl Iterator<Item = Id> {
    dom.children(id).iter().copied().filter(|&child| matches!(dom.node(child).kind, DomNodeKind::Text(_)))
}

/// Whether a short text is one of those that Chinese sites have around an article.
fn is_of_site(dom: &Dom, id: Id) -> bool {
    const SAID: [&str; 10] = [
        "ICP备",
        "版权所有",
        "版權所有",
        "上一页",
        "下一页",
        "上一頁",
        "下一頁",
        "上一章",
        "下一章",
        "返回首页",
    ];
    own_text(dom, id).any(|text| match &dom.node(text).kind {
        DomNodeKind::Text(text) => text.chars().count() < 60 && SAID.iter().any(|said| text.contains(said)),
        _ => false,
    })
}

/// The part with most running text, on a page that has something else around it.
fn densest(dom: &Dom, body: Id, weights: &Weights) -> Option<Id> {
    let is_page = dom.all(body).any(|id| {
        let names = ["id", "class"]
            .map(|attribute| dom.attribute(id, attribute).unwrap_or_default().to_ascii_lowercase());
        let says = |word: &str| names.iter().any(|name| name.contains(word));
        is_furniture(dom, id)
            || matches!(dom.name(id), "header" | "footer")
            || ["nav", "menu", "sidebar", "footer", "breadcrumb", "copyright"].into_iter().any(says)
            || is_of_site(dom, id)
    });
    if !is_page {
        return None;
    }
    let mut scores = vec![0.0_f64; dom.len()];
    for id in dom.all(body).filter(|&id| matches!(dom.name(id), "p" | "pre" | "blockquote" | "td" | "li")) {
        let characters = weights.characters[id];
        // A line that is mostly links is none of running text.
        if characters < 15 || weights.in_links[id] * 2 > characters {
            continue;
        }
        let score = 1.0 + (characters as f64 / 40.0).min(10.0);
        let mut share = 1.0;
        for around in dom.around(id).take(3) {
            scores[around] += score * share;
            share /= 2.0;
        }
    }
    // Old sites part their paragraphs by `<br>` alone.
    for id in dom.all(body).filter(|&id| dom.name(id) == "div") {
        let own: usize = own_text(dom, id).map(|text| weights.characters[text]).sum();
        if own >= 15 {
            let score = 1.0 + (own as f64 / 40.0).min(100.0);
            scores[id] += score;
            if let Some(parent) = dom.node(id).parent {
                scores[parent] += score / 2.0;
            }
        }
    }
    let of = |id: Id| {
        let links = weights.in_links[id] as f64 / weights.characters[id].max(1) as f64;
        scores[id] * (1.0 - links)
    };
    let mut best = dom.all(body).filter(|&id| scores[id] > 0.0).max_by(|&a, &b| of(a).total_cmp(&of(b)))?;
    // What stands beside it and has running text, too, belongs to it.
    while best != body
        && let Some(parent) = dom.node(best).parent
    {
        let beside: f64 = dom.children(parent).iter().filter(|&&id| id != best).map(|&id| of(id)).sum();
        if beside <= of(best) * 0.2 {
            break;
        }
        best = parent;
    }
    (weights.characters[best] * 2 > weights.characters[body]).then_some(best)
}

/// Says what of the page stands outside the part that is read.
pub fn tell(
    file: &str,
    dom: &Dom,
    part: &ArticlePart,
    places: &SourceText<'_>,
    warnings: &mut Vec<Diagnostic>,
) {
    if part.root == part.body {
        return;
    }
    let mut first = None;
    let (mut characters, mut shown) = (0, String::new());
    let mut waiting = vec![part.body];
    while let Some(id) = waiting.pop() {
        if id == part.root || is_machinery(dom.name(id)) || is_hidden(dom, id) {
            continue;
        }
        if let DomNodeKind::Text(text) = &dom.node(id).kind
            && !text.trim().is_empty()
        {
            first.get_or_insert(dom.node(id).at);
            characters += text.chars().filter(|c| !c.is_whitespace()).count();
            if shown.chars().count() < 20 {
                shown.extend(text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(20));
            }
        }
        waiting.extend(dom.children(id).iter().rev());
    }
    let Some(first) = first else { return };
    let name = dom.name(part.root);
    let message = format!(
        "the article is what stands in `<{name}>` on line {}; what stands around it is left out, {characters} characters from “{shown}” on",
        places.place(dom.node(part.root).at).line
    );
    warnings.push(Diagnostic::warning("page", file, message).at(places.place(first)));
}

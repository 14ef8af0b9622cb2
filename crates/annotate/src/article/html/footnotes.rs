//! Footnotes, which HTML has no element for: links to what stands further down, and back.

use std::collections::{HashMap, HashSet};

use super::dom::{Dom, Id};
use super::office::is_comment;

#[derive(Debug, Default)]
pub struct Footnotes {
    /// The note that a link refers to.
    references: HashMap<Id, Id>,
    /// The label of each note: what the first link to it says.
    labels: HashMap<Id, String>,
    /// Links from a note back to its reference.
    back: HashSet<Id>,
}

impl Footnotes {
    pub fn find(dom: &Dom, part: Id) -> Footnotes {
        let mut notes = Footnotes::default();
        let order: HashMap<Id, usize> = dom.all(part).enumerate().map(|(index, id)| (id, index)).collect();
        let mut named: HashMap<&str, Id> = HashMap::new();
        for id in dom.all(part) {
            for name in [dom.attribute(id, "id"), dom.attribute(id, "name")].into_iter().flatten() {
                named.entry(name).or_insert(id);
            }
        }
        let target = |id: Id| {
            let fragment = fragment(dom.attribute(id, "href")?)?;
            named.get(fragment).copied().or_else(|| named.get(decoded(fragment).as_str()).copied())
        };
        let links: Vec<(Id, Id)> = dom
            .all(part)
            .filter(|&id| dom.name(id) == "a" && !is_comment(dom, id))
            .filter_map(|id| Some((id, target(id)?)))
            .collect();
        // Who is referred to from where: a note is known by its link back.
        let mut links_to: HashMap<Id, Vec<Id>> = HashMap::new();
        for &(from, to) in &links {
            links_to.entry(to).or_default().push(from);
        }
        for &(link, to) in links.iter().filter(|(from, to)| order[to] > order[from]) {
            let Some(note) =
                note_around(dom, to, part).filter(|&note| !dom.around(link).any(|id| id == note))
            else {
                continue;
            };
            let is_back = |&(from, at): &(Id, Id)| {
                // To the link, to what is around it, or to what is in it.
                let leads_here = at == link
                    || dom.around(link).take(3).any(|id| id == at)
                    || dom.around(at).take(3).any(|id| id == link);
                leads_here && dom.around(from).chain([from]).any(|id| id == note)
            };
            let is_said = is_reference(dom, link);
            let words = dom.words(link);
            // One that stands higher, or in brackets, is enough where the note leads back.
            let looks_so = is_marker(&words)
                && (is_named_so(dom, to)
                    || is_in_notes(dom, note)
                    || bare(&words) != words
                    || dom.around(link).take(2).any(|id| dom.name(id) == "sup")
                    || dom.children(link).iter().any(|&id| dom.name(id) == "sup"));
            if !is_said && !looks_so {
                continue;
            }
            // Few links lead to one place: looking through those of the note is cheap.
            let back: Vec<Id> = links_in(dom, note)
                .into_iter()
                .filter_map(|from| Some((from, target(from)?)))
                .filter(is_back)
                .map(|(from, _)| from)
                .collect();
            if !is_said && back.is_empty() && !is_in_notes(dom, note) {
                continue;
            }
            notes.back.extend(back);
            notes.references.insert(link, note);
            notes.labels.entry(note).or_insert_with(|| bare(&dom.words(link)));
        }
        // What is called a note is one, also if nothing refers to it; but only whole ones, never in another.
        let known: HashSet<Id> = notes.labels.keys().copied().collect();
        notes.labels.retain(|&note, _| !dom.around(note).any(|around| known.contains(&around)));
        let labels = &notes.labels;
        notes.references.retain(|_, note| labels.contains_key(note));
        notes
    }

    /// The note that a link refers to.
    pub fn reference(&self, link: Id) -> Option<Id> {
        self.references.get(&link).copied()
    }

    pub fn is_note(&self, id: Id) -> bool {
        self.labels.contains_key(&id)
    }

    pub fn label(&self, note: Id) -> &str {
        self.labels.get(&note).map(String::as_str).unwrap_or_default()
    }

    /// Whether a link leads from a note back to its reference.
    pub fn is_back(&self, dom: &Dom, id: Id) -> bool {
        self.back.contains(&id)
            || dom.has_word(id, "role", "doc-backlink")
            || dom.has_word(id, "epub:type", "backlink")
            || ["footnote-back", "footnote-backref", "footnoteback", "mw-cite-backlink"]
                .into_iter()
                .any(|class| dom.has_word(id, "class", class))
    }

    /// Whether an element holds notes and little else.
    pub fn holds_notes(&self, dom: &Dom, id: Id) -> bool {
        !self.labels.is_empty() && is_notes(dom, id)
    }

    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }
}

/// The fragment of an address of the page itself, or of a whole address: what is copied from a browser or a word processor has its own
/// places as `https://…/page#note` or `file:///…#_ftn1`. Whether the place is in the page shows its id.
fn fragment(href: &str) -> Option<&str> {
    let (address, fragment) = href.split_once('#')?;
    (address.is_empty() || address.contains("://")).then_some(fragment)
}

fn links_in(dom: &Dom, note: Id) -> Vec<Id> {
    dom.all(note).filter(|&id| dom.name(id) == "a" && dom.attribute(id, "href").is_some()).collect()
}

/// The element that is the note, around the target of its link.
fn note_around(dom: &Dom, target: Id, part: Id) -> Option<Id> {
    let is_block = |id: Id| matches!(dom.name(id), "li" | "p" | "div" | "aside" | "dd" | "section" | "td");
    let block = std::iter::once(target).chain(dom.around(target)).find(|&id| is_block(id))?;
    let parent = dom.node(block).parent?;
    // Word and LibreOffice put each note into a `div` of its own.
    let is_wrapped = block != target
        && dom.name(block) == "p"
        && dom.name(parent) == "div"
        && dom.attribute(parent, "id").is_some_and(says_note);
    let note = if is_wrapped { parent } else { block };
    let is_inside = dom.around(note).any(|around| around == part);
    is_inside.then_some(note)
}

fn is_reference(dom: &Dom, link: Id) -> bool {
    let is = |id: Id| {
        dom.has_word(id, "role", "doc-noteref")
            || dom.has_word(id, "epub:type", "noteref")
            || dom.has_word(id, "rel", "footnote")
            || [
                "footnote-ref",
                "footnoteref",
                "noteref",
                "sdfootnoteanc",
                "sdendnoteanc",
                "footnote-reference",
            ]
            .into_iter()
            .any(|class| dom.has_word(id, "class", class))
            || dom.attribute(id, "data-footnote-ref").is_some()
    };
    is(link) || dom.node(link).parent.is_some_and(|parent| dom.name(parent) == "sup" && is(parent))
}

fn is_named_so(dom: &Dom, target: Id) -> bool {
    [dom.attribute(target, "id"), dom.attribute(target, "name")].into_iter().flatten().any(says_note)
}

fn says_note(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["fn", "ftn", "edn", "note", "cite"].into_iter().any(|word| name.contains(word))
        || name.contains('注')
        || name.contains('註')
}

/// Whether an element is made for footnotes.
fn is_notes(dom: &Dom, id: Id) -> bool {
    ["role", "epub:type"].into_iter().any(|attribute| {
        let value = dom.attribute(id, attribute).unwrap_or_default();
        ["endnotes", "footnotes", "rearnotes", "notes"].into_iter().any(|word| value.contains(word))
    }) || ["footnotes", "footnote-list", "references", "endnotes"]
        .into_iter()
        .any(|class| dom.has_word(id, "class", class))
        || dom.attribute(id, "style").is_some_and(|style| {
            style.contains("mso-element:footnote-list") || style.contains("mso-element:endnote-list")
        })
}

fn is_in_notes(dom: &Dom, note: Id) -> bool {
    dom.around(note).any(|around| is_notes(dom, around))
        || ["role", "epub:type"].into_iter().any(|attribute| {
            let value = dom.attribute(note, attribute).unwrap_or_default();
            value.contains("footnote") || value.contains("endnote")
        })
}

/// The label without what is put around it.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "[]()（）〔〕【】［］^".contains(c)).to_string()
}

/// Whether the text of a link is a number or a sign, as references have: 1, [2], ①, 注3, *, †.
fn is_marker(text: &str) -> bool {
    let text = bare(text);
    let text = text.trim_start_matches(['注', '註']);
    let is_sign = |c: char| "*†‡§¶#".contains(c) || ('①'..='⑳').contains(&c);
    let count = text.chars().count();
    (1..=4).contains(&count)
        && (text.chars().all(|c| c.is_ascii_digit())
            || text.chars().all(is_sign)
            || text.chars().all(|c| "一二三四五六七八九十".contains(c))
            || (count == 1 && text.chars().all(|c| c.is_ascii_lowercase()))
            || text.chars().all(|c| "ivxIVX".contains(c)))
}

/// A fragment with its `%E4` written out.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

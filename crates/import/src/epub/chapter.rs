//! A chapter's XHTML as a part of one document: its names and addresses made those of the whole.

use std::collections::HashMap;

use crate::archive::{Addresses, Archive, folder, percent_decoded, resolve};
use crate::html::{escape, push_escaped};
use crate::xml::{XmlElement, XmlNode};
use crate::{Warning, times_of};

pub struct Chapters {
    /// The number of each chapter by the name of its part, in small letters.
    numbers: HashMap<String, usize>,
    scripts: usize,
    pictures: usize,
    drawings: usize,
}

/// Elements without an end in HTML.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "col", "wbr", "source", "area"];

/// What no chapter takes along: it is no text.
const DROPPED: [&str; 6] = ["script", "style", "link", "meta", "title", "base"];

struct Chapter<'c> {
    number: usize,
    folder: String,
    archive: &'c Archive<'c>,
    addresses: &'c mut Addresses,
}

impl Chapters {
    pub fn new(numbers: HashMap<String, usize>) -> Chapters {
        Chapters { numbers, scripts: 0, pictures: 0, drawings: 0 }
    }

    /// A chapter as a `section`.
    pub fn html(
        &mut self,
        number: usize,
        part: &str,
        document: &XmlElement,
        archive: &Archive<'_>,
        addresses: &mut Addresses,
    ) -> String {
        let body = document.child("body").unwrap_or(document);
        let mut chapter = Chapter { number, folder: folder(part).to_string(), archive, addresses };
        let mut out = format!("<section id=\"c{number}\"");
        for name in ["lang", "xml:lang"] {
            if let Some(lang) = document.attribute(name).or(body.attribute(name)) {
                out += &format!(" lang=\"{}\"", escape(lang));
                break;
            }
        }
        out += ">\n";
        body.children.iter().for_each(|child| self.node(child, &mut chapter, &mut out));
        out += "\n</section>\n";
        out
    }

    fn node(&mut self, node: &XmlNode, chapter: &mut Chapter<'_>, out: &mut String) {
        match node {
            XmlNode::Text(text) => push_escaped(out, text),
            XmlNode::Element(element) => self.element(element, chapter, out),
        }
    }

    fn element(&mut self, element: &XmlElement, chapter: &mut Chapter<'_>, out: &mut String) {
        let name = element.name.as_str();
        if DROPPED.contains(&name) {
            self.scripts += usize::from(name == "script");
            return;
        }
        // Covers are often a drawing around one picture.
        if name == "svg:svg" {
            match element
                .find("svg:image")
                .and_then(|image| image.attribute("xlink:href").or(image.attribute("href")))
            {
                Some(address) => self.picture(address, "", &[], chapter, out),
                None => {
                    self.drawings += 1;
                    // Its characters are text all the same.
                    let text = element.text();
                    push_escaped(out, text.trim());
                }
            }
            return;
        }
        if name == "img" {
            let alt = element.attribute("alt").unwrap_or_default();
            let sizes: Vec<(&str, &str)> = ["width", "height"]
                .into_iter()
                .filter_map(|size| Some((size, element.attribute(size)?)))
                .collect();
            return self.picture(element.attribute("src").unwrap_or_default(), alt, &sizes, chapter, out);
        }
        let name = name.strip_prefix("math:").unwrap_or(name);
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            element.children.iter().for_each(|child| self.node(child, chapter, out));
            return;
        }
        out.push('<');
        out.push_str(name);
        for (key, value) in &element.attributes {
            self.attribute(key, value, chapter, out);
        }
        out.push('>');
        if VOID.contains(&name) {
            return;
        }
        element.children.iter().for_each(|child| self.node(child, chapter, out));
        *out += &format!("</{name}>");
    }

    fn attribute(&mut self, key: &str, value: &str, chapter: &Chapter<'_>, out: &mut String) {
        let number = chapter.number;
        let (key, value) = match key {
            "id" => ("id", format!("c{number}-{value}")),
            "xml:lang" => ("lang", value.to_string()),
            "href" => ("href", self.link(value, chapter)),
            "headers" | "for" | "aria-labelledby" | "aria-describedby" => {
                let ids: Vec<String> = value.split_whitespace().map(|id| format!("c{number}-{id}")).collect();
                (key, ids.join(" "))
            }
            "xlink:href" | "src" | "srcset" | "poster" | "data" => return,
            key if key.starts_with("on") => {
                self.scripts += 1;
                return;
            }
            key if key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_')) => {
                (key, value.to_string())
            }
            _ => return,
        };
        *out += &format!(" {key}=\"{}\"", escape(&value));
    }

    /// An address inside the book leads into the one document; any other stays.
    fn link(&self, address: &str, chapter: &Chapter<'_>) -> String {
        if let Some(fragment) = address.strip_prefix('#') {
            return format!("#c{}-{fragment}", chapter.number);
        }
        let part = resolve(&chapter.folder, &percent_decoded(address));
        match part.and_then(|part| self.numbers.get(&part.to_lowercase())) {
            Some(number) => match address.split_once('#') {
                Some((_, fragment)) => format!("#c{number}-{fragment}"),
                None => format!("#c{number}"),
            },
            None => address.to_string(),
        }
    }

    fn picture(
        &mut self,
        address: &str,
        alt: &str,
        sizes: &[(&str, &str)],
        chapter: &mut Chapter<'_>,
        out: &mut String,
    ) {
        let is_of_web = address.starts_with("http://") || address.starts_with("https://");
        let address = match resolve(&chapter.folder, &percent_decoded(address)) {
            Some(part) if chapter.archive.has(&part) => chapter.addresses.of(&part),
            _ if is_of_web => address.to_string(),
            _ => {
                self.pictures += 1;
                return;
            }
        };
        *out += &format!("<img src=\"{}\" alt=\"{}\"", escape(&address), escape(alt));
        sizes.iter().for_each(|(size, value)| *out += &format!(" {size}=\"{}\"", escape(value)));
        out.push('>');
    }

    pub fn warnings(&self) -> Vec<Warning> {
        [self.scripts, self.pictures, self.drawings]
            .into_iter()
            .zip(LEFT)
            .filter(|(times, _)| *times > 0)
            .map(|(times, (code, message))| Warning { code, message: times_of(message, times) })
            .collect()
    }
}

/// What is told of scripts, pictures that are missing, and drawings.
pub const LEFT: [(&str, &str); 3] = [
    ("script", "scripts are left out"),
    ("picture", "a picture is missing in the file, and left out"),
    ("drawing", "a drawing (SVG) is left out; its characters are kept"),
];

//! An XML document as a tree, with the prefixes that the formats' own specifications use.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::ImportError;

/// Elements stand in each other no deeper: nothing that people write comes near, and the tree may be walked by recursion.
pub const DEEPEST: usize = 200;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlElement {
    /// With its usual prefix: `w:p`; of XHTML without.
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<XmlNode>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlNode {
    Element(XmlElement),
    Text(String),
}

impl XmlElement {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &XmlElement> {
        self.children.iter().filter_map(|child| match child {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&XmlElement> {
        self.elements().find(|element| element.name == name)
    }

    /// What is found by going down one name after the other.
    pub fn path(&self, names: &[&str]) -> Option<&XmlElement> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The first element of this name in it, at any depth, itself not counted.
    pub fn find(&self, name: &str) -> Option<&XmlElement> {
        self.elements()
            .find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// Calls `found` with each element in it, at any depth.
    pub fn walk<'e>(&'e self, found: &mut impl FnMut(&'e XmlElement)) {
        for element in self.elements() {
            found(element);
            element.walk(found);
        }
    }

    /// All characters in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                XmlNode::Text(more) => text.push_str(more),
                XmlNode::Element(element) => element.add_text(text),
            }
        }
    }
}

/// Names of namespaces end so, whichever version or strictness of the format they are of, and these are the prefixes of the specifications.
const PREFIXES: [(&str, &str); 16] = [
    ("/wordprocessingml/2006/main", "w"),
    ("/ooxml/wordprocessingml/main", "w"),
    ("/officeDocument/2006/relationships", "r"),
    ("/ooxml/officeDocument/relationships", "r"),
    ("/drawingml/2006/main", "a"),
    ("/ooxml/drawingml/main", "a"),
    ("/drawingml/2006/wordprocessingDrawing", "wp"),
    ("/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("/drawingml/2006/picture", "pic"),
    ("/ooxml/drawingml/picture", "pic"),
    ("/word/2010/wordprocessingShape", "wps"),
    ("/markup-compatibility/2006", "mc"),
    ("schemas-microsoft-com:vml", "v"),
    ("/officeDocument/2006/math", "m"),
    ("/ooxml/officeDocument/math", "m"),
    ("schemas-microsoft-com:office:office", "o"),
];

/// Those of e-books.
const BOOK_PREFIXES: [(&str, &str); 9] = [
    ("http://www.w3.org/1999/xhtml", ""),
    ("http://www.idpf.org/2007/ops", "epub"),
    ("http://www.idpf.org/2007/opf", "opf"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://www.w3.org/2000/svg", "svg"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("http://www.w3.org/2001/04/xmlenc#", "enc"),
    ("urn:oasis:names:tc:opendocument:xmlns:container", ""),
];

/// Elements of HTML that have no end, for books whose XHTML is HTML in truth.
const VOID: [&str; 9] = ["br", "hr", "img", "input", "meta", "link", "col", "wbr", "source"];

/// Reads a document.
///
/// # Errors
/// As [`parse_cut`]; and its end is missing.
pub fn parse(part: &str, bytes: &[u8]) -> Result<XmlElement, ImportError> {
    match parse_cut(part, bytes)? {
        (document, None) => Ok(document),
        (_, Some(at)) => {
            let message = format!("the part `{part}` of this file breaks off {at}: get the file anew");
            Err(ImportError::new("damaged", message))
        }
    }
}

/// Reads a document, also one whose end is missing: then where it breaks off comes with it. Ends that do not fit are taken as a browser would
/// take them: the innermost element of that name ends.
///
/// # Errors
/// It is no XML, or deeper than [`DEEPEST`].
pub fn parse_cut(part: &str, bytes: &[u8]) -> Result<(XmlElement, Option<String>), ImportError> {
    let source = text(part, bytes)?;
    let mut reader = Reader::from_str(&source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut open: Vec<OpenXml> = vec![OpenXml::default()];
    let broken = || {
        ImportError::new("damaged", format!("the part `{part}` of this file is no XML: save the file again"))
    };
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                let element = begin(&start, &open);
                if VOID.contains(&element.element.name.as_str()) {
                    add(&mut open, XmlNode::Element(element.element));
                    continue;
                }
                if open.len() > DEEPEST {
                    let message =
                        format!("the part `{part}` of this file is nested more than {DEEPEST} elements deep");
                    return Err(ImportError::new("too-large", message));
                }
                open.push(element);
            }
            Event::Empty(start) => {
                let element = begin(&start, &open).element;
                add(&mut open, XmlNode::Element(element));
            }
            Event::End(end) => {
                let name = end.name().into_inner().to_string();
                if let Some(at) =
                    open.iter().rposition(|element| element.written == name).filter(|&at| at > 0)
                {
                    while open.len() > at {
                        close(&mut open);
                    }
                }
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(entity) => {
                let name: &str = &entity;
                let character = entity.resolve_char_ref().ok().flatten().or_else(|| named(name));
                match character {
                    Some(c) => add_text(&mut open, c.encode_utf8(&mut [0; 4])),
                    None => add_text(&mut open, &format!("&{name};")),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let cut = open.get(1..).and_then(|open| open.last()).map(|element| {
        format!("in its line {}, in `<{}>`", source.matches('\n').count() + 1, element.written)
    });
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().unwrap_or_default().element;
    let element = root.children.into_iter().find_map(|child| match child {
        XmlNode::Element(element) => Some(element),
        XmlNode::Text(_) => None,
    });
    Ok((element.ok_or_else(broken)?, cut))
}

#[derive(Default)]
struct OpenXml {
    element: XmlElement,
    /// Its name with the prefix of this document.
    written: String,
    /// The prefixes that hold from it on, and what they stand for.
    prefixes: Vec<(String, String)>,
}

fn begin(start: &BytesStart<'_>, open: &[OpenXml]) -> OpenXml {
    let mut prefixes = Vec::new();
    let mut attributes = Vec::new();
    for attribute in start.html_attributes().with_checks(false).flatten() {
        let key: &str = attribute.key.into_inner();
        let value = match quick_xml::escape::unescape_with(&attribute.value, named_text) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.to_string(),
        };
        match key.strip_prefix("xmlns") {
            Some("") => prefixes.push((String::new(), prefix_of(&value))),
            Some(prefix) if prefix.starts_with(':') => {
                prefixes.push((prefix[1..].to_string(), prefix_of(&value)))
            }
            _ => attributes.push((key.to_string(), value)),
        }
    }
    let written = start.name().into_inner().to_string();
    let mut begun = OpenXml { element: XmlElement::default(), written, prefixes };
    let known = |prefix: &str| {
        let all = std::iter::once(&begun).chain(open.iter().rev());
        all.flat_map(|open| &open.prefixes)
            .find(|(written, _)| written == prefix)
            .map(|(_, usual)| usual.clone())
    };
    let usual = |name: &str, is_attribute: bool| match name.split_once(':') {
        Some((prefix, local)) => match known(prefix) {
            Some(usual) if usual.is_empty() => local.to_string(),
            Some(usual) => format!("{usual}:{local}"),
            None => name.to_string(),
        },
        None if is_attribute => name.to_string(),
        None => match known("") {
            Some(usual) if !usual.is_empty() => format!("{usual}:{name}"),
            _ => name.to_string(),
        },
    };
    let name = usual(&begun.written, false);
    let attributes = attributes.into_iter().map(|(key, value)| (usual(&key, true), value)).collect();
    begun.element = XmlElement { name, attributes, children: Vec::new() };
    begun
}

fn prefix_of(namespace: &str) -> String {
    let office = PREFIXES.iter().find(|(end, _)| namespace.ends_with(end));
    let book = BOOK_PREFIXES.iter().find(|(whole, _)| namespace == *whole);
    match office.or(book) {
        Some((_, prefix)) => prefix.to_string(),
        None => "other".to_string(),
    }
}

fn add(open: &mut [OpenXml], node: XmlNode) {
    if let Some(last) = open.last_mut() {
        last.element.children.push(node);
    }
}

fn add_text(open: &mut [OpenXml], text: &str) {
    let Some(last) = open.last_mut() else { return };
    match last.element.children.last_mut() {
        Some(XmlNode::Text(before)) => before.push_str(text),
        _ => last.element.children.push(XmlNode::Text(text.to_string())),
    }
}

fn close(open: &mut Vec<OpenXml>) {
    if let Some(ended) = open.pop() {
        add(open, XmlNode::Element(ended.element));
    }
}

fn named(name: &str) -> Option<char> {
    named_text(name).and_then(|text| text.chars().next())
}

/// The entities of XML, and those of HTML that books use without declaring them.
fn named_text(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{A0}",
        "ensp" => "\u{2002}",
        "emsp" => "\u{2003}",
        "thinsp" => "\u{2009}",
        "shy" => "\u{AD}",
        "ldquo" => "“",
        "rdquo" => "”",
        "lsquo" => "‘",
        "rsquo" => "’",
        "laquo" => "«",
        "raquo" => "»",
        "mdash" => "—",
        "ndash" => "–",
        "hellip" => "…",
        "middot" => "·",
        "bull" => "•",
        "times" => "×",
        "deg" => "°",
        "copy" => "©",
        "reg" => "®",
        "trade" => "™",
        "sect" => "§",
        "para" => "¶",
        _ => return None,
    })
}

/// The characters of an XML part: UTF-8 or UTF-16, else what its declaration says.
fn text(part: &str, bytes: &[u8]) -> Result<String, ImportError> {
    let unreadable = |encoding: &str| {
        ImportError::new(
            "damaged",
            format!("the part `{part}` of this file cannot be read as {encoding}: save the file again"),
        )
    };
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].as_chunks::<2>().0.iter().map(|&pair| unit(pair));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| unreadable("UTF-16"))
    };
    match bytes {
        [0xFF, 0xFE, ..] => return utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => return utf16(u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_string());
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = head
        .split_once("encoding=")
        .map(|(_, rest)| rest.trim_start_matches(['"', '\'']))
        .and_then(|rest| rest.split(['"', '\'', ' ', '?']).next())
        .unwrap_or("UTF-8");
    other(declared, bytes).ok_or_else(|| unreadable(declared))
}

#[cfg(not(target_os = "unknown"))]
fn other(encoding: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(String::from)
}

#[cfg(target_os = "unknown")]
fn other(_: &str, _: &[u8]) -> Option<String> {
    None
}

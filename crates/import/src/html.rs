//! Writing HTML.

/// Text between tags.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Adds text, or the value of an attribute between double quotes.
pub fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What HTML cannot hold is left out: control characters and what is no character.
            '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\x7F' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
}

/// What is known of a document, for its head.
#[derive(Debug, Default)]
pub struct DocumentHead {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub date: Option<String>,
    pub lang: Option<String>,
    pub rights: Option<String>,
    pub source: Option<String>,
}

/// A whole document around its body.
pub fn document(head: &DocumentHead, body: &str) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    if let Some(lang) = &head.lang {
        out += &format!(" lang=\"{}\"", escape(lang));
    }
    out += ">\n<head>\n<meta charset=\"utf-8\">\n";
    if let Some(title) = &head.title {
        out += &format!("<title>{}</title>\n", escape(title));
    }
    let mut meta = |name: &str, value: &str| {
        out += &format!("<meta name=\"{name}\" content=\"{}\">\n", escape(value));
    };
    head.authors.iter().for_each(|author| meta("author", author));
    let others = [("date", &head.date), ("rights", &head.rights), ("source", &head.source)];
    for (name, value) in others {
        if let Some(value) = value {
            meta(name, value);
        }
    }
    out += "</head>\n<body>\n<article>\n";
    out += body;
    out += "</article>\n</body>\n</html>\n";
    out
}

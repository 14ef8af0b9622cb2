//! Writing HTML that is well-formed and escaped by construction.

use jiazhu_reading::card::CHINESE;
use jiazhu_reading::prose::stretches;

#[derive(Default)]
pub(super) struct Writer {
    html: String,
    open: Vec<&'static str>,
}

impl Writer {
    pub fn open(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.void(tag, attributes);
        self.open.push(tag);
    }

    /// An element that has no end: `meta`. An attribute with an empty value is one that is only there or not.
    pub fn void(&mut self, tag: &'static str, attributes: &[(&str, &str)]) {
        self.html.push('<');
        self.html.push_str(tag);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            if !value.is_empty() {
                self.html.push_str("=\"");
                self.text(value);
                self.html.push('"');
            }
        }
        self.html.push('>');
    }

    pub fn close(&mut self) {
        if let Some(tag) = self.open.pop() {
            self.html.push_str("</");
            self.html.push_str(tag);
            self.html.push('>');
        }
    }

    /// Escaped, for text and for attribute values in double quotes.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                c => self.html.push(c),
            }
        }
    }

    /// An element with nothing but text in it.
    pub fn element(&mut self, tag: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close();
    }

    /// English prose, the Chinese in it marked as such.
    pub fn prose(&mut self, text: &str) {
        for stretch in stretches(text) {
            if stretch.chinese {
                self.element("span", &[("lang", CHINESE)], stretch.text);
            } else {
                self.text(stretch.text);
            }
        }
    }

    /// A line break in the source, where it means nothing.
    pub fn line(&mut self) {
        self.html.push('\n');
    }

    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }
}

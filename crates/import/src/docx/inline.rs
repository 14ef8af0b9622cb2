//! What stands in a paragraph: runs, links, fields, ruby.

use super::character_format::CharacterFormat;
use super::formula::linear;
use super::styles::is_hidden;
use super::told::Matter;
use super::{Reader, has_letters, value};
use crate::html::{escape, push_escaped};
use crate::xml::XmlElement;

/// Where inline text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineContext {
    Text,
    Heading,
    Code,
}

/// What a paragraph holds, in pieces that are set alike.
#[derive(Debug, Default)]
pub struct Inline {
    pieces: Vec<FormattedPiece>,
    /// Whether it has anything but pictures and white space.
    pub has_text: bool,
    pub has_picture: bool,
}

#[derive(Debug)]
struct FormattedPiece {
    format: CharacterFormat,
    link: Option<String>,
    html: String,
}

impl Inline {
    pub fn push(&mut self, format: CharacterFormat, link: Option<&str>, html: &str) {
        if html.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.format == format && last.link.as_deref() == link => last.html += html,
            _ => self.pieces.push(FormattedPiece {
                format,
                link: link.map(str::to_string),
                html: html.to_string(),
            }),
        }
    }

    fn append(&mut self, other: Inline) {
        self.has_text |= other.has_text;
        self.has_picture |= other.has_picture;
        for piece in other.pieces {
            self.push(piece.format, piece.link.as_deref(), &piece.html);
        }
    }

    /// As HTML; without the format that all of `around` has, as a heading is bold. A tab or spaces at the beginning stand for an
    /// indent, which is the style sheet's, unless this is code.
    pub fn html(&self, around: InlineContext) -> String {
        let mut out = String::new();
        let mut link: Option<&str> = None;
        for piece in &self.pieces {
            if piece.link.as_deref() != link {
                if link.is_some() {
                    out += "</a>";
                }
                link = piece.link.as_deref();
                if let Some(href) = link {
                    out += &format!("<a href=\"{}\">", escape(href));
                }
            }
            let mut format = piece.format;
            format.bold &= around != InlineContext::Heading;
            format.code &= around != InlineContext::Code;
            format.tags().for_each(|tag| out += &format!("<{tag}>"));
            out += &piece.html;
            format.tags().rev().for_each(|tag| out += &format!("</{tag}>"));
        }
        if link.is_some() {
            out += "</a>";
        }
        if around == InlineContext::Code { out } else { out.trim_matches([' ', '\t']).to_string() }
    }
}

impl Reader {
    /// What stands in an element that holds runs.
    pub fn inline(&mut self, parent: &XmlElement, link: Option<&str>) -> Inline {
        let mut out = Inline::default();
        for child in parent.elements() {
            match child.name.as_str() {
                "w:r" => self.run(child, link, &mut out),
                "w:hyperlink" => {
                    let own = self.hyperlink(child);
                    let inner = self.inline(child, own.as_deref().or(link));
                    out.append(inner);
                }
                "w:ins" | "w:moveTo" => {
                    self.told.once(Matter::Insertions);
                    let inner = self.inline(child, link);
                    out.append(inner);
                }
                "w:del" | "w:moveFrom" => self.told.once(Matter::Deletions),
                "w:fldSimple" => {
                    let own = self.link_of(child.attribute("w:instr").unwrap_or_default());
                    let inner = self.inline(child, own.as_deref().or(link));
                    out.append(inner);
                }
                "w:sdt" => {
                    if let Some(content) = child.child("w:sdtContent") {
                        let inner = self.inline(content, link);
                        out.append(inner);
                    }
                }
                "w:smartTag" | "w:customXml" | "w:dir" | "w:bdo" => {
                    let inner = self.inline(child, link);
                    out.append(inner);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        let inner = self.inline(chosen, link);
                        out.append(inner);
                    }
                }
                "w:bookmarkStart" => {
                    if let Some(name) = child.attribute("w:name").filter(|name| self.targets.contains(*name))
                    {
                        out.push(
                            CharacterFormat::default(),
                            None,
                            &format!("<span id=\"{}\"></span>", escape(name)),
                        );
                    }
                }
                "m:oMath" | "m:oMathPara" => {
                    self.told.once(Matter::Formulas);
                    let mut formula = String::new();
                    linear(child, &mut formula);
                    out.has_text |= !formula.trim().is_empty();
                    let html = format!("<math><mtext>{}</mtext></math>", escape(formula.trim()));
                    out.push(CharacterFormat::default(), link, &html);
                }
                "w:subDoc" => self.told.once(Matter::OtherFiles),
                _ => self.told.add(Matter::Unknown, usize::from(has_letters(child))),
            }
        }
        out
    }

    fn run(&mut self, run: &XmlElement, link: Option<&str>, out: &mut Inline) {
        let mut format = CharacterFormat::default();
        if let Some(properties) = run.child("w:rPr") {
            if is_hidden(properties) {
                self.told.add(Matter::Hidden, usize::from(run.child("w:t").is_some()));
                return;
            }
            if let Some(style) = value(properties, "w:rStyle") {
                format = self.styles.format(style);
            }
            format.read(properties);
            // The underline of a link is that of every link.
            format.underline &= link.is_none() && self.fields.iter().all(|field| field.link.is_none());
        }
        self.run_content(run, format, link, out);
    }

    fn run_content(
        &mut self,
        run: &XmlElement,
        format: CharacterFormat,
        link: Option<&str>,
        out: &mut Inline,
    ) {
        for child in run.elements() {
            if child.name == "w:fldChar" {
                self.field(child, format, link, out);
                continue;
            }
            if child.name == "w:instrText" {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction += &child.text();
                }
                continue;
            }
            // Between the beginning of a field and its result stands its instruction.
            if self.fields.iter().any(|field| !field.has_result) {
                continue;
            }
            let of_field = self.fields.iter().rev().find_map(|field| field.link.clone());
            let link = link.or(of_field.as_deref());
            match child.name.as_str() {
                "w:t" => self.text(&child.text(), format, link, out),
                "w:tab" | "w:ptab" => out.push(format, link, " "),
                "w:br" if child.attribute("w:type").is_none_or(|kind| kind == "textWrapping") => {
                    out.push(format, link, "<br>");
                }
                "w:cr" => out.push(format, link, "<br>"),
                "w:noBreakHyphen" => self.text("\u{2011}", format, link, out),
                "w:softHyphen" => self.text("\u{AD}", format, link, out),
                "w:sym" => self.symbol(child, format, link, out),
                "w:footnoteReference" | "w:endnoteReference" => {
                    let reference = self.note_reference(child);
                    out.has_text |= !reference.is_empty();
                    out.push(CharacterFormat::default(), None, &reference);
                }
                "w:ruby" => self.ruby(child, format, link, out),
                "w:drawing" | "w:pict" => self.drawing(child, link, out),
                "w:object" => {
                    self.told.once(Matter::Objects);
                    self.drawing(child, link, out);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.run_content(chosen, format, link, out);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str, format: CharacterFormat, link: Option<&str>, out: &mut Inline) {
        out.has_text |= text.chars().any(|c| !c.is_whitespace());
        let mut html = String::new();
        push_escaped(&mut html, text);
        out.push(format, link, &html);
    }

    /// A sign by its number in a font.
    fn symbol(&mut self, sign: &XmlElement, format: CharacterFormat, link: Option<&str>, out: &mut Inline) {
        let code = sign.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            self.told.add(Matter::Symbols, usize::from(('\u{E000}'..='\u{F8FF}').contains(&c)));
            self.text(&c.to_string(), format, link, out);
        }
    }

    fn ruby(&mut self, ruby: &XmlElement, format: CharacterFormat, link: Option<&str>, out: &mut Inline) {
        let part = |reader: &mut Reader, name: &str| {
            ruby.child(name).map(|part| reader.inline(part, None)).unwrap_or_default()
        };
        let (base, said) = (part(self, "w:rubyBase"), part(self, "w:rt"));
        out.has_text |= base.has_text;
        out.has_picture |= base.has_picture;
        let html = format!(
            "<ruby>{}<rt>{}</rt></ruby>",
            base.html(InlineContext::Heading),
            said.html(InlineContext::Heading)
        );
        out.push(format, link, &html);
    }
}

/// Of alternatives the first one, which newer programs write for themselves.
pub fn chosen(alternatives: &XmlElement) -> Option<&XmlElement> {
    alternatives
        .child("mc:Choice")
        .filter(|choice| !choice.children.is_empty())
        .or_else(|| alternatives.child("mc:Fallback"))
}

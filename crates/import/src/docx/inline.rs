//! What stands in a paragraph: runs, links, fields, ruby.

use super::pictures::is_safe;
use super::relations::RelationTarget;
use super::styles::is_hidden;
use super::told::Matter;
use super::{Reader, switch, value};
use crate::html::{escape, push_escaped};
use crate::xml::XmlElement;

/// How characters are set, as far as it means something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CharacterFormat {
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub code: bool,
    pub sub: bool,
    pub sup: bool,
    pub underline: bool,
    pub highlight: bool,
}

impl CharacterFormat {
    /// Takes over what run properties say.
    pub fn read(&mut self, properties: &XmlElement) {
        let mut set = |field: fn(&mut CharacterFormat) -> &mut bool, names: &[&str]| {
            for name in names {
                if let Some(is_on) = switch(properties, name) {
                    *field(self) = is_on;
                }
            }
        };
        set(|format| &mut format.bold, &["w:b"]);
        // The dots under characters that Chinese has for emphasis mean the same.
        set(|format| &mut format.italic, &["w:i", "w:em"]);
        set(|format| &mut format.strike, &["w:strike", "w:dstrike"]);
        set(|format| &mut format.underline, &["w:u"]);
        set(|format| &mut format.highlight, &["w:highlight"]);
        if let Some(align) = value(properties, "w:vertAlign") {
            self.sub = align == "subscript";
            self.sup = align == "superscript";
        }
    }

    fn tags(self) -> impl DoubleEndedIterator<Item = &'static str> {
        [
            (self.strike, "del"),
            (self.highlight, "mark"),
            (self.underline, "u"),
            (self.bold, "strong"),
            (self.italic, "em"),
            (self.code, "code"),
            (self.sub, "sub"),
            (self.sup, "sup"),
        ]
        .into_iter()
        .filter_map(|(is_on, tag)| is_on.then_some(tag))
    }
}

/// A field that has begun: its instruction, then its result.
#[derive(Debug, Default)]
pub struct Field {
    instruction: String,
    has_result: bool,
    link: Option<String>,
}

impl Field {
    pub fn has_result(&self) -> bool {
        self.has_result
    }
}

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
                _ => {}
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

    fn field(&mut self, mark: &XmlElement, format: CharacterFormat, link: Option<&str>, out: &mut Inline) {
        match mark.attribute("w:fldCharType") {
            Some("begin") if self.fields.len() < 100 => self.fields.push(Field::default()),
            Some("separate") => {
                let instruction =
                    self.fields.last().map(|field| field.instruction.clone()).unwrap_or_default();
                let target = self.link_of(&instruction);
                if let Some(field) = self.fields.last_mut() {
                    field.link = target;
                    field.has_result = true;
                }
            }
            Some("end") => {
                let ended = self.fields.pop().filter(|field| !field.has_result);
                if let Some((base, said)) =
                    ended.as_ref().and_then(|field| phonetic_guide(&field.instruction))
                {
                    out.has_text = true;
                    let html = format!("<ruby>{}<rt>{}</rt></ruby>", escape(&base), escape(&said));
                    out.push(format, link, &html);
                }
            }
            _ => {}
        }
    }

    fn hyperlink(&mut self, link: &XmlElement) -> Option<String> {
        let fragment = link.attribute("w:anchor").filter(|name| !name.is_empty());
        let outside = link.attribute("r:id").and_then(|id| self.relations.target(id)).cloned();
        match outside {
            Some(RelationTarget::Outside(address)) => {
                let address = match fragment {
                    Some(fragment) if !address.contains('#') => format!("{address}#{fragment}"),
                    _ => address,
                };
                self.safe(address)
            }
            _ => fragment.map(|name| format!("#{name}")),
        }
    }

    /// Where a field of type HYPERLINK leads.
    fn link_of(&mut self, instruction: &str) -> Option<String> {
        let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
        if let Some(name) = anchor_of(instruction) {
            return Some(format!("#{name}"));
        }
        let address = rest
            .split('"')
            .nth(1)
            .map(str::to_string)
            .or_else(|| rest.split_whitespace().next().map(str::to_string))?;
        self.safe(address)
    }

    fn safe(&mut self, address: String) -> Option<String> {
        let is_kept = is_safe(&address);
        self.told.add(Matter::Links, usize::from(!is_kept));
        is_kept.then_some(address)
    }
}

/// The bookmark that a field of type HYPERLINK leads to: `HYPERLINK \l "name"`.
pub fn anchor_of(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let (before, after) = rest.split_once("\\l")?;
    // With an address before it, the bookmark is one of another document.
    (!before.contains('"')).then_some(())?;
    after.split('"').nth(1).map(str::to_string)
}

/// What older versions of Word write for ruby: `EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hàn),汉)`.
fn phonetic_guide(instruction: &str) -> Option<(String, String)> {
    instruction.trim_start().strip_prefix("EQ")?;
    let (_, after) = instruction.split_once("\\up")?;
    let (_, after) = after.split_once('(')?;
    let (said, after) = after.split_once(')')?;
    let (_, after) = after.split_once([',', ';'])?;
    let (base, _) = after.split_once(')')?;
    Some((base.trim().to_string(), said.trim().to_string()))
}

/// Of alternatives the first one, which newer programs write for themselves.
pub fn chosen(alternatives: &XmlElement) -> Option<&XmlElement> {
    alternatives
        .child("mc:Choice")
        .filter(|choice| !choice.children.is_empty())
        .or_else(|| alternatives.child("mc:Fallback"))
}

/// A formula as one line: fractions with a stroke, sub- and superscripts with `_` and `^`.
fn linear(element: &XmlElement, out: &mut String) {
    let group = |name: &str, out: &mut String| {
        if let Some(part) = element.child(name) {
            let mut inner = String::new();
            linear(part, &mut inner);
            if inner.chars().count() > 1 {
                *out += &format!("({inner})");
            } else {
                *out += &inner;
            }
        }
    };
    match element.name.as_str() {
        "m:t" => out.push_str(&element.text()),
        "m:f" => {
            group("m:num", out);
            out.push('/');
            group("m:den", out);
        }
        "m:sSub" | "m:sSup" | "m:sSubSup" => {
            group("m:e", out);
            if element.child("m:sub").is_some() {
                out.push('_');
                group("m:sub", out);
            }
            if element.child("m:sup").is_some() {
                out.push('^');
                group("m:sup", out);
            }
        }
        "m:rad" => {
            out.push('√');
            group("m:e", out);
        }
        "m:rPr" | "w:rPr" | "m:ctrlPr" => {}
        _ => element.elements().for_each(|child| linear(child, out)),
    }
}

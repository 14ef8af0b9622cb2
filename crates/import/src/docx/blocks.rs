//! Paragraphs and what stands between them.

use super::Reader;
use super::fields::Field;
use super::inline::{Inline, InlineContext, chosen};
use super::numbering::ListMarker;
use super::styles::{StyleRole, numbering};
use super::told::Matter;
use super::{has_letters, value};
use crate::html::escape;
use crate::xml::XmlElement;

/// A block, in HTML as far as it stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxBlock {
    /// `<h2>…</h2>`: nothing around it depends on what stands beside it.
    Whole(String),
    /// From `<table>` on.
    Table(String),
    Paragraph(String),
    /// A picture alone, and a paragraph in the style of captions.
    Figure(String),
    Caption(String),
    Quotation(String),
    /// A line of code.
    Code(String),
    /// An item of a list at a level, with its number if the list has numbers.
    Item {
        level: u32,
        number: Option<u32>,
        html: String,
    },
}

impl Reader {
    /// The blocks in an element.
    pub fn blocks(&mut self, parent: &XmlElement) -> Vec<DocxBlock> {
        let mut blocks = Vec::new();
        for child in parent.elements() {
            match child.name.as_str() {
                "w:p" => self.paragraph(child, &mut blocks),
                "w:tbl" => {
                    let table = self.table(child);
                    blocks.push(DocxBlock::Table(table));
                }
                "w:sdt" => {
                    let gallery = child.path(&["w:sdtPr", "w:docPartObj", "w:docPartGallery"]);
                    if gallery.and_then(|g| g.attribute("w:val")) == Some("Table of Contents") {
                        self.told.once(Matter::Contents);
                    } else if let Some(content) = child.child("w:sdtContent") {
                        blocks.extend(self.blocks(content));
                    }
                }
                "w:ins" | "w:moveTo" => {
                    self.told.once(Matter::Insertions);
                    blocks.extend(self.blocks(child));
                }
                "w:del" | "w:moveFrom" => self.told.once(Matter::Deletions),
                "w:customXml" | "w:smartTag" => blocks.extend(self.blocks(child)),
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        blocks.extend(self.blocks(chosen));
                    }
                }
                "m:oMathPara" | "m:oMath" => {
                    let holder = XmlElement {
                        name: String::new(),
                        attributes: Vec::new(),
                        children: vec![crate::xml::XmlNode::Element(child.clone())],
                    };
                    let html = self.inline(&holder, None).html(InlineContext::Text);
                    blocks.push(DocxBlock::Paragraph(html));
                }
                "w:altChunk" | "w:subDoc" => self.told.once(Matter::OtherFiles),
                _ => self.told.add(Matter::Unknown, usize::from(has_letters(child))),
            }
        }
        blocks
    }

    fn paragraph(&mut self, paragraph: &XmlElement, blocks: &mut Vec<DocxBlock>) {
        let empty = XmlElement::default();
        let properties = paragraph.child("w:pPr").unwrap_or(&empty);
        let style = value(properties, "w:pStyle").unwrap_or_default();
        let role = self.styles.role(style);
        if role == Some(StyleRole::Contents) {
            self.told.once(Matter::Contents);
            return;
        }
        let level = value(properties, "w:outlineLvl")
            .and_then(|level| level.parse::<u32>().ok())
            .map(|level| (level < 9).then_some(level + 1))
            .unwrap_or_else(|| match role {
                Some(StyleRole::Heading(level)) => Some(level),
                Some(StyleRole::Title) => None,
                _ => self.styles.level(style),
            });
        let list = numbering(properties).or_else(|| self.styles.numbering(style)).filter(|(id, _)| id != "0");
        let outer = std::mem::take(&mut self.boxes);
        let inline = self.inline(paragraph, None);
        // A field that has no result in its paragraph has none: what follows must not be lost in it.
        self.fields.retain(Field::has_result);
        let boxes = std::mem::replace(&mut self.boxes, outer);
        if inline.has_text || inline.has_picture {
            let marker =
                list.map(|(id, level)| (self.numbering.next(&id, level), level + self.styles.depth(style)));
            blocks.push(self.block(&inline, role, level, marker));
        }
        blocks.extend(boxes);
    }

    fn block(
        &mut self,
        inline: &Inline,
        role: Option<StyleRole>,
        level: Option<u32>,
        marker: Option<(ListMarker, u32)>,
    ) -> DocxBlock {
        let is_heading = level.is_some() || role == Some(StyleRole::Title);
        let around = match role {
            _ if is_heading => InlineContext::Heading,
            Some(StyleRole::Code) => InlineContext::Code,
            _ => InlineContext::Text,
        };
        let mut html = inline.html(around);
        let label = match &marker {
            Some((ListMarker::Label(label), _)) => Some(label.trim().to_string()),
            // The number of a heading is text: no list counts it.
            Some((ListMarker::Number(number), _)) if is_heading => Some(format!("{number}.")),
            _ => None,
        };
        if let Some(label) = label {
            // 第一章 wants a space before what follows it, 一、 and （一） want none.
            let joint = if label.ends_with(['、', '）', '．', '，', '：']) { "" } else { " " };
            html = format!("{}{joint}{html}", escape(&label));
        }
        if role == Some(StyleRole::Title) {
            self.title.get_or_insert_with(|| plain(&html));
            return DocxBlock::Whole(format!("<h1>{html}</h1>\n"));
        }
        if let Some(level) = level {
            let level = level.min(6);
            return DocxBlock::Whole(format!("<h{level}>{html}</h{level}>\n"));
        }
        match (marker, role) {
            (Some((ListMarker::Bullet, level)), _) => DocxBlock::Item { level, number: None, html },
            (Some((ListMarker::Number(number), level)), _) => {
                DocxBlock::Item { level, number: Some(number), html }
            }
            (_, Some(StyleRole::Quotation)) => DocxBlock::Quotation(html),
            (_, Some(StyleRole::Code)) => DocxBlock::Code(html),
            (_, Some(StyleRole::Caption)) => DocxBlock::Caption(html),
            _ if inline.has_picture && !inline.has_text => DocxBlock::Figure(html),
            _ => DocxBlock::Paragraph(html),
        }
    }
}

/// The characters of HTML that this crate has written.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

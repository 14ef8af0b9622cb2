//! Paragraphs and what stands between them.

use super::Reader;
use super::inline::{Around, Field, Inline, chosen};
use super::numbering::Marker;
use super::styles::{Role, numbering};
use super::told::Matter;
use super::value;
use crate::html::escape;
use crate::xml::Element;

/// A block, in HTML as far as it stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
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
    pub fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for child in parent.elements() {
            match child.name.as_str() {
                "w:p" => self.paragraph(child, &mut blocks),
                "w:tbl" => {
                    let table = self.table(child);
                    blocks.push(Block::Table(table));
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
                    let holder = Element {
                        name: String::new(),
                        attributes: Vec::new(),
                        children: vec![crate::xml::Node::Element(child.clone())],
                    };
                    let html = self.inline(&holder, None).html(Around::Text);
                    blocks.push(Block::Paragraph(html));
                }
                _ => {}
            }
        }
        blocks
    }

    fn paragraph(&mut self, paragraph: &Element, blocks: &mut Vec<Block>) {
        let empty = Element::default();
        let properties = paragraph.child("w:pPr").unwrap_or(&empty);
        let style = value(properties, "w:pStyle").unwrap_or_default();
        let role = self.styles.role(style);
        if role == Some(Role::Contents) {
            self.told.once(Matter::Contents);
            return;
        }
        let level = value(properties, "w:outlineLvl")
            .and_then(|level| level.parse::<u32>().ok())
            .map(|level| (level < 9).then_some(level + 1))
            .unwrap_or_else(|| match role {
                Some(Role::Heading(level)) => Some(level),
                Some(Role::Title) => None,
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
        role: Option<Role>,
        level: Option<u32>,
        marker: Option<(Marker, u32)>,
    ) -> Block {
        let is_heading = level.is_some() || role == Some(Role::Title);
        let around = match role {
            _ if is_heading => Around::Heading,
            Some(Role::Code) => Around::Code,
            _ => Around::Text,
        };
        let mut html = inline.html(around);
        let label = match &marker {
            Some((Marker::Label(label), _)) => Some(label.trim().to_string()),
            // The number of a heading is text: no list counts it.
            Some((Marker::Number(number), _)) if is_heading => Some(format!("{number}.")),
            _ => None,
        };
        if let Some(label) = label {
            // 第一章 wants a space before what follows it, 一、 and （一） want none.
            let joint = if label.ends_with(['、', '）', '．', '，', '：']) { "" } else { " " };
            html = format!("{}{joint}{html}", escape(&label));
        }
        if role == Some(Role::Title) {
            self.title.get_or_insert_with(|| plain(&html));
            return Block::Whole(format!("<h1>{html}</h1>\n"));
        }
        if let Some(level) = level {
            let level = level.min(6);
            return Block::Whole(format!("<h{level}>{html}</h{level}>\n"));
        }
        match (marker, role) {
            (Some((Marker::Bullet, level)), _) => Block::Item { level, number: None, html },
            (Some((Marker::Number(number), level)), _) => Block::Item { level, number: Some(number), html },
            (_, Some(Role::Quotation)) => Block::Quotation(html),
            (_, Some(Role::Code)) => Block::Code(html),
            (_, Some(Role::Caption)) => Block::Caption(html),
            _ if inline.has_picture && !inline.has_text => Block::Figure(html),
            _ => Block::Paragraph(html),
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

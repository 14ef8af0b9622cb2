//! What styles mean: the level of a heading, a quotation, emphasis.

use std::collections::{HashMap, HashSet};

use super::character_format::CharacterFormat;
use super::{switch, value};
use crate::xml::XmlElement;

#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, NamedStyle>,
    /// Language of the characters of East Asia, unless something else is said.
    pub lang: Option<String>,
}

#[derive(Debug, Default)]
struct NamedStyle {
    /// In small letters.
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is text.
    outline: Option<u32>,
    numbering: Option<(String, u32)>,
    run: Option<XmlElement>,
}

/// What sort of paragraph a style makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleRole {
    Title,
    /// From 1.
    Heading(u32),
    Quotation,
    Code,
    /// Of a picture or a table.
    Caption,
    /// A line of the table of contents.
    Contents,
}

impl Styles {
    pub fn read(part: &XmlElement) -> Styles {
        let mut by_id = HashMap::new();
        for style in part.elements().filter(|element| element.name == "w:style") {
            let Some(id) = style.attribute("w:styleId") else { continue };
            let paragraph = style.child("w:pPr");
            let number =
                |name: &str| paragraph.and_then(|p| value(p, name)).and_then(|value| value.parse().ok());
            by_id.insert(
                id.to_string(),
                NamedStyle {
                    name: value(style, "w:name").unwrap_or(id).to_lowercase(),
                    based_on: value(style, "w:basedOn").map(str::to_string),
                    outline: number("w:outlineLvl"),
                    numbering: paragraph.and_then(numbering),
                    run: style.child("w:rPr").cloned(),
                },
            );
        }
        let defaults = part.path(&["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]);
        let lang = defaults.and_then(|lang| lang.attribute("w:eastAsia")).map(str::to_string);
        Styles { by_id, lang }
    }

    /// A style and those that it is based on.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = (&'s str, &'s NamedStyle)> {
        let mut seen = HashSet::new();
        let mut next = self.by_id.get_key_value(id);
        std::iter::from_fn(move || {
            let (id, style) = next?;
            if !seen.insert(id.as_str()) {
                return None;
            }
            next = style.based_on.as_ref().and_then(|base| self.by_id.get_key_value(base));
            Some((id.as_str(), style))
        })
    }

    /// What sort of paragraph a style makes; one that is based on another makes the same, but author and date, which are based on
    /// the title now and then, are no titles.
    pub fn role(&self, id: &str) -> Option<StyleRole> {
        if self.by_id.is_empty() {
            return by_name(&id.to_lowercase());
        }
        self.chain(id)
            .enumerate()
            .find_map(|(step, (_, style))| by_name(&style.name).map(|role| (step, role)))
            .filter(|(step, role)| *step == 0 || *role != StyleRole::Title)
            .map(|(_, role)| role)
    }

    /// How many levels deeper a list stands by its style's name: one for `List Bullet 2`.
    pub fn depth(&self, id: &str) -> u32 {
        let name = self.by_id.get(id).map(|style| style.name.as_str()).unwrap_or_default();
        let level = name
            .strip_prefix("list ")
            .and_then(|rest| rest.rsplit(' ').next())
            .and_then(|last| last.parse().ok());
        level.map_or(0, |level: u32| level.clamp(1, 9) - 1)
    }

    /// The outline level that a style gives, from 1.
    pub fn level(&self, id: &str) -> Option<u32> {
        let outline = self.chain(id).find_map(|(_, style)| style.outline)?;
        (outline < 9).then_some(outline + 1)
    }

    pub fn numbering(&self, id: &str) -> Option<(String, u32)> {
        self.chain(id).find_map(|(_, style)| style.numbering.clone())
    }

    /// What a character style makes of a run.
    pub fn format(&self, id: &str) -> CharacterFormat {
        let mut format = CharacterFormat::default();
        let chain: Vec<_> = self.chain(id).collect();
        for (_, style) in chain.into_iter().rev() {
            if let Some(run) = &style.run {
                format.read(run);
            }
            match style.name.as_str() {
                "strong" => format.bold = true,
                "emphasis" => format.italic = true,
                "html code" | "verbatim char" | "inline code" | "source code" => format.code = true,
                _ => {}
            }
        }
        format
    }

    /// Whether a table in this style has a head in its first row, if it says that its first row is different.
    pub fn is_plain_table(&self, id: &str) -> bool {
        self.by_id.get(id).is_none_or(|style| matches!(style.name.as_str(), "table grid" | "normal table"))
    }
}

fn by_name(name: &str) -> Option<StyleRole> {
    let heading = ["heading ", "heading", "标题 ", "标题", "標題 ", "標題"]
        .iter()
        .find_map(|begin| name.strip_prefix(begin))
        .and_then(|level| level.parse::<u32>().ok())
        .filter(|level| (1..=9).contains(level));
    if let Some(level) = heading {
        return Some(StyleRole::Heading(level));
    }
    match name {
        "title" | "标题" | "標題" => Some(StyleRole::Title),
        "quote" | "intense quote" | "block text" | "intensequote" | "blocktext" | "quotations" => {
            Some(StyleRole::Quotation)
        }
        "source code" | "html preformatted" | "preformatted text" | "sourcecode" => Some(StyleRole::Code),
        "caption" | "table caption" | "image caption" | "题注" => Some(StyleRole::Caption),
        "toc heading" | "tocheading" => Some(StyleRole::Contents),
        name if name.strip_prefix("toc").is_some_and(|level| level.trim().parse::<u32>().is_ok()) => {
            Some(StyleRole::Contents)
        }
        _ => None,
    }
}

/// The list that paragraph properties name, and the level in it. Number 0 takes a paragraph out of any list.
pub fn numbering(properties: &XmlElement) -> Option<(String, u32)> {
    let numbering = properties.child("w:numPr")?;
    let id = value(numbering, "w:numId")?.to_string();
    let level = value(numbering, "w:ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((id, u32::min(level, 8)))
}

/// Whether a run is hidden.
pub fn is_hidden(properties: &XmlElement) -> bool {
    switch(properties, "w:vanish") == Some(true)
}

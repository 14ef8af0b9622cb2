//! Fields and links of a paragraph: where HYPERLINK leads, and the ruby that older versions of Word write as EQ.

use super::Reader;
use super::character_format::CharacterFormat;
use super::inline::Inline;
use super::pictures::is_safe;
use super::relations::RelationTarget;
use super::told::Matter;
use crate::html::escape;
use crate::xml::XmlElement;

/// A field that has begun: its instruction, then its result.
#[derive(Debug, Default)]
pub struct Field {
    pub instruction: String,
    pub has_result: bool,
    pub link: Option<String>,
}

impl Field {
    pub fn has_result(&self) -> bool {
        self.has_result
    }
}

impl Reader {
    pub fn field(
        &mut self,
        mark: &XmlElement,
        format: CharacterFormat,
        link: Option<&str>,
        out: &mut Inline,
    ) {
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

    pub fn hyperlink(&mut self, link: &XmlElement) -> Option<String> {
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
    pub fn link_of(&mut self, instruction: &str) -> Option<String> {
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

//! How characters are set, as far as it means something: the properties of a run.

use super::switch;
use super::value;
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

    pub fn tags(self) -> impl DoubleEndedIterator<Item = &'static str> {
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

//! Conversion between the scripts, for display.
//!
//! Longest match over OpenCC's tables: phrases first, because one Simplified character may stand for several
//! Traditional ones (头发 頭髮, 发展 發展), then characters. No phrase of the tables changes the length of a text, and the lab refuses
//! one that would; so every view has one code point for each of the article's.

mod glosses;
mod neighbours;
mod people;
mod repair;
mod standard;
mod table;
#[cfg(test)]
mod tests;
mod views;

pub use glosses::convert_glosses;
pub use people::People;
pub use standard::Standard;
pub(crate) use views::{ShownLine, views_remembering};
pub use views::{ViewGround, views};

use jiazhu_packed::SignsPart;
use repair::Repair;
use table::{ConversionTable, Converted};

/// Which script a text is converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetScript {
    Hans,
    Hant,
}

/// What is known of the scripts; a part of [`Tables`](crate::Tables).
pub struct Conversion {
    to_hans: ConversionTable,
    to_hant: ConversionTable,
    repair: Repair,
}

impl Conversion {
    /// Makes it of both parts of `opencc.bin`; `None` if they are not in their format, which `lab/src/data/opencc.rs` tells.
    pub(crate) fn new(to_hant: SignsPart, to_hans: SignsPart) -> Option<Conversion> {
        let (to_hant, to_hans) = (ConversionTable::new(to_hant)?, ConversionTable::new(to_hans)?);
        Some(Conversion { to_hans, to_hant, repair: Repair::new() })
    }

    /// Converts a text as OpenCC does with its plain configurations t2s and s2t; what is in that script already stays.
    ///
    /// ```
    /// use jiazhu_annotate::convert::TargetScript;
    /// # let tables = jiazhu_annotate::Tables::from_bytes(jiazhu_tables::FILES).unwrap();
    /// let conversion = tables.conversion().expect("opencc.bin is among the tables");
    /// assert_eq!(conversion.convert("头发和发展", TargetScript::Hant), "頭髮和發展");
    /// assert_eq!(conversion.convert("乾隆年間吃餅乾", TargetScript::Hans), "乾隆年间吃饼干");
    /// ```
    pub fn convert(&self, text: &str, to: TargetScript) -> String {
        self.whole(text, to).iter().map(|converted| converted.to).collect()
    }

    /// What stands for each character of a text of which nothing else is known.
    fn whole(&self, text: &str, to: TargetScript) -> Vec<Converted<'_>> {
        let characters: Vec<char> = text.chars().collect();
        let mut whole = Vec::with_capacity(characters.len());
        self.to(to).convert(&characters, |_, _| true, |_, converted| whole.push(converted));
        whole
    }

    /// How a Simplified word is written in Traditional characters, where `given` has another of the characters that it could be, between
    /// which a phrase decides: 乾部 for 干部 gives 幹部, 頭發 for 头发 gives 頭髮. `None` where `given` may be right.
    pub(crate) fn slip(&self, word: &str, given: &str) -> Option<String> {
        let characters: Vec<char> = word.chars().collect();
        let written = self.whole(word, TargetScript::Hant);
        let is_wrong = written.iter().zip(given.chars()).zip(&characters).any(|((converted, given), &c)| {
            let (to, given) = (Standard::Taiwan.spell(converted.to), Standard::Taiwan.spell(given));
            let is_other = match given == c {
                // It may have been left as it was: that is a slip where no standard does so.
                true => repair::is_slip(c, to),
                false => {
                    self.to_hant.may_be(c, given)
                        && (!repair::is_either(to, given) || repair::is_never(given, &characters))
                }
            };
            converted.by_phrase && given != to && is_other
        });
        let spelled = written.iter().map(|converted| Standard::Taiwan.spell(converted.to));
        is_wrong.then(|| spelled.collect())
    }

    fn to(&self, target: TargetScript) -> &ConversionTable {
        match target {
            TargetScript::Hans => &self.to_hans,
            TargetScript::Hant => &self.to_hant,
        }
    }
}

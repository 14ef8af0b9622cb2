//! Conversion between the scripts, for display.
//!
//! Longest match over OpenCC's tables: phrases first, because one Simplified character may stand for several
//! Traditional ones (头发 頭髮, 发展 發展), then characters. No phrase of the tables changes the length of a text, and the lab refuses
//! one that would; so every view has one code point for each of the article's.

mod repair;
mod table;
#[cfg(test)]
mod tests;
mod views;

pub use views::views;

use table::Table;

/// Which script a text is converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Hans,
    Hant,
}

/// Converts a text as OpenCC does with its plain configurations t2s and s2t; what is in that script already stays.
///
/// ```
/// use jiazhu_annotate::convert::{Target, convert};
/// assert_eq!(convert("头发和发展", Target::Hant), "頭髮和發展");
/// assert_eq!(convert("乾隆年間吃餅乾", Target::Hans), "乾隆年间吃饼干");
/// ```
pub fn convert(text: &str, to: Target) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    Table::to(to).convert(&characters, |_, _| true, |_, converted| shown.push(converted.to));
    shown
}

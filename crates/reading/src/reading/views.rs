//! The article in the other scripts.
//!
//! A view has as many code points as the article, so that words, marks, notes and syllables hold in it as they are.
//! It travels as what it changes: for each character that it changes nearly everywhere one pair, and the places where
//! something else stands. Nothing is converted in the browser, and no table is loaded.
//!
//! To show a view, take [`Reading::in_script`] once when the reader chooses it and show that like any reading. Its blocks differ,
//! nothing else does:
//!
//! ```
//! use jiazhu_reading::{Block, BlockKind, Reading, Script, View, Views};
//! let text = "干部說干杯".to_string();
//! let views = Views {
//!     repaired: View { pairs: "干幹".into(), exceptions: vec![(3, '干')], unsettled: vec![] },
//!     ..Views::default()
//! };
//! let blocks = vec![Block { kind: BlockKind::Paragraph, text, styles: vec![] }];
//! let reading = Reading { blocks, words: vec![2, 1, 2], views, ..Reading::default() };
//! assert_eq!(reading.in_script(Script::Repaired).text(), "幹部說干杯");
//! assert_eq!(reading.in_script(Script::Source), reading);
//! ```

use serde::{Deserialize, Serialize};

use super::Reading;

/// Which script the article is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// As printed.
    #[default]
    Source,
    /// With the characters mended that a conversion by machine left in the wrong script.
    Repaired,
    /// Simplified.
    Hans,
    /// Traditional.
    Hant,
}

impl Script {
    pub const ALL: [Script; 4] = [Script::Source, Script::Repaired, Script::Hans, Script::Hant];

    /// As the attribute `script` and the command line write it.
    pub fn name(self) -> &'static str {
        match self {
            Script::Source => "source",
            Script::Repaired => "repaired",
            Script::Hans => "hans",
            Script::Hant => "hant",
        }
    }

    /// The script of that name.
    pub fn named(name: &str) -> Option<Script> {
        Script::ALL.into_iter().find(|script| script.name() == name)
    }
}

/// The article's other views.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views {
    pub repaired: View,
    pub hans: View,
    pub hant: View,
}

/// What a view changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Characters and what stands for them, by turns: `干幹后後`.
    pub pairs: String,
    /// Where another character stands than `pairs` say, in code points of the text, in order.
    pub exceptions: Vec<(u32, char)>,
    /// Where the context does not decide which character is right, in code points of the text, in order.
    pub unsettled: Vec<Unsettled>,
}

/// A character whose conversion is a guess: the most frequent one was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsettled {
    pub at: u32,
    /// All characters that could stand here, the one taken first: `發髮`.
    pub candidates: String,
}

impl Views {
    /// What a script changes; `None` for the article as printed.
    pub fn get(&self, script: Script) -> Option<&View> {
        match script {
            Script::Source => None,
            Script::Repaired => Some(&self.repaired),
            Script::Hans => Some(&self.hans),
            Script::Hant => Some(&self.hant),
        }
    }
}

impl View {
    /// Whether it shows the article as printed.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.exceptions.is_empty()
    }

    /// The characters that could stand at a place, where that is not settled.
    pub fn candidates(&self, at: u32) -> Option<&str> {
        let index = self.unsettled.binary_search_by_key(&at, |unsettled| unsettled.at).ok()?;
        Some(&self.unsettled[index].candidates)
    }
}

impl Reading {
    /// Whether the article is in Traditional characters: its language says so, or leaves it open and more of them would be others in
    /// Simplified.
    pub fn is_traditional(&self) -> bool {
        for part in self.about.lang.split('-') {
            match part {
                "Hant" | "TW" | "HK" | "MO" => return true,
                "Hans" | "CN" | "SG" => return false,
                _ => {}
            }
        }
        self.views.hans.pairs.len() > self.views.hant.pairs.len()
    }

    /// The reading with its article in another script: blocks of the same lengths in other characters.
    pub fn in_script(&self, script: Script) -> Reading {
        let mut reading = self.clone();
        let Some(view) = self.views.get(script) else { return reading };
        let chars: Vec<char> = view.pairs.chars().collect();
        // In order, put there one by one: the code of a sort would be larger than all that is sorted here.
        let mut pairs: Vec<(char, char)> = Vec::with_capacity(chars.len() / 2);
        for pair in chars.chunks_exact(2) {
            let place = pairs.partition_point(|(from, _)| *from < pair[0]);
            pairs.insert(place, (pair[0], pair[1]));
        }
        let mut exceptions = view.exceptions.iter().peekable();
        let mut at = 0;
        for block in &mut reading.blocks {
            let mut shown = String::with_capacity(block.text.len());
            for c in block.text.chars() {
                let pair = pairs.binary_search_by_key(&c, |(from, _)| *from);
                let exception = exceptions.next_if(|(place, _)| *place == at);
                shown.push(exception.map_or_else(|| pair.map_or(c, |pair| pairs[pair].1), |(_, c)| *c));
                at += 1;
            }
            block.text = shown;
            at += 1;
        }
        reading
    }
}

#[cfg(test)]
mod tests {
    use crate::{Block, BlockKind, Reading, Script, View, Views};

    #[test]
    fn pairs_change_every_character_and_exceptions_one() {
        let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), styles: Vec::new() };
        let hant =
            View {
                pairs: "后後干幹里裡".into(), exceptions: vec![(1, '后'), (5, '乾')], unsettled: vec![]
            };
        let reading = Reading {
            blocks: vec![block("后后里"), block("干干后")],
            views: Views { hant, ..Views::default() },
            ..Reading::default()
        };
        assert_eq!(reading.in_script(Script::Hant).text(), "後后裡\n幹乾後");
        assert_eq!(reading.in_script(Script::Source).text(), reading.text());
    }
}

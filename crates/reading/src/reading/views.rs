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

    /// Calls `found` with each Chinese gloss, in the order in which [`Reading::glosses`] counts: of each entry its own, then those of its senses.
    pub fn for_each_gloss(&mut self, mut found: impl FnMut(&mut String)) {
        for entry in &mut self.entries {
            entry.gloss.zh.iter_mut().for_each(&mut found);
            entry.senses.iter_mut().filter_map(|sense| sense.gloss.zh.as_mut()).for_each(&mut found);
        }
    }

    /// Whether the Chinese glosses are in Traditional characters.
    pub fn has_traditional_glosses(&self) -> bool {
        self.glosses.is_some() && self.is_traditional()
    }

    /// The reading with its article in another script, and its Chinese glosses: blocks of the same lengths in other characters.
    pub fn in_script(&self, script: Script) -> Reading {
        let mut reading = self.clone();
        let Some(view) = self.views.get(script) else { return reading };
        let mut shown = Shown { exceptions: &view.exceptions, ..Shown::default() };
        shown.learn(&view.pairs, false);
        for block in &mut reading.blocks {
            shown.put(&mut block.text);
            shown.at += 1;
        }
        let other = if self.is_traditional() { Script::Hans } else { Script::Hant };
        if let Some(view) = self.glosses.as_ref().filter(|_| script == other) {
            shown.learn(&view.pairs, false);
            (shown.exceptions, shown.at) = (&view.exceptions, 0);
            reading.for_each_gloss(|gloss| shown.put(gloss));
        }
        reading
    }
}

/// What is shown in a view.
#[derive(Default)]
pub(super) struct Shown<'v> {
    /// In order of the first.
    pairs: Vec<(char, char)>,
    /// Those that come.
    pub exceptions: &'v [(u32, char)],
    /// Where the next text begins.
    pub at: u32,
}

impl Shown<'_> {
    /// Learns pairs, the other way round if `is_inverse`; the first of a character is the one that counts. They are put in order one by one: the
    /// code of a sort would be larger than all that is sorted here.
    pub fn learn(&mut self, pairs: &str, is_inverse: bool) {
        let mut chars = pairs.chars();
        while let (Some(mut from), Some(mut to)) = (chars.next(), chars.next()) {
            if is_inverse {
                (from, to) = (to, from);
            }
            if let Err(place) = self.pairs.binary_search_by_key(&from, |(known, _)| *known) {
                self.pairs.insert(place, (from, to));
            }
        }
    }

    /// Puts into a text what stands for its characters.
    pub fn put(&mut self, text: &mut String) {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            shown.push(match self.exceptions.split_first() {
                Some(((place, exception), rest)) if *place == self.at => {
                    self.exceptions = rest;
                    *exception
                }
                _ => self.pairs.binary_search_by_key(&c, |(from, _)| *from).map_or(c, |at| self.pairs[at].1),
            });
            self.at += 1;
        }
        *text = shown;
    }
}

#[cfg(test)]
mod tests {
    use crate::{Block, BlockKind, Entry, Gloss, Reading, Script, Sense, View, Views};

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

    #[test]
    fn glosses_are_in_the_script_that_is_shown() {
        let gloss = |text: &str| Gloss { en: None, zh: Some(text.into()) };
        let entry = Entry {
            gloss: gloss("后来的干部"),
            senses: vec![Sense { from: None, until: None, gloss: gloss("皇后说话") }],
            ..Entry::default()
        };
        let text = "后来干".to_owned();
        let hant = View { pairs: "后後干幹来來".into(), ..View::default() };
        let mut reading = Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text, styles: Vec::new() }],
            views: Views { hant, ..Views::default() },
            entries: vec![entry],
            // 說 is a pair that the article does not need; 皇后 stays.
            glosses: Some(View {
                pairs: "说說话話".into(), exceptions: vec![(6, '后')], ..View::default()
            }),
            ..Reading::default()
        };
        let said = |reading: &Reading| {
            let entry = &reading.entries[0];
            [&entry.gloss.zh, &entry.senses[0].gloss.zh].map(|zh| zh.clone().unwrap_or_default())
        };
        assert_eq!(said(&reading.in_script(Script::Hant)), ["後來的幹部", "皇后說話"]);
        for script in [Script::Source, Script::Repaired, Script::Hans] {
            assert_eq!(said(&reading.in_script(script)), ["后来的干部", "皇后说话"]);
        }
        // Of a file that tells nothing of glosses they stay as they are.
        reading.glosses = None;
        assert_eq!(said(&reading.in_script(Script::Hant)), ["后来的干部", "皇后说话"]);
    }
}

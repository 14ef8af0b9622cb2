//! Which of its pronunciations a word of the tables has here, and whether that is to be doubted: by the network.

use super::rules::CharacterInText;
use super::syllable_reasons::Reasons;
use super::table::SpokenWord;
use super::table::{is_capitalised, letters, uncapitalised};
use super::{Speaker, character};
use crate::character_set::CharacterSet;
use jiazhu_reading::Span;
use jiazhu_reading::pinyin::{Letters, parts};

/// Logarithms in thousandths: how much more probable than the first pronunciation of a word another has to be.
const OTHER_WAY: i32 = 1500;
/// How probable a pronunciation is that the network does not know.
const UNKNOWN: i32 = 6000;
/// How much more probable than the next one a pronunciation has to be that is nearly never the right one.
pub(super) const SURE: i32 = 3000;
/// How much more probable than what the tables say of a word another pronunciation has to be for a doubt: measured on half of CPP, where
/// a third of what is so doubted is wrong.
const AGAINST: i32 = 2000;
/// Of the word by itself, the least: what is less probable than that is not asked about in each of its places.
const NOT_AGAINST: i32 = -3000;
/// Characters of everyday sentences, of which the network has read few: what is usual for them is nearly always right.
pub(super) const COMMON: CharacterSet = CharacterSet::of("得没给好的了着都和会吗呢啊吧子应");

impl<R: Reasons> Speaker<'_, R> {
    /// Says that a character of a word is not settled where the network would say it otherwise here. What it would say of the word by itself
    /// is asked once in a text: where that is clearly what the tables say, they are not doubted. Names never are.
    pub(super) fn doubt(&mut self, word: Span) {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        let Some(network) = &mut self.network else { return };
        let Speaker { said, doubtful, printed, .. } = self;
        if said[word.start as usize].is_some_and(|said| is_capitalised(said.pinyin)) {
            return;
        }
        let mut against = |text: &[char], index: usize, at: usize| {
            let pinyin = uncapitalised(said[at].as_ref()?.pinyin);
            let living = table.living(folded[at]);
            let own = living.iter().position(|living| pinyin == *living)?;
            // Which syllables have no tone is a matter of words.
            parts(&pinyin).filter(|parts| parts.tone != 5)?;
            let weights = network.weigh(text, index, &living);
            let others = weights.iter().enumerate().filter(|(place, _)| *place != own);
            Some(others.filter_map(|(_, weight)| *weight).max()? - weights[own]?)
        };
        let is_printed = |at: usize| character::printed(printed[at]).is_some();
        // What a rule says as well is not doubted: 长 of 处长.
        let is_stated = |at: usize| {
            let place = CharacterInText { text: folded, at, word, word_before: &[] };
            let stated = place.decide(&table.contexts).and_then(|(numbered, _)| letters(numbered));
            stated.is_some_and(|stated| said[at].as_ref().is_some_and(|said| said.pinyin == stated))
        };
        let is_open = |c: &char| table.is_polyphone(*c) && !COMMON.has(*c) && *c != '为';
        let asked = *doubtful.entry(spelled).or_insert_with(|| {
            let asked = |(index, c): (usize, &char)| {
                is_open(c)
                    && against(spelled, index, word.start as usize + index)
                        .is_some_and(|more| more > NOT_AGAINST)
            };
            spelled.iter().enumerate().any(asked)
        });
        if !asked {
            return;
        }
        let open: Vec<usize> = word
            .range()
            .filter(|&at| {
                is_open(&folded[at])
                    && !is_printed(at)
                    && !is_stated(at)
                    && against(folded, at, at).is_some_and(|more| more >= AGAINST)
            })
            .collect();
        for at in open {
            if let Some(said) = &mut said[at] {
                said.unsettled = true;
            }
        }
    }

    /// The one pronunciation of a word that its Traditional characters allow; `None` where all are allowed or several.
    fn way_printed(&self, spoken: SpokenWord<'_>, word: Span) -> Option<usize> {
        let ways = spoken.ways();
        if ways < 2 {
            return None;
        }
        let allows = |way: &usize| {
            word.range().zip(spoken.sounds(*way)).all(|(at, sound)| {
                let printed = character::printed(self.printed[at]).and_then(letters);
                printed.is_none_or(|printed| sound.pinyin == Some(printed))
            })
        };
        let mut allowed = (0..ways).filter(allows);
        let way = allowed.next()?;
        allowed.next().is_none().then_some(way)
    }

    /// Which of its pronunciations a word has here, and whether that is sure enough.
    pub(super) fn way(&mut self, spoken: SpokenWord<'_>, word: Span) -> (usize, bool) {
        let ways = spoken.ways();
        if let Some(way) = self.way_printed(spoken, word) {
            return (way, true);
        }
        let Some(network) = self.network.as_mut().filter(|_| ways > 1) else { return (0, true) };
        let sounds: Vec<Vec<Letters>> = (0..ways)
            .map(|way| spoken.sounds(way).map(|sound| sound.pinyin.unwrap_or_default()).collect())
            .collect();
        let mut weights = vec![0; ways];
        for at in 0..word.length() as usize {
            let among: Vec<&str> = sounds.iter().map(|sounds| &*sounds[at]).collect();
            if among.iter().all(|sound| *sound == among[0]) {
                continue;
            }
            let mut apart = among.clone();
            apart.sort_unstable();
            apart.dedup();
            let weighed = network.weigh(self.folded, word.start as usize + at, &apart);
            for (weight, sound) in weights.iter_mut().zip(&among) {
                let place = apart.binary_search(sound).ok();
                // What the network does not know is no likelier than the first.
                *weight += place.and_then(|place| weighed[place]).unwrap_or(-UNKNOWN);
            }
        }
        let best = (0..ways).max_by_key(|&way| (weights[way], std::cmp::Reverse(way))).unwrap_or(0);
        let margin = weights[best] - weights[0];
        if best != 0 && margin >= OTHER_WAY {
            (best, margin >= 2 * OTHER_WAY)
        } else {
            let next = (1..ways).map(|way| weights[way]).max().unwrap_or(i32::MIN / 2);
            (0, weights[0] - next >= 0)
        }
    }
}

//! Which of its pronunciations a word of the tables has here: by its Traditional characters, or by the network.

use super::syllable_reasons::Reasons;
use super::table::{SpokenWord, letters};
use super::{Speaker, character};
use crate::sorting;
use jiazhu_reading::Span;
use jiazhu_reading::pinyin::Letters;

/// Logarithms in thousandths: how much more probable than the first pronunciation of a word another has to be.
const OTHER_WAY: i32 = 1500;
/// How probable a pronunciation is that the network does not know.
const UNKNOWN: i32 = 6000;

impl<R: Reasons> Speaker<'_, R> {
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
            sorting::by_key(&mut apart, |sound| *sound);
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

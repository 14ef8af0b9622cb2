//! How a character is said that no word and no rule has decided: as printed, by the network, or as is usual.

use super::Speaker;
use super::doubt::{COMMON, SURE};
use super::syllable_reasons::{Reasons, WhySyllable};
use super::table::letters;
use crate::character_set::RoughSet;
use jiazhu_reading::SyllableSource;
use jiazhu_reading::pinyin::Letters;

/// Below this nothing is settled: by how much the network has to prefer what is usual for a character, and what is not. Measured on half of
/// CPP, as what flags most of what is wrong while one in four of the flagged is.
const DOUBTFUL: i32 = 8500;
const DOUBTFUL_UNUSUAL: i32 = 12_000;

/// Traditional characters that share a Simplified one with others of another pronunciation.
const PRINTED: [(char, &str); 43] = [
    ('幹', "gan4"),
    ('乾', "gan1"),
    ('髮', "fa4"),
    ('發', "fa1"),
    ('隻', "zhi1"),
    ('捲', "juan3"),
    ('儘', "jin3"),
    ('盡', "jin4"),
    ('鬥', "dou4"),
    ('係', "xi4"),
    ('髒', "zang1"),
    ('臟', "zang4"),
    ('瀋', "shen3"),
    ('纖', "xian1"),
    ('縴', "qian4"),
    ('籲', "yu4"),
    ('蔔', "bo5"),
    ('瞭', "liao3"),
    ('徵', "zheng1"),
    ('穀', "gu3"),
    ('於', "yu2"),
    ('噁', "e3"),
    ('衝', "chong1"),
    ('麼', "me5"),
    ('捨', "she3"),
    ('佔', "zhan4"),
    ('傭', "yong1"),
    ('沖', "chong1"),
    ('嚥', "yan4"),
    ('鬨', "hong4"),
    ('譁', "hua2"),
    ('噹', "dang1"),
    ('摺', "zhe2"),
    ('麴', "qu1"),
    ('樸', "pu3"),
    ('湧', "yong3"),
    ('祕', "mi4"),
    ('餬', "hu2"),
    ('纍', "lei2"),
    ('闢', "pi4"),
    ('蔘', "shen1"),
    ('懞', "meng2"),
    ('濛', "meng2"),
];

/// Its characters, among others.
const PRINTED_CHARACTERS: RoughSet = {
    let (mut set, mut at) = (RoughSet::EMPTY, 0);
    while at < PRINTED.len() {
        set = set.and(PRINTED[at].0.encode_utf8(&mut [0; 4]));
        at += 1;
    }
    set
};

/// Characters of Traditional texts that are said in one way there, while Simplified texts write others by them too: 舍 is not 捨, nor 斗 鬥.
const UNFOLDED: [(char, &str); 5] =
    [('舍', "she4"), ('斗', "dou3"), ('卷', "juan4"), ('系', "xi4"), ('干', "gan1")];

/// How a character is said, numbered, that has one pronunciation as it is printed, though not as it is folded: 幹 is gàn, 干 also gān.
pub(super) fn printed(c: char) -> Option<&'static str> {
    if PRINTED_CHARACTERS.may_hold(c) { numbered(&PRINTED, c) } else { None }
}

fn numbered(said: &[(char, &'static str)], printed: char) -> Option<&'static str> {
    said.iter().find(|(c, _)| *c == printed).map(|(_, numbered)| *numbered)
}

impl<R: Reasons> Speaker<'_, R> {
    /// Whether 乾 is qián: a Simplified text writes it for nothing else.
    fn is_heaven(&self, at: usize) -> bool {
        self.printed[at] == '乾' && self.is_simplified
    }

    /// Says a character as the network thinks it right here, else as is usual. As it is printed, it may say more than the fold.
    pub(super) fn say_character(&mut self, at: usize) {
        let Some(usual) = self.table.usual(self.folded[at]) else { return };
        if self.is_heaven(at) {
            self.set(
                at,
                letters("qian2").unwrap_or_default(),
                SyllableSource::Character,
                WhySyllable::Printed,
            );
            return;
        }
        let unfolded = || numbered(&UNFOLDED, self.printed[at]).filter(|_| self.is_traditional);
        if let Some(numbered) = printed(self.printed[at]).or_else(unfolded) {
            if let Some(pinyin) = self.letters(numbered) {
                self.set(at, pinyin, SyllableSource::Character, WhySyllable::Printed);
            }
            return;
        }
        let Some(first) = usual.pinyin else { return };
        let is_common = COMMON.has(self.folded[at]);
        let mut living = Vec::new();
        let choice = match &mut self.network {
            Some(network) if !is_common && self.table.is_polyphone(self.folded[at]) => {
                living = self.table.living(self.folded[at]);
                network.choose(self.folded, at, &living)
            }
            _ => None,
        };
        let (pinyin, why, unsettled) = match choice {
            // What is nearly never right has to be by far the likeliest.
            Some(choice) if usual.settled && choice.place > 0 && choice.margin < SURE => {
                (first, WhySyllable::Usual, choice.margin > SURE / 2)
            }
            Some(choice) => {
                let doubtful = if choice.place > 0 { DOUBTFUL_UNUSUAL } else { DOUBTFUL };
                let is_open = !usual.settled || choice.place > 0;
                (
                    Letters::new(living[choice.place]).unwrap_or(first),
                    WhySyllable::Network,
                    choice.margin < doubtful && is_open,
                )
            }
            None => (first, WhySyllable::Usual, !usual.settled && !is_common),
        };
        self.set(at, pinyin, SyllableSource::Character, why);
        if let Some(said) = &mut self.said[at] {
            said.unsettled = unsettled;
        }
    }
}

//! How a character is said that no word and no rule has decided: as printed, by the network, or as is usual.

use super::Speaker;
use super::doubt::{COMMON, HEARD, is_toneless, margin};
use super::evidence::{Evidence, Means};
use super::network::Choice;
use super::syllable_reasons::{Reasons, WhySyllable};
use super::table::letters;
use crate::character_set::RoughSet;
use jiazhu_reading::SyllableSource;
use jiazhu_reading::han::is_han;

/// How much more probable than the next one a pronunciation has to be that is nearly never the right one.
const SURE: i32 = 3000;

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

    /// Whether 祇 is qí: in names from Sanskrit, and of the spirits of the earth. Elsewhere it is 只.
    fn is_jeta(&self, at: usize) -> bool {
        let is_in = |at: Option<usize>, set: &str| {
            at.and_then(|at| self.folded.get(at)).is_some_and(|c| set.contains(*c))
        };
        self.printed[at] == '祇' && (is_in(Some(at + 1), "园树洹陀夜") || is_in(at.checked_sub(1), "地僧神"))
    }

    /// Whether what mostly is a particle stands where hardly any does, in the middle of a clause: 摆吗奈撒, 性吧论坛.
    fn is_amid(&self, at: usize) -> bool {
        let is_spoken = |at: Option<usize>| at.and_then(|at| self.folded.get(at)).filter(|c| is_han(**c));
        "吧吗啦".contains(self.folded[at])
            && is_spoken(at.checked_sub(1)).is_some()
            && is_spoken(Some(at + 1)).is_some_and(|c| !"我你他她它咱这那大就不".contains(*c))
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
        if self.is_jeta(at) {
            let pinyin = self.letters("qi2").unwrap_or_default();
            self.set(at, pinyin, SyllableSource::Character, WhySyllable::Printed);
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
        let c = self.folded[at];
        let (is_common, is_heard) = (COMMON.has(c), HEARD.has(c));
        if !usual.is_polyphone || is_common && !is_heard {
            self.set(at, first, SyllableSource::Character, WhySyllable::Usual);
            return;
        }
        let polyphone = self.polyphone(c);
        let network = self.network.as_mut();
        let weights = network.map_or_else(Vec::new, |network| polyphone.weigh(network, self.folded, at));
        // The living ones come first.
        let living = polyphone.living.min(weights.len());
        let choice = Choice::among(&weights[..living]).filter(|_| !is_common);
        let (place, why) = match choice {
            // What is nearly never right has to be by far the likeliest.
            Some(choice) if usual.settled && choice.place > 0 && choice.margin < SURE => {
                (0, WhySyllable::Usual)
            }
            Some(choice) => (choice.place, WhySyllable::Network),
            None => (0, WhySyllable::Usual),
        };
        let pinyin = if place > 0 { polyphone.known[place] } else { first };
        self.set(at, pinyin, SyllableSource::Character, why);
        let margin = if weights.is_empty() { None } else { margin(&weights, place) };
        // What is nearly always right and the network's view as well is not doubted, however narrow; of everyday characters only what the
        // network is against.
        let is_agreed = usual.settled && why == WhySyllable::Network && place == 0;
        let is_known = || is_agreed || is_common && margin.is_none_or(|margin| margin >= 0);
        if !self.table.is_polyphone(c) || !self.is_amid(at) && is_known() {
            return;
        }
        let means = match why {
            WhySyllable::Network => Means::Network { is_usual: place == 0 },
            _ => Means::Usual,
        };
        let evidence = Evidence {
            means,
            margin,
            is_toneless: is_toneless(&pinyin),
            is_unusual: place > 0,
            is_disputed: false,
        };
        self.judge(at, evidence);
    }
}

//! What is doubtful of words of the tables: where the network would say them otherwise.

use super::evidence::{Evidence, Means};
use super::rules::CharacterInText;
use super::syllable_reasons::Reasons;
use super::table::{SpokenWord, is_capitalised, letters, uncapitalised};
use super::{Speaker, character};
use crate::character_set::CharacterSet;
use jiazhu_reading::Span;
use jiazhu_reading::pinyin::{Letters, parts};

/// Characters of everyday sentences, of which the network has read few: what is usual for them is nearly always right.
pub(super) const COMMON: CharacterSet = CharacterSet::of("得没给好的了着都和会吗呢啊吧子应");
/// Those of them that the network knows well enough to be heard where it is against what is usual.
pub(super) const HEARD: CharacterSet = CharacterSet::of("好都吗呢啊吧应");
/// Where the network prefers what the tables say of a word by itself by so much, it is not asked in each place of the word.
const AGREES: i32 = 3000;
/// In its place the word is weighed unless the network prefers it by so much: chosen on half of CPP.
const HARDLY: i32 = 1500;
/// The same of a name of the tables.
const AGAINST_NAMES: i32 = -9000;
/// Words of every day on whose last syllable tables differ though nobody gives it a tone: of the official list of the Putonghua test. Of rarer ones,
/// as 耽搁 and 铃铛, and of those that are read with their full tones in formal speech and in Taiwan, as 知识 and 合同, it is said that the tables differ.
const NEVER_TONED: &str = "节气 亲戚 休息 关系 动弹 和尚 咳嗽 女婿 委屈 少爷 心思 打发 打听 打扮 打量 早上 核桃 漂亮 \
    皇上 答应 粮食 糊涂 胳膊 舒服 行李 衣服 见识 豆腐 部分 弟弟 葫芦 玻璃 打招呼 怪不得 舍不得";

impl<R: Reasons> Speaker<'_, R> {
    /// How much more probable the network finds the way in which a character is said than all others that the tables know. `text` and `index` are
    /// where it reads.
    pub(super) fn margin(&mut self, text: &[char], index: usize, said: Letters) -> Option<i32> {
        let polyphone = self.polyphone(text[index]);
        let own = polyphone.known.iter().position(|known| said == *known)?;
        margin(&polyphone.weigh(self.network.as_mut()?, text, index), own)
    }

    /// Keeps what is known of the way in which the character `at` is said, and says so where that is doubtful.
    pub(super) fn judge(&mut self, at: usize, evidence: Evidence) {
        self.reasons.judge(at, Some(evidence));
        if let Some(said) = &mut self.said[at] {
            said.unsettled = evidence.is_doubtful();
        }
    }

    /// Judges the characters of a word with one pronunciation, whose place among those that are known is `place`. What the network would say of the
    /// word by itself is asked once in a text: where it clearly agrees, the word is not doubted.
    pub(super) fn doubt(&mut self, word: Span, place: usize) {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        let Some(first) = self.said[word.start as usize] else { return };
        if self.network.is_none() {
            return;
        }
        // 儘速 is said by itself, whatever the table says of 尽速: what is kept must not depend on which of them comes first.
        let is_kept = !self.printed[word.range()].contains(&'儘');
        let asked = match self.words.at(place).asked.filter(|_| is_kept) {
            Some(asked) => asked,
            None => {
                let asked = self.asked_of(word);
                let known = self.words.at(place);
                known.asked = if is_kept { Some(asked) } else { known.asked };
                known.disputed = known.disputed.filter(|_| is_disputable(spelled));
                asked
            }
        };
        let is_name = asked > 0 && is_capitalised(first.pinyin);
        for at in word.range().take(64).filter(|at| asked >> (at - word.start as usize) & 1 > 0) {
            let Some(said) = self.said[at] else { continue };
            let pinyin = uncapitalised(said.pinyin);
            // What a rule says as well is not doubted: 长 of 处长.
            let place = CharacterInText { text: folded, at, word, word_before: &[] };
            let stated = || place.decide(&table.contexts).and_then(|(numbered, _)| letters(numbered));
            if character::printed(self.printed[at]).is_some() || stated() == Some(pinyin) {
                continue;
            }
            let margin = self.margin(folded, at, pinyin);
            // Whoever has put a name into the tables has looked it up.
            if margin.is_some_and(|margin| margin >= if is_name { AGAINST_NAMES } else { HARDLY }) {
                continue;
            }
            let evidence = Evidence {
                means: Means::Word { length: spelled.len(), is_name },
                margin,
                is_toneless: false,
                is_unusual: !table.is_usual(folded[at], pinyin),
                is_disputed: false,
            };
            self.judge(at, evidence);
        }
        if let Some(other) = self.words.at(place).disputed {
            self.doubt_disputed(word, other);
        }
    }

    /// Judges the syllables of a word on which the tables differ: one of them gives them a tone, the other none.
    fn doubt_disputed(&mut self, word: Span, other: SpokenWord<'_>) {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        for (at, other) in word.range().zip(other.sounds(0)) {
            let Some((said, other)) = self.said[at].zip(other.pinyin) else { continue };
            let pinyin = uncapitalised(said.pinyin);
            if other == "r" || is_toneless(&pinyin) == is_toneless(&other) {
                continue;
            }
            let evidence = Evidence {
                means: Means::Word { length: spelled.len(), is_name: is_capitalised(said.pinyin) },
                margin: self.margin(folded, at, pinyin),
                is_toneless: is_toneless(&pinyin),
                is_unusual: !table.is_usual(folded[at], pinyin),
                is_disputed: true,
            };
            self.judge(at, evidence);
        }
    }

    /// Which characters of a word may be doubted, a bit for each, from the lowest on.
    fn asked_of(&mut self, word: Span) -> u64 {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        let mut asked = 0;
        for (index, (c, at)) in spelled.iter().zip(word.range()).enumerate().take(64) {
            if COMMON.has(*c) || *c == '为' || !table.is_polyphone(*c) {
                continue;
            }
            let Some(pinyin) = self.said[at].map(|said| uncapitalised(said.pinyin)) else { continue };
            // Which syllables have no tone is a matter of words; what no longer lives but in some words the network does not know.
            let polyphone = self.polyphone(*c);
            let is_living = polyphone.known[..polyphone.living].contains(&pinyin);
            let may_be = is_living
                && !is_toneless(&pinyin)
                && self.margin(spelled, index, pinyin).is_some_and(|margin| margin <= AGREES);
            asked |= u64::from(may_be) << index;
        }
        asked
    }
}

/// Whether what another table says of a word makes it doubtful: some must have no tone, whatever that says.
fn is_disputable(spelled: &[char]) -> bool {
    let end: String = spelled[spelled.len().saturating_sub(2)..].iter().collect();
    !end.ends_with(['上', '里', '是']) && !NEVER_TONED.contains(&end)
}

/// How much more probable one of several pronunciations is than all others; `None` if the network does not know it, or nothing else.
pub(super) fn margin(weights: &[Option<i32>], own: usize) -> Option<i32> {
    let others = weights.iter().enumerate().filter(|(place, _)| *place != own);
    Some(weights[own]? - others.filter_map(|(_, weight)| *weight).max()?)
}

pub(super) fn is_toneless(pinyin: &str) -> bool {
    parts(pinyin).is_some_and(|parts| parts.tone == 5)
}

//! Neutral tones of words that longer ones are made of: 老实人 is made of 老实, whose second syllable has no tone. Tables note the longer word with
//! the tones of its characters.

use super::Speaker;
use super::doubt::is_toneless;
use super::syllable_reasons::{Reasons, WhySyllable};
use super::table::is_capitalised;
use jiazhu_reading::pinyin::{Letters, with_tone};
use jiazhu_reading::{Span, SyllableSource};

/// What longer words say for themselves: a suffix of its own, a direction, a measure.
const OWN: &str = "子头儿个上下里边来去们着了过得的地";
/// Words of two senses, or without a tone in some mouths only, whose longer words have their tones (Xiandai Hanyu Cidian): 地方 is a place
/// without one, and in 地方性 and 地方官 what is not the centre.
const FULL: [&str; 13] =
    ["太阳", "难为", "兄弟", "夫人", "葡萄", "爱人", "大人", "先生", "地方", "精神", "朋友", "把手", "休息"];

/// The words of two characters of which one of three consists besides a single character, or one of four besides the same again, or besides what ends in
/// 子: their places in it.
fn inside(word: &[char]) -> [Option<usize>; 2] {
    match word {
        // 热乎乎
        [a, b, c] if a == b || b == c => [None, None],
        [_, _, '子'] => [None, None],
        [_, _, _] => [Some(0), Some(1)],
        [a, b, c, d] if [a, b] == [c, d] && a != b => [Some(0), Some(2)],
        [_, _, _, '子'] => [Some(0), None],
        _ => [None, None],
    }
}

impl<R: Reasons> Speaker<'_, R> {
    /// Takes the tones of a word of the tables that it does not have in a word it is made of.
    pub(super) fn say_inherited(&mut self, word: Span) {
        let (table, folded) = (self.table, self.folded);
        let spelled = &folded[word.range()];
        // A name has its own tones.
        let is_name = self.said[word.start as usize].is_some_and(|said| is_capitalised(said.pinyin));
        if !(3..=4).contains(&spelled.len()) || is_name {
            return;
        }
        for place in inside(spelled).into_iter().flatten() {
            let inner = &spelled[place..place + 2];
            let at = word.start as usize + place + 1;
            let (Some(first), Some(second)) = (self.said[at - 1], self.said[at]) else { continue };
            if OWN.contains(inner[1])
                || is_toneless(&second.pinyin)
                || FULL.iter().any(|full| full.chars().eq(inner.iter().copied()))
            {
                continue;
            }
            // 小气 is none in 小气候, nor 学生 in 中学生.
            let other = if place == 0 { &spelled[1..3] } else { &spelled[..2] };
            if spelled.len() == 3 && self.words.place(other, table).is_some() {
                continue;
            }
            let Some(known) = self.words.place(inner, table) else { continue };
            if self.words.at(known).ways > 1 {
                continue;
            }
            let sound = |index| self.words.sound(known, 0, index).pinyin;
            let toneless = Letters::new(&with_tone(&second.pinyin, 5));
            if sound(0) == Some(first.pinyin)
                && let Some(toneless) = toneless.filter(|toneless| sound(1) == Some(*toneless))
            {
                self.set(at, toneless, SyllableSource::Phrase, WhySyllable::Rule("say_inherited"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_words_a_longer_one_may_be_made_of() {
        let found = |word: &str| inside(&word.chars().collect::<Vec<_>>());
        assert_eq!(found("老实人"), [Some(0), Some(1)]);
        assert_eq!(found("意思意思"), [Some(0), Some(2)]);
        assert_eq!(found("唾沫星子"), [Some(0), None]);
        for word in ["热乎乎", "叨叨", "老爷子", "自由自在", "好好学习"] {
            assert_eq!(found(word), [None, None], "{word}");
        }
    }
}

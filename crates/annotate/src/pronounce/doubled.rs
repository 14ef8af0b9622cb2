//! Verbs that are said twice: 试试, 找找看, 聊聊天. The second time they have no tone (GB/T 16159-2012; Xiandai Hanyu Cidian).

use super::Speaker;
use super::doubt::is_toneless;
use super::rules::is_figure;
use super::syllable_reasons::{Reasons, WhySyllable};
use crate::character_set::CharacterSet;
use jiazhu_reading::pinyin::{Letters, with_tone};
use jiazhu_reading::{Span, SyllableSource};

/// Verbs of one syllable that are doubled for doing something a little. Nouns, measures and adverbs keep their tone: 天天, 个个, 常常; those that are
/// as often one of them are left out: 点点, 花花, 画画.
const VERBS: CharacterSet = CharacterSet::of(
    "试想听走尝说聊玩洗问找看坐站躺睡歇吃喝闻摸碰敲打拍推抱扛抬提搬送带放挂摆收擦扫拖刷晒烤煮炒蒸切挑选捡查翻读念写抄记算数量称比猜评讲谈逗\
     哄劝帮教学练唱跳跑逛溜遛停瞧瞅望管修补缝改换调装拆按压捏揉搓捶挠抓握甩动扭伸踢踩爬游泡捞烧吹吸舔咬嚼笑闹骂吵让借靠贴剪磨凑品弹转开\
     陪会认见用搞理治烫熨烘吓躲绕熬背等",
);
/// Verbs with what is done by them, two characters each, of which the verb alone is doubled: 散散步.
const WITH_OBJECT: &str = "聊天帮忙散步洗澡跳舞睡觉握手见面点头招手挥手说话唱歌跑步游泳理发摇头鼓掌泡澡谈心打球看书写字读书吃饭喝茶做饭";

/// Whether the words at `index - 1` and `index` of a line, or the one at `index` alone, double a verb: where its second character stands.
fn doubled(text: &[char], line: &[Span], index: usize) -> Option<usize> {
    let word = line[index];
    let is_after = || index > 0 && line[index - 1].length() == 1 && line[index - 1].end == word.start;
    let start = word.start as usize;
    let in_text = |at: usize| text.get(at).copied();
    let is_with_object = |verb: usize| {
        let mut pairs = WITH_OBJECT.chars();
        std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?)))
            .any(|(own, object)| Some(own) == in_text(verb) && Some(object) == in_text(verb + 1))
    };
    let second = match word.length() {
        1 if is_after() => start,
        2 if is_after() && is_with_object(start) => start,
        2 | 3 => start + 1,
        _ => return None,
    };
    let c = text[second];
    let first = second.checked_sub(1).filter(|first| text[*first] == c)?;
    let is_verb = |c: char| VERBS.has(c);
    // 问 | 问题 has two words, 说说笑笑 four syllables with their tones.
    let is_pair = |one: Option<usize>| {
        let pair = one.map(|one| (in_text(one), in_text(one + 1)));
        matches!(pair, Some((Some(one), Some(other))) if one == other && is_verb(one))
    };
    let before = first.checked_sub(1).and_then(in_text);
    let next = in_text(second + 1);
    // 千教万教教人, 一坐坐上几天: what is counted stands before.
    let is_more = before == Some(c)
        || next == Some(c)
        || before.is_some_and(|c| is_figure(c) || matches!(c, '千' | '万'));
    let is_of_four = is_pair(first.checked_sub(2)) || is_pair(Some(second + 1));
    // 等等 is also what ends a list, 吃吃地笑 a sound.
    let is_other = matches!(next, Some('地' | '的'))
        || c == '等' && !next.is_some_and(|c| "我你他她它咱吧看".contains(c))
        || c == '吃' && next == Some('笑');
    let is_known = is_verb(c) || word.length() != 3 && is_with_object(second);
    (is_known && !is_more && !is_of_four && !is_other).then_some(second)
}

impl<R: Reasons> Speaker<'_, R> {
    /// Takes the tone of the second of two verbs in a line that has been said. What a table says of three characters or more stands.
    pub(super) fn say_doubled(&mut self, line: &[Span]) {
        for (index, word) in line.iter().enumerate() {
            let Some(second) = doubled(self.folded, line, index) else { continue };
            let table = self.table;
            if word.length() > 2 && self.words.place(&self.folded[word.range()], table).is_some() {
                continue;
            }
            // Nobody who looks at something a little guards it.
            if self.folded[second] == '看' {
                for at in [second - 1, second] {
                    self.reasons.judge(at, None);
                    self.said[at].iter_mut().for_each(|said| said.unsettled = false);
                }
            }
            let (Some(first), Some(said)) = (&self.said[second - 1], &self.said[second]) else { continue };
            let is_same = first.pinyin == said.pinyin && !is_toneless(&said.pinyin);
            if let Some(toneless) = Letters::new(&with_tone(&said.pinyin, 5)).filter(|_| is_same) {
                self.set(second, toneless, SyllableSource::Phrase, WhySyllable::Rule("say_doubled"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the second verb stands in a text whose words are apart by `|`.
    fn second(divided: &str) -> Vec<usize> {
        let text: Vec<char> = divided.chars().filter(|c| *c != '|').collect();
        let mut start = 0;
        let words = divided.split('|').map(|word| {
            let span = Span::new(start, start + word.chars().count());
            start = span.end as usize;
            span
        });
        let words: Vec<Span> = words.collect();
        (0..words.len()).filter_map(|index| doubled(&text, &words, index)).collect()
    }

    #[test]
    fn a_verb_is_doubled() {
        assert_eq!(second("试试"), [1]);
        assert_eq!(second("找|找|看"), [1]);
        assert_eq!(second("看看书"), [1]);
        assert_eq!(second("去|聊|聊天"), [2]);
        assert_eq!(second("散|散步"), [1]);
        assert_eq!(second("等等|我"), [1]);
        assert_eq!(second("看看|爸爸"), [1]);
    }

    #[test]
    fn what_else_stands_twice_is_none() {
        for other in [
            "天天",
            "人人",
            "个|个",
            "问|问题",
            "说说笑笑",
            "走走|停停",
            "试|试|试",
            "等等",
            "吃吃|地",
            "学|学生",
            "明晃晃",
            "一|坐|坐上",
            "一|坐|坐",
        ] {
            assert_eq!(second(other), [0; 0], "{other}");
        }
    }
}

//! What keeps single characters in a row apart, whatever the hidden Markov model says of them: it knows at which places of words characters stand, and
//! nothing of what they mean.

use super::{Token, numbers};
use crate::word_model::characters::FUNCTION;
use crate::word_model::{Weight, WordClass, WordModel};
use jiazhu_reading::han::{is_han, is_numeral};

/// A word of two characters that are more probable than this alone may be two words, whatever the hidden Markov model says: see
/// [`BEFORE_OTHERS`] and [`AFTER_OTHERS`]. Longer ones are words in a row.
const FREQUENT: Weight = -10_500;
/// Frequent characters that take an object, go with a verb or say how, and begin no unknown word with another frequent one: 全 | 白, 求 | 动摩擦.
const BEFORE_OTHERS: &str =
    "全连求查盛挑看改行命姓终合后则遭令即亦乃须宜勿莫凡且犹尚甚颇皆无共常必未忽按若闻告谓故早问听经";
/// Those that end none: verbs, and what says whose: 卫青 | 率, 股 | 领, 查 | 家.
const AFTER_OTHERS: &str = "领率求连后则即遭家拟须似遇像胜加放撒淋赴舍醒随";
/// What stands before what is compared, before a verb or a clause, and begins no unknown word, however rare the next one is: 比 | 雪.
const BEFORE_ANY: &str = "比虽昨请";
/// Days before the time of the day: 圈 | 明 | 清晨.
const DAYS: &str = "今明昨当翌";
const TIMES: &str = "晨早晚上下凌清中午夜日天";
/// What ends the names of institutions and places, which may be longer.
const OFFICES: &str = "院署局所站馆厂村店寺庙";
/// The same of regions: 宁平省.
const REGIONS: &str = "省市县区州郡国乡镇";
/// A character that stands alone more often than this beside what could be an unknown word hardly is one of its own with it.
const COMMON_BESIDE: Weight = -8000;
/// What says where or when, after a word: 出锅 | 前 | 点, 测力计 | 下.
const PLACES: &str = "前后时中里内外间下上";
/// What says how far a verb of one character before it gets: 剁成 | 块.
const RESULTS: &str = "成出进入到得住掉完满足起";
/// The same after a verb at the end: 遭 | 骗 | 走, 周 | 轮 | 到.
const REACHES: &str = "走到掉完住";
/// What ends a term of two characters or more before it: 伏安 | 法 | 测.
const ENDS: &str = "法率力性度权案型类式价额量值层界站城";
/// What points at a thing, which 得 is no part of: 这 | 事 | 得.
const POINTING: &str = "这那此该";
/// What says how much what follows is so, with one word at a time: 愈 | 快 | 处.
const DEGREES: &str = "愈越更最较很太极挺颇甚";
/// What is said of something that has been counted or measured: 两 | 指 | 高.
const SIZES: &str = "高长宽深厚大重远粗";
/// What counts, but is no numeral.
const QUANTITIES: &str = "几数半每各某整";

/// Verbs with somebody or something after them that is told by a pronoun: 风 | 替 | 我们.
const DOES_TO: &str = "替请教陪帮找问谢怕跟同比像随骗劝催逼害救骂抱拉送领";
const SOMEBODY: &str = "我你您他她它咱这那";
/// What a thing is like, before it: 撒 | 白 | 芝麻.
const LIKE: &str = "白黑红黄绿青大小新旧老冷热生熟";

/// Whether characters that the hidden Markov model joins are words in a row, by themselves or with the tokens before and after them.
pub fn are_loose(model: &WordModel, before: Option<&Token>, parts: &[Token], next: Option<&Token>) -> bool {
    let [first, .., last] = parts else { return false };
    let is_in = |token: &Token, set: &str| set.contains(token.word);
    let is_word = |token: &&Token| token.word.ends_with(is_han);
    let (any_before, before) = (before, before.filter(is_word));
    let is_single = |token: &&Token| token.length() == 1;
    are_words(parts)
        || is_pieced(model, before, parts, next)
        || first.word == "问" && parts.len() == 2
        || is_in(first, BEFORE_ANY)
        || last.word == "得"
        || is_in(last, DAYS) && next.is_some_and(|next| next.word.starts_with(|c| TIMES.contains(c)))
        || parts.len() > 2 && parts[1..].iter().any(|part| part.word == "超" || is_in(part, DEGREES))
        || any_before.is_some_and(|before| is_in(before, DEGREES))
        || any_before.is_some_and(|before| is_in(before, POINTING)) && last.word == "得"
        || before.is_some() && is_in(first, PLACES)
        || before.is_some_and(|before| before.length() > 1) && is_in(last, PLACES)
        || before.filter(is_single).is_some() && is_in(first, RESULTS)
        || next.is_some_and(|next| is_in(next, REACHES))
        || before.is_some_and(|before| before.length() > 1) && is_in(first, ENDS)
        || before.is_some_and(|before| is_number(model, before)) && is_in(last, SIZES)
        || any_before.is_some_and(|before| before.context == model.class(WordClass::NUMBER))
            && first.word == "日"
        || is_in(last, DOES_TO) && next.is_some_and(|next| next.word.starts_with(|c| SOMEBODY.contains(c)))
        || is_in(last, LIKE)
            && next.is_some_and(|next| next.word.starts_with(is_han) && !is_function(model, next))
        || before.is_some_and(|before| is_number(model, before)) && numbers::is_measure(first, model)
        || is_in(first, QUANTITIES) && numbers::is_measure(&parts[1], model)
}

/// Whether what the hidden Markov model has joined is a part of what could be joined as well, or has a verb as its last character.
fn is_pieced(model: &WordModel, before: Option<&Token>, parts: &[Token], next: Option<&Token>) -> bool {
    let alone = |token: &Token| model.positions().alone(token.word.chars().next().unwrap_or_default());
    let apart = || model.positions().apart(&parts.iter().map(|part| part.word).collect::<String>());
    let [first, .., last] = parts else { return false };
    let is_left = |token: Option<&Token>| {
        token.is_some_and(|token| {
            token.weight < COMMON_BESIDE && super::join::is_open(model.characters(), token)
        })
    };
    // 上 | 湿布 | 醒
    parts.len() > 2 && alone(last) > 0.1 && !REGIONS.contains(last.word)
        // 两 | 房 | 送 | 车位
        || alone(last) > 0.3
            && apart() > 0.25
            && next.is_some_and(|next| next.length() > 1 && next.word.ends_with(is_han) && !is_function(model, next))
        // 五 | 日 | 净 | 流出
        || before.is_some_and(|before| {
            is_number(model, before) && model.seen_together(before.context, first.context).is_some_and(|more| more > 500)
        })
        // 挤 | 干 | 水
        || parts.len() == 2 && (is_left(before) || is_left(next)) && apart() > 0.015
}

/// Whether a token begins with what works in the grammar.
fn is_function(model: &WordModel, token: &Token) -> bool {
    token.word.starts_with(|c| model.characters().uses(c) & FUNCTION > 0)
}

fn is_number(model: &WordModel, token: &Token) -> bool {
    token.context == model.class(WordClass::NUMBER)
        || token.word.chars().all(|c| is_numeral(c) || QUANTITIES.contains(c))
}

/// Whether they are frequent words in a row: all that are three or more, and two of which one goes with what stands outside.
fn are_words(parts: &[Token]) -> bool {
    let has = |token: Option<&Token>, set: &str| token.is_some_and(|token| set.contains(token.word));
    parts.iter().all(|token| token.weight > FREQUENT)
        && (parts.len() > 2 && !has(parts.last(), OFFICES)
            || has(parts.first(), BEFORE_OTHERS)
            || has(parts.last(), AFTER_OTHERS))
}

#[cfg(test)]
mod tests {
    use super::super::tests::tokens::tokens;
    use super::*;
    use crate::tables::builtin;

    /// Whether the tokens from the second on are loose.
    fn loose(words: &str) -> bool {
        let tokens = tokens(words);
        are_loose(builtin().word_model(), tokens.first(), &tokens[1..], None)
    }

    #[test]
    fn what_goes_with_the_word_after_ends_no_other() {
        let said = |words: &str| {
            let tokens = tokens(words);
            let (next, parts) = tokens.split_last().expect("tokens");
            are_loose(builtin().word_model(), None, parts, Some(next))
        };
        assert!(said("风 替 我们") && said("风 替 你") && !said("风 替 的") && !said("风 替 ,"));
        assert!(said("问 君 能") && said("排 超 久 ,"));
        assert!(said("周 轮 到") && !said("周 轮 班次"));
        assert!(said("撒 白 芝麻") && !said("撒 白 的") && !said("撒 白 ,"));
        assert!(said("圈 明 清晨") && !said("圈 明 山河"));
        assert!(said("比 雪 先") && said("昨 赴 立法院") && said("转 得 飞快"));
    }

    #[test]
    fn what_goes_with_the_word_before_begins_no_other() {
        for words in [
            "锅 前 点",
            "测力 计 下",
            "剁 成 块",
            "两 指 高",
            "了 数 宗",
            "股票 则 走",
            "风雨 忽 止",
            "伏安 法 测",
            "30 日 止",
        ] {
            assert!(loose(words), "{words}");
        }
        for words in [", 前 点", "他 计 下", "人民 成 块", ", 指 高", "猪肉 切 条", "两 蒸 透", "了 数 走"]
        {
            assert!(!loose(words), "{words}");
        }
    }

    #[test]
    fn what_could_go_with_either_side_is_no_word() {
        let said = |words: &str, parts: std::ops::Range<usize>| {
            let tokens = tokens(words);
            let before = parts.start.checked_sub(1).map(|before| &tokens[before]);
            are_loose(builtin().word_model(), before, &tokens[parts.clone()], tokens.get(parts.end))
        };
        assert!(said("挤 干 水 再", 1..3) && !said("把 干 水 再", 1..3), "a character is left before it");
        assert!(said("老 狐 妖 化作", 0..2) && !said("老 狐 化作", 0..2), "and behind it");
        assert!(said("两 房 送 车位", 1..3) && said("佛 住 王舍城", 0..2), "a verb with an object");
        assert!(!said("房 送 了", 0..2) && !said("开 低 走高", 0..2));
        assert!(said("五 日 净 流出", 1..3) && !said("这 日 净 流出", 1..3), "a measure");
        assert!(said("湿 布 醒 半", 0..3) && !said("宁 平 省 ,", 0..3), "three, of which the last is a word");
    }
}

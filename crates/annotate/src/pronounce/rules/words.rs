//! Words of the tables that are said by what they are done to: 背着 on the back or behind somebody's, 打折 a price or a leg.

use super::{CharacterInText, is_figure, is_spoken};
use crate::character_set::RoughSet;
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// How a word is said, numbered, where its object decides that; `None` where the tables are right.
pub(in crate::pronounce) fn by_object(text: &[char], word: Span) -> Option<[&'static str; 2]> {
    let (start, end) = (word.start as usize, word.end as usize);
    match text[start..end] {
        ['背', '着'] if is_behind(&text[end..]) => Some(["bei4", "zhe5"]),
        ['打', '折'] if (CharacterInText { text, at: start + 1, word, word_before: &[] }).is_broken() => {
            Some(["da3", "she2"])
        }
        // 两兄弟, 表兄弟, 兄弟俩: brothers; 他兄弟 is the younger one.
        ['兄', '弟'] if are_brothers(text, word) => Some(["xiong1", "di4"]),
        // 这个 in every sentence (list of the Putonghua test).
        ['这', '个'] => Some(["zhe4", "ge5"]),
        ['那', '个'] => Some(["na4", "ge5"]),
        ['下' | '上', '调'] => {
            let is_moved = is_moved(text, word);
            let first = if text[start] == '上' { "shang4" } else { "xia4" };
            Some([first, if is_moved { "diao4" } else { "tiao2" }])
        }
        // To stamp metal (Xiandai Hanyu Cidian).
        ['冲', '压'] => Some(["chong4", "ya1"]),
        ['调', c] => Some(["tiao2", level(c)?]),
        // To be good at something, or to grow: 以书法见长, 没见长.
        ['见', '长'] => {
            let is_alone = !start.checked_sub(1).is_some_and(|at| is_han(text[at]));
            let is_good = is_alone || text[..start].iter().rev().take(12).any(|c| *c == '以');
            Some(["jian4", if is_good { "chang2" } else { "zhang3" }])
        }
        ['壳', '子'] => Some(["ke2", "zi5"]),
        // The hand is needed to wash.
        ['得', '手'] if text.get(end).is_some_and(|c| "洗写工动拿".contains(*c)) => {
            Some(["dei3", "shou3"])
        }
        ['得', '来'] if start.checked_sub(1).is_some_and(|at| "须还就也都总".contains(text[at])) => {
            Some(["dei3", "lai2"])
        }
        // It has been found: 找着钥匙了.
        ['找', '着'] if has_ended(&text[end..]) => Some(["zhao3", "zhao2"]),
        ['老', '子'] if is_philosopher(text, word) => Some(["Lao3", "zi3"]),
        ['长', '长'] if text.get(end) == Some(&'了') => Some(["zhang3", "chang2"]),
        ['自', '在'] if start.checked_sub(1).is_some_and(|at| "观大".contains(text[at])) => {
            Some(["zi4", "zai4"])
        }
        // Somebody in an office (list of the Putonghua test), or to do things: 能干事, 干事创业.
        ['干', '事'] => {
            let does = start.checked_sub(1).is_some_and(|at| "想能敢肯真要多在业".contains(text[at]))
                || text.get(end) == Some(&'创');
            Some(["gan4", if does { "shi4" } else { "shi5" }])
        }
        [count, '行'] if is_rows(text, word) => Some([figure(count)?, "hang2"]),
        [head, _]
            if HEADS.may_hold(head)
                && SENSES
                    .iter()
                    .any(|(spelled, ..)| spelled.chars().eq(text[start..end].iter().copied())) =>
        {
            sense(text, word).or_else(|| {
                let settled =
                    SETTLED.iter().find(|(spelled, _)| spelled.chars().eq(text[start..end].iter().copied()));
                settled.map(|(_, said)| *said)
            })
        }
        // 到不了: it cannot be done.
        ['不', '了'] if start.checked_sub(1).is_some_and(|at| is_verb(text[at])) => Some(["bu4", "liao3"]),
        _ => None,
    }
}

/// Words that have their full tones in one sense and not in another: how they are said, and the characters one of which stands right before them or
/// right behind them in that sense.
const SENSES: [(&str, [&str; 2], &str, &str); 16] = [
    // A household, and somebody else (Xiandai Hanyu Cidian).
    ("人家", ["ren2", "jia1"], "有户大富穷贫农渔寻香官", ""),
    // What a meeting says, and what makes people lively.
    ("精神", ["jing1", "shen2"], "会话议件示作国神民代创", "文世状生食病力财支面科分损"),
    ("买卖", ["mai3", "mai4"], "品房票产券枪毒屋货", "合双协关股房土行婚"),
    ("眉目", ["mei2", "mu5"], "有了点", "了"),
    ("冷战", ["leng3", "zhan5"], "个打", ""),
    ("合计", ["he2", "ji5"], "们俩个我你计", "一合"),
    ("火烧", ["huo3", "shao5"], "卖吃买烤肉驴", ""),
    ("下水", ["xia4", "shui5"], "猪羊牛鸡卖炒", ""),
    // What is not the centre's (Xiandai Hanyu Cidian: dìfāng), and a place.
    ("地方", ["di4", "fang1"], "", "政官戏税志债财武队"),
    // What a text says, and carelessness.
    ("大意", ["da4", "yi4"], "落段文事歌词章句诗书信其", "是为如"),
    // A tunnel, and what is as it should be.
    ("地道", ["di4", "dao4"], "挖钻条进通下打入", "战口里网出入"),
    // East and west, and things.
    ("东西", ["dong1", "xi1"], "", "两德汉晋魏横贯宽南"),
    // People are hard to live with; they have difficulties.
    ("难处", ["nan2", "chu3"], "很真不最太更极", ""),
    ("教会", ["jiao1", "hui4"], "能来就没", "了我你他她孩"),
    // Time goes by in no time; something is there for a moment.
    ("一晃", ["yi1", "huang4"], "", "三两十几二四五六七八九半就又过好多已"),
    // Those of one trade, and to go together.
    ("同行", ["tong2", "hang2"], "内个位业", "们之业"),
];

/// What they begin with, among others: it is asked of every word of two characters.
const HEADS: RoughSet = {
    let (mut heads, mut at) = (RoughSet::EMPTY, 0);
    while at < SENSES.len() {
        heads = heads.and_first(SENSES[at].0, 1);
        at += 1;
    }
    heads
};

/// Of these the other sense is what else they mean, so that nothing is left to doubt.
const SETTLED: [(&str, [&str; 2]); 4] = [
    ("地方", ["di4", "fang5"]),
    ("大意", ["da4", "yi5"]),
    ("地道", ["di4", "dao5"]),
    ("东西", ["dong1", "xi5"]),
];

/// How what a level becomes is said after 调: 调高, 调薪 (Xiandai Hanyu Cidian: to set is tiáo, to move diào).
fn level(c: char) -> Option<&'static str> {
    Some(match c {
        '价' => "jia4",
        '薪' => "xin1",
        '息' => "xi1",
        '增' => "zeng1",
        '减' => "jian3",
        '涨' => "zhang3",
        '升' => "sheng1",
        '降' => "jiang4",
        '高' => "gao1",
        '低' => "di1",
        '大' => "da4",
        '小' => "xiao3",
        _ => return None,
    })
}

/// Whether somebody is moved up or down from one office to another, and nothing is set to a level: 从县里上调中央, 上调到省里.
fn is_moved(text: &[char], word: Span) -> bool {
    let is_line = |c: &&char| !"，。；！？\n".contains(**c);
    let before = text[..word.start as usize].iter().rev().take_while(is_line).take(10);
    let after = text[word.end as usize..].iter().take_while(is_line).take(8);
    let has = |set: &'static str| move |c: &char| set.contains(*c);
    let is_level = has("价薪资息率税费租金准度级标幅预期分点％%额");
    let (mut from, mut to) = (before.clone(), after.clone());
    !before.chain(after).any(is_level)
        && (from.any(has("从由自被兵")) || to.next() == Some(&'到') || to.any(has("队省部局中央")))
}

/// How a word is said in the sense that its neighbours tell; `None` in its other one.
fn sense(text: &[char], word: Span) -> Option<[&'static str; 2]> {
    let before = (word.start as usize).checked_sub(1).map(|at| text[at]);
    let next = text.get(word.end as usize);
    let is_meant = |(spelled, _, after, ahead): &&(&str, [&str; 2], &str, &str)| {
        spelled.chars().eq(text[word.range()].iter().copied())
            && (before.is_some_and(|c| after.contains(c)) || next.is_some_and(|c| ahead.contains(*c)))
    };
    SENSES.iter().find(is_meant).map(|(_, said, ..)| *said)
}

/// Whether 三行, 五行 are rows: what stands in rows, or is written in them, is beside it. 五行 are the elements elsewhere.
fn is_rows(text: &[char], word: Span) -> bool {
    let before = (word.start as usize).checked_sub(1).map(|at| text[at]);
    let next = text.get(word.end as usize);
    figure(text[word.start as usize]).is_some()
        && (before.is_some_and(|c| "了写排列种栽站成前后这那空".contains(c))
            || next.is_some_and(|c| "字诗泪文代脚队树白眼小大".contains(*c)))
}

/// How a numeral is said.
fn figure(c: char) -> Option<&'static str> {
    let said = ["er4", "liang3", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3", "shi2", "ji3"];
    "二两三四五六七八九十几".chars().position(|of| of == c).map(|at| said[at])
}

/// Whether a character may be a verb before 不了, and no word that leads to a refusal: 还是不了, 我不了.
fn is_verb(c: char) -> bool {
    is_han(c) && !"我你他她们也都就再可真还先又并是的了".contains(c)
}

/// Whether 兄弟 are several, whoever is the elder.
fn are_brothers(text: &[char], word: Span) -> bool {
    let before = (word.start as usize).checked_sub(1).map(|at| text[at]);
    before.is_some_and(|c| is_figure(c) || "几众表堂胞的".contains(c))
        || text.get(word.end as usize).is_some_and(|c| "俩姊姐二三之单院民".contains(*c))
}

/// Whether a clause says of what has been reached that it is so: 钥匙了.
pub(super) fn has_ended(after: &[char]) -> bool {
    let clause = after.iter().take_while(|c| is_han(**c)).take(8);
    clause.clone().any(|c| *c == '了') && !clause.clone().any(|c| *c == '呢')
}

/// Whether 老子 is he who is read, not who speaks of himself: his book, his school or another master is near.
fn is_philosopher(text: &[char], word: Span) -> bool {
    const NEAR: usize = 12;
    let (start, end) = (word.start as usize, word.end as usize);
    let near = text[start.saturating_sub(NEAR)..start].iter().chain(text[end..].iter().take(NEAR));
    near.clone().any(|c| "庄孔孟墨荀道儒哲曰《".contains(*c))
}

/// Whether something is done behind somebody's back: 背着我抽烟, 背着大家把信烧了; or a back is turned: 背着光, 背着手.
pub(super) fn is_behind(after: &[char]) -> bool {
    const PEOPLE: [&str; 20] = [
        "父母", "大家", "别人", "众人", "人", "家里", "家人", "老师", "老板", "老婆", "妻子", "丈夫", "领导",
        "组织", "爸妈", "我", "你", "他", "她", "您",
    ];
    /// What is done with somebody on the back.
    const CARRIED: &str = "过走前上下去回跑爬出进到往来赶的";
    const TURNED: &str = "手光风脸";
    let length = |people: &&str| {
        let length = people.chars().count();
        people.chars().eq(after.iter().copied().take(length)).then_some(length)
    };
    let Some(length) = PEOPLE.iter().find_map(length) else {
        return after.first().is_some_and(|c| TURNED.contains(*c));
    };
    let after = after[length..].strip_prefix(&['们']).unwrap_or(&after[length..]);
    after.first().is_some_and(|c| is_spoken(*c) && !CARRIED.contains(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<[&'static str; 2]> {
        let text: Vec<char> = text.chars().collect();
        let start = text.iter().position(|c| "背打".contains(*c)).expect("the word");
        by_object(&text, Span::new(start, start + 2))
    }

    #[test]
    fn behind_a_back_and_on_it() {
        for behind in ["他背着我抽烟", "他背着大家把信烧了", "背着他们说话", "背着手", "背着光站"]
        {
            assert_eq!(said(behind), Some(["bei4", "zhe5"]), "{behind}");
        }
        for on in ["他背着我过河", "背着他们走", "背着我", "背着我，说", "背着我的包", "背着书包", "背着"]
        {
            assert_eq!(said(on), None, "{on}");
        }
    }

    #[test]
    fn what_cannot_be_done() {
        let said = |text: &str| by_object(&text.chars().collect::<Vec<_>>(), Span::new(1, 3));
        assert_eq!([said("到不了"), said("我不了"), said("，不了")], [Some(["bu4", "liao3"]), None, None]);
    }

    #[test]
    fn a_leg_is_broken_and_a_price_is_lower() {
        assert_eq!(said("打折了腿"), Some(["da3", "she2"]));
        assert_eq!(said("腿打折了"), Some(["da3", "she2"]));
        assert_eq!(said("商品打折了"), None);
        assert_eq!(said("打折腿"), None);
        assert_eq!(said("打烊了腿"), None);
    }
}

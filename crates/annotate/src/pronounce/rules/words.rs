//! Words of the tables that are said by what they are done to: 背着 on the back or behind somebody's, 打折 a price or a leg.

use super::{CharacterInText, is_figure, is_spoken};
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
        // 到不了: it cannot be done.
        ['不', '了'] if start.checked_sub(1).is_some_and(|at| is_verb(text[at])) => Some(["bu4", "liao3"]),
        _ => None,
    }
}

/// Whether a character may be a verb before 不了, and no word that leads to a refusal: 还是不了, 我不了.
fn is_verb(c: char) -> bool {
    is_han(c) && !"我你他她们也都就再可真还先又并是的了".contains(c)
}

/// Whether 兄弟 are several, whoever is the elder.
fn are_brothers(text: &[char], word: Span) -> bool {
    let before = (word.start as usize).checked_sub(1).map(|at| text[at]);
    before.is_some_and(|c| is_figure(c) || "几众表堂胞的".contains(c))
        || text.get(word.end as usize).is_some_and(|c| "俩姊姐二三之".contains(*c))
}

/// Whether something is done behind somebody's back: 背着我抽烟, 背着大家把信烧了; or a back is turned: 背着光, 背着手.
fn is_behind(after: &[char]) -> bool {
    const PEOPLE: [&str; 20] = [
        "父母", "大家", "别人", "众人", "人", "家里", "家人", "老师", "老板", "老婆", "妻子", "丈夫", "领导",
        "组织", "爸妈", "我", "你", "他", "她", "您",
    ];
    /// What is done with somebody on the back.
    const CARRIED: &str = "过走上下去回跑爬出进到往来赶的";
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

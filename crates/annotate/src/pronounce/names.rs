//! Names of persons and places: surnames with a pronunciation of their own, capitals.

use crate::character_set::{CharacterSet, RoughSet};
use crate::segment::{begins_surname, surname_length};
use crate::word_model::WordModel;
use crate::word_model::characters::{FOREIGN, GIVEN};
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// Surnames that are pronounced otherwise than the character usually is, with numbered Pinyin (Xiandai Hanyu Cidian).
const SURNAMES: [(&str, &str); 54] = [
    ("单", "shan4"),
    ("曾", "zeng1"),
    ("解", "xie4"),
    ("任", "ren2"),
    ("华", "hua4"),
    ("朴", "piao2"),
    ("查", "zha1"),
    ("盖", "ge3"),
    ("仇", "qiu2"),
    ("区", "ou1"),
    ("宁", "ning2"),
    ("纪", "ji3"),
    ("燕", "yan1"),
    ("覃", "qin2"),
    ("尉迟", "yu4 chi2"),
    ("长孙", "zhang3 sun1"),
    ("缪", "miao4"),
    ("召", "shao4"),
    ("洗", "xian3"),
    ("隗", "wei3"),
    ("黑", "he4"),
    ("祭", "zhai4"),
    ("种", "chong2"),
    ("繁", "po2"),
    ("折", "she2"),
    ("牟", "mou2"),
    ("万俟", "mo4 qi2"),
    ("葛", "ge3"),
    ("翟", "zhai2"),
    ("应", "ying1"),
    ("哈", "ha3"),
    ("员", "yun4"),
    ("阚", "kan4"),
    ("逄", "pang2"),
    ("乜", "nie4"),
    ("谌", "chen2"),
    ("乐", "yue4"),
    ("盛", "sheng4"),
    ("訾", "zi1"),
    ("逯", "lu4"),
    ("钭", "tou3"),
    ("都", "du1"),
    ("占", "zhan1"),
    ("薄", "bo2"),
    ("秘", "bi4"),
    ("柏", "bai3"),
    ("宿", "su4"),
    ("郗", "chi1"),
    ("令狐", "ling2 hu2"),
    ("澹台", "tan2 tai2"),
    ("亓官", "qi2 guan1"),
    ("鲜于", "xian1 yu2"),
    ("宰父", "zai3 fu3"),
    ("曲", "qu1"),
];

/// What they begin with, among others.
const BEGINNINGS: RoughSet = {
    let (mut set, mut at) = (RoughSet::EMPTY, 0);
    while at < SURNAMES.len() {
        set = set.and_first(SURNAMES[at].0, 1);
        at += 1;
    }
    set
};

/// What follows a surname and nothing else.
const TITLES: [&str; 43] = [
    "先生", "女士", "小姐", "太太", "夫人", "老师", "教授", "博士", "同学", "同志", "大夫", "医生", "律师",
    "师傅", "大爷", "大妈", "大哥", "大姐", "阿姨", "叔叔", "老板", "某", "姑娘", "公子", "氏", "掌柜",
    "员外", "相公", "官人", "娘子", "大人", "老爷", "老汉", "大嫂", "大娘", "大婶", "大叔", "大伯", "师兄",
    "师弟", "师姐", "师妹", "经略",
];
/// What a character that is also a common word may stand before as such: 任主任 is somebody who becomes one.
const OFFICES: [&str; 20] = [
    "主任",
    "校长",
    "院长",
    "局长",
    "厂长",
    "处长",
    "部长",
    "经理",
    "书记",
    "总",
    "导",
    "法官",
    "警官",
    "将军",
    "工程师",
    "司令",
    "参谋",
    "导演",
    "编辑",
    "记者",
];
/// Whom one is older or younger than; before them as before an office.
const KIN: [&str; 5] = ["伯伯", "爷爷", "奶奶", "伯母", "婶婶"];
/// What somebody is the head of: 队长.
const HEADED: &str = "校院局厂处部科组班站所行队师团连营市县镇乡村省会社馆庭船";
/// After these somebody follows whom one meets: 找解局长.
const MET: &str = "找和跟与对向给问请叫听让陪见";
/// What people do or are, after a title.
const DO: &str = "说来去走问笑想看听叫请让好您很也早";
/// Surnames that before an office are rather the common word.
const COMMON_WORDS: &str = "区应任查解种黑员哈折洗召都占宿曲";
/// Those among them that are rather the surname at the end of what stands after 小 and 老, and before given names.
const SURNAMES_TOO: &str = "任查解";

/// How a surname is said that stands by itself before a title or after 小, 老 or 姓: its length in characters and its pronunciation, where
/// that is not the usual one. `at` is the place of its first character in the folded text.
pub fn surname_with_title(text: &[char], at: usize) -> Option<(usize, &'static str)> {
    text.get(at).filter(|c| BEGINNINGS.may_hold(**c))?;
    let follows = |from: usize, what: &str| follows(text, from, what);
    let (surname, own) = SURNAMES
        .iter()
        .filter(|(surname, _)| follows(at, surname))
        .max_by_key(|(surname, _)| surname.len())?;
    let end = at + surname.chars().count();
    let is_common = COMMON_WORDS.contains(surname);
    let is_titled = TITLES.iter().any(|title| follows(end, title))
        || role(text, end).is_some_and(|(length, is_office)| {
            !is_common || !(is_office && *surname == "区") && is_somebody(text, at, end + length)
        });
    let is_called = at > 0
        && text[at - 1] == '姓'
        && !at.checked_sub(2).is_some_and(|before| "百同贵".contains(text[before]))
        || at > 0
            && "小老".contains(text[at - 1])
            && !at.checked_sub(2).is_some_and(|before| {
                // 昨天小任请假了; 小华 and 小燕 are rather given names.
                is_han(text[before]) && ("华燕乐".contains(surname) || !CALLED_AFTER.contains(text[before]))
            })
            && (!COMMON_WORDS.contains(surname)
                || SURNAMES_TOO.contains(surname)
                    && !text.get(end).is_some_and(|c| "了着过我你他她它".contains(*c)));
    // 这任老师: a measure.
    let is_measure = *surname == "任" && at > 0 && "这那首历前现上下每各哪几两".contains(text[at - 1]);
    let is_of_family =
        is_family(text, at, end) && (!COMMON_WORDS.contains(surname) || SURNAMES_TOO.contains(surname));
    let is_army = text[end..].starts_with(&['家', '军']) || text[end..].starts_with(&['家', '将']);
    (!is_measure && (is_titled || is_called || is_of_family || is_army)).then_some((end - at, own))
}

/// What may stand before 小 or 老 and a surname: 昨天小任请假了, 叫小任来.
const CALLED_AFTER: &str = "天午晚晨是和跟与对给叫找请让问见到听";

/// The length of an office, or of a word for kin, that begins at a place, and whether it is an office.
fn role(text: &[char], at: usize) -> Option<(usize, bool)> {
    if text.get(at).is_some_and(|c| HEADED.contains(*c)) && text.get(at + 1) == Some(&'长') {
        return Some((2, true));
    }
    let of = |titles: &[&str], is_office: bool| {
        let title = titles.iter().find(|title| follows(text, at, title))?;
        Some((title.chars().count(), is_office))
    };
    of(&OFFICES, true).or_else(|| of(&KIN, false))
}

/// Whether a character that is a common word as well stands before a title as a surname does: somebody meets such a person, or that person does something.
/// 任经理 by itself is to become one.
fn is_somebody(text: &[char], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text[before]);
    let next = text.get(end).copied().filter(|c| is_han(*c));
    let is_met = match before {
        Some('了') => at > 1 && "见到".contains(text[at - 2]),
        Some(c) => MET.contains(c),
        None => false,
    };
    let does = next.is_some_and(|c| DO.contains(c));
    is_met && next.is_none_or(|c| c != '的')
        || !before.is_some_and(is_han) && (does || next.is_none() && !"任都应".contains(text[at]))
}

/// Whether what stands behind a surname says of whom it is: 曾姓男子, 查家二少爷, 解老四, 仇五爷, 任盈盈.
fn is_family(text: &[char], at: usize, end: usize) -> bool {
    const RANK: &str = "大二三四五六七八九十幺";
    let next = |steps: usize| text.get(end + steps).copied();
    let is_next = |steps: usize, set: &str| next(steps).is_some_and(|c| set.contains(c));
    let is_of_word = at.checked_sub(1).is_some_and(|before| "简孤百同贵专独各管上离".contains(text[before]));
    !is_of_word
        && match next(0) {
            Some('姓') => !is_next(1, "名氏"),
            // 解家屯, 查家的人; 仇家 is an enemy.
            Some('家') => {
                text[at] != '仇'
                    && (is_next(1, "大二三老小少公庄村屯院的门湾沟堡寨店桥营坝")
                        || !next(1).is_some_and(is_han))
            }
            Some('府') => !next(1).is_some_and(is_han) || is_next(1, "上里的"),
            Some('老') => is_next(1, RANK) || is_next(1, "爷汉头太师"),
            Some('少') => is_next(1, "爷侠"),
            Some(c) if RANK.contains(c) => is_next(1, "爷娘郎叔婶嫂姐哥妹少小"),
            Some(c) => next(1) == Some(c) && is_doubled_name(c),
            None => false,
        }
}

/// Whether a character is doubled in given names, and is no word that is doubled: 盈盈, 婷婷; not 任人人.
fn is_doubled_name(c: char) -> bool {
    "盈婷莹珊倩媛娟菲萌薇露佳丽芳娜妍玲琳瑶璐蓉莎莺燕蓓蕾双圆媚冰晶丹梅兰".contains(c)
}

/// Whether a word of two characters that only rules have found is a name: nothing stands on one side of it, or what is said of people; and the same of
/// one that a list of words has, but no dictionary, where the surname is one by which people are called. 任静说, 李强主持.
pub fn is_pair(text: &[char], word: Span, model: &WordModel) -> bool {
    const AFTER: &str = "说问道笑和与同跟、是的在出主表率任获也都等夺对向被将参来去走看听想坐站哭带独";
    const BEFORE: &str = "员理席长记授师人手家士星练军将和与、对由叫是向给";
    let spelled: String = text[word.range()].iter().collect();
    let is_listed = model.has(&spelled);
    let [surname, given] = text[word.range()] else { return false };
    if is_listed && !(FAMILIAR.contains(surname) && model.characters().uses(given) & GIVEN > 0) {
        return false;
    }
    let beside = |at: Option<usize>| at.and_then(|at| text.get(at)).copied();
    let (before, next) = (beside((word.start as usize).checked_sub(1)), beside(Some(word.end as usize)));
    let is_free = |c: Option<char>| !c.is_some_and(is_han);
    let is_role = before.is_some_and(|c| BEFORE.contains(c));
    let is_told = next.is_some_and(|c| AFTER.contains(c));
    if is_listed {
        (is_free(before) || is_role) && (is_free(next) || is_told)
    } else {
        // 去贺寿: who has such a surname may as well do what it says.
        let may_do = "贺许谢戴".contains(surname) && !is_free(before);
        !may_do && (is_free(before) || is_free(next)) || is_role || is_told
    }
}

/// Surnames that many people have, without those that mostly are words before a title too (方, 余, 万): 王先生.
const COMMON_SURNAMES: CharacterSet = CharacterSet::of(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙雷钱汤尹黎易贺赖龚",
);

/// Whether a common surname stands at `at`, a word by itself, before a title: it has a capital there (GB/T 16159-2012 6.2.1).
pub fn is_titled(text: &[char], at: usize) -> bool {
    COMMON_SURNAMES.has(text[at])
        && !at.checked_sub(1).is_some_and(|before| "最更较很太".contains(text[before]))
        && TITLES.iter().chain(&OFFICES).any(|title| follows(text, at + 1, title))
}

fn follows(text: &[char], from: usize, what: &str) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    rest.len() >= what.chars().count() && what.chars().zip(rest).all(|(a, b)| a == *b)
}

/// What a kind of place is called; written apart after a name of two characters or more (GB/T 16159-2012 6.2.2).
const KINDS_OF_PLACE: CharacterSet = CharacterSet::of("省市县区镇乡村州旗盟岛山河江湖海峡洋港湾路街");

/// The surname that a name of a person begins with: its length in characters, and its pronunciation where that is not the usual one.
///
/// `word` is folded, and no word of the tables.
pub fn surname(word: &[char], model: &WordModel) -> Option<(usize, Option<&'static str>)> {
    // Asked of every word that no table says: most begin with no surname.
    if !may_be_surname(*word.first()?, model) {
        return None;
    }
    let spelled: String = word.iter().collect();
    let is_pair =
        || word.len() == 2 && FAMILIAR.contains(word[0]) && model.characters().uses(word[1]) & GIVEN > 0;
    let is_name = || is_pair() || is_spelled_like_a_name(word, model);
    let length = surname_length(&spelled, model).or_else(|| is_name().then_some(1))?;
    let own = SURNAMES
        .iter()
        .find(|(surname, _)| spelled.starts_with(surname) && surname.chars().count() == length)
        // 宁平省 and 牟镇 are no persons.
        .filter(|_| !word.last().is_some_and(|c| "省县镇乡旗盟".contains(*c)));
    Some((length, own.map(|(_, said)| *said)))
}

/// Whether any surname may begin with a character, as [`surname`] knows them.
fn may_be_surname(first: char, model: &WordModel) -> bool {
    const LISTED: RoughSet = BEGINNINGS.and(FAMILIAR);
    LISTED.may_hold(first) || begins_surname(first, model)
}

/// Whether a word of three characters is a surname with a pronunciation of its own and a given name, whichever list has it: 单雄信, but
/// not 查德威, which is foreign, and not 华山松, which begins with another word.
fn is_spelled_like_a_name(word: &[char], model: &WordModel) -> bool {
    let uses = |c: &char| model.characters().uses(*c);
    let [surname, given @ ..] = word else { return false };
    given.len() == 2
        && SURNAMES.iter().any(|(own, _)| own.chars().eq([*surname]))
        && (!COMMON_WORDS.contains(*surname) || SURNAMES_TOO.contains(*surname))
        // 华山 | 松
        && model.find(&word[..2].iter().collect::<String>()).is_none()
        // 正 of 任正非 is enough, but 宁平省 is a place.
        && (given.iter().any(|c| uses(c) & GIVEN > 0) || given[0] == given[1] && is_doubled_name(given[0]))
        && !ends_in_kind(word)
        && !word.iter().all(|c| uses(c) & FOREIGN > 0)
}

/// Surnames by which people are called after 老 and 小, without those that are something old or small as well (马, 高, 石): 老王, 小李.
const FAMILIAR: &str = "王李张刘陈杨赵周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴夏汪姚谭廖邹郝邱秦顾侯邵孟尹黎贺赖龚曾";

/// Where 老 or 小 stands that belongs to the surname which a word is, or ends with: both have a capital (GB/T 16159-2012 6.2.1).
pub fn called(text: &[char], word: Span, before: Span) -> Option<usize> {
    let at = match word.length() {
        2 => word.start,
        1 if before.length() == 1 && before.end == word.start => before.start,
        _ => return None,
    } as usize;
    let is_called = matches!(text[at], '老' | '小') && FAMILIAR.contains(text[at + 1]);
    let is_free = !at.checked_sub(1).is_some_and(|before| "最更很太大较从不".contains(text[before]));
    (is_called && is_free).then_some(at)
}

/// Whether the last character of a name says what kind of place it is: 宁波市 is Níngbō Shì.
pub fn ends_in_kind(word: &[char]) -> bool {
    word.len() >= 3 && word.last().is_some_and(|c| KINDS_OF_PLACE.has(*c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_surname_is_followed_by_a_title_or_led_in() {
        let found = |text: &str, at: usize| surname_with_title(&chars(text), at);
        for (text, at, expected) in [
            ("单先生", 0, Some((1, "shan4"))),
            ("单先", 0, None),
            ("尉迟先生", 0, Some((2, "yu4 chi2"))),
            ("曾校长", 0, Some((1, "zeng1"))),
            // 任校长 is somebody who becomes one; 任先生 is called so.
            ("任校长", 0, None),
            ("任先生", 0, Some((1, "ren2"))),
            ("姓单", 1, Some((1, "shan4"))),
            ("姓单，", 1, Some((1, "shan4"))),
            ("姓单的", 1, Some((1, "shan4"))),
            ("百姓任人", 2, None),
            ("曾姓男子", 0, Some((1, "zeng1"))),
            ("查家二少爷", 0, Some((1, "zha1"))),
            ("查家底", 0, None),
            ("仇家的", 0, None),
            ("解老四", 0, Some((1, "xie4"))),
            ("仇五爷", 0, Some((1, "qiu2"))),
            ("仇掌柜", 0, Some((1, "qiu2"))),
            ("任盈盈", 0, Some((1, "ren2"))),
            ("查伯伯", 0, Some((1, "zha1"))),
            ("任处长说", 0, Some((1, "ren2"))),
            ("任处长期间", 0, None),
            ("任经理", 0, None),
            ("见了解经理", 2, Some((1, "xie4"))),
            ("他任经理", 1, None),
            ("区局长来", 0, None),
            ("区奶奶", 0, Some((1, "ou1"))),
            ("曾队长", 0, Some((1, "zeng1"))),
            ("昨天小任请假", 3, Some((1, "ren2"))),
            ("宁先生", 0, Some((1, "ning2"))),
            ("任人人", 0, None),
            ("种家军", 0, Some((1, "chong2"))),
            ("小单", 1, Some((1, "shan4"))),
            ("老单来", 1, Some((1, "shan4"))),
            ("很小单", 2, None),
            ("，小单", 2, Some((1, "shan4"))),
            ("小区", 1, None),
            ("大单", 1, None),
            ("单", 0, None),
            ("王先生", 0, None),
        ] {
            assert_eq!(found(text, at), expected, "{text}");
        }
    }

    #[test]
    fn common_surnames_before_a_title() {
        let found = |text: &str, at: usize| is_titled(&chars(text), at);
        assert!(found("王先生", 0) && found("高经理", 0) && found("对李老师", 1));
        assert!(!found("王先", 0) && !found("王", 0) && !found("最高经理", 1) && !found("好老师", 0));
    }

    #[test]
    fn a_name_begins_with_its_surname() {
        let found = |name: &str| surname(&chars(name), builtin().word_model());
        assert_eq!(found("单田芳"), Some((1, Some("shan4"))));
        assert_eq!(found("王田芳"), Some((1, None)));
        assert_eq!(found("欧阳田芳"), Some((2, None)));
        assert_eq!(found("令狐田芳"), Some((2, Some("ling2 hu2"))));
        assert_eq!(found("啊田芳"), None);
    }

    #[test]
    fn a_surname_of_its_own_pronunciation_in_a_word_of_the_word_model() {
        let found = |name: &str| surname(&chars(name), builtin().word_model());
        assert_eq!(found("单雄信"), Some((1, Some("shan4"))));
        // Foreign, and a tree.
        assert_eq!([found("查德威"), found("华山松")], [None, None]);
        // One character that is usual in names is enough; a place is none.
        assert_eq!(found("任正非"), Some((1, Some("ren2"))));
        assert!(!is_spelled_like_a_name(&chars("宁平省"), builtin().word_model()));
    }

    #[test]
    fn called_by_the_surname() {
        let found = |text: &str, word: (usize, usize), before: (usize, usize)| {
            called(&chars(text), Span::new(word.0, word.1), Span::new(before.0, before.1))
        };
        assert_eq!(found("老王来", (0, 2), (0, 0)), Some(0));
        assert_eq!(found("对小李说", (2, 3), (1, 2)), Some(1));
        // Words: the surname is another, or 小 belongs to what stands before.
        assert_eq!(found("小马跑", (0, 2), (0, 0)), None);
        assert_eq!(found("最小王国", (1, 3), (0, 1)), None);
        assert_eq!(found("老家李", (2, 3), (0, 2)), None);
        assert_eq!(found("小，李", (2, 3), (0, 1)), None);
    }

    #[test]
    fn a_kind_of_place_stands_after_a_name_of_two_characters() {
        let found = |word: &str| ends_in_kind(&chars(word));
        assert_eq!([found("宁波市"), found("长江"), found("宁波人")], [true, false, false]);
    }
}

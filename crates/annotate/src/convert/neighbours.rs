//! Characters whose neighbours say what stands for them, where no phrase does or a phrase is mistaken: 两万里 is a distance, 地瓜干 is dried.

use jiazhu_reading::han::{is_han, is_numeral};

/// What counts things, after 几.
const COUNTED: &str = "个十百千万亿年月天日次位名人元块公分厘毫米里斤只条张本句步点岁代层间家种样件回倍成";
/// What is eaten dry, by its last character and by its first.
const DRIED_AFTER: &str = "瓜薯果肉菜梅枣杏蕉莓芒萄鱼虾笋菇豆腐蚝贝柿李椒";
const DRIED_BEFORE: &str = "李枣果贝货粮柴菜花草辣椒姜冰洗燥涸瘪净咳渴虾鱼笋香荔桂梅菊巴冷湿爽";
/// What makes something dry.
const DRYING: &str = "沥擦晒烘晾风吹烤拧挤榨烧甩拭哭";
/// What is done to noodles, and what they are made with or sold in.
const NOODLES_AFTER: &str = "吃煮碗肉拉泡凉汤炒酱揉擀便";
/// What 面 is the head of a word with: 面对, 面前 are no noodles.
const FACE_BEFORE: &str = "对前临积具目孔貌子向部试谈上下有的";
/// How sleepy somebody is.
const SLEEPY_AFTER: &str = "犯很好太真发又不";
/// What ginger is cut into and stands beside.
const GINGER_BEFORE: &str = "片丝末汁茶汤块蒜葱糖黄饼";
const GINGER_AFTER: &str = "葱生老嫩切放买加蒜";

/// The Traditional character for one at a place of a Simplified text, if its neighbours say so. `is_alone` tells whether it is a word
/// by itself.
pub fn traditional(text: &[char], at: usize, is_alone: bool) -> Option<char> {
    let before = at.checked_sub(1).map(|at| text[at]);
    let next = text.get(at + 1).copied();
    let is_after = |list: &str| before.is_some_and(|c| list.contains(c));
    let is_before = |list: &str| next.is_some_and(|c| list.contains(c));
    let is_counted =
        || before.is_some_and(|c| is_numeral(c) || c.is_ascii_digit() || matches!(c, '数' | '几' | '半'));
    match text[at] {
        '里' if is_counted() && !is_before("面头边外") => Some('里'),
        // 里海 is a sea, and 库里 a player where nothing is kept there.
        '里' if is_before("海")
            && before.is_none_or(|c| !is_han(c) || "在临濒沿从到往向和与".contains(c))
            && !text.get(at + 2).is_some_and(|c| "拔鲜".contains(*c)) =>
        {
            Some('里')
        }
        '里' if before == Some('库') && is_name_alone(text, at) => Some('里'),
        // A play that is counted: 这出戏, 三出折子戏.
        '出' if (is_counted() || is_after("这那每整全哪")) && is_play(&text[at + 1..]) => Some('齣'),
        '复' if is_before("议") => Some('復'),
        '丰' if is_before("富收盛厚满硕产饶足") => Some('豐'),
        // 直上干云霄: to reach up to. 征虏: to fight against.
        '干' if is_before("云") && text.get(at + 2) == Some(&'霄') => Some('干'),
        '征' if is_before("虏") => Some('征'),
        // The family of the film director is 寧.
        '宁' if is_before("浩") => Some('寧'),
        '升' if is_after("拉") => Some('升'),
        '占' if text[at + 1..].iter().take(4).take_while(|c| is_han(**c)).any(|c| *c == '卦') => Some('占'),
        '具' if is_after("家") => Some('具'),
        '家' if is_before("具") => Some('家'),
        '采' if is_after("宁") && is_before("臣") => Some('采'),
        '个' if is_counted() => Some('個'),
        '几' if is_before(COUNTED) && !is_after("茶") => Some('幾'),
        '只' if before == Some('只') && at > 1 && text[at - 2] == '一' => Some('隻'),
        '干' if is_after(DRYING) || is_after(DRIED_AFTER) && !is_before("部活事什吗嘛") => Some('乾'),
        '干' if is_alone && is_before(DRIED_BEFORE) => Some('乾'),
        '面' if is_after(NOODLES_AFTER) && !is_before(FACE_BEFORE) => Some('麵'),
        '姜' if is_before(GINGER_BEFORE) || is_alone && is_after(GINGER_AFTER) => Some('薑'),
        '困' if is_alone && is_before("了得") && before != Some('被') => Some('睏'),
        '困' if is_after(SLEEPY_AFTER) && !is_before("难境苦惑扰住乏局窘厄") => Some('睏'),
        _ => None,
    }
}

/// Whether 库里 is somebody: it begins a clause, and what stands behind it is neither of a store nor its end.
fn is_name_alone(text: &[char], at: usize) -> bool {
    let begins = !at.checked_sub(2).is_some_and(|before| is_han(text[before]));
    begins && text.get(at + 1).is_some_and(|c| is_han(*c) && !"的有存放面还没只堆边头装已".contains(*c))
}

/// Whether a play is what stands here: 戏, 好戏, 折子戏, 悲剧.
fn is_play(text: &[char]) -> bool {
    let length = text.iter().take(3).take_while(|c| !"戏剧".contains(**c)).count();
    text.get(length).is_some_and(|c| "戏剧".contains(*c))
        && text[..length].iter().all(|c| "好大折子京悲喜独角话名老新舞川昆闹".contains(*c))
}

/// The Simplified character for a Traditional one that stays as it is beside others: the note 徵.
pub fn simplified(text: &[char], at: usize) -> Option<char> {
    let beside = |place: Option<usize>, c: char| place.and_then(|at| text.get(at)) == Some(&c);
    let is_note = text[at] == '徵' && (beside(at.checked_sub(1), '角') || beside(Some(at + 1), '羽'));
    match text[at] {
        '倣' => Some('仿'),
        _ => is_note.then_some('徵'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands for the first `of` of a text.
    fn of(of: char, text: &str, is_alone: bool) -> Option<char> {
        let text: Vec<char> = text.chars().collect();
        let at = text.iter().position(|c| *c == of).expect("it is in the text");
        traditional(&text, at, is_alone)
    }

    #[test]
    fn what_is_counted_is_a_measure() {
        for (c, text, expected) in [
            ('里', "两里路", Some('里')),
            ('里', "3里路", Some('里')),
            ('里', "几里路", Some('里')),
            ('里', "两里面", None),
            ('里', "家里", None),
            ('里', "里程", None),
            ('个', "半个", Some('個')),
            ('个', "那个", None),
            ('几', "几个", Some('幾')),
            ('几', "茶几个", None),
            ('几', "茶几", None),
        ] {
            assert_eq!(of(c, text, false), expected, "{text}");
        }
    }

    #[test]
    fn the_second_of_two_measures_is_one_too() {
        let second = |text: &str, at: usize| traditional(&text.chars().collect::<Vec<_>>(), at, false);
        assert_eq!(second("一只只小猫", 2), Some('隻'));
        assert_eq!(second("一只只小猫", 1), None);
        assert_eq!((second("只只", 1), second("他只只", 2)), (None, None));
    }

    #[test]
    fn what_is_dry_dried_or_dries() {
        for (text, is_alone, expected) in [
            ("擦干", false, Some('乾')),
            ("地瓜干", false, Some('乾')),
            ("肉干部", false, None),
            ("部干事", false, None),
            ("干果", true, Some('乾')),
            ("干果", false, None),
            ("干事", true, None),
        ] {
            assert_eq!(of('干', text, is_alone), expected, "{text}");
        }
    }

    #[test]
    fn noodles_are_eaten_and_faces_are_faced() {
        for (c, text, expected) in [
            ('面', "吃面", Some('麵')),
            ('面', "吃面对", None),
            ('面', "见面", None),
            ('困', "很困", Some('睏')),
            ('困', "很困难", None),
            ('困', "围困", None),
        ] {
            assert_eq!(of(c, text, false), expected, "{text}");
        }
    }

    #[test]
    fn seas_players_plays_and_oracles() {
        for (c, text, expected) in [
            ('里', "里海", Some('里')),
            ('里', "城里海鲜", None),
            ('里', "里海拔", None),
            ('里', "库里全场", Some('里')),
            ('里', "库里的粮食", None),
            ('里', "仓库里全是", None),
            ('出', "这出戏", Some('齣')),
            ('出', "三出折子戏", Some('齣')),
            ('出', "这出事", None),
            ('出', "唱出戏", None),
            ('复', "复议", Some('復')),
            ('升', "拉升", Some('升')),
            ('干', "直上干云霄", Some('干')),
            ('征', "征虏", Some('征')),
            ('征', "征求", None),
            ('占', "占了一卦", Some('占')),
            ('占', "占了山谷", None),
            ('具', "家具", Some('具')),
            ('采', "宁采臣", Some('采')),
        ] {
            assert_eq!(of(c, text, false), expected, "{text}");
        }
    }

    #[test]
    fn a_note_of_the_scale_stays() {
        let of = |text: &str, at: usize| simplified(&text.chars().collect::<Vec<_>>(), at);
        assert_eq!((of("角徵", 1), of("徵羽", 0)), (Some('徵'), Some('徵')));
        assert_eq!((of("徵求", 0), of("象徵", 1), of("宫羽", 1)), (None, None, None));
    }
}

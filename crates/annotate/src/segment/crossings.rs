//! Words that are none where they stand: the head of 把手 is 把 in 把手洗干净, and what 小学 begins with ends 从小 in 从小学画.
//! Only what stands right beside tells, which the counts of neighbouring words cannot know: most of these follow them in no corpus.

use jiazhu_reading::han::{is_han, is_numeral};

use crate::character_set::RoughSet;

/// What one does with something for a while, so that 着 belongs to that: 背着 | 手 is no 着手, nor 眨着 | 眼 着眼.
const WITH: [(char, &str); 6] = [
    ('手', "背拉牵举搓挥招拱抄摆插空垂握伸叉甩拍"),
    ('眼', "眨睁瞪闭眯揉斜红盯翻抬"),
    ('想', "悬坐躺站走笑哭蹲跪趴听看盯等"),
    ('火', "冒点烧生喷燃"),
    ('重', "背扛提抬拖拉挑顶负驮冒"),
    ('身', "弯侧光俯缩欠倾转"),
];
/// What says that 把手 and the like are things: what they are part of, what counts them, what somebody does to them.
const OF_HANDLES: &str = "门车个副换装抓握扶拉一二三的做当";
/// The same after them.
const HANDLE_IS: &str = "的坏掉松是和与有也都断很在说刚已早又太被就";

/// Verbs of going somewhere, which 过 belongs to.
const MOVES: &str = "飘漂走跑跨跳渡越飞游流穿绕爬翻划驶淌掠滑漫涌吹闪冲闯迈";
/// What one goes over.
const CROSSED: &str = "河江海湖溪街桥路山岭门关境田林墙坎";
/// What 过 is the head of where something is over or somebody spends time.
const PAST: &str = "去了着来得期时世年冬节分度火半大高多少长于";

/// Words with what must not stand right before them and right behind, where that makes them none: a word, then the characters one of which stands
/// before and those one of which stands behind; - where nothing is asked.
const NONE_BETWEEN: [[&str; 3]; 59] = [
    ["天府", "应顺奉", "-"],
    ["地下", "阵", "-"],
    ["了解", "见", "处局院校科经"],
    ["里长", "-", "满出着得"],
    ["五服", "-", "药"],
    ["门锁", "把", "上好住"],
    ["合外力", "-", "矩"],
    ["这里", "-", "头"],
    ["那里", "-", "头"],
    ["闷气", "胸", "-"],
    ["剧终", "-", "于"],
    ["河水", "-", "位"],
    ["江水", "-", "位"],
    ["湖水", "-", "位"],
    ["海水", "-", "位"],
    ["排名", "-", "次"],
    ["人才", "-", "敢肯"],
    ["下饭", "不得", "-"],
    ["主讲", "p", "-"],
    ["小学", "从", "画唱跳弹打写拉钢武琴书舞戏下游习"],
    ["从小学", "-", "画唱跳弹打写拉钢武琴书舞戏下游习"],
    ["学生会", "些群个名位多", "打唱说做用游弹写画跳玩不"],
    ["下面", "-", "条"],
    ["将军", "-", "队"],
    ["将士", "-", "兵"],
    ["把头", "-", "发"],
    ["把手", "-", "机"],
    ["人数", "没有", "得不清"],
    ["不会", "-", "计师"],
    ["水泡", "温热冷凉开清盐血糖酒茶汤", "-"],
    ["加温", "-", "水"],
    ["一小", "-", "把块碗杯勺撮口片瓶匙束"],
    ["低走", "开", "高"],
    ["出现", "起取拿交搜付提掏", "金"],
    ["心里", "掌手背圆河湖街", "-"],
    ["心动", "举起", "念"],
    ["缘故", "因", "-"],
    ["公仔", "阿", "-"],
    ["就让", "-", "-"],
    ["时会", "尔", "-"],
    ["出血", "-", "水"],
    ["好生", "看", "-"],
    ["发现", "普补加", "金"],
    ["服药", "一二两三四五六七八九十几", "-"],
    ["时下", "-", "入枸姜葱蒜盐锅肉鱼菜面米醋酱料虾"],
    ["汤加", "-", "减味"],
    ["公生", "-", "-"],
    ["清道", "-", "光"],
    ["资助", "捐", "印"],
    ["求实", "-", "数"],
    ["拳击", "单双", "出开"],
    ["雨天", "-", "曼"],
    ["骂人", "打", "-"],
    ["熄火", "救", "警"],
    ["后山", "屋", "-"],
    ["节奏", "小", "出"],
    ["世祖", "-", "妣考"],
    ["九州", "十", "-"],
    ["一起", "生", "机汽货电交撞火案盗"],
];

/// What these words begin with: most words are told apart from them by that.
const HEADS: RoughSet = {
    let (mut heads, mut at) = (RoughSet::EMPTY, 0);
    while at < NONE_BETWEEN.len() {
        heads = heads.and_first(NONE_BETWEEN[at][0], 1);
        at += 1;
    }
    heads
};

/// The same in their order.
const FIRST: [char; NONE_BETWEEN.len()] = {
    let (mut first, mut at) = (['\0'; NONE_BETWEEN.len()], 0);
    while at < NONE_BETWEEN.len() {
        first[at] = first_of(NONE_BETWEEN[at][0]);
        at += 1;
    }
    first
};

/// The first character of a word; it has three bytes, as Han characters have.
const fn first_of(word: &str) -> char {
    let bytes = word.as_bytes();
    let point = (bytes[0] as u32 & 15) << 12 | (bytes[1] as u32 & 63) << 6 | bytes[2] as u32 & 63;
    match char::from_u32(point) {
        Some(first) => first,
        None => '\0',
    }
}

/// Whether what is a word elsewhere is none between its neighbours; `end` is where it ends.
pub fn is_none(characters: &[char], at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map(|before| characters[before]);
    let next = characters.get(end).copied();
    match characters[at..end] {
        ['着', object] => before.is_some_and(|c| {
            let verbs = WITH.iter().find(|(of, _)| *of == object).map_or("", |(_, verbs)| *verbs);
            verbs.contains(c)
        }),
        // 连连 | 接接
        [head, tail] if before == Some(head) && next == Some(tail) && head != tail => true,
        // 大人 | 们
        ['人', '们'] if before == Some('大') => {
            at.checked_sub(2).is_none_or(|before| !"广伟老强".contains(characters[before]))
        }
        // 坐船 | 上岛
        ['船' | '车' | '马', '上'] => {
            before.is_some_and(|c| "坐乘搭骑开驾".contains(c))
                && next.is_some_and(|c| "岛山学班岸楼".contains(c))
        }
        // 教 | 学生, not 教学 | 生活
        ['教', '学'] => {
            next == Some('生') && !characters.get(end + 1).is_some_and(|c| "活态产涯".contains(*c))
        }
        ['把', '手' | '门' | '头' | '脸'] => is_handled(before, next),
        // 飘过 | 河
        ['过', over] => before.is_some_and(|c| MOVES.contains(c)) && CROSSED.contains(over),
        // 曾 | 经过 | 窗前, but 曾经 | 过着 …
        ['曾' | '已', '经'] => {
            next == Some('过') && characters.get(end + 1).is_some_and(|c| !PAST.contains(*c))
        }
        // 8 月 31 | 日 | 止, 1 月 8 日 | 跌至
        ['日', '圆'] if before.is_some_and(|c| "落红夕".contains(c)) => true,
        ['日', _] => is_day(&characters[..at]),
        // 权益类 | 产品
        ['类', _, _] => before.is_some_and(is_han),
        // 八 | 成 | 熟
        ['成', '熟'] => before.is_some_and(is_numeral),
        // 贪污 | 罪嫌
        [.., '罪'] => next == Some('嫌'),
        // 听妈妈 | 的 | 话
        ['的', '话'] => is_said(&characters[..at]),
        // 要不 | 再 …, at the beginning of a clause
        ['不', '再'] => {
            before == Some('要') && at.checked_sub(2).is_none_or(|before| !is_han(characters[before]))
        }
        // 创 | 新高
        ['创', '新'] => {
            matches!(next, Some('高' | '低'))
                && !characters.get(end + 1).is_some_and(|c| "技地校峰层端科".contains(*c))
        }
        // 面积 | 与 | 其 | 熵: only at the beginning of a clause it prefers something, or where that is said behind.
        ['与', '其'] => {
            before.is_some_and(is_han)
                && next.is_some_and(|c| is_han(c) && !"说让像在".contains(c))
                && !characters[end..].iter().take(30).any(|c| "不宁还倒".contains(*c))
        }
        // 3.5万 | 户
        ['万' | '亿', counted] if !matches!(counted, '余' | '多') => {
            before.is_some_and(|c| c.is_ascii_digit())
        }
        // 三十 | 几口
        ['几', _] => before.is_some_and(|c| "十百千".contains(c)),
        // 一把手 | 枪
        ['一' | '两' | '几', '把', '手'] => next.is_some_and(|c| "枪机雷表电术".contains(c)),
        // 研究所 | 以 … 为
        ['所', '以'] => before == Some('究') && ahead(characters, end).any(|c| c == '为'),
        // 研究所 | 需: what is needed, where it is not the institute that needs it.
        [.., '所'] if end - at == 3 => {
            next == Some('需') && characters.get(end + 1).is_some_and(|c| *c != '要' && is_han(*c))
        }
        [head, ..] if HEADS.may_hold(head) => {
            let word = &characters[at..end];
            let is_in = |c: Option<char>, set: &str| set == "-" || c.is_some_and(|c| set.contains(c));
            NONE_BETWEEN.iter().zip(FIRST).any(|([none, after, ahead], first)| {
                first == head
                    && none.chars().eq(word.iter().copied())
                    && is_in(before, after)
                    && is_in(next, ahead)
            }) && !is_clause_of_law(characters, end)
        }
        _ => false,
    }
}

/// Whether 把 takes hold of what stands behind it: 把门锁上, 把手洗干净; not 门把手, 把手坏了.
fn is_handled(before: Option<char>, next: Option<char>) -> bool {
    next.is_some_and(|c| is_han(c) && !HANDLE_IS.contains(c))
        && !before.is_some_and(|c| OF_HANDLES.contains(c))
}

/// Whether somebody is listened to right before, whose words those are: 听妈妈的话, not 不听的话, 听说他来的话.
fn is_said(before: &[char]) -> bool {
    let clause = before.iter().rev().take_while(|c| is_han(**c)).take(6);
    let heard = clause.clone().position(|c| *c == '听');
    heard.is_some_and(|heard| heard > 0 && !"说见到懂从取过".contains(before[before.len() - heard]))
}

/// Whether a date stands before that lacks only 日: 8月31.
fn is_day(before: &[char]) -> bool {
    let is_digit = |c: &&char| c.is_ascii_digit() || is_numeral(**c);
    let digits = before.iter().rev().take_while(is_digit).count();
    (1..=3).contains(&digits) && before[..before.len() - digits].ends_with(&['月'])
}

/// The characters that follow, to the end of the clause.
fn ahead(characters: &[char], end: usize) -> impl Iterator<Item = char> + '_ {
    characters[end..].iter().copied().take(12).take_while(|c| is_han(*c))
}

/// 下面 | 条款 and the like: the character after the next one.
fn is_clause_of_law(characters: &[char], end: usize) -> bool {
    characters[end - 1] == '面' && characters.get(end + 1).is_some_and(|c| "款件例目文".contains(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the word in ‹› is none in a sentence.
    fn none(sentence: &str) -> bool {
        let place = |mark: char| sentence.chars().position(|c| c == mark).expect("‹›");
        let characters: Vec<char> = sentence.chars().filter(|c| !"‹›".contains(*c)).collect();
        is_none(&characters, place('‹'), place('›') - 1)
    }

    #[test]
    fn the_first_characters_are_those_of_the_words() {
        assert!(NONE_BETWEEN.iter().zip(FIRST).all(|([none, ..], first)| none.starts_with(first)));
    }

    #[test]
    fn what_crosses_the_edge_of_a_word_is_none() {
        for sentence in [
            "‹把手›洗干净",
            "请‹把门›锁上",
            "他背‹着手›走",
            "四十‹几口›人",
            "搜出‹一把手›枪",
            "实验‹研究所›需经费",
            "胸‹闷气›短",
            "建都应‹天府›",
            "从‹小学›画",
            "追了三年的‹剧终›于更新",
            "‹河水›位上涨",
            "给学生‹排名›次",
            "有‹人才›敢去",
            "先‹下面›条",
            "这些‹学生会›唱歌",
            "歌谣飘‹过河›",
            "我‹曾经›过你的窗前",
            "已于8月31‹日止›",
            "1月8‹日跌›至",
            "有3.5‹万户›",
            "煮到八‹成熟›",
            "权益‹类产品›",
            "用温‹水泡›两遍",
            "面积‹与其›熵成正比",
            "股价‹创新›高",
            "听老师‹的话›",
            "涉‹贪污罪›嫌",
            "要‹不再›等等",
            "泡出‹出血›水",
            "长河落‹日圆›",
            "星星眨‹着眼›",
            "坐‹船上›岛",
            "‹教学›生唱歌",
            "汤白‹时下›枸杞",
            "桂枝‹汤加›减",
            "‹求实›数的范围",
            "捐‹资助›印",
            "连‹连接›接",
            "大‹人们›乘凉",
            "救‹熄火›警",
            "合葬屋‹后山›",
            "第七小‹节奏›出主题",
            "十七‹世祖›妣",
            "一剑光寒十‹九州›",
            "发生‹一起›交通事故",
        ] {
            assert!(none(sentence), "{sentence}");
        }
        for sentence in [
            "‹把手›坏了",
            "门‹把手›旁边",
            "他是‹一把手›",
            "赶紧‹着手›准备",
            "来了‹几口›人",
            "‹研究所›需要经费",
            "四川是‹天府›之国",
            "生‹闷气›",
            "从‹小学›到大学",
            "‹河水›很深",
            "‹排名›第一",
            "‹人才›市场",
            "‹下面›条款如下",
            "‹学生会›打算开会",
            "她在‹把门›。",
            "我们‹过河›",
            "兔子跑‹过来›",
            "有3.5‹万余›户",
            "他‹曾经›过着好日子",
            "我‹曾经›来过",
            "第31‹日止›",
            "‹日跌›",
            "几十‹万户›",
            "这‹与其›说是",
            "我们‹与其›等着,不如走",
            "‹与其›妻子",
            "‹创新›高地",
            "你不听‹的话›",
            "听说他来‹的话›",
            "犯了‹贪污罪›",
            "他要‹不再›来",
            "一个‹着眼›点",
            "小‹船上›的人",
            "‹教学›生活",
            "‹时下›流行",
            "‹汤加›王国",
            "‹求实›精神",
            "广大‹人们›",
            "车‹熄火›了",
            "村里‹后山›",
            "快‹节奏›出行",
            "元‹世祖›忽必烈",
            "‹九州›大地",
            "学生‹一起›上课",
        ] {
            assert!(!none(sentence), "{sentence}");
        }
    }
}

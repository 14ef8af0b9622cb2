mod pieces;
mod reasons;
pub(super) mod tokens;

use proptest::prelude::*;

use super::*;
use crate::tables::builtin;

/// The words of a text, apart by spaces, as a segmenter with `forms` divides it.
fn words_with(forms: &[&str], text: &str) -> String {
    let folded = builtin().fold().text(text);
    let folded_forms: Vec<String> = forms.iter().map(|form| builtin().fold().text(form)).collect();
    let forms: Vec<&str> = folded_forms.iter().map(String::as_str).collect();
    shown(text, &Segmenter::new(builtin().word_model(), &forms).segment(&folded, &[]))
}

fn words(text: &str) -> String {
    words_with(&[], text)
}

fn shown(text: &str, ends: &[usize]) -> String {
    let characters: Vec<char> = text.chars().collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let words: Vec<String> =
        starts.zip(ends).map(|(start, &end)| characters[start..end].iter().collect()).collect();
    words.join(" ")
}

#[test]
fn either_script_is_divided_alike() {
    assert_eq!(words("在急难险重中练就本领"), "在 急难险重 中 练就 本领");
    assert_eq!(words("在急難險重中練就本領"), "在 急難險重 中 練就 本領");
}

#[test]
fn a_form_wins_over_its_parts() {
    assert_eq!(words("带动支部组织力提升"), "带动 支部 组织 力 提升");
    assert_eq!(words_with(&["组织力"], "带动支部组织力提升"), "带动 支部 组织力 提升");
    assert_eq!(words_with(&["兩個維護"], "践行“两个维护”"), "践行 “ 两个维护 ”");
}

#[test]
fn a_form_loses_to_a_better_word_across_its_edge() {
    assert_eq!(words_with(&["市长"], "南京市长江大桥"), "南京市 长江大桥");
    assert_eq!(words_with(&["其實"], "規定及其實施細則"), "規定 及其 實施 細則");
    assert_eq!(words_with(&["部队"], "干部队伍"), "干部 队伍");
}

#[test]
fn a_form_wins_over_the_forms_inside_it() {
    let forms = ["专题教育实践活动", "专题教育", "实践活动", "教育"];
    assert_eq!(words_with(&forms, "专题教育实践活动开展期间"), "专题教育实践活动 开展 期间");
}

#[test]
fn a_form_may_hold_any_character() {
    assert_eq!(words_with(&["把支部“建”到项目上"], "把支部“建”到项目上,"), "把支部“建”到项目上 ,");
    assert_eq!(words_with(&["3+5"], "推行3+5模式"), "推行 3+5 模式");
    assert_eq!(words_with(&["5G"], "15G流量,5G网络"), "15G 流量 , 5G 网络");
}

#[test]
fn numbers_and_latin_words_are_whole() {
    assert_eq!(words("下降3.5%,共1,000架AK-47"), "下降 3.5% , 共 1,000 架 AK-47");
    assert_eq!(words("二〇一九年,三百五十六人"), "二〇一九 年 , 三百五十六 人");
    assert_eq!(words("A百二万"), "A 百二万");
}

#[test]
fn unknown_names_are_found() {
    assert_eq!(words("聘請陳霞娜为辅导员"), "聘請 陳霞娜 为 辅导员");
    assert_eq!(words("市委书记郑栅洁强调"), "市委 书记 郑栅洁 强调");
}

#[test]
fn names_of_words_are_found_beside_a_role_or_where_a_clause_begins() {
    assert_eq!(words("聘請胡朝霞、陳霞娜"), "聘請 胡朝霞 、 陳霞娜");
    assert_eq!(words_with(&["朝霞"], "王朝霞研究朝霞"), "王朝霞 研究 朝霞");
}

#[test]
fn foreign_names_are_whole_and_their_dot_is_a_word() {
    assert_eq!(words("叶甫根尼·普鲁申科夺冠"), "叶甫根尼 · 普鲁申科 夺冠");
}

#[test]
fn a_question_of_choice_is_one_word() {
    assert_eq!(words("真不真的试金石"), "真不真 的 试金石");
    assert_eq!(words("好不好"), "好不好");
    assert_eq!(words("你看一看"), "你 看一看");
}

/// No list has these words in a row, and the hidden Markov model alone would join them.
#[test]
fn words_in_a_row_make_no_unknown_word() {
    assert_eq!(words("共139例正等待确诊"), "共 139 例 正 等待 确诊");
    assert_eq!(words("阿嬤用台語講古"), "阿 嬤 用 台語 講古");
    assert_eq!(words("茄子撒盐腌十分钟"), "茄子 撒 盐 腌 十 分钟");
    assert_eq!(
        words_with(&["牛腩", "烧开"], "这家牛腩真的好吃,水烧开转小火"),
        "这家 牛腩 真的 好吃 , 水 烧开 转 小火"
    );
}

#[test]
fn an_unknown_word_that_comes_again_is_one() {
    assert_eq!(words("他用盐搓背"), "他 用 盐 搓 背");
    assert_eq!(words("撒盐有讲究,先撒盐再煮"), "撒盐 有 讲究 , 先 撒盐 再 煮");
    // A verse that is sung again says nothing.
    assert_eq!(words("去撒盐吧\n去撒盐吧"), "去 撒 盐 吧 \n 去 撒 盐 吧");
}

/// 姜 is a surname and 香 a given name; a clause of words of one character has no person for it.
#[test]
fn words_in_a_row_make_no_name_in_a_terse_line() {
    assert_eq!(words("锅烧热后放油,下葱姜爆香"), "锅 烧 热 后 放 油 , 下 葱 姜 爆 香");
    assert_eq!(words("尔时须菩提白佛言,世尊"), "尔 时 须菩提 白 佛 言 , 世尊");
    // Prose may have such a name, and a terse line one that is spelled as most are.
    assert_eq!(words("市委书记郑栅洁强调"), "市委 书记 郑栅洁 强调");
    assert_eq!(words("赵明华来,山在何处"), "赵明华 来 , 山 在 何处");
}

#[test]
fn no_name_reaches_into_a_form() {
    assert_eq!(words_with(&["燕王"], "秦末燕王韩广"), "秦末 燕王 韩广");
    assert_eq!(words_with(&["中国人民"], "中国人民银行行长"), "中国 人民 银行 行长");
    assert_eq!(words_with(&["非遗"], "他是非遗传承人"), "他 是 非遗 传承 人");
    assert_eq!(
        words_with(&["初心", "非遗"], "我最初心情很好,是非遗留下来"),
        "我 最初 心情 很 好 , 是非 遗留 下来"
    );
}

#[test]
fn surnames_of_two_characters_go_with_their_given_names() {
    assert_eq!(words("万俟明远先生和呼延庆丰"), "万俟明远 先生 和 呼延庆丰");
    assert_eq!(words("司空文远先生、鲜于天赐教授"), "司空文远 先生 、 鲜于天赐 教授");
}

#[test]
fn numbers_in_han_characters_are_whole_and_apart_from_what_they_count() {
    assert_eq!(words("一百二十亿美元和数十亿美元"), "一百二十亿 美元 和 数十亿 美元");
    assert_eq!(words("这本书和那本书,本书很好"), "这 本 书 和 那 本 书 , 本书 很 好");
    assert_eq!(words("看第三行,约为三点一四"), "看 第三 行 , 约 为 三点一四");
    assert_eq!(words("增长百分之三点五,三点一刻到"), "增长 百分之三点五 , 三 点 一刻 到");
}

#[test]
fn written_cantonese_divides() {
    assert_eq!(words("佢喺度食咗飯未"), "佢 喺 度 食 咗 飯 未");
}

#[test]
fn number_and_measure_are_two_words() {
    assert_eq!(words("一个人的第三名和几十篇"), "一 个 人 的 第三 名 和 几十 篇");
    assert_eq!(words("一些人一起等一下"), "一些 人 一起 等 一下");
    assert_eq!(words_with(&["一个"], "一个人"), "一个 人");
}

#[test]
fn words_of_taiwan_and_hong_kong_are_known() {
    assert_eq!(words("捷運行經市區"), "捷運 行經 市區");
    assert_eq!(words("上環保育項目"), "上環 保育 項目");
}

#[test]
fn a_dash_and_an_ellipsis_are_one_word() {
    assert_eq!(words("他说——好……"), "他 说 —— 好 ……");
}

#[test]
fn a_damaged_stretch_is_one_word() {
    let text = "试金石?!痹?月4日";
    let segmenter = Segmenter::new(builtin().word_model(), &[]);
    assert_eq!(shown(text, &segmenter.segment(text, &[Span::new(3, 7)])), "试金石 ?!痹? 月 4 日");
    // Walls in any order, crossing, empty or beyond the end do no harm.
    let walls = [(5, 7), (3, 6), (9, 9), (8, 2), (90, 100)].map(|(start, end)| Span::new(start, end));
    assert_eq!(shown(text, &segmenter.segment(text, &walls)), "试金石 ?!痹? 月 4 日");
}

/// The rivals of a text as words, with their scores to one digit.
fn rivals_with(forms: &[&str], text: &str) -> Vec<String> {
    let segmenter = Segmenter::new(builtin().word_model(), forms);
    let rivals = segmenter.rivals(text, &segmenter.segment(text, &[]));
    let characters: Vec<char> = text.chars().collect();
    let shown = |rival: &Rival| {
        let mut at = rival.span.start as usize;
        let words = rival.words.iter().map(|&length| {
            at += length as usize;
            characters[at - length as usize..at].iter().collect::<String>()
        });
        format!("{} {:.1}", words.collect::<Vec<_>>().join("|"), rival.score)
    };
    rivals.iter().map(shown).collect()
}

#[test]
fn rivals_show_the_words_in_a_word_and_those_across_its_edges() {
    let bridge = ["南京|市长|江|大桥 -19.7", "南京|市 -6.5", "长江|大桥 -5.6"];
    assert_eq!(rivals_with(&["市长"], "南京市长江大桥"), bridge);
    assert_eq!(rivals_with(&[], "研究生命起源"), ["研究生|命 -2.4"]);
    assert_eq!(rivals_with(&["两个维护"], "践行“两个维护”"), ["两|个|维护 -6.5"]);
    assert_eq!(rivals_with(&[], "从前门进来的人"), ["从前|门 -2.1"]);
    assert_eq!(rivals_with(&[], "詹婷和胡朝霞"), ["胡|朝霞 -2.9"]);
    assert_eq!(rivals_with(&[], "我们"), [""; 0]);
}

/// Without a glossary: the names of one article, of words and of unknown characters.
#[test]
fn the_word_before_decides() {
    assert_eq!(words("詹婷、郑栅洁、张人亚、陈霞娜和胡朝霞"), "詹婷 、 郑栅洁 、 张人亚 、 陈霞娜 和 胡朝霞");
    assert_eq!(words("记者刘和平写了一本谈和平的书"), "记者 刘和平 写 了 一 本 谈 和平 的 书");
    assert_eq!(words("会议由于洋主持"), "会议 由 于洋 主持");
    assert_eq!(words("从前门进来的人"), "从 前门 进来 的 人");
    assert_eq!(words("方有森林的清新气象"), "方 有 森林 的 清新 气象");
    assert_eq!(words("這三隻是公的"), "這 三 隻 是 公 的");
}

#[test]
fn words_of_letters_are_whole() {
    assert_eq!(words("去café喝Ω和Москва牌e\u{301}"), "去 café 喝 Ω 和 Москва 牌 e\u{301}");
}

#[test]
fn a_very_long_form_is_one_word() {
    let form = "机构编制".repeat(20);
    assert_eq!(words_with(&[&form], &format!("在{form}中")), format!("在 {form} 中"));
}

#[test]
fn an_lf_is_a_word() {
    let segmenter = Segmenter::new(builtin().word_model(), &["一\n二"]);
    assert_eq!(segmenter.segment("一\n二\r\n三\n", &[]), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(segmenter.segment("一\n二", &[Span::new(0, 3)]), [1, 2, 3]);
    assert!(segmenter.segment("", &[]).is_empty());
}

#[test]
fn variation_selectors_stay_with_their_character() {
    // And change nothing of what is a word.
    assert_eq!(words("葛\u{E0100}城"), "葛\u{E0100}城");
    assert_eq!(words("服\u{AD}务\u{200B}器的"), "服\u{AD}务\u{200B}器 的");
    assert_eq!(words("\u{301}\n\u{301}"), "\u{301} \n \u{301}");
}

#[test]
fn words_do_not_stand_across_the_beats_of_verse() {
    assert_eq!(
        words("若以色见我,以音声求我,是人行邪道,不能见如来。"),
        "若 以 色 见 我 , 以 音 声 求 我 , 是 人 行 邪道 , 不能 见 如来 。"
    );
    assert_eq!(words("远上寒山石径斜,白云生处有人家。"), "远 上 寒 山 石径 斜 , 白云 生 处 有 人家 。");
    // Prose has no beats, and what can be nothing else is a word across them.
    assert_eq!(words("远上寒山石径斜"), "远 上 寒山 石径 斜");
    assert_eq!(words("我曾经来过,你从未离开。"), "我 曾经 来 过 , 你 从未 离开 。");
}

/// Texts with what breaks segmenters: Han, Latin, marks, surrogates' neighbours, private use, no spaces.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[一-龥]{1,12}",
        "[0-9a-zA-Z.,%+·’-]{1,6}",
        "[“”‘’「」\u{300}-\u{36F}\u{FE00}-\u{FE0F}\u{E000}\u{200D}\n\r 〇一二百万不]{1,6}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn words_tile_any_text(
        text in any_text(),
        forms in proptest::collection::vec(any_text(), 0..4),
        walls in proptest::collection::vec((0usize..60, 0usize..60), 0..4),
    ) {
        let text = builtin().fold().text(&text);
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let walls: Vec<Span> = walls.into_iter().map(|(start, end)| Span::new(start, end)).collect();
        let ends = Segmenter::new(builtin().word_model(), &forms).segment(&text, &walls);

        let characters: Vec<char> = text.chars().collect();
        prop_assert_eq!(ends.last().copied().unwrap_or(0), characters.len());
        let mut start = 0;
        for end in ends {
            prop_assert!(start < end);
            prop_assert!(end == start + 1 || !characters[start..end].contains(&'\n'));
            let word = Span::new(start, end);
            for wall in walls.iter().filter(|wall| !wall.is_empty()) {
                // A word lies in a wall or out of it.
                prop_assert!(!wall.overlaps(word) || wall.holds(word)
                    || walls.iter().any(|other| other != wall));
            }
            start = end;
        }
    }

    #[test]
    fn rivals_tile_whole_words(text in any_text(), form in "[一-龥]{2,4}") {
        let text = builtin().fold().text(&(text + &form));
        let segmenter = Segmenter::new(builtin().word_model(), &[&form]);
        let ends = segmenter.segment(&text, &[]);
        let is_edge = |at: u32| at == 0 || ends.binary_search(&(at as usize)).is_ok();
        for rival in segmenter.rivals(&text, &ends) {
            prop_assert!(is_edge(rival.span.start) && is_edge(rival.span.end));
            prop_assert_eq!(rival.words.iter().sum::<u32>(), rival.span.length());
            prop_assert!(rival.score <= 0.0 && rival.score.is_finite());
            prop_assert!(!rival.words.contains(&0));
        }
        let _ = segmenter.has_part(&text, Span::new(0, form.chars().count()));
    }
}

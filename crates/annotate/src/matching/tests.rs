use super::*;
use crate::words_apart::words_apart;

/// Marks of `terms` in words written apart; a nested mark is written inside its outer one.
fn marked(words: &str, terms: &[&str], not_in: &[(&str, u32)]) -> String {
    let (text, ends) = words_apart(words);
    let matcher = Matcher::new((0..).zip(terms).map(|(i, t)| (*t, i)), not_in.iter().copied());
    let boundaries =
        Boundaries { word_ends: &ends, walls: &[], has_part: &|_, _| true, anywhere: &|_| false };
    let marks = matcher.marks(&text, &boundaries);
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        marks.iter().filter(|m| m.span.start as usize == at).for_each(|_| out.push('‹'));
        out.push(c);
        marks.iter().filter(|m| m.span.end as usize == at + 1).for_each(|_| out.push('›'));
    }
    out
}

#[test]
fn a_mark_stands_only_on_word_edges() {
    assert_eq!(marked("南京市 长江大桥", &["市长"], &[]), "南京市长江大桥");
    assert_eq!(marked("南京 市长 江大桥", &["市长"], &[]), "南京‹市长›江大桥");
    assert_eq!(marked("及其 实施", &["其实"], &[]), "及其实施");
}

#[test]
fn a_mark_is_one_word() {
    assert_eq!(marked("下班 后 天 已经 黑 了", &["后天"], &[]), "下班后天已经黑了");
    assert_eq!(marked("后天 再 说", &["后天"], &[]), "‹后天›再说");
}

#[test]
fn the_longest_wins_and_holds_the_shorter() {
    let terms = ["机构编制", "机构编制业务大讲台", "编制"];
    assert_eq!(marked("机构编制业务大讲台", &terms, &[]), "‹‹机构‹编制››业务大讲台›");
}

#[test]
fn marks_never_cross() {
    assert_eq!(marked("甲乙丙 丁", &["甲乙丙", "丙丁"], &[]), "‹甲乙丙›丁");
    assert_eq!(marked("甲乙 丙丁", &["甲乙", "乙丙", "丙丁"], &[]), "‹甲乙›‹丙丁›");
    assert_eq!(marked("甲乙丙丁", &["甲乙丙丁", "甲乙丙", "丙丁"], &[]), "‹‹甲乙丙›丁›");
}

#[test]
fn an_entry_is_not_marked_inside_itself_nor_twice_on_one_stretch() {
    let matcher = Matcher::new([("党性修养", 0), ("党性", 0), ("党性", 1)], []);
    let boundaries =
        Boundaries { word_ends: &[4, 6], walls: &[], has_part: &|_, _| true, anywhere: &|_| false };
    let marks = matcher.marks("党性修养党性", &boundaries);
    let spans: Vec<_> = marks.iter().map(|m| (m.span.start, m.span.end, m.entry, m.inside)).collect();
    assert_eq!(spans, [(0, 4, 0, None), (0, 2, 1, Some(0)), (4, 6, 0, None)]);
}

#[test]
fn excluded_contexts_hold_back_their_entry_only() {
    let terms = ["干部", "队伍"];
    assert_eq!(marked("干部 队伍 的 干部", &terms, &[("干部队伍", 0)]), "干部‹队伍›的‹干部›");
    assert_eq!(marked("小 干部 队伍", &terms, &[("大干部队伍", 0)]), "小‹干部›‹队伍›");
}

#[test]
fn walls_let_no_mark_through() {
    let matcher = Matcher::new([("试金石", 0), ("石痹", 1), ("月", 2)], []);
    let walls = &[Span::new(3, 4)];
    let boundaries =
        Boundaries { word_ends: &[3, 4, 5], walls, has_part: &|_, _| true, anywhere: &|_| false };
    let spans: Vec<_> = matcher.marks("试金石痹月", &boundaries).iter().map(|m| m.entry).collect();
    assert_eq!(spans, [0, 2]);
}

#[test]
fn both_edges_of_a_mark_are_those_of_a_word() {
    assert_eq!(marked("甲乙 丙", &["甲"], &[]), "甲乙丙");
    assert_eq!(marked("甲乙 丙", &["乙"], &[]), "甲乙丙");
    assert_eq!(marked("甲 乙丙", &["乙", "丙"], &[]), "甲乙丙");
    assert_eq!(marked("甲乙 丙", &["丙"], &[]), "甲乙‹丙›");
}

#[test]
fn contexts_hold_back_a_form_anywhere_in_them() {
    let context = [("干部队伍", 0)];
    assert_eq!(marked("干部 队伍", &["队伍"], &context), "干部队伍");
    assert_eq!(marked("干部 队伍", &["干部"], &context), "干部队伍");
    assert_eq!(
        marked("好 干部 队伍 建设", &["部", "干部队伍", "建设"], &[("干部队伍", 2)]),
        "好干部队伍‹建设›"
    );
    assert_eq!(marked("干部 队伍 队伍", &["队伍"], &context), "干部队伍‹队伍›");
    assert_eq!(marked("干部 干部 队伍", &["干部"], &context), "‹干部›干部队伍");
    // The shorter of two contexts, and the longer.
    let contexts = [("干部队伍", 0), ("小干部", 0)];
    assert_eq!(marked("小 干部 干部 队伍 干部", &["干部"], &contexts), "小干部干部队伍‹干部›");
    let other_order = [("小干部", 0), ("干部队伍", 0)];
    assert_eq!(marked("小 干部 干部 队伍 干部", &["干部"], &other_order), "小干部干部队伍‹干部›");
    assert_eq!(marked("甲 干部", &["干部"], &[("", 0), ("乙", 0)]), "甲‹干部›");
}

#[test]
fn places_are_found_with_the_first_entry_or_all() {
    let found = |forms: &[(&'static str, u32)], text: &str| {
        let matcher = Matcher::new(forms.iter().copied(), []);
        let found = matcher.find(text);
        found.iter().map(|f| (f.span.start, f.span.end, f.entry)).collect::<Vec<_>>()
    };
    assert_eq!(found(&[("市长", 0), ("长", 1), ("", 2)], "南京市长江"), [(2, 4, 0), (3, 4, 1)]);
    assert_eq!(
        found(&[("长", 0), ("长", 0), ("长", 1)], "长,长"),
        [(0, 1, 0), (0, 1, 1), (2, 3, 0), (2, 3, 1)]
    );
    assert_eq!(found(&[], "长"), []);
    assert_eq!(found(&[("市长", 0)], "a市\u{200B}长\u{200B}"), [(1, 5, 0)]);
}

/// The marks of a text that is one word from 2 on, after what `has_part` and `anywhere` say.
fn nested(has_part: &dyn Fn(Span, Span) -> bool, anywhere: &dyn Fn(u32) -> bool) -> Vec<(u32, u32)> {
    let matcher = Matcher::new([("甲乙丙丁", 0), ("乙丙", 1)], []);
    let boundaries = Boundaries { word_ends: &[2, 6], walls: &[], has_part, anywhere };
    let marks = matcher.marks("一二甲乙丙丁", &boundaries);
    marks.iter().map(|mark| (mark.span.start, mark.span.end)).collect()
}

#[test]
fn a_nested_mark_is_a_part_of_the_outer_or_marked_anywhere() {
    let is_middle = |whole: Span, part: Span| whole == Span::new(2, 6) && part == Span::new(1, 3);
    assert_eq!(nested(&is_middle, &|_| false), [(2, 6), (3, 5)]);
    assert_eq!(nested(&|_, _| false, &|_| false), [(2, 6)]);
    assert_eq!(nested(&|_, _| false, &|entry| entry == 1), [(2, 6), (3, 5)]);
    assert_eq!(nested(&|_, _| false, &|entry| entry == 0), [(2, 6)]);
}

#[test]
fn a_mark_may_touch_walls() {
    let matcher = Matcher::new([("甲", 0), ("乙丙", 1), ("丁", 2)], []);
    let entries = |walls: &[(usize, usize)]| {
        let walls: Vec<Span> = walls.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let boundaries =
            Boundaries { word_ends: &[1, 3, 4], walls: &walls, has_part: &|_, _| true, anywhere: &|_| false };
        matcher.marks("甲乙丙丁", &boundaries).iter().map(|mark| mark.entry).collect::<Vec<_>>()
    };
    assert_eq!(entries(&[]), [0, 1, 2]);
    assert_eq!(entries(&[(0, 1), (3, 4)]), [1]);
    assert_eq!(entries(&[(1, 2)]), [0, 2]);
    assert_eq!(entries(&[(2, 3)]), [0, 2]);
    assert_eq!(entries(&[(1, 3)]), [0, 2]);
}

#[test]
fn marks_are_numbered_in_the_order_of_the_text() {
    let mark = |start, end, inside| FoundMark { span: Span::new(start, end), entry: start as u32, inside };
    let placed = vec![
        mark(5, 9, None),
        mark(0, 4, None),
        mark(6, 8, Some(0)),
        mark(0, 2, Some(1)),
        mark(6, 7, Some(2)),
    ];
    let ordered = in_text_order(placed.clone());
    let expected =
        [mark(0, 4, None), mark(0, 2, Some(0)), mark(5, 9, None), mark(6, 8, Some(2)), mark(6, 7, Some(3))];
    assert_eq!(ordered, expected);
    assert_eq!(ancestors(&placed, 4).collect::<Vec<_>>(), [4, 2, 0]);
    assert_eq!(edges_in(&[1, 3], 4), [true, true, false, true, false]);
}

use super::*;
use crate::tables::builtin;
use crate::words_apart::words_apart;

#[test]
fn words_of_han_characters_in_a_row_are_a_run() {
    let text = "我们,他们好A的x\u{301}在口";
    let found = runs(text, &[2, 3, 5, 6, 7, 8, 10, 11, 12]);
    let shown: Vec<_> = found.iter().map(|run| (run.text, run.start, &run.edges[..])).collect();
    assert_eq!(
        shown,
        [("我们", 0, &[0, 2][..]), ("他们好", 3, &[0, 2, 3]), ("的", 7, &[0, 1]), ("在口", 10, &[0, 1, 2])]
    );
}

/// The other divisions of a text of which the words are given, apart by spaces, with forms of a glossary.
fn rivals_of(forms: &[&str], words: &str) -> Vec<(u32, Vec<u32>)> {
    let (text, ends) = words_apart(words);
    let segmenter = Segmenter::new(builtin().word_model(), forms);
    let found = segmenter.rivals(&text, &ends);
    found.into_iter().map(|rival| (rival.span.start, rival.words)).collect()
}

#[test]
fn a_word_has_rivals_wherever_it_stands() {
    assert_eq!(rivals_of(&[], "长江大桥"), [(0, vec![2, 2])]);
    assert_eq!(rivals_of(&[], "长江 大桥"), []);
    assert_eq!(rivals_of(&[], "我们"), []);
    let far = "我们 在 这里 看见 了 他们 说 过 的 , 我们 在 这里 看见 了 他们 说 过 的 长江大桥";
    let words = rivals_of(&[], far);
    assert!(words.contains(&(27, vec![2, 2])), "{words:?}");
}

#[test]
fn no_rival_is_longer_than_what_is_looked_at() {
    let form = "长江大桥".repeat(6);
    assert_eq!(form.chars().count(), LONGEST);
    assert_eq!(rivals_of(&[&form], &form).len(), 1);
    let longer = format!("{form}我们");
    assert_eq!(rivals_of(&[&longer], &longer), []);
}

#[test]
fn parts_of_a_word_leave_words() {
    let segmenter = Segmenter::new(builtin().word_model(), &[]);
    let leaves = |word: &str, start, end| leaves_words(&segmenter, word, Span::new(start, end));
    assert!(leaves("长江三角洲", 0, 2) && leaves("长江三角洲", 2, 5) && leaves("长江三角洲", 0, 5));
    assert!(!leaves("研究生", 0, 2) && !leaves("研究生", 1, 3) && !leaves("长江三角洲", 1, 3));
    assert!(!leaves("长江三角洲", 2, 4) && !leaves("卡拉OK", 0, 3) && !leaves("卡拉OK", 3, 4));
    assert_eq!(inside(&segmenter, "长江三角洲"), [2, 5]);
    assert_eq!(inside(&segmenter, "长"), [1]);
}

#[test]
fn a_stretch_has_two_rivals_at_most() {
    let found = rivals_of(&[], "发展 中国 家用 电器");
    assert_eq!(found, [(0, vec![5, 1]), (2, vec![1, 2, 1]), (4, vec![1, 2, 1])]);
    let found = rivals_of(&[], "乒乓球 拍卖 完 了");
    assert_eq!(found, [(0, vec![4, 1]), (0, vec![2, 2, 1]), (0, vec![2, 1])]);
    let found = rivals_of(&[], "南京市 长江大桥");
    assert_eq!(found, [(0, vec![2, 2, 1, 2]), (0, vec![2, 1]), (3, vec![2, 2])]);
}

//! Where a text is cut before it is divided, and how its places are counted.

use super::super::pieces::{Position, Section};
use super::super::*;
use crate::tables::builtin;

/// The pieces of a text; those that are one word in brackets.
fn cut(text: &str, walls: &[(usize, usize)]) -> Vec<String> {
    let walls: Vec<Span> = walls.iter().map(|&(start, end)| Span::new(start, end)).collect();
    let shown = |piece: &Section| match piece {
        Section::Sound(text) => (*text).to_owned(),
        Section::Whole(text) => format!("[{text}]"),
    };
    pieces(text, &walls).iter().map(shown).collect()
}

#[test]
fn a_text_is_cut_at_walls_and_line_breaks() {
    assert_eq!(cut("一二\n三", &[]), ["一二", "[\n]", "三"]);
    assert_eq!(cut("\n一\n\n", &[]), ["[\n]", "一", "[\n]", "[\n]"]);
    assert_eq!(cut("一二三四五", &[(1, 2), (2, 4)]), ["一", "[二]", "[三四]", "五"]);
    assert_eq!(cut("一二\n三四", &[(1, 4)]), ["一", "[二]", "[\n]", "[三]", "四"]);
    assert_eq!(cut("一二\n三", &[(1, 3)]), ["一", "[二]", "[\n]", "三"]);
    assert_eq!(cut("一二", &[(1, 9), (20, 30)]), ["一", "[二]"]);
    assert_eq!(cut("", &[]), [""; 0]);
}

#[test]
fn a_long_line_is_cut_after_a_sentence_mark() {
    // 16,384 bytes and two.
    let long = "三".repeat(5462);
    for mark in ["。", "!", "?", ";", "、"] {
        let line = format!("。{long}{mark}一二。三");
        assert_eq!(cut(&line, &[]), [format!("。{long}{mark}"), "一二。三".to_owned()], "{mark}");
    }
    let line = format!("{long},一二");
    assert_eq!(cut(&line, &[]), [line]);
    // A mark that starts before so many bytes is passed over, one that starts there is not.
    let exact = format!("{}aa", "三".repeat(5460));
    assert_eq!(cut(&format!("{exact}。一"), &[]).len(), 1);
    assert_eq!(cut(&format!("{exact}aa。一"), &[]).len(), 2);
    assert_eq!(cut(&format!("{long}。\n一"), &[]), [format!("{long}。"), "[\n]".to_owned(), "一".to_owned()]);
}

#[test]
fn walls_that_cross_are_one() {
    let ordered = |walls: &[(usize, usize)]| {
        let walls: Vec<Span> = walls.iter().map(|&(start, end)| Span::new(start, end)).collect();
        in_order(&walls).iter().map(|wall| (wall.start, wall.end)).collect::<Vec<_>>()
    };
    assert_eq!(ordered(&[(5, 7), (3, 6), (9, 9), (8, 2)]), [(3, 7)]);
    assert_eq!(ordered(&[(3, 9), (4, 6), (9, 11)]), [(3, 9), (9, 11)]);
    assert_eq!(ordered(&[(1, 3), (2, 5), (4, 8)]), [(1, 8)]);
    let passages = [DividedPassage::whole(Span::new(4, 6))];
    assert_eq!(closed(&[Span::new(8, 9)], &passages), [Span::new(4, 6), Span::new(8, 9)]);
}

#[test]
fn places_are_counted_on() {
    let text = "a人é口";
    let place = |from: usize, to: usize| {
        let at = Position::default().advance(text, from).advance(text, to);
        (at.code_point, at.byte)
    };
    assert_eq!(place(0, 0), (0, 0));
    assert_eq!(place(0, 2), (2, 4));
    assert_eq!(place(1, 3), (3, 6));
    assert_eq!(place(2, 3), (3, 6));
    assert_eq!(place(2, 1), (2, 4));
    assert_eq!(place(1, 4), (4, 9));
    assert_eq!(place(2, 9), (4, 9));
}

#[test]
fn invisible_characters_belong_to_the_word_before() {
    let walls = [Span::new(3, 4)];
    assert_eq!(whole(vec![2, 8], "一二三四\n五六七", &[]), [2, 4, 5, 8]);
    assert_eq!(whole(vec![2], "一二三四\n五六七", &walls), [2, 3, 4, 5, 8]);
    assert_eq!(whole(vec![0, 9], "\n二", &[]), [1, 2]);
    assert_eq!(whole(vec![], "", &[]), [0; 0]);
}

#[test]
fn a_part_is_a_word_or_several() {
    let segmenter = Segmenter::new(builtin().word_model(), &[]);
    let has = |word: &str, start, end| segmenter.has_part(word, Span::new(start, end));
    // A word of the word model.
    assert!(has("长江三角洲", 0, 2) && has("长江三角洲", 2, 5) && !has("长江三角洲", 1, 3));
    assert!(!has("长江三角洲", 2, 2) && !has("长江三角洲", 3, 2));
    assert!(!has("长江三角洲", 0, 9) && !has("长江三角洲", 2, 6));
    // Several words.
    assert!(has("一个", 0, 1) && has("一个", 1, 2));
    assert!(has("南京市长江大桥", 0, 3) && has("南京市长江大桥", 3, 7) && has("南京市长江大桥", 0, 7));
    assert!(!has("南京市长江大桥", 2, 4) && !has("南京市长江大桥", 0, 4) && !has("南京市长江大桥", 2, 7));
    // A name that only rules have found.
    assert!(has("郑栅洁", 0, 3) && !has("郑栅洁", 0, 1) && !has("郑栅洁", 1, 3));
}

#[test]
fn a_stretch_has_its_words_as_parts() {
    let segmenter = Segmenter::new(builtin().word_model(), &[]);
    assert_eq!(segmenter.parts("长江三角洲"), [2, 5]);
    assert_eq!(segmenter.parts("南京市长江大桥"), [3, 7]);
    assert_eq!(segmenter.parts("郑栅洁"), [3]);
    assert_eq!(segmenter.parts("长"), [1]);
}

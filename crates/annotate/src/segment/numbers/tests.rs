use super::super::Sort;
use super::super::tests::tokens::tokens;
use super::*;
use crate::tables::builtin;

/// Each function of a word or of words, and what it says of each.
fn check<T: PartialEq + std::fmt::Debug>(said: impl Fn(&str) -> T, table: &[(&str, T)]) {
    for (words, expected) in table {
        assert_eq!(said(words), *expected, "{words}");
    }
}

#[test]
fn tokens_that_make_up_a_number() {
    let said = |words: &str| number(&tokens(words), builtin().word_model());
    let table = [
        ("", None),
        ("人 三", None),
        ("人 五行", None),
        ("三百", Some((1, 0))),
        ("几百 人", Some((1, 0))),
        ("三 百 人", Some((2, 0))),
        ("20 万 人", Some((2, 0))),
        ("3 . 5 % 三", Some((4, 0))),
        ("AK - 47 三", Some((4, 0))),
        ("A 三", Some((1, 0))),
        ("A 百二万", Some((1, 0))),
        ("3 三", Some((2, 0))),
        ("第 十一 人", Some((2, 0))),
        ("第 3 人", Some((2, 0))),
        ("第 五行", Some((1, 1))),
        ("第 十一行", Some((1, 2))),
        ("第", None),
        ("第 一线", None),
        ("第 A", None),
        ("百分之 三", Some((2, 0))),
        ("百分之十二 点 七", Some((3, 0))),
        ("百分之 十二 点 七", Some((4, 0))),
        ("百分之十二 点 人", Some((1, 0))),
        ("百分之 五行", None),
        ("千分之 3", Some((2, 0))),
        ("万分之 五", Some((2, 0))),
        ("百分之 人", None),
        ("二十 多 人", Some((2, 0))),
        ("20 余 人", Some((2, 0))),
        ("三 多 人", Some((1, 0))),
        ("二十 人 多", Some((1, 0))),
        ("1 . 3 万余", Some((4, 0))),
        ("1 . 3 万人", Some((3, 1))),
        ("二〇一 九年", Some((1, 1))),
        ("一百二十 亿美元", Some((1, 1))),
        ("20 十二个", Some((1, 2))),
    ];
    check(said, &table);
    let mut form = tokens("二〇一 九年");
    form[1].sort = Sort::Form;
    assert_eq!(number(&form, builtin().word_model()), Some((1, 0)));
}

#[test]
fn words_of_number_and_measure() {
    let said = |word: &str| before_measure(word, builtin().word_model());
    let table = [
        ("", None),
        ("人", None),
        ("一个", Some(1)),
        ("十余个", Some(2)),
        ("几个", Some(1)),
        ("数个", Some(1)),
        ("多个", Some(1)),
        ("第个", None),
        ("人个", None),
        ("第三名", Some(2)),
        ("第三行", Some(2)),
        ("三行", None),
        ("一下", None),
        ("四十分钟", Some(2)),
        ("几十分钟", Some(2)),
        ("几分钟", None),
        ("四十", None),
        ("四十钟", None),
        ("四十人人", None),
    ];
    check(said, &table);
}

#[test]
fn one_character_is_a_measure_that_is_known_or_counted_for_it() {
    let said = |word: &str| is_measure(&tokens(word)[0], builtin().word_model());
    check(
        said,
        &[("个", true), ("元", true), ("的", false), ("分钟", false), ("个人", false), ("鑫", false)],
    );
    // Known by the list alone: nothing has been counted of it.
    let mut uncounted = tokens("个");
    uncounted[0].context = crate::word_model::Context::NONE;
    assert!(is_measure(&uncounted[0], builtin().word_model()));
}

#[test]
fn characters_of_the_next_word_that_belong_to_the_number() {
    let said = |word: &str| head(word, builtin().word_model());
    let table = [
        ("九年", 1),
        ("十二个", 2),
        ("年", 0),
        ("十", 0),
        ("十个鑫", 0),
        // A number by itself, though 二万 is a word.
        ("百二万", 0),
        ("十几", 0),
        ("亿美元", 1),
        ("百亿美元", 2),
        ("万里长城", 0),
        ("万幸", 0),
        ("万象", 0),
        // 三 multiplies nothing.
        ("三角洲", 0),
    ];
    check(said, &table);
}

#[test]
fn numbers_in_han_characters_have_digits_and_a_decimal_point() {
    let said = |text: &str| in_han(&text.chars().collect::<Vec<_>>());
    let table = [
        ("", None),
        ("人", None),
        ("三", None),
        ("三人", None),
        ("一百二十", Some(4)),
        ("一百二十人", Some(4)),
        ("三点一四", Some(4)),
        ("三点一四人", Some(4)),
        ("二点五万", Some(3)),
        ("十三点五", Some(4)),
        ("点一", None),
        ("点五六", None),
        ("三点", None),
        ("三点人", None),
        ("一百点", Some(2)),
        ("三点十", None),
        ("三点一十", None),
        ("三点两", None),
        ("三点一百", None),
        ("三点一千", None),
        ("三点亿", None),
        ("三点一刻", None),
        ("三点五分", None),
        ("三点半", None),
        ("三点整", None),
        ("三点一钟", None),
        ("三点五多", None),
    ];
    check(said, &table);
}

#[test]
fn numbers_after_an_ordinal_sign() {
    let said = |word: &str| ordinal_head(&tokens(word)[0]);
    let table = [
        ("五行", 1),
        ("十一行", 2),
        ("三名", 1),
        ("行", 0),
        ("十", 0),
        ("五行山", 0),
        ("五名人", 0),
        ("一线", 0),
    ];
    check(said, &table);
    let mut form = tokens("五行");
    form[0].sort = Sort::Form;
    assert_eq!(ordinal_head(&form[0]), 0);
}

#[test]
fn what_is_a_number() {
    for number in ["三", "三百", "几百", "数万", "三点五", "几十点五", "〇", "两"] {
        assert!(is_number(number), "{number}");
    }
    for other in
        ["", "几", "数", "点", "点点", "三点", "点五", "三点五点六", "三人", "人", "三点人五", "三五人", "3"]
    {
        assert!(!is_number(other), "{other}");
    }
    assert!(is_digits("12") && !is_digits("1a") && !is_digits("三"));
}

#[test]
fn tokens_of_a_latin_word_or_a_number_in_digits() {
    let table = [
        ("3", 1),
        ("3 . 5", 3),
        ("3 . 5 %", 4),
        ("96 % %", 2),
        ("96 人", 1),
        ("1 , 000 , 000", 5),
        ("12 : 30", 3),
        ("3 . x", 1),
        ("x . 3", 1),
        ("A , B", 1),
        ("AK - 47", 3),
        ("well - known - ly", 5),
        ("snake _ case", 3),
        ("it ' s", 3),
        ("it ’ s", 3),
        ("A & B", 3),
        ("A + B", 1),
        ("A - 人", 1),
        ("3 . 5人", 1),
        ("3 .", 1),
    ];
    check(|words: &str| latin(&tokens(words)), &table);
}

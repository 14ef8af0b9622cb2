use super::super::tests::tokens::tokens;
use super::*;
use crate::tables::builtin;

// Again, so that a wrong weight is noticed.
const RARE: Weight = -6700;
const LONG: Weight = -7500;
const OTHER_CHARACTER: Weight = -16_000;
const PLACE: Weight = -8500;
const ONE: Weight = -1700;
const TWO: Weight = -200;

/// Length and weight of each name that begins a text.
fn persons_in(text: &str) -> Vec<(usize, Weight)> {
    let characters: Vec<char> = text.chars().collect();
    let mut names = Vec::new();
    persons(builtin().word_model().characters(), &characters, |length, weight| names.push((length, weight)));
    names
}

fn given_in(text: &str) -> Vec<(usize, Weight)> {
    let characters: Vec<char> = text.chars().collect();
    let mut names = Vec::new();
    given(builtin().word_model().characters(), &characters, OTHER_CHARACTER, |length, weight| {
        names.push((length, weight))
    });
    names
}

fn of_surname(c: char) -> Weight {
    builtin().word_model().characters().surname_weight(c)
}

fn of_given(c: char) -> Weight {
    builtin().word_model().characters().given_weight(c)
}

#[test]
fn a_name_is_a_surname_and_one_or_two_characters() {
    let (hua, ming) = (of_given('华'), of_given('明'));
    assert_eq!(
        persons_in("王华明"),
        [(2, of_surname('王') + ONE + hua), (3, of_surname('王') + TWO + hua + ming)]
    );
    assert_eq!(persons_in("常华明"), [(2, RARE + ONE + hua), (3, RARE + TWO + hua + ming)]);
    assert_eq!(persons_in("上官华明"), [(3, LONG + ONE + hua), (4, LONG + TWO + hua + ming)]);
    assert_eq!(persons_in("王华"), [(2, of_surname('王') + ONE + hua)]);
    for none in ["", "王", "上官", "的华明", "上的华明", "上官的", "大华明", "王的明", "王,明"]
    {
        assert_eq!(persons_in(none), [], "{none}");
    }
    // 夏侯 is a surname, and 夏 alone.
    let lengths = |text| persons_in(text).iter().map(|name| name.0).collect::<Vec<_>>();
    assert_eq!(lengths("夏侯华明"), [2, 3, 3, 4]);
    assert_eq!(lengths("夏华明"), [2, 3]);
}

#[test]
fn a_given_name_has_a_character_that_is_usual_in_names() {
    let (hua, ming) = (of_given('华'), of_given('明'));
    assert_eq!(given_in("华"), [(1, ONE + hua)]);
    assert_eq!(given_in("华明"), [(1, ONE + hua), (2, TWO + hua + ming)]);
    assert_eq!(given_in("华栅"), [(1, ONE + hua), (2, TWO + hua + OTHER_CHARACTER)]);
    assert_eq!(given_in("栅华"), [(2, TWO + OTHER_CHARACTER + hua)]);
    assert_eq!(given_in("华县"), [(1, ONE + hua), (2, TWO + hua + PLACE)]);
    assert_eq!(given_in("县华"), [(2, TWO + PLACE + hua)]);
    for alone in ["华的", "华A", "华,"] {
        assert_eq!(given_in(alone), [(1, ONE + hua)], "{alone}");
    }
    for none in ["", "栅", "栅腩", "县", "栅县", "的华", "A华", "栅的"] {
        assert_eq!(given_in(none), [], "{none}");
    }
}

#[test]
fn a_usual_name_has_nothing_but_what_names_have_or_is_of_a_place() {
    let said = |name: &str| is_usual(builtin().word_model().characters(), &name.chars().collect::<Vec<_>>());
    for usual in ["王华明", "王华", "安栅县", "安华乡", "安华镇"] {
        assert!(said(usual), "{usual}");
    }
    for unusual in ["", "王栅明", "王明栅", "王栅", "王县明"] {
        assert!(!said(unusual), "{unusual}");
    }
}

/// Tokens whose weights are given.
fn weighed(words: &str, weights: &[Weight]) -> Option<usize> {
    let mut tokens = tokens(words);
    assert_eq!(tokens.len(), weights.len());
    tokens.iter_mut().zip(weights).for_each(|(token, weight)| token.weight = *weight);
    foreign(builtin().word_model().characters(), &tokens)
}

#[test]
fn a_foreign_name_is_more_probable_than_its_tokens() {
    // FOREIGNER and three times FOREIGN_CHARACTER are -18,900.
    assert_eq!(weighed("叶 夫 根", &[-6300, -6300, -6301]), Some(3));
    assert_eq!(weighed("叶 夫 根", &[-6300, -6300, -6300]), None);
    assert_eq!(weighed("叶 夫 根 尼", &[-9000, -9000, -9000, -9000]), Some(4));
    // A further token that is probable by itself makes the name less so.
    assert_eq!(weighed("叶 夫 根 尼", &[-9000, -9000, -9000, -100]), Some(3));
    assert_eq!(weighed("叶 夫 根 尼", &[-9000, -9000, -9000, -4300]), Some(3));
    assert_eq!(weighed("叶 夫 根 尼", &[-9000, -9000, -9000, -4301]), Some(4));
    assert_eq!(weighed("", &[]), None);
}

#[test]
fn a_foreign_name_has_three_characters_at_least_one_of_which_stands_alone() {
    assert_eq!(weighed("叶 夫", &[-50_000, -50_000]), None);
    assert_eq!(weighed("叶夫 根尼", &[-50_000, -50_000]), None);
    assert_eq!(weighed("叶夫 根", &[-50_000, -50_000]), Some(2));
    assert_eq!(weighed("尼 叶夫", &[-50_000, -50_000]), Some(2));
    assert_eq!(weighed("叶夫根", &[-50_000]), None);
    let mut name = tokens("叶夫根");
    let known = builtin().word_model().characters();
    (name[0].sort, name[0].weight) = (Sort::Name, -50_000);
    assert_eq!(foreign(known, &name), None);
    let mut name = tokens("叶夫 根尼");
    name[1].sort = Sort::Name;
    name.iter_mut().for_each(|token| token.weight = -50_000);
    assert_eq!(foreign(known, &name), Some(2));
}

#[test]
fn a_foreign_name_ends_before_what_cannot_belong_to_it() {
    let low = [-9000; 10];
    assert_eq!(weighed("叶 夫 根 尼 普 鲁 斯 科", &low[..8]), Some(8));
    assert_eq!(weighed("叶 夫 根 尼 普 鲁 斯 科 夫", &low[..9]), Some(8));
    assert_eq!(weighed("叶 夫 根 尼 普 鲁 斯 科夫", &low[..8]), Some(7));
    assert_eq!(weighed("叶 夫 根 腩 普 鲁 斯 科", &low[..8]), Some(3));
    assert_eq!(weighed("叶 夫 根 腩普 鲁 斯", &low[..6]), Some(3));
    // 那 is used in foreign names, and a word that is no part of any.
    assert_eq!(weighed("叶 夫 根 那 普 鲁 斯 科", &low[..8]), Some(3));
    assert_eq!(weighed("叶 夫 根 那普 鲁 斯", &low[..6]), Some(3));
    assert_eq!(weighed("腩 叶 夫 根", &low[..4]), None);
    let mut tokens = tokens("腩 叶 夫 根 尼 普 鲁");
    tokens.iter_mut().for_each(|token| token.weight = -9000);
    let known = builtin().word_model().characters();
    // What stands before counts for nothing.
    assert_eq!(foreign(known, &tokens[1..]), Some(6));
    tokens[4].sort = Sort::Form;
    assert_eq!(foreign(known, &tokens[1..]), Some(3));
}

#[test]
fn the_surname_of_a_name() {
    let said = |name: &str| surname_of(&name.chars().collect::<Vec<_>>(), builtin().word_model());
    for (name, length) in [
        ("", 0),
        ("王", 1),
        ("王华", 1),
        ("王华明", 1),
        ("常华明", 1),
        ("司空文远", 2),
        ("上官华", 2),
        ("上官华明", 2),
        ("王栅栅", 2),
    ] {
        assert_eq!(said(name), length, "{name}");
    }
}

#[test]
fn the_surname_of_a_word_that_is_spelled_like_a_name() {
    let said = |word: &str| surname_length(word, builtin().word_model());
    for (word, length) in [
        ("", None),
        ("王", None),
        ("大华明", None),
        ("的", None),
        ("王的", None),
        ("郑栅洁", Some(1)),
        ("陈霞娜", Some(1)),
        ("常霞娜", Some(1)),
        ("王霞", Some(1)),
        ("司空文远", Some(2)),
        ("上官华", Some(2)),
        ("司空栅", None),
        ("王华明德", None),
        // Words of the word model.
        ("王小波", Some(1)),
        ("高水平", None),
        ("金华", None),
        ("景德镇", None),
        ("司马光", None),
    ] {
        assert_eq!(said(word), length, "{word}");
    }
}

#[test]
fn common_and_rare_surnames_are_surnames() {
    let said = |c| is_surname(builtin().word_model().characters(), c);
    assert!(said('王') && said('常') && said('司'));
    assert!(!said('的') && !said('大') && !said('上') && !said('斯') && !said('腩'));
}

#[test]
fn the_third_character_of_a_name_is_hardly_ever_a_word() {
    let said = |words: &str, sort| {
        let mut tokens = tokens(words);
        tokens[0].sort = sort;
        has_more(builtin().word_model(), &tokens)
    };
    for name in ["周鸿 宾 也", "许子 宾 , 潮汕", "李荣 淮 成为", "周鸿 宾", "张如 圭 与", "张如 圭 来"]
    {
        assert!(said(name, Sort::Name), "{name}");
    }
    for other in [
        "周鸿",
        "周鸿 的 人",
        "周鸿 走 进来",
        "周鸿 煮 了 饭",
        "周鸿 宾 腩",
        "周鸿 宾馆 很",
        "周鸿滇 宾 很",
        "鸿周 宾 也",
        "周鸿 三 人",
        "刘芳 瞥 与",
        "刘芳 掐 与",
        "张如 圭 她",
        "张如 圭 一 下",
        "张如 圭 的",
    ] {
        assert!(!said(other, Sort::Name), "{other}");
    }
    assert!(!said("周鸿 宾 也", Sort::Unknown) && !said("高铁 宾 也", Sort::Known));
}

#[test]
fn a_descendant_and_a_verb_are_no_names() {
    let none = |text: &str, at: usize, end: usize| is_none(&text.chars().collect::<Vec<_>>(), at, end);
    assert!(none("三世孙国栋", 2, 5) && none("范丹长到十岁", 0, 3) && none("余樾正在看", 0, 3));
    assert!(!none("孙国栋来", 0, 3) && !none("范丹长说", 0, 3) && !none("余樾正。", 0, 3));
}

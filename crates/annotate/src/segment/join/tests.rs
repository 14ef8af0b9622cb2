use super::super::tests::tokens::tokens;
use super::super::word_reasons::Told;
use super::*;
use crate::tables::builtin;

/// Again, so that a wrong weight is noticed.
const COMMON: Weight = -6500;

/// The words that the tokens of a text, written apart, become in a text that starts at 100.
fn joined(words: &str, joins: bool) -> Told {
    let mut told = Told::default();
    let unknown = Jieba::empty();
    let joiner =
        Joiner { model: builtin().word_model(), unknown: &unknown, joins, start: 100, ends: &mut told };
    joiner.join(&tokens(words));
    told
}

fn ends(words: &str) -> Vec<(usize, WhyWord)> {
    joined(words, true).words
}

#[test]
fn numbers_and_their_measures_are_words() {
    assert_eq!(ends("三 百 个 人"), [(102, WhyWord::Number), (103, WhyWord::Measure), (104, WhyWord::Alone)]);
    assert_eq!(ends("3 . 5 % 的"), [(104, WhyWord::Number), (105, WhyWord::Alone)]);
    assert_eq!(ends("二〇一 九年"), [(104, WhyWord::Number), (105, WhyWord::Measure)]);
    assert_eq!(ends("三"), [(101, WhyWord::Number)]);
    assert_eq!(ends("第 五行 的"), [(102, WhyWord::Number), (103, WhyWord::Measure), (104, WhyWord::Alone)]);
}

#[test]
fn words_of_number_and_measure_are_parted() {
    assert_eq!(
        ends("人 一个"),
        [(101, WhyWord::Alone), (102, WhyWord::HeadOfWord), (103, WhyWord::RestOfWord)]
    );
    assert_eq!(ends("四十分钟"), [(102, WhyWord::HeadOfWord), (104, WhyWord::RestOfWord)]);
    assert_eq!(ends("一下"), [(102, WhyWord::Known)]);
}

#[test]
fn questions_of_choice_are_words() {
    assert_eq!(
        ends("的 真 不 真 的"),
        [(101, WhyWord::Alone), (104, WhyWord::Choice), (105, WhyWord::Alone)]
    );
    assert_eq!(ends("真 不 真的"), [(103, WhyWord::Choice), (104, WhyWord::RestOfChoice)]);
    assert_eq!(ends("要 不要"), [(103, WhyWord::Choice)]);
    assert_eq!(ends("像 不像话"), [(103, WhyWord::Choice), (104, WhyWord::RestOfChoice)]);
}

#[test]
fn marks_that_are_written_several_times_are_one() {
    assert_eq!(ends("— — 的"), [(102, WhyWord::Marks), (103, WhyWord::Alone)]);
    assert_eq!(ends("— …"), [(101, WhyWord::Alone), (102, WhyWord::Alone)]);
    assert_eq!(ends("! !"), [(101, WhyWord::Alone), (102, WhyWord::Alone)]);
    for mark in "—─―…-.~=*".chars() {
        assert!(is_long_mark(mark), "{mark}");
    }
    assert!(!"!?,。人a_".chars().any(is_long_mark));
}

#[test]
fn what_is_a_question_of_choice() {
    let said = |words: &str| choice(&tokens(words));
    for question in [
        "真 不 真",
        "真 没 真",
        "真 不 真的",
        "看 一 看",
        "真 不 真 的",
        "要 不要 去",
        "还 不还",
        "像 不像话",
        "有 没有",
    ] {
        assert_eq!(said(question), Some(3), "{question}");
    }
    for other in [
        "",
        "真 不",
        "真 的 真",
        "真 不 假",
        "真 不 假的",
        "看 一 看看",
        "看 一 听",
        "喜欢 不 喜欢",
        "真 不 真善美",
        "A 不 A",
        "要 不会",
        "要 不",
        "要 不可不要",
        "不 不不",
    ] {
        assert_eq!(said(other), None, "{other}");
    }
    for (question, fixed) in [("真 不 真的", 2), ("要 不要", 1)] {
        let mut form = tokens(question);
        form[fixed].sort = Sort::Form;
        assert_eq!(choice(&form), None, "{question}");
    }
}

#[test]
fn a_character_that_may_be_part_of_an_unknown_word() {
    let known = builtin().word_model().characters();
    let token = |word, weight, sort| {
        let mut tokens = tokens(word);
        (tokens[0].weight, tokens[0].sort) = (weight, sort);
        is_open(known, &tokens[0])
    };
    assert!(token("腩", COMMON - 1, Sort::Known) && token("腩", COMMON - 1, Sort::Unknown));
    assert!(!token("腩", COMMON, Sort::Known), "common");
    assert!(!token("的", COMMON - 1, Sort::Known), "a function word");
    assert!(!token("牛腩", COMMON - 1, Sort::Known), "two characters");
    assert!(!token("A", COMMON - 1, Sort::Unknown), "a letter");
    assert!(!token("腩", COMMON - 1, Sort::Form) && !token("腩", COMMON - 1, Sort::Name), "decided");
}

/// The stricter, the longer: what is looked for is a word of its own, and more characters are more often words in a row.
#[test]
fn characters_that_look_like_one_word() {
    let model = builtin().word_model();
    let unknown = Jieba::empty();
    let bound = |word: &str, length, joins| {
        let ends = &mut Told::default();
        Joiner { model, unknown: &unknown, joins, start: 0, ends }.is_bound(word, length)
    };
    for (word, expected) in [
        ("撒盐", [false, false, false]),
        ("撒哈拉", [true, false, false]),
        ("哈密瓜", [true, true, false]),
        ("雾霾", [true, true, false]),
        ("蝴蝶结", [true, true, true]),
    ] {
        assert_eq!([2, 3, 4].map(|length| bound(word, length, true)), expected, "{word}");
        assert!(!bound(word, 2, false));
    }
}

#[test]
fn a_name_has_a_third_character_that_is_hardly_ever_a_word() {
    let mut name = tokens("王霞 宾 ,");
    name[0].sort = Sort::Name;
    let said = |joins| {
        let mut told = Told::default();
        let unknown = Jieba::empty();
        Joiner { model: builtin().word_model(), unknown: &unknown, joins, start: 0, ends: &mut told }
            .join(&name);
        told.words
    };
    assert_eq!(said(true)[..1], [(3, WhyWord::Person)]);
    assert_eq!(said(false)[..2], [(2, WhyWord::Person), (3, WhyWord::Alone)]);
}

/// What belongs with a neighbour outside is no part of an unknown word: 本 | 书 | 折 | 了, 球 | 弹 | 起来.
#[test]
fn a_neighbour_outside_draws_a_character_away() {
    let model = builtin().word_model();
    let unknown = Jieba::empty();
    let ends = &mut Told::default();
    let joiner = Joiner { model, unknown: &unknown, joins: true, start: 0, ends };
    fn token(word: &str) -> Token<'_> {
        let model = builtin().word_model();
        let mut tokens = tokens(word);
        tokens[0].context = model.find(word).map_or(tokens[0].context, |id| model.word(id).context);
        tokens.remove(0)
    }
    let drawn = |one: &str, next: &str| joiner.are_drawn(Some(&token(one)), Some(&token(next)));
    assert!(drawn("本", "书") && !drawn("书", "折") && !drawn("，", "书") && !drawn("书", "，"));
    let word = |one: &str, next: &str| joiner.are_word(Some(&token(one)), Some(&token(next)));
    assert!(word("弹", "起来") && !word("书", "起来"));
    assert!(!joiner.are_drawn(None, Some(&token("书"))) && !joiner.are_word(Some(&token("弹")), None));
}

#[test]
fn characters_of_no_word_are_joined_in_mandarin_alone() {
    let unknown = joined("鹦 蝶", true);
    assert_eq!(unknown.words, [(102, WhyWord::Joined)]);
    assert_eq!(unknown.doubtful, []);
    let unknown = joined("鹦 蝶", false);
    assert_eq!(unknown.words, [101, 102].map(|end| (end, WhyWord::LeftAlone)));
    assert_eq!(unknown.doubtful, [Span::new(100, 102)]);
    assert_eq!(ends("鹦"), [(101, WhyWord::Alone)]);
    assert_eq!(ends("鹦 的"), [(101, WhyWord::Alone), (102, WhyWord::Alone)]);
}

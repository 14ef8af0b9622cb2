use super::*;
use crate::tables::builtin;

/// Again, so that a wrong weight is noticed.
const IMPOSSIBLE: Weight = -10_000_000;

/// The lattice of a text, with forms of a glossary.
fn lattice_with(forms: &[&str], text: &str) -> Lattice<'static> {
    Lattice::new(builtin().word_model(), &Atoms::new(text), &Forms::new(forms))
}

fn weight_of(word: &str) -> Weight {
    let model = builtin().word_model();
    model.word(model.find(word).expect("a word")).weight
}

/// The words of a sort that a text may have.
fn words_of(sort: Sort, text: &str) -> Vec<(u32, u32)> {
    let lattice = lattice_with(&[], text);
    let words = lattice.words().iter().filter(|edge| edge.sort == sort);
    words.map(|edge| (edge.span.start, edge.span.end)).collect()
}

/// The numbers in Han characters that no list has.
fn numbers_in(text: &str) -> Vec<(u32, u32)> {
    let number = builtin().word_model().class(WordClass::NUMBER);
    let lattice = lattice_with(&[], text);
    let numbers = lattice.words().iter().filter(|edge| edge.sort == Sort::Unknown && edge.opens == number);
    numbers.map(|edge| (edge.span.start, edge.span.end)).collect()
}

#[test]
fn words_of_the_model_stand_where_they_are_spelled() {
    assert_eq!(words_of(Sort::Known, "市长江"), [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]);
    assert_eq!(words_of(Sort::Unknown, "市长江"), []);
    // Letters in a row are one word, a mark is one.
    assert_eq!(words_of(Sort::Unknown, "※xyz市"), [(0, 1), (1, 4)]);
    // What belongs to a character goes with it.
    assert_eq!(words_of(Sort::Known, "市长\u{301}"), [(0, 1), (0, 3), (1, 3)]);
    let lattice = lattice_with(&[], "市长※");
    let word =
        |start, end| lattice.words().iter().find(|edge| edge.span == Span::new(start, end)).expect("an edge");
    assert_eq!(word(0, 2).weight, weight_of("市长"));
    assert_eq!(word(2, 3).weight, builtin().word_model().unseen());
}

#[test]
fn a_measure_begins_no_longer_word() {
    assert_eq!(words_of(Sort::Known, "三只是"), [(0, 1), (0, 2), (1, 2), (2, 3)]);
    assert_eq!(words_of(Sort::Known, "这只是"), [(0, 1), (1, 2), (1, 3), (2, 3)]);
    assert!(lattice_with(&["只是"], "三只是").forms.is_empty());
    assert_eq!(words_of(Sort::Unknown, "三只是"), []);
}

#[test]
fn a_number_in_han_characters_is_one_edge() {
    assert_eq!(numbers_in("共三百五十六人"), [(1, 6)]);
    assert_eq!(numbers_in("三百五十六"), [(0, 5)]);
    assert_eq!(numbers_in("三点一四,七百八十九"), [(0, 4), (5, 10)]);
    assert_eq!(numbers_in("共人共人三百五十六abc"), [(4, 9)]);
    assert_eq!(numbers_in("共人三百五十六abcdefghij"), [(2, 7)]);
    assert_eq!(numbers_in("共人,人口"), []);
    // What belongs to its last character is no part of a number.
    assert_eq!(numbers_in("三百五十六\u{301}"), []);
    // A word of the word model is no other number.
    assert!(builtin().word_model().has("一百"));
    assert_eq!(numbers_in("一百人"), []);
    let lattice = lattice_with(&[], "三百五十六人");
    let model = builtin().word_model();
    let number = lattice.words().iter().find(|edge| edge.span == Span::new(0, 5)).expect("the number");
    assert_eq!(number.weight, model.class_weight(WordClass::NUMBER) - 5 * 2700);
}

#[test]
fn names_of_persons_are_edges() {
    let lattice = lattice_with(&[], "请王华栅\u{301}来");
    let names: Vec<_> = lattice.words().iter().filter(|edge| edge.sort == Sort::Name).collect();
    let spans: Vec<_> = names.iter().map(|edge| (edge.span.start, edge.span.end)).collect();
    assert_eq!(spans, [(1, 3), (1, 5)]);
    let model = builtin().word_model();
    let mut spelled = Vec::new();
    names::persons(model.characters(), &['王', '华', '栅'], |_, weight| spelled.push(weight));
    let person = model.class_weight(WordClass::PERSON);
    assert_eq!([names[0].weight - person, names[1].weight - person][..], spelled[..]);
    assert!(names[0].opens == model.class(WordClass::PERSON) && names[0].closes == names[0].opens);
}

/// What the form has more than the most probable finer division of its stretch, which is all of the text; `None` if no
/// edge is added for it.
fn preference(form: &str) -> Option<i64> {
    let lattice = lattice_with(&[form], form);
    let stretch = Span::new(0, form.chars().count());
    let finer = lattice.path(stretch, Context::NONE, |edge| edge.span != stretch).weight;
    let edge = lattice.forms.iter().find(|edge| edge.span == stretch)?;
    assert_eq!(edge.sort, Sort::Form);
    Some(i64::from(edge.weight) - finer)
}

#[test]
fn a_form_is_preferred_to_its_parts() {
    assert_eq!(preference("两个维护"), Some(NEW_PREFERENCE.into()));
    assert_eq!(preference("撒盐"), Some(NEW_PREFERENCE.into()));
    assert_eq!(preference("服务器"), Some(PREFERENCE.into()));
    assert_eq!(preference("长江三角洲"), Some(PREFERENCE.into()));
    // It is a word already, and more probable than its parts.
    assert_eq!(preference("市长"), None);
    let text: String = ('\u{4E00}'..).take(49).collect();
    let shorter = text.char_indices().nth(48).map_or("", |(at, _)| &text[..at]);
    assert_eq!(preference(shorter), Some(NEW_PREFERENCE.into()));
    assert_eq!(preference(&text), None);
    // What opens it and closes it are its first word and its last.
    let lattice = lattice_with(&["两个维护"], "两个维护");
    let finer = lattice_with(&[], "两个维护").path(Span::new(0, 4), Context::NONE, |_| true).words;
    let form = lattice.forms[0];
    assert!(form.opens == finer[0].opens && form.closes == finer[finer.len() - 1].closes);
    assert!(form.opens != form.closes);
}

#[test]
fn a_word_that_is_a_form_is_known_as_one() {
    let lattice = lattice_with(&["长江", "大桥", "服务器"], "长江大桥,服务器");
    let forms = lattice.words().iter().filter(|edge| edge.sort == Sort::Form);
    assert_eq!(
        forms.map(|edge| (edge.span.start, edge.span.end)).collect::<Vec<_>>(),
        [(0, 2), (2, 4), (5, 8)]
    );
}

#[test]
fn several_forms_may_start_at_one_character() {
    let lattice = lattice_with(&["两个维护", "两个维", "维护好"], "两个维护好");
    let starting = |at| lattice.starting(at).map(|edge| edge.span.end).collect::<Vec<_>>();
    assert_eq!(starting(0), [1, 2, 4, 3]);
    assert_eq!(starting(1), [2]);
    assert_eq!(starting(2), [3, 4, 5]);
    assert_eq!(lattice.form_at.len(), 5);
}

/// Whether a name that may stand in a text has been taken out, for these forms.
fn is_out(forms: &[&str], text: &str, start: usize, end: usize) -> bool {
    let lattice = lattice_with(forms, text);
    let is_name = |edge: &&Edge| edge.sort == Sort::Name && edge.span == Span::new(start, end);
    lattice.words().iter().find(is_name).expect("a name").weight == IMPOSSIBLE
}

#[test]
fn unusual_names_only_reach_into_no_form() {
    assert!(is_out(&["燕王"], "秦末燕王", 0, 3));
    assert!(is_out(&["洁强调"], "郑栅洁强调", 0, 3));
    assert!(is_out(&["书郑"], "书郑栅洁", 1, 4));
    assert!(is_out(&["书郑", "很长的一个词"], "书郑栅洁很长的一个词", 1, 4));
    assert!(is_out(&["好的", "书郑", "很长的一个词"], "好的很长的一个词书郑栅洁", 9, 12));
    assert!(!is_out(&["强调"], "郑栅洁强调", 0, 3), "beside it");
    assert!(!is_out(&["记者"], "记者郑栅洁", 2, 5), "beside it");
    assert!(!is_out(&["栅洁"], "郑栅洁强调", 0, 3), "the name holds it");
    assert!(!is_out(&["郑栅"], "郑栅洁强调", 0, 3), "the name holds it");
    assert!(!is_out(&["郑栅洁强调"], "郑栅洁强调", 0, 3), "it holds the name");
    assert!(!is_out(&["文化"], "孙文化", 0, 2), "a usual name");
    assert!(!is_out(&[], "郑栅洁强调", 0, 3));
}

#[test]
fn an_institution_crosses_a_form() {
    let crosses =
        |text: &str, start, end| lattice_with(&[], text).is_crossed(Span::new(start, end), &Atoms::new(text));
    for word in ["人民银行", "医院", "公社", "人民公社"] {
        assert!(builtin().word_model().has(word), "{word}");
    }
    assert!(crosses("中国人民银行", 0, 4));
    assert!(crosses("人民银行行长", 2, 6));
    assert!(crosses("人民银行行长", 3, 5));
    assert!(!crosses("人民银行行长好", 2, 7), "a form longer than it");
    assert!(!crosses("人民银行", 2, 4), "it holds the form");
    assert!(!crosses("人民银行", 0, 2), "it holds the form");
    assert!(!crosses("人民银行行长", 4, 6), "beside the form");
    assert!(!crosses("行长人民银行", 0, 2), "beside the form");
    assert!(!crosses("中医院", 0, 2), "short");
    assert!(!crosses("中国人民公社", 0, 4), "another kind");
    assert!(lattice_with(&["中国人民"], "中国人民银行").forms.is_empty());
    assert_eq!(lattice_with(&["中国人民"], "中国人民公社").forms.len(), 1);
}

/// The weight of the most probable way, by trying each.
fn most(lattice: &Lattice, at: u32, to: u32, before: Context, may: &dyn Fn(&Edge) -> bool) -> Option<i64> {
    if at == to {
        return Some(0);
    }
    let through = |edge: &Edge| {
        let here = i64::from(edge.weight) + i64::from(lattice.model.attraction(before, edge.opens));
        Some(here + most(lattice, edge.span.end, to, edge.closes, may)?)
    };
    lattice.starting(at as usize).filter(|edge| edge.span.end <= to && may(edge)).filter_map(through).max()
}

#[test]
fn no_way_is_more_probable_than_the_path() {
    let beginning = builtin().word_model().class(WordClass::BEGINNING);
    for text in ["南京市长江大桥", "研究生命起源", "从前门进来的人", "会议由于洋主持", "三百五十六人"]
    {
        let lattice = lattice_with(&["市长", "生命起", "生命起源"], text);
        let length = text.chars().count() as u32;
        for (start, end) in (0..length).flat_map(|start| (start + 1..=length).map(move |end| (start, end))) {
            for before in [Context::NONE, beginning] {
                let stretch = Span { start, end };
                let path = lattice.path(stretch, before, |_| true);
                assert_eq!(
                    Some(path.weight),
                    most(&lattice, start, end, before, &|_| true),
                    "{text} {stretch:?}"
                );
                let tiles = path.words.iter().fold(start, |at, edge| {
                    assert_eq!(edge.span.start, at);
                    edge.span.end
                });
                assert_eq!(tiles, end);
            }
        }
    }
}

#[test]
fn a_path_takes_only_words_that_it_may() {
    let lattice = lattice_with(&[], "南京市长江大桥");
    let stretch = Span::new(0, 7);
    let is_short = |edge: &Edge| edge.span.length() == 1;
    let path = lattice.path(stretch, Context::NONE, is_short);
    assert_eq!(path.words.len(), 7);
    assert_eq!(Some(path.weight), most(&lattice, 0, 7, Context::NONE, &is_short));
    assert!(lattice.path(stretch, Context::NONE, |edge| edge.span.length() == 2).words.is_empty());
    assert_eq!(lattice.path(stretch, Context::NONE, |_| false).weight, 0);
}

#[test]
fn the_weight_of_words_is_that_of_the_best_way_over_their_ends() {
    let lattice = lattice_with(&[], "南京市长江大桥");
    let over = |ends: &[u32]| {
        let within = |edge: &Edge| !ends.iter().any(|&end| edge.span.start < end && end < edge.span.end);
        most(&lattice, 0, 7, Context::NONE, &within)
    };
    for ends in [&[3, 7][..], &[2, 4, 5, 7], &[7], &[1, 2, 3, 4, 5, 6, 7], &[2, 3, 5, 7]] {
        let places: Vec<usize> = ends.iter().map(|&end| end as usize).collect();
        assert_eq!(Some(lattice.weight(0, &places)), over(ends), "{ends:?}");
    }
    assert_eq!(lattice.weight(0, &[]), 0);
    assert_eq!(
        Some(lattice.weight(3, &[5, 7])),
        most(&lattice, 3, 7, Context::NONE, &|edge| { !(edge.span.start < 5 && 5 < edge.span.end) })
    );
}

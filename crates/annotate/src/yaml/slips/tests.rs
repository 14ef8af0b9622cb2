use crate::diagnostic::Place;
use crate::glossary::file::GlossaryFile;
use crate::yaml::parse_all;

/// What is said first of a glossary.
fn first(source: &str) -> (String, Place) {
    parse_all::<GlossaryFile>(source).unwrap_err().swap_remove(0)
}

/// What is said of entries that are written so, with line and column.
fn said(entry: &str) -> (String, u32, u32) {
    let (message, place) = first(&format!("entries:\n{entry}"));
    (message, place.line, place.column)
}

#[test]
fn slips_are_told_where_they_are() {
    for (entry, part, line, column) in [
        ("  - id: a\n    headword: 干\n    pinyin：gàn\n", "full-width colon", 4, 11),
        ("  - id：a\n    headword: 干\n", "full-width colon", 2, 7),
        ("  - id: a\n    headword：干\n    pinyin: gàn\n", "full-width colon", 3, 13),
        ("  - id:a\n    headword: 干\n", "`id: a`", 2, 7),
        ("  -id: a\n    headword: 干\n", "`- id:`", 2, 3),
        ("  - id: a\n    headword: 干\n    here: one: two\n", "`here: \"one: two\"`", 4, 11),
        ("  - id: a\n\theadword: 干\n", "a tab", 3, 1),
        ("\t- id: a\n\t  headword: 干\n", "a tab", 2, 1),
        ("  - id: a\n    headword: 干\n\n\there: x\n", "a tab", 5, 1),
        ("  - id: a\n      headword: 干\n", "column 7, further right", 3, 15),
        ("  - id: a\n   headword: 干\n", "begins in column 4", 3, 4),
        ("  - id: a\n    headword: \"干\n    pinyin: x\n", "never closed", 3, 15),
        ("  - id: a\n    headword: \"干\" 部\n", "closing quotation mark", 3, 19),
        ("  - id: a\n    headword: @干\n", "begin with `@`", 3, 15),
        ("  - id: a\n    headword: *干\n", "begin with `*`", 3, 15),
        ("  - id: a\n    headword: 干\n    gloss: { en: One, and two }\n", "a comma divides", 4, 23),
        ("  - id: a\n    forms: [干\n    pinyin: x\n", "never closed", 4, 11),
        ("  － id: a\n    headword: 干\n", "`- id: `", 2, 3),
        ("  — id: a\n    headword: 干\n", "not with `—`", 2, 3),
        ("  ・ id: a\n    headword: 干\n", "not with `・`", 2, 3),
        ("  + id: a\n    headword: 干\n", "not with `+`", 2, 3),
        ("  - id: a\n    headword: 干\n    gloss: {en：x}\n", "`en: `", 4, 13),
        ("  - id:a\n  - id:b\n", "`id: a`", 2, 7),
        ("  - id: a\n    headword: 干\n    gloss: { en: bank: a place }\n", "`en: \"bank: a place\"`", 4, 18),
        ("  - id: a\n    headword: 干\n    gloss: { zh: 干, en: a: \"b\" }\n", "`en: 'a: \"b\"'`", 4, 25),
        ("  - { id: a, headword: 干, first: Xinhua: 2001 }\n", "`first: \"Xinhua: 2001\"`", 2, 34),
        ("  - id: a\n    headword: 干\n    gloss: bank\n", "`gloss: { en: bank }`", 4, 12),
        ("  - id: a\n    headword: 干\n    gloss: bank, shore\n", "`gloss: { en: \"bank, shore\" }`", 4, 12),
        ("  - id: a\n    headword: 干\n\u{3000}\u{3000}pinyin: gàn\n", "before `pinyin`", 4, 1),
        ("\u{A0}\u{A0}- id: a\n    headword: 干\n", "indent this line", 2, 1),
        ("  - id: a\n  \u{3000}headword: 干\n", "indent this line", 3, 3),
        ("---\nentries: []\n", "a second document", 2, 1),
        ("  - id: a\n    headword: 干\n    gloss: 一种技术\n", "`gloss: { zh: 一种技术 }`", 4, 12),
        ("  - id: a\n    headword: 干\n    gloss: {zh: 甲，en: b}\n", "full-width `，`", 4, 18),
        ("  - id: a\n    headword: 干\n    renderings: [old temple]\n", "`{ text: old temple }`", 4, 18),
        ("  - id: a\n    headword: 干\n    facts:\n      - 某事\n", "`{ text: 某事 }`", 5, 9),
        ("  - id: a\n    headword: 干\n    senses: [唐]\n", "`{ gloss: { zh: 唐 } }`", 4, 14),
        ("  - id: a\n    headword: 干\n    anywhere: 是\n", "write `true` or `false`", 4, 15),
        ("  - {id: a，headword: 干}\n", "full-width `，`", 2, 11),
        ("  - {id: a, headword: 干， pinyin: gàn}\n", "full-width `，`", 2, 24),
        ("  - id: a\n    headword: 干\n    gloss: ｛en: x｝\n", "full-width `｛`", 4, 12),
    ] {
        let told = said(entry);
        assert!(told.0.contains(part), "{entry}: {told:?}");
        assert_eq!((told.1, told.2), (line, column), "{entry}: {told:?}");
    }
}

#[test]
fn a_full_width_colon_behind_a_passage_is_told_wherever_it_stands() {
    for (readings, line) in [
        ("  念经：niàn jīng\n  还书: huán shū\n", 2),
        ("  还书: huán shū\n  念经：niàn jīng\n  重建: chóng jiàn\n", 3),
        ("  还书: huán shū\n  念经： niàn jīng\n", 3),
        ("  念经：niàn jīng\n", 2),
        ("  念经：niàn jīng\n  还书：huán shū\n", 2),
    ] {
        let (message, place) =
            first(&format!("readings:\n{readings}entries:\n  - id: a\n    headword: 干\n"));
        assert!(
            message.contains("full-width colon") && message.contains("`念经: `"),
            "{readings}: {message}"
        );
        assert_eq!((place.line, place.column), (line, 5), "{readings}: {message}");
    }
}

#[test]
fn a_file_of_comments_says_that_there_is_nothing_else() {
    let (message, place) = first("# words\n\n# more\n");
    assert!(message.contains("nothing but comments"), "{message}");
    assert_eq!(place.column, 1);
}

#[test]
fn what_repeats_too_much_is_called_by_its_signs() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let before = format!("*a{}", n - 1);
        bomb += &format!("a{n}: &a{n} [{}]\n", vec![before; 9].join(", "));
    }
    let (message, _) = first(&bomb);
    assert!(message.contains("`*`") || message.contains("`&`"), "{message}");
}

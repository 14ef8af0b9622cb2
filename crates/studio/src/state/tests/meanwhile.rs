//! What is shown while a glossary or notes have an error.

use super::*;

const GOOD: &str = "entries:\n  - id: one\n    headword: 一\n    related: [two]\n  - { id: two, headword: 二 }\nsources: {}\n";

fn error(code: &str, file: &str, line: u32) -> String {
    format!(
        r#"[{{"severity":"error","code":"{code}","message":"m","file":"{file}","line":{line},"column":1,"start":null,"end":null}}]"#
    )
}

/// A desk whose glossary and notes were read without an error.
fn desk_with(glossary: &str, notes: &str) -> State {
    let mut state = desk("一、二");
    for (field, text) in [(Field::Glossary, glossary), (Field::Notes, notes)] {
        typed(&mut state, field, text);
        let told = answer(&state, Some(reading()), "[]");
        act(&mut state, told);
    }
    state
}

fn typed(state: &mut State, field: Field, text: &str) -> Request {
    act(state, Action::Typed(field, text.into()));
    let turn = state.turn;
    asked(act(state, Action::Paused(turn)))
}

#[track_caller]
fn asked(effects: Vec<Effect>) -> Request {
    let [Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    request.clone()
}

fn refused(state: &mut State, findings: &str) -> Vec<Effect> {
    let told = answer(state, None, findings);
    act(state, told)
}

#[test]
fn an_entry_that_is_wrong_is_told_and_read_as_it_was_before_and_the_others_work() {
    let mut state = desk_with(GOOD, "");
    let wrong = GOOD.replace("headword: 一", "headwort: 一").replace("headword: 二", "headword: 貳");
    assert_eq!(&*typed(&mut state, Field::Glossary, &wrong).glossary, &wrong);
    let again = asked(refused(&mut state, &error("glossary", "glossary.yaml", 3)));
    assert_eq!(&*again.glossary, &GOOD.replace("headword: 二", "headword: 貳"));
    let shown = answer(&state, Some(reading()), "[]");
    assert!(matches!(act(&mut state, shown)[..], [Effect::Show { .. }]));
    assert_eq!((state.work.clone(), state.left()), (Work::Idle, Some(Left::Some)));
    assert_eq!((&*state.findings[0].code, state.findings[0].line), ("glossary", Some(3)));
    // The article goes on, without another try; what is published is what is written.
    let next = typed(&mut state, Field::Article, "一、二、三");
    assert_eq!((&*next.article, &next.glossary), ("一、二、三", &again.glossary));
    assert_eq!(&*state.request(false).glossary, &wrong);
    let shown = answer(&state, Some(reading()), "[]");
    act(&mut state, shown);
    assert_eq!(state.findings.len(), 1);
    // Corrected, all is as ever.
    assert_eq!(&*typed(&mut state, Field::Glossary, GOOD).glossary, GOOD);
    let shown = answer(&state, Some(reading()), "[]");
    act(&mut state, shown);
    assert!(state.left().is_none() && state.findings.is_empty());
}

#[test]
fn a_new_entry_that_is_wrong_is_left_out() {
    let mut state = desk_with(GOOD, "");
    let wrong = GOOD.replace("sources: {}", "  - id: three\n    headword: [\nsources: {}");
    typed(&mut state, Field::Glossary, &wrong);
    // The parser finds the place where it went wrong further down.
    let again = asked(refused(&mut state, &error("glossary", "glossary.yaml", 8)));
    assert_eq!(&*again.glossary, &wrong.replace("  - id: three\n    headword: [\n", "\n\n"));
}

#[test]
fn what_cannot_be_read_at_all_is_read_as_it_was_before() {
    let mut state = desk_with(GOOD, "");
    let wrong = format!("title: \"\n{GOOD}");
    typed(&mut state, Field::Glossary, &wrong);
    let again = asked(refused(&mut state, &error("glossary", "glossary.yaml", 7)));
    assert_eq!(&*again.glossary, GOOD);
    let shown = answer(&state, Some(reading()), "[]");
    act(&mut state, shown);
    assert_eq!(state.left(), Some(Left::Before));
    // Where that is of no use either, the reading stays as it was.
    typed(&mut state, Field::Glossary, &format!("{wrong}x"));
    asked(refused(&mut state, &error("glossary", "glossary.yaml", 7)));
    assert_eq!(refused(&mut state, &error("glossary", "glossary.yaml", 7)), []);
    assert_eq!(state.work, Work::Refused);
}

#[test]
fn a_glossary_that_never_was_right_keeps_nobody_from_reading() {
    let mut state = State::default();
    act(&mut state, Action::Typed(Field::Glossary, "entries: [{ id: a }]".into()));
    act(&mut state, Action::Pasting { is_whole: true });
    act(&mut state, Action::Typed(Field::Article, "一".into()));
    let turn = state.turn;
    act(&mut state, Action::Paused(turn));
    assert_eq!(&*asked(refused(&mut state, &error("glossary", "glossary.yaml", 1))).glossary, "");
}

#[test]
fn a_note_whose_passage_is_gone_is_left_out_until_it_comes_back() {
    let notes = "[\n  { \"id\": \"a\" },\n  { \"id\": \"b\" }\n]\n";
    let mut state = desk_with("", notes);
    typed(&mut state, Field::Article, "二");
    let again = asked(refused(&mut state, &error("note-anchor", "notes.json", 2)));
    assert_eq!(&*again.notes, "[\n  \n{ \"id\": \"b\" }\n]\n");
    let shown = answer(&state, Some(reading()), "[]");
    act(&mut state, shown);
    assert_eq!(state.left(), Some(Left::Some));
    assert_eq!(&*typed(&mut state, Field::Article, "一、二").notes, notes);
}

#[test]
fn an_error_of_the_article_has_nothing_in_its_place() {
    let mut state = desk_with(GOOD, "");
    typed(&mut state, Field::Article, "---\n");
    assert_eq!(refused(&mut state, &error("front-matter", "article.md", 1)), []);
    assert_eq!(state.work, Work::Refused);
}

#[test]
fn another_project_begins_without_what_was_right_in_the_one_before() {
    let mut state = desk_with(GOOD, "");
    let texts = Action::ExampleHere { article: "三".into(), glossary: "x".into(), notes: "".into() };
    act(&mut state, texts);
    assert_eq!(&*asked(refused(&mut state, &error("glossary", "glossary.yaml", 1))).glossary, "");
}

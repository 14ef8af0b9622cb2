//! The head of an article that has an error, characters that are in no text, an end that is cut off, and what is taken back in its own field.

use super::*;

const HEADED: &str = "---\r\ntitle: 题: 目\r\n---\r\n\r\n一\r\n";

fn error() -> String {
    r#"[{"severity":"error","code":"front-matter","message":"a colon and a space stand in this value: put it in quotation marks: `title: \"题: 目\"`","file":"article.md","line":2,"column":8,"start":null,"end":null}]"#.to_owned()
}

#[test]
fn an_article_whose_head_has_an_error_is_read_without_it_and_a_button_mends_it() {
    let mut state = desk("舊");
    act(&mut state, Action::Typed(Field::Article, HEADED.into()));
    let turn = state.turn;
    act(&mut state, Action::Paused(turn));
    let told = answer(&state, None, &error());
    let effects = act(&mut state, told);
    let [Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(&*request.article, "\n\n\n\r\n一\r\n", "what stands below stays on its line");
    let made = answer(&state, Some(reading()), "[]");
    act(&mut state, made);
    assert_eq!((state.work.clone(), state.left()), (Work::Idle, Some(Left::Some)));
    assert_eq!((state.findings.len(), state.findings[0].line), (1, Some(2)));
    // What is published is what is written.
    assert_eq!(&*state.request(false).article, HEADED);
    assert_eq!(state.mends()[0], Some(Mend::Quote));
    act(&mut state, Action::Mend(0));
    assert_eq!(&*state.article, HEADED.replace("题: 目", "\"题: 目\""));
    assert_eq!((state.left(), &*state.article_read()), (None, &*state.article.clone()));
    act(&mut state, Action::Undo);
    assert_eq!(&*state.article, HEADED);
    // One that cannot be read without its head, either, is refused.
    let told = answer(&state, None, &error());
    act(&mut state, told);
    let told = answer(&state, None, &error());
    assert_eq!(act(&mut state, told), []);
    assert_eq!(state.work, Work::Refused);
}

#[test]
fn characters_that_are_in_no_text_are_left_out_and_it_is_said() {
    let mut state = desk("舊");
    act(&mut state, Action::Typed(Field::Article, "一\0二".into()));
    assert_eq!(&*state.article, "一二");
    assert!(state.notice.take().is_some_and(|told| told.text.contains("NUL")));
    act(&mut state, Action::Typed(Field::Article, "一二三".into()));
    assert_eq!(state.notice, None);
}

#[test]
fn a_file_that_ends_within_a_character_is_opened_and_it_is_said_once() {
    let mut state = desk("舊");
    let bytes = "一二三四".as_bytes();
    act(&mut state, Action::File { name: "a.txt".to_owned(), bytes: bytes[..11].into() });
    act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: Some("一二三".into()) });
    act(&mut state, Action::CutOff(Encoding::Utf8));
    assert_eq!(&*state.article, "一二三");
    assert!(state.notice.as_ref().is_some_and(|told| told.text.starts_with("a.txt ends in the middle")));
}

#[test]
fn what_was_taken_back_in_its_own_field_is_no_step() {
    let mut state = desk("舊");
    let steps = state.history.clone();
    act(&mut state, Action::Typed(Field::Glossary, "e".into()));
    act(&mut state, Action::Typed(Field::Glossary, "".into()));
    assert_eq!(state.history.last(), steps.last());
    act(&mut state, Action::Undo);
    assert_eq!(&*state.article, "");
}

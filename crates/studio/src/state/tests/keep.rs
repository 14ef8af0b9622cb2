//! Nothing is lost: by a tab that is killed, a storage that refuses, and another tab.

use super::*;

fn typed(state: &mut State, text: &str) -> Vec<Effect> {
    let mut effects = reduce(state, Action::Typed(Field::Article, text.into()));
    effects.retain(|effect| matches!(effect, Effect::WaitToKeep | Effect::Keep { .. }));
    effects
}

/// What the storage holds after effects.
fn stored(effects: &[Effect], slot: Store) -> Option<Project> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Keep { slot: kept, project, .. } if *kept == slot => Project::open(project, Lang::En).ok(),
        _ => None,
    })
}

fn project(article: &str) -> Rc<str> {
    Project::of(&desk(article)).save().into()
}

#[test]
fn who_writes_on_and_on_is_kept_all_the_same_and_at_most_a_second_is_missing() {
    let mut state = State::default();
    // One timer at a time, from the first key on: keys do not put it off.
    assert_eq!(typed(&mut state, "一"), [Effect::WaitToKeep]);
    assert_eq!(typed(&mut state, "一二"), []);
    assert_eq!(typed(&mut state, "一二三"), []);
    let effects = reduce(&mut state, Action::KeepDue);
    assert_eq!(stored(&effects, Store::Now), Some(Project::of(&state)));
    assert!(effects.contains(&Effect::WaitToKeep), "{effects:?}");
    // Nothing new is not written again; it was a pause, and undoing stops there.
    assert_eq!(reduce(&mut state, Action::KeepDue), []);
    typed(&mut state, "一二三四");
    reduce(&mut state, Action::Undo);
    assert_eq!(&*state.article, "一二三");
    const { assert!(KEEP_PAUSE < 1000) };
    // A page that is left does not wait.
    typed(&mut state, "五");
    assert_eq!(stored(&reduce(&mut state, Action::KeepDue), Store::Now), Some(Project::of(&state)));
}

#[test]
fn a_storage_that_refuses_is_told_once_in_clear_words_and_nothing_is_lost() {
    for (name, says) in [
        ("QuotaExceededError", "its storage is full"),
        ("SecurityError", "private window"),
        ("InvalidStateError", "private window"),
        ("DataCloneError", "the browser’s own words"),
    ] {
        let mut state = desk("一");
        let failure = || Some(NotKept::of(name, "the browser’s own words".to_owned()));
        let turn = state.turn;
        reduce(&mut state, Action::Kept { turn, failure: failure() });
        assert!(state.notice.as_ref().is_some_and(|notice| notice.text.contains(says)), "{name}");
        assert!(state.is_at_risk() && &*state.article == "一");
        reduce(&mut state, Action::Dismissed);
        typed(&mut state, "一二");
        let turn = state.turn;
        reduce(&mut state, Action::Kept { turn, failure: failure() });
        assert_eq!(state.notice, None, "{name}");
        // Room has been made.
        reduce(&mut state, Action::Kept { turn, failure: None });
        assert_eq!((state.kept.clone(), state.is_at_risk()), (Kept::Here, false));
    }
}

#[test]
fn a_second_tab_says_so_and_writes_nothing_until_it_takes_over() {
    let mut second = State::default();
    reduce(&mut second, Action::Held(false));
    reduce(&mut second, Action::Loaded { fragment: "".into(), now: Some(project("一")), before: None });
    assert_eq!((&*second.article, &second.kept), ("一", &Kept::Elsewhere));
    assert!(second.notice.as_ref().is_some_and(|notice| notice.text.contains("another tab")));
    assert_eq!(typed(&mut second, "一二"), []);
    assert_eq!(reduce(&mut second, Action::KeepDue), []);
    assert!(second.is_at_risk());
    // A new sheet leaves alone what the other one keeps.
    let mut new = second.clone();
    assert!(
        !reduce(&mut new, Action::Begin).iter().any(|e| matches!(e, Effect::Keep { .. } | Effect::Drop(_)))
    );
    assert!(new.is_elsewhere && new.before.is_some());

    // Both have written: what is in the storage is put away, what is here is kept.
    assert_eq!(reduce(&mut second, Action::TakeOver), [Effect::TakeOver]);
    assert_eq!(reduce(&mut second, Action::Held(true)), [Effect::Look]);
    let effects = reduce(&mut second, Action::Taken(Some(project("一三"))));
    assert_eq!(stored(&effects, Store::Before).map(|p| p.title()), Some("一三".to_owned()));
    assert!(effects.contains(&Effect::WaitToKeep));
    assert_eq!(second.before.as_ref().map(Project::title), Some("一三".to_owned()));
    assert_eq!(stored(&reduce(&mut second, Action::KeepDue), Store::Now), Some(Project::of(&second)));
    assert_eq!(&*second.article, "一二");
}

#[test]
fn the_first_tab_is_told_when_it_is_taken_over_and_has_the_newest_text_when_it_keeps_again() {
    let mut first = desk("一");
    let turn = first.turn;
    reduce(&mut first, Action::KeepDue);
    reduce(&mut first, Action::Kept { turn, failure: None });
    reduce(&mut first, Action::Held(false));
    assert_eq!(first.kept, Kept::Elsewhere);
    assert!(first.notice.as_ref().is_some_and(|notice| notice.text.contains("no longer saved")));
    // The answer to what was kept before comes late.
    reduce(&mut first, Action::Kept { turn, failure: None });
    assert_eq!(first.kept, Kept::Elsewhere);
    // The other tab is closed. It began where this one was, which was kept to the last key: nothing here is newer.
    reduce(&mut first, Action::Held(true));
    let effects = reduce(&mut first, Action::Taken(Some(project("一二"))));
    assert!(matches!(&effects[..], [Effect::Annotate(_)]), "{effects:?}");
    assert_eq!((&*first.article, &first.kept), ("一二", &Kept::Here));
}

#[test]
fn a_tab_that_keeps_from_the_start_and_an_emptied_storage_change_nothing() {
    let mut state = State::default();
    assert_eq!(reduce(&mut state, Action::Held(true)), []);
    assert_eq!(state, State::default());
    // Emptied behind its back: the next change puts all of it there anew.
    let mut state = desk("一");
    assert_eq!(reduce(&mut state, Action::Taken(None)), []);
    assert_eq!(&*state.article, "一");
    typed(&mut state, "一二");
    assert_eq!(stored(&reduce(&mut state, Action::KeepDue), Store::Now), Some(Project::of(&state)));
    // A sheet on which nothing is yet offers what the other tab had.
    let mut empty = State::default();
    reduce(&mut empty, Action::Held(false));
    reduce(&mut empty, Action::Held(true));
    reduce(&mut empty, Action::Taken(Some(project("一"))));
    assert_eq!(empty.before.map(|project| project.title()), Some("一".to_owned()));
}

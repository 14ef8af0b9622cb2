//! Nothing is lost: by a tab that is killed, a storage that refuses, and another tab.

use jiazhu_reading::{NoteKind, Span};

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
    // Nothing new is not written again.
    assert_eq!(reduce(&mut state, Action::KeepDue), []);
    typed(&mut state, "一二三四");
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
    reduce(&mut second, Action::Loaded { fragment: "".into(), now: Some(project("一")), before: vec![] });
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
    assert!(new.is_elsewhere && !new.before.is_empty());

    // Both have written: what is in the storage is put away, what is here is kept.
    assert_eq!(reduce(&mut second, Action::TakeOver), [Effect::TakeOver]);
    assert_eq!(reduce(&mut second, Action::Held(true)), [Effect::Look]);
    let effects = reduce(&mut second, Action::Taken(Some(project("一三"))));
    assert_eq!(stored(&effects, Store::Away(0)).map(|p| p.title()), Some("一三".to_owned()));
    assert!(effects.contains(&Effect::WaitToKeep));
    assert_eq!(second.before.first().map(Project::title), Some("一三".to_owned()));
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
    assert_eq!(empty.before.first().map(Project::title), Some("一".to_owned()));
}

#[test]
fn a_new_sheet_is_taken_back_whole_after_the_next_keys_too() {
    let mut state = desk("舊的文章。");
    act(&mut state, Action::Typed(Field::Glossary, "entries: []".into()));
    act(&mut state, Action::Typed(Field::Notes, "[]".into()));
    act(&mut state, Action::Format(Format::Html));
    state.pictures.insert("a.png".to_owned(), b"\x89PNG"[..].into());
    let before = Desk::of(&state);
    act(&mut state, Action::Begin);
    assert!(Desk::of(&state).is_empty() && state.stage == Stage::Start);
    typed(&mut state, "一句話。");
    act(&mut state, Action::Undo);
    assert_eq!((&*state.article, state.history.last()), ("", Some(What::Begun)));
    reduce(&mut state, Action::Undo);
    assert_eq!((Desk::of(&state), state.stage), (before, Stage::Desk));
    assert_eq!(stored(&reduce(&mut state, Action::KeepDue), Store::Now), Some(Project::of(&state)));
    // And forth again.
    act(&mut state, Action::Redo);
    assert!(Desk::of(&state).is_empty() && state.stage == Stage::Start);
    act(&mut state, Action::Redo);
    assert_eq!(&*state.article, "一句話。");
    // Neither an example nor a project file puts away what was there for good.
    let example = Action::ExampleHere { article: "例".into(), glossary: "".into(), notes: "".into() };
    act(&mut state, example);
    act(&mut state, Action::Undo);
    assert_eq!(&*state.article, "一句話。");
}

#[test]
fn a_project_that_was_put_away_is_offered_after_another_one_was_and_after_a_reload() {
    let mut state = desk("第一篇");
    act(&mut state, Action::Begin);
    typed(&mut state, "第二篇");
    let effects = act(&mut state, Action::Begin);
    let away = |slot| stored(&effects, slot).map(|project| project.title());
    assert_eq!(
        [away(Store::Away(0)), away(Store::Away(1))],
        ["第二篇", "第一篇"].map(|title| Some(title.to_owned()))
    );
    let files = state.before.iter().map(|project| project.save().into()).collect();
    let mut later = State::default();
    act(&mut later, Action::Loaded { fragment: "".into(), now: None, before: files });
    act(&mut later, Action::Continue(1));
    assert_eq!(&*later.article, "第一篇");
    assert_eq!(later.before.iter().map(Project::title).collect::<Vec<_>>(), ["第二篇"]);
    // What is forgotten cannot be undone.
    assert_eq!(state.history.last(), Some(What::Begun));
    act(&mut state, Action::AskForget(true));
    assert!(state.asks_to_forget && forgettable(&state) == ["第二篇", "第一篇"]);
    act(&mut state, Action::Forget);
    assert!(!state.asks_to_forget);
    assert_eq!((state.before.len(), state.history.last()), (0, None));
}

#[test]
fn the_notice_that_another_tab_keeps_the_project_has_the_button_that_keeps_it_here() {
    let mut state = desk("一");
    reduce(&mut state, Action::Held(false));
    assert!(state.offers_keeping());
    reduce(&mut state, Action::Dismissed);
    assert!(!state.offers_keeping());
}

#[test]
fn a_link_and_a_file_put_away_what_was_kept_before_they_take_its_place() {
    let loaded = |is_elsewhere| {
        let mut state = State { is_elsewhere, ..State::default() };
        let fragment = link::fragment("別人的文章。", Format::Plain).expect("a short text");
        let (now, before) = (Some(project("自己的文章")), vec![project("更早的文章")]);
        let effects = act(&mut state, Action::Loaded { fragment: fragment.into(), now, before });
        assert_eq!((&*state.article, state.is_own), ("別人的文章。", false));
        assert_eq!(state.before.iter().map(Project::title).collect::<Vec<_>>(), ["自己的文章", "更早的文章"]);
        effects
    };
    let away = |effects: &[Effect], at| stored(effects, Store::Away(at)).map(|project| project.title());
    assert_eq!(away(&loaded(false), 0).as_deref(), Some("自己的文章"));
    assert_eq!(away(&loaded(false), 1).as_deref(), Some("更早的文章"));
    // What another tab keeps is that one's.
    assert_eq!(away(&loaded(true), 0), None);

    let (mut state, _) = opened("a.txt", "新的文章。".as_bytes());
    let decoded = |text: &str| Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) };
    let effects = act(&mut state, decoded("新的文章。"));
    assert_eq!(away(&effects, 0).as_deref(), Some("舊的文章。"));
    // In another encoding it is the same file.
    let effects = act(&mut state, decoded("另一種讀法。"));
    assert_eq!((away(&effects, 0), state.before.len()), (None, 1));
    act(&mut state, Action::File { name: "p.json".to_owned(), bytes: project("項目").as_bytes().into() });
    let effects = act(&mut state, decoded(&project("項目")));
    assert_eq!(away(&effects, 0).as_deref(), Some("另一種讀法。"));
    let document = Document { html: "<p>文件</p>".into(), ..Document::default() };
    let effects = act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: Ok(document) });
    assert_eq!(away(&effects, 0).as_deref(), Some("項目"));
    // And what comes first, or is the same, puts nothing away.
    let mut state = State::default();
    act(&mut state, Action::File { name: "a.txt".to_owned(), bytes: "一".as_bytes().into() });
    act(&mut state, decoded("一"));
    act(&mut state, Action::File { name: "a.txt".to_owned(), bytes: "一".as_bytes().into() });
    act(&mut state, decoded("一"));
    assert_eq!(state.before, []);
}

#[test]
fn a_link_opened_in_the_same_tab_comes_as_into_a_new_one_and_a_damaged_one_is_told() {
    let fragment = super::super::link::fragment("三四", Format::Plain).expect("it is short");
    let mut state = desk("一二");
    let effects = reduce(&mut state, Action::Linked(fragment.as_str().into()));
    assert_eq!(stored(&effects, Store::Away(0)).map(|project| project.title()), Some("一二".to_owned()));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Annotate(_))), "{effects:?}");
    assert_eq!((&*state.article, state.is_own, &state.kept), ("三四", false, &Kept::Nothing));
    assert_eq!(reduce(&mut state, Action::KeepDue), [], "it is nobody's own yet");
    reduce(&mut state, Action::Undo);
    assert_eq!((&*state.article, state.is_own), ("一二", true));
    for damaged in ["#text=5Lq", "#text=@@@", "#text=你好"] {
        let mut state = desk("一二");
        reduce(&mut state, Action::Linked(damaged.into()));
        assert!(state.notice.is_some_and(|told| told.text.contains("cut off")), "{damaged}");
        assert_eq!(&*state.article, "一二");
        let mut state = State::default();
        reduce(&mut state, Action::Loaded { fragment: damaged.into(), now: None, before: vec![] });
        assert!(state.notice.is_some_and(|told| told.text.contains("cut off")), "{damaged}");
    }
    let mut state = desk("一二");
    reduce(&mut state, Action::Linked("#st-notes".into()));
    assert_eq!((state.notice, &*state.article), (None, "一二"));
}

#[test]
fn twelve_are_kept_of_what_was_put_away_and_which_one_must_go_is_told() {
    let mut state = State::default();
    let names: Vec<&str> = Store::away().map(Store::name).collect();
    assert_eq!((names.len(), &names[..3]), (12, &["before", "older", "oldest"][..]));
    assert!((1..names.len()).all(|at| !names[..at].contains(&names[at])));
    for at in 1..=13 {
        assert_eq!(state.notice, None, "{at}");
        typed(&mut state, &format!("第{at}篇"));
        act(&mut state, Action::Begin);
    }
    assert_eq!(state.before.len(), 12);
    assert!(
        state.notice.as_ref().is_some_and(|notice| notice.text.contains("“第1篇”")),
        "{:?}",
        state.notice
    );
}

/// Writes texts one after the other, with a pause behind each, and gives what undoing shows.
fn undone(texts: &[&str]) -> Vec<String> {
    let mut state = State::default();
    for text in texts {
        typed(&mut state, text);
        reduce(&mut state, Action::KeepDue);
        reduce(&mut state, Action::KeepDue);
    }
    let mut seen = Vec::new();
    while state.history.last().is_some() {
        reduce(&mut state, Action::Undo);
        seen.push(state.article.to_string());
    }
    seen
}

#[test]
fn what_is_written_slowly_is_undone_by_stretches_and_not_by_letters() {
    assert_eq!(undone(&["我", "我們", "我們看", "我們看電影"]), [""]);
    // A sentence is one; what is written elsewhere is another, and so is what is taken out.
    assert_eq!(undone(&["一", "一二。", "一二。三", "一二。三四"]), ["一二。", ""]);
    assert_eq!(undone(&["一二", "五一二", "五六一二"]), ["一二", ""]);
    assert_eq!(undone(&["一二三四", "一二三", "一二", "一二五", "一二五六"]), ["一二", "一二三四", ""]);
    let long = "字".repeat(100);
    assert_eq!(undone(&[&long, &format!("{long}一"), &format!("{long}一二")]), [&*long, ""]);
}

#[test]
fn a_note_that_is_being_written_is_there_again_after_a_reload() {
    let mut state = desk("一二三");
    state.passage = Some(Passage { span: Span::new(1, 3), text: "二三".to_owned(), id: None, note: None });
    let draft = Draft { text: "寫到一半".into(), kind: NoteKind::Wording };
    reduce(&mut state, Action::KeepDue);
    reduce(&mut state, Action::KeepDue);
    let effects = reduce(&mut state, Action::Draft(Some(draft)));
    assert!(effects.contains(&Effect::WaitToKeep), "{effects:?}");
    let effects = reduce(&mut state, Action::KeepDue);
    let kept = |slot: Store| {
        effects.iter().find_map(|effect| match effect {
            Effect::Keep { slot: kept, project, .. } if *kept == slot => Some(Rc::from(project.as_str())),
            _ => None,
        })
    };
    let (now, draft): (Option<Rc<str>>, Option<Rc<str>>) = (kept(Store::Now), kept(Store::Draft));
    assert!(now.is_some());

    let mut later = State::default();
    reduce(&mut later, Action::Loaded { fragment: "".into(), now, before: vec![] });
    reduce(&mut later, Action::DraftKept(draft.expect("it is kept")));
    assert_eq!(later.passage, state.passage);
    // What is given up is not kept.
    reduce(&mut later, Action::Draft(None));
    let effects = reduce(&mut later, Action::KeepDue);
    assert!(effects.contains(&Effect::Drop(Store::Draft)), "{effects:?}");
    // Nor is it another text's.
    let mut other = State::default();
    reduce(&mut other, Action::DraftKept("{\"start\":0}".into()));
    assert_eq!(other.passage, None);
}

#[test]
fn the_address_holds_the_text_of_a_link_until_it_is_another() {
    let fragment = super::super::link::fragment("一二三", Format::Plain).expect("it is short");
    let linked = || {
        let mut state = State::default();
        let loaded = Action::Loaded { fragment: fragment.as_str().into(), now: None, before: vec![] };
        let effects = reduce(&mut state, loaded);
        assert!(!effects.contains(&Effect::Unlink), "{effects:?}");
        state
    };
    let changes = [
        Action::Typed(Field::Article, "一二三四".into()),
        Action::Typed(Field::Glossary, "entries: []".into()),
        Action::Begin,
    ];
    for change in changes {
        let mut state = linked();
        assert!(!reduce(&mut state, Action::Pane(Pane::Texts)).contains(&Effect::Unlink));
        assert!(reduce(&mut state, change.clone()).contains(&Effect::Unlink), "{change:?}");
        assert!(!reduce(&mut state, Action::Typed(Field::Article, "五".into())).contains(&Effect::Unlink));
    }
    let mut state = State::default();
    let damaged = Action::Loaded { fragment: "#text=%".into(), now: None, before: vec![] };
    assert!(reduce(&mut state, damaged).contains(&Effect::Unlink));
}

mod cards;
mod fields;
mod files;
mod head;
mod keep;
mod meanwhile;
mod notes;
mod outcome;
mod pictures;
mod seen;

use std::rc::Rc;

use jiazhu_annotate::encoding::Encoding;

use crate::words::Lang;

use super::*;

fn reading() -> Rc<[u8]> {
    Rc::from(&b"reading"[..])
}

/// What is to be done but for keeping and for blocks alone, which every change of one's own asks for, and for comparing, which every reading asks for.
fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = reduce(state, action);
    effects.retain(|effect| {
        !matches!(effect, Effect::WaitToKeep | Effect::CompareSoon | Effect::AskBlocks { .. })
    });
    effects
}

/// A state at its desk, with a text whose reading is on the screen.
fn desk(text: &str) -> State {
    let mut state = State::default();
    act(&mut state, Action::Pasting { is_whole: true });
    act(&mut state, Action::Typed(Field::Article, text.into()));
    let answer = answer(&state, Some(reading()), "[]");
    act(&mut state, answer);
    assert!(state.is_shown);
    state
}

fn answer(state: &State, reading: Option<Rc<[u8]>>, findings: &str) -> Action {
    Action::Annotated(Answer {
        turn: state.turn,
        took: 20,
        reading,
        words: None,
        findings: findings.to_owned(),
        is_complete: true,
    })
}

fn opened(name: &str, bytes: &[u8]) -> (State, Vec<Effect>) {
    let mut state = desk("舊的文章。");
    let effects = act(&mut state, Action::File { name: name.to_owned(), bytes: bytes.into() });
    (state, effects)
}

#[test]
fn what_is_pasted_is_read_at_once() {
    let mut state = State::default();
    act(&mut state, Action::Pasting { is_whole: true });
    let effects = act(&mut state, Action::Typed(Field::Article, "他們干什麼？".into()));
    let [Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(
        (request.article_name, &*request.article, request.after_rest),
        ("article.txt", "他們干什麼？", false)
    );
    assert_eq!((state.stage, state.pane), (Stage::Desk, Pane::Reading));
}

#[test]
fn what_is_typed_is_annotated_after_a_pause_and_never_while_an_input_method_is_at_work() {
    let mut state = State::default();
    assert_eq!(act(&mut state, Action::Composing(true)), []);
    assert_eq!(act(&mut state, Action::Typed(Field::Article, "zhong".into())), []);
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::Paused(turn)), [], "a timer of before");
    assert_eq!(act(&mut state, Action::Typed(Field::Article, "中".into())), []);
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::Composing(false)), [Effect::Wait(turn)]);
    assert_eq!(act(&mut state, Action::Paused(turn - 1)), []);
    assert!(matches!(act(&mut state, Action::Paused(turn))[..], [Effect::Annotate(_)]));
    // Who writes stays in the text, on a phone as well.
    assert_eq!((state.stage, state.pane), (Stage::Desk, Pane::Texts));
}

#[test]
fn words_come_first_and_the_rest_when_its_tables_are_there() {
    let mut state = desk("一");
    act(&mut state, Action::Typed(Field::Article, "一二".into()));
    let effects = act(
        &mut state,
        Action::Annotated(Answer {
            turn: 2,
            took: 20,
            reading: Some(reading()),
            words: None,
            findings: "[]".to_owned(),
            is_complete: false,
        }),
    );
    let [Effect::Show { .. }, Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    assert!(request.after_rest);
}

#[test]
fn a_text_that_is_quickly_read_is_read_at_each_change_one_after_the_other() {
    let mut state = desk("一");
    let typed = |state: &mut State, text: &str| {
        act(state, Action::Typed(Field::Article, text.into()));
        let turn = state.turn;
        act(state, Action::Paused(turn))
    };
    assert!(matches!(&typed(&mut state, "一二")[..], [Effect::Annotate(_)]));
    let first = answer(&state, Some(reading()), "[]");
    assert_eq!(typed(&mut state, "一二三"), [], "what is at work is not given up");
    assert_eq!(typed(&mut state, "一二三四"), []);
    // The older reading is shown, and the newest text asked for.
    let effects = act(&mut state, first.clone());
    let [Effect::Show { .. }, Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(&*request.article, "一二三四");
    assert_eq!(act(&mut state, first), [], "nobody has asked for that any more");
    assert!(matches!(state.work, Work::Busy { .. }));
    let last = answer(&state, Some(reading()), "[]");
    assert!(matches!(&act(&mut state, last)[..], [Effect::Show { .. }]));
    assert_eq!(state.work, Work::Idle);
    // What takes long is given up for what is newer, after a pause.
    state.took = QUICK + 1;
    assert!(pause(state.took) > 0 && pause(QUICK) == 0);
    assert!(matches!(&typed(&mut state, "五")[..], [Effect::Annotate(_)]));
    assert!(matches!(&typed(&mut state, "五六")[..], [Effect::Annotate(_)]));
    // What was given up is not waited for, and what nobody else makes is asked for again.
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::Superseded(turn - 1)), []);
    assert!(matches!(&act(&mut state, Action::Superseded(turn))[..], [Effect::Annotate(_)]));
    // One that fails does not keep the next from being made.
    state.took = 20;
    typed(&mut state, "五六七");
    let failed = Action::Failed { turn: state.turn - 1, message: "old".to_owned() };
    assert!(matches!(&act(&mut state, failed)[..], [Effect::Annotate(_)]));
}

#[test]
fn a_reading_is_shown_before_it_is_checked_and_only_once() {
    let mut state = desk("一");
    act(&mut state, Action::Typed(Field::Article, "一二".into()));
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::Early { turn, reading: reading() }), [], "nobody has asked");
    act(&mut state, Action::Paused(turn));
    let effects = act(&mut state, Action::Early { turn, reading: reading() });
    assert!(matches!(&effects[..], [Effect::Show { .. }]));
    assert!(matches!(state.work, Work::Busy { .. }));
    // It is compared with the one before when nothing else is to come of the change.
    let checked = answer(&state, Some(reading()), "[]");
    assert_eq!(reduce(&mut state, checked), [Effect::CompareSoon]);
    assert_eq!(state.work, Work::Idle);
}

#[test]
fn an_answer_to_an_older_text_is_dropped() {
    let mut state = desk("一");
    let old = answer(&state, Some(reading()), "[]");
    act(&mut state, Action::Typed(Field::Article, "一二".into()));
    assert_eq!(act(&mut state, old), []);
    let failed = Action::Failed { turn: state.turn - 1, message: "old".to_owned() };
    act(&mut state, failed);
    assert_ne!(state.work, Work::Failed("old".to_owned()));
}

#[test]
fn an_error_leaves_the_reading_before_and_leads_to_its_place() {
    let mut state = desk("一");
    act(&mut state, Action::Typed(Field::Glossary, "entries:\n  - {headword: 𠮷一, id}\n".into()));
    let json = r#"[{"severity":"warning","code":"a","message":"w","file":"article.md","line":null,"column":null,"start":null,"end":null},
        {"severity":"error","code":"yaml","message":"what is this","file":"glossary.yaml","line":2,"column":17,"start":null,"end":null}]"#;
    let told = answer(&state, None, json);
    // First without what is wrong, then with what was before it.
    assert!(matches!(act(&mut state, told.clone())[..], [Effect::Annotate(_)]));
    while let [Effect::Annotate(_)] = act(&mut state, told.clone())[..] {}
    assert!(state.is_shown && state.work == Work::Refused);
    assert_eq!(state.findings[0].place(Lang::En), "glossary, line 2");
    assert_eq!(state.findings[0].sentence(), "What is this.");
    let [Effect::Select { field: Field::Glossary, at }] = act(&mut state, Action::GoTo(0))[..] else {
        panic!("a place")
    };
    // 𠮷 is two units of UTF-16.
    let line = "entries:\n".len() as u32;
    assert_eq!(at, Selection { start: line + 17, end: line + 23, line: 1 });
    assert_eq!(state.pane, Pane::Texts);
}

#[test]
fn a_finding_selects_its_passage_and_no_text_is_too_short_for_one() {
    let finding = |line, column, start, end| Finding {
        severity: Severity::Warning,
        code: String::new(),
        message: String::new(),
        file: "article.txt".to_owned(),
        line: Some(line),
        column: Some(column),
        start: Some(start),
        end: Some(end),
    };
    let text = "一二三\n四五六\n";
    assert_eq!(selection(text, &finding(2, 2, 5, 6)), Selection { start: 5, end: 6, line: 1 });
    assert_eq!(selection(text, &finding(2, 9, 5, 6)), Selection { start: 7, end: 7, line: 1 });
    assert_eq!(selection(text, &finding(9, 1, 5, 6)), Selection { start: 8, end: 8, line: 8 });
    assert_eq!(selection("", &finding(1, 1, 0, 3)), Selection { start: 0, end: 0, line: 0 });
}

#[test]
fn a_failure_keeps_what_was_written_and_shown() {
    let mut state = desk("一二三");
    act(&mut state, Action::Typed(Field::Article, "一二三四".into()));
    let turn = state.turn;
    act(&mut state, Action::Failed { turn, message: "no memory".to_owned() });
    assert_eq!(state.work, Work::Failed("no memory".to_owned()));
    assert!(state.is_shown && &*state.article == "一二三四");
    // The next change tries again.
    act(&mut state, Action::Typed(Field::Article, "一二三".into()));
    let turn = state.turn;
    assert!(matches!(act(&mut state, Action::Paused(turn))[..], [Effect::Annotate(_)]));
}

#[test]
fn a_text_that_is_emptied_takes_its_reading_off_the_page() {
    let mut state = desk("一");
    act(&mut state, Action::Typed(Field::Article, " \n".into()));
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::Paused(turn)), [Effect::Cancel, Effect::Remove]);
    assert!(!state.is_shown && state.stage == Stage::Desk);
}

#[test]
fn a_file_says_its_encoding_and_another_is_one_click_away() {
    let gbk = b"\xD6\xD0\xB9\xFA\xC8\xCB\xB5\xC4\xCA\xC2\xC7\xE9\xA1\xA3\r\n"; // 中国人的事情。
    let (mut state, effects) = opened("a.txt", gbk);
    assert_eq!(effects, [Effect::Decode { encoding: Encoding::Gb18030, bytes: gbk[..].into() }]);
    let decoded =
        Action::Decoded { encoding: Encoding::Gb18030, text: Some("中国人的事情。\r\n".into()) };
    assert!(matches!(act(&mut state, decoded)[..], [Effect::Keep { .. }, Effect::Annotate(_)]));
    // A file keeps its line ends; its textarea has none of them.
    assert_eq!(&*state.article, "中国人的事情。\r\n");
    let file = state.opened.clone().unwrap();
    assert!(file.told(Lang::En).contains("GB18030"), "{}", file.told(Lang::En));
    assert_eq!(file.others()[0], Encoding::Big5);

    let other = act(&mut state, Action::Encoded(Encoding::Utf8));
    assert_eq!(other, [Effect::Decode { encoding: Encoding::Utf8, bytes: gbk[..].into() }]);
    // What does not fit changes nothing, and says so.
    act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: None });
    assert!(state.notice.as_ref().unwrap().text.contains("not in UTF-8"));
    assert_eq!((&*state.article, state.opened.unwrap().encoding), ("中国人的事情。\r\n", Encoding::Gb18030));
}

#[test]
fn a_file_goes_where_its_name_says() {
    for (name, text, expected) in [
        ("a.md", "一", (Format::Markdown, "一", "", "")),
        ("a.HTM", "一", (Format::Html, "一", "", "")),
        ("a", "# 一\n", (Format::Markdown, "# 一\n", "", "")),
        ("a.yml", "entries: []", (Format::Plain, "舊的文章。", "entries: []", "")),
        ("a.json", "{\"entries\": []}", (Format::Plain, "舊的文章。", "{\"entries\": []}", "")),
        ("a.json", "{\"items\": []}", (Format::Plain, "舊的文章。", "", "{\"items\": []}")),
    ] {
        let (mut state, _) = opened(name, text.as_bytes());
        act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) });
        assert_eq!((state.format, &*state.article, &*state.glossary, &*state.notes), expected, "{name}");
        assert_eq!(state.request(false).glossary_name, "glossary.yaml");
    }
}

#[test]
fn what_is_no_text_is_refused_and_nothing_is_lost() {
    for (name, bytes, says) in [
        ("a.txt", &b""[..], "empty"),
        ("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "shows no picture"),
        ("a.exe", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "this is a picture"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "this is a PDF"),
        ("a.xlsx", b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "save the sheet as CSV"),
        ("a.reading", b"JIAZHU\0\0", "a finished reading"),
        ("a.dat", b"\0\x01\0\x02\0\x03", "no text"),
    ] {
        let (state, effects) = opened(name, bytes);
        assert_eq!(effects, [], "{name}");
        let notice = state.notice.unwrap();
        assert!(
            notice.is_error && notice.text.contains(says) && notice.text.contains(name),
            "{}",
            notice.text
        );
        assert_eq!(&*state.article, "舊的文章。");
    }
    assert_eq!(is_for(f64::from(100 << 20)), Err(100));
    assert_eq!(is_for(f64::from(64 << 20)), Ok(()));
}

#[test]
fn the_format_follows_the_text_until_it_is_said() {
    for (text, format) in [
        ("——這是\n二十多年前的事", Format::Plain),
        ("---\ntitle: 一\n---\n\n一", Format::Markdown),
        ("---\n他說", Format::Plain),
        ("一\n\n## 二\n", Format::Markdown),
        ("#1 一", Format::Plain),
        ("他**真**好", Format::Markdown),
        (" <p>一</p>", Format::Html),
        ("<!doctype html>", Format::Html),
        ("<一>", Format::Plain),
    ] {
        assert_eq!(Format::of(text), format, "{text}");
    }
    let mut state = desk("一");
    assert!(
        matches!(&act(&mut state, Action::Format(Format::Html))[..], [Effect::Annotate(request)] if request.article_name == "article.html")
    );
    // It is kept as what is written is.
    (state.is_own, state.keep_waits) = (true, None);
    assert!(reduce(&mut state, Action::Format(Format::Html)).contains(&Effect::WaitToKeep));
    act(&mut state, Action::Typed(Field::Article, "# 一".into()));
    assert_eq!(state.format, Format::Html);
}

#[test]
fn how_the_article_is_read_is_undone_like_any_change_and_comes_back_with_its_text() {
    let mut state = desk("# 一\n\n**二**");
    assert_eq!((state.format, state.format_is_said), (Format::Markdown, false));
    act(&mut state, Action::Format(Format::Plain));
    assert_eq!((state.history.last(), state.format), (Some(What::Format), Format::Plain));
    act(&mut state, Action::Format(Format::Plain));
    act(&mut state, Action::Typed(Field::Article, "# 一\n\n**二**三".into()));
    act(&mut state, Action::Undo);
    assert_eq!((&*state.article, state.format), ("# 一\n\n**二**", Format::Plain));
    let effects = act(&mut state, Action::Undo);
    assert_eq!((state.format, state.format_is_said), (Format::Markdown, false));
    assert!(effects.contains(&Effect::Wait(state.turn)), "it is read so: {effects:?}");
    act(&mut state, Action::Redo);
    assert_eq!((state.format, state.format_is_said), (Format::Plain, true));
    // An article in HTML that was pasted in the place of the text takes that with it, too.
    act(&mut state, Action::Pasted("<p>三".into()));
    assert_eq!(state.format, Format::Html);
    act(&mut state, Action::Undo);
    assert_eq!((&*state.article, state.format), ("# 一\n\n**二**", Format::Plain));
}

#[test]
fn the_dictionary_is_asked_for_once_and_comes_with_every_later_reading() {
    let mut state = desk("一");
    assert!(
        matches!(&act(&mut state, Action::AskDictionary)[..], [Effect::Annotate(request)] if request.with_words && request.after_rest)
    );
    let turn = state.turn;
    act(&mut state, Action::Failed { turn, message: "no network".to_owned() });
    assert_eq!(state.dictionary, Dictionary::NotAsked);
    act(&mut state, Action::AskDictionary);
    let words = Action::Annotated(Answer {
        took: 20,
        turn,
        reading: Some(reading()),
        words: Some(reading()),
        findings: "[]".to_owned(),
        is_complete: true,
    });
    assert!(matches!(&act(&mut state, words)[..], [Effect::Show { words: Some(_), .. }]));
    act(&mut state, Action::Typed(Field::Article, "二".into()));
    assert!(state.request(false).with_words);
}

#[test]
fn findings_that_differ_from_others_than_are_known_are_asked_for_as_a_whole() {
    let mut state = desk("一、二");
    let known = |effects: &[Effect]| match effects {
        [Effect::Annotate(request)] => request.known,
        _ => panic!("{effects:?}"),
    };
    let first = r#"{"is":4,"of":0,"runs":[[0,0,0,0,1]],"new":[{"severity":"warning","code":"c","message":"m","file":"article.txt","line":1,"column":1,"start":0,"end":1}]}"#;
    let told = answer(&state, Some([].into()), first);
    act(&mut state, told);
    assert_eq!((state.findings.len(), state.request(false).known), (1, 4));
    let told = answer(&state, Some([].into()), r#"{"is":5,"of":4,"runs":[[0,1,1,2,0]],"new":[]}"#);
    act(&mut state, told);
    assert_eq!((state.findings[0].line, state.findings[0].start), (Some(2), Some(2)));
    assert_eq!(state.request(false).known, 5);
    let told = answer(&state, Some([].into()), r#"{"is":7,"of":6,"runs":[[0,1,1,2,0]],"new":[]}"#);
    let effects = act(&mut state, told);
    assert_eq!((known(&effects), state.findings[0].line), (0, Some(2)));
}

#[test]
fn to_begin_anew_puts_the_texts_away_and_one_can_go_on_with_them() {
    let mut state = desk("一、二");
    let turn = state.turn;
    let effects = act(&mut state, Action::Begin);
    let [
        Effect::Cancel,
        Effect::Remove,
        Effect::Keep { slot: Store::Away(0), project, .. },
        Effect::Drop(Store::Now),
        Effect::Drop(Store::Draft),
    ] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert!(project.contains("一、二"));
    let (before, history) = (state.before.clone(), state.history.clone());
    assert_eq!(before[0].title(), "一、二");
    assert_eq!(state, State { turn: turn + 1, before, history, ..State::default() });
    act(&mut state, Action::Continue(0));
    assert_eq!((&*state.article, state.stage, state.before), ("一、二", Stage::Desk, vec![]));
}

#[test]
fn an_example_brings_all_its_texts() {
    let mut state = State::default();
    assert_eq!(act(&mut state, Action::Example(EXAMPLES[0])), [Effect::Fetch(EXAMPLES[0])]);
    let texts =
        Action::ExampleHere { article: "一".into(), glossary: "entries: []".into(), notes: "{}".into() };
    let effects = act(&mut state, texts);
    assert!(
        matches!(&effects[..], [Effect::Annotate(request)] if request.article_name == "article.md" && &*request.notes == "{}")
    );
}

#[test]
fn an_answer_that_is_no_list_of_findings_is_told() {
    let mut state = desk("一");
    let broken = answer(&state, Some(reading()), "{");
    act(&mut state, broken);
    assert_eq!(state.findings[0].code, "annotator");
}

#[test]
fn what_has_changed_is_seen_before_the_whole_and_no_older_whole_takes_its_place() {
    let mut state = desk("一");
    let first = state.turn;
    let effects = reduce(&mut state, Action::Typed(Field::Article, "一二".into()));
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::AskBlocks { request, shown } => Some((request.turn, &*request.article, *shown)),
        _ => None,
    });
    assert_eq!(asked, Some((first + 1, "一二", first)));
    assert!(matches!(state.work, Work::Busy { .. }), "from the first key on, and not only after a pause");
    let blocks = |turn, shown| Action::Blocks { turn, shown, reading: reading(), blocks: [0].into() };
    act(&mut state, Action::Paused(first + 1));
    assert_eq!(act(&mut state, blocks(first, first)), [], "the text has changed since");
    assert_eq!(act(&mut state, blocks(first + 1, first - 1)), [], "another reading is on the screen");
    let shown = act(&mut state, blocks(first + 1, first));
    assert_eq!(shown, [Effect::ShowBlocks { reading: reading(), blocks: [0].into() }]);
    // The whole of the same text takes their place; that of an older one does not.
    let old = answer(&state, Some(reading()), "[]");
    act(&mut state, Action::Typed(Field::Article, "一二三".into()));
    let turn = state.turn;
    act(&mut state, Action::Paused(turn));
    act(&mut state, blocks(turn, first));
    assert_eq!(act(&mut state, Action::Early { turn: turn - 1, reading: reading() }), []);
    assert!(matches!(&act(&mut state, old)[..], [Effect::Annotate(_)]));
    assert_eq!(state.shown, Some(first));
    // Its blocks are on the screen, so it waits until nothing is written.
    let new = answer(&state, Some(reading()), "[]");
    assert_eq!(act(&mut state, new), [Effect::ShowLater]);
    assert_eq!((state.shown, &state.work), (Some(first), &Work::Idle));
    assert!(matches!(&act(&mut state, Action::ShowDue { selects: false })[..], [Effect::Show { .. }]));
    assert_eq!(act(&mut state, Action::ShowDue { selects: false }), [], "once");
    assert_eq!(state.shown, Some(turn));
    // Blocks of what differs from the reading before are of no use with the next one: they are asked for again.
    act(&mut state, Action::Typed(Field::Article, "一二三四".into()));
    let middle = state.turn;
    act(&mut state, Action::Paused(middle));
    let old = answer(&state, Some(reading()), "[]");
    act(&mut state, Action::Typed(Field::Article, "一二三四五".into()));
    let effects = reduce(&mut state, old);
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::AskBlocks { request, shown } => Some((request.turn, *shown)),
        _ => None,
    });
    assert_eq!(asked, Some((middle + 1, middle)));
    assert!(matches!(state.work, Work::Busy { .. }));
    assert_eq!(act(&mut state, blocks(middle + 1, turn)), []);
    assert!(matches!(&act(&mut state, blocks(middle + 1, middle))[..], [Effect::ShowBlocks { .. }]));
    // Nothing is on the screen of a text that has been taken away.
    act(&mut state, Action::Typed(Field::Article, "".into()));
    let turn = state.turn;
    act(&mut state, Action::Paused(turn));
    let effects = reduce(&mut state, Action::Typed(Field::Article, "四".into()));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::AskBlocks { .. })));
}

#[test]
fn without_a_network_the_dictionary_is_missed_in_words_of_the_studio_and_the_reading_stays() {
    let mut state = desk("一二");
    act(&mut state, Action::AskDictionary);
    let turn = state.turn;
    assert_eq!(act(&mut state, Action::NoDictionary(turn)), []);
    assert_eq!((&state.work, state.dictionary), (&Work::Idle, Dictionary::NotAsked));
    assert!(state.notice.as_ref().is_some_and(|told| told.text.contains("Is there a network?")));
    // What was written meanwhile is read without it.
    act(&mut state, Action::AskDictionary);
    act(&mut state, Action::Typed(Field::Article, "一二三".into()));
    let effects = act(&mut state, Action::NoDictionary(turn));
    assert!(matches!(&effects[..], [Effect::Annotate(request)] if !request.with_words), "{effects:?}");
    act(&mut state, Action::PublishOffline);
    assert!(state.notice.as_ref().is_some_and(|told| told.text.contains("press the button again")));
}

#[test]
fn what_is_pasted_in_the_place_of_a_whole_article_tells_itself_how_it_is_written() {
    let mut state = State::default();
    act(&mut state, Action::Pasted("<p>一</p>".into()));
    assert_eq!(state.format, Format::Html);
    // Into it HTML is pasted, and stays HTML.
    act(&mut state, Action::Pasting { is_whole: false });
    act(&mut state, Action::Typed(Field::Article, "<p>一</p><b>二</b>".into()));
    assert_eq!(state.format, Format::Html);
    act(&mut state, Action::Pasting { is_whole: true });
    act(&mut state, Action::Typed(Field::Article, "三、\n\n四".into()));
    assert_eq!(state.format, Format::of("三、\n\n四"));
    assert_ne!(state.format, Format::Html);
}

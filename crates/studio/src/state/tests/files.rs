//! What is kept, shared and published of the texts: the browser’s storage, links, projects, files.

use super::cards::typed;
use super::*;

#[test]
fn what_one_writes_is_kept_and_there_again() {
    let mut state = State::default();
    act(&mut state, Action::ExampleHere { article: "例".into(), glossary: "".into(), notes: "".into() });
    assert_eq!(reduce(&mut state, Action::KeepDue), [], "nobody has written anything");
    let effects = reduce(&mut state, Action::Typed(Field::Glossary, "entries: []".into()));
    let turn = state.turn;
    assert!(effects.contains(&Effect::WaitToKeep));
    assert_eq!(state.kept, Kept::Waiting);
    let effects = reduce(&mut state, Action::KeepDue);
    let [Effect::Keep { slot: Store::Now, project, .. }] = &effects[..] else { panic!("{effects:?}") };
    reduce(&mut state, Action::Kept { turn, failure: None });
    assert_eq!(state.kept, Kept::Here);

    let mut later = State::default();
    let loaded = Action::Loaded { fragment: "".into(), now: Some(project.as_str().into()), before: vec![] };
    let effects = reduce(&mut later, loaded.clone());
    assert!(matches!(&effects[..], [Effect::Annotate(request)] if request.article_name == "article.md"));
    assert_eq!((&*later.article, &*later.glossary, later.kept), ("例", "entries: []", Kept::Here));
    // Who has begun already is not disturbed.
    let mut begun = desk("新");
    assert_eq!(reduce(&mut begun, loaded), []);
    assert_eq!(&*begun.article, "新");
}

#[test]
fn byte_order_marks_come_into_no_text_and_move_no_place() {
    let mut state = State::default();
    act(&mut state, Action::Typed(Field::Article, "\u{FEFF}# 一\n\n\u{FEFF}二".into()));
    assert_eq!((&*state.article, state.format), ("# 一\n\n二", Format::Markdown));
    let entries = "entries: [{id: a, headword: 甲, class: persom}]";
    act(&mut state, Action::Typed(Field::Glossary, format!("\u{FEFF}{entries}").into()));
    let error = r#"[{"severity":"error","code":"glossary","message":"`persom` is not one of the words that may stand here: `person` may be meant; known are person","file":"glossary.yaml","line":1,"column":39,"start":null,"end":null}]"#;
    let paused = Action::Paused(state.turn);
    act(&mut state, paused);
    let told = answer(&state, None, error);
    act(&mut state, told);
    act(&mut state, Action::Mend(0));
    assert_eq!(*state.glossary, entries.replace("persom", "person"));
    // A mark that is typed before what is there changes nothing.
    let turn = state.turn;
    act(&mut state, Action::Typed(Field::Article, "\u{FEFF}# 一\n\n二".into()));
    assert_eq!(state.turn, turn);
    act(&mut state, Action::File { name: "b.txt".to_owned(), bytes: "\u{FEFF}三".as_bytes().into() });
    act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: Some("\u{FEFF}三".into()) });
    assert_eq!(&*state.article, "三");
    let project = Project::of(&state).save().replace("\"三\"", "\"\u{FEFF}三\"");
    Project::open(&project, Lang::En).expect("a project").put(&mut state);
    assert_eq!(&*state.article, "三");
}

#[test]
fn another_article_says_that_the_glossary_of_the_one_before_is_still_there() {
    let open = |state: &mut State, name: &str, text: &str| {
        act(state, Action::File { name: name.to_owned(), bytes: text.as_bytes().into() });
        act(state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) });
        state.notice.as_ref().is_some_and(|told| told.text.contains("those of the article before"))
    };
    let mut state = desk("舊");
    assert!(!open(&mut state, "a.txt", "新"), "there is none");
    assert!(!open(&mut state, "g.yaml", "entries: []"));
    assert!(open(&mut state, "b.txt", "更新"));
    // Nor is one of a text that did not stand there.
    act(&mut state, Action::Typed(Field::Article, "".into()));
    assert!(!open(&mut state, "c.txt", "又新"));
}

#[test]
fn a_glossary_or_notes_that_make_room_for_those_of_a_file_are_told_and_come_back() {
    let open = |state: &mut State, name: &str, text: &str| {
        act(state, Action::File { name: name.to_owned(), bytes: text.as_bytes().into() });
        act(state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) });
        state.notice.as_ref().map(|told| told.text.clone()).unwrap_or_default()
    };
    let mine = "entries:\n- id: a\n  headword: 甲 # by hand\n";
    for (name, text) in
        [("g.yaml", "entries: []\n"), ("g.json", "{\"entries\": []}"), ("g.csv", "词,英文\n柜台,counter\n")]
    {
        let mut state = desk("甲");
        assert!(!open(&mut state, name, text).contains("Undo"), "{name}: nothing was there");
        let mut state = desk("甲");
        typed(&mut state, Field::Glossary, mine);
        let told = open(&mut state, name, text);
        assert!(told.contains("glossary that was here") && told.contains("Undo"), "{name}: {told}");
        assert_eq!(told.contains("was a table"), name == "g.csv");
        act(&mut state, Action::Undo);
        assert_eq!(&*state.glossary, mine);
    }
    let mut state = desk("甲");
    typed(&mut state, Field::Notes, "[]");
    let note = r#"[{"type": "Annotation", "target": {}}]"#;
    assert!(open(&mut state, "n.jsonld", note).contains("notes that were here"));
    act(&mut state, Action::Undo);
    assert_eq!(&*state.notes, "[]");
}

#[test]
fn a_short_text_is_a_link_and_a_long_one_is_told() {
    let mut state = desk("他們干什麼？");
    let [Effect::CopyLink(fragment)] = &act(&mut state, Action::Link)[..] else { panic!("a link") };
    assert!(fragment.is_ascii(), "{fragment}");
    let mut other = State::default();
    let loaded = Action::Loaded {
        fragment: fragment.as_str().into(),
        now: Some(Project::of(&desk("舊")).save().into()),
        before: vec![],
    };
    assert!(matches!(act(&mut other, loaded)[..], [Effect::Keep { .. }, Effect::Annotate(_)]));
    assert_eq!((&*other.article, other.is_own), ("他們干什麼？", false));
    assert_eq!(other.before[0].title(), "舊");

    // Chosen against its looks, how the text is written goes along.
    let mut plain = desk("# 一");
    act(&mut plain, Action::Format(Format::Plain));
    let [Effect::CopyLink(fragment)] = &act(&mut plain, Action::Link)[..] else { panic!("a link") };
    act(&mut other, Action::Linked(fragment.as_str().into()));
    assert_eq!((&*other.article, other.format), ("# 一", Format::Plain));

    let mut long = desk(&"長".repeat(2100));
    assert_eq!(act(&mut long, Action::Link), []);
    assert!(long.notice.unwrap().text.contains("8 KB"));
    for broken in ["#text=%", "#text=_w", "#other", ""] {
        assert_eq!(link::text(broken), None, "{broken}");
    }
}

#[test]
fn to_forget_empties_the_storage_and_not_the_desk() {
    let mut state = desk("一");
    assert_eq!(reduce(&mut state, Action::Forget), [Effect::Forget]);
    assert_eq!(&*state.article, "一");
    assert_eq!(reduce(&mut state, Action::KeepDue), [], "a timer of before");
    reduce(&mut state, Action::Forgotten(Some(NotKept::Other("no".to_owned()))));
    assert!(state.notice.unwrap().is_error);
}

#[test]
fn a_project_file_holds_all_texts_and_a_newer_or_broken_one_changes_nothing() {
    let mut state = desk("# 一");
    act(&mut state, Action::Typed(Field::Notes, "[]".into()));
    let [Effect::Download { name: "project.json", bytes, .. }] =
        &act(&mut state, Action::Export(Export::Project))[..]
    else {
        panic!("a file")
    };
    let text: Rc<str> = std::str::from_utf8(bytes).unwrap().into();
    let open = |text: &Rc<str>| {
        let (mut state, _) = opened("project.json", text.as_bytes());
        act(&mut state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.clone()) });
        state
    };
    let again = open(&text);
    assert_eq!((&*again.article, &*again.notes, again.format), ("# 一", "[]", Format::Markdown));
    for (from, to, says) in [
        ("\"jiazhu-project\": 1", "\"jiazhu-project\": 2", "newer studio"),
        ("\"article\"", "\"a\"", "damaged"),
    ] {
        let state = open(&text.replace(from, to).into());
        assert!(state.notice.as_ref().unwrap().text.contains(says), "{:?}", state.notice);
        assert_eq!(&*state.article, "舊的文章。");
    }
}

#[test]
fn files_are_made_of_the_texts_as_they_are_and_not_while_there_is_an_error() {
    let mut state = State::default();
    assert_eq!(act(&mut state, Action::Export(Export::Reading)), []);
    assert!(state.notice.is_some());
    let mut state = desk("一");
    for export in
        Export::ALL.into_iter().filter(|export| !matches!(export, Export::Project | Export::Text(_)))
    {
        let effects = act(&mut state, Action::Export(export));
        assert!(
            matches!(&effects[..], [Effect::Publish { request, .. }] if &*request.article == "一"),
            "{export:?}"
        );
        let bytes: Rc<[u8]> = b"<p>file</p>\n"[..].into();
        match &act(&mut state, Action::Published { export, file: Some(bytes.clone()) })[..] {
            [Effect::Copy(tag)] if export == Export::Tag => {
                assert!(tag.contains("src=\"article.reading\">\n<p>file</p>\n</jiazhu-reading>"), "{tag}");
            }
            [Effect::Download { name, bytes: made, .. }] => {
                assert_eq!((*name, made), (export.file(), &bytes))
            }
            other => panic!("{export:?}: {other:?}"),
        }
    }
    assert_eq!(act(&mut state, Action::Published { export: Export::Page, file: None }), []);
    assert_eq!(state.pane, Pane::Findings);
}

#[test]
fn a_document_becomes_html_with_its_pictures_and_one_that_is_refused_changes_nothing() {
    for name in ["a.docx", "a.EPUB", "a.zip", "a.doc"] {
        let bytes = if name == "a.doc" { &b"\xD0\xCF\x11\xE0rest"[..] } else { b"PK\x03\x04rest" };
        let (mut state, effects) = opened(name, bytes);
        assert!(matches!(&effects[..], [Effect::Import { .. }]), "{name}");
        act(
            &mut state,
            Action::Imported { name: name.to_owned(), document: Err(NotImported::Other("no.".to_owned())) },
        );
        let notice = state.notice.as_ref().unwrap();
        assert_eq!(notice.text, format!("{name}: no. Nothing has been changed"));
        assert_eq!(&*state.article, "舊的文章。");
    }
    let mut state = desk("舊");
    state.lang = Lang::Hant;
    let refused = Err(NotImported::Other("this is no file".to_owned()));
    act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: refused });
    let notice = state.notice.clone().unwrap();
    assert_eq!(notice.text, "無法開啟 a.docx。沒有任何變更");
    assert_eq!(notice.detail.as_deref(), Some("This is no file."));
    act(
        &mut state,
        Action::Imported {
            name: "a.docx".to_owned(),
            document: Err(NotImported::of("TimeoutError", String::new())),
        },
    );
    assert!(state.notice.as_ref().unwrap().text.starts_with("a.docx：開啟所需的時間太長"));
    let document = Document {
        html: "<p>新</p>".into(),
        told: vec![["2 comments are left out", "批注没有收入", "註解沒有收入"].map(str::to_owned)].into(),
        pictures: vec![("media/a.png".to_owned(), b"\x89PNG\r\n\x1a\n"[..].into())],
    };
    let effects = act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: Ok(document) });
    let [Effect::Keep { .. }, Effect::Annotate(request)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(request.article_name, "article.html");
    assert!(state.pictures.of("media/a.png").is_some());
    assert!(state.opened.as_ref().is_some_and(|opened| opened.others().is_empty() && opened.left.is_some()));
    act(&mut state, Action::Undo);
    assert_eq!(&*state.article, "舊");
}

#[test]
fn a_table_becomes_a_glossary_with_cards_and_a_wrong_one_changes_nothing() {
    let open = |state: &mut State, text: &str| {
        let name = "terms.csv".to_owned();
        act(state, Action::File { name, bytes: text.as_bytes().into() });
        act(state, Action::Decoded { encoding: Encoding::Utf8, text: Some(text.into()) })
    };
    let mut state = desk("柜台边");
    act(&mut state, Action::Typed(Field::Glossary, "entries: []".into()));
    open(&mut state, "词,拼音,英文\n柜台,guìtái,counter\n\"长衫\",chángshān,long gown\n");
    assert_eq!((state.rows().1, state.glossary_is_table, state.is_own), (2, false, true));
    let notice = state.notice.clone().unwrap();
    assert!(notice.text.contains("was a table") && notice.text.contains('2') && !notice.is_error);
    act(&mut state, Action::Card(Some(0)));
    act(&mut state, Action::Fill(Slot::En, "counter of a shop".into()));
    assert!(state.glossary.contains("counter of a shop"), "{}", state.glossary);
    act(&mut state, Action::Undo);
    act(&mut state, Action::Undo);
    assert_eq!(&*state.glossary, "entries: []");
    open(&mut state, "词,拼音\n柜台,guìtái\n,chángshān\n");
    let notice = state.notice.clone().unwrap();
    assert!(notice.is_error && notice.detail.unwrap().starts_with("Line 3: "));
    assert_eq!(&*state.glossary, "entries: []");
}

#[test]
fn a_project_of_before_with_a_table_goes_on_opening_and_a_button_makes_a_glossary_of_it() {
    let mut old = desk("柜台边");
    (old.glossary, old.glossary_is_table) = ("词,英文\n柜台,counter\n".into(), true);
    let file = Project::of(&old).save();
    let mut state = State::default();
    act(&mut state, Action::Loaded { fragment: "".into(), now: Some(file.as_str().into()), before: vec![] });
    assert!(state.glossary_is_table);
    let told = r#"[{"severity":"error","code":"glossary","message":"this is a table, and a glossary is YAML or JSON: `jiazhu import glossary.csv -o glossary.yaml` makes one of it","file":"glossary.csv","line":1,"column":1,"start":null,"end":null}]"#;
    let told = answer(&state, None, told);
    act(&mut state, told);
    act(&mut state, Action::Mend(0));
    assert_eq!((state.rows().1, state.glossary_is_table), (1, false));
    act(&mut state, Action::Undo);
    assert_eq!((&*state.glossary, state.glossary_is_table), ("词,英文\n柜台,counter\n", true));
}

#[test]
fn a_text_that_holds_nothing_is_taken_along_as_an_empty_list() {
    let mut state = desk("一");
    let mut taken = |field| match &act(&mut state, Action::Export(Export::Text(field)))[..] {
        [Effect::Download { bytes, .. }] => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(taken(Field::Glossary), "entries: []\n");
    assert_eq!(taken(Field::Notes), "[]\n");
    assert_eq!(taken(Field::Article), "一");
}

#[test]
fn the_fragment_has_a_name_of_its_own_beside_an_article_in_html() {
    let mut state = desk("<p>一</p>");
    let effects = act(&mut state, Action::Export(Export::Text(Field::Article)));
    let [Effect::Download { name: article, .. }] = &effects[..] else { panic!("{effects:?}") };
    let names: Vec<&str> =
        Export::ALL.iter().map(|export| export.file()).filter(|name| !name.is_empty()).collect();
    assert_eq!((*article, names.contains(article)), ("article.html", false));
}

#[test]
fn of_several_files_it_is_told_which_are_not_taken() {
    let names =
        ["a.txt", "terms.csv", "b.md", "a.png", "notes.json", "more.yaml", "c.docx"].map(str::to_owned);
    assert_eq!(taken(&names), [true, true, false, true, true, false, false]);
    let mut state = desk("一");
    let not_taken =
        |left: &str| Action::NotTaken { taken: vec!["a.txt".to_owned()], left: vec![left.to_owned()] };
    act(&mut state, not_taken("b.md"));
    let told = state.notice.clone().unwrap();
    assert!(!told.is_error && told.text.contains("Opened: a.txt. Not opened: b.md"), "{told:?}");
    // A document that is ready later takes nothing of it back, and what went wrong is told as well.
    let document = Document { html: "<p>二</p>".into(), ..Document::default() };
    act(&mut state, Action::Imported { name: "a.docx".to_owned(), document: Ok(document) });
    assert_eq!(state.notice, Some(told));
    act(&mut state, Action::Unread("a.txt".to_owned()));
    act(&mut state, not_taken("b.md"));
    let told = state.notice.clone().unwrap();
    assert!(
        told.is_error && told.text.contains("could not be read") && told.text.contains("b.md"),
        "{told:?}"
    );
}

#[test]
fn pages_speak_the_language_that_is_chosen_for_them() {
    let mut state = desk("一");
    let lang = |state: &mut State| match &act(state, Action::Export(Export::Page))[..] {
        [Effect::Publish { around, .. }] => around.lang,
        effects => panic!("{effects:?}"),
    };
    act(&mut state, Action::Speak(Lang::Hant));
    assert_eq!(lang(&mut state), Lang::Hant);
    act(&mut state, Action::PageLang(Lang::En));
    assert_eq!((lang(&mut state), state.lang), (Lang::En, Lang::Hant));
}

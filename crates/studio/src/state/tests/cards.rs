use jiazhu_reading::pinyin::Letters;
use jiazhu_reading::{Block, BlockKind, NoteKind, Span, Syllable, View, Views, save_quickly};

use super::super::explain::propose;
use super::*;

pub const GLOSSARY: &str =
    "# mine\r\nentries:\r\n  - id: a # the first\r\n    headword: '柜台'\r\n    gloss: { en: counter }\r\n";

/// A desk whose reading says 兩個維護 in two words, in both scripts.
pub fn upholds() -> State {
    let text = "踐行兩個維護。\n他們干什麼？";
    let blocks = text.split('\n').map(|line| Block {
        kind: BlockKind::Paragraph,
        text: line.to_owned(),
        styles: vec![],
    });
    let syllable = |at: u32, pinyin: &str| Syllable {
        span: Span { start: at, end: at + 1 },
        pinyin: Letters::new(pinyin).expect("a syllable"),
        ..Syllable::default()
    };
    let reading = jiazhu_reading::Reading {
        blocks: blocks.collect(),
        words: vec![2, 1, 1, 2, 1, 1, 2, 1, 2, 1],
        syllables: vec![syllable(2, "liǎng"), syllable(3, "gè"), syllable(4, "wéi"), syllable(5, "hù")],
        views: Views {
            hans: View { pairs: "踐践兩两個个維维護护們们麼么".to_owned(), ..View::default() },
            ..Views::default()
        },
        ..jiazhu_reading::Reading::default()
    };
    let mut state = desk(text);
    let made = Some(Rc::from(save_quickly(&reading)));
    let told = answer(&state, made, "[]");
    act(&mut state, told);
    state
}

pub fn typed(state: &mut State, field: Field, text: &str) {
    act(state, Action::Typed(field, text.into()));
}

pub fn opened_card(glossary: &str) -> State {
    let mut state = desk("一");
    act(&mut state, Action::File { name: "g.yaml".to_owned(), bytes: glossary.as_bytes().into() });
    let encoding = state.opened.as_ref().expect("it is opened").encoding;
    act(&mut state, Action::Decoded { encoding, text: Some(glossary.into()) });
    act(&mut state, Action::Card(Some(0)));
    state
}

#[test]
fn a_field_changes_the_bytes_of_its_value_and_can_be_undone() {
    let mut state = opened_card(GLOSSARY);
    assert_eq!(&*state.value(Slot::Headword), "柜台");
    for text in ["櫃", "櫃台", "櫃台 ", "櫃台 x"] {
        act(&mut state, Action::Fill(Slot::Headword, text.into()));
        // What is typed stands in the field, with its blank.
        assert_eq!(&*state.value(Slot::Headword), text);
    }
    let effects = act(&mut state, Action::Fill(Slot::Pinyin, "guìtái".into()));
    assert_eq!(effects, [Effect::Wait(state.turn)]);
    let expected = GLOSSARY.replace("柜台'", "櫃台 x'\r\n    pinyin: guìtái");
    assert_eq!(&*state.glossary, expected);
    act(&mut state, Action::Fill(Slot::Pinyin, "".into()));
    assert_eq!(&*state.glossary, GLOSSARY.replace("柜台", "櫃台 x"));
    act(&mut state, Action::Undo);
    assert_eq!(&*state.glossary, GLOSSARY, "one field, one step, and none where nothing is left of it");
    act(&mut state, Action::Redo);
    assert_eq!(&*state.glossary, GLOSSARY.replace("柜台", "櫃台 x"));
}

#[test]
fn the_line_ends_of_a_file_survive_its_textarea() {
    let mut state = opened_card(GLOSSARY);
    let seen = shown(&state.glossary);
    assert!(!seen.contains('\r'));
    typed(&mut state, Field::Glossary, &seen.replace("counter }\n", "counter }\n    pinyin: guìtái\n"));
    assert_eq!(&*state.glossary, GLOSSARY.replace("counter }\r\n", "counter }\r\n    pinyin: guìtái\r\n"));
    let before = shown(&state.glossary);
    typed(&mut state, Field::Glossary, &before.replacen('\n', "", 1));
    assert!(state.glossary.starts_with("# mineentries:\r\n"));
    // And what is taken along is what was opened.
    act(&mut state, Action::Undo);
    let effects = act(&mut state, Action::Export(Export::Text(Field::Glossary)));
    let [Effect::Download { name: "glossary.yaml", bytes, .. }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(&**bytes, GLOSSARY.as_bytes());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn a_textarea_changes_no_line_end_but_those_it_touches(before in "[a一\r\n]{0,12}", after in "[a一\n]{0,6}", from in 0_usize..12, to in 0_usize..12) {
        use super::super::lines::typed;
        let seen = shown(&Rc::from(before.as_str()));
        proptest::prop_assert_eq!(&*typed(&before, &seen), before.as_str(), "nothing was typed");
        let starts: Vec<usize> = seen.char_indices().map(|(at, _)| at).chain([seen.len()]).collect();
        let (from, to) = (starts[from.min(starts.len() - 1)], starts[to.min(starts.len() - 1)]);
        let (from, to) = (from.min(to), from.max(to));
        let changed = format!("{}{after}{}", &seen[..from], &seen[to..]);
        let new = typed(&before, &Rc::from(changed.as_str()));
        proptest::prop_assert_eq!(&*shown(&new), changed.as_str());
    }
}

#[test]
fn a_passage_gets_an_entry_whose_values_are_proposed_until_they_are_accepted() {
    let mut state = upholds();
    act(&mut state, Action::Selected([(0, 2), (0, 6)]));
    assert_eq!(state.passage.as_ref().map(|passage| &*passage.text), Some("兩個維護"));
    let effects = act(&mut state, Action::Explain);
    assert!(effects.contains(&Effect::FocusSlot(Slot::En)), "{effects:?}");
    assert_eq!(
        &*state.glossary,
        "entries:\n  - id: liang-ge-weihu\n    headword: 两个维护 # proposed\n    traditional: 兩個維護\n    pinyin: liǎng gè wéihù # proposed\n"
    );
    assert_eq!((state.cards.open, state.pane, &state.passage), (Some(0), Pane::Texts, &None));
    assert!(state.is_proposed(Slot::Pinyin) && !state.is_proposed(Slot::Traditional));
    // Who changes one has looked at it.
    act(&mut state, Action::Fill(Slot::Pinyin, "liǎng gè".into()));
    assert!(!state.is_proposed(Slot::Pinyin) && state.is_proposed(Slot::Headword));
    act(&mut state, Action::Accept);
    assert!(!state.glossary.contains('#'), "{}", state.glossary);
    // Again: the entry that is there.
    act(&mut state, Action::Card(None));
    act(&mut state, Action::Selected([(0, 2), (0, 6)]));
    act(&mut state, Action::Explain);
    assert_eq!((state.cards.open, state.glossary.matches("headword").count()), (Some(0), 1));
    for _ in 0..3 {
        act(&mut state, Action::Undo);
    }
    assert_eq!(&*state.glossary, "");
}

#[test]
fn what_the_dictionary_says_is_proposed() {
    use jiazhu_reading::words::{Attribution, Line, Words, save};
    let state = upholds();
    let line =
        |pinyin, senses| Line {
            simplified: "维护", traditional: "維護", pinyin, senses, ..Line::default()
        };
    let about = Attribution { source: "s", licence: "l", date: "d", url: "https://example.org/" };
    let words = Words::new(
        about,
        &[line("wéi", "x"), line("wéihù", "to defend\u{1F}to uphold\u{1F}to maintain\u{1F}more")],
        &[],
        &[],
    );
    let passage =
        Passage { span: Span { start: 4, end: 6 }, text: "維護".to_owned(), id: None, note: None };
    let reading =
        jiazhu_reading::open_file(state.reading.as_deref().expect("it is shown")).expect("a reading");
    let proposal = propose(&reading, Some(&save(&words)), &passage);
    assert_eq!(
        (&*proposal.headword, &*proposal.pinyin, &*proposal.gloss),
        ("维护", "wéihù", "to defend; to uphold; to maintain")
    );
}

#[test]
fn a_term_that_is_looked_for_and_not_there_is_added() {
    let mut state = upholds();
    typed(&mut state, Field::Glossary, "title: mine\nentries: # none\n");
    act(&mut state, Action::Filter("維護".into()));
    assert!(is_new(&state));
    act(&mut state, Action::AddTerm);
    assert!(
        state
            .glossary
            .starts_with("title: mine\nentries: # none\n  - id: weihu\n    headword: 维护 # proposed\n"),
        "{}",
        state.glossary
    );
    act(&mut state, Action::Card(None));
    act(&mut state, Action::Filter("維護".into()));
    assert_eq!((is_new(&state), state.rows().1), (false, 1));
    // Of what is nowhere in the text nothing is known.
    act(&mut state, Action::Filter("机制".into()));
    act(&mut state, Action::AddTerm);
    assert!(state.glossary.ends_with("  - id: term\n    headword: 机制\n"), "{}", state.glossary);
    act(&mut state, Action::Delete);
    act(&mut state, Action::Card(Some(0)));
    act(&mut state, Action::Delete);
    assert_eq!(&*state.glossary, "title: mine\nentries: [] # none\n");
    // The comment stays with its key.
    act(&mut state, Action::Filter("維護".into()));
    act(&mut state, Action::AddTerm);
    assert!(
        state.glossary.starts_with("title: mine\nentries: # none\n  - id: weihu\n"),
        "{}",
        state.glossary
    );
}

#[test]
fn what_cards_cannot_hold_is_said_and_nothing_is_changed() {
    let mut state = upholds();
    for broken in ["entries: [", "a, b\n"] {
        typed(&mut state, Field::Glossary, broken);
        act(&mut state, Action::Selected([(0, 2), (0, 6)]));
        act(&mut state, Action::Explain);
        assert_eq!(&*state.glossary, broken);
        assert!(state.notice.as_ref().is_some_and(|notice| notice.is_error), "{broken}");
        state.notice = None;
    }
    typed(&mut state, Field::Glossary, "entries:\n- {id: a, headword: &a 一}\n");
    act(&mut state, Action::SeeText(false));
    act(&mut state, Action::Card(Some(0)));
    act(&mut state, Action::Fill(Slot::Headword, "二".into()));
    assert_eq!(&*state.glossary, "entries:\n- {id: a, headword: &a 一}\n");
    assert!(state.notice.is_some());
}

#[test]
fn a_doubtful_line_of_the_glossary_leads_to_the_field_of_its_card_and_from_there_to_its_text() {
    let mut state = opened_card(GLOSSARY);
    act(&mut state, Action::Card(None));
    let json = r#"[{"severity":"warning","code":"a","message":"w","file":"glossary.yaml","line":5,"column":12,"start":null,"end":null}]"#;
    let told = answer(&state, Some(reading()), json);
    act(&mut state, told);
    assert_eq!(act(&mut state, Action::GoTo(0)), [Effect::FocusSlot(Slot::En)]);
    assert_eq!(state.cards.open, Some(0));
    let [Effect::Select { field: Field::Glossary, at }] = act(&mut state, Action::ShowText)[..] else {
        panic!("a place")
    };
    assert_eq!((at.start, at.line), ("# mine\nentries:\n  - ".len() as u32, 2));
    assert!(state.cards.is_text);
}

#[test]
fn a_note_is_written_on_a_passage_and_joins_the_others() {
    let mut state = upholds();
    let write = |state: &mut State| {
        act(state, Action::Selected([(1, 2), (1, 3)]));
        act(state, Action::Draft(Some(Draft::default())));
        // Without a word there is no note.
        act(state, Action::AddNote);
        assert!(state.passage.is_some());
        act(
            state,
            Action::Draft(Some(Draft { text: "should be 幹 \"gàn\"".into(), kind: NoteKind::Conversion })),
        );
        act(state, Action::AddNote)
    };
    let done = write(&mut state);
    assert_eq!(done, [Effect::Wait(state.turn), Effect::Deselect, Effect::FocusReading]);
    write(&mut state);
    let notes = jiazhu_annotate::notes::Notes::parse("notes.json", state.notes.as_bytes()).expect("notes");
    assert_eq!((notes.len(), &state.passage), (2, &None));
    let (placed, found) = notes.anchor("踐行兩個維護。\n他們干什麼？");
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        (&*placed[0].id, placed[0].span, placed[0].kind),
        ("note-1", Span { start: 10, end: 11 }, NoteKind::Conversion)
    );
    assert_eq!(placed[0].body[0].text, "should be 幹 \"gàn\"");
    // What was there stays as it was, whatever of the three forms it has.
    for before in [
        "[\r\n  {\"id\": \"x\", \"bodyValue\": \"b\", \"target\": {\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"他\"}}}\r\n]\r\n",
        "[]",
        "{\"type\": \"AnnotationPage\", \"items\": [ ]}",
    ] {
        state.notes = before.into();
        write(&mut state);
        let notes = jiazhu_annotate::notes::Notes::parse("notes.json", state.notes.as_bytes());
        assert!(notes.is_ok(), "{notes:?} {}", state.notes);
        assert_eq!(before.contains('\r'), state.notes.contains('\r'));
    }
    state.notes = "[{]".into();
    write(&mut state);
    assert!(&*state.notes == "[{]" && state.passage.is_some() && state.notice.is_some());
}

#[test]
fn a_term_that_comes_again_is_a_candidate_until_it_is_explained() {
    let mut state = upholds();
    act(&mut state, Action::Compare);
    assert!(state.cards.candidates.is_empty(), "nobody has asked");
    let file = jiazhu_reading::Reading {
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            text: "維護，維護，兩個".to_owned(),
            styles: vec![],
        }],
        words: vec![2, 1, 2, 1, 2],
        views: Views {
            hans: View { pairs: "兩两個个維维護护".to_owned(), ..View::default() },
            ..Views::default()
        },
        ..jiazhu_reading::Reading::default()
    };
    let told = answer(&state, Some(save_quickly(&file).into()), "[]");
    act(&mut state, told);
    act(&mut state, Action::Seek(true));
    act(&mut state, Action::Compare);
    assert_eq!(state.cards.candidates.iter().map(|candidate| &*candidate.text).collect::<Vec<_>>(), ["维护"]);
    act(&mut state, Action::AddCandidate(0));
    assert!(
        state.glossary.contains("headword: 维护 # proposed\n    traditional: 維護\n"),
        "{}",
        state.glossary
    );
    assert_eq!(state.cards.open, Some(0));
}

#[test]
fn a_source_is_added_on_the_card_and_nothing_else_is_touched() {
    let of = |glossary: &str| {
        let mut state = desk("甲乙");
        act(&mut state, Action::Typed(Field::Glossary, glossary.into()));
        act(&mut state, Action::Card(Some(0)));
        state
    };
    let write = |state: &mut State, title: &str, url: &str| {
        act(state, Action::DraftSource(SourceDraft { title: title.into(), url: url.into() }));
        act(state, Action::AddSource)
    };
    for (before, after) in [
        (
            "# mine\r\nentries:\r\n- id: a # a\r\n  headword: '甲'\r\n",
            "# mine\r\nentries:\r\n- id: a # a\r\n  headword: '甲'\r\n  sources:\r\n    - the-book\r\nsources:\r\n  the-book: {title: \"The Book: 1\", url: \"https://example.org/1\"}\r\n",
        ),
        (
            "sources: # mine\n  b: { title: B } # b\nentries:\n- {id: a, headword: 甲, sources: [b]}\n",
            "sources: # mine\n  b: { title: B } # b\n  the-book: {title: \"The Book: 1\", url: \"https://example.org/1\"}\nentries:\n- {id: a, headword: 甲, sources: [b, the-book]}\n",
        ),
        (
            "sources: {}\nentries:\n- id: a\n  headword: 甲",
            "sources: {the-book: {title: \"The Book: 1\", url: \"https://example.org/1\"}}\nentries:\n- id: a\n  headword: 甲\n  sources:\n    - the-book",
        ),
        (
            "{\"entries\": [{\"id\": \"a\", \"headword\": \"甲\"}]}",
            "{\"sources\": {\"the-book\": {\"title\": \"The Book: 1\", \"url\": \"https://example.org/1\"}}, \"entries\": [{\"id\": \"a\", \"headword\": \"甲\", \"sources\": [\"the-book\"]}]}",
        ),
    ] {
        let mut state = of(before);
        write(&mut state, "The Book: 1", " https://example.org/1 ");
        // The key is of the letters of the title.
        assert_eq!(*state.glossary, after.replace("the-book", "the-book-1"));
        assert_eq!(state.cited().last().map(|source| source.title.clone()), Some("The Book: 1".to_owned()));
        assert_eq!(state.cards.source, SourceDraft::default());
        // It is there already: nothing is added twice.
        let now = state.glossary.clone();
        write(&mut state, "The Book: 1", "https://example.org/1");
        assert_eq!(state.glossary, now);
        act(&mut state, Action::Undo);
        assert_eq!(&*state.glossary, before);
    }
    let mut state = of("sources: {b: {title: 書}}\nentries:\n- id: a\n  headword: 甲\n");
    act(&mut state, Action::Cite("b".into()));
    assert_eq!(
        &*state.glossary,
        "sources: {b: {title: 書}}\nentries:\n- id: a\n  headword: 甲\n  sources:\n    - b\n"
    );
    act(&mut state, Action::Uncite(0));
    assert_eq!(&*state.glossary, "sources: {b: {title: 書}}\nentries:\n- id: a\n  headword: 甲\n");
    let now = state.glossary.clone();
    assert!(matches!(write(&mut state, " ", "")[..], [Effect::Focus(_)]));
    write(&mut state, "書二", "javascript:alert(1)");
    assert!(state.notice.as_ref().is_some_and(|notice| notice.is_error));
    assert_eq!((&state.glossary, &*state.cards.source.title), (&now, "書二"));
    write(&mut state, "書二", "");
    assert!(state.glossary.contains("source: {title: 書二}"), "{}", state.glossary);
}

#[test]
fn another_id_is_that_by_which_others_name_the_entry() {
    let glossary = "entries:\n- id: one\n  headword: 一\n  related: [two, three]\n- id: two\n  headword: 二\n- id: three\n  headword: 三\n  related:\n  - two # mine\n";
    let mut state = opened_card(glossary);
    act(&mut state, Action::Card(Some(1)));
    // What stands there on the way is the id of another entry, or none.
    for id in ["three", "er", "erhao"] {
        act(&mut state, Action::Fill(Slot::Id, id.into()));
    }
    assert_eq!(&*state.glossary, glossary.replace("two", "erhao"));
    act(&mut state, Action::Left);
    act(&mut state, Action::Undo);
    assert_eq!(&*state.glossary, glossary);
    // Of two entries of one id none is meant.
    let twice = glossary.replace("id: three", "id: two");
    let mut state = opened_card(&twice);
    act(&mut state, Action::Card(Some(1)));
    act(&mut state, Action::Fill(Slot::Id, "er".into()));
    assert_eq!(&*state.glossary, twice.replacen("id: two", "id: er", 1));
}

#[test]
fn who_is_still_related_to_a_deleted_entry_is_told_and_a_button_takes_the_relation_out() {
    let glossary = "entries:\n- id: one\n  headword: 一\n  related: [two, three]\n- id: two\n  headword: 二\n- id: three\n  headword: 三\n  related:\n  - two\n";
    let mut state = opened_card(glossary);
    act(&mut state, Action::Card(Some(1)));
    act(&mut state, Action::Delete);
    let told = state.notice.clone().expect("it is told").text;
    assert!(told.starts_with("一, 三: still related to two"), "{told}");
    let finding = |line: u32| {
        format!(
            r#"[{{"severity":"error","code":"unknown-related","message":"no entry of this file has the id `two`: correct it, or write that entry","file":"glossary.yaml","line":{line},"column":3,"start":null,"end":null}}]"#
        )
    };
    for (line, after) in [
        (4, glossary.replace("two, ", "")),
        (8, glossary.replace("two, ", "").replace("  related:\n  - two\n", "")),
    ] {
        let found = Found::default().then(&finding(line), Lang::En).unwrap().in_order();
        assert_eq!(Mend::of(&found[0]), Some(Mend::DropRelated { id: "two".to_owned() }));
        state.findings = found;
        act(&mut state, Action::Mend(0));
        assert_eq!(&*state.glossary, after.replace("- id: two\n  headword: 二\n", ""));
    }
    // Of one that nobody names nothing is told.
    let mut state = opened_card(GLOSSARY);
    act(&mut state, Action::Delete);
    assert_eq!(state.notice, None);
}

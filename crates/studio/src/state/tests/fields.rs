//! Fields of a card that come and go, and what is proposed in them.

use super::cards::{GLOSSARY, opened_card, typed, upholds};
use super::*;

#[test]
fn an_empty_field_that_is_typed_into_stays_the_field_until_it_is_left() {
    for slot in [Slot::Form as fn(usize) -> Slot, Slot::NotIn] {
        let mut state = opened_card(GLOSSARY);
        assert_eq!(state.fields(slot), [slot(0)]);
        for text in ["j", "ji", "加饭", "加饭酒"] {
            act(&mut state, Action::Fill(slot(0), text.into()));
            assert_eq!(state.fields(slot), [slot(0)], "{text}");
        }
        act(&mut state, Action::Left);
        assert_eq!(state.fields(slot), [slot(0), slot(1)]);
        assert_eq!(&*state.value(slot(0)), "加饭酒");
        // What was there before has its empty field beside it while it is changed.
        act(&mut state, Action::Fill(slot(0), "加饭".into()));
        assert_eq!(state.fields(slot), [slot(0), slot(1)]);
    }
}

#[test]
fn a_form_that_is_emptied_is_taken_out_when_its_field_is_left_and_no_other_is_written_over() {
    let glossary = "entries:\n  - id: a\n    headword: 柜台\n    forms:\n      - 甲\n      - 乙\n";
    let mut state = opened_card(glossary);
    act(&mut state, Action::Fill(Slot::Form(0), "".into()));
    act(&mut state, Action::Fill(Slot::Form(0), "丙".into()));
    assert_eq!(&*state.glossary, glossary.replace('甲', "丙"));
    act(&mut state, Action::Fill(Slot::Form(0), "".into()));
    assert_eq!(&*state.value(Slot::Form(0)), "");
    act(&mut state, Action::Left);
    assert_eq!(&*state.glossary, glossary.replace("      - 甲\n", ""));
    act(&mut state, Action::Left);
    assert_eq!(&*state.value(Slot::Form(0)), "乙");
}

#[test]
fn what_is_proposed_follows_another_headword_and_what_the_author_wrote_stays() {
    let mut state = upholds();
    act(&mut state, Action::Selected([(0, 2), (0, 6)]));
    act(&mut state, Action::Explain);
    let fill = |state: &mut State, slot, text: &str| {
        act(state, Action::Fill(slot, text.into()));
        act(state, Action::Left);
    };
    // As it is where the article is Simplified.
    let marked = state.glossary.replace("兩個維護", "兩個維護 # proposed");
    typed(&mut state, Field::Glossary, &marked);
    fill(&mut state, Slot::Headword, "维护");
    let values = |state: &State| {
        [Slot::Traditional, Slot::Pinyin].map(|slot| (state.value(slot).to_string(), state.is_proposed(slot)))
    };
    let both = |traditional: &str, pinyin: &str| [traditional, pinyin].map(|text| (text.to_owned(), true));
    assert_eq!(values(&state), both("維護", "wéihù"));
    // One step with the headword.
    act(&mut state, Action::Undo);
    assert_eq!(values(&state), both("兩個維護", "liǎng gè wéihù"));
    act(&mut state, Action::Redo);
    // What nothing is known of has no proposal.
    let mut other = state.clone();
    fill(&mut other, Slot::Headword, "护照");
    assert!(other.glossary.ends_with("headword: 护照\n"), "{}", other.glossary);
    fill(&mut state, Slot::Pinyin, "wéi hù");
    fill(&mut state, Slot::Headword, "两个");
    assert_eq!(values(&state), [("兩個".to_owned(), true), ("wéi hù".to_owned(), false)]);
}

#[test]
fn what_the_dictionary_says_is_cited_as_its_words_as_long_as_it_stands_there() {
    use jiazhu_reading::words::{Attribution, Line, Words, save};
    let line =
        Line {
            simplified: "两个维护", traditional: "兩個維護", senses: "two upholds", ..Line::default()
        };
    let about =
        Attribution { source: "CC-CEDICT", licence: "CC BY-SA 4.0", date: "", url: "https://example.org/" };
    let words: Rc<[u8]> = save(&Words::new(about, &[line], &[], &[])).into();
    let explained = |glossary: &str| {
        let mut state = upholds();
        state.words = Some(words.clone());
        typed(&mut state, Field::Glossary, glossary);
        act(&mut state, Action::Selected([(0, 2), (0, 6)]));
        act(&mut state, Action::Explain);
        state
    };
    let cited =
        |state: &State| state.cited().into_iter().map(|it| [it.title, it.url].join(" ")).collect::<Vec<_>>();
    let whose = "CC-CEDICT (CC BY-SA 4.0) https://example.org/";
    let mut state = explained("");
    assert_eq!(state.value(Slot::En).as_ref(), "two upholds");
    assert_eq!(cited(&state), [whose]);
    act(&mut state, Action::Accept);
    assert_eq!(cited(&state), [whose], "it is still the dictionary's");
    assert!(!state.glossary.contains('#'), "{}", state.glossary);
    act(&mut state, Action::Undo);
    // Another term, of which nothing is proposed.
    let mut other = state.clone();
    act(&mut other, Action::Fill(Slot::Headword, "护照".into()));
    act(&mut other, Action::Left);
    assert!(other.value(Slot::En).is_empty() && cited(&other).is_empty(), "{}", other.glossary);
    // Taken out.
    act(&mut state, Action::Fill(Slot::En, "".into()));
    assert!(cited(&state).is_empty(), "{}", state.glossary);
    act(&mut state, Action::Undo);
    assert_eq!(cited(&state), [whose]);
    // The whole is one step, and a glossary that knows the dictionary already knows it once.
    let before =
        "sources:\n  dict: {title: CC-CEDICT (CC BY-SA 4.0), url: https://example.org/}\nentries: []\n";
    let mut state = explained(before);
    assert_eq!((state.sources().len(), cited(&state)), (1, vec![whose.to_owned()]), "{}", state.glossary);
    act(&mut state, Action::Undo);
    assert_eq!(&*state.glossary, before);
    // In braces nothing is proposed, and so nothing cited.
    assert!(!explained("{\"entries\": [{\"id\": \"a\", \"headword\": \"甲\"}]}").glossary.contains("CEDICT"));
}

#[test]
fn a_glossary_without_its_last_entry_says_so_on_one_line() {
    for (before, after) in [
        ("entries:\n  - id: a\n    headword: 一\n", "entries: []\n"),
        (
            "title: x\nentries: # all\n  # one\n  - id: a\n    headword: 一\nsources: {}\n",
            "title: x\nentries: [] # all\n  # one\nsources: {}\n",
        ),
        ("entries: [{id: a, headword: 一}]\n", "entries: []\n"),
        ("{\"entries\": [{\"id\": \"a\", \"headword\": \"一\"}]}\n", "{\"entries\": []}\n"),
        ("entries:\r\n- id: a\r\n  headword: 一\r\n", "entries: []\r\n"),
    ] {
        let mut state = opened_card(before);
        act(&mut state, Action::Delete);
        assert_eq!(&*state.glossary, after);
    }
}

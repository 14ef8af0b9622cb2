//! The notes as cards.

use jiazhu_annotate::notes::Notes;
use proptest::prelude::*;
use serde_json::Value;

use super::*;

const NINGBO: &str = include_str!("../../../../../content/ningbo/notes.json");

fn with_notes(text: &str) -> State {
    let mut state = desk("一");
    act(&mut state, Action::Typed(Field::Notes, text.into()));
    state
}

/// Each value of a JSON text that is no list or map, by where it stands.
fn values(value: &Value, path: String, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| values(item, format!("{path}/{at}"), out));
        }
        Value::Object(pairs) => {
            pairs.iter().for_each(|(key, item)| values(item, format!("{path}/{key}"), out))
        }
        plain => out.push((path, plain.clone())),
    }
}

fn read(text: &str) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    values(&serde_json::from_str(text).expect("JSON"), String::new(), &mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_card_changes_the_bytes_of_its_value_and_no_others(
        at in 0..1000_usize, body in 0..2_usize, text in "[一a\"\\\\/ \n\t{},:#\u{2028}🙂é-]{0,12}", has_cr in prop::bool::ANY,
    ) {
        let before = if has_cr { NINGBO.replace('\n', "\r\n") } else { NINGBO.to_owned() };
        let mut state = with_notes(&before);
        // A textarea gives back no CR: the file is opened as it is.
        state.notes = before.as_str().into();
        act(&mut state, Action::AllNotes);
        let (cards, count) = state.note_cards().expect("cards");
        let card = &cards[at % count];
        prop_assume!(body < card.bodies.len());
        let was = card.bodies[body].text.clone();
        act(&mut state, Action::FillNote { note: card.note, body, text: text.as_str().into() });
        let (start, end) = super::super::lines::common(&before, &state.notes);
        // Nothing but a text in quotation marks differs.
        let (old, new) = (read(&before), read(&state.notes));
        let differ: Vec<_> = old.iter().zip(&new).filter(|(one, other)| one != other).collect();
        prop_assert_eq!(old.len(), new.len());
        if was == text {
            prop_assert_eq!(&*state.notes, &before);
        } else {
            prop_assert_eq!(differ.len(), 1);
            prop_assert_eq!((&differ[0].0.1, &differ[0].1.1), (&Value::from(was), &Value::from(text.as_str())));
            prop_assert!(!before[start..before.len() - end].contains('\n'));
            let (cards, _) = state.note_cards().expect("cards");
            prop_assert_eq!(&cards[at % count].bodies[body].text, &text);
        }
        act(&mut state, Action::Undo);
        prop_assert_eq!(&*state.notes, &before);
    }

    #[test]
    fn a_note_is_deleted_and_the_others_are_what_they_were(at in 0..1000_usize) {
        let mut state = with_notes(NINGBO);
        let all = Notes::parse("notes.json", NINGBO.as_bytes()).expect("notes").len();
        act(&mut state, Action::DeleteNote(at % all));
        let old: Vec<Value> = serde_json::from_str(NINGBO).expect("a list");
        let new: Vec<Value> = serde_json::from_str(&state.notes).expect("a list");
        prop_assert!(old.iter().enumerate().filter(|(note, _)| *note != at % all).map(|(_, note)| note).eq(&new));
    }
}

#[test]
fn bodies_of_each_sort_are_texts_and_those_for_machines_are_none() {
    let notes = r#"{"items": [
        {"bodyValue": "plain", "target": {"selector": {"exact": "一"}}},
        {"body": "one", "target": {"selector": [{"exact": "二"}]}},
        {"body": [{"value": "三", "purpose": "editing"}, {"value": "damage", "purpose": "tagging"}], "target": "x"}
    ]}"#;
    let mut state = with_notes(notes);
    let (cards, count) = state.note_cards().expect("cards");
    let told: Vec<(&str, &str, bool)> = cards
        .iter()
        .map(|card| (&*card.quote, &*card.bodies[0].text, card.bodies[0].is_correction))
        .collect();
    assert_eq!((count, told), (3, vec![("一", "plain", false), ("二", "one", false), ("", "三", true)]));
    assert!(cards.iter().all(|card| card.bodies.len() == 1));
    // Of a note that stands nowhere in the reading the text is shown.
    assert!(matches!(act(&mut state, Action::JumpNote(2))[..], [Effect::Select { field: Field::Notes, .. }]));
    assert!(state.note_cards.is_text);
    act(&mut state, Action::SeeNotes(false));
    for _ in 0..3 {
        act(&mut state, Action::DeleteNote(0));
    }
    assert_eq!(&*state.notes, r#"{"items": []}"#);
    let broken = with_notes("[{");
    assert_eq!(broken.note_cards(), None);
}

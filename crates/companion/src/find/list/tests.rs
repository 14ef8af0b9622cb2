use super::*;
use jiazhu_reading::strings::{ENGLISH, ZH_HANS, ZH_HANT};
use jiazhu_reading::{Block, BlockKind, Entry, Syllable, View, Views};

fn searched() -> Searched {
    let block = |text: &str| Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] };
    let entry = Entry {
        id: "weihu".into(),
        headword: "维护".into(),
        traditional: Some("維護".into()),
        pinyin: Some("wéihù".into()),
        ..Entry::default()
    };
    let mark = |start| Mark { span: Span { start, end: start + 2 }, entry: 0, inside: None };
    let said = |(at, pinyin): (u32, &str)| Syllable {
        span: Span { start: at, end: at + 1 },
        pinyin: jiazhu_reading::pinyin::Letters::new(pinyin).unwrap(),
        ..Syllable::default()
    };
    let hans = View { pairs: "維维護护".into(), ..View::default() };
    Searched::new(Rc::new(Reading {
        blocks: vec![block("維護，維護維護"), block("在維護")],
        marks: vec![mark(0), mark(3), mark(5)],
        entries: vec![entry],
        syllables: [(8, "zài"), (9, "wéi"), (10, "hù")].map(said).into(),
        views: Views { hans, ..Views::default() },
        ..Reading::default()
    }))
}

fn fragments(list: &List) -> Vec<&str> {
    let mut fragments = Vec::new();
    for row in &list.rows {
        if let Row::Term(TermRow { fragment, .. }) | Row::Place { fragment, .. } = row {
            fragments.push(fragment.as_str());
        }
    }
    fragments
}

#[test]
fn all_terms_are_listed_with_their_first_places() {
    let list = searched().list("", Order::Kind, &ENGLISH);
    assert_eq!((list.terms, list.places), (1, 0));
    assert_eq!(fragments(&list), ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-mark-1"]);
    assert_eq!(list.rows[0], Row::Class(Class::Term));
    assert_eq!(list.rows[4], Row::More { headword: "維護".into(), count: 1 });
}

#[test]
fn a_query_lists_every_place_of_its_terms_and_those_that_are_no_terms() {
    for query in ["维护", "維護", "weihu"] {
        let list = searched().list(query, Order::Place, &ENGLISH);
        assert_eq!((list.terms, list.places), (1, 1), "{query}");
        let expected = ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-mark-1", "jiazhu-mark-2", "jiazhu-at-9-11"];
        assert_eq!(fragments(&list), expected, "{query}");
    }
    assert_eq!(searched().list("没有", Order::Place, &ENGLISH), List::default());
}

/// As 黨員攻堅 stands in 黨員攻堅小組, a mark of the term, and once without.
#[test]
fn a_place_inside_a_place_of_a_term_that_is_listed_is_not_listed_again() {
    let mut reading = (*searched().reading).clone();
    reading.entries[0].headword = "维护者".into();
    reading.entries[0].traditional = Some("維護者".into());
    reading.blocks[0].text = "維護者又維護".into();
    reading.marks = vec![Mark { span: Span { start: 0, end: 3 }, entry: 0, inside: None }];
    reading.syllables.clear();
    let list = Searched::new(Rc::new(reading)).list("維護", Order::Place, &ENGLISH);
    assert_eq!(fragments(&list), ["jiazhu-weihu", "jiazhu-mark-0", "jiazhu-at-4-6", "jiazhu-at-8-10"]);
    assert_eq!(list.places, 2);
}

#[test]
fn the_term_itself_comes_first_and_those_that_only_explain_themselves_by_it_last() {
    let mut reading = (*searched().reading).clone();
    let named = |id: &str, headword: &str| Entry {
        id: id.into(),
        headword: headword.into(),
        ..reading.entries[0].clone()
    };
    let mut entries =
        vec![named("longer", "维护者"), named("own", "维护"), named("other", "某人"), named("none", "无关")];
    entries.iter_mut().for_each(|entry| entry.traditional = None);
    entries[2].pinyin = None;
    entries[2].gloss.en = Some("Who upholds: see 維護.".into());
    entries[2].gloss.zh = Some("此人从事维护工作。".into());
    reading.entries = entries;
    reading.marks =
        (0..4).map(|at| Mark { span: Span { start: at, end: at + 1 }, entry: at, inside: None }).collect();
    let searched = Searched::new(Rc::new(reading));
    let list = searched.list("維護", Order::Place, &ZH_HANS);
    assert_eq!((list.terms, list.explained), (2, 1));
    let shown: Vec<&str> = fragments(&list).into_iter().filter(|name| !name.contains("mark")).collect();
    let expected = [
        "jiazhu-own",
        "jiazhu-longer",
        "jiazhu-at-0-2",
        "jiazhu-at-3-5",
        "jiazhu-at-5-7",
        "jiazhu-at-9-11",
        "jiazhu-other",
    ];
    assert_eq!(shown, expected);
    let last = |say| match searched.list("維護", Order::Place, say).rows.pop() {
        Some(Row::Term(TermRow { explanation: Some((Line { before, here, .. }, lang)), .. })) => {
            format!("{before}[{here}] {lang}")
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(last(&ZH_HANS), "此人从事[维护] zh-Hans");
    assert_eq!(last(&ENGLISH), "Who upholds: see [維護] en");
}

#[test]
fn a_term_is_told_in_chinese_first_where_the_interface_is_chinese() {
    let mut reading = (*searched().reading).clone();
    reading.entries[0].renderings =
        vec![jiazhu_reading::Rendering { text: "uphold".into(), by: None, grade: None }];
    reading.entries[0].gloss.zh = Some("维持。".into());
    let searched = Searched::new(Rc::new(reading));
    let told = |say| match searched.list("维护", Order::Place, say).rows.remove(0) {
        Row::Term(term) => term.meaning.into_iter().map(|(text, _)| text).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&ENGLISH), ["uphold"]);
    for say in [&ZH_HANS, &ZH_HANT] {
        assert_eq!(told(say), ["维持。", "uphold"]);
    }
}

#[test]
fn notes_are_found_by_what_they_say_and_print_each_once() {
    use jiazhu_reading::{LangText, Note, NoteKind};
    let mut reading = (*searched().reading).clone();
    let body = |lang: &str, text: &str| LangText { lang: lang.into(), text: text.into() };
    let note = |id: &str, at: u32| Note {
        span: Span { start: at, end: at + 2 },
        id: id.into(),
        motivation: "editing".into(),
        kind: NoteKind::Conversion,
        printed: "維護".into(),
        proposed: Some("維戶".into()),
        body: vec![body("en", "A slip of the converter."), body("zh-Hans", "转换之误。")],
        confidence: None,
    };
    reading.notes = vec![note("one", 0), note("one", 9), note("two", 4)];
    let searched = Searched::new(Rc::new(reading));
    let notes = |query: &str| -> Vec<(String, String)> {
        let list = searched.list(query, Order::Place, &ENGLISH);
        let note = |row: Row| match row {
            Row::Note { fragment, line, lang } => Some((fragment, format!("{} {lang}", line.here))),
            _ => None,
        };
        list.rows.into_iter().filter_map(note).collect()
    };
    assert_eq!(notes("slip").len(), 2);
    assert_eq!(notes("CONVERTER")[0], ("jiazhu-note-one".into(), "converter en".into()));
    assert_eq!(notes("转换之")[1], ("jiazhu-note-two".into(), "转换之 zh-Hans".into()));
    assert_eq!(searched.list("维护", Order::Place, &ENGLISH).notes, 2, "as the other script prints it");
    for nothing in ["", "a", "没有", ".*", "😀"] {
        assert!(notes(nothing).is_empty(), "{nothing}");
    }
}

#[test]
fn lines_and_headwords_are_in_the_script_that_is_shown() {
    let mut searched = searched();
    assert_eq!(searched.lang(), "zh-Hant");
    searched.show(Script::Hans);
    assert_eq!(searched.lang(), "zh-Hans");
    let list = searched.list("維護", Order::Place, &ENGLISH);
    let [Row::Term(term), Row::Place { line, .. }, ..] = &list.rows[..] else { panic!("{list:?}") };
    assert_eq!((&*term.headword.0, term.other.as_ref().map(|other| &*other.0)), ("维护", Some("維護")));
    assert_eq!((&*line.here, &*line.after), ("维护", "，维护维护"));
}

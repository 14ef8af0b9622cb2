use super::*;

use proptest::prelude::*;
use proptest::sample::{Index, select};

const ORDER: [&str; 5] = ["id", "headword", "traditional", "pinyin", "gloss"];

/// What a text says, without how it says it.
#[derive(Clone, Debug, PartialEq)]
enum Said {
    Text(String),
    Map(Vec<(String, Said)>),
    List(Vec<Said>),
}

fn said(node: &Node) -> Said {
    match &node.value {
        Value::Text { text, .. } => Said::Text(text.trim_end_matches('\n').to_owned()),
        Value::Map { pairs, .. } => {
            Said::Map(pairs.iter().map(|(key, node)| (key.text.clone(), said(node))).collect())
        }
        Value::List { items, .. } => Said::List(items.iter().map(said).collect()),
    }
}

fn put(said: &mut Said, path: &[Step], value: &str) {
    let Some((step, rest)) = path.split_first() else {
        *said = Said::Text(value.to_owned());
        return;
    };
    match (said, step) {
        (Said::Map(pairs), Step::Key(key)) => {
            let known = pairs.iter_mut().find(|(known, _)| known == key).expect("it is there");
            put(&mut known.1, rest, value);
        }
        (Said::List(items), Step::Item(at)) => put(&mut items[*at], rest, value),
        other => panic!("{other:?}"),
    }
}

fn comments(text: &str, tree: &Tree) -> Vec<String> {
    tree.comments.iter().map(|at| text[at.clone()].to_owned()).collect()
}

fn read(text: &str) -> Tree {
    Tree::read(text).unwrap_or_else(|| panic!("not read:\n{text}"))
}

fn is_after(text: &str, path: &[Step], value: &str, after: &str) {
    let edit = set(text, &read(text), path, value, &ORDER).expect("an edit");
    assert_eq!(edit.applied(text), after);
    read(after);
}

const HEADWORD: [Step; 3] = [Step::Key("entries"), Step::Item(0), Step::Key("headword")];
const EN: [Step; 4] = [Step::Key("entries"), Step::Item(0), Step::Key("gloss"), Step::Key("en")];

#[test]
fn a_value_keeps_its_quotation_marks_and_what_stands_around_it() {
    is_after(
        "# mine\r\nentries:\r\n- headword:   '柜台'  # a counter\r\n  id: a\r\n",
        &HEADWORD,
        "it's",
        "# mine\r\nentries:\r\n- headword:   'it''s'  # a counter\r\n  id: a\r\n",
    );
    is_after("entries: [{headword: 一}]", &HEADWORD, "一, 二", "entries: [{headword: \"一, 二\"}]");
    is_after("entries: [{\"headword\": \"一\"}]", &HEADWORD, "二", "entries: [{\"headword\": \"二\"}]");
    is_after("entries:\n- headword: 一\n", &HEADWORD, "no", "entries:\n- headword: \"no\"\n");
    is_after("entries:\n- headword:\n  id: a\n", &HEADWORD, "一", "entries:\n- headword: 一\n  id: a\n");
}

#[test]
fn a_block_of_lines_stays_one() {
    let text = "entries:\n- id: a\n  gloss:\n    en: |-\n      one\n      two\n\n    # next\n    zh: 一\n";
    is_after(
        text,
        &EN,
        "one\n\nthree",
        "entries:\n- id: a\n  gloss:\n    en: |-\n      one\n\n      three\n\n    # next\n    zh: 一\n",
    );
    is_after(
        "entries:\n- id: a\n  gloss:\n    en: >\n      one\n      two\n",
        &EN,
        "one\ntwo\n\nthree",
        "entries:\n- id: a\n  gloss:\n    en: >\n      one\n\n      two\n\n\n      three\n",
    );
}

#[test]
fn what_is_not_there_comes_in_its_order() {
    let text = "entries:\n  - id: a # first\n    headword: 一\n    confidence: high\n";
    is_after(
        text,
        &[Step::Key("entries"), Step::Item(0), Step::Key("pinyin")],
        "yī",
        "entries:\n  - id: a # first\n    headword: 一\n    pinyin: yī\n    confidence: high\n",
    );
    is_after(
        text,
        &EN,
        "one",
        "entries:\n  - id: a # first\n    headword: 一\n    gloss:\n      en: one\n    confidence: high\n",
    );
    is_after("entries: [{id: a}]\n", &EN, "one", "entries: [{id: a, gloss: {en: one}}]\n");
    is_after(
        "entries:\n- id: a\n  gloss: { zh: 一 }\n",
        &EN,
        "a: b",
        "entries:\n- id: a\n  gloss: { zh: 一, en: \"a: b\" }\n",
    );
    is_after(
        "entries:\n- id: a\n  gloss: # later\n",
        &EN,
        "one",
        "entries:\n- id: a\n  gloss: # later\n    en: one\n",
    );
}

#[test]
fn what_is_shared_or_tagged_is_left_to_its_author() {
    let text = "entries:\n- &one {headword: &h 一}\n- headword: *h\n- headword: !!str 1\n";
    let tree = read(text);
    for at in 0..3 {
        let path = [Step::Key("entries"), Step::Item(at), Step::Key("headword")];
        assert_eq!(set(text, &tree, &path, "二", &ORDER), None, "{at}");
    }
}

#[test]
fn items_are_added_and_taken_out() {
    let text = "entries:\n- id: a\n  forms: [甲, 乙] # both\n  not_in:\n    # why\n    - 丙 # here\n    - 丁\n\n# end\n";
    let tree = read(text);
    let applied = |edit: Option<Edit>| edit.map(|edit| edit.applied(text));
    let forms = [Step::Key("entries"), Step::Item(0), Step::Key("forms"), Step::Item(0)];
    let not_in = [Step::Key("entries"), Step::Item(0), Step::Key("not_in"), Step::Item(1)];
    assert_eq!(applied(remove(text, &tree, &forms)).unwrap(), text.replace("甲, ", ""));
    assert_eq!(applied(remove(text, &tree, &not_in)).unwrap(), text.replace("    - 丁\n", ""));
    let first = [not_in[0], not_in[1], not_in[2], Step::Item(0)];
    assert_eq!(applied(remove(text, &tree, &first)).unwrap(), text.replace("- 丙 ", ""));
    let list = tree.root.get("entries").unwrap();
    let lines = [
        Line::Pair("id", "b", None),
        Line::Pair("pinyin", "yī", Some("guess")),
        Line::Pair("gloss.en", "one", None),
    ];
    assert_eq!(
        applied(add_item(text, &tree, list, &lines)).unwrap(),
        text.replace("- 丁\n", "- 丁\n- id: b\n  pinyin: yī # guess\n  gloss:\n    en: one\n")
    );
    let json = "{\"entries\": [\n  {\"id\": \"a\"}\n]}";
    let tree = read(json);
    let edit = add_item(json, &tree, tree.root.get("entries").unwrap(), &lines[..1]).unwrap();
    assert_eq!(edit.applied(json), "{\"entries\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\"}\n]}");
}

/// Values that YAML has signs for.
fn value() -> impl Strategy<Value = String> {
    let nasty = select(vec![
        "柜台",
        "a: b",
        "#no",
        "it's",
        "\"quoted\"",
        "- dash",
        "yes",
        "2019",
        "a #b",
        "[x]",
        "{y}",
        "two words",
        "x, y",
        "C:\\n",
        "null",
        "~",
        "a:",
        "é́",
        "𠮷",
        "*star",
        "&and",
        "! bang",
        "%",
        "@at",
        "`tick`",
        "?",
        "|",
        ">",
        "=",
        "...",
        "---",
        "0x1f",
        "1e3",
        "a\tb",
        "a\u{85}b",
        "\u{feff}a",
    ]);
    prop_oneof![4 => nasty.prop_map(str::to_owned), 2 => "[ -~一-龥]{0,12}", 1 => "[a-z一-三 ]{1,6}\n[a-z#:]{0,6}(\n\n?[a-z一]{1,4})?"]
}

/// A value as somebody may have written it; `depth` blanks stand before the next lines of a block.
fn anyhow(value: &str, how: u8, depth: usize, is_flow: bool, end: &str) -> String {
    let is_plain = super::scalar::is_plain(value, is_flow);
    let is_one_line = !value.contains('\n') && value.chars().all(|c| !c.is_control() && c != '\u{feff}');
    let is_block = !is_flow
        && value.split('\n').all(|line| {
            line.trim() == line
                && !line.is_empty()
                && line.chars().all(|c| !c.is_control() && c != '\u{feff}')
        });
    match how % 5 {
        0 if is_plain => value.to_owned(),
        1 if is_one_line => format!("'{}'", value.replace('\'', "''")),
        2 if is_block => {
            let indent = " ".repeat(depth + 2);
            let lines: Vec<String> = value.split('\n').map(|line| format!("{end}{indent}{line}")).collect();
            format!("|{}{}", ["", "-", "+"][usize::from(how) / 5 % 3], lines.concat())
        }
        3 if is_block && !value.contains('\n') => format!(">-{end}{}{value}", " ".repeat(depth + 1)),
        _ => super::scalar::quoted(value),
    }
}

type Pair = (&'static str, String, u8, bool);

prop_compose! {
    fn pairs()(
        first in (value(), any::<u8>(), any::<bool>()),
        rest in proptest::collection::vec((select(vec!["headword", "traditional", "pinyin", "here", "confidence"]), value(), any::<u8>(), any::<bool>()), 0..5),
    ) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = vec![("id", first.0, first.1, first.2)];
        for pair in rest {
            if pairs.iter().all(|known| known.0 != pair.0) {
                pairs.push(pair);
            }
        }
        pairs
    }
}

/// A glossary as its author may have written it.
fn text(entries: &[(Vec<Pair>, bool)], indent: usize, end: &str, is_commented: bool) -> String {
    let note = |is: bool, what: &str| if is { what.to_owned() } else { String::new() };
    let mut out = format!(
        "{}title: x{end}entries:{}{end}",
        note(is_commented, &format!("# mine{end}")),
        note(is_commented, " # all")
    );
    for (at, (pairs, is_flow)) in entries.iter().enumerate() {
        let blanks = " ".repeat(indent);
        if *is_flow {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, value, how, _)| format!("{key}: {}", anyhow(value, *how, 0, true, end)))
                .collect();
            out += &format!("{blanks}- {{ {} }}{}{end}", pairs.join(", "), note(is_commented, " # flow"));
            continue;
        }
        for (number, (key, value, how, has_note)) in pairs.iter().enumerate() {
            let lead = if number == 0 { "- " } else { "  " };
            let written = anyhow(value, *how, indent + 2, false, end);
            let note = note(*has_note && !written.starts_with(['|', '>']), " # note");
            out += &format!("{blanks}{lead}{key}: {written}{note}{end}");
        }
        if at % 2 == 1 {
            out += &format!("{}{end}", note(is_commented, "# between"));
        }
    }
    out
}

proptest! {
    // A failure is told with the text that it failed with: no file of it is kept.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_form_changes_the_bytes_of_its_value_and_no_others(
        entries in proptest::collection::vec((pairs(), any::<bool>()), 1..4),
        indent in 0_usize..4,
        is_crlf in any::<bool>(),
        is_commented in any::<bool>(),
        which in any::<(Index, Index)>(),
        new in value(),
    ) {
        let end = if is_crlf { "\r\n" } else { "\n" };
        let text = text(&entries, indent, end, is_commented);
        let tree = read(&text);
        let at = which.0.index(entries.len());
        let (key, ..) = entries[at].0[which.1.index(entries[at].0.len())];
        let path = [Step::Key("entries"), Step::Item(at), Step::Key(key)];
        let edit = set(&text, &tree, &path, &new, &ORDER).expect("an edit");
        let node = tree.root.get("entries").unwrap().items()[at].get(key).unwrap();
        prop_assert_eq!(&edit.at, &node.bytes, "more than its bytes");
        let after = edit.applied(&text);
        let tree_after = Tree::read(&after);
        prop_assert!(tree_after.is_some(), "not read any more:\n{}", after);
        let tree_after = tree_after.unwrap();
        let mut followed = tree.clone();
        if followed.follow(&edit, &new) {
            prop_assert_eq!(&followed, &tree_after);
        } else {
            prop_assert_eq!(&followed, &tree);
            prop_assert!(edit.put.starts_with(['|', '>']) || text[edit.at.clone()].starts_with(['|', '>']), "{:?}", edit);
        }
        let mut expected = said(&tree.root);
        put(&mut expected, &path, new.trim_end_matches('\n'));
        prop_assert_eq!(said(&tree_after.root), expected, "\n{}\n{}", text, after);
        prop_assert_eq!(comments(&text, &tree), comments(&after, &tree_after));
        prop_assert!(!is_crlf || !after.replace("\r\n", "").contains('\n'), "{:?}", after);
    }

    #[test]
    fn what_is_added_and_taken_out_again_leaves_the_text_as_it_was(
        entries in proptest::collection::vec((pairs(), any::<bool>()), 1..4),
        indent in 0_usize..4,
        is_crlf in any::<bool>(),
        is_commented in any::<bool>(),
        which in any::<Index>(),
        key in select(vec!["traditional", "pinyin", "gloss"]),
        new in value(),
    ) {
        let text = text(&entries, indent, if is_crlf { "\r\n" } else { "\n" }, is_commented);
        let tree = read(&text);
        let at = which.index(entries.len());
        prop_assume!(entries[at].0.iter().all(|pair| pair.0 != key));
        let mut path = vec![Step::Key("entries"), Step::Item(at), Step::Key(key)];
        if key == "gloss" {
            path.push(Step::Key("en"));
        }
        let added = set(&text, &tree, &path, &new, &ORDER).expect("an edit").applied(&text);
        let tree_after = Tree::read(&added);
        prop_assert!(tree_after.is_some(), "not read any more:\n{}", added);
        let tree_after = tree_after.unwrap();
        prop_assert_eq!(comments(&text, &tree), comments(&added, &tree_after));
        let taken = remove(&added, &tree_after, &path).expect("an edit").applied(&added);
        prop_assert_eq!(taken, text);
    }
}

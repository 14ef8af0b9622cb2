use jiazhu_reading::{Block, BlockKind, Entry, Mark, Reading, Span, View, Views, save_quickly};

use super::*;

fn reading(text: &str, words: &[u32], marks: &[(u32, u32, &str)]) -> Reading {
    let mut entries: Vec<Entry> = Vec::new();
    let marks = marks.iter().map(|(start, end, id)| {
        let entry = entries.iter().position(|entry| entry.id == *id).unwrap_or_else(|| {
            entries.push(Entry { id: (*id).to_owned(), headword: id.to_uppercase(), ..Entry::default() });
            entries.len() - 1
        });
        Mark { span: Span { start: *start, end: *end }, entry: entry as u32, inside: None }
    });
    let marks = marks.collect();
    Reading {
        blocks: vec![Block { kind: BlockKind::Paragraph, text: text.to_owned(), styles: vec![] }],
        words: words.to_vec(),
        marks,
        entries,
        ..Reading::default()
    }
}

fn texts(places: &[Place]) -> Vec<String> {
    places.iter().map(|Place { before, text, after, .. }| format!("{before}[{text}]{after}")).collect()
}

#[test]
fn marks_are_won_and_lost_and_move_with_the_text() {
    let before = reading("甲乙丙，甲乙丁。", &[3, 1, 2, 1, 1], &[(0, 2, "a"), (4, 6, "a"), (6, 7, "b")]);
    let outcome = |after: &Reading| Outcome::between(&before, after);
    assert!(outcome(&before).is_nothing());
    let fewer =
        outcome(&reading("甲乙丙，甲乙丁。", &[3, 1, 2, 1, 1], &[(0, 2, "a"), (2, 3, "c"), (6, 7, "b")]));
    assert_eq!(
        (texts(&fewer.won), texts(&fewer.lost)),
        (vec!["甲乙[丙]，甲乙丁。".to_owned()], vec!["甲乙丙，[甲乙]丁。".to_owned()])
    );
    // Two characters more at the beginning, and a word of the end changed.
    let longer = outcome(&reading("子丑甲乙丙，甲乙戊。", &[2, 3, 1, 2, 1, 1], &[(2, 4, "a"), (6, 8, "a")]));
    assert_eq!((longer.won.len(), &*longer.lost[0].text, longer.lost.len()), (0, "丁", 1));
}

#[test]
fn a_form_that_is_no_mark_says_which_words_it_would_cut() {
    let text = "南京市长江大桥，江大，大橋，江大桥";
    let mut reading = reading(text, &[3, 4, 1, 2, 1, 2, 1, 3], &[(8, 10, "a"), (14, 17, "b")]);
    reading.views =
        Views { hans: View { pairs: "橋桥".to_owned(), ..View::default() }, ..Views::default() };
    let standing = Standing::of(&reading, "a", &["江大".to_owned(), "大桥".to_owned()]);
    assert_eq!(texts(&standing.marked), ["长江大桥，[江大]，大橋，江"]);
    let why: Vec<(String, &Refusal)> =
        standing.refused.iter().map(|(place, why)| (place.text.clone(), why)).collect();
    let cuts = Refusal::Cuts(vec!["长江大桥".to_owned()]);
    let inside = Refusal::Inside("B".to_owned());
    assert_eq!(
        why,
        [
            ("江大".to_owned(), &cuts),
            ("大桥".to_owned(), &cuts),
            ("大橋".to_owned(), &Refusal::Other),
            ("江大".to_owned(), &inside),
            ("大桥".to_owned(), &inside),
        ]
    );
}

#[test]
fn after_a_change_it_is_told_what_it_did_and_a_place_is_one_click_away() {
    let mut state = desk("甲乙丙");
    let show = |state: &mut State, marks: &[(u32, u32, &str)]| {
        let file: Rc<[u8]> = save_quickly(&reading("甲乙丙", &[2, 1], marks)).into();
        let told = answer(state, Some(file), "[]");
        let effects = reduce(state, told);
        assert!(effects.contains(&Effect::CompareSoon));
        act(state, Action::Compare);
    };
    show(&mut state, &[]);
    assert_eq!(state.outcome, None);
    act(&mut state, Action::Typed(Field::Glossary, "entries:\n- id: a\n  headword: 甲\n".into()));
    show(&mut state, &[(0, 2, "a")]);
    // One change that is made in steps has one outcome.
    act(&mut state, Action::Typed(Field::Glossary, "entries:\n- id: a\n  headword: 甲乙\n".into()));
    show(&mut state, &[(0, 2, "a")]);
    let won = state.outcome.as_ref().map(|outcome| texts(&outcome.won));
    assert_eq!(won, Some(vec!["[甲乙]丙".to_owned()]));
    assert_eq!(act(&mut state, Action::Jump(Span { start: 0, end: 2 })), [Effect::Jump([(0, 0), (0, 2)])]);
    act(&mut state, Action::Card(Some(0)));
    act(&mut state, Action::Compare);
    assert_eq!(state.standing.as_ref().map(|standing| standing.marked.len()), Some(1));
    act(&mut state, Action::Undo);
    show(&mut state, &[]);
    assert_eq!(state.outcome.as_ref().map(|outcome| texts(&outcome.lost)), Some(vec!["[甲乙]丙".to_owned()]));
}

#[test]
fn a_finding_is_mended_by_a_button_and_the_button_is_undone() {
    let glossary = "entries:\n- id: a\n  headword: 甲乙 # mine\n  traditional: 甲丁\n  forms: [甲, 乙]\n";
    let finding = |code: &str, message: &str, line: u32| {
        format!(
            r#"[{{"severity":"warning","code":"{code}","message":"{message}","file":"glossary.yaml","line":{line},"column":1,"start":0,"end":2}}]"#
        )
    };
    let one_line = "entries:\n- { id: a, headword: 甲乙, forms: [申] } # mine\n";
    let mut state = desk("甲乙");
    act(&mut state, Action::Typed(Field::Glossary, one_line.into()));
    let told = finding("unused-form", "the form `申` never occurs in the article: delete it", 2);
    let told = answer(&state, Some(save_quickly(&reading("甲乙", &[2], &[])).into()), &told);
    act(&mut state, told);
    act(&mut state, Action::Mend(0));
    assert_eq!(&*state.glossary, one_line.replace(", forms: [申]", ""));
    for (code, message, line, after) in [
        (
            "traditional-value",
            "`甲丁` of the entry `a` is not how `甲乙` is written in Traditional characters: `甲戊` would be; correct it",
            4,
            glossary.replace("甲丁", "甲戊"),
        ),
        (
            "headword-typo",
            "`甲乙` of the entry `a` is no word and does not stand in the article: is `甲己` meant, which does?",
            3,
            glossary.replace("甲乙", "甲己"),
        ),
        (
            "unused-form",
            "the form `甲` never occurs in the article: delete it, or leave it for others",
            5,
            glossary.replace("甲, ", ""),
        ),
        (
            "near-miss",
            "this is nearly `甲乙` of the entry `a`, with a variant character: if it is the same term, add it to the entry's forms",
            1,
            glossary.replace("乙]", "乙, 申乙]"),
        ),
    ] {
        let mut state = desk("申乙丙");
        act(&mut state, Action::Typed(Field::Glossary, glossary.into()));
        let file: Rc<[u8]> = save_quickly(&reading("申乙丙", &[2, 1], &[])).into();
        let told = answer(&state, Some(file), &finding(code, message, line));
        act(&mut state, told);
        assert!(Mend::of(&state.findings[0]).is_some(), "{code}");
        act(&mut state, Action::Mend(0));
        assert_eq!(&*state.glossary, after, "{code}");
        act(&mut state, Action::Undo);
        assert_eq!(&*state.glossary, glossary);
    }
    let mut state = desk("⼀二⼀");
    let told = answer(
        &state,
        None,
        &finding("look-alike", "`⼀` (U+2F00) looks like `一` and is another character: write `一`", 1),
    );
    act(&mut state, told);
    act(&mut state, Action::Mend(0));
    assert_eq!(&*state.article, "一二一");
}

#[test]
fn slips_of_yaml_and_of_ids_are_mended_where_they_stand_and_nothing_else_is_touched() {
    let entry = "entries:\r\n- id: a # mine\r\n  headword: '甲'\r\n";
    for (after, code, message, line, column, mended) in [
        (
            "  glos: {en: x}\r\n",
            "glossary",
            "the key `glos` is unknown here: `gloss` may be meant; known are id, headword",
            4,
            3,
            "  gloss: {en: x}\r\n",
        ),
        (
            "\there: x\r\n",
            "glossary",
            "this line is indented with a tab: YAML indents with spaces",
            4,
            1,
            "  here: x\r\n",
        ),
        (
            "  here：x\r\n",
            "glossary",
            "a full-width colon stands here: write `here: ` with the colon `:` and a space",
            4,
            7,
            "  here: x\r\n",
        ),
        (
            "  here： x\r\n",
            "glossary",
            "a full-width colon stands here: write `here: ` with the colon `:` and a space",
            4,
            7,
            "  here: x\r\n",
        ),
        (
            "  here:x\r\n",
            "glossary",
            "the colon has no space after it: write `here: x`",
            4,
            7,
            "  here: x\r\n",
        ),
        (
            "  here: x: y\r\n",
            "glossary",
            "a colon and a space stand in this value: put it in quotation marks: `here: \\\"x: y\\\"`",
            4,
            9,
            "  here: \"x: y\"\r\n",
        ),
        (
            "  gloss: { en: x: y } # b\r\n",
            "glossary",
            "a colon and a space stand in this value: put it in quotation marks: `en: \\\"x: y\\\"`",
            4,
            16,
            "  gloss: { en: \"x: y\" } # b\r\n",
        ),
        (
            "  here: @x\r\n",
            "glossary",
            "a value cannot begin with `@`: put it in quotation marks",
            4,
            9,
            "  here: \"@x\"\r\n",
        ),
        (
            "- id: a\r\n  headword: 乙\r\n",
            "duplicate-id",
            "the id `a` is given to two entries, first on line 2: give this one another",
            4,
            7,
            "- id: a-2\r\n  headword: 乙\r\n",
        ),
        (
            "  related: [\"guita\"] # b\r\n",
            "unknown-related",
            "no entry of this file has the id `guita`: `guitai` may be meant; correct it, or write that entry",
            4,
            13,
            "  related: [\"guitai\"] # b\r\n",
        ),
        (
            "  class: persom # b\r\n",
            "glossary",
            "`persom` is not one of the words that may stand here: `person` may be meant; known are formula, person",
            4,
            10,
            "  class: person # b\r\n",
        ),
        (
            "sources: { a: { title: A, url: www.example.org/a } }\r\n",
            "unsafe-url",
            "`www.example.org/a` is no whole address: `https://www.example.org/a` may be meant",
            4,
            32,
            "sources: { a: { title: A, url: https://www.example.org/a } }\r\n",
        ),
    ] {
        let glossary = format!("{entry}{after}");
        let mut state = desk("甲乙");
        state.glossary = glossary.as_str().into();
        let told = format!(
            r#"[{{"severity":"error","code":"{code}","message":"{message}","file":"glossary.yaml","line":{line},"column":{column},"start":null,"end":null}}]"#
        );
        let told = answer(&state, None, &told);
        act(&mut state, told);
        assert!(!Mend::of(&state.findings[0]).unwrap().label(Lang::En).is_empty());
        act(&mut state, Action::Mend(0));
        assert_eq!(*state.glossary, format!("{entry}{mended}"), "{message}");
        act(&mut state, Action::Undo);
        assert_eq!(*state.glossary, glossary, "{message}");
        // The text has changed since: something else stands there.
        state.glossary = "entries:\n".into();
        act(&mut state, Action::Mend(0));
        assert_eq!(&*state.glossary, "entries:\n", "{message}");
    }
    let cut = |nowhere: &str| {
        format!(
            r#"[{{"severity":"warning","code":"cut-word","message":"`乙` of the entry `a` is no mark here, for it would cut words (`甲乙`);{nowhere} where that is wrong, add the longer word to its forms","file":"article.txt","line":1,"column":1,"start":0,"end":1}}]"#
        )
    };
    let mut state = desk("甲乙");
    act(
        &mut state,
        Action::Typed(Field::Glossary, "entries:\n- id: a\n  headword: 甲\n  forms: [乙, 丙]\n".into()),
    );
    let told = answer(&state, None, &cut(""));
    act(&mut state, told);
    assert_eq!(Mend::of(&state.findings[0]), None, "it is marked elsewhere");
    // The headword is none of the forms: no button where it does nothing.
    let both = [cut(" it has no mark anywhere;"), cut(" it has no mark anywhere;").replace("`乙`", "`甲`")];
    let told = answer(&state, None, &both.concat().replace("][", ","));
    act(&mut state, told);
    let mend = Mend::of(&state.findings[0]).expect("a button");
    for is_text in [false, true] {
        act(&mut state, Action::SeeText(is_text));
        assert_eq!(**state.mends(), [Some(mend.clone()), None], "as a text: {is_text}");
    }
    let written = state.glossary.clone();
    act(&mut state, Action::Typed(Field::Glossary, written.replace("乙, 丙", "丙, 甲").into()));
    assert_eq!(**state.mends(), [None, Mend::of(&state.findings[1])], "the text is seen, and has changed");
    act(&mut state, Action::Typed(Field::Glossary, written));
    act(&mut state, Action::SeeText(false));
    act(&mut state, Action::Mend(0));
    assert_eq!(&*state.glossary, "entries:\n- id: a\n  headword: 甲\n  forms: [丙]\n");
}

#[test]
fn a_passage_goes_on_word_by_word_within_its_paragraph_and_is_selected() {
    let mut state = desk("甲乙丙丁");
    let file: Rc<[u8]> = save_quickly(&reading("甲乙丙丁", &[2, 1, 1], &[])).into();
    let told = answer(&state, Some(file), "[]");
    act(&mut state, told);
    act(&mut state, Action::LookedUp(Span { start: 0, end: 2 }));
    let mut extend = |back| {
        let effects = act(&mut state, Action::Extend { back });
        (effects.len(), state.passage.as_ref().map(|passage| passage.text.clone()).unwrap_or_default())
    };
    assert_eq!(extend(true), (0, "甲乙".to_owned()), "a word is left");
    assert_eq!(extend(false), (1, "甲乙丙".to_owned()));
    assert_eq!(extend(false), (1, "甲乙丙丁".to_owned()));
    assert_eq!(extend(false), (0, "甲乙丙丁".to_owned()), "the text ends");
    assert_eq!(extend(true), (1, "甲乙丙".to_owned()));
    act(&mut state, Action::Draft(Some(Draft::default())));
    assert_eq!(act(&mut state, Action::Extend { back: true }), [], "a note is being written on it");
}

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::json;

use super::*;
use jiazhu_reading::Span;

const TEXT: &str = "踐行‘兩個維護’真不真的試金石?!痹?月4日\n踐行踐行";

/// The notes as `start..end id kind printed → proposed`, then the findings.
fn check(file: serde_json::Value, expected: Expect) {
    let source = serde_json::to_string_pretty(&file).unwrap();
    let shown = match Notes::parse("notes.json", source.as_bytes()) {
        Ok(notes) => {
            let (placed, diagnostics) = notes.anchor(TEXT);
            let notes = placed.iter().map(|n| {
                let said: Vec<String> = n.body.iter().map(|s| format!("{}:{}", s.lang, s.text)).collect();
                let proposed = n.proposed.as_deref().unwrap_or("-");
                let Note { span: Span { start, end }, id, motivation, kind, printed, .. } = n;
                format!("{start}..{end} {id} {motivation} {kind:?} {printed} → {proposed} {said:?}\n")
            });
            notes.chain(diagnostics.iter().map(finding)).collect()
        }
        Err(errors) => errors.iter().map(finding).collect::<String>(),
    };
    expected.assert_eq(&shown);
}

fn finding(d: &Diagnostic) -> String {
    format!("{}:{} {}: {}\n", d.line.unwrap_or(0), d.column.unwrap_or(0), d.code, d.message)
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> serde_json::Value {
    json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})
}

#[test]
fn reads_an_emendation() {
    check(
        json!([{
            "@context": "http://www.w3.org/ns/anno.jsonld", "id": "damage-2", "type": "Annotation", "motivation": "editing",
            "body": [
                {"type": "TextualBody", "purpose": "editing", "value": "。”在□", "language": "zh-Hant"},
                {"type": "TextualBody", "purpose": "commenting", "value": "Lost.", "language": "en"},
                {"type": "TextualBody", "purpose": "commenting", "value": "脱字。", "language": "zh-Hans"},
                {"type": "TextualBody", "purpose": "classifying", "value": "confidence:high"}],
            "target": [{"source": "article.md", "selector": [quote("?!痹?", "試金石", "月4日"),
                {"type": "TextPositionSelector", "start": 15, "end": 19}]}]
        }]),
        expect![[r#"
            15..19 damage-2 editing Damage ?!痹? → 。”在□ ["en:Lost.", "zh-Hans:脱字。"]
        "#]],
    );
}

#[test]
fn reads_the_shapes_that_other_programs_write() {
    let target = json!({"source": "a", "selector": quote("試金石", "", "")});
    check(
        json!({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [
            {"id": "https://example.org/1", "bodyValue": "plain", "target": target},
            {"body": "a text", "target": [target]},
            {"body": {"value": "one body", "purpose": ["tagging", "x"]}, "target": target},
            {"motivation": ["oa:commenting", "editing"], "body": {"type": "Choice", "items": [{"value": "改", "language": ["zh"]}]}, "target": target},
            {"motivation": "highlighting", "target": {"selector": {"type": "RangeSelector", "refinedBy": {"start": 0, "end": 2}}}},
        ]}}),
        expect![[r#"
            0..2 note-5 highlighting Remark 踐行 → - []
            12..15 https://example.org/1 commenting Remark 試金石 → - ["und:plain"]
            12..15 note-2 commenting Remark 試金石 → - ["und:a text"]
            12..15 note-3 commenting Remark 試金石 → - []
            12..15 note-4 editing Remark 試金石 → 改 []
        "#]],
    );
    check(
        json!({"id": "single", "body": "x", "target": target}),
        expect![[r#"
        12..15 single commenting Remark 試金石 → - ["und:x"]
    "#]],
    );
}

#[test]
fn finds_the_passage_that_is_meant() {
    let note = |id: &str, selector: serde_json::Value| json!({"id": id, "body": "x", "target": {"selector": selector}});
    check(
        json!([
            note("suffix", quote("踐行", "", "‘")),
            note("prefix", quote("踐行", "\n", "")),
            note("position", json!([quote("踐行", "", ""), {"start": 19, "end": 21}])),
            note("changed", quote("試金石", "的的", "。")),
            note("mostly", quote("踐行", "日\n", "踐着")),
            note("ambiguous", quote("踐行", "", "")),
            note("little", quote("踐行", "并非如此", "踐")),
            note("absent", quote("实践", "", "")),
            note("beyond", json!({"start": 0, "end": 99})),
        ]),
        expect![[r#"
            0..2 suffix commenting Remark 踐行 → - ["und:x"]
            12..15 changed commenting Remark 試金石 → - ["und:x"]
            23..25 prefix commenting Remark 踐行 → - ["und:x"]
            23..25 position commenting Remark 踐行 → - ["und:x"]
            23..25 mostly commenting Remark 踐行 → - ["und:x"]
            44:3 note-context: the note `changed` is tied to `試金石`, but what stands around that has changed: read it again, and renew its prefix and suffix
            56:3 note-context: the note `mostly` is tied to `踐行`, but what stands around that has changed: read it again, and renew its prefix and suffix
            68:3 note-anchor: the note `ambiguous` is tied to nothing: `踐行` stands in the article 3 times; add a `prefix` and a `suffix`, the characters before and after the passage
            80:3 note-anchor: the note `little` is tied to nothing: `踐行` stands in the article 3 times; add a `prefix` and a `suffix`, the characters before and after the passage
            92:3 note-anchor: the note `absent` is tied to nothing: `实践` does not stand in the article; copy the passage from it, to the character
            104:3 note-anchor: the note `beyond` is tied to nothing: its position is not inside the article, which has 27 characters; add a TextQuoteSelector
        "#]],
    );
}

#[test]
fn points_at_what_is_wrong() {
    check(
        json!([{"id": "a", "target": "article.md"}, {"id": "b", "body": "x"}, 3, {"id": "c d"},
            {"id": "e", "target": {"selector": quote("x", "", "")}}, {"id": "e", "target": {"selector": quote("x", "", "")}}]),
        expect![[r#"
            2:3 notes: the note `a` does not say which passage it is about: give its target a TextQuoteSelector with the passage as `exact`
            6:3 notes: the note `b` has no `target`: say which passage it is about
            10:3 notes: this is not a note: write an object with `body` and `target`
            11:3 notes: the id of this note is not a text without spaces: correct it, or leave it out
            25:3 duplicate-id: the id `e` is given to two notes: give this one another
        "#]],
    );
    let refused = |source: &str| {
        Notes::parse("n.json", source.as_bytes()).unwrap_err().iter().map(finding).collect::<String>()
    };
    expect![[r#"
        2:10 notes: this file is not JSON: a value is missing before `}`: write it
    "#]]
    .assert_eq(&refused("[\n  {\"id\": }\n]"));
    let empty = Notes::parse("n.json", b"\n").unwrap();
    assert!(empty.is_empty() && empty.warnings.iter().all(|told| !told.is_error() && told.code == "notes"));
    expect![[r#"
        1:1000 notes: this file is not JSON: this `[` is never closed: write `]` where it ends
    "#]]
    .assert_eq(&refused(&"[".repeat(1000)));
    expect![[r#"
        1:1 notes: notes are JSON, and this begins as YAML or another text does: write `[{ "body": …, "target": … }]`, each key and each text in quotation marks
    "#]]
    .assert_eq(&refused("- body: 註\n  target: 試金石\n"));
    expect![[r#"
        1:13 notes: this file is not JSON: a curly `”` stands here: write `"`
    "#]]
    .assert_eq(&refused("[{\"body\": \"註”}]\n"));
}

#[test]
fn anchors_many_notes_in_a_long_text() {
    let text = "甲乙丙丁".repeat(50_000);
    let at =
        |n: u32| json!({"selector": [quote("丙丁甲", "甲乙", "乙"), {"start": n * 4 + 2, "end": n * 4 + 5}]});
    let file = json!({"id": "many", "body": "x", "target": (0..2000).map(at).collect::<Vec<_>>()});
    let (notes, diagnostics) = Notes::parse("n.json", file.to_string().as_bytes()).unwrap().anchor(&text);
    assert_eq!((notes.len(), notes[1999].span.start, diagnostics.len()), (2000, 1999 * 4 + 2, 0));
}

/// What is told of a file that can be read.
fn doubts(source: &str) -> Vec<String> {
    Notes::parse("n.json", source.as_bytes()).unwrap().warnings.iter().map(finding).collect()
}

#[test]
fn names_that_the_model_does_not_have_are_told() {
    let target = r#""target": {"selector": {"exact": "試金石"}}"#;
    for (note, place, parts) in [
        (
            r#""motivation": "edit", "body": "x""#,
            "1:17",
            &["`edit` is no motivation", "`editing` may be meant"][..],
        ),
        (
            r#""body": {"purpose": "editting", "value": "x"}"#,
            "1:23",
            &["`editting`", "`editing` may", "as a comment"],
        ),
        (
            r#""body": [{"purpose": "tagging", "value": "dammage"}, "x"]"#,
            "1:44",
            &["`dammage` is no tag", "`damage` may"],
        ),
        (
            r#""body": [{"purpose": "classifying", "value": "confidence:sure"}, "x"]"#,
            "1:48",
            &["confidence:high"],
        ),
        (r#""body": {"valeu": "x", "value": "y"}"#, "1:12", &["the key `valeu`", "`value` may be meant"]),
        (r#""boddy": "x", "body": "y""#, "1:3", &["the key `boddy`", "`body` may be meant"]),
        (r#""body": {"text": "x"}"#, "1:12", &["the key `text` is unknown in a body"]),
        (r#""id": "a""#, "1:2", &["the note `a` says nothing"]),
        (r#""id": "a", "body": {"value": " "}"#, "1:2", &["the note `a` says nothing"]),
    ] {
        let told = doubts(&format!("[{{{note}, {target}}}]"));
        assert!(told.first().is_some_and(|told| told.starts_with(place)), "{note}: {told:?}");
        assert!(parts.iter().all(|part| told[0].contains(part)), "{note}: {told:?}");
    }
    for sound in [
        r#""motivation": "highlighting""#,
        r#""motivation": ["oa:commenting", "https://example.org/ns#reviewing"], "body": "x""#,
        r#""body": {"purpose": "segmenting", "value": "試金 石"}"#,
        r#""body": {"purpose": "tagging", "value": "damage"}"#,
        r#""body": "x", "ex:note": 1"#,
    ] {
        assert_eq!(doubts(&format!("[{{{sound}, {target}}}]")), Vec::<String>::new(), "{sound}");
    }
    // A key of another program is told once.
    let note = format!("{{\"uri\": \"u\", \"body\": \"x\", {target}}}");
    assert_eq!(doubts(&format!("[{note}, {note}]")).len(), 1);
}

#[test]
fn blanks_around_a_passage_need_not_be_those_of_the_article() {
    let at = |prefix: &str, suffix: &str| {
        let file = json!([{"body": "x", "target": {"selector": quote("古寺", prefix, suffix)}}]);
        let notes = Notes::parse("n.json", file.to_string().as_bytes()).unwrap();
        let (placed, told) = notes.anchor("山中古寺。\n一座古寺，另 古寺 在");
        assert_eq!(told, vec![], "{prefix:?} {suffix:?}");
        placed[0].span.start
    };
    assert_eq!(at("一座 ", ""), 8);
    assert_eq!(at("一座\n", " ，"), 8);
    assert_eq!(at("\u{3000}山中", ""), 2);
    assert_eq!(at("另", "在"), 13);
}

proptest! {
    #[test]
    fn reads_any_bytes(bytes: Vec<u8>) {
        let _ = Notes::parse("n.json", &bytes);
    }

    /// A passage quoted with enough of its surroundings is found where it stands, after any edit elsewhere.
    #[test]
    fn survives_edits_elsewhere(before in "[一二三]{0,20}", exact in "[一二]{1,4}", after in "[一二三]{0,20}", added in "[四五\n]{0,9}") {
        let text = format!("{before}上{exact}下{after}");
        let file = json!([{"body": "x", "target": {"selector": quote(&exact, "上", "下")}}]);
        let notes = Notes::parse("n.json", file.to_string().as_bytes()).unwrap();
        for text in [text.clone(), format!("{added}{text}"), format!("{text}{added}")] {
            let (placed, diagnostics) = notes.anchor(&text);
            prop_assert_eq!(diagnostics, vec![]);
            let start = text.chars().position(|c| c == '上').unwrap() as u32 + 1;
            prop_assert_eq!(placed[0].span, Span { start, end: start + exact.chars().count() as u32 });
            prop_assert_eq!(&placed[0].printed, &exact);
        }
    }

    #[test]
    fn anchors_any_target_in_any_text(text: String, exact: String, prefix: String, start: u32, end: u32) {
        let target = annotation::Target { exact, prefix, suffix: String::new(), position: Some(Span { start, end }).filter(|span| !span.is_empty()) };
        let text = CountedText::new(&text);
        if let Ok(found) = text.find(&target) {
            prop_assert!(!found.span.is_empty());
            text.slice(found.span);
        }
    }
}

use std::path::Path;

use expect_test::expect_file;
use proptest::prelude::*;

use super::*;
use crate::annotate::annotate;
use crate::article::Article;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::tables::builtin;

/// The text that is explained, forms and notes; of an entry with the id `form`.
fn explained(text: &str, form: &str, pinyin: &str, notes: &str) -> Explanation {
    let article = Article::parse("text.txt", text.as_bytes()).unwrap();
    let entry = serde_json::json!({"entries": [{"id": "form", "headword": form, "pinyin": pinyin}]});
    let glossary = match form {
        "" => Glossary::default(),
        _ => Glossary::parse("glossary.yaml", entry.to_string().as_bytes()).unwrap(),
    };
    let notes = Notes::parse("notes.json", notes.as_bytes()).unwrap();
    explain(&annotate(&article, &glossary, &notes, builtin()))
}

fn plain(text: &str) -> Explanation {
    explained(text, "", "", "[]")
}

/// Each reason, its file behind it.
fn shown(explanation: &Explanation) -> String {
    let mut out = String::new();
    let because = |reason: &Reason| format!("{}: {} [{}]", reason.rule, reason.says, reason.file);
    for word in &explanation.words {
        out += &format!("{:?}  {}\n", word.text, because(&word.because));
        for ExplainedStep { text, weight, attraction, seen, after, .. } in &word.way {
            let after = after.as_deref().unwrap_or("-");
            out += &format!("    way {text} {weight:.3}, after {after} {attraction:+.3} {seen:?}\n");
        }
        for said in &word.syllables {
            out += &format!("    {} {}  {}\n", said.text, said.pinyin, because(&said.because));
            if let Some(sandhi) = &said.sandhi {
                out += &format!("        {}  {}\n", said.spoken, because(sandhi));
            }
        }
    }
    for rival in &explanation.rivals {
        out +=
            &format!("rival of {}: {} {:.3}\n", rival.chosen.join("|"), rival.words.join("|"), rival.score);
    }
    out
}

/// One sentence for each kind of reason: form and its pinyin, sentence.
const SENTENCES: [(&str, &str, &str); 25] = [
    ("", "", "他干什么"),
    ("", "", "树干"),
    ("", "", "樹幹"),
    ("", "", "南京市长江大桥"),
    ("市长", "shìzhǎng", "南京市长江大桥"),
    ("市长", "shìzhǎng", "南京市长说"),
    ("", "", "研究生命起源"),
    ("", "", "他为人正直"),
    ("", "", "银行行长"),
    ("", "", "主任连忙"),
    ("", "", "王小明说"),
    ("", "", "任小明说"),
    ("", "", "斯特拉斯克来了"),
    ("", "", "真不真的"),
    ("", "", "1500克"),
    ("", "", "花儿"),
    ("", "", "一样"),
    ("", "", "三行字"),
    ("", "", "他說得乾"),
    ("", "", "慢慢地走着"),
    ("", "", "还没做完"),
    ("", "", "一个café……"),
    ("", "", "长干处"),
    ("", "", "蘑砼"),
    ("机构编制", "jīgòu biānzhì", "机构编制很重要"),
];

#[test]
fn every_reason_is_told() {
    let mut manual = String::new();
    for (form, pinyin, text) in SENTENCES {
        let with = if form.is_empty() { String::new() } else { format!(", with the form {form}") };
        manual += &format!("# {text}{with}\n\n{}\n", shown(&explained(text, form, pinyin, "[]")));
    }
    let notes = r#"[{"id": "damage", "motivation": "editing", "body": {"type": "TextualBody", "purpose": "tagging", "value": "damage"},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "?!痹?"}}},
        {"id": "said", "motivation": "commenting", "body": {"value": "zhòng", "language": "zh-Latn-pinyin"},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "重"}}}]"#;
    manual += &format!("# With notes\n\n{}", shown(&explained("很重?!痹?\n4日", "", "", notes)));
    expect_file!["../../tests/golden/explain.txt"].assert_eq(&manual);
}

#[test]
fn a_long_form_is_told() {
    let form = "机构编制".repeat(13);
    let explanation = explained(&format!("在{form}中"), &form, "", "[]");
    assert_eq!(explanation.words[1].because.rule, "long-form");
}

/// Whoever reads the name of a file has to find it.
#[test]
fn the_files_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (_, _, text) in SENTENCES {
        for word in plain(text).words {
            let sandhi = word.syllables.iter().filter_map(|said| said.sandhi.as_ref());
            let said = word.syllables.iter().map(|said| &said.because);
            for reason in said.chain(sandhi).chain([&word.because]) {
                let path = reason.file.split(':').next().unwrap_or_default();
                assert!(root.join(path).is_file(), "{path}");
            }
        }
    }
}

#[test]
fn the_line_of_a_context_is_the_line_of_the_file() {
    let words = plain("三行字").words;
    let said = words.iter().flat_map(|word| &word.syllables).find(|said| said.text == "行").expect("行");
    assert_eq!((said.because.rule, &*said.pinyin), ("context", "háng"));
    let (_, line) = said.because.file.split_once(':').expect("a line");
    let file = include_str!("../pronounce/contexts.txt");
    let written = file.lines().nth(line.parse::<usize>().expect("a number") - 1).expect("a line");
    assert!(said.because.says.ends_with(written) && written.starts_with('行'), "{}", said.because.says);
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[一-龥]{1,12}",
        "[的了着得地为干长重行还一不儿王李小明市长江大桥南京斯特拉克真两]{1,12}",
        "[0-9a-zA-Z.,%+·’-]{1,6}",
        "[“”‘’「」\u{300}-\u{36F}\u{FE00}-\u{FE0F}\u{E000}\u{200D}\n\r 〇一二百万不]{1,6}",
    ];
    proptest::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn what_is_explained_is_what_was_annotated(text in any_text(), form in "[一-龥市长江真不]{2,4}") {
        let Ok(article) = Article::parse("a.txt", text.as_bytes()) else { return Ok(()) };
        let glossary = serde_json::json!({"entries": [{"id": "form", "headword": form, "pinyin": "shì zhǎng"}]});
        let glossary = Glossary::parse("g.yaml", glossary.to_string().as_bytes()).expect("a glossary");
        let notes = Notes::default();
        let annotated = annotate(&article, &glossary, &notes, builtin());
        let explanation = explain(&annotated);
        let lengths: Vec<u32> = explanation.words.iter().map(|word| word.span.length()).collect();
        prop_assert_eq!(&lengths, &annotated.reading.words);
        let said = explanation.words.iter().flat_map(|word| &word.syllables);
        let said: Vec<(Span, &str)> = said.inspect(|said| assert_ne!(said.because.rule, "untold")).map(|said| (said.span, &*said.pinyin)).collect();
        let syllables: Vec<(Span, &str)> = annotated.reading.syllables.iter().map(|said| (said.span, &*said.pinyin)).collect();
        prop_assert_eq!(said, syllables);
        prop_assert_eq!(explanation.rivals.len(), rivals(&annotated).len());
    }
}

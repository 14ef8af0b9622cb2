//! What `jiazhu explain` says.

use super::*;

#[test]
fn explain_says_where_each_decision_lies() {
    let desk = Desk::new("explain");
    let said = desk.prints("explain 他干什么");
    let line = said.lines().find(|line| line.trim_start().starts_with("干 gàn")).expect("the syllable");
    assert_eq!(
        line.trim(),
        "干 gàn: `干什么` is a word of the table of phrases [crates/tables/data/pinyin.bin]"
    );
    assert!(
        said.contains("干什么  1..4\n  word: a word of the word model [crates/tables/data/words.bin]"),
        "{said}"
    );
    assert!(said.contains("rival of 干什么: 干|什么, distance -"), "{said}");
    let said = desk.prints("explain 踐行兩個維護 --glossary glossary.yaml");
    assert!(said.contains("a form of the entry `liang-ge-weihu` of the glossary"), "{said}");
    assert!(said.contains("兩 liǎng: `pinyin` of the entry `liang-ge-weihu` [glossary.yaml]"), "{said}");
}

#[test]
fn explain_prints_json_for_programs() {
    let desk = Desk::new("explain-json");
    let printed: serde_json::Value =
        serde_json::from_str(&desk.prints("explain 一样 --format json")).expect("JSON");
    let word = &printed["words"][0];
    assert_eq!((&printed["text"], &word["end"]), (&"一样".into(), &2.into()));
    assert_eq!(word["because"]["rule"], "dictionary-word");
    assert_eq!(word["way"][0]["seen"], true);
    assert_eq!(word["syllables"][0]["spoken"], "yí");
    assert_eq!(word["syllables"][0]["sandhi"]["file"], "crates/annotate/src/pronounce/sandhi.rs");
    assert!(printed["rivals"].is_array());
}

#[test]
fn explain_takes_a_text_and_never_a_file() {
    let desk = Desk::new("explain-text");
    let output = desk.run("explain article.md");
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("is explained as a text") && said.contains("explain - < article.md"), "{said}");
    assert!(String::from_utf8(output.stdout).expect("UTF-8").starts_with("article"));

    let article = std::fs::File::open(desk.0.join("article.md")).expect("the article");
    let output = Command::new(env!("CARGO_BIN_EXE_jiazhu")).args(["explain", "-"]).stdin(article).output();
    let output = output.expect("the tool runs");
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).expect("UTF-8").starts_with("踐行  0..2"));

    assert!(desk.fails("explain ", 1).contains("empty-article"));
    assert!(desk.fails("explain 一 --glossary none.yaml", 2).contains("check the path"));
    desk.write("bad.yaml", b"entries: [{id: a}]");
    assert!(desk.fails("explain 一 --glossary bad.yaml", 1).contains("bad.yaml"));
}

#[test]
fn several_glossaries_explain_as_they_annotate() {
    let desk = Desk::new("explain-several");
    desk.write("a.yaml", "entries:\n  - { id: a, headword: 白云生, pinyin: bái yún shēng }\n".as_bytes());
    desk.write("b.yaml", "entries:\n  - { id: b, headword: 处有人 }\n".as_bytes());
    let said = desk.prints("explain 白云生处有人家 --glossary a.yaml --glossary b.yaml");
    assert!(said.contains("白云生  0..3") && said.contains("处有人  3..6"), "{said}");
    desk.write("b.yaml", b"entries: 7\n");
    assert!(desk.fails("explain 白云 --glossary a.yaml --glossary b.yaml", 1).contains("b.yaml:1:"));
}

//! Files that are bad, odd, or in another encoding.

use super::*;

#[test]
fn every_bad_input_says_what_where_and_what_to_do() {
    let desk = Desk::new("bad-input");
    desk.remove("glossary.yaml");
    let glossary = |name: &str, text: &str| desk.write(name, text.as_bytes());
    glossary("broken.yaml", "entries:\n  - id: [a\n");
    glossary("twice.yaml", "entries:\n  - { id: a, headword: 一 }\n  - { id: a, headword: 二 }\n");
    glossary("related.yaml", "entries:\n  - { id: a, headword: 一, related: [b] }\n");
    for (file, place, said) in [
        ("broken.yaml", "broken.yaml:2:9", "unclosed bracket"),
        ("twice.yaml", "twice.yaml:3:11", "give this one another"),
        ("related.yaml", "related.yaml:2:37", "no entry of this file has the id `b`"),
    ] {
        let message = desk.fails(&format!("check article.md --glossary {file}"), 1);
        assert!(message.contains(place) && message.contains(said), "{message}");
    }
    desk.write("empty.md", b"---\ntitle: x\n---\n");
    desk.write("binary.md", b"PK\x03\x04\0\0");
    desk.write("utf32.txt", b"\xFF\xFE\0\0\x2D\x4E\0\0");
    let mut newer = jiazhu_reading::save(&jiazhu_reading::Reading::default());
    newer[6] = 99;
    desk.write("newer.reading", &newer);
    desk.write("short.reading", &newer[..7]);
    for (file, said) in [
        ("empty.md", "write at least one paragraph"),
        ("binary.md", "a ZIP file"),
        ("utf32.txt", "iconv -f UTF-32"),
        ("newer.reading", "format 99"),
        ("short.reading", "cut short"),
    ] {
        let message = desk.fails(&format!("annotate {file}"), 1);
        assert!(message.contains(file) && message.contains(said), "{message}");
    }
    let message = desk.fails("annotate missing.md", 2);
    assert!(
        message.contains("`missing.md` cannot be read") && message.contains("check the path"),
        "{message}"
    );
}

/// What a careless or hostile file may hold: each is refused with a place, or taken and answered rightly.
#[test]
fn odd_input_is_refused_or_taken_as_it_is() {
    let desk = Desk::new("odd-input");
    desk.remove("glossary.yaml");
    let entry = |form: &str| {
        format!("sources: {{a: {{title: A}}}}\nentries: [{{id: a, headword: \"{form}\", sources: [a]}}]\n")
    };

    desk.write(
        "latin1.md",
        "机构编制\n\n干部".as_bytes().iter().copied().chain([0xE9, b'\n']).collect::<Vec<u8>>().as_slice(),
    );
    desk.write("nul.yaml", b"entries:\n- id: a\0b\n");
    desk.write("nul-written.yaml", b"entries: [{id: a, headword: \"a\\0b\"}]\n");
    for (arguments, place, said) in [
        ("annotate latin1.md", "latin1.md:3:3", "not UTF-8: byte 20 (0xE9)"),
        ("check article.md --glossary latin1.md", "latin1.md:3:3", "save it as UTF-8"),
        ("check article.md --glossary nul.yaml", "nul.yaml", "byte 16 is NUL"),
    ] {
        let message = desk.fails(arguments, 1);
        assert!(message.contains(place) && message.contains(said), "{message}");
    }
    // A NUL that YAML writes as an escape is a character that no article has: the form never occurs.
    assert!(desk.run("check article.md --glossary nul-written.yaml").status.success());

    // Marks of direction are characters like others: they stay where they are, and a form without them is not found
    // across them.
    desk.write("direction.txt", "机构\u{202E}编制，\u{200F}机构编制\u{2069}。".as_bytes());
    desk.write("organ.yaml", entry("机构编制").as_bytes());
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate direction.txt --glossary organ.yaml")).expect("JSON");
    assert_eq!(value["text"], "机构\u{202E}编制，\u{200F}机构编制\u{2069}。");
    let marks: Vec<&serde_json::Value> =
        value["marks"].as_array().expect("marks").iter().map(|mark| &mark["start"]).collect();
    assert_eq!(marks, [7]);

    // One common character: each of its words is marked, and `check` asks whether that is meant.
    desk.write("common.txt", "好的，是的。".repeat(20).as_bytes());
    desk.write("of.yaml", entry("的").as_bytes());
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate common.txt --glossary of.yaml")).expect("JSON");
    assert_eq!(value["marks"].as_array().map(Vec::len), Some(40));
    assert_eq!(value["diagnostics"][0]["code"], "common-form");

    // Relations may run in circles.
    desk.write(
        "circle.yaml",
        "sources: {s: {title: S}}\nentries:\n- {id: a, headword: 踐行, related: [b], sources: [s]}\n\
         - {id: b, headword: 試金石, related: [a, c], sources: [s]}\n- {id: c, headword: 维护, related: [a], sources: [s]}\n"
            .as_bytes(),
    );
    desk.prints("build article.md --glossary circle.yaml --notes notes.json -o a.reading");
    let reading = std::fs::read(desk.0.join("a.reading")).expect("the reading");
    assert_eq!(jiazhu_reading::open_file(&reading).expect("a reading").entries.len(), 3);
}

/// One text, "中国人的事情。", in other encodings: found and said; what is named is not guessed.
#[test]
fn other_encodings_are_found_and_said() {
    let desk = Desk::new("encodings");
    let gbk = b"\xD6\xD0\xB9\xFA\xC8\xCB\xB5\xC4\xCA\xC2\xC7\xE9\xA1\xA3";
    desk.write("gbk.txt", gbk);
    desk.write(
        "utf16.txt",
        &"\u{FEFF}中国人的事情。".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    );
    desk.write("short.txt", b"\xA4\x40"); // 一 in Big5; one character is too little to tell
    for (arguments, text, code) in [
        ("annotate gbk.txt", "中国人的事情。", "encoding"),
        ("annotate utf16.txt", "中国人的事情。", "encoding"),
        ("annotate gbk.txt --encoding gbk", "中国人的事情。", ""),
        ("annotate short.txt --encoding big5", "一", ""),
        ("annotate short.txt --encoding short.txt=Big5", "一", ""),
    ] {
        let value: serde_json::Value = serde_json::from_str(&desk.prints(arguments)).expect("JSON");
        assert_eq!(value["text"], text, "{arguments}");
        let codes: Vec<&str> = value["diagnostics"]
            .as_array()
            .expect("findings")
            .iter()
            .filter_map(|d| d["code"].as_str())
            .collect();
        assert_eq!(codes.first().copied().unwrap_or_default(), code, "{arguments}");
    }
    // A glossary and notes are read alike.
    let mut glossary =
        b"sources: {s: {title: S}}\nentries: [{id: a, sources: [s], headword: \xB9\xFA\xC8\xCB, gloss: {zh: "
            .to_vec();
    glossary.extend(gbk);
    glossary.extend(b"}}]\n");
    desk.write("gbk.yaml", &glossary);
    let mut notes = b"[{\"id\": \"n\", \"body\": {\"value\": \"".to_vec();
    notes.extend(gbk);
    notes.extend(
        b"\"}, \"target\": {\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"\xB9\xFA\"}}}]",
    );
    desk.write("gbk.json", &notes);
    let output = desk.run("check gbk.txt --glossary gbk.yaml --notes gbk.json --format json");
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let files: Vec<(&str, &str)> = found
        .as_array()
        .expect("findings")
        .iter()
        .map(|d| (d["file"].as_str().expect("a file"), d["code"].as_str().expect("a code")))
        .filter(|(_, code)| *code != "cut-word")
        .collect();
    assert_eq!(
        &files[..],
        [("gbk.txt", "encoding"), ("gbk.yaml", "encoding"), ("gbk.json", "encoding")],
        "{files:?}"
    );

    let said = desk.fails("annotate gbk.txt --encoding utf-8", 1);
    assert!(said.contains("read as UTF-8, but byte 0 (0xD6)"), "{said}");
    let said = desk.fails("annotate gbk.txt --encoding latin1", 2);
    assert!(said.contains("UTF-16LE, UTF-16BE, GB18030, Big5"), "{said}");
}

#[test]
fn the_language_of_an_article_without_a_head_can_be_said() {
    let desk = Desk::new("lang");
    desk.write("text.txt", "　　踐行‘兩個維護’。\n".as_bytes());
    let html = |lang: &str| {
        desk.prints(&format!("build text.txt --glossary glossary.yaml -o a.reading --html a.html{lang}"));
        std::fs::read_to_string(desk.0.join("a.html")).expect("the fragment")
    };
    assert!(html("").contains(r#"<article class="jz-article" lang="zh""#));
    assert!(html(" --lang zh-Hant").contains(r#"<article class="jz-article" lang="zh-Hant""#));
    assert!(desk.fails("check text.txt --glossary glossary.yaml --lang 中文", 2).contains("zh-Hans"));
    assert!(desk.fails("check text.txt --lang tc", 2).contains("BCP 47: zh-Hant"));
    assert!(
        desk.fails("check text.txt --lang ja --deny front-matter-lang", 1)
            .contains("`--lang`: `ja` is not Chinese")
    );
}

/// What is meant by an option or a name that a command does not know is said beside it.
#[test]
fn what_is_named_in_vain_is_told() {
    let desk = Desk::new("named-in-vain");
    for (arguments, said, not) in [
        ("check article.md --encoding other.md=gbk", "names no file that is read", "warning"),
        ("build article.md --html a.html --deny warnings", "`jiazhu check` has this option", "as a value"),
        ("check article.md -o a.reading", "`jiazhu build` has this option", "as a value"),
        ("check -", "`jiazhu explain -`", "No such file"),
    ] {
        let message = desk.fails(arguments, 2);
        assert!(message.contains(said) && !message.contains(not), "{arguments}: {message}");
    }
}

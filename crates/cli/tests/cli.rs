//! The command line tool as its users meet it: what it prints, what it writes, how it ends.

use std::path::PathBuf;
use std::process::{Command, Output};

const GLOSSARY: &str = "\
entries:
  - id: liang-ge-weihu
    headword: 两个维护
    pinyin: liǎng gè wéihù
";
const NOTES: &str = r#"[{"id": "damage-2", "motivation": "editing", "body": {"value": "。”在□"},
 "target": {"selector": {"type": "TextQuoteSelector", "exact": "?!痹?"}}}]"#;

/// A folder with an article, a glossary and notes in it, which each test may spoil.
struct Desk(PathBuf);

impl Desk {
    fn new(test: &str) -> Desk {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let desk = Desk(folder);
        desk.write("article.md", "踐行‘兩個維護’真不真的試金石。?!痹?月4日\n".as_bytes());
        desk.write("glossary.yaml", GLOSSARY.as_bytes());
        desk.write("notes.json", NOTES.as_bytes());
        desk
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).expect("a file for the test");
    }

    fn run(&self, arguments: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_jiazhu"))
            .args(arguments.split(' '))
            .current_dir(&self.0)
            .output()
            .expect("the tool runs")
    }

    /// Runs a command that must end with `status`, and gives what it says on standard error.
    fn fails(&self, arguments: &str, status: i32) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(status), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    /// Runs a command that must succeed, and gives what it prints.
    fn prints(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

const ALL: &str = "article.md --glossary glossary.yaml --notes notes.json";

#[test]
fn annotate_prints_every_key() {
    let json = Desk::new("annotate").prints(&format!("annotate {ALL} --format json"));
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["text"], "踐行‘兩個維護’真不真的試金石。?!痹?月4日");
    assert_eq!(value["words"][0], serde_json::json!([0, 2]));
    assert_eq!(
        value["marks"],
        serde_json::json!([{"start": 3, "end": 7, "surface": "兩個維護", "entry": "liang-ge-weihu", "inside": null}])
    );
    assert_eq!(
        value["notes"],
        serde_json::json!([{"start": 16, "end": 20, "id": "damage-2", "motivation": "editing", "printed": "?!痹?",
            "proposed": "。”在□"}])
    );
    assert_eq!(
        value["syllables"][0],
        serde_json::json!({"start": 0, "end": 1, "pinyin": "jiàn", "source": "phrase"})
    );
    assert_eq!(
        value["syllables"][2],
        serde_json::json!({"start": 3, "end": 4, "pinyin": "liǎng", "source": "glossary"})
    );
    // A damaged passage stays as it is printed.
    assert_eq!(
        value["views"],
        serde_json::json!({
            "repaired": "踐行‘兩個維護’真不真的試金石。?!痹?月4日",
            "hans": "践行‘两个维护’真不真的试金石。?!痹?月4日",
            "hant": "踐行‘兩個維護’真不真的試金石。?!痹?月4日",
        })
    );
    assert_eq!(value["rivals"], serde_json::json!([]));
    let finding = &value["diagnostics"][0];
    assert_eq!((&finding["code"], &finding["line"]), (&"no-sources".into(), &2.into()));
    let keys: Vec<&String> = finding.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["code", "column", "end", "file", "line", "message", "severity", "start"]);
}

#[test]
fn annotate_prints_rivals_when_asked() {
    let desk = Desk::new("rivals");
    desk.write("bridge.txt", "南京市长江大桥".as_bytes());
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate bridge.txt --rivals")).expect("JSON");
    assert_eq!(value["words"], serde_json::json!([[0, 3], [3, 7]]));
    let rivals: Vec<_> =
        value["rivals"].as_array().expect("a list").iter().map(|rival| &rival["words"]).collect();
    let across = serde_json::json!([[0, 2], [2, 4], [4, 5], [5, 7]]);
    let (city, bridge) = (serde_json::json!([[0, 2], [2, 3]]), serde_json::json!([[3, 5], [5, 7]]));
    assert_eq!(rivals, [&across, &city, &bridge]);
    assert!(value["rivals"][0]["score"].as_f64() < Some(0.0));
}

/// Neither emphasis nor the script of a part comes between the characters of a term.
#[test]
fn a_term_is_found_across_emphasis_and_scripts() {
    let desk = Desk::new("emphasis");
    desk.write("a.md", "**初心**使命,他和干部說规範與規范。".as_bytes());
    desk.write(
        "g.yaml",
        "entries: [{id: a, headword: 初心使命}, {id: b, headword: 规范}, {id: c, headword: 幹部}]".as_bytes(),
    );
    let value: serde_json::Value =
        serde_json::from_str(&desk.prints("annotate a.md --glossary g.yaml")).expect("JSON");
    let surfaces: Vec<_> =
        value["marks"].as_array().expect("a list").iter().map(|mark| &mark["surface"]).collect();
    assert_eq!(surfaces, ["初心使命", "干部", "规範", "規范"]);
}

#[test]
fn annotate_needs_no_glossary() {
    let desk = Desk::new("annotate-alone");
    desk.write("plain", "南京市长江大桥".as_bytes());
    let value: serde_json::Value = serde_json::from_str(&desk.prints("annotate plain")).expect("JSON");
    assert_eq!(value["words"], serde_json::json!([[0, 3], [3, 7]]));
}

#[test]
fn build_writes_what_is_named() {
    let desk = Desk::new("build");
    desk.prints(&format!("build {ALL} -o a.reading --html a.html"));
    let reading = std::fs::read(desk.0.join("a.reading")).expect("the reading");
    let reading = jiazhu_reading::open_file(&reading).expect("a reading");
    assert_eq!((reading.marks.len(), reading.notes.len(), reading.entries.len()), (1, 1, 1));
    let html = std::fs::read_to_string(desk.0.join("a.html")).expect("the HTML");
    assert!(html.contains("data-entry=\"liang-ge-weihu\""), "{html}");
    let words = std::fs::read(desk.0.join("a.words")).expect("the words file");
    let words = jiazhu_reading::words::open_file(&words).expect("a words file");
    assert_eq!(words.lines("試金石")[0].pinyin, "shìjīnshí");
    assert_eq!(words.about().licence, "CC BY-SA 4.0");
    assert_eq!(desk.files(), ["a.html", "a.reading", "a.words", "article.md", "glossary.yaml", "notes.json"]);
}

#[test]
fn build_writes_a_page_that_finds_its_reading() {
    let desk = Desk::new("build-page");
    assert!(desk.fails(&format!("build {ALL} --page index.html"), 2).contains("--output"));
    desk.prints(&format!("build {ALL} -o a.reading --page index.html"));
    let page = std::fs::read_to_string(desk.0.join("index.html")).expect("the page");
    for part in ["<jiazhu-reading src=\"a.reading\">", "src=\"jiazhu.js\"", "data-entry=\"liang-ge-weihu\""] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn build_puts_all_into_one_page() {
    let desk = Desk::new("build-standalone");
    let build = format!("build {ALL} --standalone page.html --widget .");
    assert!(desk.fails(&build, 2).contains("cargo xtask build"));
    desk.write("jiazhu.css", b"p { margin: 0 }");
    desk.write("jiazhu.js", b"customElements.define('jiazhu-reading', class extends HTMLElement {});");
    desk.write("reader.js", b"class a{}async function b(e){}export{a as View,b as default};");
    desk.write("reader_bg.wasm", b"\0asm\x01\0\0\0");
    desk.prints(&build);
    let page = std::fs::read_to_string(desk.0.join("page.html")).expect("the page");
    assert!(page.contains("return { View: a };") && page.contains("data-entry=\"liang-ge-weihu\""), "{page}");
}

/// A PNG of 3 by 2 pixels, as far as its size is concerned.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d";

#[test]
fn pictures_have_room_and_missing_ones_are_told_with_their_line() {
    let desk = Desk::new("pictures");
    let article =
        "真不真\n\n![版](p/a.png)\n\n![缺](gone.png)\n\n![](https://example.org/b.png)\n\n![假](text.png)\n";
    desk.write("article.md", article.as_bytes());
    desk.write("text.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
    desk.write("notes.json", b"[]");
    std::fs::create_dir_all(desk.0.join("p")).expect("a folder");
    desk.write("p/a.png", PNG);
    let checked = desk.run("check article.md --glossary glossary.yaml");
    let said = String::from_utf8(checked.stderr).expect("UTF-8");
    assert!(checked.status.success(), "a warning: {said}");
    for part in [
        "article.md:5:6",
        "the picture `gone.png` is not there",
        "article.md:9:6",
        "`text.png` is no picture",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert_eq!(said.matches("missing-picture").count(), 2, "{said}");

    desk.prints("build article.md --glossary glossary.yaml -o a.reading --page a.html");
    let page = std::fs::read_to_string(desk.0.join("a.html")).expect("the page");
    assert!(page.contains("alt=\"版\" width=\"3\" height=\"2\" src=\"p/a.png\""), "{page}");
    assert!(page.contains("img-src 'self' https://example.org;"), "{page}");

    for (name, text) in [
        ("jiazhu.css", "p{margin:0}"),
        ("jiazhu.js", "0"),
        ("reader.js", "class a{}async function b(e){}export{a as View,b as default};"),
        ("reader_bg.wasm", "\0asm"),
    ] {
        desk.write(name, text.as_bytes());
    }
    let built = desk.run("build article.md --glossary glossary.yaml --standalone whole.html --widget .");
    let said = String::from_utf8(built.stderr).expect("UTF-8");
    for src in ["gone.png", "https://example.org/b.png", "text.png"] {
        assert!(said.contains(&format!("the picture `{src}` shows only what it is called")), "{said}");
    }
    let whole = std::fs::read_to_string(desk.0.join("whole.html")).expect("the page");
    assert!(whole.contains("src=\"data:image/png;base64,iVBORw0KGgo") && !whole.contains("onload"), "{said}");
}

#[test]
fn build_leaves_nothing_behind_when_it_fails() {
    let desk = Desk::new("build-fails");
    let before = desk.files();
    assert!(desk.fails(&format!("build {ALL} -o a.reading --html no/a.html"), 2).contains("no/a.html"));
    desk.write("notes.json", r#"[{"body": "x", "target": {"selector": {"exact": "無"}}}]"#.as_bytes());
    assert!(desk.fails(&format!("build {ALL} -o a.reading"), 1).contains("error[note-anchor]"));
    assert_eq!(desk.files(), before);
}

#[test]
fn build_never_overwrites_its_input() {
    let desk = Desk::new("build-input");
    assert!(
        desk.fails(&format!("build {ALL} -o ./glossary.yaml"), 2).contains("one of the files to be read")
    );
    assert!(desk.fails(&format!("build {ALL} -o a --html ./a"), 2).contains("named for two results"));
    assert!(desk.fails(&format!("build {ALL} -o a --html a.words"), 2).contains("named for two results"));
    desk.write("glossary.words", GLOSSARY.as_bytes());
    let over = "build article.md --glossary glossary.words -o glossary.reading";
    assert!(desk.fails(over, 2).contains("one of the files to be read"));
    assert_eq!(std::fs::read(desk.0.join("glossary.yaml")).expect("the glossary"), GLOSSARY.as_bytes());
    assert!(desk.fails(&format!("build {ALL}"), 2).contains("--html"));
}

#[test]
fn every_bad_input_says_what_where_and_what_to_do() {
    let desk = Desk::new("bad-input");
    let glossary = |name: &str, text: &str| desk.write(name, text.as_bytes());
    glossary("broken.yaml", "entries:\n  - id: [a\n");
    glossary("twice.yaml", "entries:\n  - { id: a, headword: 一 }\n  - { id: a, headword: 二 }\n");
    glossary("related.yaml", "entries:\n  - { id: a, headword: 一, related: [b] }\n");
    for (file, place, said) in [
        ("broken.yaml", "broken.yaml:2:9", "unclosed bracket"),
        ("twice.yaml", "twice.yaml:3:11", "give this one another"),
        ("related.yaml", "related.yaml:2:37", "no entry has the id `b`"),
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
        ("binary.md", "not a text file"),
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

#[test]
fn check_prints_json_for_programs() {
    let desk = Desk::new("check-json");
    let output = desk.run(&format!("check {ALL} --format json"));
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(output.status.success());
    assert_eq!(findings[0]["code"], "no-sources");
    desk.write("glossary.yaml", b"entries: 3\n");
    let output = desk.run(&format!("check {ALL} --format json"));
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!((&findings[0]["line"], &findings[0]["start"]), (&1.into(), &serde_json::Value::Null));
}

#[test]
fn check_shows_the_line_it_is_about() {
    let message = Desk::new("check-text").fails("check article.md --glossary notes.json", 1);
    assert!(message.contains("notes.json:1:1") && message.contains("[{\"id\": \"damage-2\""), "{message}");
    assert!(message.ends_with("1 error, 0 warnings\n"), "{message}");
}

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
fn an_imported_table_is_a_glossary() {
    let desk = Desk::new("import");
    desk.write("terms.csv", "id,headword,forms\na,两个维护,四个意识|四個意識\n".as_bytes());
    let yaml = desk.prints("import terms.csv");
    desk.write("imported.yaml", yaml.as_bytes());
    desk.prints("check article.md --glossary imported.yaml");
    let schema: serde_json::Value = serde_json::from_str(&desk.prints("schema")).expect("JSON");
    assert_eq!(schema["title"], "Jiazhu glossary");
}

/// Each row that is wrong is told with its line, all at once.
#[test]
fn a_table_is_refused_with_the_lines_that_are_wrong() {
    let desk = Desk::new("import-wrong");
    desk.write(
        "terms.csv",
        "id,headword,class,confidence\na,一,formula,high\n,二,,\nc,,,\nd,四,slogan,\ne,\"五\n五\",,sure\n"
            .as_bytes(),
    );
    let message = desk.fails("import terms.csv", 1);
    for said in [
        "terms.csv:3:1",
        "no `id`",
        "terms.csv:4:1",
        "no `headword`",
        "terms.csv:5:",
        "`slogan`",
        "terms.csv:6:",
        "`sure`",
    ] {
        assert!(message.contains(said), "{said}: {message}");
    }
    desk.write("short.csv", "id,headword\na,一\nb\n".as_bytes());
    let message = desk.fails("import short.csv", 1);
    assert!(message.contains("short.csv:3:1") && message.contains("1 cells"), "{message}");
    desk.write("names.csv", "id,headwort\na,一\n".as_bytes());
    let message = desk.fails("import names.csv", 1);
    assert!(
        message.contains("`headwort` is unknown") && message.contains("`headword` is missing"),
        "{message}"
    );
    desk.write("empty.csv", b"");
    assert!(desk.fails("import empty.csv", 1).contains("`id` is missing"));
}

#[test]
fn help_tells_a_stranger_how_to_begin() {
    let desk = Desk::new("help");
    let help = desk.prints("--help");
    for said in ["Examples:", "Exit status:", "annotate", "check", "explain", "build", "schema", "import"] {
        assert!(help.contains(said), "{help}");
    }
    for command in ["annotate", "check", "explain", "build", "import"] {
        assert!(desk.prints(&format!("{command} --help")).contains("Example"), "{command}");
    }
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
    desk.write("article.txt", "　　踐行‘兩個維護’。\n".as_bytes());
    let html = |lang: &str| {
        desk.prints(&format!("build article.txt --glossary glossary.yaml -o a.reading --html a.html{lang}"));
        std::fs::read_to_string(desk.0.join("a.html")).expect("the fragment")
    };
    assert!(html("").contains(r#"<article class="jz-article" lang="zh""#));
    assert!(html(" --lang zh-Hant").contains(r#"<article class="jz-article" lang="zh-Hant""#));
    assert!(desk.fails("check article.txt --glossary glossary.yaml --lang 中文", 2).contains("zh-Hans"));
}

fn made_elsewhere(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../import/tests/fixtures");
    std::fs::read(folder.join(name)).expect("a fixture")
}

#[test]
fn documents_and_pages_are_articles() {
    let desk = Desk::new("documents");
    desk.write("a.docx", &made_elsewhere("pandoc.docx"));
    // Known by its bytes, whatever its name.
    desk.write("book", &made_elsewhere("pandoc.epub"));
    desk.write(
        "page.html",
        "<nav>首页</nav><article><h1>题</h1><p>踐行<a href='javascript:x'>兩個維護</a></p></article>"
            .as_bytes(),
    );
    for (file, piece) in [
        ("a.docx", "中国人把一年分成二十四段，合称二十四节气"),
        ("book", "春雨惊春清谷天，"),
        ("page.html", "题\n踐行兩個維護"),
    ] {
        let value: serde_json::Value =
            serde_json::from_str(&desk.prints(&format!("annotate {file} --glossary glossary.yaml")))
                .expect("JSON");
        assert!(value["text"].as_str().expect("a text").contains(piece), "{file}: {value}");
    }
    let said = desk.run("check page.html --glossary glossary.yaml").stderr;
    let said = String::from_utf8(said).expect("UTF-8");
    assert!(
        said.contains("warning[link]") && said.contains("page.html:1:") && said.contains("warning[page]"),
        "{said}"
    );
    // The reading shows the pictures that `import` writes.
    let said = desk.run("check a.docx --glossary glossary.yaml").stderr;
    assert!(String::from_utf8(said).expect("UTF-8").contains("jiazhu import a.docx -o FOLDER/article.html"));
    assert!(desk.run("build a.docx --glossary glossary.yaml -o a.reading --page a.html").status.success());
    let page = std::fs::read_to_string(desk.0.join("a.html")).expect("a page");
    assert!(
        page.contains("<table") && page.contains("第一注。") && page.contains("media/rId11.png"),
        "{page}"
    );
}

#[test]
fn import_writes_the_document_and_its_pictures() {
    let desk = Desk::new("import-document");
    desk.write("a.docx", &made_elsewhere("pandoc.docx"));
    let output = desk.run("import a.docx -o article.html");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let html = std::fs::read_to_string(desk.0.join("article.html")).expect("the document");
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<h1>一年的二十四个名字</h1>"), "{html}");
    assert_eq!(std::fs::read(desk.0.join("media/rId11.png")).expect("the picture").len(), 73);
    assert!(desk.prints("import a.docx").contains("<table>"));
    desk.write("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old file");
    assert!(desk.fails("import old.docx", 1).contains("save it as .docx without a password"));
    assert!(desk.fails("annotate old.docx", 1).contains("error[encrypted]"));
}

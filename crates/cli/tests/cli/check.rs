//! What `jiazhu check` tells.

use super::*;

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
    let desk = Desk::new("check-text");
    desk.write("glossary.yaml", "[{\"id\": \"a\"}]".as_bytes());
    let message = desk.fails("check article.md --glossary glossary.yaml", 1);
    assert!(message.contains("glossary.yaml:1:1") && message.contains("[{\"id\": \"a\""), "{message}");
    assert!(message.ends_with("1 error, 0 warnings\n"), "{message}");
}

#[test]
fn check_needs_no_glossary() {
    let desk = Desk::new("check-alone");
    desk.remove("glossary.yaml");
    desk.remove("notes.json");
    let output = desk.run("check article.md");
    assert!(output.status.success());
    assert!(String::from_utf8(output.stderr).expect("UTF-8").ends_with("0 errors, 0 warnings\n"));
}

/// Who goes through an article needs each place of what is told once.
#[test]
fn each_place_of_a_finding_is_told() {
    let desk = Desk::new("check-others");
    desk.write("article.md", "行\n\n一\n\n行，行\n\n行\n".as_bytes());
    let output = desk.run("check article.md --format json");
    let findings: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let finding =
        findings.as_array().expect("a list").iter().find(|found| found["code"] == "polyphone").expect("one");
    let places: Vec<(u64, u64, u64, u64)> = finding["others"]
        .as_array()
        .expect("others")
        .iter()
        .map(|place| {
            ["line", "column", "start", "end"].map(|key| place[key].as_u64().expect("a number")).into()
        })
        .collect();
    assert_eq!(finding["line"], 1);
    assert_eq!(places, [(5, 1, 4, 5), (5, 3, 6, 7), (7, 1, 8, 9)]);
    let said = String::from_utf8(desk.run("check article.md").stderr).expect("UTF-8");
    assert!(said.contains("also on lines 5, 7\n"), "{said}");
}

/// The studio lets files be taken along in which nothing has been written yet.
#[test]
fn an_empty_glossary_and_empty_notes_are_none() {
    let desk = Desk::new("check-empty");
    for (glossary, notes) in [("", ""), ("entries: []\n", "[]\n")] {
        desk.write("glossary.yaml", glossary.as_bytes());
        desk.write("notes.json", notes.as_bytes());
        for arguments in ["check article.md", &format!("check {ALL}")] {
            let output = desk.run(arguments);
            let said = String::from_utf8(output.stderr).expect("UTF-8");
            assert!(output.status.success(), "{said}");
            assert_eq!(said.contains("this glossary is empty"), glossary.is_empty(), "{said}");
        }
    }
}

#[test]
fn warnings_are_allowed_and_denied_by_their_code() {
    let desk = Desk::new("check-lints");
    let check = format!("check {ALL}");
    let said = |arguments: &str| String::from_utf8(desk.run(arguments).stderr).expect("UTF-8");
    assert!(said(&check).contains("warning[no-sources]"));
    assert_eq!(said(&format!("{check} --allow no-sources")), "0 errors, 0 warnings\n");
    let denied = desk.fails(&format!("{check} --deny no-sources"), 1);
    assert!(denied.contains("error[no-sources]") && denied.ends_with("1 error, 0 warnings\n"), "{denied}");
    assert!(desk.fails(&format!("{check} --deny warnings --allow clash"), 1).contains("error[no-sources]"));
    assert_eq!(said(&format!("{check} --deny warnings --allow no-sources")), "0 errors, 0 warnings\n");
    assert!(
        desk.fails(&format!("{check} --deny clash --allow clash"), 2)
            .contains("`clash` is allowed and denied")
    );
    let unknown = desk.fails(&format!("{check} --allow no-source"), 2);
    assert!(unknown.contains("a similar value exists: 'no-sources'"), "{unknown}");
}

/// What is in the place of a glossary or of an article says what it is.
#[test]
fn swapped_files_are_told() {
    let desk = Desk::new("check-swapped");
    desk.write("table.csv", "id;headword\na;两个维护\n".as_bytes());
    for (arguments, parts) in [
        ("check article.md --glossary table.csv", ["error[swapped]", "`jiazhu import table.csv"]),
        ("check article.md --glossary notes.json", ["error[swapped]", "name them as the notes"]),
        ("check article.md --glossary article.md", ["error[swapped]", "swapped?"]),
        ("check glossary.yaml --glossary article.md", ["a .yaml file is no article", "swapped?"]),
        ("annotate notes.json", ["a .json file is no article", "notes.json"]),
    ] {
        let message = desk.fails(arguments, 1);
        assert!(parts.iter().all(|part| message.contains(part)), "{arguments}: {message}");
    }
}

#[test]
fn all_unknown_keys_are_told_at_once() {
    let desk = Desk::new("check-keys");
    let glossary = "titel: x\nentries:\n  - id: a\n    headword: 一\n    pinjin: y\n    notes:\n    - one\n    - two\n  - defn:\n      en: z\n    id: b\n    headword: 二\n";
    desk.write("glossary.yaml", glossary.as_bytes());
    let message = desk.fails("check article.md --glossary glossary.yaml", 1);
    for part in [
        "`titel` is unknown here: `title` may be meant",
        "glossary.yaml:1:1",
        "`pinyin` may be meant",
        "glossary.yaml:5:5",
        "`notes` is unknown",
        "glossary.yaml:6:5",
        "`defn` is unknown",
        "glossary.yaml:9:5",
        "4 errors",
    ] {
        assert!(message.contains(part), "{part}: {message}");
    }
    desk.write("glossary.yaml", "entries: [{ id: a, headwort: 一, pinjin: y }]\n".as_bytes());
    assert!(desk.fails("check article.md --glossary glossary.yaml", 1).ends_with("2 errors, 0 warnings\n"));
}

#[test]
fn a_pipe_that_nobody_reads_stops_nothing() {
    let desk = Desk::new("check-closed-pipe");
    for arguments in [
        "check article.md --glossary glossary.yaml",
        "build article.md --glossary glossary.yaml -o a.reading",
        "check none.md",
    ] {
        let read = desk.run(arguments).status.code();
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiazhu"));
        command.args(arguments.split(' ')).current_dir(&desk.0).stdin(std::process::Stdio::null());
        command.stdout(writer.try_clone().expect("its other end")).stderr(writer);
        assert_eq!(command.status().expect("the tool runs").code(), read, "{arguments}");
    }
}

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
    let message = Desk::new("check-text").fails("check article.md --glossary notes.json", 1);
    assert!(message.contains("notes.json:1:1") && message.contains("[{\"id\": \"damage-2\""), "{message}");
    assert!(message.ends_with("1 error, 0 warnings\n"), "{message}");
}

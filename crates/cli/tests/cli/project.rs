//! A project of the studio in place of an article, its glossary and its notes.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{ALL, Desk, GLOSSARY, NOTES, series};

/// What the studio writes.
fn project(version: u32, glossary: &str) -> Vec<u8> {
    let article = "踐行‘兩個維護’真不真的試金石。?!痹?月4日\n";
    let text = |name: &str, text: &str| serde_json::json!({ "name": name, "text": text });
    let project = serde_json::json!({
        "jiazhu-project": version,
        "article": text("article.md", article),
        "glossary": text("glossary.yaml", glossary),
        "notes": text("notes.json", NOTES),
    });
    serde_json::to_vec_pretty(&project).expect("JSON")
}

#[test]
fn a_project_gives_what_its_texts_give_as_files() {
    let desk = Desk::new("project");
    desk.write("project.json", &project(1, GLOSSARY));
    desk.prints(&format!("build {ALL} -o a.reading --html a.html"));
    desk.prints("build project.json -o b.reading --html b.html");
    for (one, other) in [("a.reading", "b.reading"), ("a.words", "b.words"), ("a.html", "b.html")] {
        let read = |name: &str| std::fs::read(desk.0.join(name)).expect("a file");
        assert_eq!(read(one), read(other), "{other}");
    }
    // The findings differ in the names of the files alone.
    let checked = desk.prints(&format!("check {ALL} --format json"));
    let named = desk.prints("check project.json --format json");
    assert_eq!(named.replace("project.json/", ""), checked);
    assert!(desk.prints("annotate project.json").contains("damage-2"));
    assert!(desk.prints("explain 兩個維護 --glossary project.json").contains("glossary"));
    // A glossary that is named besides overrules.
    desk.write("more.yaml", "entries: [{ id: liang-ge-weihu, headword: 试金石 }]".as_bytes());
    let more = desk.prints("annotate project.json --glossary more.yaml");
    assert!(more.contains("\"surface\":\"試金石\"") && !more.contains("\"surface\":\"兩個維護\""), "{more}");
}

#[test]
fn a_project_brings_its_pictures_to_the_site() {
    let desk = Desk::new("project-pictures");
    // As far as its size: 3 by 2.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0";
    let mut file: serde_json::Value = serde_json::from_slice(&project(1, GLOSSARY)).expect("JSON");
    let article = format!("{}\n![背夫](media/a.png)\n", file["article"]["text"].as_str().expect("a text"));
    file["article"]["text"] = article.into();
    file["files"] = serde_json::json!({ "media/a.png": STANDARD.encode(PNG) });
    desk.write("project.json", file.to_string().as_bytes());
    series::widget(&desk);
    desk.prints("check project.json --deny missing-picture");
    desk.prints("build project.json --site site --widget .");
    assert_eq!(std::fs::read(desk.0.join("site/media/a.png")).expect("the picture"), PNG);
    file["files"]["media/a.png"] = "=".into();
    desk.write("project.json", file.to_string().as_bytes());
    assert!(
        desk.fails("check project.json", 1).contains("the picture `media/a.png` in this project is damaged")
    );
}

#[test]
fn an_error_names_the_text_of_the_project_and_its_line() {
    let desk = Desk::new("project-errors");
    desk.write("project.json", &project(1, &GLOSSARY.replace("headword", "headwort")));
    let said = desk.fails("build project.json -o a.reading", 1);
    assert!(said.contains("project.json/glossary.yaml:3:"), "{said}");
    assert!(said.contains("headwort: 两个维护"), "{said}");
    desk.write("project.json", &project(7, GLOSSARY));
    for command in ["build project.json -o a.reading", "check article.md --glossary project.json"] {
        let said = desk.fails(command, 1);
        assert!(said.contains("a newer Jiazhu (format 7; this one reads 1)"), "{said}");
    }
    let whole = project(1, GLOSSARY);
    desk.write("project.json", &whole[..whole.len() - 5]);
    assert!(desk.fails("check project.json", 1).contains("this project file is damaged"));
    // Other JSON is no article, as ever.
    assert!(desk.fails("check notes.json", 1).contains("no article"));
    assert!(!desk.files().contains(&"a.reading".to_owned()));
}

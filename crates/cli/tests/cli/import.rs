//! Tables, documents and pages as input, and `jiazhu import`.

use super::*;

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
    for said in ["terms.csv:4:1", "no `headword`", "terms.csv:5:", "`slogan`", "terms.csv:6:", "`sure`"] {
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
    assert!(desk.fails("import empty.csv", 1).contains("this table is empty"));
}

/// Spreadsheets divide cells by what their country writes, and leave empty rows and columns.
#[test]
fn a_table_is_read_as_a_spreadsheet_leaves_it() {
    let desk = Desk::new("import-spreadsheet");
    let table = "id,headword,gloss_en,,\na,一,\"one, first\",,\n,,,,\nb,二,two,,\n,,,,\n";
    desk.write("comma.csv", table.as_bytes());
    let yaml = desk.prints("import comma.csv");
    assert!(yaml.contains("id: b") && yaml.contains("one, first"), "{yaml}");
    for (name, separator) in [("semicolon.csv", ";"), ("tab.tsv", "\t")] {
        let other = table.replace("one, first", "one; first").replace(',', separator);
        desk.write(name, other.as_bytes());
        assert_eq!(
            desk.prints(&format!("import {name}")),
            yaml.replace("one, first", "one; first"),
            "{name}"
        );
    }
    desk.write("nameless.csv", "id,headword,\na,一,\n\n\n,,\nb,二,was\n".as_bytes());
    let message = desk.fails("import nameless.csv", 1);
    assert!(
        message.contains("nameless.csv:6:1") && message.contains("`was` stands in a column without"),
        "{message}"
    );
}

#[test]
fn columns_of_sources_spare_the_warnings() {
    let desk = Desk::new("import-sources");
    desk.remove("glossary.yaml");
    desk.remove("notes.json");
    desk.write(
        "terms.csv",
        "id,headword,source,source_url,source_date\na,两个维护,Book|Xinhua,|https://example.org/a,2018|\nb,试金石,Xinhua,https://example.org/a,\n"
            .as_bytes(),
    );
    let yaml = desk.prints("import terms.csv");
    assert_eq!(yaml.matches("title: Xinhua").count(), 1, "{yaml}");
    desk.write("terms.yaml", yaml.as_bytes());
    let output = desk.run("check article.md --glossary terms.yaml --deny no-sources");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    desk.write(
        "wrong.csv",
        "id,headword,source,source_url\na,一,Book|Xinhua,https://example.org/a\n".as_bytes(),
    );
    let message = desk.fails("import wrong.csv", 1);
    assert!(message.contains("`source_url` has 1 parts and `source` has 2"), "{message}");
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

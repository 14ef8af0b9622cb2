//! Files that other programs have made: `fixtures/README.md` tells how.

use expect_test::expect_file;
use jiazhu_import::{Format, format, import, part};

fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(path).expect("a fixture")
}

/// The document, then what is told.
fn shown(name: &str) -> String {
    let bytes = fixture(name);
    // By its bytes alone.
    let format = format("", &bytes).expect("a format");
    let imported = import(format, &bytes).expect("a document");
    let mut shown = imported.html;
    for warning in imported.warnings {
        shown += &format!("[{}] {}\n", warning.code, warning.message);
    }
    for picture in imported.pictures {
        let bytes = part(&bytes, &picture.part).expect("a part").expect("a picture");
        shown += &format!("{} = {}, {} bytes\n", picture.address, picture.part, bytes.len());
    }
    shown
}

#[test]
fn pandoc_writes_docx() {
    expect_file!["fixtures/pandoc.docx.html"].assert_eq(&shown("pandoc.docx"));
}

#[test]
fn python_docx_writes_docx() {
    expect_file!["fixtures/python-docx.docx.html"].assert_eq(&shown("python-docx.docx"));
}

#[test]
fn docx_js_writes_docx() {
    expect_file!["fixtures/docx-js.docx.html"].assert_eq(&shown("docx-js.docx"));
}

#[test]
fn pandoc_writes_epub() {
    expect_file!["fixtures/pandoc.epub.html"].assert_eq(&shown("pandoc.epub"));
    expect_file!["fixtures/pandoc2.epub.html"].assert_eq(&shown("pandoc2.epub"));
}

#[test]
fn formats_are_known_by_bytes_before_names() {
    assert_eq!(format("book.docx", &fixture("pandoc.epub")), Some(Format::Epub));
    assert_eq!(format("a.txt", &fixture("python-docx.docx")), Some(Format::Docx));
    assert_eq!(format("a.docx", b"text"), Some(Format::Docx));
    assert_eq!(format("a.md", b"PK\x03\x04"), None);
    assert_eq!(format("一.md", b"text"), None);
}

/// Each run of characters that Word shows in these files stands in the document.
#[test]
fn nothing_of_mammoths_files_is_lost() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mammoth");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".docx"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 9);
    let mut all = String::new();
    for name in names {
        let bytes = fixture(&format!("mammoth/{name}"));
        let mut written: Vec<String> = Vec::new();
        for path in ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"] {
            if let Some(part) = part(&bytes, path).expect("a part") {
                let xml = String::from_utf8(part).expect("UTF-8");
                // Text boxes stand in it twice, for newer and for older programs.
                let xml: String = xml
                    .split("<mc:Fallback")
                    .map(|piece| piece.split("</mc:Fallback>").last().unwrap_or_default())
                    .collect();
                for piece in xml.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' '])) {
                    let text = piece
                        .split_once('>')
                        .map_or("", |(_, rest)| rest)
                        .split("</w:t>")
                        .next()
                        .unwrap_or_default();
                    written.push(text.trim().to_string());
                }
            }
        }
        let imported = import(Format::Docx, &bytes).expect("a document");
        for piece in written {
            assert!(imported.html.contains(&piece), "{name}: {piece}\n{}", imported.html);
        }
        all +=
            &format!("==== {name}\n{}", shown(&format!("mammoth/{name}")).replace("<!DOCTYPE html>\n", ""));
    }
    expect_file!["fixtures/mammoth.html"].assert_eq(&all);
}

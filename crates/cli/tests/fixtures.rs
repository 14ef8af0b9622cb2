//! Readings of every published format still open, and say what they said (invariant 10).
//!
//! `format-N.reading` and `.words` in `crates/reading/tests/fixtures/` were made of `examples/` by the version that introduced format N.
//! Those of a published format never change ([`published`] says which). Until a format is published, its files are made anew by
//! `JIAZHU_FIXTURES=write cargo test --package jiazhu-cli --test fixtures`.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiazhu_reading::frame::FileKind;
use jiazhu_reading::{Grade, Span, open_file};

fn file(name: &str) -> PathBuf {
    clone().join("crates/reading/tests/fixtures").join(name)
}

fn clone() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Makes the files of the formats that are being worked on. A reading and a words file have versions of their own: what is
/// published stays.
fn write() {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixture.reading");
    let status = Command::new(env!("CARGO_BIN_EXE_jiazhu"))
        .current_dir(clone())
        .args(["build", "examples/article.md", "--glossary", "examples/glossary.yaml"])
        .args(["--notes", "examples/notes.json", "-o"])
        .arg(&made)
        .status();
    assert!(status.expect("the tool runs").success());
    for (kind, extension) in [(FileKind::Reading, "reading"), (FileKind::Words, "words")] {
        let format = kind.format();
        if !published(kind).contains(&format) {
            let fixture = file(&format!("format-{format}.{extension}"));
            std::fs::copy(made.with_extension(extension), fixture).expect("a fixture");
        }
    }
}

/// The formats whose files never change.
fn published(kind: FileKind) -> RangeInclusive<u16> {
    match kind {
        FileKind::Reading => 1..=1,
        FileKind::Words => 1..=1,
    }
}

#[test]
fn a_reading_of_each_format_opens() {
    if std::env::var("JIAZHU_FIXTURES").is_ok_and(|value| value == "write") {
        write();
    }
    for format in 1..=FileKind::Reading.format() {
        let path = file(&format!("format-{format}.reading"));
        let advice = "the format has changed: give what is new `since` the next format, and raise `FileKind::format`, if this one was published; else make the file anew (see above)";
        let bytes =
            std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}: {advice}", path.display()));
        assert_eq!(u16::from_le_bytes([bytes[6], bytes[7]]), format, "{}", path.display());
        let reading =
            open_file(&bytes).unwrap_or_else(|error| panic!("{}: {error}: {advice}", path.display()));
        assert_eq!(reading.about.title.as_deref(), Some("巷子里的垃圾分类"));
        assert!(reading.text().contains("网格员老周每天早晚守在投放点"));
        let surfaces: Vec<String> =
            reading.marks.iter().map(|mark| surface(&reading.text(), mark.span)).collect();
        assert_eq!(
            surfaces,
            ["居委会", "摸底", "定时定点", "网格员", "定时定点", "回头看", "厨余垃圾", "居委会"]
        );
        let entry = reading.entries.iter().find(|entry| entry.id == "wanggeyuan").expect("the entry");
        assert_eq!(entry.renderings[0].text, "grid worker");
        assert_eq!(entry.renderings[0].grade, (format >= 2).then_some(Grade::Ours));
        assert_eq!(reading.notes[0].printed, "从四成升到了九成");
        assert_eq!(reading.sources[0].date.as_deref(), Some("2019-01-31"));
    }
}

#[test]
fn a_words_file_of_each_format_opens() {
    for format in 1..=FileKind::Words.format() {
        let path = file(&format!("format-{format}.words"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let words = jiazhu_reading::words::open_file(&bytes)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let senses: Vec<&str> = words.lines("习惯").iter().flat_map(|line| line.senses()).collect();
        assert!(senses.iter().any(|sense| sense.contains("habit")), "{senses:?}");
    }
}

fn surface(text: &str, span: Span) -> String {
    text.chars().skip(span.start as usize).take(span.length() as usize).collect()
}

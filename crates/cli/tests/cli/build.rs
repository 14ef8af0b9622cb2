//! What `jiazhu build` writes.

use super::*;

/// A PNG of 3 by 2 pixels, as far as its size is concerned.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d";

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
    for part in [
        "<jiazhu-reading src=\"a.reading\" ui-lang=\"en\" address>",
        "src=\"jiazhu.js\"",
        "data-entry=\"liang-ge-weihu\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn a_page_speaks_the_language_that_it_is_told() {
    let desk = Desk::new("build-language");
    let told = desk.fails(&format!("build {ALL} --html a.html --ui-lang zh-TW"), 2);
    assert!(told.contains("name one of en, zh-Hans, zh-Hant"), "{told}");
    let output = desk.run(&format!("build {ALL} -o a.reading --page index.html --ui-lang zh-Hant"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.contains("reader_bg.wasm, zh-Hant.js"), "{told}");
    let page = std::fs::read_to_string(desk.0.join("index.html")).expect("the page");
    for part in [
        "<jiazhu-reading src=\"a.reading\" ui-lang=\"zh-Hant\" address>",
        "lang=\"zh-Hant\">詞彙表</h2>",
        "<dt>見於文中</dt>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    for english in ["Glossary", "Occurrence", "Close", "This is the plain article"] {
        assert!(!page.contains(english), "{english} is in {page}");
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
fn build_needs_no_glossary_and_prints_html() {
    let desk = Desk::new("build-alone");
    let output = desk.run("build article.md -o a.reading --page index.html");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(desk.0.join("a.words").is_file());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        said.contains("index.html: copy jiazhu.js, jiazhu.css, page.css, reader.js, reader_bg.wasm"),
        "{said}"
    );
    assert!(desk.prints("build article.md --html -").contains("踐行"));
    assert!(!desk.files().contains(&"-".to_string()));
}

#[test]
fn a_reading_is_not_written_under_the_name_of_a_page() {
    let desk = Desk::new("build-name");
    let before = desk.files();
    for name in ["a.html", "a.HTM", "-"] {
        let message = desk.fails(&format!("build {ALL} -o {name}"), 2);
        assert!(message.contains("name it FILE.reading"), "{message}");
    }
    assert_eq!(desk.files(), before);
}

/// A name that another run has taken, or a run that was killed has left.
#[test]
fn build_passes_temporary_names_over_that_are_taken() {
    let desk = Desk::new("build-taken");
    desk.write(".a.html.1.tmp", b"of another");
    desk.prints(&format!("build {ALL} --html a.html"));
    assert_eq!(std::fs::read(desk.0.join(".a.html.1.tmp")).expect("the other's"), b"of another");
    assert_eq!(desk.files(), [".a.html.1.tmp", "a.html", "article.md", "glossary.yaml", "notes.json"]);
}

/// What is written takes the place of a file, not of what a name only leads to.
#[cfg(unix)]
#[test]
fn links_stay_permissions_stay_and_pipes_are_written_into() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let desk = Desk::new("build-through-links");
    let of = |name: &str| desk.0.join(name);
    desk.write("real.html", b"before");
    std::fs::set_permissions(of("real.html"), PermissionsExt::from_mode(0o600)).expect("permissions");
    symlink("real.html", of("link.html")).expect("a link");
    symlink("to-come.html", of("dangling.html")).expect("a link");
    desk.prints("build article.md --glossary glossary.yaml --html link.html");
    desk.prints("build article.md --glossary glossary.yaml --html dangling.html");
    for (link, target) in [("link.html", "real.html"), ("dangling.html", "to-come.html")] {
        assert!(of(link).is_symlink(), "{link} is still a link");
        assert!(std::fs::read_to_string(of(target)).expect("the page").contains("試金石"), "{target}");
    }
    let mode = std::fs::metadata(of("real.html")).expect("the page").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let made = Command::new("mkfifo").arg(of("pipe")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    let pipe = of("pipe");
    let reader = std::thread::spawn(move || std::fs::read_to_string(pipe));
    desk.prints("build article.md --glossary glossary.yaml --html pipe");
    assert!(!std::fs::metadata(of("pipe")).expect("the pipe").is_file(), "the pipe is still one");
    let read = reader.join().expect("a reader").expect("what came through");
    assert!(read.contains("試金石"));
}

#[test]
fn a_language_of_the_interface_alone_names_no_result() {
    let desk = Desk::new("build-no-result");
    for options in ["", " --ui-lang zh-Hans"] {
        let said = desk.fails(&format!("build article.md{options}"), 2);
        assert!(said.contains("--site") && said.contains("--standalone"), "{said}");
    }
}

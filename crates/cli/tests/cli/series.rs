//! Several articles: a base glossary and what each has of its own, `check` over all, and `build --site`.

use super::*;

/// Two articles, each in a folder, with a base glossary for both. Returns the arguments that name them.
fn series(desk: &Desk) -> &'static str {
    for folder in ["one", "two"] {
        std::fs::create_dir_all(desk.0.join(folder)).expect("a folder");
    }
    let base = "title: 兩篇\nentries:\n  - { id: weihu, headword: 维护 }\n  - { id: shi, headword: 试金石 }\n  - { id: none, headword: 无人 }\n";
    desk.write("base.yaml", base.as_bytes());
    desk.write("one/article.md", "---\ntitle: 一\nlang: zh-Hant\n---\n\n兩個維護\n".as_bytes());
    desk.write("one/glossary.yaml", GLOSSARY.as_bytes());
    desk.write("one/notes.json", "[{\"id\": \"n\", \"body\": {\"value\": \"N\", \"language\": \"en\"}, \"target\": {\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \"兩個\"}}}]".as_bytes());
    desk.write(
        "two/article.md",
        "---\ntitle: 二\nlang: zh-Hant\n---\n\n維護試金石\n\n![版](a.png)\n".as_bytes(),
    );
    desk.write(
        "two/a.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\x12\x16\xf1\x4d",
    );
    "one/article.md two/article.md --glossary base.yaml"
}

pub fn widget(desk: &Desk) {
    for file in ["jiazhu.js", "jiazhu.css", "page.css", "reader.js", "reader_bg.wasm"] {
        desk.write(file, file.as_bytes());
    }
}

#[test]
fn check_tells_of_a_series_what_no_article_uses() {
    let desk = Desk::new("series-check");
    let all = series(&desk);
    let output = desk.run(&format!("check {all} --format json"));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let unused: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["code"] == "unused-entry")
        .map(|finding| (finding["file"].as_str().expect("a file"), finding["line"].as_u64()))
        .collect();
    assert_eq!(unused, [("base.yaml", Some(5))]);
}

#[test]
fn a_finding_in_the_second_glossary_names_its_file_and_line() {
    let desk = Desk::new("series-second");
    desk.write("more.yaml", "entries:\n  - id: shi\n    headword: 试金石\n    pinyin: shì\n".as_bytes());
    let said = desk.run("check article.md --glossary glossary.yaml --glossary more.yaml");
    let said = String::from_utf8(said.stderr).expect("UTF-8");
    assert!(said.contains("more.yaml:2:"), "{said}");
    let json = desk.prints("annotate article.md --glossary glossary.yaml --glossary more.yaml");
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let marked: Vec<_> =
        value["marks"].as_array().expect("marks").iter().map(|mark| mark["entry"].as_str()).collect();
    assert_eq!(marked, [Some("liang-ge-weihu"), Some("shi")]);
}

#[test]
fn a_site_is_whole() {
    let desk = Desk::new("series-site");
    let build = format!("build {} --site out/site --widget .", series(&desk));
    assert!(desk.fails(&build, 2).contains("cargo xtask build"), "there is no widget");
    assert!(!desk.0.join("out").exists(), "nothing was written");
    widget(&desk);
    desk.write("jiazhu.js", b"import { a } from './module.js';\n");
    desk.write("module.js", b"export const a = 1;\n");
    // The service worker of a site with the studio is none of a series.
    desk.write("offline.js", b"self.BUILD = {};\n");
    desk.prints(&build);
    let mut files: Vec<_> = std::fs::read_dir(desk.0.join("out/site"))
        .expect("the site")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let expected = [
        "a.png",
        "index.html",
        "jiazhu.css",
        "jiazhu.js",
        "module.js",
        "one.html",
        "one.reading",
        "one.words",
        "page.css",
        "reader.js",
        "reader_bg.wasm",
        "two.html",
        "two.reading",
        "two.words",
    ];
    assert_eq!(files, expected);
    let text = |name: &str| std::fs::read_to_string(desk.0.join("out/site").join(name)).expect("a page");
    let (index, one) = (text("index.html"), text("one.html"));
    assert!(
        one.contains("<jiazhu-reading src=\"one.reading\" ui-lang=\"en\" address>")
            && one.contains("id=\"jiazhu-note-n\""),
        "{one}"
    );
    // Each link of the index leads to what is there.
    let links: Vec<&str> = index.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(
        links.contains(&"two.html#jiazhu-shi") && links.contains(&"one.html#jiazhu-liang-ge-weihu"),
        "{index}"
    );
    for (page, id) in links.iter().filter_map(|link| link.split_once('#')) {
        assert!(text(page).contains(&format!("id=\"{id}\"")), "{id} is not in {page}");
    }
    assert!(!index.contains("无人"), "a term without a place: {index}");
    assert!(index.contains("<title>兩篇</title>"), "{index}");
}

#[test]
fn a_site_that_is_built_again_has_no_changes() {
    let desk = Desk::new("series-again");
    let build = format!("build {} --site site --widget .", series(&desk));
    widget(&desk);
    desk.prints(&build);
    let again = String::from_utf8(desk.run(&build).stderr).expect("UTF-8");
    assert!(again.contains("0 files that have changed"), "{again}");
}

#[test]
fn an_error_in_one_article_leaves_no_site() {
    let desk = Desk::new("series-error");
    let build = format!("build {} --site site --widget .", series(&desk));
    widget(&desk);
    desk.write("two/glossary.yaml", b"entries: 7\n");
    assert!(desk.fails(&build, 1).contains("two/glossary.yaml"));
    assert!(!desk.0.join("site").exists());
    desk.write("two/glossary.yaml", b"entries: []\n");
    // What is no picture is no part of a site, wherever it lies.
    desk.write("two/article.md", "維護\n\n![版](../one/notes.json)\n".as_bytes());
    let said = String::from_utf8(
        desk.run(&build.replace("build", "check").replace(" --site site --widget .", "")).stderr,
    );
    assert!(said.expect("UTF-8").contains("two/article.md:3:6"));
    desk.prints(&build);
    assert!(!desk.0.join("site/one").exists());
}

/// As everybody keeps them: `cover.png` in the folder of each article. A document has its own in its file, all called `image1.png`.
#[test]
fn pictures_of_one_name_stay_apart_and_those_of_a_neighbour_come_along() {
    let desk = Desk::new("series-pictures");
    widget(&desk);
    let all = series(&desk);
    let png = |width: u8| {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0".as_slice(), &[width], b"\0\0\0\x02\x08\x02\0\0\0"].concat()
    };
    desk.write("one/a.png", &png(7));
    desk.write("one/article.md", "兩個維護\n\n![](a.png)\n\n![](../two/a.png)\n".as_bytes());
    desk.write("two/a.png", &png(9));
    let site = format!("{all} --site site --widget .");
    desk.prints(&format!("build {site}"));
    let file = |name: &str| std::fs::read(desk.0.join("site").join(name)).unwrap_or_default();
    assert_eq!((file("one/a.png"), file("two/a.png")), (png(7), png(9)));
    let page = String::from_utf8(file("one.html")).expect("UTF-8");
    assert!(page.contains("width=\"7\" height=\"2\" src=\"one/a.png\""), "{page}");
    assert!(page.contains("width=\"9\" height=\"2\" src=\"two/a.png\""), "{page}");
}

#[test]
fn the_pictures_of_a_document_are_in_its_site_and_its_single_page() {
    let desk = Desk::new("series-document");
    widget(&desk);
    let fixture = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../import/tests/fixtures/pandoc.docx");
    desk.write("a.docx", &std::fs::read(fixture).expect("a fixture"));
    desk.write("reader.js", b"class a{}async function b(e){}export{a as View,b as default};");
    desk.prints("build a.docx --site site --standalone one.html --widget .");
    assert_eq!(std::fs::read(desk.0.join("site/media/rId11.png")).expect("the picture").len(), 73);
    let one = std::fs::read_to_string(desk.0.join("one.html")).expect("a page");
    assert!(one.contains("src=\"data:image/png;base64,") && !one.contains("rId11.png"), "{one}");
    let said = String::from_utf8(desk.run("check a.docx").stderr).expect("UTF-8");
    assert!(!said.contains("missing-picture"), "{said}");
    // Its size is known, so that a page keeps room for it.
    let page = std::fs::read_to_string(desk.0.join("site/a.html")).expect("a page");
    assert!(page.contains(" src=\"media/rId11.png\"") && page.contains(" height=\""), "{page}");
}

#[test]
fn files_that_links_lead_to_are_in_the_site_or_told() {
    let desk = Desk::new("series-files");
    widget(&desk);
    let text = "# 甲\n\n见[下节](#下节)、[附件](data.pdf)、[自己](a.md#下节)、[乙](b.md)。\n\n看[程序](run.js)、[无](none.pdf)、\\\nnone.pdf、[丙](c.md)、[目录](../)。\n\n## 下节\n";
    desk.write("a.md", text.as_bytes());
    desk.write("b.md", "文。\n".as_bytes());
    for file in ["c.md", "data.pdf", "run.js"] {
        desk.write(file, file.as_bytes());
    }
    let said = String::from_utf8(desk.run("check a.md b.md").stderr).expect("UTF-8");
    for (place, why) in [
        ("a.md:5:2", "`run.js` is a page or a program"),
        ("a.md:5:15", "`none.pdf` leads to no file"),
        ("a.md:6:10", "`c.md` is an article that is not named"),
        ("a.md:6:20", "leads to a folder"),
    ] {
        assert!(said.contains(place) && said.contains(why), "{place} {why}: {said}");
    }
    assert_eq!(said.matches("warning[linked-file]").count(), 4, "{said}");
    assert!(
        String::from_utf8_lossy(&desk.run("check a.md --deny linked-file").stderr)
            .contains("error[linked-file]")
    );
    desk.prints("build a.md b.md --site site --widget .");
    assert_eq!(std::fs::read(desk.0.join("site/data.pdf")).expect("the file"), b"data.pdf");
    assert!(!desk.0.join("site/run.js").exists() && !desk.0.join("site/c.md").exists());
    let page = std::fs::read_to_string(desk.0.join("site/a.html")).expect("a page");
    assert_eq!(page.matches("href=\"#jiazhu-block-3\"").count(), 2, "{page}");
    assert!(page.contains("id=\"jiazhu-block-3\"") && page.contains("href=\"b.html\""), "{page}");
    assert!(page.contains("<a href=\"b.html\" rel=\"next\">下一篇：文。</a>"), "{page}");
}

#[test]
fn a_link_to_a_place_of_another_article_leads_there_or_is_told() {
    let desk = Desk::new("series-places");
    widget(&desk);
    let text = "見[乙](b.md#下-節)、[丙](b.md#zuofa)、[無](b.md#mei-you)、[頂](b.md#top)。\n";
    desk.write("a.md", text.as_bytes());
    desk.write("b.md", "# 乙\n\n文。\n\n## 下 節\n\n文。\n\n<p id=\"zuofa\">做法。</p>\n".as_bytes());
    let said = String::from_utf8(desk.run("check a.md b.md").stderr).expect("UTF-8");
    assert_eq!(said.matches("warning[link]").count(), 1, "{said}");
    assert!(said.contains("a.md:1:") && said.contains("no heading of `b.md` is called so"), "{said}");
    desk.prints("build a.md b.md --site site --widget .");
    let page = |name: &str| std::fs::read_to_string(desk.0.join("site").join(name)).expect("a page");
    for (href, id) in
        [("b.html#jiazhu-block-2", "jiazhu-block-2"), ("b.html#jiazhu-block-4", "jiazhu-block-4")]
    {
        assert!(page("a.html").contains(&format!("href=\"{href}\"")), "{}", page("a.html"));
        assert_eq!(page("b.html").matches(&format!("id=\"{id}\"")).count(), 1, "{}", page("b.html"));
    }
    assert!(
        page("a.html").contains("href=\"b.html#mei-you\"") && page("a.html").contains("href=\"b.html#top\"")
    );
}

#[test]
fn a_site_is_not_written_over_a_page_of_somebody_else() {
    let desk = Desk::new("series-foreign");
    widget(&desk);
    desk.write("a.md", "文。\n".as_bytes());
    std::fs::create_dir(desk.0.join("site")).expect("a folder");
    desk.write("site/index.html", b"<p>mine</p>");
    let said = desk.fails("build a.md --site site --widget .", 2);
    assert!(
        said.contains("index.html` is there and is no file of a site of Jiazhu: name another folder"),
        "{said}"
    );
    assert_eq!(std::fs::read(desk.0.join("site/index.html")).expect("it is left"), b"<p>mine</p>");
    assert!(!desk.0.join("site/a.html").exists());
    // Its own are written again.
    desk.prints("build a.md --site other --widget .");
    desk.write("a.md", "又文。\n".as_bytes());
    desk.prints("build a.md --site other --widget .");
}

#[test]
fn several_articles_make_only_a_site() {
    let desk = Desk::new("series-only");
    let all = series(&desk);
    assert!(desk.fails(&format!("build {all} -o a.reading"), 2).contains("--site"));
    assert!(desk.fails(&format!("build {all} --notes notes.json --site site"), 2).contains("one article"));
    let unused = format!("build {ALL} -o a.reading --widget .");
    assert!(desk.fails(&unused, 2).contains("--standalone"), "a widget that nothing holds");
}

#[test]
fn a_link_to_another_article_leads_to_its_page() {
    let desk = Desk::new("series-links");
    widget(&desk);
    std::fs::create_dir_all(desk.0.join("乙 课")).expect("a folder");
    desk.write("one.md", "見[乙](%E4%B9%99%20%E8%AF%BE/index.md#jiazhu-mark-0)，[丙](none.md)，[外](https://example.org/one.md)。\n".as_bytes());
    desk.write("乙 课/index.md", "回[甲](../one.md)。\n".as_bytes());
    let output = Command::new(env!("CARGO_BIN_EXE_jiazhu"))
        .args(["build", "one.md", "乙 课/index.md", "--site", "out", "--widget", "."])
        .current_dir(&desk.0)
        .output()
        .expect("the tool runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = |name: &str| std::fs::read_to_string(desk.0.join("out").join(name)).expect("a page");
    let one = page("one.html");
    for href in ["%E4%B9%99%20%E8%AF%BE.html#jiazhu-mark-0", "none.md", "https://example.org/one.md"] {
        assert!(one.contains(&format!("href=\"{href}\"")), "{href}: {one}");
    }
    assert!(page("乙 课.html").contains("href=\"one.html\""));
}

#[test]
fn one_article_of_a_series_is_built_alone_as_in_the_series() {
    let desk = Desk::new("series-alone");
    widget(&desk);
    let all = series(&desk);
    desk.prints(&format!("build {all} --site site --widget ."));
    let words = || std::fs::read(desk.0.join("site/one.reading")).expect("the reading");
    let before = words();
    let output = desk.run("build one/article.md --glossary base.yaml --site site --widget .");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("with `one/glossary.yaml` and `one/notes.json` beside it"), "{said}");
    assert_eq!(words(), before, "{said}");
    let json = desk.prints("annotate one/article.md");
    assert!(json.contains("\"entry\":\"liang-ge-weihu\"") && json.contains("\"id\":\"n\""), "{json}");
    // What is named is not taken twice, and not told.
    let named = desk.run("check one/article.md --glossary one/glossary.yaml --notes one/notes.json");
    assert!(!String::from_utf8_lossy(&named.stderr).contains("beside it"));
}

#[test]
fn a_clash_names_the_file_of_its_line_and_overruling_is_none() {
    let desk = Desk::new("series-clash");
    desk.write("a.md", "维护试金石。\n".as_bytes());
    desk.write("b.md", "维护。\n".as_bytes());
    let base = "entries:\n  - { id: weihu, headword: 维护 }\n  - { id: shi, headword: 试金石 }\n";
    let more = "entries:\n  - { id: w2, headword: 维护 }\n  - { id: w3, headword: 护持, forms: [维护] }\n";
    desk.write("base.yaml", base.as_bytes());
    desk.write("more.yaml", more.as_bytes());
    let said =
        desk.run("check a.md b.md --glossary base.yaml --glossary more.yaml --allow no-sources").stderr;
    let said = String::from_utf8(said).expect("UTF-8");
    assert_eq!(said.matches("warning[clash]").count(), 1, "{said}");
    assert!(
        said.contains("`维护` is a form of `w2` too (line 2)") && said.contains("more.yaml:3:"),
        "{said}"
    );
}

#[test]
fn a_link_to_a_page_of_the_site_is_no_link_to_a_missing_file() {
    let desk = Desk::new("series-own-pages");
    widget(&desk);
    let text = "見[目錄](index.html)、[乙](b.html)、[節](./b.html#下)、[缺](b.html#缺)、[無](c.html)。\n";
    desk.write("a.md", text.as_bytes());
    desk.write("b.md", "# 乙\n\n## 下\n\n文。\n".as_bytes());
    let said = String::from_utf8(desk.run("check a.md b.md").stderr).expect("UTF-8");
    assert_eq!(said.matches("warning[linked-file]").count(), 1, "{said}");
    assert!(said.contains("`c.html` leads to no file"), "{said}");
    assert!(said.contains("the link to `b.html#缺` leads to the top"), "{said}");
    desk.prints("build a.md b.md --site site --widget .");
    let page = std::fs::read_to_string(desk.0.join("site/a.html")).expect("a page");
    assert!(page.contains("href=\"index.html\"") && page.contains("href=\"b.html\""), "{page}");
    assert!(page.contains("b.html#jiazhu-block-1"), "{page}");
}

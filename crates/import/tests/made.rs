//! Small files made here: what a document may hold, and what bad files are told.

use std::io::{Cursor, Write};

use jiazhu_import::{Imported, docx, epub};
use zip::write::{SimpleFileOptions, ZipWriter};

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a file").into_inner()
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml""#;

fn document(body: &str) -> Vec<u8> {
    zip(&[(
        "word/document.xml",
        &format!("<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
    )])
}

/// What stands in `article`.
fn body(imported: &Imported) -> &str {
    let (_, after) = imported.html.split_once("<article>\n").expect("an article");
    after.split_once("</article>").expect("its end").0
}

/// The body of the document, and the codes of what is told.
fn read(xml: &str) -> (String, Vec<&'static str>) {
    let imported = docx(&document(xml)).expect("a document");
    (body(&imported).to_string(), imported.warnings.iter().map(|warning| warning.code).collect())
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn ruby_is_kept_in_both_forms() {
    let ruby = format!(
        "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r></w:p>",
        run("hàn"),
        run("漢")
    );
    assert_eq!(read(&ruby), ("<p><ruby>漢<rt>hàn</rt></ruby></p>\n".to_string(), vec![]));
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(</w:instrText></w:r>\
        <w:r><w:instrText>hàn),汉)</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>字</w:t></w:r></w:p>";
    assert_eq!(read(field).0, "<p><ruby>汉<rt>hàn</rt></ruby>字</p>\n");
}

#[test]
fn fields_show_their_result() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}</w:p>",
            run(result),
            run("。")
        )
    };
    assert_eq!(
        read(&field(" HYPERLINK \"https://example.org/\" ", "链接")).0,
        "<p><a href=\"https://example.org/\">链接</a>。</p>\n"
    );
    assert_eq!(read(&field(" PAGE ", "7")).0, "<p>7。</p>\n");
    let (html, told) = read(&field("HYPERLINK \"java\nscript:alert(1)\"", "链接"));
    assert_eq!((html.as_str(), told), ("<p>链接。</p>\n", vec!["link"]));
    // A field that never ends swallows nothing.
    let open =
        format!("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p><w:p>{}</w:p>", run("正文"));
    assert_eq!(read(&open).0, "<p>正文</p>\n");
}

#[test]
fn text_boxes_stand_after_their_paragraph_once() {
    let content = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("框中"));
    let xml = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("框外")
    );
    assert_eq!(read(&xml), ("<p>框外</p>\n<p>框中</p>\n".to_string(), vec!["text-box"]));
}

#[test]
fn formulas_and_signs_are_text() {
    let formula = "<w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>\
        <m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>n</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>";
    assert_eq!(
        read(formula),
        ("<p><math><mtext>(a+b)/2x^n</mtext></math></p>\n".to_string(), vec!["formula"])
    );
    let signs = "<w:p><w:r><w:t>甲&lt;乙&amp;</w:t><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>";
    assert_eq!(read(signs), ("<p>甲&lt;乙&amp;\u{2011}\u{F0FC}</p>\n".to_string(), vec!["symbol"]));
}

#[test]
fn forms_and_inserted_paragraphs_are_read() {
    let xml = format!(
        "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>\
         <w:p><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom></w:p>",
        run("甲"),
        run("目录"),
        run("乙"),
        run("丙")
    );
    let (html, told) = read(&xml);
    assert_eq!(html, "<p>甲</p>\n<p>乙</p>\n");
    assert_eq!(told, ["tracked-changes", "tracked-changes", "contents"]);
}

#[test]
fn what_no_article_can_take_along_is_told() {
    let xml = format!(
        "<w:p>{}</w:p><w:altChunk r:id=\"r9\"/><w:later><w:p>{}</w:p></w:later>",
        run("甲"),
        run("乙")
    );
    assert_eq!(read(&xml), ("<p>甲</p>\n".to_string(), vec!["object", "object"]));
    let cell = |merge: &str, text: &str| {
        format!("<w:tc><w:tcPr><w:vMerge{merge}/></w:tcPr><w:p>{text}</w:p></w:tc>")
    };
    let table = |below: &str| {
        format!(
            "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
            cell(" w:val=\"restart\"", &run("甲")),
            cell("", below)
        )
    };
    let html = "<table>\n<tbody>\n<tr><td rowspan=\"2\">甲</td></tr>\n<tr></tr>\n</tbody>\n</table>\n";
    assert_eq!(read(&table("")), (html.to_string(), vec![]));
    assert_eq!(read(&table(&run("乙"))), (html.to_string(), vec!["hidden"]));
}

/// A document that ends early is no whole one, and a chapter neither.
#[test]
fn a_missing_end_is_told_with_its_place() {
    let cut =
        format!("<w:document {NAMESPACES}><w:body>\n<w:p>{}</w:p>\n<w:p><w:r><w:t>第二段到此被切", run("一"));
    let error = docx(&zip(&[("word/document.xml", &cut)])).expect_err("a cut document");
    assert_eq!(error.code, "damaged");
    assert!(
        error.message.contains("`word/document.xml` of this file breaks off in its line 3, in `<w:t>`"),
        "{error}"
    );
    let chapter = |end: &str| {
        let xhtml = format!("<html><body>\n<p>一</p>\n<p>二{end}");
        epub(&book(&[("O/t/b.xhtml", &xhtml)], r#"<itemref idref="b"/>"#)).expect("a book")
    };
    let cut = chapter("");
    assert!(body(&cut).contains("<p>二</p>"));
    assert_eq!(cut.warnings.len(), 1);
    assert!(cut.warnings[0].message.contains("`O/t/b.xhtml` breaks off in its line 3, in `<p>`"));
    // Old HTML closes no paragraphs.
    assert_eq!(chapter("</body></html>").warnings, []);
}

fn code(bytes: &[u8]) -> &'static str {
    docx(bytes).expect_err("a bad file").code
}

#[test]
fn bad_files_are_told() {
    assert_eq!(code(b""), "format");
    assert_eq!(code(b"text"), "format");
    assert_eq!(code(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old Word"), "encrypted");
    assert_eq!(code(&zip(&[("a.txt", "a")])), "format");
    assert_eq!(code(&zip(&[("word/document.xml", "no xml")])), "damaged");
    let whole = document(&format!("<w:p>{}</w:p>", run("正文")));
    for end in [30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(code(&whole[..end]), "damaged", "{end}");
    }
    let mut spoiled = whole.clone();
    spoiled[60] ^= 0xFF;
    assert_eq!(code(&spoiled), "damaged");
}

/// A hundred megabytes of blanks in a hundred kilobytes.
#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = document(&" ".repeat(100 << 20));
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    assert_eq!(code(&bomb), "too-large");
}

#[test]
fn depth_is_limited() {
    let deep = |times: usize| {
        document(&format!(
            "{}<w:p>{}</w:p>{}",
            "<w:sdt><w:sdtContent>".repeat(times),
            run("深"),
            "</w:sdtContent></w:sdt>".repeat(times)
        ))
    };
    assert_eq!(body(&docx(&deep(90)).expect("a document")), "<p>深</p>\n");
    assert_eq!(code(&deep(50_000)), "too-large");
}

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>"#;

fn book(more: &[(&str, &str)], spine: &str) -> Vec<u8> {
    let package = format!(
        r#"<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>书</dc:title><dc:creator>甲</dc:creator><dc:language>zh-Hant</dc:language></metadata>
        <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="%E4%B8%80.xhtml"/><item id="b" href="t/b.xhtml"/><item id="x" href="../../../etc/passwd"/></manifest><spine>{spine}</spine></package>"#
    );
    let mut parts = vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("O/b.opf", &package),
    ];
    parts.extend(more);
    zip(&parts)
}

#[test]
fn chapters_stand_in_the_order_of_the_spine() {
    let first = "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='zh-Hant'><head><title>x</title></head><body><p id='p'>一&nbsp;<ruby>漢<rt>hàn</rt></ruby><a href='t/b.xhtml#q'>見乙</a><script>x()</script></p><img src='../../../../etc/passwd'/><p onclick='x()'>末<br>行</body></html>";
    let second = "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><p id='q'><a epub:type='noteref' href='../%E4%B8%80.xhtml'>二</a><img src='../i/图.png' alt='图'/></p></body></html>";
    let parts =
        [("O/nav.xhtml", "<html/>"), ("O/一.xhtml", first), ("O/t/b.xhtml", second), ("O/i/图.png", "PNG")];
    let bytes = book(
        &parts,
        r#"<itemref idref="n"/><itemref idref="b" linear="no"/><itemref idref="a"/><itemref idref="x"/>"#,
    );
    let imported = epub(&bytes).expect("a book");
    assert!(imported.html.contains("<html lang=\"zh-Hant\">") && imported.html.contains("content=\"甲\""));
    assert_eq!(
        body(&imported),
        "<section id=\"c2\" lang=\"zh-Hant\">\n<p id=\"c2-p\">一\u{A0}<ruby>漢<rt>hàn</rt></ruby><a href=\"#c1-q\">見乙</a></p><p>末<br>行</p>\n</section>\n\
         <section id=\"c1\">\n<p id=\"c1-q\"><a epub:type=\"noteref\" href=\"#c2\">二</a><img src=\"media/-.png\" alt=\"图\"></p>\n</section>\n"
    );
    let codes: Vec<_> = imported.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["chapter-missing", "aside", "script", "picture"]);
    assert_eq!(imported.pictures.len(), 1);
    assert_eq!(
        jiazhu_import::part(&bytes, &imported.pictures[0].part).expect("a part").as_deref(),
        Some(&b"PNG"[..])
    );
}

#[test]
fn a_chapter_that_is_no_file_is_told() {
    let chapter = ("O/t/b.xhtml", "<html><body><p>二</p></body></html>");
    let spine = r#"<itemref idref="zz"/><itemref idref="b"/><itemref idref="a"/>"#;
    let imported = epub(&book(&[chapter], spine)).unwrap();
    let told: Vec<_> = imported.warnings.iter().filter(|w| w.code == "chapter-missing").collect();
    assert!(
        told.len() == 2 && told[0].message.contains("`zz`") && told[1].message.contains("一.xhtml"),
        "{told:?}"
    );
}

#[test]
fn protected_books_are_refused() {
    let lock = r#"<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="O/t/b.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>"#;
    let fonts = lock.replace("t/b.xhtml", "font.otf");
    let chapter = ("O/t/b.xhtml", "<html><body><p>文</p></body></html>");
    let spine = r#"<itemref idref="b"/>"#;
    let open = |lock: &str| epub(&book(&[chapter, ("META-INF/encryption.xml", lock)], spine));
    assert_eq!(open(lock).expect_err("a locked book").code, "encrypted");
    assert!(open(&fonts).is_ok());
    assert_eq!(epub(&book(&[], "")).expect_err("an empty book").code, "format");
    assert_eq!(epub(&zip(&[("a", "b")])).expect_err("no book").code, "format");
}

#[test]
fn chapters_in_old_encodings_are_read() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    };
    add("META-INF/container.xml", CONTAINER.as_bytes());
    add("O/b.opf", br#"<package><manifest><item id="b" href="b.html"/></manifest><spine><itemref idref="b"/></spine></package>"#);
    let mut chapter = b"<?xml version='1.0' encoding='GB18030'?><html><body><p>".to_vec();
    chapter.extend(b"\xD6\xD0\xB9\xFA</p></body></html>");
    add("O/b.html", &chapter);
    let bytes = zip.finish().expect("a file").into_inner();
    assert!(body(&epub(&bytes).expect("a book")).contains("<p>中国</p>"));
}

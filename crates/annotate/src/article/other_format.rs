//! Files of other programs that would pass as plain text, or are refused as no text at all: known by how they begin, with what to do.

use crate::diagnostic::{Diagnostic, Place};

/// Bytes at the beginning of a file that are looked at.
const LOOK: usize = 4096;

/// What a file is that is no article. Markdown may have a head of JSON, with a text below it.
///
/// # Errors
/// `format` with the way to an article.
pub fn look(file: &str, bytes: &[u8], is_markdown: bool) -> Result<(), Diagnostic> {
    let beginning = &bytes[..bytes.len().min(LOOK)];
    let text = String::from_utf8_lossy(beginning);
    let is_headed =
        || is_markdown && is_json(text.trim_start_matches('\u{FEFF}').trim_start()) && !ends_as_json(bytes);
    let Some(message) = by_bytes(beginning).or_else(|| by_text(&text).filter(|_| !is_headed())) else {
        return Ok(());
    };
    Err(Diagnostic::error("format", file, message).at(Place { line: 1, column: 1, length: 1 }))
}

/// What to say of a file that no text is in, whatever was wanted of it: an article, a glossary, notes. `None` of documents, which an importer
/// reads.
pub fn no_text(bytes: &[u8]) -> Option<&'static str> {
    let beginning = &bytes[..bytes.len().min(LOOK)];
    if is_workbook(beginning) {
        return Some(WORKBOOK);
    }
    match beginning {
        [b'J', b'I', b'A', b'Z', b'H', b'U', ..] => {
            Some("this is a finished reading: open the article that it was made from")
        }
        [b'P', b'K', ..] if !is_open_document(beginning) => None,
        // An importer says what is wrong with it.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => None,
        _ => by_bytes(beginning).or_else(|| {
            let text = String::from_utf8_lossy(beginning);
            by_text(&text).filter(|_| !is_json(text.trim_start_matches('\u{FEFF}').trim_start()))
        }),
    }
}

const WORKBOOK: &str = "this is a workbook of a spreadsheet (.xlsx): save the sheet as CSV there, of which `jiazhu import` and the studio make a glossary";

/// Whether a file is a workbook of Excel and its like.
pub fn is_workbook(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(LOOK)];
    beginning.starts_with(b"PK\x03\x04") && has(beginning, b"xl/")
}

fn is_open_document(beginning: &[u8]) -> bool {
    has(beginning, b"application/vnd.oasis.opendocument")
}

fn has(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

fn by_bytes(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => {
            "this is a PDF, which holds the looks of pages and not the order of a text: hand over the file that it was made from (.docx, .html, .md, .txt), or copy its text into one"
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            "this is a document of an old word processor (.doc, .wps, .xls): open it there and save it as .docx"
        }
        [b'b', b'p', b'l', b'i', b's', b't', ..] => {
            "this is a web archive of Safari: save the page as its source (.html)"
        }
        [b'P', b'K', 3, 4, ..] if is_workbook(bytes) => WORKBOOK,
        [b'P', b'K', 3, 4, ..] if is_open_document(bytes) => {
            "this is an OpenDocument file (.odt): open it in its word processor and save it as .docx"
        }
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            "this is a ZIP file, and neither a .docx nor an .epub: unpack it, and name the article in it"
        }
        [0x1F, 0x8B, ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [b'R', b'a', b'r', b'!', ..] => {
            "this file is packed: unpack it, and name the article in it"
        }
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            "this is a picture: have its text recognised, and name the file with the text"
        }
        _ if bytes.get(60..68) == Some(b"BOOKMOBI") => {
            "this is an e-book for Kindle: convert it to .epub first"
        }
        _ => return None,
    })
}

fn by_text(beginning: &str) -> Option<&'static str> {
    let text = beginning.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with("{\\rtf") {
        return Some("this is RTF, a word processor's file: open it there and save it as .docx");
    }
    if text.starts_with("\\documentclass") || text.starts_with("\\begin{document}") {
        return Some(
            "this is LaTeX, which only its own program can read: convert it to Markdown or HTML first",
        );
    }
    if text.starts_with("%!PS") {
        return Some(
            "this is PostScript, which holds the looks of pages: hand over the file that it was made from",
        );
    }
    if is_json(text) {
        return Some(
            "this is JSON, the file of a program: take the text out of it, or name the article that it was made from",
        );
    }
    if are_subtitles(text) {
        return Some(
            "these are subtitles, whose numbers and times would be text: take them out, and leave the lines that are spoken",
        );
    }
    if is_mail(text) {
        return Some(if text.to_ascii_lowercase().contains("multipart/related") {
            "this is a page saved as one file (.mhtml): save it again as “web page, HTML only”"
        } else {
            "this is a message as mail programs store it (.eml): copy its text into a file"
        });
    }
    let root = root_element(text)?;
    let root = root.rsplit_once(':').map_or(root, |(_, name)| name);
    match root {
        "FictionBook" => Some("this is an e-book in FictionBook: convert it to .epub first"),
        "TEI" | "TEI.2" | "teiCorpus" => {
            Some("this is TEI, whose elements are not read: convert it to HTML first")
        }
        "svg" => Some("this is a picture: name the file with the text"),
        "html" => None,
        _ if text.starts_with("<?xml") => Some(
            "this is XML of another kind than XHTML, whose elements are not read: convert it to HTML first",
        ),
        _ => None,
    }
}

/// Whether the last sign is the brace that closes JSON.
fn ends_as_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_end().ends_with(b"}")
}

/// A bracket, and a key in quotation marks.
fn is_json(text: &str) -> bool {
    let key = text.strip_prefix('{').and_then(|rest| rest.trim_start().strip_prefix('"'));
    key.and_then(|rest| rest.split_once('"')).is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// A number, and from when to when.
fn are_subtitles(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let is_number = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    first.starts_with("WEBVTT") || is_number && lines.next().is_some_and(|line| line.contains(" --> "))
}

/// Lines `Name: value` with one of MIME among them, before the first empty line.
fn is_mail(text: &str) -> bool {
    let mut fields = text.lines().take_while(|line| !line.trim().is_empty());
    let is_field = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
    };
    let mut is_mime = false;
    fields.all(|line| {
        is_mime |= line.to_ascii_lowercase().starts_with("mime-version:");
        is_field(line)
    }) && is_mime
}

/// The name of the first element, behind declarations and comments.
fn root_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        if !rest.starts_with(['?', '!']) {
            break;
        }
        let end = if rest.starts_with("!--") { "-->" } else { ">" };
        rest = rest.split_once(end)?.1;
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    Some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, no_text};

    fn refused(bytes: &[u8]) -> Option<String> {
        let error = Article::parse("a.txt", bytes).err()?;
        assert_eq!((error.code, error.line), ("format", Some(1)), "{error:?}");
        Some(error.message)
    }

    #[test]
    fn files_of_other_programs_say_what_they_are() {
        for (bytes, part) in [
            (&b"{\\rtf1\\ansi\\u39029?}"[..], "RTF"),
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "a PDF"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", ".doc"),
            (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
            (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "save the sheet as CSV"),
            (b"PK\x03\x04\x14\0\0\0a.txt", "a ZIP"),
            (b"\x1F\x8B\x08\0", "packed"),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "a picture"),
            (b"bplist00\xD1", "Safari"),
            (b"\\documentclass{ctexart}\n\\begin{document}", "LaTeX"),
            ("\u{FEFF}From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n--x".as_bytes(), ".mhtml"),
            (b"Subject: x\nMime-Version: 1.0\n\n", ".eml"),
            (b"<?xml version=\"1.0\"?>\n<!-- a > b --><TEI xmlns=\"x\">", "TEI"),
            (b"<tei:TEI xmlns:tei=\"x\">", "TEI"),
            (b"<FictionBook xmlns=\"x\">", "FictionBook"),
            (b"<?xml version=\"1.0\"?><rss version=\"2.0\">", "XML"),
            (b"%!PS-Adobe-3.0\n", "PostScript"),
            (b"{\n \"cells\": [] }", "JSON"),
            (b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "subtitles"),
            (b"\xEF\xBB\xBF1\r\n00:00:01,000 --> 00:00:02,000\r\n", "subtitles"),
            (b"<svg xmlns=\"x\"><text/></svg>", "a picture"),
        ] {
            let message = refused(bytes).unwrap_or_else(|| panic!("{bytes:?} passes"));
            assert!(message.contains(part), "{message}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_whatever_was_wanted_but_for_what_an_importer_reads() {
        for (bytes, part) in [
            (&b"%PDF-1.7\n"[..], "a PDF"),
            (b"JIAZHU\0\0", "a finished reading"),
            (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "save the sheet as CSV"),
            (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        ] {
            assert!(no_text(bytes).is_some_and(|told| told.contains(part)), "{part}");
        }
        for other in [
            &b"PK\x03\x04\x14\0\0\0word/document.xml"[..],
            b"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"{\"entries\": []}",
            "中文".as_bytes(),
        ] {
            assert_eq!(no_text(other), None, "{other:?}");
        }
    }

    #[test]
    fn what_only_speaks_of_them_is_an_article() {
        for text in [
            "%PDF 是什么？",
            "From: 小王\n今天去吗？",
            "MIME-Version 这个字段\n\n说明邮件的版本。",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html><html xmlns=\"x\"><body><p>中文</p></body></html>",
            "<p>中文</p>",
            "PK 是对决的意思。",
            "{“甲”: 乙}",
            "1\n第一句",
        ] {
            assert!(Article::parse("a.txt", text.as_bytes()).is_ok(), "{text}");
        }
    }
}

//! Any bytes, as a file and as the parts of one, give an HTML document that is read again, or an error.
#![no_main]

use std::io::{Cursor, Write};

use jiazhu_annotate::article::Article;
use jiazhu_import::{Format, import};
use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const DOCX: [&str; 4] = ["word/document.xml", "word/_rels/document.xml.rels", "word/numbering.xml", "word/styles.xml"];
const EPUB: [&str; 4] = ["O/b.opf", "O/a.xhtml", "O/b.xhtml", "META-INF/encryption.xml"];
const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path='O/b.opf'/></rootfiles></container>";

/// A file whose parts are pieces of `bytes`, divided by NUL.
fn file(names: [&str; 4], bytes: &[u8]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let pieces = names.into_iter().zip(bytes.split(|&byte| byte == 0));
    for (name, piece) in pieces.chain([("META-INF/container.xml", CONTAINER)]) {
        zip.start_file(name, options).ok()?;
        zip.write_all(piece).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    for (format, names) in [(Format::Docx, DOCX), (Format::Epub, EPUB)] {
        let made = file(names, bytes).unwrap_or_default();
        for file in [bytes, &made] {
            let Ok(imported) = import(format, file) else { continue };
            let _ = Article::parse_html("a", &imported.html);
            for picture in &imported.pictures {
                assert!(picture.address.starts_with("media/") && !picture.address.contains(".."));
            }
        }
    }
});

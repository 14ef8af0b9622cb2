//! From the bytes of an input file to its text: the same rules for articles, glossaries and notes.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place};
use crate::encoding::{DecodedText, Encoding, EncodingReason, Unreadable, detect, to_text};

/// Bytes. A book of a million characters has three million; nothing that is meant as input comes near.
pub const LARGEST_FILE: usize = 64 << 20;

/// A file's text, and what is to be told about how it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Without byte order marks ([`without_marks`]); each CR LF and each single CR is one LF.
    pub text: String,
    /// `encoding` where it is not UTF-8, `cut-off` where the file ends in the middle of a character.
    pub warnings: Vec<Diagnostic>,
}

/// The text of a file, in whatever encoding it is ([`detect`]).
///
/// # Errors
/// `too-large` over [`LARGEST_FILE`], `binary` where there is a NUL byte and the file is not UTF-16, `not-utf8` with the byte where UTF-8
/// ends and no other encoding begins, `encoding` where a byte does not fit into the encoding that was found.
pub fn decode(file: &str, bytes: &[u8]) -> Result<Decoded, Diagnostic> {
    not_too_large(file, bytes)?;
    let guess = detect(bytes).ok_or_else(|| no_encoding(file, bytes))?;
    let mut decoded = read(file, bytes, guess.encoding)?;
    if guess.encoding != Encoding::Utf8 {
        let ground = match guess.ground {
            EncodingReason::ByteOrderMark => "its byte order mark says so".to_string(),
            EncodingReason::Valid | EncodingReason::Frequency => match guess.runner_up {
                Some(next) => format!("its characters are common ones in it; next would be {next}"),
                None => "its characters are common ones in it".to_string(),
            },
        };
        let message = format!(
            "this file is read as {}: {ground}; save it as UTF-8, or name its encoding with --encoding if this one is wrong",
            guess.encoding
        );
        decoded.warnings.insert(0, Diagnostic::warning("encoding", file, message));
    }
    Ok(decoded)
}

/// The text of a file in an encoding that its user has named.
///
/// # Errors
/// `too-large` over [`LARGEST_FILE`], `binary` where there is a NUL character, `encoding` where a byte does not fit.
pub fn decode_as(file: &str, bytes: &[u8], encoding: Encoding) -> Result<Decoded, Diagnostic> {
    not_too_large(file, bytes)?;
    read(file, bytes, encoding)
}

fn not_too_large(file: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
    if bytes.len() <= LARGEST_FILE {
        return Ok(());
    }
    let message = format!(
        "this file has {} MiB, and Jiazhu reads up to {} MiB: divide it into several files",
        bytes.len() >> 20,
        LARGEST_FILE >> 20
    );
    Err(Diagnostic::error("too-large", file, message))
}

fn read(file: &str, bytes: &[u8], encoding: Encoding) -> Result<Decoded, Diagnostic> {
    let DecodedText { text, cut_off } = to_text(encoding, bytes).map_err(|error| match error {
        Unreadable::At { byte, before } => {
            let message = format!(
                "this file is read as {encoding}, but byte {byte} (0x{:02X}) is no character of it: save it as UTF-8, or \
                 name its encoding with --encoding",
                bytes.get(byte).copied().unwrap_or_default()
            );
            Diagnostic::error("encoding", file, message).at(end_of(&before))
        }
        Unreadable::Elsewhere => {
            let message = format!("this file is {encoding}, which the browser has to decode: hand it over as UTF-8");
            Diagnostic::error("encoding", file, message)
        }
    })?;
    if let Some(at) = text.find('\0') {
        let message = "this is not a text file: a NUL character is in it; name a text file in UTF-8";
        return Err(Diagnostic::error("binary", file, message).at(end_of(&text[..at])));
    }
    let text = newlines_as_lf(&without_marks(&text));
    let mut warnings = Vec::new();
    if cut_off > 0 {
        let message = format!(
            "the file ends in the middle of a character of {encoding}: the last {} left out; look whether the end is missing",
            if cut_off == 1 { "byte is".to_string() } else { format!("{cut_off} bytes are") }
        );
        warnings.push(Diagnostic::warning("cut-off", file, message).at(end_of(&text)));
    }
    Ok(Decoded { text, warnings })
}

fn no_encoding(file: &str, bytes: &[u8]) -> Diagnostic {
    if matches!(bytes, [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..]) {
        let message = "this file is UTF-32: save it as UTF-8, or convert it with `iconv -f UTF-32 -t UTF-8`";
        return Diagnostic::error("not-utf8", file, message);
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let message = format!(
            "this is not a text file: byte {at} is NUL; name a text file in UTF-8 (a word processor's file must be a .docx, or be saved as plain text first)"
        );
        return Diagnostic::error("binary", file, message);
    }
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let names = Encoding::ALL.map(Encoding::name).join(", ");
    let message = format!(
        "this file is not UTF-8: byte {at} (0x{:02X}) cannot be read, and as no other encoding it is Chinese; save it as UTF-8, or name its \
         encoding with --encoding ({names})",
        bytes.get(at).copied().unwrap_or_default()
    );
    Diagnostic::error("not-utf8", file, message).at(end_of(&String::from_utf8_lossy(&bytes[..at])))
}

/// The place of what comes after a text.
fn end_of(before: &str) -> Place {
    let before = newlines_as_lf(&without_marks(before));
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: before.matches('\n').count() as u32 + 1,
        column: before[line_start..].chars().count() as u32 + 1,
        length: 1,
    }
}

/// U+FEFF, as a byte order mark.
const MARK: char = '\u{FEFF}';

/// The text without the byte order marks that stand where a file began: before all of it, and at the beginning of a line, where files were put one behind
/// the other. Nobody sees them, and nobody counts them.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches(MARK);
    if !text.contains(MARK) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive(['\n', '\r']).map(|line| line.trim_start_matches(MARK)).collect())
}

/// The text of a glossary, without those that stand inside a line, too: copied into a term, they would be looked for in an article that has none there.
pub(crate) fn without_any_mark(text: String) -> String {
    if text.contains(MARK) { text.replace(MARK, "") } else { text }
}

/// Each CR LF or single CR as one LF.
pub fn newlines_as_lf(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_the_byte_order_mark_and_unifies_newlines() {
        let decoded = Decoded { text: "一\n二\n三\n".to_string(), warnings: Vec::new() };
        assert_eq!(decode("a.md", "\u{FEFF}一\r\n二\r三\n".as_bytes()), Ok(decoded.clone()));
        // Twice, as some programs write it, and of a second file that was put behind the first.
        let marks = "\u{FEFF}\u{FEFF}一\r\n\u{FEFF}二\r\u{FEFF}三\n";
        assert_eq!(decode("a.md", marks.as_bytes()), Ok(decoded));
        // What stands inside a line is a character, if an invisible one.
        assert_eq!(decode("a.md", "一\u{FEFF}二".as_bytes()).map(|decoded| decoded.text.len()), Ok(9));
        let error = decode("a.md", b"\xEF\xBB\xBF\xEF\xBB\xBFab\xFF\xD6\xD0").unwrap_err();
        assert_eq!((error.line, error.column), (Some(1), Some(3)));
    }

    #[test]
    fn names_the_byte_that_is_not_utf8() {
        let diagnostic = decode("a.md", b"\xE4\xB8\x80\nab\xD6\xD0").unwrap_err();
        assert_eq!((diagnostic.code, diagnostic.line, diagnostic.column), ("not-utf8", Some(2), Some(3)));
        assert!(diagnostic.message.contains("byte 6 (0xD6)"), "{}", diagnostic.message);
    }

    #[test]
    fn refuses_binary_files() {
        for bytes in [&b"PK\x03\x04\x00\x00"[..], b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"a\0b\xE4\xB8\x80"] {
            assert_eq!(decode("a.md", bytes).unwrap_err().code, "binary", "{bytes:?}");
        }
        assert_eq!(decode("a.md", b"\xFF\xFE\0\0\x00\x4E\0\0").unwrap_err().code, "not-utf8");
        // With a byte order mark it is a text, but NUL is no character of one.
        assert_eq!(decode("a.md", b"\xFF\xFE\x00\x4E\0\0").unwrap_err().code, "binary");
    }

    #[test]
    fn says_which_encoding_a_file_was_read_in() {
        let gbk = b"\xD6\xD0\xB9\xFA\xC8\xCB\xB5\xC4\xCA\xC2\xC7\xE9\xA1\xA3\r\n"; // 中国人的事情。
        let decoded = decode("a.txt", gbk).unwrap();
        assert_eq!(decoded.text, "中国人的事情。\n");
        let [warning] = &decoded.warnings[..] else { panic!("one warning") };
        assert_eq!(warning.code, "encoding");
        assert!(
            warning.message.contains("read as GB18030") && warning.message.contains("next would be"),
            "{}",
            warning.message
        );
        // Named, nothing is to be told.
        assert_eq!(decode_as("a.txt", gbk, Encoding::Gb18030).unwrap().warnings, []);
        let wrong = decode_as("a.txt", gbk, Encoding::Utf8).unwrap_err();
        assert_eq!((wrong.code, wrong.line, wrong.column), ("encoding", Some(1), Some(1)));
    }

    #[test]
    fn tells_of_a_character_that_is_cut_off() {
        for (bytes, text) in [
            (&b"\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\n\xE4\xB8"[..], "一一一\n"),
            (b"\xD6\xD0\xB9\xFA\xC8\xCB\xB5\xC4\xCA\xC2\xC7\xE9\n\xA1", "中国人的事情\n"),
            (b"\xFF\xFE\x00\x4E\x0A\x00\x42", "一\n"),
            (b"\xFF\xFE\x00\x4E\x0A\x00\x42\xD8", "一\n"),
        ] {
            let decoded = decode("a.txt", bytes).unwrap();
            assert_eq!(decoded.text, text);
            let last = decoded.warnings.last().expect("a warning");
            assert_eq!((last.code, last.line, last.column), ("cut-off", Some(2), Some(1)), "{bytes:?}");
        }
    }
}

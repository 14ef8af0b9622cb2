//! From the bytes of an input file to its text: the same rules for articles, glossaries and notes.

use crate::diagnostic::{Diagnostic, Place};

/// Bytes. A book of a million characters has three million; nothing that is meant as input comes near.
pub const LARGEST_FILE: usize = 64 << 20;

/// The text of a file: a byte order mark is dropped, and each CR LF or single CR is one LF.
///
/// # Errors
/// `too-large` over [`LARGEST_FILE`], `binary` where there is a NUL byte, `not-utf8` with the byte where UTF-8 ends.
pub fn decode(file: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    if bytes.len() > LARGEST_FILE {
        let message = format!(
            "this file has {} MiB, and Jiazhu reads up to {} MiB: divide it into several files",
            bytes.len() >> 20,
            LARGEST_FILE >> 20
        );
        return Err(Diagnostic::error("too-large", file, message));
    }
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        let message = "this file is UTF-16: save it as UTF-8, or convert it with `iconv -f UTF-16 -t UTF-8`";
        return Err(Diagnostic::error("not-utf8", file, message));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let message = format!(
            "this is not a text file: byte {at} is NUL; name a text file in UTF-8 (a word processor's file must be saved as plain text first)"
        );
        return Err(Diagnostic::error("binary", file, message));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(newlines_as_lf(text.strip_prefix('\u{FEFF}').unwrap_or(text))),
        Err(error) => Err(not_utf8(file, bytes, error.valid_up_to())),
    }
}

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let before = newlines_as_lf(&String::from_utf8_lossy(&bytes[..at]));
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let place = Place {
        line: before.matches('\n').count() as u32 + 1,
        column: before[line_start..].trim_start_matches('\u{FEFF}').chars().count() as u32 + 1,
        length: 1,
    };
    let message = format!(
        "this file is not UTF-8: byte {at} (0x{:02X}) cannot be read; save it as UTF-8, or convert it with \
         `iconv -f GB18030 -t UTF-8` (`-f BIG5` for text from Taiwan or Hong Kong)",
        bytes[at]
    );
    Diagnostic::error("not-utf8", file, message).at(place)
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
        assert_eq!(decode("a.md", "\u{FEFF}一\r\n二\r三\n".as_bytes()), Ok("一\n二\n三\n".to_string()));
    }

    #[test]
    fn names_the_byte_that_is_not_utf8() {
        let diagnostic = decode("a.md", b"\xE4\xB8\x80\nab\xD6\xD0").unwrap_err();
        assert_eq!((diagnostic.code, diagnostic.line, diagnostic.column), ("not-utf8", Some(2), Some(3)));
        assert!(diagnostic.message.contains("byte 6 (0xD6)"), "{}", diagnostic.message);
    }

    #[test]
    fn refuses_binary_files() {
        assert_eq!(decode("a.md", b"PK\x03\x04\x00\x00").unwrap_err().code, "binary");
        assert_eq!(decode("a.md", b"\xFF\xFE\x00\x4E").unwrap_err().code, "not-utf8");
    }
}

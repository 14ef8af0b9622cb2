//! What the reader of CSV passes over without a word: where the first row begins, and which cell swallows those after it.

/// The sign that a line `sep=;` above the table names, by which Excel is told what divides the cells, and the byte where the rest begins.
pub fn named_separator(source: &str) -> Option<(u8, usize)> {
    let line = source.split_inclusive('\n').next()?;
    let said = line.trim_end_matches(['\r', '\n']).trim_matches('"');
    match said.as_bytes() {
        [s, e, p, b'=', sign, rest @ ..]
            if [s, e, p].map(u8::to_ascii_lowercase) == *b"sep"
                && sign.is_ascii()
                && !sign.is_ascii_alphanumeric()
                // A spreadsheet that knows nothing of it fills the row up.
                && rest.iter().all(|byte| byte.is_ascii_whitespace() || b",;".contains(byte)) =>
        {
            Some((*sign, line.len()))
        }
        _ => None,
    }
}

/// The byte where the first row begins in which something stands.
pub fn above_header(source: &str) -> usize {
    let is_empty = |line: &&str| line.chars().all(|c| c.is_whitespace() || ",;\"".contains(c));
    source.split_inclusive('\n').take_while(is_empty).map(str::len).sum()
}

/// A quotation mark whose cell goes on over the ends of rows and is not closed, or not before more text: its byte, and what to say.
pub fn quotation_mark(source: &str, separator: u8) -> Option<(usize, String)> {
    let bytes = source.as_bytes();
    let ends_cell = |byte: &u8| *byte == separator || matches!(byte, b'\n' | b'\r');
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            at += bytes[at..].iter().position(ends_cell).unwrap_or(bytes.len() - at) + 1;
            continue;
        }
        let begin = at;
        at += 1;
        // Two in a row are one in the cell.
        while at < bytes.len() && !(bytes[at] == b'"' && bytes.get(at + 1) != Some(&b'"')) {
            at += if bytes[at] == b'"' { 2 } else { 1 };
        }
        if at >= bytes.len() {
            let message = "this quotation mark is not closed, and all rows after it would be one cell: write another `\"` at the end of its cell, or delete it";
            return Some((begin, message.to_string()));
        }
        let after = at + 1;
        at = after + bytes[after..].iter().position(ends_cell).unwrap_or(bytes.len() - after);
        let (cell, rest) = (&source[begin..after], source[after..at].trim());
        if cell.contains('\n') && !rest.is_empty() {
            let message = format!(
                "this quotation mark is closed {} lines below only, with text after it: write another `\"` at the end of its cell, or delete it",
                cell.matches('\n').count()
            );
            return Some((begin, message));
        }
        at += 1;
    }
    None
}

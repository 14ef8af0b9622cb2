//! Line ends: a textarea has LF only, and the text of a file keeps its own. Byte order marks have no place in either.

use std::borrow::Cow;
use std::rc::Rc;

use jiazhu_annotate::decode::without_marks;

use crate::yaml::line_end;

/// The text as a textarea has it.
pub fn shown(text: &Rc<str>) -> Rc<str> {
    if text.contains('\r') { with_lf(text).into() } else { text.clone() }
}

/// The text as it is read: places of findings are those of a text without byte order marks.
pub fn unmarked(text: Rc<str>) -> Rc<str> {
    match without_marks(&text) {
        Cow::Borrowed(own) if own.len() == text.len() => text.clone(),
        own => own.into(),
    }
}

fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text after its textarea was changed to `typed`: what is the same before and after the change stays as it was, byte for byte, and new
/// lines end like the others.
pub fn typed(text: &str, typed: &Rc<str>) -> Rc<str> {
    if !text.contains('\r') {
        // The same one: what it is for JavaScript is known.
        return typed.clone();
    }
    let before = with_lf(text);
    let (start, kept) = common(&before, typed);
    let new = &typed[start..typed.len() - kept];
    let new = new.replace('\n', line_end(text));
    let (from, to) = (unshown(text, start), unshown(text, before.len() - kept));
    let after = format!("{}{new}{}", &text[..from], &text[to..]);
    // Where old Mac line ends stand beside others, two of them could become one.
    if with_lf(&after) == **typed { after.into() } else { typed.replace('\n', line_end(text)).into() }
}

/// Bytes that are compared at once: a key is to be seen while it is pressed, and texts are long.
const CHUNK: usize = 256;

/// Bytes that two texts have in common at their beginnings, and at their ends behind that.
pub fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): (&[u8], &[u8])| a == b;
    let (a, b) = (one.as_bytes(), other.as_bytes());
    let mut start = CHUNK * a.chunks(CHUNK).zip(b.chunks(CHUNK)).take_while(|pair| same(*pair)).count();
    start = start.min(a.len()).min(b.len());
    start += a[start..].iter().zip(&b[start..]).take_while(|(a, b)| a == b).count();
    while !one.is_char_boundary(start) {
        start -= 1;
    }
    let (a, b) = (&a[start..], &b[start..]);
    let mut end = CHUNK * a.rchunks(CHUNK).zip(b.rchunks(CHUNK)).take_while(|pair| same(*pair)).count();
    end = end.min(a.len()).min(b.len());
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    end += a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    while !one.is_char_boundary(one.len() - end) {
        end -= 1;
    }
    (start, end)
}

/// The byte of the text that is shown as byte `at`; between CR and LF stands none.
fn unshown(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut byte = 0;
    for _ in 0..at {
        byte += if bytes[byte..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    byte
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_found_in_chunks_is_what_is_found_byte_by_byte(
            head in 0..700_usize, tail in 0..700_usize, one in "[一二ab]{0,6}", other in "[一二ab]{0,6}",
        ) {
            let text = |middle: &str| format!("{}{middle}{}", "一".repeat(head), "二三".repeat(tail));
            let (one, other) = (text(&one), text(&other));
            let same = |(a, b): &(char, char)| a == b;
            let start: usize = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
            let rest = one[start..].chars().rev().zip(other[start..].chars().rev());
            let end: usize = rest.take_while(same).map(|(c, _)| c.len_utf8()).sum();
            prop_assert_eq!(common(&one, &other), (start, end));
        }
    }
}

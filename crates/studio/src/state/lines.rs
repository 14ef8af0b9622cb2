//! Line ends: a textarea has LF only, and the text of a file keeps its own.

use std::rc::Rc;

use crate::yaml::line_end;

/// The text as a textarea has it.
pub fn shown(text: &Rc<str>) -> Rc<str> {
    if text.contains('\r') { with_lf(text).into() } else { text.clone() }
}

fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text after its textarea was changed to `typed`: what is the same before and after the change stays as it was, byte for byte, and new
/// lines end like the others.
pub fn typed(text: &str, typed: &str) -> String {
    if !text.contains('\r') {
        return typed.to_owned();
    }
    let before = with_lf(text);
    let (start, kept) = common(&before, typed);
    let new = &typed[start..typed.len() - kept];
    let new = new.replace('\n', line_end(text));
    let (from, to) = (unshown(text, start), unshown(text, before.len() - kept));
    let after = format!("{}{new}{}", &text[..from], &text[to..]);
    // Where old Mac line ends stand beside others, two of them could become one.
    if with_lf(&after) == typed { after } else { typed.replace('\n', line_end(text)) }
}

/// Bytes that two texts have in common at their beginnings, and at their ends behind that.
pub fn common(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let mut start = one.bytes().zip(other.bytes()).take_while(same).count();
    while !one.is_char_boundary(start) {
        start -= 1;
    }
    let (one, other) = (&one[start..], &other[start..]);
    let mut end = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
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

//! Any bytes give notes that are placed inside a text, or diagnostics. The first line is the text, the rest the notes.
#![no_main]

use jiazhu_annotate::notes::Notes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let text = String::from_utf8_lossy(&bytes[..middle]);
    let length = text.chars().count() as u32;
    let Ok(notes) = Notes::parse("n.json", &bytes[middle..]) else { return };
    for note in notes.anchor(&text).0 {
        assert!(!note.span.is_empty() && note.span.end <= length);
    }
});

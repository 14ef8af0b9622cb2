//! Any pinyin over any text: the syllables are in order and inside it. The first line is the pinyin, the rest the text.
#![no_main]

use jiazhu_reading::pinyin::{align, from_numbered, parts, spell, with_tone, zhuyin};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let pinyin = String::from_utf8_lossy(&bytes[..middle]);
    let text = String::from_utf8_lossy(&bytes[middle..]);
    let mut end = 0;
    for syllable in align(&pinyin, &text).unwrap_or_default() {
        assert!(end <= syllable.span.start && !syllable.span.is_empty());
        end = syllable.span.end;
    }
    assert!(end as usize <= text.chars().count());
    for syllable in pinyin.split(' ') {
        from_numbered(syllable);
        parts(syllable);
        zhuyin(syllable);
        with_tone(syllable, bytes.len() as u8 % 6);
    }
    spell(&text, pinyin.split(' '));
});

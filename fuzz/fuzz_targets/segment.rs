//! Any text, forms and walls: the words tile the text, a wall is one word, and rivals tile what they divide. The first
//! line holds the forms, divided by spaces; its bytes say where walls stand, too.
#![no_main]

#[path = "../builtin.rs"]
mod builtin;

use jiazhu_annotate::segment::Segmenter;
use jiazhu_reading::Span;
use libfuzzer_sys::fuzz_target;
use builtin::TABLES;

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let first = TABLES.fold().text(&String::from_utf8_lossy(&bytes[..middle]));
    let text = TABLES.fold().text(&String::from_utf8_lossy(&bytes[middle..]));
    let length = text.chars().count();
    let forms: Vec<&str> = first.split(' ').filter(|form| !form.is_empty()).collect();
    let wall = |at: &[u8]| {
        let start = usize::from(at[0]).min(length.saturating_sub(1));
        Span::new(start, (start + 1 + usize::from(at[1] % 4)).min(length))
    };
    let walls: Vec<_> = bytes[..middle.min(8)].chunks_exact(2).map(wall).filter(|wall| !wall.is_empty()).collect();

    let segmenter = Segmenter::new(TABLES.word_model(), &forms);
    let ends = segmenter.segment(&text, &walls);
    assert!(ends.is_sorted_by(|a, b| a < b));
    assert_eq!(ends.last().copied().unwrap_or(0), length);
    for rival in segmenter.rivals(&text, &ends) {
        assert_eq!(rival.words.iter().sum::<u32>(), rival.span.length());
        assert!(rival.score <= 0.0 && rival.span.end as usize <= length);
    }
    segmenter.parts(&text);
});

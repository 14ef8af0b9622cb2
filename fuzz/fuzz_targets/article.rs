//! Any bytes give an article whose places are inside its file, or a diagnostic.
#![no_main]

use jiazhu_annotate::article::Article;
use jiazhu_annotate::decode::decode;
use jiazhu_reading::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for file in ["a.md", "a.txt", "a.html"] {
        let Ok(article) = Article::parse(file, bytes) else { continue };
        let Ok(decoded) = decode(file, bytes) else { continue };
        let lines = decoded.text.split('\n').count() as u32;
        let length = article.text().chars().count() as u32;
        for at in 0..length.min(1000) {
            assert!(article.place(Span { start: at, end: at + 1 }).line <= lines);
        }
    }
});

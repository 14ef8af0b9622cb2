//! Any bytes give an article whose places are inside its file and whose tree is sound, or a diagnostic.
#![no_main]

use jiazhu_annotate::article::Article;
use jiazhu_annotate::decode::decode;
use jiazhu_reading::{Reading, Span, open_file, save};
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
        // What does not keep its own rules does not open again.
        let reading =
            Reading { blocks: article.blocks, tree: article.tree, words: vec![length], ..Reading::default() };
        assert_eq!(open_file(&save(&reading)), Ok(reading));
    }
});

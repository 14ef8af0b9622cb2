//! Any bytes in the place of one table give tables that annotate without a panic, or say which is damaged. The first byte says
//! which table; the others are it, in its format.
#![no_main]

use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{Tables, annotate, words_of};
use libfuzzer_sys::fuzz_target;

/// A text, its length before it.
fn text(text: &str) -> Vec<u8> {
    [&[text.len() as u8], text.as_bytes()].concat()
}

/// 长江 or 長江 as the tables spell a list of one word, with its signs: two characters, of which 江 occurs beyond the first place; the word;
/// its characters.
fn yangtze(long: char, signs: &str) -> Vec<u8> {
    let distance = u32::from(long) - u32::from('江');
    let characters = [2, 0xDF, 0xD8, 1, distance as u8 | 0x80, (distance >> 7) as u8, 3, 0];
    [&characters[..], &[1, 0, 2], &[2, 0, 0], &[signs.len() as u8], signs.as_bytes()].concat()
}

/// Small tables that fit together.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    // Two words, of which no neighbour is known; the classes and marks have been seen once each.
    let neighbours = [&[1, 0, 1, 0, 1, 0, 0, 0, 0, 0][..], &[1; 21], &[0; 21]].concat();
    let words = [2, 0xDF, 0xD8, 1, 0xA0, 0x52, 3, 0, 2, 0, 1, 1, 1, 2, 0, 0, 0x0C, 3, 1, 0, 1];
    vec![
        ("fold.txt", "護护\n長长".into()),
        ("words.bin", words.to_vec()),
        ("neighbours.bin", neighbours),
        ("pinyin.bin", [text("chang2 长\n\n\n"), yangtze('长', "0")].concat()),
        ("cedict-pinyin.bin", [text("jiang1 江\n\n\n"), yangtze('长', "P")].concat()),
        ("polyphones.bin", [&"长\nchang2 zhang3\n".as_bytes().to_vec()[..], &[0; 28_550]].concat()),
        ("opencc.bin", [text("长長长|長长\n"), yangtze('长', ""), text("長长\n"), yangtze('長', "")].concat()),
        ("cedict.bin", "长\n长江\n\u{1E}長\n長 \n\u{1E}chang2\nChang2 jiang1\n\u{1E}long\nsee 长[chang2]\n\u{1E}".into()),
    ]
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let mut files = sound();
    let count = files.len();
    let (_, table) = &mut files[usize::from(*which) % count];
    *table = bytes.to_vec();
    let article = Article::parse("a.txt", "长江。長江護岸，王小明说：长长的".as_bytes()).expect("an article");
    match Tables::from_inflated(files) {
        Ok(tables) => {
            let reading = annotate(&article, &Glossary::default(), &Notes::default(), &tables).reading;
            words_of(&reading, &tables);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

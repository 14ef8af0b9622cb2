//! Hanyu Pinyin: what its syllables are made of, and the ways to write them.
//!
//! Everywhere in Jiazhu a syllable is written with its tone mark (`liǎng`, `lǜ`, `huār`), the neutral tone without
//! one, ü as ü. What other sources write otherwise is turned into that at the edge; zhuyin and the words of
//! GB/T 16159 are made from it where they are shown.

mod align;
mod letters;
mod numbered;
mod parts;
mod spell;
mod zhuyin;

pub use align::{Spoken, align};
pub use letters::Letters;
pub use numbered::{from_numbered, with_tone};
pub use parts::{Parts, parts};
pub use spell::spell;
pub use zhuyin::zhuyin;

/// The plain letter under a tone mark, in lower case and `v` for ü, and the tone that the mark stands for; `None` for
/// what is no letter of Pinyin.
fn letter(c: char) -> Option<(char, Option<u8>)> {
    let c = lower(c);
    if c.is_ascii_lowercase() {
        return Some((c, None));
    }
    match c {
        'ü' => Some(('v', None)),
        'ê' => Some(('e', None)),
        NO_MARK => None,
        _ => MARKED.iter().find_map(|(plain, marked)| {
            let tone = marked.chars().position(|m| m == c)?;
            Some((*plain, Some(tone as u8 + 1)))
        }),
    }
}

/// A letter in lower case without its tone mark, `v` for ü; what is no letter of Pinyin as it is. For comparing, and for the order
/// of an alphabet.
///
/// ```
/// use jiazhu_reading::pinyin::unmarked;
/// assert_eq!("Lǜ’ér 2".chars().map(unmarked).collect::<String>(), "lv’er 2");
/// ```
pub fn unmarked(c: char) -> char {
    letter(c).map_or(c, |(plain, _)| plain)
}

/// Where no character has the mark.
const NO_MARK: char = '-';

/// The letters that carry tone marks, with the marks of the four tones.
const MARKED: [(char, &str); 8] = [
    ('a', "āáǎà"),
    ('e', "ēéěè"),
    ('i', "īíǐì"),
    ('o', "ōóǒò"),
    ('u', "ūúǔù"),
    ('v', "ǖǘǚǜ"),
    ('n', "-ńňǹ"),
    ('m', "-ḿ--"),
];

/// Capitals of Pinyin beyond ASCII, and the small letters in the same order. The standard library's tables of all scripts
/// would be a tenth of what the widget downloads.
const CAPITALS: [&str; 2] = ["ĀÁǍÀĒÉĚÈÊĪÍǏÌŌÓǑÒŪÚǓÙÜǕǗǙǛŃŇǸḾ", "āáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ"];

/// The small letter of a capital; anything else as it is.
fn lower(c: char) -> char {
    let [capitals, small] = CAPITALS;
    if c.is_ascii() { c.to_ascii_lowercase() } else { exchanged(c, capitals, small).unwrap_or(c) }
}

/// The capital of a small letter; anything else as it is.
fn upper(c: char) -> char {
    let [capitals, small] = CAPITALS;
    if c.is_ascii() { c.to_ascii_uppercase() } else { exchanged(c, small, capitals).unwrap_or(c) }
}

fn is_capital(c: char) -> bool {
    lower(c) != c
}

/// What stands in `to` where `c` stands in `from`.
fn exchanged(c: char, from: &str, to: &str) -> Option<char> {
    to.chars().nth(from.chars().position(|other| other == c)?)
}

/// The tone that a combining mark stands for; 0 for the dots of ü.
fn combining(c: char) -> Option<u8> {
    match c {
        '\u{308}' => Some(0),
        '\u{304}' => Some(1),
        '\u{301}' => Some(2),
        '\u{30C}' => Some(3),
        '\u{300}' => Some(4),
        _ => None,
    }
}

//! The common characters, and their codes in each encoding.

use crate::sorting;
use std::sync::LazyLock;

use super::Encoding;

/// A line for each: the character, its code in GB18030 and in Big5 (`-` where it has none of two bytes), its weight.
///
/// The weight is ten times the binary logarithm of how many times more often the character stands in texts than once in 20,000 characters:
/// 10 for once in 10,000. The frequencies are those of `words.bin`; a test makes the list from them and from the lines of [`BY_HAND`].
const LIST: &str = include_str!("characters.txt");

struct Codes {
    unicode: Vec<(u16, i32)>,
    gb18030: Vec<(u16, i32)>,
    big5: Vec<(u16, i32)>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let mut codes = Codes { unicode: Vec::new(), gb18030: Vec::new(), big5: Vec::new() };
    for line in LIST.lines() {
        let mut parts = line.split(' ');
        let (Some(character), Some(gb18030), Some(big5), Some(weight)) =
            (parts.next().and_then(|part| part.chars().next()), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let Ok(weight) = weight.parse::<i32>() else { continue };
        codes.unicode.extend(u16::try_from(u32::from(character)).ok().map(|code| (code, weight)));
        codes.gb18030.extend(u16::from_str_radix(gb18030, 16).ok().map(|code| (code, weight)));
        codes.big5.extend(u16::from_str_radix(big5, 16).ok().map(|code| (code, weight)));
    }
    for list in [&mut codes.unicode, &mut codes.gb18030, &mut codes.big5] {
        sorting::by_key(list, |pair| *pair);
    }
    codes
});

/// How common the character of this code is; `None` if it is not among the common ones. Both kinds of UTF-16 have one list.
pub fn weight(encoding: Encoding, code: u16) -> Option<i32> {
    let list = match encoding {
        Encoding::Gb18030 => &CODES.gb18030,
        Encoding::Big5 => &CODES.big5,
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => &CODES.unicode,
    };
    let at = list.binary_search_by_key(&code, |&(code, _)| code).ok()?;
    Some(list[at].1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write;

    use expect_test::expect_file;

    use crate::tables::builtin;

    /// What no table of words counts: signs, and the characters of written Cantonese.
    const BY_HAND: [(&str, i32); 4] = [
        ("，。", 90),
        ("、“”「」", 60),
        ("：；？！（）《》『』‘’…—　·", 40),
        ("嘅唔係喺咗啲佢嗰冇嚟睇咁", 30),
    ];

    /// Less often than this no character is in the list.
    const LEAST: i32 = 20;

    #[test]
    fn the_list_is_what_the_tables_say() {
        let (model, fold) = (builtin().word_model(), builtin().fold());
        let mut often: BTreeMap<char, f64> = BTreeMap::new();
        let mut total = 0.0;
        for word in crate::tables::all_words() {
            let Some(id) = model.find(&word) else { continue };
            let probability = (f64::from(model.word(id).weight) / 1000.0).exp();
            for c in word.chars().filter(|c| !c.is_ascii()) {
                *often.entry(c).or_default() += probability;
                total += probability;
            }
        }
        let mut weights: BTreeMap<char, i32> = BTreeMap::new();
        for (&c, probability) in &often {
            weights.insert(c, ((probability / total * 20_000.0).log2() * 10.0).round() as i32);
        }
        // Rare shapes say nothing of an encoding.
        let is_common = |c: &char| fold.character(*c) != *c && !crate::fold::is_shape(*c);
        for c in ('\u{4E00}'..='\u{9FA5}').filter(is_common) {
            if let Some(&weight) = weights.get(&fold.character(c)) {
                weights.entry(c).and_modify(|w| *w = (*w).max(weight - 10)).or_insert(weight - 10);
            }
        }
        for (characters, weight) in BY_HAND {
            weights.extend(characters.chars().map(|c| (c, weight)));
        }
        let mut list: Vec<(char, i32)> = weights.into_iter().filter(|&(_, weight)| weight >= LEAST).collect();
        list.sort_by_key(|&(c, weight)| (std::cmp::Reverse(weight), c));
        let mut lines = String::new();
        for (c, weight) in list {
            let (gb18030, big5) = (code(encoding_rs::GB18030, c), code(encoding_rs::BIG5, c));
            writeln!(lines, "{c} {gb18030} {big5} {weight}").expect("a text grows");
        }
        expect_file!["characters.txt"].assert_eq(&lines);
    }

    fn code(encoding: &'static encoding_rs::Encoding, c: char) -> String {
        let text = c.to_string();
        let (bytes, _, unmappable) = encoding.encode(&text);
        match *bytes {
            [lead, trail] if !unmappable => format!("{lead:02X}{trail:02X}"),
            _ => "-".to_string(),
        }
    }
}

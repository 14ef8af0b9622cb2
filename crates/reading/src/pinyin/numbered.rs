//! Tone marks: setting them, and reading the digits that dictionaries write for them.

use super::{MARKED, NO_MARK, combining, is_capital, letter, upper};

/// A syllable as dictionaries number it, written with its tone mark: `lu:4`, `lv4` and `lü4` become `lǜ`, `r5` becomes
/// `r`. Capitals stay. `None` if it is not one syllable with a tone of 1 to 5.
///
/// ```
/// use jiazhu_reading::pinyin::from_numbered;
/// assert_eq!(from_numbered("lu:4").unwrap(), "lǜ");
/// assert_eq!(from_numbered("Xiong2").unwrap(), "Xióng");
/// assert_eq!(from_numbered("r5").unwrap(), "r");
/// assert_eq!(from_numbered("de5").unwrap(), "de");
/// assert_eq!(from_numbered("xx5"), None);
/// ```
pub fn from_numbered(syllable: &str) -> Option<String> {
    let digit = syllable.chars().next_back()?.to_digit(10).filter(|digit| (1..=5).contains(digit))?;
    let plain = &syllable[..syllable.len() - 1];
    let plain = plain.replace("u:", "ü").replace("U:", "Ü").replace('v', "ü").replace('V', "Ü");
    let is_er = plain.eq_ignore_ascii_case("r") && digit == 5;
    (is_er || super::parts(&plain).is_some()).then(|| with_tone(&plain, digit as u8))
}

/// A syllable with the mark of another tone; 5 takes the mark away.
///
/// ```
/// use jiazhu_reading::pinyin::with_tone;
/// assert_eq!(with_tone("yī", 2), "yí");
/// assert_eq!(with_tone("liu", 4), "liù");
/// assert_eq!(with_tone("lǚ", 5), "lü");
/// ```
pub fn with_tone(syllable: &str, tone: u8) -> String {
    let mut chars: Vec<(char, bool)> = Vec::new();
    for c in syllable.chars() {
        match (combining(c), letter(c), chars.last_mut()) {
            (Some(0), _, Some(last)) if last.0 == 'u' => last.0 = 'v',
            (Some(_), ..) => {}
            (None, Some((base, _)), _) => chars.push((base, is_capital(c))),
            (None, None, _) => chars.push((c, false)),
        }
    }
    // The mark stands on a, else on e, else on the o of ou, else on the last vowel; 嗯 has none.
    let find = |wanted: &str| chars.iter().rposition(|(c, _)| wanted.chars().any(|wanted| wanted == *c));
    let marked = find("a").or_else(|| find("e")).or_else(|| find("o")).or_else(|| find("iuv"));
    let marked = marked.or_else(|| find("nm")).filter(|_| (1..=4).contains(&tone));
    let mut written = String::new();
    for (at, (base, capital)) in chars.iter().enumerate() {
        let mark = MARKED.iter().find(|(plain, _)| marked == Some(at) && plain == base);
        let mark =
            mark.and_then(|(_, marks)| marks.chars().nth(usize::from(tone) - 1)).filter(|c| *c != NO_MARK);
        let c = mark.unwrap_or(if *base == 'v' { 'ü' } else { *base });
        written.push(if *capital { upper(c) } else { c });
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_where_the_scheme_puts_it() {
        let syllables = [
            ("hao3", "hǎo"),
            ("xue2", "xué"),
            ("dou1", "dōu"),
            ("gui4", "guì"),
            ("jiu3", "jiǔ"),
            ("lu:e4", "lüè"),
            ("nv3", "nǚ"),
            ("er2", "ér"),
            ("A1", "Ā"),
            ("Lu:3", "Lǚ"),
            ("zhuang4", "zhuàng"),
            ("xiong2", "xióng"),
            ("hua1r", "–"),
            ("huar1", "huār"),
            ("ng2", "ńg"),
            ("m2", "ḿ"),
            ("ma5", "ma"),
        ];
        for (numbered, marked) in syllables {
            assert_eq!(from_numbered(numbered).as_deref().unwrap_or("–"), marked, "{numbered}");
        }
    }

    #[test]
    fn what_is_no_syllable_is_refused() {
        for wrong in ["", "4", "lu", "lu6", "lu:0", "Two1", "·", ",", "ma55", "好3", "é2x"] {
            assert_eq!(from_numbered(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn tones_change_and_nothing_else_does() {
        for (from, tone, to) in
            [("Bù", 2, "Bú"), ("nu\u{308}\u{30C}", 4, "nǜ"), ("de", 4, "dè"), ("lǜ", 5, "lü")]
        {
            assert_eq!(with_tone(from, tone), to);
        }
    }
}

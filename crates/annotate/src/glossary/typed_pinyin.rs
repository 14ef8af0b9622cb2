//! Pinyin as authors type it: with tone marks, or with numbers behind the syllables; with the letters of a textbook, or a breve for the
//! third tone.

use jiazhu_reading::pinyin::from_numbered;

/// Pinyin with tone marks: `ji1zhi4` becomes `jīzhì`. What has no numbers, or is no syllable, stays as it is. Letters that look like those of
/// pinyin become them: `ɡŭ` is `gǔ`.
pub fn with_marks(typed: &str) -> String {
    let typed: String = typed.chars().map(letter_meant).collect();
    let mut marked = String::with_capacity(typed.len());
    let mut syllable = String::new();
    for c in typed.chars() {
        if c.is_alphabetic() || c == ':' {
            syllable.push(c);
            continue;
        }
        let numbered = matches!(c, '1'..='5').then(|| from_numbered(&format!("{syllable}{c}"))).flatten();
        match numbered {
            Some(said) => marked.push_str(&said),
            None => {
                marked.push_str(&syllable);
                marked.push(c);
            }
        }
        syllable.clear();
    }
    marked + &syllable
}

/// What is typed for a letter of pinyin, or drawn so in textbooks.
fn letter_meant(c: char) -> char {
    const ALIKE: &str = "ăǎĕěĭǐŏǒŭǔĂǍĔĚĬǏŎǑŬǓɑaɡg";
    let mut pairs = ALIKE.chars();
    while let (Some(typed), Some(meant)) = (pairs.next(), pairs.next()) {
        if typed == c {
            return meant;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::with_marks;

    #[test]
    fn numbers_become_marks() {
        for (typed, marked) in [
            ("ji1zhi4", "jīzhì"),
            ("wei4 ta1men5", "wèi tāmen"),
            ("lu:4 se4", "lǜ sè"),
            ("jīzhì", "jīzhì"),
            ("T5 x9 de5", "T5 x9 de"),
            ("ɡŭ sì", "gǔ sì"),
            ("hɑ\u{30c}o", "ha\u{30c}o"),
            ("", ""),
        ] {
            assert_eq!(with_marks(typed), marked);
        }
    }
}

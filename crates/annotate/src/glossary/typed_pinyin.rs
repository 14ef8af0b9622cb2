//! Pinyin as authors type it: with tone marks, or with numbers behind the syllables; with the letters of a textbook, or a breve for the
//! third tone.

use crate::pronounce::zhuyin;
use jiazhu_reading::pinyin::{Spoken, align, from_numbered, parts};

/// What says how something is spoken, as pinyin with tone marks: it may be typed as [`with_marks`] has it, or in zhuyin.
pub fn read(typed: &str) -> String {
    with_marks(&zhuyin::to_pinyin(typed))
}

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

/// Characters that are said without a vowel: m, n, ng, hm, hng.
const INTERJECTIONS: &str = "嗯唔呣哼噷姆呒嘸";

/// Pinyin laid over a text, as by [`align`]; no syllable is torn apart to make up the number, as niàn over 念经 into n and iàn.
pub(crate) fn laid_over(pinyin: &str, text: &str) -> Option<Vec<Spoken>> {
    let spoken = align(pinyin, text)?;
    let is_whole = |said: &Spoken| {
        let has_vowel =
            || parts(&said.pinyin).is_some_and(|parts| parts.plain.contains(['a', 'e', 'i', 'o', 'u', 'v']));
        has_vowel() || text.chars().nth(said.span.start as usize).is_some_and(|c| INTERJECTIONS.contains(c))
    };
    spoken.iter().all(is_whole).then_some(spoken)
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
    use super::{laid_over, with_marks};

    #[test]
    fn no_syllable_is_torn_apart_to_make_up_the_number() {
        let said = |pinyin, text| {
            Some(
                laid_over(pinyin, text)?
                    .iter()
                    .map(|said| said.pinyin.to_string())
                    .collect::<Vec<_>>()
                    .join("·"),
            )
        };
        for (pinyin, text) in [("niàn", "念经"), ("xiǎng", "想象"), ("méng", "蒙古"), ("nuǎn", "暖和")]
        {
            assert_eq!(said(pinyin, text), None, "{text}");
        }
        assert_eq!(said("ńg, hǎo", "嗯，好").as_deref(), Some("ńg·hǎo"));
        assert_eq!(said("dàxué", "大学").as_deref(), Some("dà·xué"));
    }

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

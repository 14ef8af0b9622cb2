//! Zhuyin as authors write it over characters, read back as pinyin.

use std::collections::HashMap;
use std::sync::OnceLock;

use jiazhu_reading::pinyin::{with_tone, zhuyin};

/// The same text with each syllable of zhuyin in it as pinyin with its tone mark; what is none stays.
pub fn to_pinyin(text: &str) -> String {
    let is_zhuyin = |c: char| matches!(c, 'ㄅ'..='ㄯ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙' | 'ˉ' | '一');
    if !text.chars().any(|c| matches!(c, 'ㄅ'..='ㄯ')) {
        return text.to_string();
    }
    let syllables = text.split(|c: char| !is_zhuyin(c)).filter(|syllable| !syllable.is_empty());
    let said: Vec<String> =
        syllables.map(|said| syllable(said).unwrap_or_else(|| said.to_string())).collect();
    said.join(" ")
}

fn syllable(written: &str) -> Option<String> {
    let tone = written.chars().find_map(|c| match c {
        '˙' => Some(5),
        'ˊ' => Some(2),
        'ˇ' => Some(3),
        'ˋ' => Some(4),
        _ => None,
    });
    // Vertical type has the sign ㄧ as a stroke that looks like 一.
    let body = written.chars().filter(|c| !"˙ˊˇˋˉ".contains(*c)).map(|c| if c == '一' { 'ㄧ' } else { c });
    let body: String = body.collect();
    let plain = bodies().get(&body)?;
    Some(with_tone(plain, tone.unwrap_or(1)))
}

/// Pinyin without tone, by the zhuyin of its first tone.
fn bodies() -> &'static HashMap<String, String> {
    const INITIALS: [&str; 24] = [
        "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z",
        "c", "s", "y", "w",
    ];
    const FINALS: [&str; 36] = [
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie", "iao",
        "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "ue",
        "ü", "üe", "üan", "ün",
    ];
    static BODIES: OnceLock<HashMap<String, String>> = OnceLock::new();
    BODIES.get_or_init(|| {
        let mut bodies = HashMap::new();
        for initial in INITIALS {
            for final_ in FINALS {
                // No syllable is spelled so: it has y or w, or u after j, q, x and y.
                let misspelled = match final_.chars().next() {
                    Some('u') if final_ == "ue" => !matches!(initial, "j" | "q" | "x" | "y"),
                    Some('i' | 'u') => initial.is_empty(),
                    Some('ü') => !matches!(initial, "n" | "l"),
                    _ => initial.is_empty() && final_ == "ong",
                };
                let plain = format!("{initial}{final_}");
                if let Some(body) = zhuyin(&with_tone(&plain, 1)).filter(|_| !misspelled) {
                    bodies.entry(body).or_insert(plain);
                }
            }
        }
        bodies
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_comes_back() {
        for said in [
            "zhōng", "guó", "lǜ", "xué", "de", "yī", "wǔ", "yuán", "yǒng", "èr", "zhī", "sì", "xióng", "liú",
            "guì", "lüè", "jǔ", "wēng", "dōng", "yè", "wǒ", "ān", "fó", "bō",
        ] {
            assert_eq!(to_pinyin(&zhuyin(said).unwrap()), said);
        }
        assert_eq!(to_pinyin("ㄅㄟˇ ㄐ一ㄥ"), "běi jīng");
        assert_eq!(to_pinyin("Běijīng"), "Běijīng");
        assert_eq!(to_pinyin("强者"), "强者");
    }
}

//! Zhuyin (bopomofo), from the same syllables.

use super::parts;

/// Initials; those before i that stands for no vowel come last, see [`body`].
const INITIALS: [(&str, char); 21] = [
    ("zh", 'ㄓ'),
    ("ch", 'ㄔ'),
    ("sh", 'ㄕ'),
    ("b", 'ㄅ'),
    ("p", 'ㄆ'),
    ("m", 'ㄇ'),
    ("f", 'ㄈ'),
    ("d", 'ㄉ'),
    ("t", 'ㄊ'),
    ("n", 'ㄋ'),
    ("l", 'ㄌ'),
    ("g", 'ㄍ'),
    ("k", 'ㄎ'),
    ("h", 'ㄏ'),
    ("j", 'ㄐ'),
    ("q", 'ㄑ'),
    ("x", 'ㄒ'),
    ("r", 'ㄖ'),
    ("z", 'ㄗ'),
    ("c", 'ㄘ'),
    ("s", 'ㄙ'),
];

/// Finals without their medial (i, u, ü). `n` and `ng` are what is left of in, ün and ing.
const RIMES: [(&str, &str); 16] = [
    ("", ""),
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("n", "ㄣ"),
    ("ng", "ㄥ"),
    ("er", "ㄦ"),
    ("ong", "ㄨㄥ"),
];

/// One syllable of Pinyin with its tone mark in zhuyin: the first tone has no mark, the neutral one a dot before the
/// syllable. `None` if it is not a syllable.
///
/// ```
/// use jiazhu_reading::pinyin::zhuyin;
/// assert_eq!(zhuyin("zhōng").unwrap(), "ㄓㄨㄥ");
/// assert_eq!(zhuyin("lǜ").unwrap(), "ㄌㄩˋ");
/// assert_eq!(zhuyin("xué").unwrap(), "ㄒㄩㄝˊ");
/// assert_eq!(zhuyin("de").unwrap(), "˙ㄉㄜ");
/// assert_eq!(zhuyin("huār").unwrap(), "ㄏㄨㄚㄦ");
/// ```
pub fn zhuyin(syllable: &str) -> Option<String> {
    let parts = parts(syllable)?;
    let mut written = String::new();
    if parts.tone == 5 {
        written.push('˙');
    }
    written += &body(&parts.plain)?;
    match parts.tone {
        2 => written.push('ˊ'),
        3 => written.push('ˇ'),
        4 => written.push('ˋ'),
        _ => {}
    }
    if parts.rhotacised {
        written.push('ㄦ');
    }
    Some(written)
}

fn body(plain: &str) -> Option<String> {
    match plain {
        "m" => return Some("ㄇ".into()),
        "n" => return Some("ㄋ".into()),
        "ng" => return Some("ㄫ".into()),
        "hm" => return Some("ㄏㄇ".into()),
        "hng" => return Some("ㄏㄫ".into()),
        _ => {}
    }
    let initial = INITIALS.iter().find(|(letters, _)| plain.starts_with(letters));
    let last = initial.map_or("", |(letters, _)| &plain[letters.len()..]);
    // The i of zhi, chi, shi, ri, zi, ci, si is not written.
    if last == "i"
        && initial.is_some_and(|(_, sign)| matches!(sign, 'ㄓ' | 'ㄔ' | 'ㄕ' | 'ㄖ' | 'ㄗ' | 'ㄘ' | 'ㄙ'))
    {
        return initial.map(|(_, sign)| sign.to_string());
    }
    let rest = initial.map_or(plain, |_| last);
    // What Pinyin shortens or spells otherwise, written out.
    let palatal = initial.is_some_and(|(_, sign)| matches!(sign, 'ㄐ' | 'ㄑ' | 'ㄒ'));
    let (medial, rime) = match rest.chars().next()? {
        'y' => match &rest[1..] {
            i if i.starts_with('i') => ('i', &i[1..]),
            u if u.starts_with('u') => ('v', &u[1..]),
            "ong" => ('v', "ng"),
            other => ('i', other),
        },
        'w' => ('u', rest[1..].trim_start_matches('u')),
        'i' if rest == "iong" => ('v', "ng"),
        'i' if rest == "iu" => ('i', "ou"),
        'i' => ('i', &rest[1..]),
        'v' => ('v', &rest[1..]),
        'u' if palatal || rest == "ue" => ('v', &rest[1..]),
        'u' if rest == "ui" => ('u', "ei"),
        'u' => ('u', &rest[1..]),
        _ => (' ', rest),
    };
    let sign = RIMES.iter().find(|(letters, _)| *letters == rime)?.1;
    let mut written: String = initial.map(|(_, sign)| *sign).into_iter().collect();
    written += match medial {
        'i' => "ㄧ",
        'u' => "ㄨ",
        'v' => "ㄩ",
        _ => "",
    };
    written += if rime == "e" && matches!(medial, 'i' | 'v') { "ㄝ" } else { sign };
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_syllable() {
        let table = "zhī ㄓ|zì ㄗˋ|yī ㄧ|yā ㄧㄚ|yě ㄧㄝˇ|yào ㄧㄠˋ|yǒu ㄧㄡˇ|yán ㄧㄢˊ|yīn ㄧㄣ|yáng ㄧㄤˊ|yīng ㄧㄥ|\
            yòng ㄩㄥˋ|yú ㄩˊ|yuè ㄩㄝˋ|yuán ㄩㄢˊ|yún ㄩㄣˊ|wǔ ㄨˇ|wǒ ㄨㄛˇ|wéi ㄨㄟˊ|wèn ㄨㄣˋ|wàng ㄨㄤˋ|wēng ㄨㄥ|\
            jū ㄐㄩ|quán ㄑㄩㄢˊ|xùn ㄒㄩㄣˋ|xué ㄒㄩㄝˊ|qióng ㄑㄩㄥˊ|liú ㄌㄧㄡˊ|guì ㄍㄨㄟˋ|lún ㄌㄨㄣˊ|lüè ㄌㄩㄝˋ|nǚ ㄋㄩˇ|\
            lín ㄌㄧㄣˊ|bīng ㄅㄧㄥ|gōng ㄍㄨㄥ|fēng ㄈㄥ|bō ㄅㄛ|duō ㄉㄨㄛ|shuāng ㄕㄨㄤ|ér ㄦˊ|a ˙ㄚ|ń ㄋˊ|jiě ㄐㄧㄝˇ|\
            diǎnr ㄉㄧㄢˇㄦ|Shān ㄕㄢ|zhuì ㄓㄨㄟˋ|rì ㄖˋ|lo ˙ㄌㄛ|yo ˙ㄧㄛ";
        for row in table.split('|') {
            let (pinyin, expected) = row.split_once(' ').expect("two columns");
            assert_eq!(zhuyin(pinyin).as_deref(), Some(expected), "{pinyin}");
        }
    }

    #[test]
    fn what_is_no_syllable_has_none() {
        for wrong in ["", "Two", "liǎnggè", "好", "xiānn"] {
            assert_eq!(zhuyin(wrong), None, "{wrong}");
        }
    }
}

//! A syllable taken apart.

/// What a syllable is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The letters without tone mark, in lower case, `v` for ü, without the r of a rhotacised syllable: `zhuang`, `lv`.
    pub plain: String,
    /// 1 to 4; 5 for the neutral tone, which has no mark.
    pub tone: u8,
    /// Whether an r ends it that is no part of the syllable itself: huār.
    pub rhotacised: bool,
}

/// Takes one syllable with its tone mark apart; `None` if it is not a syllable of Hanyu Pinyin.
///
/// ```
/// use jiazhu_reading::pinyin::parts;
/// let parts_of_lv = parts("Lǜ").unwrap();
/// assert_eq!((parts_of_lv.plain.as_str(), parts_of_lv.tone, parts_of_lv.rhotacised), ("lv", 4, false));
/// assert!(parts("huār").unwrap().rhotacised);
/// assert_eq!(parts("ér").unwrap().plain, "er");
/// assert_eq!(parts("Two"), None);
/// ```
pub fn parts(syllable: &str) -> Option<Parts> {
    let mut plain = String::new();
    let mut tone = None;
    for c in syllable.chars() {
        let mark = match super::combining(c) {
            Some(0) if plain.ends_with('u') => {
                plain.pop();
                plain.push('v');
                None
            }
            Some(mark) => Some(mark),
            None => {
                let (base, mark) = super::letter(c)?;
                plain.push(base);
                mark
            }
        };
        if mark.is_some() && tone.replace(mark).is_some() {
            return None;
        }
    }
    let tone = tone.flatten().unwrap_or(5);
    if is_plain_syllable(&plain) {
        return Some(Parts { plain, tone, rhotacised: false });
    }
    let body = plain.strip_suffix('r').filter(|body| is_plain_syllable(body))?;
    Some(Parts { plain: body.to_owned(), tone, rhotacised: true })
}

/// Whether letters without tone mark are an initial (or none) and a final of Hanyu Pinyin; `v` for ü.
pub(super) fn is_plain_syllable(plain: &str) -> bool {
    const INITIALS: [&str; 23] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w",
    ];
    const FINALS: [&str; 36] = [
        "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "i", "ia", "ie", "iao", "iu",
        "ian", "in", "iang", "ing", "iong", "io", "u", "ua", "uo", "uai", "ui", "uan", "un", "uang", "v",
        "ve", "van", "vn", "ue",
    ];
    let rest = INITIALS.iter().find_map(|initial| plain.strip_prefix(initial)).unwrap_or(plain);
    FINALS.contains(&rest) || is_alone(plain)
}

/// Syllables that no initial stands before: er, and the interjections of the scheme, 呣 嗯 哼.
pub(super) fn is_alone(plain: &str) -> bool {
    matches!(plain, "er" | "m" | "n" | "ng" | "hm" | "hng")
}

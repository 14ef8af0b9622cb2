//! Taiwan's and Hong Kong's spellings of what OpenCC's Traditional writes in a third way. A view keeps to one of them throughout.

use crate::character_set::RoughSet;

/// Whose spelling a view is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    #[default]
    Taiwan,
    HongKong,
}

/// Spellings that OpenCC's Traditional has and neither Taiwan nor Hong Kong writes.
const EVERYDAY: &str = "僞偽啓啟喫吃峯峰祕秘爲為牀床癡痴羣群脣唇衆眾鉢缽鍼針麪麵纔才踊踴糉粽竈灶";
/// What Taiwan alone writes: Hong Kong has 裏 and 着 (OpenCC's tables of variants, TWVariants).
const TAIWAN: &str = "裏裡着著";
/// What Hong Kong alone writes (HKVariants).
const HONG_KONG: &str = "衛衞";

const SPELLED: RoughSet = RoughSet::EMPTY.and(EVERYDAY).and(TAIWAN).and(HONG_KONG);

impl Standard {
    /// By the language of an article, BCP 47: what Hong Kong and Macau write, and Cantonese.
    pub fn of_language(lang: &str) -> Standard {
        let lang = lang.to_ascii_lowercase();
        let is_hong_kong = lang.split('-').any(|part| matches!(part, "hk" | "mo" | "yue"));
        if is_hong_kong { Standard::HongKong } else { Standard::Taiwan }
    }

    /// Its spelling of one that OpenCC prefers; any other character itself.
    pub fn spell(self, c: char) -> char {
        if !SPELLED.may_hold(c) {
            return c;
        }
        let own = match self {
            Standard::Taiwan => TAIWAN,
            Standard::HongKong => HONG_KONG,
        };
        partner(EVERYDAY, c).or_else(|| partner(own, c)).unwrap_or(c)
    }
}

/// The second of the pair that begins with this character.
fn partner(pairs: &str, c: char) -> Option<char> {
    let mut rest = pairs.chars();
    while let (Some(from), Some(to)) = (rest.next(), rest.next()) {
        if from == c {
            return Some(to);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides() {
        for (lang, inside, particle) in
            [("zh-Hant-TW", '裡', '著'), ("zh-Hans", '裡', '著'), ("zh-HK", '裏', '着'), ("yue", '裏', '着')]
        {
            let standard = Standard::of_language(lang);
            assert_eq!(
                (standard.spell('裏'), standard.spell('着'), standard.spell('爲')),
                (inside, particle, '為')
            );
        }
    }
}

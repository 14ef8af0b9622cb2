//! Taiwan's and Hong Kong's spellings of what OpenCC's Traditional writes in a third way. A view keeps to one of them throughout.

use crate::character_set::RoughSet;

/// Whose spelling a view is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standard {
    #[default]
    Taiwan,
    HongKong,
}

/// Spellings that OpenCC's Traditional has and neither Taiwan nor Hong Kong writes, in pairs (OpenCC's tables of variants, TWVariants and
/// HKVariants, but for what hardly anybody writes).
const EVERYDAY: &str = "僞偽喫吃嬀媯棱稜爲為癡痴皁皂祕秘竈灶糉粽纔才脣唇衆眾覈核踊踴鉢缽鍼針歎嘆";
/// What Taiwan alone writes so (TWVariants); Hong Kong has 裏 and 着, 羣 and 牀.
const TAIWAN: &str = "賬帳啓啟嫺嫻峯峰幺么樑梁檐簷污汙泄洩牀床痹痺着著繮韁羣群蔘參裏裡鮎鯰麪麵";
/// What Hong Kong alone writes so (HKVariants: 常用字字形表).
const HONG_KONG: &str =
    "兌兑囪囱悅悦戶户搵揾敘敍檯枱溫温溼濕稅税脫脱臥卧臺台菸煙蔥葱蘊藴蛻蜕衛衞說説醞醖鉤鈎銳鋭閱閲";

/// What the pairs begin with, among others.
const SPELLED: RoughSet = RoughSet::EMPTY.and_pairs(EVERYDAY).and_pairs(TAIWAN).and_pairs(HONG_KONG);

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
    fn each_standard_spells_throughout() {
        let spelled =
            |standard: Standard, text: &str| text.chars().map(|c| standard.spell(c)).collect::<String>();
        let written = "臺灣的說法：裏面溫暖，羣眾擡頭看着麪包和牀，衛生間的戶口";
        assert_eq!(
            spelled(Standard::Taiwan, written),
            "臺灣的說法：裡面溫暖，群眾擡頭看著麵包和床，衛生間的戶口"
        );
        assert_eq!(
            spelled(Standard::HongKong, written),
            "台灣的説法：裏面温暖，羣眾擡頭看着麪包和牀，衞生間的户口"
        );
    }

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

//! Which voice: one of Mandarin that speaks on the device itself, before those that send the text to a service.

/// A voice of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub name: String,
    /// BCP 47, or with `_`.
    pub lang: String,
    /// Whether the text stays on the device.
    pub is_local: bool,
    pub is_default: bool,
}

/// Apple's voices for fun, which speak every language.
const FOR_FUN: [&str; 8] = ["Eddy", "Flo", "Grandma", "Grandpa", "Reed", "Rocko", "Sandy", "Shelley"];

/// Indices of the voices that speak Mandarin, the best first. `lang`: of the article, BCP 47.
pub fn mandarin(voices: &[Voice], lang: &str) -> Vec<usize> {
    let region = if parts(lang).iter().any(|part| part == "tw") { "tw" } else { "cn" };
    let mut all: Vec<usize> = (0..voices.len()).filter(|at| is_mandarin(&voices[*at].lang)).collect();
    all.sort_by_key(|at| {
        let voice = &voices[*at];
        let is_for_fun = FOR_FUN.iter().any(|name| voice.name.starts_with(name));
        let is_of_region = parts(&voice.lang).iter().any(|part| part == region);
        (!voice.is_local, is_for_fun, !is_of_region, !voice.is_default)
    });
    all
}

fn parts(lang: &str) -> Vec<String> {
    lang.split(['-', '_']).map(str::to_ascii_lowercase).collect()
}

/// A voice of Hong Kong speaks Cantonese.
fn is_mandarin(lang: &str) -> bool {
    let parts = parts(lang);
    let is_chinese = parts.first().is_some_and(|first| matches!(&**first, "zh" | "cmn"));
    is_chinese && !parts.iter().any(|part| matches!(&**part, "hk" | "mo" | "yue"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(name: &str, lang: &str, is_local: bool) -> Voice {
        Voice { name: name.into(), lang: lang.into(), is_local, is_default: false }
    }

    #[test]
    fn voices_of_the_device_come_first_and_cantonese_is_no_mandarin() {
        let voices = [
            voice("Google 普通话", "zh-CN", false),
            voice("Sinji", "zh-HK", true),
            voice("Eddy (Chinese)", "zh-CN", true),
            voice("Mei-Jia", "zh_TW", true),
            voice("Tingting", "zh-CN", true),
            voice("Samantha", "en-US", true),
            voice("eSpeak", "cmn", true),
            voice("廣東話", "yue-HK", true),
        ];
        let names =
            |lang| -> Vec<&str> { mandarin(&voices, lang).iter().map(|at| &*voices[*at].name).collect() };
        assert_eq!(names("zh-Hant"), ["Tingting", "Mei-Jia", "eSpeak", "Eddy (Chinese)", "Google 普通话"]);
        assert_eq!(names("zh-TW")[0], "Mei-Jia");
        assert!(mandarin(&[], "zh").is_empty());
    }
}

//! The language that an article says it is in: a tag of BCP 47 for Chinese, or what people write for one.

/// What a tag that somebody has written stands for, and what is to be told of it. The tag is empty where nothing is understood.
///
/// ```
/// use jiazhu_annotate::article::language;
///
/// assert_eq!(language("zh-Hant"), ("zh-Hant".to_owned(), None));
/// let (read, told) = language("tc");
/// assert_eq!(read, "zh-Hant");
/// assert!(told.unwrap().contains("write `zh-Hant`"));
/// ```
pub fn language(written: &str) -> (String, Option<String>) {
    let lower = written.to_lowercase().replace(['_', ' '], "-");
    let alone = lower.strip_prefix("zh-").unwrap_or(&lower);
    let meant = MEANT.iter().find(|(_, names)| names.contains(&alone));
    if let Some((meant, _)) = meant.or_else(|| COUNTRIES.iter().find(|(_, names)| names.contains(&&*lower))) {
        let told =
            format!("`{written}` is no tag of BCP 47 for Chinese: write `{meant}`, as which it is read");
        return ((*meant).to_owned(), Some(told));
    }
    if !is_language_tag(written) {
        if written.contains('_') && is_language_tag(&written.replace('_', "-")) {
            let meant = written.replace('_', "-");
            let told = format!(
                "the parts of a language tag are divided by `-`: write `{meant}`, as which it is read"
            );
            return (meant, Some(told));
        }
        let told = format!(
            "`{written}` is no language tag and is ignored: write `zh-Hans`, `zh-Hant` or another of BCP 47"
        );
        return (String::new(), Some(told));
    }
    let first = lower.split('-').next().unwrap_or_default();
    let told = (!CHINESE.contains(&first)).then(|| {
        format!(
            "`{written}` is not Chinese: pages name it as the language of the whole article, to voices and to search engines; write `zh-Hans` or \
             `zh-Hant`, unless it is meant"
        )
    });
    (written.to_owned(), told)
}

/// What is written for tags, alone or behind `zh-`: abbreviations, encodings, old names of Windows.
const MEANT: [(&str, &[&str]); 3] = [
    (
        "zh-Hans",
        &[
            "chs",
            "sc",
            "zhs",
            "gb",
            "gbk",
            "gb2312",
            "gb18030",
            "simplified",
            "chinese-simplified",
            "简体",
            "简体中文",
        ],
    ),
    (
        "zh-Hant",
        &[
            "cht",
            "tc",
            "zht",
            "big5",
            "traditional",
            "chinese-traditional",
            "繁体",
            "繁體",
            "繁体中文",
            "繁體中文",
            "正體中文",
        ],
    ),
    ("zh", &["chi", "zho", "chinese"]),
];

/// Countries, which are written for the Chinese of theirs.
const COUNTRIES: [(&str, &[&str]); 3] =
    [("zh-CN", &["cn", "prc"]), ("zh-Hant-HK", &["hk"]), ("zh-Hant-TW", &["tw", "roc"])];

/// Chinese, its languages that have tags of their own, and tags that say nothing of a language.
const CHINESE: [&str; 20] = [
    "zh", "cmn", "lzh", "yue", "wuu", "nan", "hak", "gan", "hsn", "cdo", "cjy", "cnp", "cpx", "csp", "czh",
    "czo", "mnp", "och", "ltc", "und",
];

/// The shape of a BCP 47 tag: `zh`, `zh-Hant-TW`.
pub fn is_language_tag(tag: &str) -> bool {
    tag.split('-').enumerate().all(|(index, part)| {
        let lengths = if index == 0 { 2..=3 } else { 1..=8 };
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::language;
    use crate::article::Article;

    #[test]
    fn what_is_written_for_a_tag_is_read_as_it_and_told() {
        for (written, meant) in [
            ("tc", "zh-Hant"),
            ("zh-CHT", "zh-Hant"),
            ("CHT", "zh-Hant"),
            ("Big5", "zh-Hant"),
            ("zh-CHS", "zh-Hans"),
            ("cn", "zh-CN"),
            ("zh_CN", "zh-CN"),
            ("tw", "zh-Hant-TW"),
        ] {
            let (read, told) = language(written);
            assert_eq!(read, meant, "{written}");
            assert!(told.unwrap().contains(&format!("write `{meant}`")), "{written}");
        }
        for sound in [
            "zh",
            "zh-Hans",
            "zh-Hant-TW",
            "zh-CN",
            "zh-TW",
            "zh-HK",
            "lzh",
            "yue-Hant",
            "ZH-hans",
            "cmn-Hans",
        ] {
            assert_eq!(language(sound), (sound.to_owned(), None));
        }
    }

    #[test]
    fn an_article_in_another_language_is_told() {
        for (source, file) in [
            ("---\nlang: ja\n---\n\n银行\n", "a.md"),
            ("<html lang=\"en\"><body><article><p>银行</p></article></body></html>", "a.html"),
        ] {
            let article = Article::parse(file, source.as_bytes()).unwrap();
            let told: Vec<_> =
                article.warnings.iter().filter(|told| told.code == "front-matter-lang").collect();
            assert!(
                told.len() == 1 && told[0].message.contains("is not Chinese") && told[0].line.is_some(),
                "{told:?}"
            );
        }
        let article = Article::parse("a.md", "---\nlang: zh-CHT\n---\n\n銀行\n".as_bytes()).unwrap();
        assert_eq!(article.about.lang, "zh-Hant");
    }
}

//! What is known of the article, for search engines and library catalogues: schema.org's `Article` as microdata.
//!
//! Microdata and not JSON-LD, because it needs no script element, which a strict content security policy might
//! refuse, and because it cannot say anything that the page does not show or hold.

use super::write::Writer;
use jiazhu_reading::About;
use jiazhu_reading::han::is_han;

/// The attributes that make the `article` element an item.
pub(super) const ITEM: [(&str, &str); 2] = [("itemscope", ""), ("itemtype", "https://schema.org/Article")];

/// The item's properties, where they are known. Nothing here is shown.
pub(super) fn properties(out: &mut Writer, about: &About) {
    let lang = lang(about);
    let named = [
        ("headline", about.title.as_deref()),
        ("datePublished", about.date.as_deref().filter(|date| is_date(date))),
        ("creditText", about.source.as_deref()),
        ("copyrightNotice", about.rights.as_deref()),
        ("inLanguage", Some(lang)),
    ];
    for (property, content) in named {
        if let Some(content) = content {
            out.line();
            out.void("meta", &[("itemprop", property), ("content", content)]);
        }
    }
    for author in about.author.iter().flat_map(|names| persons(names)) {
        out.line();
        let person = [
            ("itemprop", "author"),
            ("itemscope", ""),
            ("itemtype", "https://schema.org/Person"),
            ("hidden", ""),
        ];
        out.open("span", &person);
        out.void("meta", &[("itemprop", "name"), ("content", author)]);
        out.close();
    }
}

/// The names of several authors, as a reading joins them: by 、, or by a comma where each is of several words. A comma in one name parts its family name.
fn persons(names: &str) -> Vec<&str> {
    let by = |sign: &str| names.split(sign).map(str::trim).filter(|name| !name.is_empty()).collect();
    let by_comma: Vec<&str> = by(", ");
    match by_comma.iter().all(|name| name.contains(' ')) {
        true if !names.contains('、') => by_comma,
        _ => by("、"),
    }
}

/// Of the article; what a publisher leaves open is Chinese.
pub(super) fn lang(about: &About) -> &str {
    if about.lang.is_empty() { "zh" } else { &about.lang }
}

/// The language of what is said of an article, as of its author's name: the article's, where it is written in Chinese characters or has no
/// letters at all. Else it is not known, for which HTML has the empty name, and a voice takes its own.
pub(super) fn lang_of<'a>(about: &'a About, said: &str) -> &'a str {
    let is_other = said.chars().any(char::is_alphabetic) && !said.chars().any(is_han);
    if is_other { "" } else { lang(about) }
}

/// What schema.org takes for a date (ISO 8601): `2019`, `2019-03`, `2019-03-04`. Others, `about 2019`, stay unsaid.
fn is_date(date: &str) -> bool {
    let lengths: Vec<usize> = date.split('-').map(str::len).collect();
    matches!(lengths[..], [4] | [4, 2] | [4, 2, 2])
        && date.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_other_letters_is_not_said_to_be_chinese() {
        let about = About { lang: "zh-Hant".into(), ..About::default() };
        for (said, lang) in [
            ("詹婷", "zh-Hant"),
            ("Jiazhu · 2026-11", ""),
            ("Jiazhu 夹注", "zh-Hant"),
            ("2019-03", "zh-Hant"),
        ] {
            assert_eq!(lang_of(&about, said), lang, "{said}");
        }
    }

    #[test]
    fn only_what_is_known_is_said() {
        let mut out = Writer::default();
        let about = About {
            title: Some("題\"><script>".into()),
            author: Some("詹婷".into()),
            date: Some("about 2019".into()),
            lang: "zh-Hant".into(),
            ..About::default()
        };
        properties(&mut out, &about);
        let html = out.finish();
        assert!(
            html.contains(r#"<meta itemprop="headline" content="題&quot;&gt;&lt;script&gt;">"#),
            "{html}"
        );
        assert!(html.contains(r#"<meta itemprop="name" content="詹婷">"#), "{html}");
        assert!(html.contains(r#"<meta itemprop="inLanguage" content="zh-Hant">"#), "{html}");
        assert!(!html.contains("datePublished") && !html.contains("copyrightNotice"), "{html}");
    }

    #[test]
    fn several_authors_are_several_persons() {
        for (names, expected) in [
            ("詹婷、王芳", &["詹婷", "王芳"][..]),
            ("詹婷", &["詹婷"]),
            ("John Smith, Mary Jones", &["John Smith", "Mary Jones"]),
            ("Smith, John", &["Smith, John"]),
            ("詹婷、John Smith", &["詹婷", "John Smith"]),
            ("Ningbo", &["Ningbo"]),
        ] {
            assert_eq!(persons(names), expected, "{names}");
        }
        let mut out = Writer::default();
        properties(&mut out, &About { author: Some("詹婷、王芳".into()), ..About::default() });
        assert_eq!(out.finish().matches("https://schema.org/Person").count(), 2);
    }

    #[test]
    fn dates_are_those_of_iso_8601() {
        assert!(["2019", "2019-03", "2019-03-04"].into_iter().all(is_date));
        assert!(!["", "about 2019", "19", "2019年3月", "2019-3", "----"].into_iter().any(is_date));
    }
}

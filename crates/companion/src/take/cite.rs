//! The source of what is taken along, as each language writes it.

use jiazhu_reading::About;
use jiazhu_reading::strings::Strings;

/// `Author, “Title”, date. Address`, or `作者：《标题》，日期。地址`. What is not known is left out; empty where nothing is.
pub fn citation(about: &About, address: Option<&str>, say: &Strings) -> String {
    let author = about.author.as_deref().filter(|text| !text.is_empty());
    let title = about.title.as_deref().filter(|text| !text.is_empty());
    let date = about.date.as_deref().filter(|text| !text.is_empty());
    let mut cited = String::new();
    if let Some(author) = author {
        cited.push_str(author);
        cited.push_str(match (title.is_some(), say.is_chinese()) {
            (true, true) => "：",
            (true, false) => ", ",
            _ => "",
        });
    }
    if let Some(title) = title {
        if say.is_chinese() {
            // A title inside another has angle brackets of one stroke.
            let inner: String = title
                .chars()
                .map(|c| match c {
                    '《' => '〈',
                    '》' => '〉',
                    c => c,
                })
                .collect();
            cited += &format!("《{inner}》");
        } else {
            cited += &format!("“{title}”");
        }
    }
    if let Some(date) = date {
        if !cited.is_empty() {
            cited.push_str(say.comma());
        }
        cited.push_str(date);
    }
    if let Some(address) = address {
        if !cited.is_empty() {
            cited.push_str(if say.is_chinese() { "。" } else { ". " });
        }
        cited.push_str(address);
    }
    cited
}

/// An address with a fragment; `None` where it leads nobody but this reader anywhere, as that of a file does.
pub fn address(page: &str, fragment: Option<&str>) -> Option<String> {
    if !(page.starts_with("https://") || page.starts_with("http://")) {
        return None;
    }
    let page = page.split('#').next().unwrap_or_default();
    Some(match fragment {
        Some(fragment) => format!("{page}#{}", encoded(fragment)),
        None => page.to_owned(),
    })
}

/// Ids may be Chinese; what ends an address in running text is encoded.
fn encoded(fragment: &str) -> String {
    let mut out = String::new();
    for c in fragment.chars() {
        if c.is_alphanumeric() || "-._~:@!$&*+=/?".contains(c) {
            out.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out += &format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANS, ZH_HANT};

    fn about(title: Option<&str>, author: Option<&str>, date: Option<&str>) -> About {
        let own = |text: Option<&str>| text.map(str::to_owned);
        About { title: own(title), author: own(author), date: own(date), ..About::default() }
    }

    #[test]
    fn each_language_cites_in_its_way_and_leaves_out_what_is_not_known() {
        let all = about(Some("读《孔乙己》"), Some("某人"), Some("1919-03"));
        let address = Some("https://example.org/#jiazhu-a");
        assert_eq!(
            citation(&all, address, &ENGLISH),
            "某人, “读《孔乙己》”, 1919-03. https://example.org/#jiazhu-a"
        );
        assert_eq!(
            citation(&all, address, &ZH_HANS),
            "某人：《读〈孔乙己〉》，1919-03。https://example.org/#jiazhu-a"
        );
        assert_eq!(citation(&about(Some("題"), None, None), None, &ZH_HANT), "《題》");
        assert_eq!(citation(&about(None, Some("某人"), Some("1919")), None, &ENGLISH), "某人, 1919");
        assert_eq!(citation(&about(None, Some(""), None), None, &ENGLISH), "");
    }

    #[test]
    fn the_address_is_that_of_the_page_with_what_is_linked_to() {
        let of = |page, fragment| address(page, fragment);
        assert_eq!(
            of("https://a.b/c?d#e", Some("jiazhu-两个-1")).as_deref(),
            Some("https://a.b/c?d#jiazhu-两个-1")
        );
        assert_eq!(of("http://a.b/", Some("jiazhu-a b)")).as_deref(), Some("http://a.b/#jiazhu-a%20b%29"));
        assert_eq!(of("https://a.b/#x", None).as_deref(), Some("https://a.b/"));
        for nowhere in ["file:///home/a.html", "about:srcdoc", "data:text/html,", "blob:https://a.b/c"] {
            assert_eq!(of(nowhere, Some("jiazhu-a")), None, "{nowhere}");
        }
    }
}

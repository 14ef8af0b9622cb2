//! What the elements of a page say of its article: `<title>`, `<meta>` and the language of `<html>`.

use std::ops::Range;

use super::Property;
use crate::yaml::{Edit, line_end};

/// Bytes of a page in which they are looked for.
const HEAD: usize = 8 << 10;
/// What stands before its value on a page, and what behind it.
fn around(property: Property) -> (String, &'static str) {
    match property {
        Property::Title => ("<title>".to_owned(), "</title>"),
        Property::Lang => (" lang=\"".to_owned(), "\""),
        Property::Author | Property::Date => (format!("<meta name=\"{}\" content=\"", property.key()), "\">"),
    }
}

/// Where a page is looked into, in small letters.
fn beginning(text: &str) -> String {
    text[..text.floor_char_boundary(HEAD)].to_ascii_lowercase()
}

/// Where it stands; nothing where it does not, and `None` where something else says it.
pub fn place(text: &str, property: Property) -> Option<Option<Range<usize>>> {
    let lower = beginning(text);
    if property.others().iter().any(|name| lower.contains(name)) {
        return None;
    }
    if property == Property::Lang {
        return lang_place(&lower);
    }
    let (before, behind) = around(property);
    let Some(start) = lower.find(&before).map(|at| at + before.len()) else {
        // Another spelling of the element, which is not touched.
        let name = property.key();
        let is_said = property != Property::Title
            && [format!("name={name}"), format!("name=\"{name}\""), format!("name='{name}'")]
                .iter()
                .any(|said| lower.contains(said));
        return (!is_said).then_some(None);
    };
    let length = lower[start..].find(behind)?;
    // Of two authors nobody is the one.
    let is_one = lower[start..].matches(&before).next().is_none();
    is_one.then_some(Some(start..start + length))
}

/// The tag of the page's first element, which may be missing.
fn html_tag(lower: &str) -> Option<Range<usize>> {
    let start = lower.find("<html")?;
    let after = &lower[start + "<html".len()..];
    let is_it = after.starts_with(|c: char| c == '>' || c.is_ascii_whitespace());
    is_it.then(|| start..start + "<html".len() + after.find('>').unwrap_or(after.len()))
}

/// Where the page says its language. An element further inside that says one may be around the article, and says it then.
fn lang_place(lower: &str) -> Option<Option<Range<usize>>> {
    let tag = html_tag(lower).unwrap_or(0..0);
    if lower[tag.end..].contains("lang=") {
        return None;
    }
    let (before, behind) = around(Property::Lang);
    match lower[tag.clone()].find(&before) {
        Some(at) => {
            let start = tag.start + at + before.len();
            Some(Some(start..start + lower[start..tag.end].find(behind)?))
        }
        None => (!lower[tag].contains("lang=")).then_some(None),
    }
}

/// The page with something else said; a blank takes it out.
pub fn with(text: &str, property: Property, value: &str) -> Option<String> {
    let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let (before, behind) = around(property);
    Some(match place(text, property)? {
        // An element without a value says nothing.
        Some(at) if property != Property::Title && value.trim().is_empty() => {
            let (start, end) = (at.start - before.len(), at.end + behind.len());
            let rest = &text[end..];
            let line = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest);
            format!("{}{line}", &text[..start])
        }
        Some(at) => Edit { at, put: value }.applied(text),
        None if value.trim().is_empty() => text.to_owned(),
        None if property == Property::Lang => match html_tag(&beginning(text)) {
            Some(tag) => {
                let at = tag.start + "<html".len();
                Edit { at: at..at, put: format!("{before}{value}{behind}") }.applied(text)
            }
            None => format!("<html{before}{value}{behind}>{}{text}", line_end(text)),
        },
        None => {
            // In the head of a page that has one.
            let lower = beginning(text);
            let head = lower.find("<head>").map(|at| at + "<head>".len());
            let at = head.or(html_tag(&lower).map(|tag| tag.end + 1)).unwrap_or(0).min(text.len());
            let end = line_end(text);
            let between = if at > 0 { end } else { "" };
            let after = if at > 0 { "" } else { end };
            format!("{}{between}{before}{value}{behind}{after}{}", &text[..at], &text[at..])
        }
    })
}

pub fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_written_into_a_page() {
        for (before, title, after) in [
            ("<p>文", "甲 & <乙>", "<title>甲 &amp; &lt;乙></title>\n<p>文"),
            ("<head><TITLE>舊</TITLE></head><p>文", "新", "<head><TITLE>新</TITLE></head><p>文"),
            ("<p>文", "", "<p>文"),
        ] {
            assert_eq!(with(before, Property::Title, title).as_deref(), Some(after));
            let at = place(after, Property::Title).expect("a place");
            assert_eq!(at.map_or_else(String::new, |at| unescaped(&after[at])), title);
        }
        assert_eq!(with("<meta property=og:title content=x>", Property::Title, "新"), None);
        assert_eq!(with("<title>x", Property::Title, "新"), None);
    }

    #[test]
    fn author_and_date_are_written_into_a_page() {
        for (before, property, value, after) in [
            (
                "<p>文",
                Property::Author,
                "甲 \"乙\"",
                "<meta name=\"author\" content=\"甲 &quot;乙&quot;\">\n<p>文",
            ),
            (
                "<html><head>\n<title>x</title></head><p>文",
                Property::Date,
                "2019",
                "<html><head>\n<meta name=\"date\" content=\"2019\">\n<title>x</title></head><p>文",
            ),
            (
                "<meta name=\"author\" content=\"舊\">\n<p>文",
                Property::Author,
                "新",
                "<meta name=\"author\" content=\"新\">\n<p>文",
            ),
            ("<meta name=\"date\" content=\"2019\">\n<p>文", Property::Date, " ", "<p>文"),
        ] {
            assert_eq!(with(before, property, value).as_deref(), Some(after));
            let at = place(after, property).expect("a place");
            assert_eq!(at.map_or_else(String::new, |at| unescaped(&after[at])), value.trim());
        }
        for other in [
            "<meta name=author content=x>",
            "<meta content=x name='author'>",
            "<meta name=\"author\" content=\"a\"><meta name=\"author\" content=\"b\">",
            "<meta name=\"DC.creator\" content=\"a\">",
        ] {
            assert_eq!(with(other, Property::Author, "新"), None, "{other}");
        }
    }

    #[test]
    fn the_language_is_written_into_the_first_element_of_a_page() {
        for (before, value, after) in [
            ("<p>文", "zh-Hant-TW", "<html lang=\"zh-Hant-TW\">\n<p>文"),
            ("<html>\n<p>文", "zh-Hant", "<html lang=\"zh-Hant\">\n<p>文"),
            ("<HTML lang=\"zh\" dir=\"ltr\"><p>文", "zh-Hans", "<HTML lang=\"zh-Hans\" dir=\"ltr\"><p>文"),
            ("<html lang=\"zh\" dir=\"ltr\"><p>文", "", "<html dir=\"ltr\"><p>文"),
        ] {
            assert_eq!(with(before, Property::Lang, value).as_deref(), Some(after));
            let at = place(after, Property::Lang).expect("a place");
            assert_eq!(at.map_or_else(String::new, |at| unescaped(&after[at])), value);
        }
        for other in ["<html lang=zh><p>文", "<html><main lang=\"zh\"><p>文", "<p lang='zh'>文"] {
            assert_eq!(with(other, Property::Lang, "zh-Hant"), None, "{other}");
        }
        // What comes next stands in the page, too.
        let titled = with("<html lang=\"zh\"><p>文", Property::Title, "題").expect("a title");
        assert_eq!(titled, "<html lang=\"zh\">\n<title>題</title><p>文");
    }
}

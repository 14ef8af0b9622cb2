//! The line in which a page shows by whom and when its article was published, in it or before it: `原创 小陈 2024年5月1日 08:00 浙江`.

use super::dom::{Dom, Id};

/// What such a line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct MetaLine {
    pub author: Option<String>,
    /// As `2024-05-01`.
    pub date: Option<String>,
}

/// What pages call the line, by its `id` or one of its classes.
const NAMES: [&str; 10] = [
    "meta_content", // WeChat
    "rich_media_meta_list",
    "article-meta",
    "article_meta",
    "post-meta",
    "entry-meta",
    "article-info",
    "post-info",
    "byline",
    "ContentItem-time", // Zhihu
];

/// More characters are no line.
const LONGEST: usize = 120;

/// What a line says, if it is one: short, called so, and with a date. Without a date it may be a line of the article.
pub fn read(dom: &Dom, id: Id) -> Option<MetaLine> {
    let called = |name: &str| {
        dom.attribute(id, "id") == Some(name)
            || dom.attribute(id, "class").is_some_and(|class| class.split_whitespace().any(|one| one == name))
    };
    if !NAMES.into_iter().any(called) || dom.characters(id) > LONGEST {
        return None;
    }
    let machine = dom.all(id).filter(|&id| dom.name(id) == "time");
    let date = machine
        .filter_map(|id| dom.attribute(id, "datetime"))
        .find_map(date_in)
        .or_else(|| date_in(&dom.words(id)))?;
    Some(MetaLine { author: author(dom, id), date: Some(date) })
}

/// What is called an author in it, or else the account that has published it.
fn author(dom: &Dom, line: Id) -> Option<String> {
    ["author", "nickname", "js_name"].into_iter().find_map(|called| {
        dom.all(line).find_map(|id| {
            let says = ["id", "class", "rel", "itemprop"]
                .into_iter()
                .filter_map(|name| dom.attribute(id, name))
                .any(|value| value.to_ascii_lowercase().contains(called));
            let name = dom.words(id);
            // The innermost of several around a name; what holds the date holds more than a name.
            let holds_name = says && !name.is_empty() && name.chars().count() <= 30;
            (id != line && holds_name && date_in(&name).is_none()).then_some(name)
        })
    })
}

/// The first date in a text, as `2024-05-01`.
fn date_in(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let number = |at: usize, most: usize| {
        let digits = bytes.get(at..)?.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        Some((text.get(at..at + digits)?.parse::<u32>().ok()?, at + digits))
    };
    let sign = |at: usize, signs: &[&str]| {
        let rest = text.get(at..)?;
        signs.iter().find(|sign| rest.starts_with(**sign)).map(|sign| at + sign.len())
    };
    (0..bytes.len()).find_map(|start| {
        if start > 0 && bytes[start - 1].is_ascii_digit() {
            return None;
        }
        let (year, at) = number(start, 4).filter(|(year, _)| (1900..2200).contains(year))?;
        let at = sign(at, &["年", "-", "/", "."])?;
        let (month, at) = number(at, 2).filter(|(month, _)| (1..=12).contains(month))?;
        let at = sign(at, &["月", "-", "/", "."])?;
        let (day, _) = number(at, 2).filter(|(day, _)| (1..=31).contains(day))?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    })
}

#[cfg(test)]
mod tests {
    use super::date_in;
    use crate::article::Article;

    #[test]
    fn a_date_is_found_as_pages_write_it() {
        for (text, date) in [
            ("小陈 2024年5月1日 08:00 浙江", Some("2024-05-01")),
            ("2024-05-01T08:00:00+08:00", Some("2024-05-01")),
            ("发布于 2023/12/9", Some("2023-12-09")),
            ("2024.13.01", None),
            ("第12024年5月1日", None),
            ("5月1日", None),
        ] {
            assert_eq!(date_in(text).as_deref(), date, "{text}");
        }
    }

    fn read(source: &str) -> (String, Option<String>, Option<String>, Vec<String>) {
        let article = Article::parse("a.html", source.as_bytes()).unwrap();
        let text: Vec<&str> = article.blocks.iter().map(|block| &*block.text).collect();
        let told = article.warnings.iter().map(|found| found.message.clone()).collect();
        (text.join("|"), article.about.author.clone(), article.about.date.clone(), told)
    }

    #[test]
    fn what_a_page_shows_of_its_publication_is_about_it_and_no_paragraph() {
        let body = "<section>老街的早市六点就开始了，卖菜的人从四面八方赶来，挑着担子，推着小车。</section>\
                    <section>到了八点，人就散了，只剩下一地的菜叶，和几只等着的猫。</section>";
        for line in [
            "<div id=meta_content class=rich_media_meta_list><span class=rich_media_meta>原创</span>\
             <span class=rich_media_meta id=js_author_name>小陈</span><span id=profileBt><a id=js_name>老街生活</a></span>\
             <em id=publish_time>2024年5月1日 08:00</em> <em id=js_ip_wording_wrp>浙江</em></div>",
            "<div class=article-meta><span class=original>原创</span> 2024-05-01 08:00 · <span class=name><a rel=author>小陈</a></span></div>",
            "<p class='byline top'>文 / <b class=author>小陈</b> <time datetime=2024-05-01T08:00>昨天</time></p>",
        ] {
            let source =
                format!("<html><body><h1>老街</h1>{line}<div id=js_content>{body}</div></body></html>");
            let (text, author, date, told) = read(&source);
            assert!(text.starts_with("老街|老街的早市"), "{text}");
            assert_eq!((author.as_deref(), date.as_deref()), (Some("小陈"), Some("2024-05-01")), "{line}");
            assert!(told.iter().any(|told| told.contains("when and by whom")), "{told:?}");
        }
    }

    #[test]
    fn a_line_of_the_article_stays() {
        let (text, author, date, _) = read("<h1>题</h1><p class=byline>记者王小明</p><p>正文。</p>");
        assert_eq!((&*text, author, date), ("题|记者王小明|正文。", None, None));
        let long = "二〇二四年的事，说来话长。".repeat(20);
        let (text, ..) = read(&format!("<h1>题</h1><p class=byline>2024年5月1日{long}</p>"));
        assert!(text.contains("说来话长"), "{text}");
    }
}

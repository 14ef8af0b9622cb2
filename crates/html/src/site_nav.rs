//! The line of a page that leads to the other pages of its site: whoever comes by a search engine finds the rest.

use super::about::lang;
use super::document::title;
use super::page_words::PageWords;
use super::site_index::ListedArticle;
use super::write::Writer;
use jiazhu_reading::strings::{Strings, filled};

/// The line of the article at `at`: the index of the site, which has this title, the article before and the one after. In the language of the article.
pub fn site_nav(site_title: Option<&str>, articles: &[ListedArticle], at: usize, say: &Strings) -> String {
    let Some(article) = articles.get(at) else { return String::new() };
    let (words, own) = PageWords::of_article(lang(&article.reading.about), say);
    let mut out = Writer::default();
    out.open("nav", &[("class", "page-series"), ("lang", own)]);
    let named = site_title.unwrap_or(words.articles_and_terms);
    let is_latin = !named.chars().any(|c| ('\u{2E80}'..='\u{3FFFF}').contains(&c));
    out.element("a", &[("href", "index.html"), ("lang", if is_latin { "en" } else { own })], named);
    let before = at.checked_sub(1).and_then(|before| articles.get(before));
    for (other, label, rel) in [(before, words.previous, "prev"), (articles.get(at + 1), words.next, "next")]
    {
        if let Some(other) = other {
            let label = filled(label, &[("title", &title(other.reading))]);
            out.text(" ");
            out.element("a", &[("href", other.address), ("rel", rel)], &label);
        }
    }
    out.close();
    out.line();
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANT};
    use jiazhu_reading::{About, Reading};

    #[test]
    fn a_page_leads_to_its_neighbours_and_to_the_index_in_the_language_of_its_article() {
        let reading = |title: &str, lang: &str| Reading {
            about: About { title: Some(title.into()), lang: lang.into(), ..About::default() },
            ..Reading::default()
        };
        let readings = [reading("<一>", "zh-Hant"), reading("二", "zh-CN"), reading("三", "zh")];
        let addresses = ["one.html", "t%20wo.html", "three.html"];
        let listed: Vec<ListedArticle> = addresses
            .iter()
            .zip(&readings)
            .map(|(address, reading)| ListedArticle { address, reading })
            .collect();
        assert_eq!(
            site_nav(Some("A series"), &listed, 0, &ENGLISH),
            "<nav class=\"page-series\" lang=\"zh-Hant\"><a href=\"index.html\" lang=\"en\">A series</a> <a href=\"t%20wo.html\" rel=\"next\">下一篇：二</a></nav>\n"
        );
        assert_eq!(
            site_nav(None, &listed, 1, &ENGLISH),
            "<nav class=\"page-series\" lang=\"zh-Hans\"><a href=\"index.html\" lang=\"zh-Hans\">文章与词目</a> <a href=\"one.html\" rel=\"prev\">上一篇：&lt;一&gt;</a> <a href=\"three.html\" rel=\"next\">下一篇：三</a></nav>\n"
        );
        assert!(site_nav(None, &listed, 2, &ZH_HANT).contains("lang=\"zh-Hant\">文章與詞目</a> <a"));
    }
}

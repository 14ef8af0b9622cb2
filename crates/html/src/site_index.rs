//! The first page of a series: its articles, and its terms with every place where they stand. It needs no script.

use std::collections::BTreeMap;

use super::about::lang_of;
use super::document::{fill, text, title};
use super::page_words::PageWords;
use super::write::Writer;
use super::{entry_id, mark_id};
use jiazhu_reading::card::headwords;
use jiazhu_reading::pinyin::unmarked;
use jiazhu_reading::strings::{Strings, filled};
use jiazhu_reading::{Entry, Reading};

const TEMPLATE: &str = include_str!("site_index.html");

/// An article and the page that shows it.
pub struct ListedArticle<'a> {
    /// Of the page, from the index: `kongyiji.html`.
    pub address: &'a str,
    pub reading: &'a Reading,
}

/// The whole page, in the language of `say`. A term that several articles mark stands once; entries that share an id and have different headwords are
/// different terms.
pub fn site_index(site_title: Option<&str>, articles: &[ListedArticle], say: &Strings) -> String {
    let titles: Vec<String> = articles.iter().map(|article| title(article.reading)).collect();
    let named = site_title.unwrap_or(PageWords::of(say).articles_and_terms);
    fill(TEMPLATE, |name| match name {
        "title" => text(named),
        "description" => text(&titles.join(say.comma())),
        "index" => index(named, &titles, articles, say),
        "ui-lang" => say.lang.to_owned(),
        _ => String::new(),
    })
}

fn index(named: &str, titles: &[String], articles: &[ListedArticle], say: &Strings) -> String {
    let mut out = Writer::default();
    out.open("header", &[("class", "page-head")]);
    out.open("h1", &[]);
    // The Chinese of an English title is marked; a Chinese one is in the language of the page.
    if say.is_chinese() {
        out.text(named);
    } else {
        out.prose(named);
    }
    out.close();
    out.close();
    out.line();
    out.element("h2", &[], PageWords::of(say).articles);
    out.line();
    out.open("ul", &[]);
    for (article, title) in articles.iter().zip(titles) {
        let about = &article.reading.about;
        out.line();
        out.open("li", &[]);
        out.element("a", &[("href", article.address), ("lang", lang_of(about, title))], title);
        for said in [&about.author, &about.date].into_iter().flatten() {
            out.text(" ");
            out.element("span", &[("lang", lang_of(about, said))], said);
        }
        out.close();
    }
    out.line();
    out.close();
    out.line();
    terms(&mut out, titles, articles, say);
    out.finish()
}

/// Where a term stands in one article: the article's place in the series, and the marks.
type Places = (usize, Vec<usize>);

fn terms(out: &mut Writer, titles: &[String], articles: &[ListedArticle], say: &Strings) {
    let mut terms: BTreeMap<(String, &str, &str), (&Entry, Vec<Places>)> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        let reading = article.reading;
        for (index, entry) in reading.entries.iter().enumerate() {
            let of_entry =
                (0..reading.marks.len()).filter(|mark| reading.marks[*mark].entry as usize == index);
            let mut marks: Vec<usize> = of_entry.map(|mark| outermost(reading, mark)).collect();
            marks.dedup();
            if !marks.is_empty() {
                let order = toneless(entry.pinyin.as_deref().unwrap_or(&entry.headword));
                let term = terms.entry((order, &entry.id, &entry.headword)).or_insert((entry, Vec::new()));
                term.1.push((at, marks));
            }
        }
    }
    if terms.is_empty() {
        return;
    }
    let words = PageWords::of(say);
    out.element("h2", &[], words.terms);
    out.line();
    out.open("dl", &[]);
    for (entry, places) in terms.values() {
        out.line();
        out.open("div", &[]);
        out.open("dt", &[]);
        let (headword, other) = headwords(entry, say.lang == "zh-Hant");
        for (at, (written, lang)) in [Some(headword), other].into_iter().flatten().enumerate() {
            out.text(if at > 0 { " " } else { "" });
            out.element("span", &[("lang", lang)], written);
        }
        if let Some(pinyin) = &entry.pinyin {
            out.text(" ");
            out.element("i", &[("lang", "zh-Latn-pinyin")], pinyin);
        }
        out.close();
        for (at, marks) in places {
            out.open("dd", &[]);
            let (article, title) = (&articles[*at], &titles[*at]);
            let whole = format!("{}#{}", article.address, entry_id(&entry.id));
            out.element("a", &[("href", &whole), ("lang", lang_of(&article.reading.about, title))], title);
            for (number, mark) in (1..).zip(marks) {
                out.text(" ");
                let place = format!("{}#{}", article.address, mark_id(*mark));
                let number = number.to_string();
                let said = filled(words.place, &[("n", &number), ("term", headword.0), ("title", title)]);
                out.element("a", &[("href", &place), ("aria-label", &said)], &number);
            }
            out.close();
        }
        out.close();
    }
    out.line();
    out.close();
}

/// The mark that a page has an element for: one inside another has none.
fn outermost(reading: &Reading, mark: usize) -> usize {
    let mut at = mark;
    while let Some(outer) = reading.marks[at].inside {
        at = outer as usize;
    }
    at
}

/// For the order of an alphabet: small letters without tone marks (`v` for ü, after u) and without what stands between words.
fn toneless(pinyin: &str) -> String {
    pinyin.chars().map(unmarked).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::{ENGLISH, ZH_HANT};
    use jiazhu_reading::{About, Block, BlockKind, Mark, Span};

    fn reading(title: &str, lang: &str, entries: &[(&str, &str, &str)], marks: &[u32]) -> Reading {
        let entry = |(id, headword, pinyin): &(&str, &str, &str)| Entry {
            id: (*id).into(),
            headword: (*headword).into(),
            pinyin: Some((*pinyin).into()),
            ..Entry::default()
        };
        let mark = |(at, entry): (u32, &u32)| Mark {
            span: Span { start: at, end: at + 1 },
            entry: *entry,
            inside: None,
        };
        Reading {
            about: About { title: Some(title.into()), lang: lang.into(), ..About::default() },
            blocks: vec![Block { kind: BlockKind::Paragraph, text: "甲乙丙丁".into(), styles: vec![] }],
            words: vec![1; 4],
            entries: entries.iter().map(entry).collect(),
            marks: (0..).zip(marks).map(mark).collect(),
            ..Reading::default()
        }
    }

    #[test]
    fn the_terms_of_all_articles_stand_in_the_order_of_their_sounds_with_every_place() {
        let one = reading(
            "<一>",
            "zh-Hant",
            &[("b", "乙", "Yǐ"), ("a", "甲", "jiǎ"), ("c", "丙", "bǐng")],
            &[1, 0, 1],
        );
        let two = reading("二", "zh-Hans", &[("a", "甲", "jiǎ"), ("b", "饵", "ěr")], &[0, 1]);
        let listed = [("one.html", &one), ("t%20wo.html", &two)];
        let page =
            site_index(None, &listed.map(|(address, reading)| ListedArticle { address, reading }), &ENGLISH);
        let order: Vec<usize> = ["饵", "甲", "乙"]
            .map(|headword| page.find(&format!("<dt><span lang=\"zh-Hans\">{headword}")).expect(headword))
            .into();
        assert!(order.is_sorted(), "{page}");
        assert!(!page.contains("丙"), "it is marked nowhere");
        for part in [
            "<title>Texts and their terms</title>",
            "<li><a href=\"one.html\" lang=\"zh-Hant\">&lt;一&gt;</a>",
            "<a href=\"one.html#jiazhu-a\" lang=\"zh-Hant\">&lt;一&gt;</a>",
            "href=\"one.html#jiazhu-mark-0\"",
            "href=\"one.html#jiazhu-mark-2\" aria-label=\"Place 2 of 甲 in &lt;一&gt;\">2</a>",
            "href=\"t%20wo.html#jiazhu-mark-0\"",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert_eq!(page.matches("<dt>").count(), 3, "the term of both stands once");
        assert!(!page.contains("{{"));
    }

    #[test]
    fn a_term_inside_another_leads_to_the_whole() {
        let mut one = reading("一", "zh-Hans", &[("a", "甲乙", "jiǎyǐ"), ("b", "乙", "yǐ")], &[0, 1]);
        one.marks[0].span.end = 2;
        one.marks[1].inside = Some(0);
        let page = site_index(None, &[ListedArticle { address: "one.html", reading: &one }], &ENGLISH);
        assert_eq!(page.matches("#jiazhu-mark-0").count(), 2, "{page}");
        assert!(!page.contains("#jiazhu-mark-1"), "{page}");
    }

    #[test]
    fn a_series_without_terms_lists_its_articles() {
        let one = reading("一", "zh-Hans", &[], &[]);
        let page = site_index(Some("集"), &[ListedArticle { address: "one.html", reading: &one }], &ENGLISH);
        assert!(page.contains("<title>集</title>") && page.contains("one.html"), "{page}");
        assert!(!page.contains("Terms"), "{page}");
    }

    #[test]
    fn an_index_in_chinese_has_its_words_and_its_script_first() {
        let mut one = reading("孔乙己", "zh-Hans", &[("a", "长衫", "chángshān")], &[0]);
        one.entries[0].traditional = Some("長衫".into());
        let page = site_index(None, &[ListedArticle { address: "one.html", reading: &one }], &ZH_HANT);
        for part in [
            "<html lang=\"zh-Hant\">",
            "<title>文章與詞目</title>",
            "<dt><span lang=\"zh-Hant\">長衫</span> <span lang=\"zh-Hans\">长衫</span>",
            "aria-label=\"「長衫」在《孔乙己》中第 1 處\"",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }

    #[test]
    fn tones_and_capitals_do_not_change_the_order() {
        assert_eq!(toneless("Nǚ’ér lǘ"), "nverlv");
    }
}

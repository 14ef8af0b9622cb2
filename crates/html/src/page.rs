//! A page for a web server: the article as plain HTML, the widget's files beside it, the reading by its address.

use std::collections::BTreeSet;

use super::document::{fill, text, value};
use super::html_with;
use super::page_words::PageWords;
use jiazhu_reading::Reading;
use jiazhu_reading::strings::Strings;

/// It has the program fetched early only where Chromium or Firefox reads it, each of which knows one of two media
/// features: WebKit, which knows neither, never takes what was fetched early for a `fetch`, and would load it twice.
const TEMPLATE: &str = include_str!("page.html");

/// The whole page for a reading that the page finds under `address`, in the language of `say`. Its content security policy lets it load what
/// lies on its own host, and nothing else.
pub fn page(reading: &Reading, address: &str, say: &Strings) -> String {
    page_of_series(reading, address, "", &BTreeSet::new(), say)
}

/// The same with what leads to the other pages of its site, as HTML, and with the blocks that links of these lead to.
pub(super) fn page_of_series(
    reading: &Reading,
    address: &str,
    series: &str,
    places: &BTreeSet<usize>,
    say: &Strings,
) -> String {
    fill(TEMPLATE, |name| match name {
        "reading" => text(address),
        "series" => series.to_owned(),
        "article" => html_with(reading, places, say),
        "plain" => text(PageWords::of(say).plain),
        name => value(reading, name, say).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::strings::ZH_HANS;
    use jiazhu_reading::{About, Block, BlockKind};

    #[test]
    fn a_page_without_a_title_is_called_by_its_first_heading_or_by_how_it_begins() {
        let block = |kind, text: &str| Block { kind, text: text.into(), styles: vec![] };
        let page = |blocks: Vec<Block>| {
            let words = blocks.iter().map(|block| block.text.chars().count() as u32).collect();
            page(&Reading { blocks, words, ..Reading::default() }, "a.reading", &ZH_HANS)
        };
        let long = block(BlockKind::Paragraph, &"真".repeat(30));
        let begun = page(vec![long.clone()]);
        assert!(begun.contains(&format!("<title>{}…</title>", "真".repeat(24))), "{begun}");
        assert!(begun.contains("<h1"));
        let named = page(vec![long, block(BlockKind::Heading(1), "題")]);
        assert!(named.contains("<title>題</title>"), "{named}");
        assert_eq!(named.matches("題</h1>").count(), 1, "{named}");
        assert!(page(vec![]).contains("<title>夹注 Jiazhu</title>"));
    }

    #[test]
    fn a_page_says_what_it_is_and_names_its_reading() {
        let block = Block { kind: BlockKind::Paragraph, text: "真".repeat(200), styles: vec![] };
        let about = About { title: Some("<題>".into()), lang: "zh-Hans".into(), ..About::default() };
        let page = page(
            &Reading { about, blocks: vec![block], words: vec![200], ..Reading::default() },
            "a&b.reading",
            &ZH_HANS,
        );
        let description = format!("<meta name=\"description\" content=\"{}…\">", "真".repeat(120));
        for part in [
            "<html lang=\"zh-Hans\">",
            "<title>&lt;題&gt;</title>",
            &description,
            "<h1 lang=\"zh-Hans\">&lt;題&gt;</h1>",
            "<jiazhu-reading src=\"a&amp;b.reading\" ui-lang=\"zh-Hans\" address>",
            "<p class=\"page-plain\" lang=\"zh-Hans\" hidden>这是",
            "require-trusted-types-for 'script'",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert!(!page.contains("{{") && !page.contains("page-about"), "{page}");
    }
}

//! What a whole page has besides the article: its head, its title, where the text comes from.
//!
//! All of it stands before the article: the widget is as a rule shorter than the plain article with its glossary,
//! and whatever stood after it would jump.

use super::about::{lang, lang_of};
use super::write::Writer;
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Block, BlockKind, Reading};

/// Characters of the article that a search engine is given as its description.
const DESCRIPTION: usize = 120;

/// A template with each `{{name}}` replaced; what is put in is not looked at again.
pub(super) fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        page += &value(name);
        page += rest;
    }
    page
}

/// What every template may name; `None` for another name.
pub(super) fn value(reading: &Reading, name: &str, say: &Strings) -> Option<String> {
    let about = &reading.about;
    match name {
        "lang" => Some(text(lang(about))),
        "title" => Some(text(&title(reading))),
        "description" => Some(text(&description(reading))),
        "head" => Some(head(reading)),
        // For a content security policy: those on other hosts.
        "pictures" => {
            Some(super::picture::origins(reading).iter().map(|origin| [" ", origin].concat()).collect())
        }
        "article" => Some(super::html(reading, say)),
        "ui-lang" => Some(say.lang.to_owned()),
        _ => None,
    }
}

/// Escaped, for text and for attribute values in double quotes.
pub(super) fn text(text: &str) -> String {
    let mut out = Writer::default();
    out.text(text);
    out.finish()
}

/// Characters of the article that name a page at most.
const NAME: usize = 24;

/// What the page is called: as its front matter says, else by the first heading, else by how the article begins.
pub(super) fn title(reading: &Reading) -> String {
    let about = &reading.about;
    let known: Vec<&str> = match &about.title {
        Some(title) => vec![title],
        None => [&about.author, &about.date].into_iter().flatten().map(String::as_str).collect(),
    };
    if !known.is_empty() {
        return known.join(", ");
    }
    let has_words = |block: &&Block| block.text.chars().any(char::is_alphanumeric);
    let headings = reading.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let first = headings.chain(&reading.blocks).find(has_words);
    let Some(block) = first else { return "夹注 Jiazhu".to_string() };
    let line = block.text.split('\n').find(|line| line.chars().any(char::is_alphanumeric));
    let line = line.unwrap_or_default().trim();
    match line.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Whether the article begins with its title, which is seen there: above it only voices need it.
fn is_in_article(reading: &Reading, title: &str) -> bool {
    let is_it = |block: &Block| match reading.about.title {
        Some(_) => block.text == title,
        // It may have been made shorter.
        None => block.text.starts_with(title.trim_end_matches('…')),
    };
    let heading = reading.blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    heading.is_some_and(is_it)
}

/// How the article begins.
fn description(reading: &Reading) -> String {
    let paragraph = reading.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let Some(block) = paragraph.or(reading.blocks.first()) else { return title(reading) };
    match block.text.char_indices().nth(DESCRIPTION) {
        Some((end, _)) => format!("{}…", &block.text[..end]),
        None => block.text.clone(),
    }
}

fn head(reading: &Reading) -> String {
    let about = &reading.about;
    let mut out = Writer::default();
    out.open("header", &[("class", "page-head")]);
    if about.title.is_some() {
        // An article that says itself who wrote it does so under its title.
        let has_byline = reading.blocks.iter().any(|block| block.kind == BlockKind::Byline);
        let author = about.author.as_deref().filter(|_| !has_byline);
        let said: Vec<&str> = author.into_iter().chain(about.date.as_deref()).collect();
        if !said.is_empty() {
            let said = said.join(" · ");
            out.element("p", &[("lang", lang_of(about, &said))], &said);
        }
    }
    let title = title(reading);
    // An opening bracket has half its square empty: it hangs, so that the line begins with ink.
    let hangs = title.starts_with(['〔', '《', '「', '『', '【', '〈', '（']);
    let class = match is_in_article(reading, &title) {
        true => Some(("class", "page-hidden")),
        false => hangs.then_some(("class", "page-hanging")),
    };
    out.element(
        "h1",
        &[("lang", lang_of(about, &title))].into_iter().chain(class).collect::<Vec<_>>(),
        &title,
    );
    for said in [&about.source, &about.rights].into_iter().flatten() {
        out.open("p", &[("class", "page-about"), ("lang", "en")]);
        out.prose(said);
        out.close();
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::About;

    /// The class of what a page has above an article, and its text.
    fn heading(title: Option<&str>, blocks: &[(BlockKind, &str)]) -> String {
        let block =
            |(kind, text): &(BlockKind, &str)| Block { kind: *kind, text: (*text).into(), styles: vec![] };
        let reading = Reading {
            about: About { title: title.map(str::to_owned), ..About::default() },
            blocks: blocks.iter().map(block).collect(),
            ..Reading::default()
        };
        let head = head(&reading);
        let (_, h1) = head.split_once("<h1").expect("a title");
        h1.split_once("</h1>").expect("its end").0.to_owned()
    }

    #[test]
    fn who_wrote_an_article_stands_above_it_where_it_does_not_say_so_itself() {
        let about = |date: Option<&str>| About {
            title: Some("茶馆".to_owned()),
            author: Some("林小满".to_owned()),
            date: date.map(str::to_owned),
            ..About::default()
        };
        let said = |about: About, kind: BlockKind| {
            let blocks = vec![Block { kind, text: "林小满文".to_owned(), styles: vec![] }];
            let head = head(&Reading { about, blocks, ..Reading::default() });
            let paragraph = head.split_once("<p lang=\"zh\">").and_then(|(_, rest)| rest.split_once("</p>"));
            paragraph.map(|(said, _)| said.to_owned())
        };
        assert_eq!(said(about(Some("2025")), BlockKind::Paragraph).as_deref(), Some("林小满 · 2025"));
        assert_eq!(said(about(None), BlockKind::Paragraph).as_deref(), Some("林小满"));
        assert_eq!(said(about(Some("2025")), BlockKind::Byline).as_deref(), Some("2025"));
        assert_eq!(said(about(None), BlockKind::Byline), None);
    }

    #[test]
    fn a_title_that_the_article_begins_with_is_seen_once() {
        let (first, text) = ((BlockKind::Heading(1), "第一课"), (BlockKind::Paragraph, "第一课"));
        let seen = r#" lang="zh">第一课"#;
        let hidden = r#" lang="zh" class="page-hidden">第一课"#;
        assert_eq!(heading(Some("第一课"), &[first, text]), hidden);
        assert_eq!(heading(None, &[first, text]), hidden);
        assert_eq!(heading(Some("第一课"), &[(BlockKind::Heading(2), "词语")]), seen);
        assert_eq!(heading(Some("第一课"), &[text, first]), seen);
        assert_eq!(heading(None, &[text]), seen);
        let long = "一个比页面的名称还要长得多的标题，说的是很久以前的事情";
        assert!(heading(None, &[(BlockKind::Heading(1), long)]).contains("page-hidden"));
    }
}

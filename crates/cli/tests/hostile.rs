//! Hostile input: tricks in every field of an article, a glossary and notes, and files made to break their reader.
//!
//! `tests/hostile/` holds the corpus, which the tests of the page in a browser use as well. What is written is
//! read by a tokenizer of the HTML standard: nothing in it may be an element, an attribute or an address that
//! Jiazhu did not mean.

mod tables;

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use jiazhu_annotate::annotate;
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::words_of;
use jiazhu_html::{Widget, html, page, standalone};
use jiazhu_reading::strings::ENGLISH;
use jiazhu_reading::{Reading, is_safe_url};
use serde_json::json;
use tables::builtin;

const TRICKS: &str = include_str!("../../../tests/hostile/tricks.txt");
const ADDRESSES: &str = include_str!("../../../tests/hostile/addresses.txt");

/// A reading of files that hold `trick` wherever text may stand.
fn reading(trick: &str) -> Reading {
    let quoted = serde_json::to_string(trick).expect("a JSON string");
    let front =
        ["title", "author", "date", "source", "rights"].map(|key| format!("{key}: {quoted}\n")).concat();
    // Each sign of Markdown and HTML escaped: the text is the trick itself.
    let escaped: String =
        trick.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect();
    let article =
        format!("---\n{front}---\n\n践行两个维护，{escaped}。试金石\n\n# {escaped}\n\n> {escaped}\n");
    let gloss = json!({"en": trick, "zh": trick});
    let source = json!({"title": trick, "publisher": trick, "date": trick, "seen": trick, "url": "https://example.org/?\"><script>"});
    let id: String = trick.split_whitespace().collect();
    let glossary = json!({
        "title": trick,
        "sources": {"s": source},
        "entries": [
            {
                "id": id, "headword": "两个维护", "forms": [trick], "class": "formula",
                "renderings": [{"text": trick, "by": trick}], "gloss": gloss, "first": trick, "here": trick,
                "senses": [{"from": trick, "until": trick, "gloss": gloss}],
                "facts": [{"text": trick, "sources": ["s"]}], "doubts": [trick], "sources": ["s"], "related": ["other"]
            },
            {"id": "other", "headword": "试金石"}
        ]
    });
    let notes = json!([{
        "id": id, "motivation": "editing", "body": {"value": trick, "language": "en"},
        "target": {"selector": {"type": "TextQuoteSelector", "exact": "践行"}}
    }]);
    let article =
        Article::parse("a.md", article.as_bytes()).unwrap_or_else(|error| panic!("{trick}: {error:?}"));
    let glossary = Glossary::parse("g.json", glossary.to_string().as_bytes());
    let glossary = glossary.unwrap_or_else(|errors| panic!("{trick}: {errors:?}"));
    let notes = Notes::parse("n.json", notes.to_string().as_bytes());
    let notes = notes.unwrap_or_else(|errors| panic!("{trick}: {errors:?}"));
    annotate(&article, &glossary, &notes, builtin()).reading
}

/// What a page consists of: its elements with their attributes, its addresses, its text.
#[derive(Default)]
struct PageParts {
    elements: Vec<String>,
    attributes: BTreeSet<String>,
    addresses: Vec<String>,
    text: String,
}

fn parts(page: &str) -> PageParts {
    let mut parts = PageParts::default();
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute).into_owned();
                    if ["href", "src", "action"].contains(&attribute.as_str()) {
                        parts.addresses.push(String::from_utf8_lossy(value).into_owned());
                    }
                    parts.attributes.insert(attribute);
                }
                parts.elements.push(name);
            }
            Token::String(text) => parts.text.push_str(&String::from_utf8_lossy(&text)),
            Token::Comment(comment) => panic!("a comment: {comment:?}"),
            _ => {}
        }
    }
    parts
}

const ELEMENTS: [&str; 27] = [
    "a",
    "article",
    "b",
    "blockquote",
    "cite",
    "dd",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "header",
    "i",
    "li",
    "meta",
    "ol",
    "p",
    "section",
    "small",
    "span",
    "strong",
    "ul",
    "h3",
    "br",
    "sup",
];
const ATTRIBUTES: [&str; 24] = [
    "aria-description",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "content",
    "data-block",
    "data-class",
    "data-entry",
    "data-kind",
    "data-note",
    "dir",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "rel",
    "role",
    "tabindex",
    "data-number",
    "value",
];

#[test]
fn a_trick_in_any_field_stays_text() {
    for trick in TRICKS.lines() {
        let reading = reading(trick);
        let parts = parts(&html(&reading, &ENGLISH));
        for element in &parts.elements {
            assert!(ELEMENTS.contains(&element.as_str()), "{trick} made the element {element}");
        }
        for attribute in &parts.attributes {
            assert!(ATTRIBUTES.contains(&attribute.as_str()), "{trick} made the attribute {attribute}");
        }
        for address in &parts.addresses {
            assert!(is_safe_url(address), "{trick} made the address {address}");
        }
        assert!(
            parts.text.matches(trick).count() >= 10,
            "{trick} is shown as it was written: {}",
            parts.text
        );
    }
}

#[test]
fn a_trick_in_any_field_adds_nothing_to_a_page() {
    let widget = Widget {
        style: "p { margin: 0 }".into(),
        element: "// jiazhu.js".into(),
        glue: "class a{}async function b(e){}export{a as View,b as default};".into(),
        program: b"\0asm".to_vec(),
        companion: None,
    };
    let pages = |trick: &str| {
        let reading = reading(trick);
        let words = words_of(&reading, builtin()).expect("there is a dictionary");
        [page(&reading, trick, &ENGLISH), standalone(&reading, &words, &widget, &ENGLISH).expect("a page")]
    };
    let harmless = pages("无害").map(|page| parts(&page).elements);
    for trick in TRICKS.lines() {
        for (page, harmless) in pages(trick).iter().zip(&harmless) {
            let parts = parts(page);
            let of =
                |elements: &[String], name: &str| elements.iter().filter(|element| *element == name).count();
            for element in ["script", "style", "link", "meta", "base", "title", "jiazhu-reading", "main"] {
                assert_eq!(
                    of(&parts.elements, element),
                    of(harmless, element),
                    "{trick} changed the number of {element}"
                );
            }
            assert!(
                parts.attributes.iter().all(|name| !name.starts_with("on") && name != "style"),
                "{trick}"
            );
        }
    }
}

#[test]
fn an_address_that_is_not_one_is_refused_with_its_place() {
    for address in ADDRESSES.lines() {
        let glossary = json!({"sources": {"s": {"title": "S", "url": address}}, "entries": []}).to_string();
        let errors = Glossary::parse("g.json", glossary.as_bytes()).expect_err(address);
        assert_eq!((errors[0].code, errors[0].line), ("unsafe-url", Some(1)), "{address}: {errors:?}");
        assert!(!is_safe_url(address), "{address}");
    }
}

/// All but the two that are relative addresses, and the one that leaves its scheme to the page, which becomes one of https.
#[test]
fn links_of_an_article_that_no_reading_may_hold_are_text() {
    let mut kept = Vec::new();
    for address in ADDRESSES.lines() {
        let article = format!("[两个维护]({address}) <{address}> ![图]({address})\n");
        let article = Article::parse("a.md", article.as_bytes()).expect("an article");
        let reading = annotate(&article, &Glossary::default(), &Notes::default(), builtin()).reading;
        let parts = parts(&html(&reading, &ENGLISH));
        kept.extend(parts.addresses);
        if ["example.org", "./x", "//evil.invalid/x"].contains(&address) {
            continue;
        }
        assert!(!parts.elements.iter().any(|element| element == "img" || element == "a"), "{address}");
    }
    assert_eq!(
        kept,
        ["https://evil.invalid/x", "https://evil.invalid/x", "example.org", "example.org", "./x", "./x"]
    );
}

#[test]
fn files_made_to_break_their_reader_give_a_message() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(10_000), close.repeat(10_000));
    let bomb = (1..30).fold("a0: &a0 [lol, lol]\n".to_string(), |bomb, level| {
        let last = level - 1;
        bomb + &format!("a{level}: &a{level} [*a{last}, *a{last}, *a{last}, *a{last}, *a{last}]\n")
    });
    for glossary in [
        deep("[", "]"),
        deep("{\"a\":", "}"),
        deep("- ", ""),
        deep("? ", ""),
        bomb.clone(),
        "entries: &e [*e]".into(),
    ] {
        let errors = Glossary::parse("g.yaml", glossary.as_bytes()).expect_err("a refusal");
        assert!(!errors[0].message.is_empty() && errors[0].message.len() < 2000, "{errors:?}");
    }
    for notes in [deep("[", "]"), deep("{\"target\":", "}")] {
        let errors = Notes::parse("n.json", notes.as_bytes()).expect_err("a refusal");
        assert!(errors[0].line.is_some(), "{errors:?}");
    }
    let front = Article::parse("a.md", format!("---\n{bomb}---\n\n字\n").as_bytes());
    assert!(front.map_or_else(|error| !error.message.is_empty(), |article| article.blocks.len() == 1));
    for article in [
        deep("> ", "字"),
        deep("- ", "字"),
        deep("*", "字"),
        deep("[", "](x)"),
        deep("`", "字"),
        deep("<b>", "字"),
    ] {
        // Total: it gives an article, or says why not.
        if let Ok(article) = Article::parse("a.md", article.as_bytes()) {
            annotate(&article, &Glossary::default(), &Notes::default(), builtin());
        }
    }
}

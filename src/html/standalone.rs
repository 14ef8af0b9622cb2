//! One page with everything in it: article, reading and widget, for a mail or a memory stick.
//!
//! It works from `file://`, where modules cannot be imported and nothing can be fetched. So the scripts are inline,
//! and the reading and the deflated program are base64 in elements that no browser runs. Its content security
//! policy lets it load nothing at all.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::html;
use super::write::Writer;
use crate::reading::{About, Reading, save};

const TEMPLATE: &str = include_str!("standalone.html");
const PAGE_STYLE: &str = include_str!("../../styles/page.css");

/// The files of the widget.
pub struct Widget {
    /// `jiazhu.css`
    pub style: String,
    /// `jiazhu.js`, the custom element.
    pub element: String,
    /// `reader.js`, which wasm-bindgen writes.
    pub glue: String,
    /// `reader_bg.wasm`
    pub program: Vec<u8>,
}

/// The page for a reading.
///
/// # Errors
/// What in the widget's files keeps them from standing inside a page.
pub fn standalone(reading: &Reading, widget: &Widget) -> Result<String, String> {
    for (file, text, end) in [
        ("jiazhu.css", &widget.style, "</style"),
        ("jiazhu.js", &widget.element, "</script"),
        ("reader.js", &widget.glue, "</script"),
    ] {
        // `<!--` would let a later `<script` swallow the end of the element.
        if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
            return Err(format!(
                "`{file}` has `{end}` or `<!--` in it, which would end or hide it inside a page: build the widget anew"
            ));
        }
    }
    let exports = exports(&widget.glue);
    if exports.is_empty() || !widget.glue.contains("function __wbg_init(") {
        return Err("`reader.js` is not what wasm-bindgen writes: build the widget anew".to_string());
    }
    let about = &reading.about;
    let program = miniz_oxide::deflate::compress_to_vec(&widget.program, 9);
    Ok(fill(TEMPLATE, |name| match name {
        "title" => text(&title(about)),
        "style" => format!("{}{PAGE_STYLE}", widget.style),
        "head" => head(about),
        "article" => html(reading),
        "foot" => foot(about),
        "reading" => STANDARD.encode(save(reading)),
        "program" => STANDARD.encode(&program),
        "glue" => widget.glue.clone(),
        "exports" => exports.join(", "),
        "element" => widget.element.clone(),
        _ => String::new(),
    }))
}

/// The template with each `{{name}}` replaced; what is put in is not looked at again.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        page += &value(name);
        page += rest;
    }
    page
}

/// The names of the classes and functions that the glue exports where it defines them.
fn exports(glue: &str) -> Vec<&str> {
    let declared = glue.lines().filter_map(|line| {
        let line = line.strip_prefix("export ")?;
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("class ").or_else(|| line.strip_prefix("function "))
    });
    declared.filter_map(|line| line.split([' ', '(']).next()).collect()
}

fn title(about: &About) -> String {
    let known: Vec<&str> = match &about.title {
        Some(title) => vec![title],
        None => [&about.author, &about.date].into_iter().flatten().map(String::as_str).collect(),
    };
    if known.is_empty() { "夹注 Jiazhu".to_string() } else { known.join(", ") }
}

fn head(about: &About) -> String {
    let mut out = Writer::default();
    out.open("header", &[("class", "page-head")]);
    if let (Some(date), Some(_)) = (&about.date, &about.title) {
        out.element("p", &[("lang", &about.lang)], date);
    }
    out.element("h1", &[("lang", &about.lang)], &title(about));
    out.finish()
}

fn foot(about: &About) -> String {
    let mut out = Writer::default();
    out.open("footer", &[("class", "page-foot")]);
    for said in [&about.source, &about.rights].into_iter().flatten() {
        out.open("p", &[]);
        out.prose(said);
        out.close();
    }
    out.finish()
}

fn text(text: &str) -> String {
    let mut out = Writer::default();
    out.text(text);
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Block, BlockKind};

    fn widget() -> Widget {
        Widget {
            style: "p { margin: 0 }\n".into(),
            element: "// {{title}}\n".into(),
            glue:
                "export class View {}\nexport async function decode(file) {}\nfunction __wbg_init(path) {}\n"
                    .into(),
            program: b"\0asm".to_vec(),
        }
    }

    fn reading() -> Reading {
        let block = Block { kind: BlockKind::Paragraph, text: "真<b>不</b>真".into(), styles: vec![] };
        let about = About {
            title: Some("<題>".into()),
            rights: Some("its author’s".into()),
            lang: "zh".into(),
            ..About::default()
        };
        Reading { about, blocks: vec![block], words: vec![10], ..Reading::default() }
    }

    #[test]
    fn a_page_holds_everything_and_names_no_file() {
        let page = standalone(&reading(), &widget()).expect("a page");
        for part in [
            "<title>&lt;題&gt;</title>",
            "真&lt;b&gt;不",
            "return { View, decode };",
            "// {{title}}",
            "its author’s",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        for request in ["src=\"http", "src=\"./", "<link", "@import"] {
            assert!(!page.contains(request), "{request} is in {page}");
        }
        let (_, rest) = page.split_once("id=\"jz-reading\">").expect("the reading");
        let (encoded, _) = rest.split_once('<').expect("its end");
        let file = STANDARD.decode(encoded).expect("base64");
        assert_eq!(crate::reading::open_file(&file), Ok(reading()));
    }

    #[test]
    fn refuses_files_that_would_break_the_page() {
        let broken = |spoil: &dyn Fn(&mut Widget)| {
            let mut widget = widget();
            spoil(&mut widget);
            standalone(&reading(), &widget).expect_err("a refusal")
        };
        assert!(broken(&|w| w.element += "'</SCRIPT>'").contains("jiazhu.js"));
        assert!(broken(&|w| w.glue += "<!--").contains("reader.js"));
        assert!(broken(&|w| w.style += "</style>").contains("jiazhu.css"));
        assert!(broken(&|w| w.glue.clear()).contains("wasm-bindgen"));
    }
}

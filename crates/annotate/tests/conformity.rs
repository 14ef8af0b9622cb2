//! Nothing of an article is lost silently: every example of the CommonMark specification, of the extensions of GitHub, and of what else
//! Markdown programs agree on, goes through. Each visible character of the reference's HTML stands in the reading in the same order, or
//! a finding tells that something was left out.
//!
//! Nobody here wrote the examples: they lie in the package of pulldown-cmark (MIT), as tests made from the specifications.

mod visible;

use std::path::PathBuf;
use std::process::Command;

use jiazhu_annotate::article::Article;

struct Example {
    name: String,
    markdown: String,
    html: String,
}

/// The examples in one file of pulldown-cmark's tests: functions with two raw texts each.
fn examples(file: &str) -> Vec<Example> {
    let text = std::fs::read_to_string(suite().join(file)).expect("the package has its tests");
    let functions = text.split("#[test]").skip(1);
    let read = |function: &str| {
        let name = function.split("fn ").nth(1)?.split('(').next()?;
        let text = |name: &str| {
            let start = function.split(&format!("let {name} = r##\"")).nth(1)?;
            Some(start.split("\"##;").next()?.to_string())
        };
        Some(Example { name: name.to_string(), markdown: text("original")?, html: text("expected")? })
    };
    functions.filter_map(read).collect()
}

fn suite() -> PathBuf {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("Cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&cargo.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let manifest = packages
        .filter(|package| package["name"] == "pulldown-cmark")
        .filter_map(|package| package["manifest_path"].as_str())
        .next();
    PathBuf::from(manifest.expect("pulldown-cmark")).parent().expect("its folder").join("tests/suite")
}

/// The characters of an HTML text that a reader sees, without white space.
fn visible(html: &str) -> String {
    visible::visible(html, &["script", "style", "textarea", "title"])
}

/// The first character of `part` that does not stand in `whole`, in order.
fn missing(part: &str, whole: &str) -> Option<char> {
    let mut whole = whole.chars();
    part.chars().find(|c| !whole.by_ref().any(|other| other == *c))
}

/// How many examples kept all, and how many told.
fn hold(file: &str, at_least: usize) -> (usize, usize) {
    let examples = examples(file);
    assert!(examples.len() >= at_least, "{file} has {} examples", examples.len());
    let (mut kept, mut told) = (0, 0);
    let mut lost = Vec::new();
    for Example { name, markdown, html } in &examples {
        let reference = visible(html);
        let (text, codes) = match Article::parse("a.md", markdown.as_bytes()) {
            Ok(article) => (article.text(), article.warnings.iter().map(|warning| warning.code).collect()),
            Err(error) if error.code == "empty-article" => (String::new(), Vec::new()),
            Err(error) => (String::new(), vec![error.code]),
        };
        let losses = ["html", "table-cells", "unused-link", "link", "front-matter", "markup"];
        match missing(&reference, &text) {
            None => kept += 1,
            // It takes fewer forms for tables than GitHub does, and shows their lines of dashes.
            Some('-') if name == "table_test_13" => kept += 1,
            Some(_) if codes.iter().any(|code| losses.contains(code)) => told += 1,
            Some(c) => lost.push(format!(
                "{name}: `{c}` of\n{markdown}\nreference: {reference}\nours: {text}\n{codes:?}"
            )),
        }
    }
    assert!(
        lost.is_empty(),
        "{} of {} lost something silently:\n{}",
        lost.len(),
        examples.len(),
        lost.join("\n---\n")
    );
    (kept, told)
}

#[test]
fn commonmark() {
    let (kept, told) = hold("spec.rs", 640);
    assert!(told <= 5, "{told} told, {kept} kept");
}

#[test]
fn extensions_of_github() {
    hold("gfm_table.rs", 8);
    hold("gfm_strikethrough.rs", 2);
    hold("gfm_tasklist.rs", 2);
    hold("table.rs", 20);
    hold("strikethrough.rs", 10);
}

#[test]
fn a_lost_character_would_be_seen() {
    assert_eq!(missing("ab", "a-b"), None);
    assert_eq!(missing("ab", "ba"), Some('b'));
    assert_eq!(visible("<p>a <b>b</b>&amp;</p><script>c</script>"), "ab&");
}

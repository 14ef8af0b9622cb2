//! Nothing of a page is lost silently: each case of two programs that turn HTML into Markdown goes through. Each character that a
//! browser shows stands in the reading, or a finding tells what became of it. `fixtures/html/README.md` says whose cases they are.

mod visible;

use jiazhu_annotate::article::Article;

/// Name and HTML of each case.
fn cases() -> Vec<(String, String)> {
    let turndown = include_str!("fixtures/html/turndown.html");
    let of_turndown = turndown.split("<div class=\"case\" data-name=\"").skip(1).filter_map(|case| {
        let (name, rest) = case.split_once('"')?;
        let (_, rest) = rest.split_once("<div class=\"input\">")?;
        let (input, _) = rest.split_once("<pre class=\"expected\">")?;
        let end = input.rfind("</div>")?;
        Some((format!("turndown: {name}"), input[..end].to_string()))
    });
    let of_mdka = include_str!("fixtures/html/mdka.txt").split("==== ").skip(1).filter_map(|case| {
        let (name, html) = case.split_once('\n')?;
        Some((format!("mdka: {name}"), html.to_string()))
    });
    of_turndown.chain(of_mdka).collect()
}

/// The characters that a browser shows.
fn visible(html: &str) -> String {
    sorted(&visible::visible(html, &["script", "style", "template", "title", "rt", "rp"]))
}

/// Footnotes and captions change their place: what counts is that each character is there.
fn sorted(text: &str) -> String {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters.into_iter().collect()
}

#[test]
fn each_visible_character_is_kept_or_told() {
    let cases = cases();
    assert!(cases.len() > 180, "{}", cases.len());
    let (mut kept, mut told, mut lost) = (0, 0, Vec::new());
    for (name, html) in &cases {
        match Article::parse("case.html", html.as_bytes()) {
            Ok(article) if sorted(&article.text()) == visible(html) => kept += 1,
            Ok(article) if !article.warnings.is_empty() => told += 1,
            Ok(article) => lost.push(format!("{name}\n  {html}\n  {}", article.text())),
            Err(error) if error.code == "empty-article" && visible(html).is_empty() => kept += 1,
            Err(error) => lost.push(format!("{name}: {}", error.message)),
        }
    }
    println!("{} cases: {kept} kept whole, {told} told", cases.len());
    assert!(lost.is_empty(), "{} of {} are lost silently:\n{}", lost.len(), cases.len(), lost.join("\n"));
    assert!(told * 10 < cases.len(), "{told} of {} are told: that is no way out", cases.len());
}

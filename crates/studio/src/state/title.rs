//! The title of the page that is made, where the article says it: in its head, or in `<title>`. Whatever else stands there stays as it is.

use std::ops::Range;

use super::history::{self, What};
use super::{Effect, Field, Format, State};
use crate::yaml::{Edit, Node, Step, Tree, line_end, remove, set};

/// Bytes of a page in which its title is looked for.
const HEAD: usize = 8 << 10;
const PATH: [Step; 1] = [Step::Key("title")];

/// The title that stands there, which may be none; `None` where it has no place, or another one that says it.
pub fn of(state: &State) -> Option<String> {
    match state.format {
        Format::Markdown => in_markdown(&state.article),
        Format::Html => in_html(&state.article)
            .map(|place| place.map_or_else(String::new, |at| unescaped(&state.article[at]))),
        Format::Plain => None,
    }
}

/// Another one was written; a blank one takes it out.
pub fn written(state: &mut State, title: &str) -> Vec<Effect> {
    let text = match state.format {
        Format::Markdown => markdown_with(&state.article, title),
        Format::Html => html_with(&state.article, title),
        Format::Plain => None,
    };
    match text {
        Some(text) if text != *state.article => {
            history::write(state, Field::Article, text.into(), What::Titled);
            state.changed()
        }
        _ => vec![],
    }
}

/// The YAML between the first two lines of dashes.
fn head(text: &str) -> Option<Range<usize>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some(first.len()..at);
        }
        at += line.len();
    }
    None
}

fn in_markdown(text: &str) -> Option<String> {
    match head(text) {
        Some(head) if text[head.clone()].trim().is_empty() => Some(String::new()),
        Some(head) => {
            let tree = Tree::read(&text[head])?;
            Some(tree.root.get("title").and_then(Node::text).unwrap_or_default().to_owned())
        }
        // In TOML or JSON, or without an end.
        None if text.starts_with(['+', '{']) || text.starts_with("---") => None,
        None => Some(String::new()),
    }
}

fn markdown_with(text: &str, title: &str) -> Option<String> {
    in_markdown(text)?;
    let end = line_end(text);
    let with = |yaml: &str| {
        let tree = Tree::read(yaml)?;
        set(yaml, &tree, &PATH, title, &["title"]).map(|edit| edit.applied(yaml))
    };
    let is_blank = title.trim().is_empty();
    let own = || with(&format!("title: x{end}"));
    let Some(head) = head(text) else {
        return if is_blank {
            Some(text.to_owned())
        } else {
            Some(format!("---{end}{}---{end}{end}{text}", own()?))
        };
    };
    let yaml = &text[head.clone()];
    let put = match (is_blank, yaml.trim().is_empty()) {
        (true, true) => return Some(text.to_owned()),
        (false, true) => own()?,
        (false, false) if Tree::read(yaml)?.root.get("title").is_none() => format!("{}{yaml}", own()?),
        (false, false) => with(yaml)?,
        (true, false) => {
            let tree = Tree::read(yaml)?;
            match (tree.root.get("title"), tree.root.pairs().len()) {
                (None, _) => return Some(text.to_owned()),
                // Without it nothing stands in the head.
                (Some(_), 1) if tree.comments.is_empty() => {
                    let rest = text[head.end..].split_once('\n').map_or("", |(_, rest)| rest);
                    return Some(rest.trim_start_matches(['\r', '\n']).to_owned());
                }
                (Some(_), 1) => return None,
                (Some(_), _) => remove(yaml, &tree, &PATH)?.applied(yaml),
            }
        }
    };
    Some(Edit { at: head, put }.applied(text))
}

/// Where the title stands; nothing where there is none, and `None` where something else says it.
fn in_html(text: &str) -> Option<Option<Range<usize>>> {
    let end = (0..=HEAD.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let lower = text[..end].to_ascii_lowercase();
    if ["og:title", "dc.title", "dcterms.title"].iter().any(|name| lower.contains(name)) {
        return None;
    }
    let Some(start) = lower.find("<title>").map(|at| at + "<title>".len()) else { return Some(None) };
    let length = lower[start..].find("</title>")?;
    Some(Some(start..start + length))
}

fn html_with(text: &str, title: &str) -> Option<String> {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    Some(match in_html(text)? {
        Some(at) => Edit { at, put: title }.applied(text),
        None if title.trim().is_empty() => text.to_owned(),
        None => format!("<title>{title}</title>{}{text}", line_end(text)),
    })
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_written_into_the_head_of_markdown_and_out_of_it() {
        for (before, title, after) in [
            ("正文", "題: 目", "---\ntitle: \"題: 目\"\n---\n\n正文"),
            ("---\ntitle: 舊 # mine\nlang: zh\n---\n文", "新", "---\ntitle: 新 # mine\nlang: zh\n---\n文"),
            ("---\r\nlang: zh\r\n---\r\n文", "新", "---\r\ntitle: 新\r\nlang: zh\r\n---\r\n文"),
            ("---\n---\n文", "新", "---\ntitle: 新\n---\n文"),
            ("---\ntitle: 舊\nlang: zh\n---\n文", " ", "---\nlang: zh\n---\n文"),
            ("---\ntitle: 舊\n---\n\n文", "", "文"),
            ("文", "", "文"),
        ] {
            assert_eq!(markdown_with(before, title).as_deref(), Some(after), "{before}");
            assert_eq!(in_markdown(after).as_deref(), Some(title.trim()), "{after}");
        }
        // What is typed may end with a blank for now.
        let typed = markdown_with("文", "新 ").expect("a head");
        assert_eq!(in_markdown(&typed).as_deref(), Some("新 "));
        for other in ["+++\ntitle = \"x\"\n+++\n", "{\"title\": \"x\"}\n", "---\ntitle: x\n"] {
            assert_eq!((in_markdown(other), markdown_with(other, "新")), (None, None), "{other}");
        }
    }

    #[test]
    fn a_title_is_written_into_a_page() {
        for (before, title, after) in [
            ("<p>文", "甲 & <乙>", "<title>甲 &amp; &lt;乙></title>\n<p>文"),
            ("<head><TITLE>舊</TITLE></head><p>文", "新", "<head><TITLE>新</TITLE></head><p>文"),
            ("<p>文", "", "<p>文"),
        ] {
            assert_eq!(html_with(before, title).as_deref(), Some(after));
            let place = in_html(after).expect("a place");
            assert_eq!(place.map_or_else(String::new, |at| unescaped(&after[at])), title);
        }
        assert_eq!(html_with("<meta property=og:title content=x>", "新"), None);
        assert_eq!(html_with("<title>x", "新"), None);
    }
}

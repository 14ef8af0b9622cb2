//! What is pasted from a word processor or a page: its HTML, where plain text would lose some of it.

use std::rc::Rc;

use super::Action;

/// Elements of which plain text keeps nothing, or not what they are.
const KEPT: [&str; 26] = [
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "ruby",
    "blockquote",
    "sup",
    "sub",
    "figure",
    "img",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "del",
    "ins",
    "mark",
];

/// Of these, those without which plain text says something else: what was a table is words in a row.
const STRUCTURE: [&str; 12] =
    ["table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "ruby", "blockquote", "img"];

/// What browsers put around the part that was copied.
const START: &str = "<!--StartFragment-->";
const END: &str = "<!--EndFragment-->";

/// The article in HTML that is on a clipboard; `None` where its plain text says as much. An editor of programs copies text with colours: that is no
/// article.
pub fn article(html: &str) -> Option<&str> {
    let start = html.find(START).map_or(0, |at| at + START.len());
    let end = html.rfind(END).filter(|end| *end >= start).unwrap_or(html.len());
    let copied = html[start..end].trim();
    has(copied, &KEPT).then_some(copied)
}

/// Whether HTML that is pasted as plain text loses more than the look of its words.
pub fn loses_structure(html: &str) -> bool {
    has(html, &STRUCTURE)
}

/// Whether some elements begin in HTML.
fn has(html: &str, elements: &[&str]) -> bool {
    let lower = html.to_ascii_lowercase();
    let name =
        |tag: &str| tag.find(|c: char| !c.is_ascii_alphanumeric()).map(|end| elements.contains(&&tag[..end]));
    lower.split('<').skip(1).any(|tag| name(tag) == Some(true))
}

/// What was typed or pasted, without characters that are in no text and whose file nobody could read again; whether there were any.
pub fn without_nul(action: Action) -> (Action, bool) {
    let cleaned = |text: &Rc<str>| text.contains('\0').then(|| Rc::from(text.replace('\0', "")));
    match action {
        Action::Typed(field, text) => match cleaned(&text) {
            Some(text) => (Action::Typed(field, text), true),
            None => (Action::Typed(field, text), false),
        },
        Action::Pasted(text) => match cleaned(&text) {
            Some(text) => (Action::Pasted(text), true),
            None => (Action::Pasted(text), false),
        },
        other => (other, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_told_where_it_is_more_than_looks() {
        for structure in ["<p>一<table><tr><td>二", "<H2>一</H2>", "<ol><li>一", "<ruby>一<rt>yī"] {
            assert!(loses_structure(structure), "{structure}");
        }
        for words in ["<p>一<b>二</b>", "<a href=x>一</a>", "<span>一</span>"] {
            assert!(!loses_structure(words), "{words}");
        }
    }

    #[test]
    fn only_html_that_has_more_than_lines_is_taken() {
        let word = "<html><head><style>p{}</style></head><body>\n<!--StartFragment--><P>一</P><TABLE><tr><td>二</TABLE><!--EndFragment-->\n</body></html>";
        assert_eq!(article(word), Some("<P>一</P><TABLE><tr><td>二</TABLE>"));
        assert_eq!(article("<h2>一</h2><p>二</p>"), Some("<h2>一</h2><p>二</p>"));
        let editor = "<meta charset='utf-8'><div style=\"color: red\"><div><span># 一</span></div><br></div>";
        assert_eq!(article(editor), None);
        assert_eq!(article("<!--EndFragment--><ul><!--StartFragment--><li>一"), Some("<li>一"));
        for inline in [
            "<p>一<b>二</b>",
            "<P><A HREF='https://a.example'>一</A>",
            "<p><em>一</em>",
            "一<br><i class=x>二</i>",
        ] {
            assert_eq!(article(inline), Some(inline));
        }
        for plain in [
            "<p>一</p>",
            "<body><br>一</body>",
            "<span style='color: red'>一</span>",
            "<section>一<b",
            "<article>一</article>",
        ] {
            assert_eq!(article(plain), None, "{plain}");
        }
    }
}

//! What is pasted from a word processor or a page: its HTML, where plain text would lose some of it.

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

/// What browsers put around the part that was copied.
const START: &str = "<!--StartFragment-->";
const END: &str = "<!--EndFragment-->";

/// The article in HTML that is on a clipboard; `None` where its plain text says as much. An editor of programs copies text with colours: that is no
/// article.
pub fn article(html: &str) -> Option<&str> {
    let start = html.find(START).map_or(0, |at| at + START.len());
    let end = html.rfind(END).filter(|end| *end >= start).unwrap_or(html.len());
    let copied = html[start..end].trim();
    let lower = copied.to_ascii_lowercase();
    let name =
        |tag: &str| tag.find(|c: char| !c.is_ascii_alphanumeric()).map(|end| KEPT.contains(&&tag[..end]));
    lower.split('<').skip(1).any(|tag| name(tag) == Some(true)).then_some(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

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

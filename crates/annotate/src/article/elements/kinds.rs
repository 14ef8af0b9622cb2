//! Sorts of elements.

use jiazhu_reading::StyleKind;

/// Elements that hold nothing and have no end.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// What no reading can show, and what is for machines.
pub fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "button"
            | "canvas"
            | "datalist"
            | "embed"
            | "iframe"
            | "meter"
            | "noembed"
            | "noframes"
            | "object"
            | "progress"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// They part what stands in them from what stands around, and say no more.
pub fn is_group(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "center"
            | "details"
            | "dialog"
            | "div"
            | "fieldset"
            | "footer"
            | "form"
            | "frameset"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "main"
            | "nav"
            | "noscript"
            | "search"
            | "section"
            | "summary"
    )
}

/// They leave no trace.
pub fn is_transparent(name: &str) -> bool {
    matches!(
        name,
        "abbr"
            | "acronym"
            | "area"
            | "base"
            | "bdi"
            | "bdo"
            | "big"
            | "blink"
            | "col"
            | "colgroup"
            | "data"
            | "font"
            | "head"
            | "label"
            | "link"
            | "map"
            | "math"
            | "meta"
            | "meter"
            | "nobr"
            | "output"
            | "param"
            | "picture"
            | "rb"
            | "rt"
            | "rtc"
            | "source"
            | "span"
            | "tbody"
            | "tfoot"
            | "thead"
            | "time"
            | "track"
            | "wbr"
            | "a"
    )
}

pub fn style(name: &str) -> Option<StyleKind> {
    Some(match name {
        "em" | "i" | "cite" | "dfn" | "var" => StyleKind::Emphasis,
        "strong" | "b" => StyleKind::Strong,
        "del" | "s" | "strike" => StyleKind::Deletion,
        "ins" | "u" => StyleKind::Underline,
        "mark" => StyleKind::Highlight,
        "sub" => StyleKind::Subscript,
        "sup" => StyleKind::Superscript,
        "small" => StyleKind::Small,
        "code" | "kbd" | "samp" | "tt" => StyleKind::Code(None),
        _ => return None,
    })
}

/// The place of the element that ends where `name` begins, of those that are open, the outermost first.
pub fn closed_by<'o>(
    name: &str,
    open: impl DoubleEndedIterator<Item = &'o str> + ExactSizeIterator,
) -> Option<usize> {
    let (closed, border): (&[&str], &[&str]) = match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "tr" => (&["tr", "td", "th"], &["table"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr", "td", "th"], &["table"]),
        "rt" | "rp" => (&["rt", "rp"], &["ruby"]),
        "a" => (&["a"], &["table", "td", "th"]),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote" | "ul" | "ol" | "dl"
        | "table" | "hr" | "figure" | "figcaption" => (&["p", "h1", "h2", "h3", "h4", "h5", "h6"], BLOCKS),
        _ if is_group(name) => (&["p"], BLOCKS),
        _ => return None,
    };
    let mut outermost = None;
    for (at, open) in open.enumerate().rev() {
        if border.contains(&open) {
            break;
        }
        if closed.contains(&open) {
            outermost = Some(at);
        }
    }
    outermost
}

const BLOCKS: &[&str] = &[
    "blockquote",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "figure",
    "figcaption",
    "caption",
    "div",
    "section",
    "article",
];

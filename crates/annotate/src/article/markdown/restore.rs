//! Signs that Markdown takes for emphasis and that are none: `3*4*5=60`, `3~5天，7~9天`, `a==b==c`.

use comrak::nodes::{Node, NodeValue};

/// The sign that stands at both ends of a styled stretch of the source, if it is no sign of style.
///
/// `source` begins with the stretch; `before` and `after` are the characters around it.
pub fn sign(node: Node<'_>, source: &str, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == ')' || c == '(');
    let inside_word = joins(before) && joins(after);
    match &node.data().value {
        // One tilde is "from … to" in Chinese.
        NodeValue::Strikethrough if !source.starts_with("~~") => Some("~"),
        NodeValue::Superscript if !is_index(node, before) || after.is_some_and(|c| c.is_ascii_digit()) => {
            Some("^")
        }
        NodeValue::Highlight if inside_word => Some("=="),
        NodeValue::Emph if inside_word && is_sum(node, before, after) => Some("*"),
        NodeValue::Strong if inside_word && is_sum(node, before, after) => Some("**"),
        _ => None,
    }
}

/// Whether it is set lower or higher beside a letter, a digit or a bracket: digits, or a letter, after a digit two. H~2~O, 10^-3^, 5^th^; but A~B~C
/// is a way.
pub fn is_index(node: Node<'_>, before: Option<char>) -> bool {
    let Some(before) = before.filter(|c| c.is_ascii_alphanumeric() || *c == ')') else { return false };
    let most = if before.is_ascii_digit() { 2 } else { 1 };
    let is_letter = |c: &char| c.is_ascii_lowercase();
    let is_part = |c: char| is_letter(&c) || c.is_ascii_digit() || "+-".contains(c);
    let of_index = |child: Node<'_>| matches!(&child.data().value, NodeValue::Text(text) if text.chars().all(is_part) && text.chars().filter(is_letter).count() <= most);
    node.descendants().skip(1).all(of_index)
}

/// Whether digits and signs of sums are all that stands there, at least one digit at one of the signs.
fn is_sum(node: Node<'_>, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-/().,=× ".contains(c);
    let of_sum = |child: Node<'_>| match &child.data().value {
        NodeValue::Text(text) => text.chars().all(is_part) && text.chars().any(|c| c.is_ascii_digit()),
        _ => false,
    };
    (is_digit(before) || is_digit(after)) && node.descendants().skip(1).all(of_sum)
}

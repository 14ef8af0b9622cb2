//! Which stretches of an English sentence are Chinese.
//!
//! Each needs a `lang` of its own (WCAG 3.1.2): a voice reads it, and a font draws it, by that.

/// A stretch of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    pub text: &'a str,
    pub chinese: bool,
}

/// The stretches of a text, which tile it. Signs between two Chinese characters are Chinese.
///
/// ```
/// let parts = jiazhu_reading::prose::stretches("calls it 真不真 (“for real”)");
/// let texts: Vec<_> = parts.iter().map(|s| (s.text, s.chinese)).collect();
/// assert_eq!(texts, [("calls it ", false), ("真不真", true), (" (“for real”)", false)]);
/// ```
pub fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.find(is_chinese) {
        let (start, end) = with_quotation_marks(rest, first, first + chinese_length(&rest[first..]));
        let (before, chinese, after) = (&rest[..start], &rest[start..end], &rest[end..]);
        if !before.is_empty() {
            stretches.push(Stretch { text: before, chinese: false });
        }
        stretches.push(Stretch { text: chinese, chinese: true });
        rest = after;
    }
    if !rest.is_empty() {
        stretches.push(Stretch { text: rest, chinese: false });
    }
    stretches
}

/// Up to the last Chinese character before a letter, a digit or a space, in bytes.
fn chinese_length(text: &str) -> usize {
    let inside = text.char_indices().take_while(|(_, c)| is_chinese(*c) || is_sign(*c));
    inside.filter(|(_, c)| is_chinese(*c)).last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// With the quotation mark at its edge whose partner is inside: both are drawn alike.
fn with_quotation_marks(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    for (open, close) in [('“', '”'), ('‘', '’')] {
        let signs = text[start..end].chars().map(|c| i32::from(c == open) - i32::from(c == close));
        let unclosed: i32 = signs.sum();
        if unclosed > 0 && text[end..].starts_with(close) {
            end += close.len_utf8();
        } else if unclosed < 0 && text[..start].ends_with(open) {
            start -= open.len_utf8();
        }
    }
    (start, end)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '?' | '!')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese(text: &str) -> Vec<&str> {
        assert_eq!(stretches(text).iter().map(|s| s.text).collect::<String>(), text);
        stretches(text).iter().filter(|s| s.chinese).map(|s| s.text).collect()
    }

    #[test]
    fn quotation_marks_go_with_what_they_enclose() {
        assert_eq!(chinese("the “five” (把支部“建”到项目上) method"), ["把支部“建”到项目上"]);
        assert_eq!(chinese("called “心学” by Wang"), ["心学"]);
        assert_eq!(chinese("and 初心使命“强引擎”; the text"), ["初心使命“强引擎”"]);
        assert_eq!(chinese("the “牢记初心、担当”专题教育 drive"), ["“牢记初心、担当”专题教育"]);
        assert_eq!(chinese("‘党建‘引领’’s"), ["党建‘引领’"]);
        assert_eq!(chinese("四个意识, 两个维护"), ["四个意识", "两个维护"]);
        assert_eq!(chinese("no Chinese here"), [""; 0]);
        assert_eq!(chinese(""), [""; 0]);
        assert_eq!(chinese("党"), ["党"]);
    }
}

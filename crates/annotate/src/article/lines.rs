//! What the end of a line in a file means between two characters.

use jiazhu_reading::han::is_han;

/// Whether a line break between the two is no more than layout (CSS Text 4, "Segment Break Transformation Rules"). Beside Chinese
/// punctuation it is, whatever stands on the other side: that has its own space. Quotation marks, dashes and dots are common to all
/// scripts: they go with the character on the other side.
pub fn breaks_without_space(before: char, after: char) -> bool {
    let wide = (is_wide(before), is_wide(after));
    wide == (true, true)
        || is_wide_punctuation(before)
        || is_wide_punctuation(after)
        || (wide.0 && is_shared(after))
        || (wide.1 && is_shared(before))
}

/// Han, kana, bopomofo, CJK punctuation and full-width forms.
pub fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{20000}'..='\u{3FFFF}')
}

/// Of full width, with space of its own before or after it.
fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF60}' | '\u{FE30}'..='\u{FE4F}')
}

fn is_shared(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '□')
}

/// Whether a line begins like an item: （一）, (3), 一、, 1）, １．, `1.甲`, `-甲`, •, ①, ⑴, ㈠
pub fn begins_item(line: &str) -> bool {
    let is_number = |c: char| "一二三四五六七八九十百0123456789０１２３４５６７８９".contains(c);
    let inner = line.strip_prefix(['（', '(']);
    let rest = inner.unwrap_or(line);
    let after = rest.trim_start_matches(is_number);
    let numbered = after.len() < rest.len();
    let closes = if inner.is_some() {
        after.starts_with(['）', ')'])
    } else {
        after.starts_with(['、', '）', '．']) || before_han(after, '.')
    };
    let is_number_of_one = |c: char| matches!(c, '\u{2460}'..='\u{249B}' | '\u{24EB}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}');
    (numbered && closes)
        || line.starts_with(is_number_of_one)
        || line.starts_with('•')
        || before_han(line, '-')
}

/// Whether this sign comes first and a Chinese character follows at once: where a blank stands between them, Markdown makes a list.
fn before_han(text: &str, sign: char) -> bool {
    text.strip_prefix(sign).is_some_and(|rest| rest.starts_with(is_han))
}

#[cfg(test)]
mod tests {
    use super::{begins_item, breaks_without_space};

    #[test]
    fn a_break_is_a_space_only_between_what_has_none_of_its_own() {
        for (before, after) in
            [('机', '构'), ('，', 'o'), ('1', '。'), ('“', '顺'), ('。', '“'), ('”', '，'), ('）', 'a')]
        {
            assert!(breaks_without_space(before, after), "{before}{after}");
        }
        for (before, after) in [('机', 'o'), ('o', '机'), ('a', 'b'), ('.', 'T'), ('1', '构'), ('”', 'o')]
        {
            assert!(!breaks_without_space(before, after), "{before}{after}");
        }
    }

    #[test]
    fn items_are_known_by_their_numbers() {
        for line in [
            "（一）甲",
            "(12)甲",
            "三、甲",
            "1、甲",
            "2）甲",
            "３．甲",
            "⑩甲",
            "⑴甲",
            "㈡甲",
            "❶甲",
            "1.甲",
            "-甲",
            "• 甲",
        ] {
            assert!(begins_item(line), "{line}");
        }
        for line in ["（甲）", "一甲", "2019年", "1.5倍", "1.", "-5度", "--甲", "十分", "、甲", "（一"]
        {
            assert!(!begins_item(line), "{line}");
        }
    }
}

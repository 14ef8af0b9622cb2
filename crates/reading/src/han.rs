//! Chinese characters.

/// A Han character: one that can be part of a word of several. Signs that stand for one, 〇 and □, are none.
pub fn is_han(c: char) -> bool {
    // The ideographs of Unicode, with planes 2 and 3, which are theirs alone.
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A character that numbers are written with.
pub fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '两'
    )
}

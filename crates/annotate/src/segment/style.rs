//! How a line is written: in full modern prose, or tersely, as verse, Literary Chinese and recipes are. Terse lines say with one
//! character what prose says with two, so rare characters in a row are words in a row, and no name.

use super::Token;
use crate::character_set::CharacterSet;
use jiazhu_reading::han::is_han;

/// What modern prose hardly does without and terse lines hardly have; folded.
pub const OF_PROSE: CharacterSet = CharacterSet::of("的了着们这那吗呢吧个很没");
/// A terse line has fewer of them than one in so many characters.
const PROSE: usize = 50;
/// The clauses of a terse line have no more characters on average: a verse has seven at most.
const CLAUSE: usize = 8;
/// So many of so many words of a terse line have one character, before what is unknown has been joined. Prose has about four of ten.
const SINGLE: (usize, usize) = (4, 7);

/// Whether the tokens of a line are terse. A line without a mark that ends a clause is not, for it says too little: it may be a heading, the
/// cell of a table or a word.
pub fn is_terse(line: &[Token]) -> bool {
    let (mut characters, mut of_prose, mut clauses, mut marks) = (0, 0, 0, 0);
    let (mut words, mut single) = (0, 0);
    let mut is_inside = false;
    // No more characters than these are counted: most prose is told by its first words.
    let most: usize = line.iter().map(Token::length).sum();
    for token in line {
        if of_prose * PROSE >= most {
            return false;
        }
        if token.word.starts_with(is_han) {
            words += 1;
            single += usize::from(token.length() == 1);
        }
        for c in token.word.chars() {
            if is_clause_end(c) {
                marks += 1;
                is_inside = false;
            } else if is_han(c) || c.is_alphanumeric() {
                characters += 1;
                of_prose += usize::from(OF_PROSE.has(c));
                clauses += usize::from(!is_inside);
                is_inside = true;
            }
        }
    }
    marks > 0
        && of_prose * PROSE < characters
        && characters <= clauses * CLAUSE
        && single * SINGLE.1 >= words * SINGLE.0
}

/// Marks that end a clause; what stands inside one, such as “, · and (, does not.
pub fn is_clause_end(c: char) -> bool {
    matches!(c, ',' | '。' | '、' | ';' | ':' | '!' | '?' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::super::tests::tokens::tokens;
    use super::*;

    fn said(words: &str) -> bool {
        is_terse(&tokens(words))
    }

    #[test]
    fn verse_literary_chinese_and_recipes_are_terse() {
        for line in [
            "国 破 山河 在 , 城 春 草木 深",
            "佛 告 阿难 , 汝 当 谛 听",
            "林 尽 水源 , 便 得 一 山 。",
            "锅 烧热 后 放 油 , 下 葱 姜 爆 香",
        ] {
            assert!(said(line), "{line}");
        }
    }

    #[test]
    fn prose_is_not_terse() {
        // Each but for one condition.
        assert!(!said("国 破 山河 在 , 城 春 的 草木 深"), "的");
        assert!(!said("国 破 山河 在 城 春 草木 深 国 破 , 国 破 山河 在"), "17 characters in 2 clauses");
        assert!(!said("北京 共有 七 门 , 南面 三 门 , 便门 两 座 便门"), "few words of one character");
        assert!(!said("国 破 山河 在"), "no clause ends");
        assert!(!said(""));
    }

    #[test]
    fn the_limits_of_what_is_terse() {
        // 的 is one of 50 characters, and of 51.
        let line = |more: &str| format!("的 {}{more}", "一 山 在 水 , 三 山 在 水 。 ".repeat(6));
        assert!(!said(&line("山 ,")), "one of 50");
        assert!(said(&line("山 山 ,")), "one of 51");
        assert!(said("一 山 在 水 一 山 在 水 ,") && !said("一 山 在 水 一 山 在 水 山 ,"), "8 characters");
        // 4 of 7, and 3 of 6 and 5 of 9.
        assert!(said("山河 山河 山河 , 山 水 在 山"));
        assert!(!said("山河 山河 山河 , 山 水 在"));
        assert!(!said("山河 山河 , 山河 山河 , 山 水 , 在 山 水"));
    }

    #[test]
    fn the_marks_that_end_a_clause() {
        assert!(",。、;:!?…—".chars().all(is_clause_end));
        assert!(!"“”‘’·()《》-./ a山1".chars().any(is_clause_end));
    }
}

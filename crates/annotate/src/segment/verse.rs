//! Verse: clauses that all have five characters are said in beats of two and three, those of seven in four and three, those of four in two and
//! two. What stands across a beat is hardly a word: 是人 | 行邪道 has no 人行, 白云 | 生处 | 有人家 nobody whose name is 白云生.

use super::Sort;
use super::lattice::Edge;
use super::style::{OF_PROSE, is_clause_end};
use crate::word_model::Weight;
use jiazhu_reading::han::is_han;

/// Where the beats of a line of verse begin.
pub struct Beats {
    /// Whether a beat begins before each character of the line, and whether the smaller one inside four of seven does.
    begins: Vec<Beat>,
}

#[derive(Clone, Copy, PartialEq)]
enum Beat {
    None,
    Small,
    Great,
}

/// So much less probable than another a way may be, for each word of that which stands across a beat: a word that nothing else could be, such as
/// 曾经, stands across one all the same.
pub const ACROSS: Weight = 4500;

impl Beats {
    /// Those of a line, if it is verse: two clauses at least, of the same length, and nothing that only prose has. 那
    /// is also asked by in verse: 问渠那得清如许.
    pub fn of(line: &[char]) -> Option<Beats> {
        if line.iter().any(|&c| c != '那' && OF_PROSE.has(c) || !is_han(c) && !is_clause_end(c)) {
            return None;
        }
        let clauses = || line.split(|&c| is_clause_end(c)).filter(|clause| !clause.is_empty());
        let length = clauses().next()?.len();
        let great = match length {
            4 | 5 => 2,
            7 => 4,
            _ => return None,
        };
        if clauses().nth(1).is_none() || clauses().any(|clause| clause.len() != length) {
            return None;
        }
        let mut begins = Vec::with_capacity(line.len());
        let mut at = 0;
        for &c in line {
            begins.push(match at {
                _ if at == great => Beat::Great,
                2 => Beat::Small,
                _ => Beat::None,
            });
            at = if is_clause_end(c) { 0 } else { at + 1 };
        }
        Some(Beats { begins })
    }

    /// Whether a word of two characters stands across a beat, or a name across any.
    pub fn cross(&self, word: &Edge) -> bool {
        let mut inside = self.begins[word.span.range()].iter().skip(1);
        match word.sort {
            Sort::Name => inside.any(|&beat| beat != Beat::None),
            Sort::Known => word.span.length() == 2 && inside.any(|&beat| beat == Beat::Great),
            Sort::Unknown | Sort::Form => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(line: &str) -> Option<String> {
        let line: Vec<char> = line.chars().collect();
        let beats = Beats::of(&line)?;
        let mark = |(c, beat): (&char, &Beat)| match beat {
            Beat::None => c.to_string(),
            Beat::Small => format!("-{c}"),
            Beat::Great => format!("|{c}"),
        };
        Some(line.iter().zip(&beats.begins).map(mark).collect())
    }

    #[test]
    fn verse_has_beats() {
        assert_eq!(beats("白日依山尽,黄河入海流。").as_deref(), Some("白日|依山尽,黄河|入海流。"));
        assert_eq!(
            beats("远上寒山石径斜,白云生处有人家").as_deref(),
            Some("远上-寒山|石径斜,白云-生处|有人家")
        );
        assert_eq!(beats("如是我闻,一时佛在").as_deref(), Some("如是|我闻,一时|佛在"));
    }

    #[test]
    fn prose_has_none() {
        for line in [
            "",
            "白日依山尽",
            "白日依山尽,欲穷千里目更上一层楼",
            "他走了三天,你也走了吧",
            "第1句五字,第二句五字",
            "少小离家老大回了,乡音无改鬓毛衰了",
        ] {
            assert_eq!(beats(line), None, "{line}");
        }
    }
}

//! The line around a place: what stands before it, itself, and what follows, in its block.

use jiazhu_reading::Span;

/// Code points before and after the place.
const BEFORE: u32 = 12;
const AFTER: u32 = 22;

/// A place with what stands around it.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub before: String,
    pub here: String,
    pub after: String,
}

/// `text`: all of it; `block`: the block that the place is in.
pub fn line(text: &[char], place: Span, block: Span) -> Line {
    let start = place.start.saturating_sub(BEFORE).max(block.start);
    let end = (place.end + AFTER).min(block.end).max(place.end);
    let part = |start: u32, end: u32| -> String {
        let chars = text.get(start as usize..end as usize).unwrap_or_default();
        chars.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect()
    };
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    Line {
        before: dots(start > block.start).to_owned() + &part(start, place.start),
        here: part(place.start, place.end),
        after: part(place.end, end) + dots(end < block.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_in_its_block_and_says_where_it_is_cut() {
        let text: Vec<char> = format!("甲\n{}乙丙\n丁", "一二三四五六七八九十".repeat(4)).chars().collect();
        let block = Span { start: 2, end: 44 };
        let at = |start, end| line(&text, Span { start, end }, block);
        assert_eq!(
            at(2, 3),
            Line {
                before: "".into(),
                here: "一".into(),
                after: "二三四五六七八九十一二三四五六七八九十一二三…".into()
            }
        );
        assert_eq!(
            at(42, 44),
            Line {
                before: "…九十一二三四五六七八九十".into(), here: "乙丙".into(), after: "".into()
            }
        );
    }
}

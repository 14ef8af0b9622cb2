//! The line around a place: what stands before it, itself, and what follows, in its block.

use jiazhu_reading::Span;

/// Chinese characters before and after the place; letters are half as wide.
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
    let before = text.get(block.start as usize..place.start as usize).unwrap_or_default();
    let after = text.get(place.end as usize..block.end as usize).unwrap_or_default();
    let start = place.start - taken(before.iter().rev(), BEFORE);
    let end = place.end + taken(after.iter(), AFTER);
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

/// How many of these characters there is room for, none of them of a word that is cut.
fn taken<'c>(chars: impl Iterator<Item = &'c char> + Clone, width: u32) -> u32 {
    let (mut room, mut taken) = (width * 2, 0);
    for c in chars.clone() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if wide > room {
            break;
        }
        room -= wide;
        taken += 1;
    }
    let is_letter = |at: usize| chars.clone().nth(at).is_some_and(|c| c.is_ascii_alphanumeric());
    while taken > 0 && is_letter(taken - 1) && is_letter(taken) {
        taken -= 1;
    }
    taken as u32
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

    #[test]
    fn letters_are_narrow_and_no_word_of_them_is_cut() {
        let text: Vec<char> =
            "It keeps the balance of whoever upholds 維護 in the offices of the city, and more of it than any other."
                .chars()
                .collect();
        let line = line(&text, Span { start: 40, end: 42 }, Span::new(0, text.len()));
        assert_eq!(line.before, "… of whoever upholds ");
        assert_eq!(line.after, " in the offices of the city, and more of it …");
    }
}

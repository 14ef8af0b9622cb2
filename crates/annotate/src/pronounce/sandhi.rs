//! How the tones of 一 and 不 change before the next syllable.

use super::rules::is_figure;
use jiazhu_reading::Syllable;
use jiazhu_reading::pinyin::parts;

/// Sets [`Syllable::sandhi`] of every 一 and 不 whose tone changes. `folded` are the characters of the text, `is_end` says where words end.
pub fn set(syllables: &mut [Syllable], folded: &[char], is_end: impl Fn(usize) -> bool) {
    for at in 0..syllables.len() {
        let (said, after) = syllables.split_at_mut(at + 1);
        let said = &mut said[at];
        let Some(&c @ ('不' | '一')) = folded.get(said.span.start as usize) else {
            said.sandhi = None;
            continue;
        };
        let next = after.first().filter(|next| next.span.start == said.span.end);
        let tone = next.and_then(|next| parts(&next.pinyin)).map(|parts| parts.tone);
        let start = said.span.start as usize;
        let is_repeated =
            start.checked_sub(1).is_some_and(|before| folded.get(before) == folded.get(start + 1));
        said.sandhi = match (c, tone) {
            // 看一看, 强不强
            (_, Some(_)) if is_repeated && matches!(said.pinyin.as_str(), "yī" | "bù") => Some(5),
            ('不', Some(4)) if said.pinyin == "bù" && !closes_word(start, &is_end) => Some(2),
            ('一', Some(tone))
                if said.pinyin == "yī" && !counts(folded, start) && !closes_word(start, &is_end) =>
            {
                match tone {
                    4 => Some(2),
                    1..=3 => Some(4),
                    // 一个 with a neutral 个.
                    _ if folded.get(start + 1) == Some(&'个') => Some(2),
                    _ => None,
                }
            }
            _ => None,
        };
    }
}

/// Whether the character is the last of a word of several: 统一 keeps its tone before 领导.
fn closes_word(at: usize, is_end: &impl Fn(usize) -> bool) -> bool {
    is_end(at + 1) && at > 0 && !is_end(at)
}

/// Whether 一 is a digit or an ordinal: 第一, 十一, 二〇一九, 一月, 一号, 一楼. Before 百, 千, 万 and 亿 it is neither.
fn counts(folded: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| folded[before]);
    let after = folded.get(at + 1).copied();
    before.is_some_and(|c| c == '第' || is_figure(c))
        || after.is_some_and(|c| is_figure(c) && !"百千万亿两".contains(c) || "月号楼".contains(c))
}

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
            (_, Some(_)) if is_repeated && matches!(&*said.pinyin, "yī" | "bù") => Some(5),
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::Span;
    use jiazhu_reading::pinyin::Letters;

    /// The tones that 一 and 不 change to, in order; 0 for none. `said` is a syllable a character, with `/` where a word ends.
    fn tones(text: &str, said: &str) -> Vec<u8> {
        let folded: Vec<char> = text.chars().collect();
        let words: Vec<Vec<&str>> = said.split('/').map(|word| word.split_whitespace().collect()).collect();
        let mut ends = vec![0];
        words.iter().for_each(|word| ends.push(ends.last().copied().unwrap_or(0) + word.len()));
        let syllable = |(at, pinyin): (u32, &&str)| Syllable {
            span: Span { start: at, end: at + 1 },
            pinyin: Letters::new(pinyin).expect("a syllable"),
            ..Syllable::default()
        };
        let mut syllables: Vec<Syllable> = (0..).zip(words.iter().flatten()).map(syllable).collect();
        set(&mut syllables, &folded, |at| ends.contains(&at));
        let is_asked = |syllable: &&Syllable| matches!(folded[syllable.span.start as usize], '一' | '不');
        syllables.iter().filter(is_asked).map(|syllable| syllable.sandhi.unwrap_or(0)).collect()
    }

    #[test]
    fn the_next_tone_decides() {
        assert_eq!(tones("一天", "yī/tiān"), [4]);
        assert_eq!(tones("一年", "yī nián"), [4]);
        assert_eq!(tones("一起", "yī qǐ"), [4]);
        assert_eq!(tones("一样", "yī yàng"), [2]);
        assert_eq!(tones("一个", "yī ge"), [2]);
        assert_eq!(tones("一着", "yī zhe"), [0]);
        assert_eq!(tones("不是", "bù/shì"), [2]);
        assert_eq!(tones("不听", "bù/tīng"), [0]);
        assert_eq!(tones("一", "yī"), [0]);
    }

    #[test]
    fn the_end_of_a_word_keeps_its_tone() {
        assert_eq!(tones("要不去", "yào bù/qù"), [0]);
        assert_eq!(tones("不去", "bù/qù"), [2]);
        assert_eq!(tones("统一样式", "tǒng yī/yàng shì"), [0]);
    }

    #[test]
    fn another_pronunciation_keeps_its_tone() {
        assert_eq!(tones("不去", "fǒu/qù"), [0]);
        assert_eq!(tones("一样", "yí yàng"), [0]);
        assert_eq!(tones("看一看", "kàn yí kàn"), [0]);
    }

    #[test]
    fn between_the_same_there_is_no_tone() {
        assert_eq!(tones("看一看", "kàn yī kàn"), [5]);
        assert_eq!(tones("好不好", "hǎo/bù/hǎo"), [5]);
        assert_eq!(tones("看一听", "kàn yī tīng"), [4]);
    }

    #[test]
    fn a_digit_and_an_ordinal_keep_their_tone() {
        for (text, said) in [
            ("第一天", "dì/yī/tiān"),
            ("十一天", "shí/yī/tiān"),
            ("一九", "yī jiǔ"),
            ("一月", "yī yuè"),
            ("一号", "yī hào"),
            ("一楼", "yī lóu"),
        ] {
            assert_eq!(tones(text, said), [0], "{text}");
        }
        assert_eq!(
            (tones("一百", "yī bǎi"), tones("一两", "yī liǎng"), tones("一万", "yī wàn")),
            (vec![4], vec![4], vec![2])
        );
    }
}

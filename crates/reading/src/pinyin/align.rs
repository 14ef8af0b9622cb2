//! Pinyin as a glossary writes it, laid over the characters it pronounces.
//!
//! A glossary writes by words (GB/T 16159): `liǎng gè wéihù`. Above the text it is needed by characters. The
//! number of characters decides where a word is divided (`xiān` is one syllable over 先 and two over 西安's
//! `xī'ān`), and the apostrophe rule of the Hanyu Pinyin scheme decides the rest: inside a word only an
//! apostrophe may stand before a syllable that begins with a, o or e.

use super::Letters;
use super::parts::{is_alone, is_plain_syllable};
use crate::han::is_han;
use crate::span::Span;

/// The pronunciation of one character, or of two where the second is the 儿 of a rhotacised syllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Of the text it was aligned with.
    pub span: Span,
    pub pinyin: Letters,
}

/// Lays `pinyin` over the characters of `text`, one syllable each; signs that are not spoken are passed over.
///
/// `None` when the syllables are not as many as the characters: then nothing can be said of any of them.
///
/// ```
/// let spoken = jiazhu_reading::pinyin::align("liǎng gè wéihù", "兩個維護").unwrap();
/// let syllables: Vec<_> = spoken.iter().map(|s| &*s.pinyin).collect();
/// assert_eq!(syllables, ["liǎng", "gè", "wéi", "hù"]);
///
/// // Digits and signs count where they are spoken.
/// assert_eq!(jiazhu_reading::pinyin::align("sān jiā wǔ", "3+5").unwrap().len(), 3);
/// // 儿 may belong to the syllable before it.
/// assert_eq!(jiazhu_reading::pinyin::align("huār", "花儿").unwrap()[0].span.end, 2);
/// assert_eq!(jiazhu_reading::pinyin::align("liǎng gè", "两个维护"), None);
/// ```
pub fn align(pinyin: &str, text: &str) -> Option<Vec<Spoken>> {
    let letters = letters(pinyin);
    let han: Vec<_> = text.chars().enumerate().filter(|(_, c)| is_character(*c)).collect();
    let spoken: Vec<_> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| is_character(*c) || c.is_alphanumeric() || *c == '+')
        .collect();
    lay(&letters, &han).or_else(|| lay(&letters, &spoken))
}

/// Characters, and the signs that stand for one.
fn is_character(c: char) -> bool {
    is_han(c) || matches!(c, '〇' | '□')
}

/// A letter of the transcription, and whether a syllable may or must begin at it.
struct Letter {
    /// As written, its tone mark included.
    written: String,
    /// Without tone mark, lower case; `v` for ü.
    base: char,
    toned: bool,
    /// A space, a hyphen or an apostrophe stands before it.
    after_gap: bool,
}

fn letters(pinyin: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut after_gap = true;
    for c in pinyin.chars() {
        // A combining tone mark belongs to the letter before it.
        if let (Some(tone), Some(letter)) = (super::combining(c), letters.last_mut()) {
            letter.written.push(c);
            letter.toned |= tone > 0;
            if tone == 0 && letter.base == 'u' {
                letter.base = 'v';
            }
            continue;
        }
        match super::letter(c) {
            Some((base, tone)) => {
                letters.push(Letter { written: c.to_string(), base, toned: tone.is_some(), after_gap });
                after_gap = false;
            }
            None => after_gap = true,
        }
    }
    letters
}

/// Divides the letters into one syllable for each character; `None` if it can't be done.
fn lay(letters: &[Letter], chars: &[(usize, char)]) -> Option<Vec<Spoken>> {
    const LONGEST: usize = "zhuang".len() + 1;
    if chars.is_empty() || letters.is_empty() {
        return None;
    }
    // from[i][j]: the step by which i characters came to be said by j letters.
    let mut from: Vec<Vec<Option<(usize, usize)>>> = vec![vec![None; letters.len() + 1]; chars.len() + 1];
    from[0][0] = Some((0, 0));
    for i in 0..chars.len() {
        for j in 0..letters.len() {
            if from[i][j].is_none() {
                continue;
            }
            let gap = letters[j + 1..].iter().position(|letter| letter.after_gap).map(|at| j + 1 + at);
            for end in j + 1..=gap.unwrap_or(letters.len()).min(j + LONGEST) {
                let syllable = &letters[j..end];
                if is_syllable(syllable) {
                    from[i + 1][end].get_or_insert((i, j));
                }
                let followed_by_er = chars.get(i + 1).is_some_and(|(_, c)| matches!(c, '儿' | '兒'));
                if let ([body @ .., last], true) = (syllable, followed_by_er)
                    && last.base == 'r'
                    && is_syllable(body)
                {
                    from[i + 2][end].get_or_insert((i, j));
                }
            }
        }
    }
    let (mut i, mut j) = (chars.len(), letters.len());
    let mut spoken = Vec::new();
    while i > 0 {
        let (first_char, first_letter) = from[i][j]?;
        let pinyin: String = letters[first_letter..j].iter().map(|l| l.written.as_str()).collect();
        // A letter under a heap of marks is none.
        let pinyin = Letters::new(&pinyin)?;
        spoken.push(Spoken { span: Span::new(chars[first_char].0, chars[i - 1].0 + 1), pinyin });
        (i, j) = (first_char, first_letter);
    }
    spoken.reverse();
    Some(spoken)
}

/// Whether the letters are a syllable, with one tone mark at most.
fn is_syllable(letters: &[Letter]) -> bool {
    let Some(first) = letters.first() else { return false };
    if letters.iter().filter(|l| l.toned).count() > 1 {
        return false;
    }
    // The apostrophe rule: inside a word no syllable begins with one of these unless an apostrophe says so.
    if !first.after_gap && matches!(first.base, 'a' | 'o' | 'e') {
        return false;
    }
    let plain: String = letters.iter().map(|l| l.base).collect();
    is_plain_syllable(&plain) && (first.after_gap || !is_alone(&plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pinyin: &str, text: &str) -> String {
        match align(pinyin, text) {
            Some(spoken) => spoken.iter().map(|s| &*s.pinyin).collect::<Vec<_>>().join("·"),
            None => "–".into(),
        }
    }

    #[test]
    fn the_number_of_characters_and_the_apostrophe_decide() {
        assert_eq!(said("Xī'ān", "西安"), "Xī·ān");
        assert_eq!(said("xiān", "先"), "xiān");
        assert_eq!(said("jīngāng bù huài zhī shēn", "金刚不坏之身"), "jīn·gāng·bù·huài·zhī·shēn");
        assert_eq!(said("hòu'ài", "厚爱"), "hòu·ài");
        assert_eq!(said("zuìduō pǎo yī cì", "最多跑一次"), "zuì·duō·pǎo·yī·cì");
        assert_eq!(said("yányóuzài'ěr", "言犹在耳"), "yán·yóu·zài·ěr");
        assert_eq!(said("fǎn'ér", "反而"), "fǎn·ér");
    }

    #[test]
    fn signs_are_passed_over() {
        assert_eq!(said("qū xiàn (shì)", "區縣(市)"), "qū·xiàn·shì");
        assert_eq!(
            said("bǎ zhībù “jiàn” dào xiàngmù shang", "把支部“建”到項目上"),
            "bǎ·zhī·bù·jiàn·dào·xiàng·mù·shang"
        );
        assert_eq!(said("dì-yī yìtí", "第一议题"), "dì·yī·yì·tí");
        assert_eq!(said("lǜshī", "律师"), "lǜ·shī");
    }

    #[test]
    fn what_does_not_fit_is_left_alone() {
        assert_eq!(said("", "两"), "–");
        assert_eq!(said("liǎng", ""), "–");
        assert_eq!(said("Two Upholds", "两个维护"), "–");
        assert_eq!(said("liǎnggè wéihù zhī", "两个维护"), "–");
        assert_eq!(said("fǎnér", "反而"), "–", "the apostrophe is missing");
    }

    #[test]
    fn combining_marks_and_rhotacised_syllables() {
        assert_eq!(said("la\u{30C}oshi", "老实"), "la\u{30C}o·shi");
        assert_eq!(said("yīdiǎnr", "一点儿"), "yī·diǎnr");
        assert_eq!(said("ér'nǚ", "儿女"), "ér·nǚ");
        // The longest that can be, and a letter that is under too many marks to be one.
        assert_eq!(said("zhua\u{304}ngr", "桩儿"), "zhua\u{304}ngr");
        assert_eq!(align(&format!("zhua{}ng", "\u{304}".repeat(4)), "桩"), None);
    }
}

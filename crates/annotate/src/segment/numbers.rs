//! Numbers and Latin words, of which no list has all.
//!
//! A number is one word, in digits (3.5%, 20万) or in Han characters (三百五十六, 第十一); the measure after it is another
//! (GB/T 13715-1992; GB/T 16159-2012 spells them apart: yī gè).

use jiazhu_reading::han::is_numeral;

use super::Token;

/// What stands between a number and a noun, and for nothing else after a number. 一下, 一起, 一点 are words of their own.
const MEASURES: &str =
    "个种名位座条项篇所部支只家件份间本张幅首句届期套艘辆架台棵颗批段片群组年天次轮岁米吨倍层类人";

/// What follows a number, where the word model has taken its last digit for the head of another word: 二〇一 | 九年.
const AFTER_NUMBERS: &str = "个种名位座条项篇所部支只家件份间本张幅首句届期套艘辆架台棵颗批段片群组年天次岁米吨倍层类人月日号时点分秒里斤度元角周代世级";

/// How many tokens at the head of `tokens` make up one number or Latin word, and how many characters of the next
/// token belong to it. `None` if they begin with neither.
pub fn number(tokens: &[Token]) -> Option<(usize, usize)> {
    let first = tokens.first()?.word;
    let mut taken = if first.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        latin(tokens)
    } else if is_number(first) {
        1
    } else if matches!(first, "第" | "百分之" | "千分之" | "万分之")
        && tokens.get(1).is_some_and(|next| is_number(next.word) || is_digits(next.word))
    {
        2
    } else {
        return None;
    };
    if !tokens[taken - 1].word.ends_with(|c: char| c.is_ascii_alphabetic() || c == '%') {
        taken += tokens[taken..].iter().take_while(|token| is_number(token.word)).count();
        let rounded = |token: &Token| matches!(token.word, "多" | "余");
        if tokens[taken - 1].word.ends_with(['十', '百', '千', '万', '亿'])
            && tokens.get(taken).is_some_and(rounded)
        {
            taken += 1;
        }
    }
    let more = tokens.get(taken).map_or(0, |next| head(next.word));
    Some((taken, more))
}

/// How many characters at the head of a word of number and measure, such as 一个 and 第三名, are the number; `None` if
/// the word is of another kind.
pub fn before_measure(word: &str) -> Option<usize> {
    let mut characters = word.chars();
    let measure = characters.next_back()?;
    let number = characters.as_str();
    let ordinal = number.strip_prefix('第').unwrap_or(number);
    let is_quantity = !ordinal.is_empty()
        && ordinal.chars().all(|c| is_numeral(c) || matches!(c, '几' | '数' | '余' | '多'));
    (is_quantity && MEASURES.contains(measure)).then(|| number.chars().count())
}

/// Whether a word is one character that stands after numbers.
pub fn is_measure(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|c| MEASURES.contains(c)) && characters.next().is_none()
}

/// The same for a word that follows a number.
fn head(word: &str) -> usize {
    let digits = word.chars().take_while(|&c| is_numeral(c)).count();
    let mut rest = word.chars().skip(digits);
    let is_measure = rest.next().is_some_and(|c| AFTER_NUMBERS.contains(c)) && rest.next().is_none();
    if is_measure { digits } else { 0 }
}

/// A number in Han characters. 几百 and 数万 are numbers, 几 and 数 alone are not.
fn is_number(word: &str) -> bool {
    let rest = word.strip_prefix(['几', '数']).unwrap_or(word);
    !rest.is_empty() && rest.chars().all(is_numeral)
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many tokens a Latin word or a number in digits takes: 3.5, 1,000, 96%, AK-47, well-known.
fn latin(tokens: &[Token]) -> usize {
    let plain = |token: &Token| token.word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut taken = 1;
    while let [before, mark, after, ..] = &tokens[taken - 1..] {
        let digits = before.word.ends_with(|c: char| c.is_ascii_digit())
            && after.word.starts_with(|c: char| c.is_ascii_digit());
        let joins = match mark.word {
            "." | "," | ":" => digits,
            "-" | "_" | "'" | "’" | "&" => true,
            _ => false,
        };
        if !joins || !plain(after) {
            break;
        }
        taken += 2;
    }
    taken + usize::from(tokens.get(taken).is_some_and(|token| token.word == "%"))
}

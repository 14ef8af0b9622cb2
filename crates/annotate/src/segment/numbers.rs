//! Numbers and Latin words, of which no list has all.
//!
//! A number is one word, in digits (3.5%, 20万) or in Han characters (三百五十六, 第十一); the measure after it is another
//! (GB/T 13715-1992; GB/T 16159-2012 spells them apart: yī gè).

use jiazhu_reading::han::is_numeral;

use super::Token;
use crate::word_model::{Weight, WordClass, WordModel};

/// What stands between a number and a noun, and for nothing else after a number. 一下, 一起, 一点 are words of their own.
const MEASURES: &str = "个种名位座条项篇所部支只家件份间本张幅首句届期套艘辆架台棵颗批段片群组年天次轮岁米吨倍层类人勺枝杯碗瓶盒袋桌桶串朵匹株滴\
封幢栋扇趟顿亩克斤";

/// The same after a number of several characters: 五十 | 元, where 一元 and 三度 are words as well.
const LONG_MEASURES: &str = "元度两角寸尺丈";

/// The same after an ordinal: 第三 | 行, where 一行 is a party of people as well.
const ORDINAL_MEASURES: &str = "行排列号步回场局章节课集卷版声遍桩";

/// What follows a number, where the word model has taken its last digit for the head of another word: 二〇一 | 九年.
const AFTER_NUMBERS: &str = "个种名位座条项篇所部支只家件份间本张幅首句届期套艘辆架台棵颗批段片群组年天次岁米吨倍层类人月日号时点分秒里斤度元角周代世级";

/// How many tokens at the head of `tokens` make up one number or Latin word, and how many characters of the next
/// token belong to it. `None` if they begin with neither.
pub fn number(tokens: &[Token], model: &WordModel) -> Option<(usize, usize)> {
    let first = tokens.first()?.word;
    let mut taken = if first.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        latin(tokens)
    } else if is_number(first) {
        1
    } else if matches!(first, "第" | "百分之" | "千分之" | "万分之")
        && tokens.get(1).is_some_and(|next| is_number(next.word) || is_digits(next.word))
    {
        2
    } else if is_share(first) && first.chars().count() > 3 {
        1
    } else if first == "第" {
        // 第 | 五行, which is a word elsewhere.
        return tokens.get(1).map_or(0, |next| ordinal_head(next)).checked_sub(1).map(|more| (1, more + 1));
    } else {
        return None;
    };
    if !tokens[taken - 1].word.ends_with(|c: char| c.is_ascii_alphabetic() || c == '%') {
        taken += tokens[taken..].iter().take_while(|token| is_number(token.word)).count();
        // 百分之十二 | 点 | 七
        let is_point = |pair: &[Token]| pair[0].word == "点" && is_number(pair[1].word);
        if is_share(first) && tokens.get(taken..taken + 2).is_some_and(is_point) {
            taken += 2;
        }
        let rounded = |token: &Token| matches!(token.word, "多" | "余");
        if tokens[taken - 1].word.ends_with(['0', '十', '百', '千', '万', '亿'])
            && tokens.get(taken).is_some_and(rounded)
        {
            taken += 1;
        }
        // 1.3 | 万余
        let is_rounded = |token: &Token| token.word.strip_suffix(['多', '余']).is_some_and(is_number);
        taken += usize::from(tokens.get(taken).is_some_and(is_rounded));
    }
    let more = tokens.get(taken).filter(|next| !next.is_fixed()).map_or(0, |next| head(next.word, model));
    Some((taken, more))
}

/// How many characters at the head of a word of number and measure, such as 一个, 第三名 and 四十分钟, are the number; `None` if
/// the word is of another kind.
pub fn before_measure(word: &str, model: &WordModel) -> Option<usize> {
    before_short_measure(word).or_else(|| before_long_measure(word, model))
}

/// The same where the measure is a word of several characters that numbers are often counted before.
fn before_long_measure(word: &str, model: &WordModel) -> Option<usize> {
    let several = word.chars().take_while(|c| matches!(c, '几' | '数')).count();
    let digits = several + word.chars().skip(several).take_while(|&c| is_numeral(c)).count();
    let (at, _) = word.char_indices().nth(digits).filter(|_| digits > several)?;
    let measure = &word[at..];
    let known = model.find(measure).filter(|_| measure.chars().nth(1).is_some())?;
    let attraction = model.seen_together(model.class(WordClass::NUMBER), model.word(known).context)?;
    (attraction > AFTER_NUMBER).then_some(digits)
}

/// How much numbers attract what they count.
const AFTER_NUMBER: Weight = 1000;

fn before_short_measure(word: &str) -> Option<usize> {
    let mut characters = word.chars();
    let measure = characters.next_back()?;
    let number = characters.as_str();
    let ordinal = number.strip_prefix('第').unwrap_or(number);
    let is_quantity = !ordinal.is_empty()
        && ordinal.chars().all(|c| is_numeral(c) || matches!(c, '几' | '数' | '余' | '多'));
    let is_long = number.chars().nth(1).is_some() && ordinal.ends_with(['十', '百', '千', '万', '亿']);
    let is_measure = || {
        MEASURES.contains(measure)
            || is_long && LONG_MEASURES.contains(measure)
            || number.starts_with('第') && ORDINAL_MEASURES.contains(measure)
    };
    (is_quantity && is_measure()).then(|| number.chars().count())
}

/// Whether a token is one character that stands after numbers: one that is known for it, or has been counted there.
pub fn is_measure(token: &Token, model: &WordModel) -> bool {
    let mut characters = token.word.chars();
    let is_known = characters.next().is_some_and(|c| MEASURES.contains(c));
    let is_counted = || {
        model
            .seen_together(model.class(WordClass::NUMBER), token.context)
            .is_some_and(|attraction| attraction > AFTER_NUMBER)
    };
    characters.next().is_none() && (is_known || is_counted())
}

/// How many characters of a word that follows a number belong to the number.
fn head(word: &str, model: &WordModel) -> usize {
    // A | 百二万
    if word.chars().all(is_numeral) {
        return 0;
    }
    let digits = word.chars().take_while(|&c| is_numeral(c)).count();
    let mut rest = word.chars().skip(digits);
    let is_measure = rest.next().is_some_and(|c| AFTER_NUMBERS.contains(c)) && rest.next().is_none();
    // 一百二十 | 亿 美元
    let is_multiplied = || {
        let rest = word.trim_start_matches(['十', '百', '千', '万', '亿']);
        rest.len() < word.len() && rest.chars().nth(1).is_some() && model.has(rest)
    };
    if is_measure || is_multiplied() { digits } else { 0 }
}

/// How long a number in Han characters is that begins `characters`, where it is a fraction, has a decimal point or several digits: 四分之三,
/// 三点一四, 一百二十. A word of the word model is left to it.
pub fn in_han(characters: &[char]) -> Option<usize> {
    let below = characters.iter().take_while(|&&c| is_numeral(c)).count();
    if below > 0
        && let Some(['分', '之', above @ ..]) = characters.get(below..)
        && above.first().is_some_and(|&c| is_numeral(c))
    {
        let above = in_han(above).unwrap_or(1);
        return Some(below + 2 + above);
    }
    let whole = characters.iter().take_while(|&&c| is_numeral(c)).count();
    let places = |&&c: &&char| is_numeral(c) && !matches!(c, '十' | '百' | '千' | '万' | '亿' | '两');
    let fraction = match characters.get(whole..) {
        Some(['点', rest @ ..]) if whole > 0 => {
            let digits = rest.iter().take_while(places).count();
            // 三点一刻 is a time.
            let is_time = rest.get(digits).is_some_and(|&c| {
                matches!(c, '十' | '百' | '千' | '万' | '刻' | '分' | '半' | '整' | '钟' | '多')
            });
            if is_time && !matches!(rest.get(digits), Some('万')) { 0 } else { digits }
        }
        _ => 0,
    };
    let length = whole + if fraction > 0 { 1 + fraction } else { 0 };
    (length > 1).then_some(length)
}

/// How many characters of a word after 第 are the number, where the rest is its measure.
fn ordinal_head(next: &Token) -> usize {
    let digits = next.word.chars().take_while(|&c| is_numeral(c)).count();
    let mut rest = next.word.chars().skip(digits);
    let is_measure = rest.next().is_some_and(|c| MEASURES.contains(c) || ORDINAL_MEASURES.contains(c));
    if is_measure && rest.next().is_none() && !next.is_fixed() { digits } else { 0 }
}

/// A number in Han characters. 几百 and 数万 are numbers, 几 and 数 alone are not.
fn is_number(word: &str) -> bool {
    if !word.starts_with(|c| is_numeral(c) || matches!(c, '几' | '数')) {
        return false;
    }
    // 四分之三
    let (below, above) = word.split_once("分之").unwrap_or(("一", word));
    if below.is_empty() || !below.chars().all(is_numeral) {
        return false;
    }
    let rest = above.strip_prefix(['几', '数']).unwrap_or(above);
    let is_decimal =
        || rest.starts_with(is_numeral) && rest.ends_with(is_numeral) && rest.matches('点').count() == 1;
    !rest.is_empty()
        && (rest.chars().all(is_numeral) || is_decimal() && rest.chars().all(|c| c == '点' || is_numeral(c)))
}

/// A share, as 百分之十二.
fn is_share(word: &str) -> bool {
    let mut characters = word.chars();
    matches!(characters.next(), Some('百' | '千' | '万')) && characters.as_str().starts_with("分之")
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

#[cfg(test)]
mod tests;

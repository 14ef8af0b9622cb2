//! Senses as CC-CEDICT writes them, made readable: references as plain text, numbered syllables with tone marks.
//!
//! A reference is `兩個|两个[liang3 ge4]`: Traditional, Simplified where it differs, pronunciation. As text it is
//! `两个/兩個 liǎnggè`.

use super::spelling::pronunciation;
use crate::word_model::WordModel;
use jiazhu_reading::han::is_han;

/// A word that a sense points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference<'s> {
    pub traditional: &'s str,
    pub simplified: &'s str,
    /// Numbered; empty where none is given.
    pub pinyin: &'s str,
}

/// A sense with its references and pronunciations as plain text.
pub(super) fn readable(model: &WordModel, sense: &str) -> String {
    let sense = sense.replace("CL:", "classifier: ");
    let mut text = String::with_capacity(sense.len());
    let mut rest = sense.as_str();
    while let Some(start) = rest.find(|c: char| in_headword(c) || c == '[') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let (words, after) = rest.split_at(rest.find(|c| !in_headword(c) && c != '|').unwrap_or(rest.len()));
        let is_reference = words.contains(is_written);
        let (traditional, simplified) =
            words.split_once('|').filter(|_| is_reference).unwrap_or((words, words));
        text.push_str(simplified);
        if traditional != simplified {
            text.push('/');
            text.push_str(traditional);
        }
        rest = after;
        if let Some((numbered, after)) = after.strip_prefix('[').and_then(|after| after.split_once(']'))
            && let Some(marked) = pronunciation(model, simplified, numbered)
        {
            text.push_str(if words.is_empty() { "" } else { " " });
            text.push_str(&marked);
            rest = after;
        } else if words.is_empty() {
            // Not Mandarin, or not pinyin: it stays as it is.
            text.push('[');
            rest = &after[1..];
        }
    }
    text + rest
}

/// The reference that `text` consists of.
pub(super) fn reference(text: &str) -> Option<Reference<'_>> {
    let (words, pinyin) = match text.split_once('[') {
        Some((words, pinyin)) => (words, pinyin.strip_suffix(']')?),
        None => (text, ""),
    };
    let (traditional, simplified) = words.split_once('|').unwrap_or((words, words));
    let is_word =
        |word: &str| !word.is_empty() && word.contains(is_written) && !word.contains([' ', '|', ',']);
    (is_word(traditional) && is_word(simplified)).then_some(Reference { traditional, simplified, pinyin })
}

/// What a sense says the entry is, and of which word: `old variant of 群[qun2]`. `None` if it says what it means.
pub(super) fn pointer(sense: &str) -> Option<Reference<'_>> {
    const POINTING: [&str; 7] =
        ["variant of ", "form of ", "see ", "also written ", "abbr. for ", "used in ", "same as "];
    // `(Tw) `, `(Internet slang) `
    let (_, sense) = sense.strip_prefix('(').and_then(|sense| sense.split_once(") ")).unwrap_or(("", sense));
    let (_, target) = POINTING.iter().find_map(|words| {
        let (before, target) = sense.split_once(words)?;
        // `old`, `erhua`, `Japanese`, `euphemistic`, but no sentence.
        let is_label = before.is_empty() || before.ends_with(' ');
        (is_label && before.len() < 24 && !before.contains(['(', ',', ';', '['])).then_some((before, target))
    })?;
    reference(target)
}

/// What a headword is written with. In a sense, a run of these is a headword if it has more than Latin letters and digits.
fn in_headword(c: char) -> bool {
    is_written(c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '，')
}

/// Characters, their parts, zhuyin, and the signs that stand for a character.
fn is_written(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{2E80}'..='\u{2FDF}' | '〇' | '\u{3021}'..='\u{3029}' | '\u{3100}'..='\u{312F}' | '□' | '○')
}

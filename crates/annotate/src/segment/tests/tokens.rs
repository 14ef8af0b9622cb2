//! Tokens for the tests of the rules that join and part them.

use super::super::{Sort, Token};
use crate::tables::builtin;
use crate::word_model::{Context, WordClass};
use jiazhu_reading::Span;

/// The tokens of a text whose words are written apart: with what the word model knows of each.
pub fn tokens(words: &str) -> Vec<Token<'_>> {
    let model = builtin().word_model();
    let mut end = 0;
    let token = |word| {
        let start = end;
        end += str::chars(word).count();
        let span = Span::new(start, end);
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let unknown = if is_number { model.class(WordClass::NUMBER) } else { Context::NONE };
        match model.find(word).map(|id| model.word(id)) {
            Some(known) => {
                Token { word, span, sort: Sort::Known, weight: known.weight, context: known.context }
            }
            None => Token { word, span, sort: Sort::Unknown, weight: model.unseen(), context: unknown },
        }
    };
    words.split_whitespace().map(token).collect()
}

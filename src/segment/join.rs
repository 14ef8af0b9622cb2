//! Joining what the dictionary left apart, and parting what it should not have joined.

use jieba_rs::{Jieba, Token};

use super::characters::{FUNCTION, is_extender, is_han, uses};
use super::{names, numbers};
use crate::lexicon::Lexicon;

/// Turns jieba's division into words.
pub struct Joiner<'a> {
    pub lexicon: &'a Lexicon,
    pub jieba: &'a Jieba,
    /// What the tokens are of.
    pub text: &'a str,
    /// Where `text` starts, in code points.
    pub start: usize,
    /// Whether a word must stay as it is.
    pub is_form: &'a dyn Fn(&str) -> bool,
    /// Where the ends of the words go.
    pub ends: &'a mut Vec<usize>,
}

impl Joiner<'_> {
    /// Pushes the ends of the words that `tokens`, jieba's division of the text, make up.
    pub fn join(mut self, tokens: &[Token]) {
        let mut at = 0;
        while at < tokens.len() {
            at += self.next(tokens, at);
        }
    }

    /// Pushes the ends of the words that `tokens[at]` begins; returns how many tokens they take.
    fn next(&mut self, all: &[Token], at: usize) -> usize {
        let tokens = &all[at..];
        let first = &tokens[0];
        if let Some((taken, more)) = numbers::number(tokens) {
            let end = tokens[taken - 1].end + more;
            self.push(end);
            if more == 0 {
                return taken;
            }
            self.push(tokens[taken].end);
            return taken + 1;
        }
        if let Some(repeated) = choice(tokens).filter(|_| !(self.is_form)(tokens[2].word)) {
            let end = tokens[2].start + repeated;
            self.push(end);
            if end < tokens[2].end {
                self.push(tokens[2].end);
            }
            return 3;
        }
        if let Some(taken) = names::name(all, at, self.lexicon, self.is_form) {
            self.push(tokens[taken - 1].end);
            return taken;
        }
        let c = first.word.chars().next().unwrap_or_default();
        if first.end - first.start == 1 {
            return self.single(c, all, at);
        }
        if let Some(number) = numbers::before_measure(first.word).filter(|_| !(self.is_form)(first.word)) {
            self.push(first.start + number);
        } else if first.word == "\r\n" {
            self.push(first.start + 1);
        }
        self.push(first.end);
        1
    }

    /// The same where the first token is one character.
    fn single(&mut self, c: char, all: &[Token], at: usize) -> usize {
        let tokens = &all[at..];
        if is_extender(c) && tokens[0].start > 0 {
            self.ends.pop();
        }
        let taken = if is_han(c) && uses(c) & FUNCTION == 0 {
            (1..tokens.len())
                .find(|&n| {
                    !is_open(&tokens[n]) || names::name(all, at + n, self.lexicon, self.is_form).is_some()
                })
                .unwrap_or(tokens.len())
        } else if is_long_mark(c) {
            tokens.iter().take_while(|token| token.word == tokens[0].word).count()
        } else {
            1
        };
        let end = tokens[taken - 1].end;
        if taken > 1 && is_han(c) {
            let run = &self.text[tokens[0].byte_start..tokens[taken - 1].byte_end];
            for word in self.jieba.cut(run, true) {
                self.push(tokens[0].start + word.end);
            }
        } else {
            self.push(end);
        }
        taken
    }

    fn push(&mut self, end: usize) {
        self.ends.push(self.start + end);
    }
}

/// How many characters of the third token belong to a question of the form 真不真, which is one word; `None` if the
/// tokens do not begin with one. 真 | 不 | 真的 is such a question: nobody answers 真的 to 不.
fn choice(tokens: &[Token]) -> Option<usize> {
    let [verb, no, again, ..] = tokens else { return None };
    let length = verb.end - verb.start;
    let is_question =
        matches!(no.word, "不" | "没") && again.word.starts_with(verb.word) && verb.word.chars().all(is_han);
    (is_question && length == 1 && again.end - again.start <= 2).then_some(length)
}

/// A character that the dictionary left alone and that may be part of an unknown word.
fn is_open(token: &Token) -> bool {
    token.end - token.start == 1
        && token.word.contains(is_han)
        && !token.word.contains(|c| uses(c) & FUNCTION > 0)
}

/// Marks that are written several times for one: the dash ——, the ellipsis …… (GB/T 15834-2011 4.13 and 4.11).
fn is_long_mark(c: char) -> bool {
    matches!(c, '—' | '─' | '―' | '…' | '-' | '.' | '~' | '=' | '*')
}

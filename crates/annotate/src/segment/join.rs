//! Joining what the word model left apart, and parting what it should not have joined.

use jieba_rs::Jieba;

use super::word_reasons::{Ends, WhyWord, of_token};
use super::{Sort, Token, names, numbers};
use crate::word_model::characters::{CharacterUses, FUNCTION};
use crate::word_model::{Weight, WordModel};
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// A character that stands alone more often than this is no part of an unknown word.
const COMMON: Weight = -6500;
/// One that stands alone more often than this begins none: 取 | 下 | 粉板.
const COMMON_FIRST: Weight = -7000;

/// Turns the tokens of a piece of text into words.
pub struct Joiner<'a, E> {
    pub model: &'a WordModel,
    /// Divides what the word model does not have: the hidden Markov model of jieba-rs (Viterbi).
    pub unknown: &'a Jieba,
    /// Whether it may join: its words are those of Mandarin prose.
    pub joins: bool,
    /// Where `text` starts, in code points.
    pub start: usize,
    /// Where the ends of the words go.
    pub ends: &'a mut E,
}

impl<E: Ends> Joiner<'_, E> {
    /// Pushes the ends of the words that `tokens` make up.
    pub fn join(mut self, tokens: &[Token]) {
        let mut at = 0;
        while at < tokens.len() {
            at += self.next(&tokens[at..]);
        }
    }

    /// Pushes the ends of the words at the head of `tokens`; returns how many tokens they take.
    fn next(&mut self, tokens: &[Token]) -> usize {
        let first = &tokens[0];
        if first.sort == Sort::Form {
            self.push(first.span.end, WhyWord::Form);
            return 1;
        }
        if let Some(taken) = names::foreign(self.model.characters(), tokens) {
            self.push(tokens[taken - 1].span.end, WhyWord::Foreign);
            return taken;
        }
        if first.sort == Sort::Name {
            self.push(first.span.end, WhyWord::Person);
            return 1;
        }
        if let Some((taken, more)) = numbers::number(tokens, self.model) {
            let end = tokens[taken - 1].span.end + more as u32;
            self.push(end, WhyWord::Number);
            if more == 0 {
                // A measure belongs to the number, not to the unknown word that may follow.
                let measure = tokens
                    .get(taken)
                    .filter(|next| !next.is_fixed() && numbers::is_measure(next, self.model));
                measure.into_iter().for_each(|measure| self.push(measure.span.end, WhyWord::Measure));
                return taken + usize::from(measure.is_some());
            }
            self.push(tokens[taken].span.end, WhyWord::Measure);
            return taken + 1;
        }
        if let Some(repeated) = choice(tokens) {
            let end = tokens[2].span.start + repeated as u32;
            self.push(end, WhyWord::Choice);
            if end < tokens[2].span.end {
                self.push(tokens[2].span.end, WhyWord::RestOfChoice);
            }
            return 3;
        }
        if first.length() == 1 {
            return self.single(tokens);
        }
        if let Some(number) = numbers::before_measure(first.word, self.model) {
            self.push(first.span.start + number as u32, WhyWord::HeadOfWord);
            self.push(first.span.end, WhyWord::RestOfWord);
        } else {
            self.push(first.span.end, of_token(first));
        }
        1
    }

    /// The same where the first token is one character.
    fn single(&mut self, tokens: &[Token]) -> usize {
        let known = self.model.characters();
        let c = tokens[0].word.chars().next().unwrap_or_default();
        if is_open(known, &tokens[0]) {
            let is_closed = |n: &usize| {
                let (before, next) = (&tokens[*n - 1], &tokens[*n]);
                // Characters seen side by side as words are words.
                let are_seen = self
                    .model
                    .seen_together(before.context, next.context)
                    .is_some_and(|attraction| attraction > 0);
                are_seen || !is_open(known, next) || names::foreign(known, &tokens[*n..]).is_some()
            };
            let taken = (1..tokens.len()).find(is_closed).unwrap_or(tokens.len());
            if taken > 1 {
                self.unknown_words(&tokens[..taken]);
            } else {
                self.push(tokens[0].span.end, WhyWord::Alone);
            }
            return taken;
        }
        let is_same = |token: &&Token| token.word == tokens[0].word;
        let taken = if is_long_mark(c) { tokens.iter().take_while(is_same).count() } else { 1 };
        self.push(tokens[taken - 1].span.end, if taken > 1 { WhyWord::Marks } else { of_token(&tokens[0]) });
        taken
    }

    /// Single characters in a row, some of which are unknown words.
    fn unknown_words(&mut self, tokens: &[Token]) {
        let run: String = tokens.iter().map(|token| token.word).collect();
        let mut start = 0;
        for word in self.unknown.cut(&run, true) {
            let parts = &tokens[start..word.end];
            start = word.end;
            let last = parts[parts.len() - 1].span.end;
            if parts.len() == 1 {
                self.push(last, WhyWord::LeftAlone);
            } else if self.model.find(word.word).is_some() {
                // What is a word of the word model has been left apart because it is none here.
                parts.iter().for_each(|token| self.push(token.span.end, WhyWord::Apart));
            } else if parts[0].weight < COMMON_FIRST && self.is_bound(word.word, parts.len()) {
                self.push(last, WhyWord::Joined);
            } else {
                let first = parts[0].span.start;
                self.ends.doubtful(Span::new(self.start + first as usize, self.start + last as usize));
                parts.iter().for_each(|token| self.push(token.span.end, WhyWord::LeftAlone));
            }
        }
    }

    /// Whether so many characters look like one word of its own, not like words in a row.
    fn is_bound(&self, word: &str, length: usize) -> bool {
        let most = match length {
            2 => 0.5,
            3 => 0.05,
            _ => 0.02,
        };
        self.joins && self.model.positions().apart(word) < most
    }

    fn push(&mut self, end: u32, why: WhyWord) {
        self.ends.push(self.start + end as usize, why);
    }
}

/// How many characters of the third token belong to a question of the form 真不真, or a trial of the form 看一看, which is
/// one word; `None` if the tokens do not begin with one. 真 | 不 | 真的 is such a question: nobody answers 真的 to 不.
fn choice(tokens: &[Token]) -> Option<usize> {
    let [verb, no, again, ..] = tokens else { return None };
    let length = verb.length();
    let is_question = (matches!(no.word, "不" | "没") || no.word == "一" && again.word == verb.word)
        && !again.is_fixed()
        && again.word.starts_with(verb.word)
        && verb.word.chars().all(is_han);
    (is_question && length == 1 && again.length() <= 2).then_some(length)
}

/// A character that the word model left alone and that may be part of an unknown word.
fn is_open(known: &CharacterUses, token: &Token) -> bool {
    let mut characters = token.word.chars();
    let is_open = characters.next().is_some_and(|c| is_han(c) && known.uses(c) & FUNCTION == 0);
    is_open && characters.next().is_none() && !token.is_fixed() && token.weight < COMMON
}

/// Marks that are written several times for one: the dash ——, the ellipsis …… (GB/T 15834-2011 4.13 and 4.11).
fn is_long_mark(c: char) -> bool {
    matches!(c, '—' | '─' | '―' | '…' | '-' | '.' | '~' | '=' | '*')
}

#[cfg(test)]
mod tests;

//! Joining what the word model left apart, and parting what it should not have joined.

use jieba_rs::Jieba;

use super::word_reasons::{Ends, WhyWord, of_token};
use super::{Sort, Token, loose, names, numbers};
use crate::word_model::characters::{CharacterUses, FUNCTION};
use crate::word_model::{Weight, WordModel};
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// A character that stands alone more often than this is no part of an unknown word.
const COMMON: Weight = -6500;
/// One that stands alone more often than this begins none: 取 | 下 | 粉板.
const COMMON_FIRST: Weight = -7000;
/// A character that attracts its neighbour outside more than this belongs there: 这 | 本 | 书 | 折 | 了, not 书折.
const ELSEWHERE: Weight = 1450;

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
            at += self.next(&tokens[at..], at.checked_sub(1).map(|before| &tokens[before]));
        }
    }

    /// Pushes the ends of the words at the head of `tokens`; returns how many tokens they take. `before` is the token before
    /// them.
    fn next(&mut self, tokens: &[Token], before: Option<&Token>) -> usize {
        let first = &tokens[0];
        if first.sort == Sort::Form {
            self.push(first.span.end, WhyWord::Form);
            return 1;
        }
        if let Some(taken) = names::foreign(self.model.characters(), tokens) {
            self.push(tokens[taken - 1].span.end, WhyWord::Foreign);
            return taken;
        }
        if self.joins && names::has_more(self.model, tokens) {
            self.push(tokens[1].span.end, WhyWord::Person);
            return 2;
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
        if let Some(length) = choice(tokens) {
            let end = first.span.start + length;
            let taken = tokens.iter().position(|token| token.span.end >= end).unwrap_or_default();
            self.push(end, WhyWord::Choice);
            if end < tokens[taken].span.end {
                self.push(tokens[taken].span.end, WhyWord::RestOfChoice);
            }
            return taken + 1;
        }
        if first.length() == 1 {
            return self.single(tokens, before);
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
    fn single(&mut self, tokens: &[Token], before: Option<&Token>) -> usize {
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
                self.unknown_words(tokens, taken, before);
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

    /// Single characters in a row, the first of `tokens`, some of which are unknown words.
    fn unknown_words(&mut self, tokens: &[Token], taken: usize, before: Option<&Token>) {
        let run: String = tokens[..taken].iter().map(|token| token.word).collect();
        let mut start = 0;
        for word in self.unknown.cut(&run, true) {
            let parts = &tokens[start..word.end];
            let before = start.checked_sub(1).map_or(before, |before| Some(&tokens[before]));
            start = word.end;
            let last = parts[parts.len() - 1].span.end;
            if parts.len() == 1 {
                self.push(last, WhyWord::LeftAlone);
            } else if self.model.find(word.word).is_some() {
                // What is a word of the word model has been left apart because it is none here.
                parts.iter().for_each(|token| self.push(token.span.end, WhyWord::Apart));
            } else if parts[0].weight < COMMON_FIRST
                && self.is_bound(word.word, parts.len())
                && !loose::are_loose(self.model, before, parts, tokens.get(start))
                && !self.is_suffix(before, parts.first())
                && !self.are_drawn(before, parts.first())
                && !self.are_drawn(parts.last(), tokens.get(start))
                && !self.are_word(parts.last(), tokens.get(start))
            {
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

    /// Whether a character ends the name of an office or a place that stands before it: 健保 | 署, 六合 | 区.
    fn is_suffix(&self, before: Option<&Token>, c: Option<&Token>) -> bool {
        before.is_some_and(|before| before.length() > 1 && before.word.ends_with(is_han))
            && c.is_some_and(|c| {
                matches!(c.word, "署" | "厅" | "局" | "院" | "镇" | "乡" | "村" | "县" | "区")
            })
    }

    /// Whether two tokens side by side are mostly seen so.
    fn are_drawn(&self, one: Option<&Token>, next: Option<&Token>) -> bool {
        let (Some(one), Some(next)) = (one, next) else { return false };
        one.word.ends_with(is_han)
            && next.word.starts_with(is_han)
            && self.model.seen_together(one.context, next.context).is_some_and(|more| more > ELSEWHERE)
    }

    /// Whether a character and the head of the next token, which says whereto, are a word of the word model: 球 | 弹 | 起来 has 弹起.
    fn are_word(&self, one: Option<&Token>, next: Option<&Token>) -> bool {
        let (Some(one), Some(next)) = (one, next) else { return false };
        let across = || one.word.chars().chain(next.word.chars().next()).collect::<String>();
        // 老 | 枣树 | 枝
        let is_tree = next.word.starts_with(['树', '花', '草', '叶']);
        next.length() > 1
            && (next.word.ends_with(['来', '去']) || is_tree)
            && self.model.find(&across()).is_some()
    }

    fn push(&mut self, end: u32, why: WhyWord) {
        self.ends.push(self.start + end as usize, why);
    }
}

/// How many characters at the head of the tokens are a question of the form 真不真, or a trial of the form 看一看, which is one word; `None` if they
/// begin with none. 真 | 不 | 真的 is such a question: nobody answers 真的 to 不. So are 要 | 不要 and 像 | 不像话, where what is refused is a word.
fn choice(tokens: &[Token]) -> Option<u32> {
    let [verb, rest @ ..] = tokens else { return None };
    let is_refused = |c: &str| c.starts_with(['不', '没']);
    let is_question = verb.length() == 1
        && verb.word.chars().all(is_han)
        && !is_refused(verb.word)
        && match rest {
            [no, again, ..] if no.length() == 1 => {
                (matches!(no.word, "不" | "没") || no.word == "一" && again.word == verb.word)
                    && !again.is_fixed()
                    && again.word.starts_with(verb.word)
                    && again.length() <= 2
            }
            [no, ..] => {
                !no.is_fixed()
                    && is_refused(no.word)
                    && no.length() <= 3
                    && no.word.chars().skip(1).take(1).eq(verb.word.chars())
            }
            [] => false,
        };
    is_question.then_some(3)
}

/// A character that the word model left alone and that may be part of an unknown word.
pub(super) fn is_open(known: &CharacterUses, token: &Token) -> bool {
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

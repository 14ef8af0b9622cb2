//! Words with one sign for each character, as the tables of pronunciations and conversions are made of.
//!
//! The lab writes them front-coded; here they are laid out for finding the longest one at a place.

use std::collections::HashMap;
use std::ops::Range;

/// Words in code point order.
#[derive(Default)]
pub struct WordList {
    /// Which words begin with a character.
    by_first: HashMap<char, Range<usize>>,
    /// All words, one after the other.
    words: String,
    /// Where each starts in `words`, in bytes; one more at the end.
    starts: Vec<u32>,
    /// All signs, one after the other.
    signs: Vec<u8>,
    /// Where those of each word start; one more at the end.
    sign_starts: Vec<u32>,
}

impl WordList {
    /// Reads front-coded words up to the end of `packed`, or up to the byte 31: one byte below 31 that says how many characters
    /// a word shares with the one before, then its other characters, then its signs in ASCII. Returns what is left as well;
    /// `None` if it is not in that format.
    pub fn unpack(packed: &str) -> Option<(WordList, &str)> {
        let mut list = WordList { starts: vec![0], sign_starts: vec![0], ..WordList::default() };
        let mut rest = packed;
        let mut previous = 0;
        while let Some(shared) = rest.chars().next() {
            if shared == '\u{1F}' {
                return Some((list, &rest[1..]));
            }
            if shared > '\u{1F}' {
                return None;
            }
            let end = rest[1..].find(|c| c <= '\u{1F}').map_or(rest.len(), |at| at + 1);
            let entry = &rest[1..end];
            let spelled = entry.find(|c: char| c.is_ascii()).unwrap_or(entry.len());
            let start = list.words.len();
            let shared_end = match shared as usize {
                0 => 0,
                count => {
                    list.words[previous..].char_indices().nth(count).map_or(start - previous, |(at, _)| at)
                }
            };
            list.words.extend_from_within(previous..previous + shared_end);
            list.words.push_str(&entry[..spelled]);
            let at = list.starts.len() - 1;
            list.by_first.entry(list.words[start..].chars().next()?).or_insert(at..at).end = at + 1;
            list.signs.extend_from_slice(&entry.as_bytes()[spelled..]);
            list.starts.push(u32::try_from(list.words.len()).ok()?);
            list.sign_starts.push(u32::try_from(list.signs.len()).ok()?);
            previous = start;
            rest = &rest[end..];
        }
        Some((list, rest))
    }

    /// The signs of a word; those that are `0` at its end are left out.
    pub fn get(&self, word: &str) -> Option<&[u8]> {
        let alike = self.by_first.get(&word.chars().next()?)?;
        let at = self.first_from(alike.start, alike.end, word);
        (at < alike.end && self.word(at) == word).then(|| self.signs(at))
    }

    /// The words that `text` begins with, the shorter first: how many bytes they take, and their signs.
    pub fn at_head_of<'l>(&'l self, text: &'l str) -> impl Iterator<Item = (usize, &'l [u8])> {
        let alike = text.chars().next().and_then(|first| self.by_first.get(&first));
        let (mut low, mut high) = alike.map_or((0, 0), |alike| (alike.start, alike.end));
        let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        std::iter::from_fn(move || {
            for end in ends.by_ref() {
                let head = &text[..end];
                low = self.first_from(low, high, head);
                // Words that begin with `head` follow; what comes after them all is the first that does not.
                high = low + self.count_with(low, high, head);
                if low == high {
                    return None;
                }
                if self.word(low).len() == end {
                    return Some((end, self.signs(low)));
                }
            }
            None
        })
    }

    fn word(&self, at: usize) -> &str {
        &self.words[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn signs(&self, at: usize) -> &[u8] {
        &self.signs[self.sign_starts[at] as usize..self.sign_starts[at + 1] as usize]
    }

    /// The first word between two places that is not before `word`.
    fn first_from(&self, low: usize, high: usize, word: &str) -> usize {
        search(low, high, |at| self.word(at) < word)
    }

    /// How many words from `low` on begin with `head`, where none before `low` does.
    fn count_with(&self, low: usize, high: usize, head: &str) -> usize {
        search(low, high, |at| self.word(at).starts_with(head)) - low
    }
}

/// The first place for which `is_before` no longer holds.
fn search(mut low: usize, mut high: usize, is_before: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = (low + high) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_the_words_at_a_place() {
        let (list, rest) = WordList::unpack("\0长大\u{2}的1\u{1}江01\0重庆1\u{1F}more").expect("a list");
        assert_eq!(rest, "more");
        assert_eq!(list.get("长江"), Some(&b"01"[..]));
        assert_eq!(list.get("长大"), Some(&b""[..]));
        assert_eq!(list.get("长大的"), Some(&b"1"[..]));
        assert_eq!(list.get("长"), None);
        assert_eq!(list.get("重庆市"), None);
        assert_eq!(list.get(""), None);
        let heads: Vec<usize> = list.at_head_of("长大的人").map(|(bytes, _)| bytes).collect();
        assert_eq!(heads, ["长大".len(), "长大的".len()]);
        assert_eq!(list.at_head_of("大").count(), 0);
        assert_eq!(WordList::default().get("长"), None);
    }

    #[test]
    fn refuses_other_formats() {
        assert!(WordList::unpack("长江").is_none());
    }
}

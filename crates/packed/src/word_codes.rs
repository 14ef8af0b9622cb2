//! Words with one sign for each character, as the tables of pronunciations and conversions are made of.

use crate::signs::SignsPart;
use crate::trie::{Pair, Trie};

/// Words in code point order.
pub struct WordCodes {
    words: Trie,
    /// All signs, one after the other.
    signs: Vec<u8>,
    /// Where those of each word start; one more at the end.
    sign_starts: Vec<u32>,
}

impl WordCodes {
    /// Those of a file. `None` if something in its words is no character.
    pub fn new(part: SignsPart) -> Option<WordCodes> {
        let mut sign_starts = Vec::with_capacity(part.signs.counts.len() + 1);
        sign_starts.push(0);
        let mut end = 0;
        for &count in &part.signs.counts {
            end += u32::from(count);
            sign_starts.push(end);
        }
        Some(WordCodes { words: Trie::new(&part.list, 0..)?, signs: part.signs.all, sign_starts })
    }

    /// The signs of a word; those that are `0` at its end are left out.
    pub fn get(&self, word: &[char]) -> Option<&[u8]> {
        self.words.find(word.iter().copied()).map(|id| self.signs(id))
    }

    /// What [`WordCodes::walk_on`] is told of each place of a text.
    pub fn pairs(&self, text: &[char]) -> Vec<Pair> {
        self.words.pairs(text)
    }

    /// The same of some places alone.
    pub fn pairs_at(&self, text: &[char], places: &[u32]) -> Vec<Pair> {
        self.words.pairs_at(text, places)
    }

    /// Calls `found` with the lengths in characters of the words that `text` begins with, the shorter first.
    pub fn lengths(&self, text: &[char], mut found: impl FnMut(usize)) {
        self.words.walk(text.iter().copied(), |length, _| found(length));
    }

    /// The same at a place of which the pair is known.
    pub fn lengths_on(&self, text: &[char], pair: Pair, mut found: impl FnMut(usize)) {
        self.words.walk_on(text, pair, |length, _| found(length));
    }

    /// Calls `found` with the words that `text`, of which the pair is known, begins with: their lengths, and their signs.
    pub fn walk_on<'l>(&'l self, text: &[char], pair: Pair, mut found: impl FnMut(usize, &'l [u8])) {
        self.words.walk_on(text, pair, |length, id| found(length, self.signs(id)));
    }

    fn signs(&self, id: u32) -> &[u8] {
        &self.signs[self.sign_starts[id as usize] as usize..self.sign_starts[id as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No text; 重庆 with the sign 1, 长大, 长大的 with the sign 1, 长江 with the signs 01; then `more`.
    fn raw() -> Vec<u8> {
        let mut bytes = vec![0, 6];
        let mut before = 0;
        for c in "大庆江的重长".chars() {
            let distance = u32::from(c) - before;
            bytes.extend([distance as u8 | 0x80, (distance >> 7) as u8 | 0x80, (distance >> 14) as u8]);
            before = c.into();
        }
        // How often they occur, and so their ranks; the words; their first characters; the others; the signs.
        bytes.extend([3, 3, 3, 3, 0, 0]);
        bytes.extend([4, 0, 0, 2, 1, 2, 2, 1, 1]);
        bytes.extend([5, 1]);
        bytes.extend([0, 0, 0, 0, 1, 0, 3, 2]);
        bytes.extend([1, 0, 1, 2]);
        bytes.extend(b"1101more");
        bytes
    }

    #[test]
    fn finds_words_and_the_words_at_a_place() {
        let bytes = raw();
        let mut rest = bytes.as_slice();
        let list = WordCodes::new(SignsPart::read(&mut rest).expect("a list")).expect("characters");
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let get = |word| list.get(&chars(word));
        assert_eq!(rest, b"more");
        assert_eq!(get("长江"), Some(&b"01"[..]));
        assert_eq!(get("长大"), Some(&b""[..]));
        assert_eq!(get("长大的"), Some(&b"1"[..]));
        assert_eq!(get("长"), None);
        assert_eq!(get("重庆市"), None);
        assert_eq!(get(""), None);
        let mut heads = Vec::new();
        let text = chars("长大的人");
        list.walk_on(&text, list.pairs(&text)[0], |length, signs| heads.push((length, signs)));
        assert_eq!(heads, [(2, &b""[..]), (3, &b"1"[..])]);
        let mut lengths = Vec::new();
        list.lengths(&text, |length| lengths.push(length));
        list.lengths_on(&text, list.pairs_at(&text, &[0])[0], |length| lengths.push(length));
        assert_eq!(lengths, [2, 3, 2, 3]);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let bytes = raw();
        for end in 0..bytes.len() - "more".len() {
            assert!(SignsPart::read(&mut &bytes[..end]).is_none(), "{end}");
        }
    }
}

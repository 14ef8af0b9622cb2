//! Words with one sign for each character, as the tables of pronunciations and conversions are made of.

use crate::trie::{Builder, Trie};

/// Words in code point order.
pub struct WordCodes {
    words: Trie,
    /// All signs, one after the other.
    signs: Vec<u8>,
    /// Where those of each word start; one more at the end.
    sign_starts: Vec<u32>,
}

impl WordCodes {
    /// Reads front-coded words up to the end of `packed`, or up to the byte 31: one byte below 31 that says how many characters
    /// a word shares with the one before, then its other characters, then its signs in ASCII. Returns what is left as well;
    /// `None` if it is not in that format.
    pub fn unpack(packed: &str) -> Option<(WordCodes, &str)> {
        let (packed, left) = packed.split_once(END).unwrap_or((packed, ""));
        let mut words = Builder::with_capacity(packed.chars().filter(|c| !c.is_ascii()).count());
        let (mut signs, mut sign_starts) = (Vec::new(), vec![0]);
        let mut rest = packed;
        while let Some(shared) = rest.chars().next() {
            if shared > END {
                return None;
            }
            let end = rest[1..].find(|c| c < END).map_or(rest.len(), |at| at + 1);
            let entry = &rest[1..end];
            let spelled = entry.find(|c: char| c.is_ascii()).unwrap_or(entry.len());
            words.add(shared as usize, &entry[..spelled], sign_starts.len() as u32 - 1)?;
            signs.extend_from_slice(&entry.as_bytes()[spelled..]);
            sign_starts.push(u32::try_from(signs.len()).ok()?);
            rest = &rest[end..];
        }
        Some((WordCodes { words: words.build(), signs, sign_starts }, left))
    }

    /// The signs of a word; those that are `0` at its end are left out.
    pub fn get(&self, word: &[char]) -> Option<&[u8]> {
        self.words.find(word.iter().copied()).map(|id| self.signs(id))
    }

    /// Calls `found` with the words that `text` begins with, the shorter first: their lengths in characters, and their signs.
    pub fn walk<'l>(&'l self, text: &[char], mut found: impl FnMut(usize, &'l [u8])) {
        self.words.walk(text.iter().copied(), |length, id| found(length, self.signs(id)));
    }

    fn signs(&self, id: u32) -> &[u8] {
        &self.signs[self.sign_starts[id as usize] as usize..self.sign_starts[id as usize + 1] as usize]
    }
}

/// What closes a list that something follows.
const END: char = '\u{1F}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_the_words_at_a_place() {
        let (list, rest) = WordCodes::unpack("\0长大\u{2}的1\u{1}江01\0重庆1\u{1F}more").expect("a list");
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let get = |word| list.get(&chars(word));
        assert_eq!(rest, "more");
        assert_eq!(get("长江"), Some(&b"01"[..]));
        assert_eq!(get("长大"), Some(&b""[..]));
        assert_eq!(get("长大的"), Some(&b"1"[..]));
        assert_eq!(get("长"), None);
        assert_eq!(get("重庆市"), None);
        assert_eq!(get(""), None);
        let mut heads = Vec::new();
        list.walk(&chars("长大的人"), |length, signs| heads.push((length, signs)));
        assert_eq!(heads, [(2, &b""[..]), (3, &b"1"[..])]);
    }

    #[test]
    fn refuses_other_formats() {
        assert!(WordCodes::unpack("长江").is_none());
    }
}

//! The letters of one syllable, held in place: a long text has a million syllables, and none of them has memory of its own.

use std::fmt;
use std::ops::Deref;

/// One syllable with its tone mark: `liǎng`, `Huār`. Copied and compared as plain bytes; as a text it is what it was made of.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Letters {
    length: u8,
    /// UTF-8; 0 behind the text.
    bytes: [u8; Letters::LONGEST],
}

impl Letters {
    /// In bytes. The longest syllable of Pinyin, `zhuāngr` with its mark as a character of its own, has nine.
    pub const LONGEST: usize = 11;

    /// `None` of a text that is longer than any syllable.
    ///
    /// ```
    /// use jiazhu_reading::pinyin::Letters;
    /// assert_eq!(&*Letters::new("liǎng").unwrap(), "liǎng");
    /// assert_eq!(Letters::new("liǎng gè wéihù"), None);
    /// ```
    pub fn new(text: &str) -> Option<Letters> {
        Letters::of_bytes(text.as_bytes())
    }

    /// The same of UTF-8.
    pub(crate) fn of_bytes(text: &[u8]) -> Option<Letters> {
        let mut letters = Letters { length: text.len() as u8, ..Letters::default() };
        letters.bytes.get_mut(..text.len())?.copy_from_slice(text);
        Some(letters)
    }

    /// Its UTF-8.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.length)).unwrap_or_default()
    }
}

impl Deref for Letters {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq<&str> for Letters {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_the_text_that_they_were_made_of() {
        for text in ["", "a", "lǜ", "Zhuāngr", "zhua\u{304}ngr", "12345678901"] {
            let letters = Letters::new(text).expect("it is short");
            assert_eq!((&*letters, letters.to_string().as_str()), (text, text));
        }
        assert_eq!(Letters::new("123456789012"), None);
        assert_eq!(Letters::new(&"a".repeat(256)), None, "its length is no number of one byte");
    }

    #[test]
    fn a_shorter_text_is_another() {
        let letters = |text| Letters::new(text);
        assert_ne!(letters("a"), letters("a\0"));
        assert_eq!(letters("lǜ"), letters("lǜ"));
    }
}

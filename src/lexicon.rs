//! General dictionary data: the words of Chinese and how often they occur.

use std::fmt::Write;
use std::sync::LazyLock;

use jieba_rs::Jieba;

/// Made by `cargo xtask data`, see `lab/src/data/words.rs` for the format.
const WORDS: &[u8] = include_bytes!("../data/words.bin");

/// jieba counts in whole numbers. Counting in billionths leaves room for words, added later, that are rarer than the
/// rarest of the dictionary, and changes no probability.
pub(crate) const UNIT: usize = 1_000_000_000;

static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| {
    let words = miniz_oxide::inflate::decompress_to_vec(WORDS).ok().and_then(|bytes| Lexicon::unpack(&bytes));
    words.expect("data/words.bin is as `cargo xtask data` made it: a test compares its hash")
});

/// Words in Simplified characters with their frequencies in jieba's corpus.
pub struct Lexicon {
    /// In code point order, each closed by an LF.
    words: String,
    /// Where each word starts in `words`, in bytes; one more at the end.
    starts: Vec<u32>,
    /// In the words' order.
    frequencies: Vec<u32>,
    /// What all frequencies add up to, with those of words left out of the dictionary.
    total: u64,
    jieba: Jieba,
}

impl Lexicon {
    /// The dictionary that comes with Jiazhu; decoded at the first call, some 50 ms.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// How often a word occurs among [`Lexicon::total`] words; `None` for what is no word of the dictionary.
    /// The word must be folded ([`crate::script::fold`]).
    pub fn frequency(&self, word: &str) -> Option<u32> {
        let mut low = 0;
        let mut high = self.frequencies.len();
        while low < high {
            let middle = (low + high) / 2;
            match self.word(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(self.frequencies[middle]),
            }
        }
        None
    }

    /// How many words the corpus has from which the frequencies were counted.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// jieba with this dictionary; its frequencies are in billionths.
    pub(crate) fn jieba(&self) -> &Jieba {
        &self.jieba
    }

    fn word(&self, index: usize) -> &str {
        &self.words[self.starts[index] as usize..self.starts[index + 1] as usize - 1]
    }

    /// Reads the format of `data/words.bin` after inflating; `None` if it is not in that format.
    fn unpack(bytes: &[u8]) -> Option<Lexicon> {
        let end = bytes.iter().position(|&byte| byte == 0xFF)?;
        let spelled = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut numbers = &bytes[end + 1..];
        let dropped = leb128(&mut numbers)?;

        let mut words = String::with_capacity(2 * spelled.len());
        let mut starts = vec![0];
        let mut frequencies = Vec::new();
        let mut total = dropped;
        let mut dict = format!("{FILLER} {}\n", dropped as usize * UNIT);
        let mut previous = 0;
        let mut rest = spelled;
        while let Some(shared) = rest.chars().next().filter(|&c| c < ' ') {
            let suffix_end = rest[1..].find(|c| c < ' ').map_or(rest.len(), |at| at + 1);
            let shared_end = match shared as usize {
                0 => 0,
                count => words[previous..].char_indices().nth(count)?.0,
            };
            let start = words.len();
            words.extend_from_within(previous..previous + shared_end);
            words.push_str(&rest[1..suffix_end]);
            let frequency = leb128(&mut numbers)?;
            total += frequency;
            // Nine zeros: in billionths, see `UNIT`.
            writeln!(dict, "{} {frequency}000000000", &words[start..]).ok()?;
            words.push('\n');
            starts.push(u32::try_from(words.len()).ok()?);
            frequencies.push(u32::try_from(frequency).ok()?);
            previous = start;
            rest = &rest[suffix_end..];
        }
        let jieba = Jieba::with_dict(&mut dict.as_bytes()).ok()?;
        (rest.is_empty() && numbers.is_empty()).then_some(Lexicon {
            words,
            starts,
            frequencies,
            total,
            jieba,
        })
    }
}

/// A word that no text has: it holds the frequencies of the words that were left out.
const FILLER: &str = "\u{E000}\u{E000}";

/// Takes a number in LEB128 off the front.
fn leb128(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7F) << shift;
        if first < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_have_the_frequencies_of_jieba() {
        let lexicon = Lexicon::builtin();
        assert_eq!(lexicon.frequency("着"), Some(188_584));
        assert_eq!(lexicon.frequency("服务中心"), Some(52));
        assert_eq!(lexicon.frequency("T恤"), Some(4));
        let sum: u64 = lexicon.frequencies.iter().map(|&frequency| u64::from(frequency)).sum();
        // jieba's total was 60,101,964; what it left out counts still.
        assert_eq!(lexicon.total() - sum, 555_651);
    }

    /// 不断涌现 stands in jieba's dictionary with frequency 3.
    #[test]
    fn filler_entries_are_left_out() {
        for absent in ["不断涌现", "", "\n", "\u{10FFFF}"] {
            assert_eq!(Lexicon::builtin().frequency(absent), None);
        }
    }

    #[test]
    fn words_are_in_order() {
        let lexicon = Lexicon::builtin();
        assert!((1..lexicon.frequencies.len()).all(|i| lexicon.word(i - 1) < lexicon.word(i)));
    }

    #[test]
    fn damaged_tables_are_refused() {
        for bytes in
            [&b""[..], b"\0a\xFF", b"\0a\xFF\x01", b"a\xFF\x01", b"\0a\xFF\x01\x01\x01", b"\0\xC0\xFF"]
        {
            assert!(Lexicon::unpack(bytes).is_none());
        }
    }
}

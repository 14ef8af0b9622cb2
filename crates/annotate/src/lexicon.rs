//! General dictionary data: the words of Chinese, how often they occur, and which stand beside which.

pub(crate) mod characters;
mod neighbours;
mod tables;

use neighbours::{CONTEXTS, Neighbours};
pub(crate) use neighbours::{Class, Context};

use crate::trie::Trie;
use characters::Characters;

/// Words in Simplified characters with how often they occur, alone and after one another; a part of
/// [`Tables`](crate::Tables).
pub struct Lexicon {
    /// Gives each word its id.
    index: Trie,
    /// In jieba's corpus; by id, as all that follow.
    frequencies: Vec<u32>,
    words: Vec<Word>,
    /// What all frequencies add up to, with those of words left out of the dictionary.
    total: u64,
    neighbours: Neighbours,
    characters: Characters,
}

/// What a way through a text is reckoned with.
#[derive(Clone, Copy)]
pub(crate) struct Word {
    /// Natural logarithm of its probability, whatever stands around it.
    pub probability: f32,
    /// What it counts as for its neighbours.
    pub context: Context,
}

/// What a word is known by in a [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordId(u32);

impl Lexicon {
    /// How often a word occurs among [`Lexicon::total`] words; `None` for what is no word of the dictionary.
    /// The word must be folded ([`Fold`](crate::fold::Fold)).
    pub fn frequency(&self, word: &str) -> Option<u32> {
        self.find(word).map(|id| self.frequencies[id.0 as usize])
    }

    /// How many words the corpus has from which the frequencies were counted.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// What characters are used for in names.
    pub(crate) fn characters(&self) -> &Characters {
        &self.characters
    }

    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.index.find(word.chars()).map(WordId)
    }

    /// Calls `found` with the length in characters and the id of each word that begins `characters`, the shortest
    /// first.
    pub(crate) fn words_at(&self, characters: &[char], mut found: impl FnMut(usize, WordId)) {
        self.index.walk(characters.iter().copied(), |length, id| found(length, WordId(id)));
    }

    pub(crate) fn word(&self, id: WordId) -> Word {
        self.words[id.0 as usize]
    }

    /// Natural logarithm of the probability of a word that nobody has seen.
    pub(crate) fn unseen(&self) -> f32 {
        -(self.total as f32).ln()
    }

    /// The same of a class of words as a whole.
    pub(crate) fn class_probability(&self, class: Class) -> f32 {
        self.neighbours.class_probability(class)
    }

    /// What a word of a class counts as for its neighbours.
    pub(crate) fn class(&self, class: Class) -> Context {
        self.neighbours.class(class)
    }

    /// The same of a character that is no word: of a punctuation mark.
    pub(crate) fn mark_context(&self, mark: char) -> Context {
        self.neighbours.mark(mark)
    }

    /// How much more probable, as a natural logarithm, `next` is after `before` than anywhere.
    pub(crate) fn attraction(&self, before: Context, next: Context) -> f32 {
        self.neighbours.attraction(before, next)
    }

    /// No attraction is stronger.
    pub(crate) fn strongest_attraction(&self) -> f32 {
        self.neighbours.strongest()
    }

    /// The attraction of two that have been seen side by side; `None` of all others.
    pub(crate) fn seen_together(&self, before: Context, next: Context) -> Option<f32> {
        self.neighbours.seen(before, next)
    }

    /// Reads `words.bin` and `neighbours.bin` after inflating; `None` if they are not in their formats, which
    /// `lab/src/data/words.rs` and `lab/src/data/neighbours.rs` tell.
    pub(crate) fn read(words: &[u8], neighbours: &[u8]) -> Option<Lexicon> {
        let tables::Words { index, ids, frequencies, total } = tables::words(words)?;
        let counted = tables::neighbours(neighbours, ids.len(), CONTEXTS.len())?;
        let (neighbours, contexts) = Neighbours::new(&counted)?;
        let (jieba, counts) = (total as f64, counted.total as f64);
        let mut words = vec![Word { probability: 0.0, context: Context::NONE }; ids.len()];
        for ((&id, &count), context) in ids.iter().zip(&counted.counts).zip(contexts) {
            // Of two corpora neither knows all: the mean of both, and a word as if it had been seen once at least.
            let frequency = f64::from(frequencies[id as usize].max(1));
            let mean = (frequency / jieba + f64::from(count) / counts) / 2.0;
            words[id as usize] = Word { probability: mean.ln() as f32, context };
        }
        Some(Lexicon { index, frequencies, words, total, neighbours, characters: Characters::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    #[test]
    fn common_words_have_the_frequencies_of_jieba() {
        let lexicon = builtin().lexicon();
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
            assert_eq!(builtin().lexicon().frequency(absent), None);
        }
    }

    #[test]
    fn words_are_in_order_and_each_is_found() {
        let lexicon = builtin().lexicon();
        let file =
            jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "words.bin").expect("the file").1;
        let table = miniz_oxide::inflate::decompress_to_vec(file).expect("deflated");
        let end = table.iter().position(|&byte| byte == 0xFF).expect("the end of the words");
        let mut rest = std::str::from_utf8(&table[..end]).expect("UTF-8");
        let mut is_found = vec![false; lexicon.frequencies.len()];
        let (mut word, mut count) = (String::new(), 0);
        while let Some(shared) = rest.chars().next() {
            let end = rest[1..].find(|c| c < ' ').map_or(rest.len(), |at| at + 1);
            let next: String = word.chars().take(shared as usize).chain(rest[1..end].chars()).collect();
            assert!(word < next, "{next}");
            let id = lexicon.find(&next).expect("a word").0 as usize;
            assert!(!std::mem::replace(&mut is_found[id], true), "{next}");
            (word, rest, count) = (next, &rest[end..], count + 1);
        }
        assert_eq!(count, lexicon.frequencies.len());
    }

    #[test]
    fn neighbours_attract_each_other_or_not() {
        let lexicon = builtin().lexicon();
        let attraction = |before: &str, next: &str| {
            let context = |word| lexicon.word(lexicon.find(word).expect("a word")).context;
            lexicon.attraction(context(before), context(next))
        };
        assert!(attraction("中国", "人民") > 2.0);
        assert!(attraction("人民", "的") > attraction("的", "人民"));
        assert!(attraction("中国", "了") < 0.0);
        assert!(lexicon.attraction(lexicon.class(Class::PERSON), lexicon.mark_context(',')) > -1.0);
        assert_eq!(lexicon.attraction(Context::NONE, lexicon.mark_context('。')), 0.0);
    }

    #[test]
    fn damaged_tables_are_refused() {
        for bytes in
            [&b""[..], b"\0a\xFF", b"\0a\xFF\x01", b"a\xFF\x01", b"\0a\xFF\x01\x01\x01", b"\0\xC0\xFF"]
        {
            assert!(tables::words(bytes).is_none());
        }
        for bytes in [&b""[..], b"\0", b"\0\x01\x01", b"\0\x01\x01\x05\x01\0", b"\x09\x01\0\0", b"\0\0\0"] {
            assert!(tables::neighbours(bytes, 1, 1).is_none());
        }
    }
}

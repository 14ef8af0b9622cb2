//! The word model: the words of Chinese, how often they occur (unigrams), and how often one follows another (bigrams).

pub(crate) mod characters;

use characters::CharacterUses;
use jiazhu_packed::trie::{Pair, Trie};
pub use jiazhu_packed::word_model::Weight;
use jiazhu_packed::word_model::{self as unpack, Neighbours, Positions};
pub(crate) use jiazhu_packed::word_model::{Context, WordClass};
use jiazhu_packed::{Known, NeighboursFile};

/// Words in Simplified characters with how often they occur, alone and after one another; a part of
/// [`Tables`](crate::Tables).
pub struct WordModel {
    /// Gives each word its id.
    index: Trie,
    /// By id.
    words: Vec<KnownWord>,
    /// Of a word that nobody has seen.
    unseen: Weight,
    neighbours: Neighbours,
    characters: CharacterUses,
    positions: Positions,
}

/// What a way through a text is reckoned with.
#[derive(Clone, Copy)]
pub(crate) struct KnownWord {
    /// How probable it is, whatever stands around it.
    pub weight: Weight,
    /// What it counts as for its neighbours.
    pub context: Context,
}

/// What a word is known by in a [`WordModel`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordId(u32);

impl WordModel {
    /// Whether a word is in the word model. It must be folded ([`Fold`](crate::fold::Fold)).
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }

    /// What characters are used for in names.
    pub(crate) fn characters(&self) -> &CharacterUses {
        &self.characters
    }

    /// Where in words characters stand.
    pub(crate) fn positions(&self) -> &Positions {
        &self.positions
    }

    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.index.find(word.chars()).map(WordId)
    }

    /// What [`WordModel::words_at`] is told of each place of a text.
    pub(crate) fn pairs(&self, text: &[char]) -> Vec<Pair> {
        self.index.pairs(text)
    }

    /// Calls `found` with the length in characters and the id of each word that begins `characters`, the shortest
    /// first.
    pub(crate) fn words_at(&self, characters: &[char], pair: Pair, mut found: impl FnMut(usize, WordId)) {
        self.index.walk_on(characters, pair, |length, id| found(length, WordId(id)));
    }

    pub(crate) fn word(&self, id: WordId) -> KnownWord {
        self.words[id.0 as usize]
    }

    /// The weight of a word that nobody has seen.
    pub(crate) fn unseen(&self) -> Weight {
        self.unseen
    }

    /// The same of a class of words as a whole.
    pub(crate) fn class_weight(&self, class: WordClass) -> Weight {
        self.neighbours.class_weight(class)
    }

    /// What a word of a class counts as for its neighbours.
    pub(crate) fn class(&self, class: WordClass) -> Context {
        self.neighbours.class(class)
    }

    /// The same of a character that is no word: of a punctuation mark.
    pub(crate) fn mark_context(&self, mark: char) -> Context {
        self.neighbours.mark(mark)
    }

    /// How much more probable `next` is after `before` than anywhere (pointwise mutual information, PMI).
    pub(crate) fn attraction(&self, before: Context, next: Context) -> Weight {
        self.neighbours.attraction(before, next)
    }

    /// No attraction of anything by this is stronger: told without looking for it.
    pub(crate) fn most_after(&self, before: Context) -> Weight {
        self.neighbours.most_after(before)
    }

    /// No attraction of this by anything is stronger.
    pub(crate) fn most_before(&self, next: Context) -> Weight {
        self.neighbours.most_before(next)
    }

    /// The attraction of two that have been seen side by side; `None` of all others.
    pub(crate) fn seen_together(&self, before: Context, next: Context) -> Option<Weight> {
        self.neighbours.seen(before, next)
    }

    /// Makes it of `words.bin` and of `neighbours.bin`, which speaks of its words; `None` if something in them is no character or no weight.
    pub(crate) fn new(words: &Known, neighbours: &NeighboursFile) -> Option<WordModel> {
        let unpack::WordTable { index, ids, weights, unseen, positions } = unpack::words(words)?;
        let (neighbours, contexts) = Neighbours::new(neighbours)?;
        let mut words: Vec<KnownWord> =
            weights.into_iter().map(|weight| KnownWord { weight, context: Context::NONE }).collect();
        ids.iter().zip(contexts).for_each(|(&id, context)| words[id as usize].context = context);
        Some(WordModel { index, words, unseen, neighbours, characters: CharacterUses::new(), positions })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    /// jieba has 60,101,964 words, and what a word has that nobody has seen is one of them.
    #[test]
    fn words_have_the_weight_of_both_corpora() {
        let model = builtin().word_model();
        let weight = |word: &str| model.word(model.find(word).expect("a word")).weight;
        assert!(weight("的") > weight("着") && weight("的") - weight("着") < 4000);
        assert!(weight("着") > weight("服务中心") && weight("服务中心") > weight("T恤"));
        assert!(weight("T恤") > model.unseen() - 1000);
        assert!((model.unseen() + 17_990).abs() < 64, "{}", model.unseen());
    }

    /// 不断涌现 stands in jieba's dictionary with frequency 3.
    #[test]
    fn filler_entries_are_left_out() {
        for absent in ["不断涌现", "", "\n", "\u{10FFFF}"] {
            assert!(!builtin().word_model().has(absent));
        }
    }

    #[test]
    fn words_are_in_order_and_each_is_found() {
        let model = builtin().word_model();
        let mut is_found = vec![false; model.words.len()];
        let words = crate::tables::all_words();
        assert!(words.is_sorted());
        for word in &words {
            let id = model.find(word).expect("a word").0 as usize;
            assert!(!std::mem::replace(&mut is_found[id], true), "{word}");
        }
        assert_eq!(words.len(), model.words.len());
    }

    #[test]
    fn neighbours_attract_each_other_or_not() {
        let model = builtin().word_model();
        let attraction = |before: &str, next: &str| {
            let context = |word| model.word(model.find(word).expect("a word")).context;
            model.attraction(context(before), context(next))
        };
        assert!(attraction("中国", "人民") > 2000);
        assert!(attraction("人民", "的") > attraction("的", "人民"));
        assert!(attraction("中国", "了") < 0);
        assert!(model.attraction(model.class(WordClass::PERSON), model.mark_context(',')) > -1000);
        assert_eq!(model.attraction(Context::NONE, model.mark_context('。')), 0);
    }

    #[test]
    fn no_two_attract_each_other_more_than_is_told_beforehand() {
        let model = builtin().word_model();
        let contexts: Vec<Context> = model.words.iter().step_by(97).map(|word| word.context).collect();
        let (mut seen, mut below) = (0, 0);
        for (before, next) in contexts.iter().flat_map(|before| contexts.iter().map(|next| (*before, *next)))
        {
            let attraction = model.attraction(before, next);
            let most = model.most_after(before).min(model.most_before(next));
            assert!(attraction <= most, "{attraction} {most}");
            seen += usize::from(model.seen_together(before, next).is_some());
            below += usize::from(most < 4000);
        }
        // It says something, and was asked of some that stand together.
        assert!(seen > 100 && below > 1000, "{seen} {below}");
    }

    #[test]
    fn damaged_tables_are_refused() {
        // One word, a.
        let sound = [1, b'a', 0, 1, 0, 1, 1, 1, 1, 1, 0];
        let words = |bytes: &[u8]| Known::read(bytes).filter(|known| unpack::words(known).is_some());
        assert!(words(&sound).is_some());
        for (at, wrong) in [(0, 2), (3, 2), (4, 1), (5, 0), (6, 0), (6, 2), (10, 1)] {
            let mut bytes = sound.to_vec();
            bytes[at] = wrong;
            if at == 10 {
                bytes.push(0);
            }
            assert!(words(&bytes).is_none(), "{at}");
        }
        for end in 0..sound.len() {
            assert!(words(&sound[..end]).is_none(), "{end}");
        }
        for bytes in [&b""[..], b"\0", b"\0\x01\x01", b"\0\x01\x01\x05\x01\0", b"\x09\x01\0\0", b"\0\0\0"] {
            assert!(NeighboursFile::read(bytes, 1).is_none());
        }
    }

    #[test]
    fn bound_characters_make_words_and_free_ones_do_not() {
        let apart = |word: &str| builtin().word_model().positions().apart(word);
        for word in ["玄宗", "赫敏", "竞投", "施咒"] {
            assert!(apart(word) < 0.3, "{word} {}", apart(word));
        }
        for words in ["撒盐", "死惧", "挤干"] {
            assert!(apart(words) > 0.5, "{words} {}", apart(words));
        }
        assert_eq!(apart(""), 1.0);
        assert_eq!(apart("𠀀😀"), 1.0);
    }
}

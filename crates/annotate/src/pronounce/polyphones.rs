//! The characters of a text that have several pronunciations, as the network knows these: looked up once for each.

use std::rc::Rc;

use super::Speaker;
use super::network::NetworkReader;
use super::syllable_reasons::Reasons;
use super::table::Pronunciations;
use jiazhu_reading::pinyin::Letters;
use rustc_hash::FxHashMap;

/// Those that have been asked for.
#[derive(Default)]
pub(super) struct Polyphones(FxHashMap<char, Rc<Polyphone>>);

/// A character with its pronunciations.
pub(super) struct Polyphone {
    /// All that the tables know, the usual one first.
    pub known: Vec<Letters>,
    /// So many of them live in today's language: they come first.
    pub living: usize,
    /// What the network knows each of them as.
    classes: Vec<Option<u16>>,
}

impl Polyphone {
    fn new(c: char, table: &Pronunciations) -> Polyphone {
        let known = table.known(c);
        let class = |pinyin: &&str| table.network.as_ref()?.class(pinyin);
        Polyphone {
            classes: known.iter().map(class).collect(),
            living: table.living(c).len(),
            known: known.into_iter().filter_map(Letters::new).collect(),
        }
    }

    /// How probable the network finds each of its pronunciations for the character `at`: logarithms in thousandths, of which only differences mean
    /// something. `None` for what it does not know.
    pub fn weigh(&self, network: &mut NetworkReader, text: &[char], at: usize) -> Vec<Option<i32>> {
        network.weigh_classes(text, at, &self.classes)
    }
}

impl<R: Reasons> Speaker<'_, R> {
    pub(super) fn polyphone(&mut self, c: char) -> Rc<Polyphone> {
        self.polyphones.0.entry(c).or_insert_with(|| Rc::new(Polyphone::new(c, self.table))).clone()
    }
}

//! `words.bin`: words and how probable they are.

use crate::coder::Coder;
use crate::lists::{self, List, Node, SOME};
use crate::raw;

/// The words of `words.bin`, by which other tables are packed.
#[derive(Default)]
pub struct Known {
    pub(crate) list: List,
    /// The weights of an unknown word and of the most probable one, and the step.
    pub(crate) numbers: [u32; 3],
    /// By word: how many steps less probable it is than the most probable one.
    pub(crate) steps: Vec<u8>,
    /// For each beginning the place after all that begin with it.
    pub(crate) ends: Vec<u32>,
    /// The characters that are used most come first.
    pub(crate) ranked: Vec<u16>,
}

/// Contexts of the file: by the length of a word, up to 6.
const STEPS: usize = 4 * 2 * 4;
pub const CONTEXTS: usize = lists::CONTEXTS + STEPS;

impl Known {
    fn new(list: List, numbers: [u32; 3], steps: Vec<u8>) -> Known {
        let ends = list.ends();
        let ranked = raw::by_count(&list.uses()).into_iter().map(|place| place as u16).collect();
        Known { list, numbers, steps, ends, ranked }
    }

    /// How many words there are.
    pub fn count(&self) -> usize {
        self.steps.len()
    }

    /// The words in code point order. `None` if something in them is no character.
    pub fn words(&self) -> Option<Vec<String>> {
        let mut words = Vec::with_capacity(self.count());
        self.list.each(|word| {
            let character = |&letter: &u16| char::from_u32(self.list.characters[usize::from(letter)]);
            words.push(word.iter().map(character).collect::<Option<_>>()?);
            Some(())
        })?;
        Some(words)
    }

    /// Reads the file before it is packed; `lab/src/data/words.rs` tells the format. `None` if it is not in that format.
    pub fn read(mut bytes: &[u8]) -> Option<Known> {
        let bytes = &mut bytes;
        let list = raw::list(bytes)?;
        let numbers = [raw::leb128(bytes)?, raw::leb128(bytes)?, raw::leb128(bytes)?];
        (bytes.len() == list.count()).then(|| Known::new(list, numbers, bytes.to_vec()))
    }

    /// Writes it.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        raw::put_list(&self.list, &mut bytes);
        self.numbers.iter().for_each(|&number| raw::put(number, &mut bytes));
        bytes.extend_from_slice(&self.steps);
        bytes
    }

    pub(crate) fn code(&self, coder: &mut impl Coder) -> Option<Known> {
        let list = lists::code(coder, &self.list, None, true)?;
        let numbers = self.numbers.map(|value| coder.plain(24, value));
        let mut steps =
            Steps { own: &self.steps, uses: list.uses(), coded: Vec::with_capacity(list.nodes.len()) };
        for start in (0..list.nodes.len()).step_by(SOME) {
            let (some, next) = list.nodes[start..].split_at(SOME.min(list.nodes.len() - start));
            steps.code(coder, some, next.first());
        }
        let steps = steps.coded;
        Some(Known::new(list, numbers, steps))
    }
}

/// How probable words are.
struct Steps<'k> {
    own: &'k [u8],
    /// How often characters are used ([`List::uses`]).
    uses: Vec<u8>,
    coded: Vec<u8>,
}

impl Steps<'_> {
    /// Codes those of the words among some beginnings, which `next` comes after.
    // As `SOME` says: no loop over all words is one function.
    #[inline(never)]
    fn code(&mut self, coder: &mut impl Coder, nodes: &[Node], next: Option<&Node>) {
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_word) {
            let goes_on = nodes.get(at + 1).or(next).is_some_and(|next| next.depth > node.depth);
            let use_class = usize::from(self.uses[usize::from(node.letter)].saturating_sub(9) / 6).min(3);
            let context = lists::CONTEXTS
                + (usize::from(node.depth - 1).min(3) * 2 + usize::from(goes_on)) * 4
                + use_class;
            let own = self.own.get(self.coded.len()).copied().unwrap_or(0);
            self.coded.push(coder.symbol(context, own.into()) as u8);
        }
    }
}

//! Lists of words in code point order, as a trie: which characters follow a beginning.

use std::ops::Range;

use crate::Known;
use crate::coder::{Chance, Coder};
use crate::numbers::Number;
use crate::sets::Sets;

/// A list of words.
#[derive(Default)]
pub struct List {
    /// All that occur, as code points, in order.
    pub characters: Vec<u32>,
    pub words: Words,
}

/// Words of characters that are known by their places among all, in order.
#[derive(Default)]
pub struct Words {
    letters: Vec<u16>,
    /// Where each ends in `letters`.
    ends: Vec<u32>,
}

impl Words {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, at: usize) -> &[u16] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..self.ends[at] as usize]
    }

    pub fn push(&mut self, word: &[u16]) {
        self.letters.extend_from_slice(word);
        self.ends.push(self.letters.len() as u32);
    }

    /// Of the words in a range, which are those that begin with `depth` characters: the characters that come next, and where the words
    /// with them start.
    fn children(&self, range: Range<usize>, depth: usize) -> Vec<(u16, Range<usize>)> {
        let mut children: Vec<(u16, Range<usize>)> = Vec::new();
        for at in range {
            let Some(&letter) = self.get(at).get(depth) else { continue };
            match children.last_mut() {
                Some((last, words)) if *last == letter => words.end = at + 1,
                _ => children.push((letter, at..at + 1)),
            }
        }
        children
    }
}

/// No list has more characters in all its words, no word has more, and no more different ones.
const MOST: usize = 1 << 21;
const LONGEST: usize = 64;
const CHARACTERS: u32 = 1 << 16;

struct Trie<'w, C> {
    coder: &'w mut C,
    /// What is packed.
    own: &'w Words,
    /// Of the list by which it is packed; and, by character there, the place here.
    others: &'w Words,
    places: Vec<Option<u16>>,
    sets: [Sets; 3],
    /// How many characters follow, by how much has been read and how many followed before it.
    counts: Vec<Number>,
    /// Whether a beginning is a word, by how much has been read, how many follow, and whether it is a word of the other list.
    is_word: Vec<Chance>,
    /// Whether what follows in the other list does here.
    follows: Vec<Chance>,
    /// How many there are.
    characters: usize,
    prefix: Vec<u16>,
    words: Words,
}

/// Codes a list, by another that has many of its words.
pub fn code(coder: &mut impl Coder, own: &List, by: Option<&Known>) -> Option<List> {
    let characters = characters(coder, &own.characters)?;
    let place = |c: &u32| characters.binary_search(c).ok().map(|place| place as u16);
    let none = Words::default();
    let (others, places) = match by {
        Some(known) => (&known.list.words, known.list.characters.iter().map(place).collect()),
        None => (&none, Vec::new()),
    };
    let sets = || Sets::new(characters.len());
    let mut trie = Trie {
        coder,
        own: &own.words,
        others,
        places,
        sets: [sets(), sets(), sets()],
        counts: vec![Number::NEW; 5 * 8 * 2],
        is_word: vec![Chance::EVEN; 5 * 8 * 3],
        follows: vec![Chance::EVEN; 5 * 8 * 4],
        characters: characters.len(),
        prefix: Vec::new(),
        words: Words::default(),
    };
    trie.node(0..own.words.len(), 0..others.len(), 0)?;
    let words = trie.words;
    Some(List { characters, words })
}

pub fn characters(coder: &mut impl Coder, own: &[u32]) -> Option<Vec<u32>> {
    let mut number = Number::NEW;
    let count = Some(number.code(coder, own.len() as u32)).filter(|&count| count <= CHARACTERS)?;
    let (mut gap, mut characters, mut next) = (Number::NEW, Vec::new(), 0_u32);
    for at in 0..count as usize {
        let known = own.get(at).map_or(0, |&c| c.saturating_sub(next));
        let c = next.checked_add(gap.code(coder, known))?;
        characters.push(c);
        next = c + 1;
        if coder.is_over() {
            return None;
        }
    }
    Some(characters)
}

/// How large a number is, in eight classes.
fn size(number: usize) -> usize {
    (number + 1).ilog2().min(7) as usize
}

impl<C: Coder> Trie<'_, C> {
    /// Codes what begins with `prefix`: the words in a range, by those in a range of the other list.
    fn node(&mut self, own: Range<usize>, others: Range<usize>, of_mother: usize) -> Option<()> {
        let depth = self.prefix.len();
        if self.coder.is_over() || self.words.letters.len() > MOST || depth > LONGEST {
            return None;
        }
        let is_word =
            |words: &Words, range: &Range<usize>| !range.is_empty() && words.get(range.start).len() == depth;
        let (is_own, is_others) = (is_word(self.own, &own), is_word(self.others, &others));
        let children = self.own.children(own, depth);
        let mut letters: Vec<u16> = children.iter().map(|(letter, _)| *letter).collect();

        let kind = depth.min(4);
        // First those that the other list has.
        let mut followed: Vec<(u16, Range<usize>)> = Vec::new();
        let foreign = self.others.children(others, depth);
        let many = size(foreign.len());
        for (letter, range) in foreign {
            let Some(place) = self.places[usize::from(letter)] else { continue };
            let is_word = self.others.get(range.start).len() == depth + 1;
            let ends = usize::from(is_word) + usize::from(range.len() > 1) * 2;
            let chance = &mut self.follows[(kind * 8 + many) * 4 + ends];
            let known = letters.binary_search(&place);
            if self.coder.bit(chance, known.is_ok()) {
                followed.push((place, range));
                if let Ok(at) = known {
                    letters.remove(at);
                }
            }
        }
        let is_new = usize::from(is_others || !followed.is_empty());
        let number = &mut self.counts[(kind * 8 + size(of_mother)) * 2 + is_new];
        let count = number.code(self.coder, letters.len() as u32) as usize;
        let all = count + followed.len();
        if depth > 0 {
            let chance = &mut self.is_word[(kind * 8 + size(all)) * 3 + usize::from(is_others)];
            if all == 0 || self.coder.bit(chance, is_own) {
                let prefix = std::mem::take(&mut self.prefix);
                self.words.push(&prefix);
                self.prefix = prefix;
            }
        }
        let mut coded = Vec::new();
        self.sets[depth.min(2)].code(self.coder, count, &letters, &mut coded)?;
        if coded.last().is_some_and(|&last| usize::from(last) >= self.characters) {
            return None;
        }
        followed.extend(coded.into_iter().map(|letter| (letter, 0..0)));
        followed.sort_unstable_by_key(|(letter, _)| *letter);
        for (letter, others) in followed {
            let own = children.binary_search_by_key(&letter, |(own, _)| *own);
            let own = own.map_or(0..0, |at| children[at].1.clone());
            self.prefix.push(letter);
            self.node(own, others, all)?;
            self.prefix.pop();
        }
        Some(())
    }
}

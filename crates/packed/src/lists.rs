//! Lists of words in code point order, as a trie: which characters follow a beginning.
//!
//! The characters that follow are a set: they are told in an order, the most frequent first, as distances (gaps). How large these are depends on
//! how many are still to come and how far the order has been gone through.

use std::ops::Range;

use crate::coder::{Chance, Coder};
use crate::known::Known;
use crate::numbers::{self, Number};
use crate::raw::by_count;

/// A list of words.
#[derive(Default)]
pub struct List {
    /// All that occur, as code points, in order.
    pub characters: Vec<u32>,
    /// Beginnings of words in code point order.
    pub nodes: Vec<Node>,
}

/// A beginning of words: what it has in common with the one before, and one character more.
#[derive(Clone, Copy)]
pub struct Node {
    /// The character by its place among all.
    pub letter: u16,
    /// How many characters it has.
    pub depth: u8,
    pub is_word: bool,
}

impl List {
    /// How many words it has.
    pub fn count(&self) -> usize {
        self.nodes.iter().filter(|node| node.is_word).count()
    }

    /// Tells each word, until `told` gives nothing.
    pub fn each(&self, mut told: impl FnMut(&[u16]) -> Option<()>) -> Option<()> {
        let mut word = Vec::new();
        self.nodes.chunks(SOME).try_for_each(|some| each_of(some, &mut word, &mut told))
    }

    /// Adds a word that comes after the last one; `None` if it does not. `before` is that one.
    pub fn push(&mut self, word: &[u16], before: &[u16]) -> Option<()> {
        let common = word.iter().zip(before).take_while(|(a, b)| a == b).count();
        let is_after = common == before.len() || word.get(common) > before.get(common);
        if common == word.len() || word.len() > LONGEST || !is_after {
            return None;
        }
        for (depth, &letter) in word.iter().enumerate().skip(common) {
            self.nodes.push(Node { letter, depth: depth as u8 + 1, is_word: depth + 1 == word.len() });
        }
        Some(())
    }

    /// For each beginning the place after all that begin with it.
    pub fn ends(&self) -> Vec<u32> {
        let mut ends = vec![self.nodes.len() as u32; self.nodes.len()];
        // Those of which not all is known that begins with them: one of each length.
        let mut open = Vec::new();
        for (nodes, start) in self.nodes.chunks(SOME).zip((0..).step_by(SOME)) {
            ends_of(nodes, start, &mut open, &mut ends);
        }
        ends
    }

    /// Characters by how often they occur beyond the first place, in thirds of a power of two.
    pub fn uses(&self) -> Vec<u8> {
        let mut uses = vec![0_u64; self.characters.len()];
        for node in self.nodes.iter().filter(|node| node.depth > 1) {
            uses[usize::from(node.letter)] += 1;
        }
        uses.iter().map(|uses| (uses + 1).pow(3).ilog2() as u8).collect()
    }
}

/// Beginnings that are gone through at a time. Engines of WebAssembly make a function fast while it is called, never while it runs: no loop over
/// all beginnings is one function.
pub const SOME: usize = 1 << 10;

/// Tells the words of some beginnings that follow those of `word`.
#[inline(never)]
fn each_of(nodes: &[Node], word: &mut Vec<u16>, told: &mut impl FnMut(&[u16]) -> Option<()>) -> Option<()> {
    for node in nodes {
        word.truncate(usize::from(node.depth) - 1);
        word.push(node.letter);
        if node.is_word {
            told(word)?;
        }
    }
    Some(())
}

#[inline(never)]
fn ends_of(nodes: &[Node], start: u32, open: &mut Vec<u32>, ends: &mut [u32]) {
    for (node, at) in nodes.iter().zip(start..) {
        while open.len() >= usize::from(node.depth) {
            let Some(ended) = open.pop() else { break };
            ends[ended as usize] = at;
        }
        open.push(at);
    }
}

/// No list has more beginnings, no word more characters, and no list more different ones.
const MOST: usize = 1 << 20;
const LONGEST: usize = 64;
const CHARACTERS: u32 = 1 << 16;

/// Contexts: for distances; for how many follow and whether a beginning is a word; for how often characters are used.
const DISTANCES: usize = 4 * LEFT * FAR;
const NODES: usize = 5 * 4 * 4 * 2 * 2;
const USES: usize = 64;
/// Contexts of a list.
pub const CONTEXTS: usize = DISTANCES + NODES + USES;

/// How many are still to come, in halves of a power of two; and how far an order has been gone through.
pub const LEFT: usize = 32;
pub const FAR: usize = 17;

/// The context of a distance, of which `left` are still to come, from a place on.
#[inline]
pub fn distance_context(left: usize, place: u32) -> usize {
    let log = left.ilog2() as usize;
    let left = if left < 4 { left } else { log + 2 };
    let far = (u32::BITS - place.leading_zeros()) as usize;
    left.min(LEFT - 1) * FAR + far.min(FAR - 1)
}

struct Walk<'w, C> {
    coder: &'w mut C,
    /// What is packed, and where its beginnings end.
    own: &'w [Node],
    own_ends: Vec<u32>,
    /// Of the list by which it is packed; and, by character there, the place here.
    others: &'w [Node],
    other_ends: &'w [u32],
    places: Vec<Option<u16>>,
    /// Characters by their ranks, and the other way round.
    ranked: Vec<u16>,
    ranks: Vec<u16>,
    /// Whether what follows in the other list does here.
    follows: Vec<Chance>,
    nodes: Vec<Node>,
    /// What follows the beginnings that are being walked through.
    children: Vec<Child>,
}

/// What follows a beginning: the character, and where it is in the other list. They are in order by the characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Child(u64);

impl Child {
    fn new(letter: u16, other: Option<usize>) -> Child {
        Child(u64::from(letter) << 32 | other.map_or(0, |other| other as u64 + 1))
    }

    fn letter(self) -> u16 {
        (self.0 >> 32) as u16
    }

    fn other(self) -> Option<usize> {
        (self.0 as u32 as usize).checked_sub(1)
    }
}

/// Codes a list, by another that has many of its words. Which characters come first is told, or taken from the other list.
pub fn code(coder: &mut impl Coder, own: &List, by: Option<&Known>, is_ranked: bool) -> Option<List> {
    let characters = characters(coder, &own.characters)?;
    let is_ranked = coder.plain(1, is_ranked.into()) > 0;
    let ranked = match by {
        Some(known) if !is_ranked => ranked_by(&characters, known),
        _ => ranked(coder, characters.len(), &own.uses()),
    };
    let mut ranks = vec![0; characters.len()];
    (0..).zip(&ranked).for_each(|(rank, &letter)| ranks[usize::from(letter)] = rank);
    let place = |c: &u32| characters.binary_search(c).ok().map(|place| place as u16);
    let mut walk = Walk {
        coder,
        own: &own.nodes,
        own_ends: own.ends(),
        others: by.map_or(&[], |known| &known.list.nodes),
        other_ends: by.map_or(&[], |known| &known.ends),
        places: by.map_or_else(Vec::new, |known| known.list.characters.iter().map(place).collect()),
        ranked,
        ranks,
        follows: vec![Chance::EVEN; 5 * 8 * 4],
        nodes: Vec::new(),
        children: Vec::new(),
    };
    walk.followers(0, 0..own.nodes.len(), 0..walk.others.len(), false, 0)?;
    walk.follow(0, 0, 0..own.nodes.len())?;
    let nodes = walk.nodes;
    Some(List { characters, nodes })
}

pub fn characters(coder: &mut impl Coder, own: &[u32]) -> Option<Vec<u32>> {
    let mut number = Number::NEW;
    let count = Some(number.code(coder, own.len() as u32)).filter(|&count| count <= CHARACTERS)?;
    let (mut gap, mut characters, mut next) = (Number::NEW, Vec::new(), 0_u32);
    for at in 0..count as usize {
        let known = own.get(at).map_or(0, |&c| c.saturating_sub(next));
        let c = next.checked_add(gap.code(coder, known))?;
        characters.push(c);
        next = c.checked_add(1)?;
        if coder.is_over() {
            return None;
        }
    }
    Some(characters)
}

/// Characters, those first that are used most.
fn ranked(coder: &mut impl Coder, count: usize, own: &[u8]) -> Vec<u16> {
    let (mut uses, mut before) = (Vec::with_capacity(count), 0);
    for at in 0..count {
        let known = own.get(at).copied().unwrap_or(0);
        before = coder.symbol(DISTANCES + NODES + before / 8, known.into()).min(USES - 1);
        uses.push(before as u8);
    }
    by_count(&uses).into_iter().map(|place| place as u16).collect()
}

/// The same in the order of the other list; those that it has not come last.
fn ranked_by(characters: &[u32], known: &Known) -> Vec<u16> {
    let place = |c: u32| characters.binary_search(&c).ok().map(|place| place as u16);
    let mut ranked: Vec<u16> =
        known.ranked.iter().filter_map(|&letter| place(known.list.characters[usize::from(letter)])).collect();
    let mut is_ranked = vec![false; characters.len()];
    ranked.iter().for_each(|&letter| is_ranked[usize::from(letter)] = true);
    ranked.extend((0..characters.len()).filter(|&letter| !is_ranked[letter]).map(|letter| letter as u16));
    ranked
}

/// How large a number is, in eight classes.
fn class(number: usize) -> usize {
    (number + 1).ilog2().min(7) as usize
}

/// How seldom a character is used, in four classes.
fn rank_class(rank: u16) -> usize {
    (u16::BITS - rank.leading_zeros()).saturating_sub(10).min(3) as usize
}

/// What comes after a place: the beginnings that are one character longer.
fn after(ends: &[u32], range: Range<usize>) -> impl Iterator<Item = usize> {
    let mut next = range.start;
    std::iter::from_fn(move || {
        let at = next;
        next = *ends.get(at).filter(|_| at < range.end)? as usize;
        Some(at)
    })
}

impl<C: Coder> Walk<'_, C> {
    /// Codes all that follows a beginning of so many characters, whose followers, the last of `children`, are known from `start` on. What is packed
    /// of it lies in a range.
    fn follow(&mut self, depth: usize, start: usize, own: Range<usize>) -> Option<()> {
        if depth > LONGEST {
            return None;
        }
        let end = self.children.len();
        let mut next_own = own.start;
        for at in start..end {
            let child = self.children[at];
            self.nodes.push(Node { letter: child.letter(), depth: depth as u8 + 1, is_word: false });
            let mut own = 0..0;
            if C::PACKS {
                // Both are in order.
                own = next_own + 1..self.own_ends[next_own] as usize;
                next_own = own.end;
            }
            let (mut others, mut is_other) = (0..0, false);
            if let Some(other) = child.other() {
                others = other + 1..self.other_ends[other] as usize;
                is_other = self.others[other].is_word;
            }
            self.followers(depth + 1, own.clone(), others, is_other, end - start)?;
            if self.children.len() > end {
                self.follow(depth + 1, end, own)?;
            }
        }
        self.children.truncate(start);
        Some(())
    }

    /// Codes which characters follow a beginning of so many characters, the last of `nodes`, and whether that is a word: of those that begin with it in
    /// a range of what is packed, by those in a range of the other list. `is_other` says whether it is a word there.
    fn followers(
        &mut self,
        depth: usize,
        own: Range<usize>,
        others: Range<usize>,
        is_other: bool,
        of_mother: usize,
    ) -> Option<()> {
        if self.coder.is_over() || self.nodes.len() > MOST {
            return None;
        }
        let kind = depth.min(4);
        let start = self.children.len();
        let is_own = C::PACKS && depth > 0 && self.own[own.start - 1].is_word;
        let mut new: Vec<u16> = Vec::new();
        if C::PACKS {
            new.extend(after(&self.own_ends, own).map(|at| self.own[at].letter));
        }
        // First those that the other list has.
        let other_ends = self.other_ends;
        if !others.is_empty() {
            let many = class(after(other_ends, others.clone()).count());
            for at in after(other_ends, others) {
                let Node { letter, is_word, .. } = self.others[at];
                let Some(letter) = self.places[usize::from(letter)] else { continue };
                let goes_on = other_ends[at] as usize > at + 1;
                let ends = usize::from(is_word) + 2 * usize::from(goes_on);
                let chance = &mut self.follows[(kind * 8 + many) * 4 + ends];
                let known = new.binary_search(&letter);
                if self.coder.bit(chance, known.is_ok()) {
                    self.children.push(Child::new(letter, Some(at)));
                    if let Ok(at) = known {
                        new.remove(at);
                    }
                }
            }
        }
        let is_followed = is_other || self.children.len() > start;
        let rank = self.nodes.last().map_or(0, |node| rank_class(self.ranks[usize::from(node.letter)]));
        let context = (((kind * 4 + rank) * 4 + class(of_mother) / 2) * 2 + usize::from(is_followed)) * 2
            + usize::from(is_other);
        let symbol = numbers::size(new.len() as u32) * 2 + usize::from(is_own);
        let symbol = self.coder.symbol(DISTANCES + context, symbol);
        let is_word = symbol & 1 > 0;
        if let Some(node) = self.nodes.last_mut() {
            node.is_word = is_word;
        }
        if symbol > 1 {
            let count = numbers::of_size(self.coder, symbol / 2, new.len() as u32) as usize;
            self.distances(depth, count, new)?;
        }
        let children = &mut self.children[start..];
        // Nothing begins so that is no word and no beginning of one.
        if children.is_empty() {
            return (is_word || depth == 0).then_some(());
        }
        if children.len() > 1 {
            children.sort_unstable();
        }
        children.is_sorted_by(|a, b| a.letter() < b.letter()).then_some(())
    }

    /// Codes characters that follow, so many of them.
    fn distances(&mut self, depth: usize, count: usize, mut own: Vec<u16>) -> Option<()> {
        // Nearly all characters begin words.
        if C::PACKS && depth > 0 {
            own.iter_mut().for_each(|letter| *letter = self.ranks[usize::from(*letter)]);
            own.sort_unstable();
        }
        if count > self.ranked.len() {
            return None;
        }
        let mut next = 0;
        for at in 0..count {
            let context = depth.min(3) * LEFT * FAR + distance_context(count - at, next >> 3);
            let known = own.get(at).map_or(0, |&place| u32::from(place) - next);
            let place = next + numbers::number(self.coder, context, known);
            let &letter = self.ranked.get(place as usize)?;
            let letter = if depth > 0 { letter } else { place as u16 };
            self.children.push(Child::new(letter, None));
            next = place + 1;
        }
        Some(())
    }
}

//! Which words of a list begin at a character: one probe of a hash table for each character read.

use crate::lists::{List, Node, SOME};

/// A trie of words that are known by numbers, their ids.
///
/// The nodes after the first character lie in an open hash table and are known by their slots. The key of a node is the node before
/// it and its own character.
pub struct Trie {
    /// By first character, of the Basic Multilingual Plane; words that begin outside it are not found.
    roots: Vec<TrieNode>,
    /// Keys, shifted left by [`TrieNode::BITS`], and nodes. 0 is free.
    slots: Vec<u64>,
    /// Whether words begin with two characters, in bits by their hash: most pairs of a text need no other look.
    heads: Vec<u64>,
}

/// The id of the word that ends at a node, plus one, or 0; and whether longer words go on.
#[derive(Clone, Copy, Default)]
struct TrieNode(u32);

impl TrieNode {
    const BITS: u32 = 23;
    const GOES_ON: u32 = 1 << (TrieNode::BITS - 1);

    fn word(self) -> Option<u32> {
        (self.0 & !TrieNode::GOES_ON).checked_sub(1)
    }

    fn goes_on(self) -> bool {
        self.0 & TrieNode::GOES_ON > 0
    }
}

/// Where the node of two characters lies, the first of the Basic Multilingual Plane.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pair(u32);

impl Pair {
    /// No longer word begins with the character.
    pub const NONE: Pair = Pair(u32::MAX);
}

/// What the node of a first character is known by: this and the character. Slots are less.
const ROOT: u64 = 1 << 19;
/// What stands before a first character beyond the Basic Multilingual Plane, whose node lies in a slot.
const BEYOND: u64 = (1 << 20) - 1;

impl Trie {
    /// Calls `found` with the length in characters and the id of each word that begins the characters, the shortest
    /// first.
    pub fn walk(&self, mut characters: impl Iterator<Item = char>, mut found: impl FnMut(usize, u32)) {
        let Some(first) = characters.next() else { return };
        let (mut node, mut known_by) = match self.roots.get(first as usize) {
            Some(&node) => (node, ROOT | u64::from(first)),
            None => self.node(key(BEYOND, first)),
        };
        for length in 1.. {
            if let Some(id) = node.word() {
                found(length, id);
            }
            let Some(c) = characters.next().filter(|_| node.goes_on()) else { return };
            let key = key(known_by, c);
            if length == 1 && !self.has_head(key) {
                return;
            }
            (node, known_by) = self.node(key);
        }
    }

    /// For each place of a text what the words with its two characters are known by, for [`Trie::walk_on`]. They are looked up side by side:
    /// none waits until another has come from memory.
    pub fn pairs(&self, text: &[char]) -> Vec<Pair> {
        let keys: Vec<u64> = text.windows(2).map(|pair| self.pair_key(pair[0], pair[1])).collect();
        keys.iter().map(|key| self.pair(*key)).chain([Pair::NONE]).collect()
    }

    /// The same of some places alone.
    pub fn pairs_at(&self, text: &[char], places: &[u32]) -> Vec<Pair> {
        let key = |at: &u32| match text.get(*at as usize..) {
            Some([first, second, ..]) => self.pair_key(*first, *second),
            _ => 0,
        };
        let keys: Vec<u64> = places.iter().map(key).collect();
        keys.iter().map(|key| self.pair(*key)).collect()
    }

    /// The key of the node of two characters; 0 if no longer word begins with them.
    fn pair_key(&self, first: char, second: char) -> u64 {
        let begins = self.roots.get(first as usize).is_some_and(|root| root.goes_on());
        let key = key(ROOT | u64::from(first), second);
        if begins && self.has_head(key) { key } else { 0 }
    }

    fn pair(&self, key: u64) -> Pair {
        if key == 0 { Pair::NONE } else { Pair(self.slot(key) as u32) }
    }

    /// [`Trie::walk`] over what stands at a place of a text, of which the pair is known. No more of the text may be shown than was shown to
    /// [`Trie::pairs`].
    pub fn walk_on(&self, text: &[char], pair: Pair, mut found: impl FnMut(usize, u32)) {
        let Some(root) = text.first().and_then(|first| self.roots.get(*first as usize)) else {
            return self.walk(text.iter().copied(), found);
        };
        if let Some(id) = root.word() {
            found(1, id);
        }
        if pair == Pair::NONE || text.len() < 2 {
            return;
        }
        let mut known_by = u64::from(pair.0);
        let mut node = self.node_in(pair.0 as usize);
        for length in 2.. {
            if let Some(id) = node.word() {
                found(length, id);
            }
            let Some(c) = text.get(length).filter(|_| node.goes_on()) else { return };
            (node, known_by) = self.node(key(known_by, *c));
        }
    }

    /// The id of a word.
    pub fn find(&self, word: impl Iterator<Item = char> + Clone) -> Option<u32> {
        let (mut longest, mut last) = (0, None);
        self.walk(word.clone(), |length, id| (longest, last) = (length, Some(id)));
        last.filter(|_| word.count() == longest)
    }

    /// The node of a key and what it is known by; an empty one if there is none.
    fn node(&self, key: u64) -> (TrieNode, u64) {
        let slot = self.slot(key);
        (self.node_in(slot), slot as u64)
    }

    fn node_in(&self, slot: usize) -> TrieNode {
        TrieNode(self.slots[slot] as u32 & ((1 << TrieNode::BITS) - 1))
    }

    /// The slot of a key, or the free one where it would go.
    fn slot(&self, key: u64) -> usize {
        let mut slot = place(key, self.slots.len());
        while self.slots[slot] != 0 && self.slots[slot] >> TrieNode::BITS != key {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }

    fn has_head(&self, key: u64) -> bool {
        let bit = place(key, 64 * self.heads.len());
        self.heads[bit / 64] >> (bit % 64) & 1 > 0
    }
}

impl Trie {
    /// Of the words of a list, which gives them their ids in its order. `None` if there are too many, or something in them is no character.
    pub(crate) fn new(list: &List, ids: impl IntoIterator<Item = u32>) -> Option<Trie> {
        let characters: Vec<char> =
            list.characters.iter().map(|&c| char::from_u32(c)).collect::<Option<_>>()?;
        let (nodes, mut ids) = (list.nodes.as_slice(), ids.into_iter());
        // A fifth is free at least, so that few keys have to move on from where they should lie.
        let slots = (nodes.len() + nodes.len() / 4 + 16).next_power_of_two();
        if slots as u64 > ROOT || nodes.len() >= TrieNode::GOES_ON as usize {
            return None;
        }
        let mut trie =
            Trie { roots: vec![TrieNode(0); 1 << 16], slots: vec![0; slots], heads: vec![0; slots / 16] };
        // What the nodes of the last word are known by; that of no character first.
        let mut path = vec![BEYOND];
        for start in (0..nodes.len()).step_by(SOME) {
            let (some, next) = nodes[start..].split_at(SOME.min(nodes.len() - start));
            trie.add_some(some, next.first(), &characters, &mut ids, &mut path)?;
        }
        Some(trie)
    }

    /// Adds the nodes of some words that come one after the other, and of the next if there is one; `path` is what the nodes of the last word are known by.
    // Engines of WebAssembly make a function fast while it is called, never while it runs: no loop over all nodes is one.
    #[inline(never)]
    fn add_some(
        &mut self,
        nodes: &[Node],
        next: Option<&Node>,
        characters: &[char],
        ids: &mut dyn Iterator<Item = u32>,
        path: &mut Vec<u64>,
    ) -> Option<()> {
        for (at, node) in nodes.iter().enumerate() {
            let depth = usize::from(node.depth);
            let word = if node.is_word { ids.next()? + 1 } else { 0 };
            let goes_on = nodes.get(at + 1).or(next).is_some_and(|next| next.depth > node.depth);
            let word = word | if goes_on { TrieNode::GOES_ON } else { 0 };
            path.truncate(depth);
            let known_by = self.add(*path.last()?, characters[usize::from(node.letter)], depth == 2, word);
            path.push(known_by);
        }
        Some(())
    }

    /// Adds the node of a character after another node, which is not there yet, and gives what it is known by.
    fn add(&mut self, before: u64, c: char, is_second: bool, node: u32) -> u64 {
        if let Some(root) = self.roots.get_mut(c as usize).filter(|_| before == BEYOND) {
            *root = TrieNode(node);
            return ROOT | u64::from(c);
        }
        let key = key(before, c);
        if is_second {
            let bit = place(key, 64 * self.heads.len());
            self.heads[bit / 64] |= 1 << (bit % 64);
        }
        let slot = self.slot(key);
        self.slots[slot] = key << TrieNode::BITS | u64::from(node);
        slot as u64
    }
}

/// A node by the one before it and its character.
fn key(before: u64, c: char) -> u64 {
    before << 21 | u64::from(c)
}

/// Where something lies by its hash, of so many places: a power of two.
fn place(key: u64, places: usize) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - places.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By their ids.
    const WORDS: [&str; 6] = ["长", "长大", "长大的", "长江", "𥆧息", "𥆧息的"];

    /// Words of these characters, in order.
    fn list(characters: &str, words: &[&str]) -> Option<List> {
        let mut list = List { characters: characters.chars().map(u32::from).collect(), nodes: Vec::new() };
        let mut before = Vec::new();
        for word in words {
            let letter = |c: char| list.characters.binary_search(&c.into()).expect("its character") as u16;
            let word: Vec<u16> = word.chars().map(letter).collect();
            list.push(&word, &before)?;
            before = word;
        }
        Some(list)
    }

    fn trie() -> Trie {
        let list = list("大息江的长𥆧", &WORDS).expect("they are in order");
        Trie::new(&list, 0..).expect("it has room")
    }

    #[test]
    fn finds_the_words_at_a_place_and_each_by_itself() {
        let trie = trie();
        for (id, word) in (0..).zip(WORDS) {
            assert_eq!(trie.find(word.chars()), Some(id), "{word}");
        }
        for absent in ["", "大", "长大的人", "𥆧", "长𥆧", "\u{FFFF}", "\u{10FFFF}"] {
            assert_eq!(trie.find(absent.chars()), None, "{absent}");
        }
        let mut found = Vec::new();
        trie.walk("长大的人".chars(), |length, id| found.push((length, id)));
        assert_eq!(found, [(1, 0), (2, 1), (3, 2)]);
    }

    #[test]
    fn by_pairs_the_same_words_are_found() {
        let trie = trie();
        let text: Vec<char> = "大长大的长江𥆧息的长𥆧长".chars().collect();
        let pairs = trie.pairs(&text);
        let mut all = Vec::new();
        for at in 0..text.len() {
            for end in at..=text.len() {
                let (mut walked, mut known) = (Vec::new(), Vec::new());
                trie.walk(text[at..end].iter().copied(), |length, id| walked.push((length, id)));
                trie.walk_on(&text[at..end], pairs[at], |length, id| known.push((length, id)));
                assert_eq!(known, walked, "{at} to {end}");
                all.extend(walked.into_iter().map(|(_, id)| WORDS[id as usize]));
            }
        }
        assert!(WORDS.iter().all(|word| all.contains(word)));
        assert!(trie.pairs(&[]) == [Pair::NONE]);
        let places: Vec<u32> = (0..=text.len() as u32).rev().collect();
        let known = trie.pairs_at(&text, &places);
        assert!(
            places
                .iter()
                .zip(known)
                .all(|(at, pair)| pair == *pairs.get(*at as usize).unwrap_or(&Pair::NONE))
        );
    }

    #[test]
    fn refuses_what_is_no_list() {
        for words in [&["长大", "长"][..], &["长", "长"], &["长", ""], &["长", "大"]] {
            assert!(list("大长", words).is_none(), "{words:?}");
        }
        let mut surrogate = list("大长", &["长"]).expect("a list");
        assert!(Trie::new(&surrogate, 0..).is_some() && Trie::new(&surrogate, []).is_none());
        surrogate.characters[1] = 0xD800;
        assert!(Trie::new(&surrogate, 0..).is_none());
    }
}

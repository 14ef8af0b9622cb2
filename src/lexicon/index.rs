//! Which words of the dictionary begin at a character, by hashing: one probe for each character read.

/// A node of the trie: the id of the word that ends there, plus one, or 0; and whether longer words go on.
#[derive(Clone, Copy, Default)]
struct Node(u32);

const GOES_ON: u32 = 1 << 31;

/// A trie whose nodes after the first character lie in an open hash table.
pub struct Index {
    /// By first character, of the Basic Multilingual Plane; words that begin outside it are not found.
    roots: Vec<Node>,
    /// The lower half of what the path to a node hashes to, and the node. 0 is free.
    slots: Vec<u64>,
    /// How far a hash is shifted to give a slot.
    shift: u32,
}

impl Index {
    /// Of the words; each is known by its place among them.
    pub fn new<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Index {
        // A node for each character is more than there can be: words share beginnings.
        let characters: usize = words.clone().map(|word| word.chars().count()).sum();
        let bits = (characters + 2).next_power_of_two().trailing_zeros();
        let mut index =
            Index { roots: vec![Node(0); 1 << 16], slots: vec![0; 1 << bits], shift: u64::BITS - bits };
        for (id, word) in (0..).zip(words) {
            index.insert(id, word);
        }
        index
    }

    fn insert(&mut self, id: u32, word: &str) {
        let mut path = 0;
        for (at, c) in word.char_indices() {
            let is_last = at + c.len_utf8() == word.len();
            let adds = if is_last { id + 1 } else { GOES_ON };
            if at == 0 {
                if let Some(root) = self.roots.get_mut(c as usize) {
                    root.0 |= adds;
                }
                path = step(0, c);
                continue;
            }
            path = step(path, c);
            let slot = self.slot(path);
            self.slots[slot] |= path << 32 | u64::from(adds);
        }
    }

    /// Calls `found` with the length in characters and the id of each word that begins the characters, the shortest
    /// first.
    pub fn walk(&self, mut characters: impl Iterator<Item = char>, mut found: impl FnMut(usize, u32)) {
        let Some(first) = characters.next() else { return };
        let mut node = self.roots.get(first as usize).copied().unwrap_or_default();
        let mut path = step(0, first);
        for length in 1.. {
            if node.0 & !GOES_ON > 0 {
                found(length, (node.0 & !GOES_ON) - 1);
            }
            let Some(c) = characters.next().filter(|_| node.0 & GOES_ON > 0) else { return };
            path = step(path, c);
            node = Node(self.slots[self.slot(path)] as u32);
        }
    }

    /// The slot of the path, or the free one where it would go.
    fn slot(&self, path: u64) -> usize {
        let mut slot = (path >> self.shift) as usize;
        while self.slots[slot] != 0 && self.slots[slot] >> 32 != path & 0xFFFF_FFFF {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }
}

/// What a path hashes to with one character more.
fn step(path: u64, c: char) -> u64 {
    let mixed = (path ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ mixed >> 29
}

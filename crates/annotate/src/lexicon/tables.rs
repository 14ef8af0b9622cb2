//! Reading the tables that `cargo xtask data` has made.

use crate::trie::{Builder, Trie};

/// What `words.bin` holds.
pub struct Words {
    /// Gives each word its id.
    pub index: Trie,
    /// The words' ids in code point order.
    pub ids: Vec<u32>,
    /// By id.
    pub frequencies: Vec<u32>,
    /// What all frequencies add up to, with those of words left out.
    pub total: u64,
}

/// Words that occur so often have the lowest ids: what is asked of most lies together, and stays in the cache.
const COMMON: u32 = 300;

/// Reads `words.bin` after inflating; `lab/src/data/words.rs` tells the format. `None` if it is not in that format.
pub fn words(bytes: &[u8]) -> Option<Words> {
    let end = bytes.iter().position(|&byte| byte == 0xFF)?;
    let spelled = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut numbers = &bytes[end + 1..];
    let mut total = leb128(&mut numbers)?;
    let mut in_order = Vec::new();
    while !numbers.is_empty() {
        in_order.push(u32::try_from(leb128(&mut numbers)?).ok()?);
    }
    let counted: u64 = in_order.iter().map(|&frequency| u64::from(frequency)).sum();
    total = total.checked_add(counted).filter(|total| *total > 0)?;

    let is_common = |frequency: u32| frequency >= COMMON;
    let common = in_order.iter().filter(|&&frequency| is_common(frequency)).count() as u32;
    let (mut next_common, mut next_rare) = (0..common, common..);
    let id = |&frequency: &u32| if is_common(frequency) { next_common.next() } else { next_rare.next() };
    let ids: Vec<u32> = in_order.iter().map_while(id).collect();
    let mut frequencies = vec![0; ids.len()];
    ids.iter().zip(in_order).for_each(|(&id, frequency)| frequencies[id as usize] = frequency);

    let mut index = Builder::with_capacity(spelled.chars().filter(|&c| c >= ' ').count());
    let mut rest = spelled;
    for &id in &ids {
        let shared = rest.chars().next().filter(|&c| c < ' ')?;
        let suffix_end = rest[1..].find(|c| c < ' ').map_or(rest.len(), |at| at + 1);
        index.add(shared as usize, &rest[1..suffix_end], id)?;
        rest = &rest[suffix_end..];
    }
    rest.is_empty().then(|| Words { index: index.build(), ids, frequencies, total })
}

/// What `neighbours.bin` holds. Contexts are the words, then the classes and marks.
pub struct Counted {
    /// The class of each word that has not been counted by itself; 0 for none.
    pub classes: Vec<u8>,
    /// How often each context was seen.
    pub counts: Vec<u32>,
    /// For each context those seen after it, and how often.
    pub followers: Vec<Vec<(u32, u32)>>,
    /// What all counts add up to.
    pub total: u64,
}

/// Reads `neighbours.bin` after inflating, of so many words and other contexts; `lab/src/data/neighbours.rs` tells the
/// format. `None` if it is not in that format.
pub fn neighbours(bytes: &[u8], words: usize, others: usize) -> Option<Counted> {
    let (classes, mut numbers) = bytes.split_at_checked(words)?;
    let contexts = words + others;
    let mut counted =
        Counted { classes: classes.to_vec(), counts: Vec::new(), followers: Vec::new(), total: 0 };
    for _ in 0..contexts {
        let count = u32::try_from(leb128(&mut numbers)?).ok()?;
        let mut followers = Vec::new();
        let mut next = 0;
        for _ in 0..if count > 0 { leb128(&mut numbers)? } else { 0 } {
            next = leb128(&mut numbers)?.checked_add(next)?;
            let follower = u32::try_from(next).ok().filter(|&next| (next as usize) < contexts)?;
            followers.push((follower, u32::try_from(leb128(&mut numbers)?).ok()?));
        }
        counted.counts.push(count);
        counted.followers.push(followers);
        counted.total += u64::from(count);
    }
    let is_class = |&class: &u8| usize::from(class) < others;
    (numbers.is_empty() && counted.total > 0 && counted.classes.iter().all(is_class)).then_some(counted)
}

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

//! The lists of words as `jiazhu-annotate` reads them; `lab/src/data/spelled.rs` tells the format.

use crate::lists::List;

/// Takes a number in LEB128 off the front.
pub fn leb128(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(first & 0x7F).checked_shl(shift)?;
        if first < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Appends it.
pub fn put(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes so many bytes off the front.
pub fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

/// The places of counts, the highest first; of the same ones in order. Counts are bytes, so they need no comparing.
pub fn by_count(counts: &[u8]) -> Vec<u32> {
    let mut starts = [0_u32; 256];
    for &count in counts {
        // Behind all that are higher.
        starts[usize::from(255 - count)] += 1;
    }
    let mut next = 0;
    for start in &mut starts {
        let many = *start;
        *start = next;
        next += many;
    }
    let mut places = vec![0; counts.len()];
    for (&count, place) in counts.iter().zip(0..) {
        let start = &mut starts[usize::from(255 - count)];
        places[*start as usize] = place;
        *start += 1;
    }
    places
}

/// Takes a list off the front.
pub fn list(bytes: &mut &[u8]) -> Option<List> {
    let count = leb128(bytes)? as usize;
    let mut characters = Vec::new();
    for _ in 0..count {
        let before = characters.last().copied().unwrap_or(0);
        characters.push(leb128(bytes)?.checked_add(before)?);
    }
    if count > usize::from(u16::MAX) {
        return None;
    }
    let uses = take(bytes, count)?;
    let ranked: Vec<u16> = by_count(uses).into_iter().map(|place| place as u16).collect();
    let count = leb128(bytes)? as usize;
    let (shared, lengths) = (take(bytes, count)?, take(bytes, count)?);
    let (mut first, mut place) = (Vec::new(), 0_u32);
    for _ in shared.iter().filter(|&&shared| shared == 0) {
        place = place.checked_add(leb128(bytes)?)?;
        first.push(u16::try_from(place.checked_sub(1)?).ok()?);
    }
    let others = lengths.iter().map(|&length| usize::from(length)).sum::<usize>().checked_sub(first.len())?;
    let (high, low) = (take(bytes, others)?, take(bytes, others)?);
    let mut first = first.into_iter();
    let mut others = high.iter().zip(low).map(|(&high, &low)| u16::from_be_bytes([high, low]));
    let mut list = List { characters, nodes: Vec::with_capacity(shared.len()) };
    let (mut word, mut before) = (Vec::new(), Vec::new());
    for (&shared, &length) in shared.iter().zip(lengths) {
        if usize::from(shared) > word.len() || length == 0 {
            return None;
        }
        before.clone_from(&word);
        word.truncate(shared.into());
        for _ in 0..length {
            word.push(if word.is_empty() {
                first.next().filter(|&place| usize::from(place) < ranked.len())?
            } else {
                *ranked.get(usize::from(others.next()?))?
            });
        }
        list.push(&word, &before)?;
    }
    Some(list)
}

/// Appends a list.
pub fn put_list(list: &List, bytes: &mut Vec<u8>) {
    let characters = &list.characters;
    let (mut shared, mut lengths) = (Vec::new(), Vec::new());
    let mut common = 0;
    for node in &list.nodes {
        common = common.min(node.depth - 1);
        if node.is_word {
            shared.push(common);
            lengths.push(node.depth - common);
            common = node.depth;
        }
    }
    put(characters.len() as u32, bytes);
    let mut before = 0;
    for &c in characters {
        put(c - before, bytes);
        before = c;
    }
    let thirds = list.uses();
    bytes.extend_from_slice(&thirds);
    let mut ranks = vec![0_u16; characters.len()];
    (0..).zip(by_count(&thirds)).for_each(|(rank, place)| ranks[place as usize] = rank);

    put(shared.len() as u32, bytes);
    bytes.extend_from_slice(&shared);
    bytes.extend_from_slice(&lengths);
    let mut before = 0;
    let (mut high, mut low) = (Vec::new(), Vec::new());
    for node in &list.nodes {
        if node.depth == 1 {
            let place = u32::from(node.letter) + 1;
            put(place - before, bytes);
            before = place;
            continue;
        }
        let [upper, lower] = ranks[usize::from(node.letter)].to_be_bytes();
        high.push(upper);
        low.push(lower);
    }
    bytes.append(&mut high);
    bytes.append(&mut low);
}

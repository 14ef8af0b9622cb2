//! Reading `polyphones.bin`, whose format `lab/src/data/polyphones.rs` tells.

use super::*;

impl Network {
    /// Reads `polyphones.bin` after inflating; `None` if it is not in its format.
    pub fn read(bytes: &[u8]) -> Option<Network> {
        let mut file = Remaining(bytes);
        let characters = std::str::from_utf8(file.line()?).ok()?;
        let names = std::str::from_utf8(file.line()?).ok()?;
        let rows: ByCharacter<u16> = characters.chars().zip(FIRST..).collect();
        // A few names are no syllables: xx5 of characters that nobody knows to say.
        let classes: FxHashMap<String, u16> = names
            .split(' ')
            .zip(0..)
            .filter_map(|(name, class)| Some((from_numbered(name)?, class)))
            .collect();
        let embeddings = file.bytes((characters.chars().count() + usize::from(FIRST)) * WIDTH)?;
        let mut lstm = || {
            Some(Lstm {
                inputs: file.bytes(GATES * WIDTH)?,
                remembered: file.bytes(GATES * STATE)?.as_chunks().0.to_vec(),
                bias: file.numbers(GATES)?,
            })
        };
        let (forward, backward) = (lstm()?, lstm()?);
        let mut layer = |rows: usize, width: usize| {
            Some(Layer { weights: file.bytes(rows * width)?, bias: file.numbers(rows)? })
        };
        let (hidden, last) = (layer(STATE, 2 * STATE)?, layer(names.split(' ').count(), STATE)?);
        let tangents = file.numbers(TANGENTS / 16 + 1)?;
        // Of no more than 1, so that no sum grows too large.
        if !tangents.iter().all(|tanh| (0..=ONE).contains(&i32::from(*tanh))) {
            return None;
        }
        let tangents = between(&tangents)?;
        let network = Network { rows, classes, embeddings, forward, backward, hidden, last, tangents };
        file.0.is_empty().then_some(network)
    }
}

/// From tangents of positive numbers in steps of 1/64 those of all in steps of 1/1024.
fn between(tangents: &[i16]) -> Option<Box<[i16; 2 * TANGENTS]>> {
    let mut all = vec![0; 2 * TANGENTS];
    for x in 1..TANGENTS {
        let (low, high) = (i32::from(tangents[x >> 4]), i32::from(tangents[(x >> 4) + 1]));
        let tanh = (low + (((high - low) * (x & 15) as i32) >> 4)) as i16;
        (all[TANGENTS + x], all[TANGENTS - x]) = (tanh, -tanh);
    }
    all.into_boxed_slice().try_into().ok()
}

/// What is left of a file.
struct Remaining<'b>(&'b [u8]);

impl<'b> Remaining<'b> {
    fn line(&mut self) -> Option<&'b [u8]> {
        let end = self.0.iter().position(|byte| *byte == b'\n')?;
        let line = &self.0[..end];
        self.0 = &self.0[end + 1..];
        Some(line)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(taken)
    }

    /// Signed bytes.
    fn bytes(&mut self, count: usize) -> Option<Vec<i16>> {
        Some(self.take(count)?.iter().map(|byte| i16::from(*byte as i8)).collect())
    }

    /// Numbers of 16 bits.
    fn numbers(&mut self, count: usize) -> Option<Vec<i16>> {
        let bytes = self.take(count * 2)?;
        Some(bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
    }
}

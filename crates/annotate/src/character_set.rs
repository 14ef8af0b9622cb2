//! Whether a character is in none of some lists, told at once: it is asked of every character of a text.

/// A set of characters that also holds some others: a Bloom filter of one hash.
pub(crate) struct RoughSet([u64; 8]);

impl RoughSet {
    pub const EMPTY: RoughSet = RoughSet([0; 8]);

    /// With the characters of a text.
    pub const fn and(self, text: &str) -> RoughSet {
        self.and_first(text, usize::MAX)
    }

    /// With so many characters that a text begins with.
    pub const fn and_first(mut self, text: &str, count: usize) -> RoughSet {
        let bytes = text.as_bytes();
        let (mut at, mut done) = (0, 0);
        while at < bytes.len() && done < count {
            // Hashed by nine bits of its last two bytes.
            let start = at;
            at += 1;
            while at < bytes.len() && bytes[at] & 0xC0 == 0x80 {
                at += 1;
            }
            let before = if at - start > 1 { bytes[at - 2] } else { 0 };
            let bit = bit(before, bytes[at - 1]);
            self.0[bit / 64] |= 1 << (bit % 64);
            done += 1;
        }
        self
    }

    /// `false` of no character that is in it.
    pub fn may_hold(&self, c: char) -> bool {
        let mut bytes = [0; 4];
        let length = c.encode_utf8(&mut bytes).len();
        let before = if length > 1 { bytes[length - 2] } else { 0 };
        let bit = bit(before, bytes[length - 1]);
        self.0[bit / 64] >> (bit % 64) & 1 > 0
    }
}

const fn bit(before: u8, last: u8) -> usize {
    (before as usize & 7) << 6 | last as usize & 63
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_made_of() {
        const SET: RoughSet = RoughSet::EMPTY.and("单曾é𠀀a").and_first("尉迟", 1);
        assert!("单曾é𠀀a尉".chars().all(|c| SET.may_hold(c)));
        assert!(!"迟的，b".chars().any(|c| SET.may_hold(c)));
        let held = ('\u{4E00}'..='\u{9FFF}').filter(|c| SET.may_hold(*c)).count();
        assert!(held < 400, "{held}");
    }
}

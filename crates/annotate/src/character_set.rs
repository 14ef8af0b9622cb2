//! Whether a character is in a list, told at once where it is not: it is asked of every character of a text.

/// A set of characters that also holds some others: a Bloom filter of one hash.
pub(crate) struct RoughSet([u64; 32]);

impl RoughSet {
    pub const EMPTY: RoughSet = RoughSet([0; 32]);

    /// With the characters of a text.
    pub const fn and(self, text: &str) -> RoughSet {
        self.and_first(text, usize::MAX)
    }

    /// With so many characters that a text begins with.
    pub const fn and_first(self, text: &str, count: usize) -> RoughSet {
        self.and_each(text, count, 1)
    }

    /// With the first of each pair of characters of a text.
    pub const fn and_pairs(self, text: &str) -> RoughSet {
        self.and_each(text, usize::MAX, 2)
    }

    /// With each first of so many characters.
    const fn and_each(mut self, text: &str, count: usize, of: usize) -> RoughSet {
        let bytes = text.as_bytes();
        let (mut at, mut done) = (0, 0);
        while at < bytes.len() && done < count {
            // Hashed by the last eleven bits of its code point: of several bytes, the last two have them.
            let start = at;
            at += 1;
            while at < bytes.len() && bytes[at] & 0xC0 == 0x80 {
                at += 1;
            }
            let last = bytes[at - 1] as usize;
            let bit = if at - start > 1 { (bytes[at - 2] as usize & 31) << 6 | last & 63 } else { last };
            if done.is_multiple_of(of) {
                self.0[bit / 64] |= 1 << (bit % 64);
            }
            done += 1;
        }
        self
    }

    /// `false` of no character that is in it.
    pub fn may_hold(&self, c: char) -> bool {
        let bit = c as usize % 2048;
        self.0[bit / 64] >> (bit % 64) & 1 > 0
    }
}

/// The characters of a text, as a set.
pub(crate) struct CharacterSet {
    rough: RoughSet,
    all: &'static str,
}

impl CharacterSet {
    pub const fn of(all: &'static str) -> CharacterSet {
        CharacterSet { rough: RoughSet::EMPTY.and(all), all }
    }

    pub fn has(&self, c: char) -> bool {
        self.rough.may_hold(c) && self.all.contains(c)
    }
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
        assert!(held < 100, "{held}");
    }

    #[test]
    fn a_set_has_its_characters_and_no_others() {
        const ALL: &str = "单曾é𠀀a尉迟";
        const SET: CharacterSet = CharacterSet::of(ALL);
        assert!((char::MIN..=char::MAX).all(|c| SET.has(c) == ALL.contains(c)));
    }
}

//! A binary range coder (as in LZMA) whose chances are learned while they are used. What codes a table is written once, for packing and
//! unpacking alike: packing is told each bit, unpacking tells it.

/// Packs or unpacks bits.
pub trait Coder {
    /// Codes a bit by the chance that it is 1, which learns from it. Unpacking takes no notice of `bit` and gives the one that was packed.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;

    /// Whether more was asked for than was packed.
    fn is_over(&self) -> bool;
}

/// How probable it is that a bit is 1.
#[derive(Clone, Copy)]
pub struct Chance {
    /// In 65,536ths.
    one: u16,
    /// How many bits it has learned from, up to [`SLOWEST`].
    seen: u16,
}

/// A chance learns ever more slowly, up to so many bits: what the tables hold is alike from end to end.
const SLOWEST: usize = 255;

/// In 65,536ths the share of an error by which a chance is put right, by how many bits it has seen.
const SHARES: [i32; SLOWEST + 1] = {
    let mut shares = [0; SLOWEST + 1];
    let mut seen = 0;
    while seen <= SLOWEST {
        shares[seen] = (2 * 65_536 / (2 * seen + 3)) as i32;
        seen += 1;
    }
    shares
};

impl Chance {
    pub const EVEN: Chance = Chance { one: 1 << 15, seen: 0 };

    /// Of a range, the part that stands for 1: never none of it, never all.
    #[inline]
    fn part(self, range: u64) -> u64 {
        (range >> 16) * u64::from(self.one.clamp(64, u16::MAX - 64))
    }

    #[inline]
    fn learn(&mut self, bit: bool) {
        let one = i32::from(self.one);
        let right = if bit { 65_535 } else { 0 };
        self.one = (one + (((right - one) * (SHARES[usize::from(self.seen)] >> 1)) >> 15)) as u16;
        self.seen = (self.seen + 1).min(SLOWEST as u16);
    }
}

/// A range is widened below this, by four bytes: seldom, for a processor cannot foresee it.
const NARROW: u64 = 1 << 32;

/// Bytes that may be asked for beyond the end of what was packed: zeros there are left out.
const BEYOND: usize = 16;

pub struct Unpacking<'b> {
    bytes: &'b [u8],
    at: usize,
    range: u64,
    code: u64,
}

impl<'b> Unpacking<'b> {
    pub fn new(bytes: &'b [u8]) -> Unpacking<'b> {
        let mut unpacking = Unpacking { bytes, at: 0, range: u64::MAX, code: 0 };
        unpacking.widen();
        unpacking.widen();
        unpacking.range = u64::MAX;
        unpacking
    }

    #[cold]
    fn widen(&mut self) {
        let byte = |at: usize| u64::from(self.bytes.get(at).copied().unwrap_or(0));
        self.code = (self.at..self.at + 4).fold(self.code, |code, at| code << 8 | byte(at));
        self.range <<= 32;
        self.at += 4;
    }

    /// Whether all has been read that was packed.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len() && !self.is_over()
    }
}

impl Coder for Unpacking<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let part = chance.part(self.range);
        let bit = self.code < part;
        // Chosen, not branched to: a processor cannot foresee what is packed.
        self.code -= if bit { 0 } else { part };
        self.range = if bit { part } else { self.range - part };
        chance.learn(bit);
        if self.range < NARROW {
            self.widen();
        }
        bit
    }

    fn is_over(&self) -> bool {
        self.at > self.bytes.len() + BEYOND
    }
}

pub struct Packing {
    bytes: Vec<u8>,
    low: u128,
    range: u64,
}

impl Packing {
    pub fn new() -> Packing {
        Packing { bytes: Vec::new(), low: 0, range: u64::MAX }
    }

    /// What was packed.
    pub fn end(mut self) -> Vec<u8> {
        self.shift();
        self.shift();
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }

    /// Moves the highest four bytes out; a carry goes to those that are out already.
    fn shift(&mut self) {
        if self.low >> 64 > 0 {
            let carried = self.bytes.iter_mut().rev().map_while(|byte| {
                let was = *byte;
                *byte = was.wrapping_add(1);
                (was == u8::MAX).then_some(())
            });
            carried.for_each(drop);
        }
        self.bytes.extend_from_slice(&((self.low >> 32) as u32).to_be_bytes());
        self.low = (self.low & 0xFFFF_FFFF) << 32;
    }
}

impl Coder for Packing {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let part = chance.part(self.range);
        if bit {
            self.range = part;
        } else {
            self.low += u128::from(part);
            self.range -= part;
        }
        chance.learn(bit);
        if self.range < NARROW {
            self.range <<= 32;
            self.shift();
        }
        bit
    }

    fn is_over(&self) -> bool {
        false
    }
}

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
    fn part(self, range: u32) -> u32 {
        (range >> 16) * u32::from(self.one.clamp(64, u16::MAX - 64))
    }

    #[inline]
    fn learn(&mut self, bit: bool) {
        let one = i32::from(self.one);
        let right = if bit { 65_535 } else { 0 };
        self.one = (one + (((right - one) * (SHARES[usize::from(self.seen)] >> 1)) >> 15)) as u16;
        self.seen = (self.seen + 1).min(SLOWEST as u16);
    }
}

/// A range is widened below this.
const NARROW: u32 = 1 << 24;

/// Bytes that may be asked for beyond the end of what was packed: zeros there are left out.
const BEYOND: usize = 8;

pub struct Unpacking<'b> {
    bytes: &'b [u8],
    at: usize,
    range: u32,
    code: u32,
}

impl<'b> Unpacking<'b> {
    pub fn new(bytes: &'b [u8]) -> Unpacking<'b> {
        let mut unpacking = Unpacking { bytes, at: 0, range: u32::MAX, code: 0 };
        for _ in 0..4 {
            unpacking.widen();
        }
        unpacking.range = u32::MAX;
        unpacking
    }

    #[inline]
    fn widen(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.get(self.at).copied().unwrap_or(0));
        self.range <<= 8;
        self.at += 1;
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
        while self.range < NARROW {
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
    low: u64,
    range: u32,
}

impl Packing {
    pub fn new() -> Packing {
        Packing { bytes: Vec::new(), low: 0, range: u32::MAX }
    }

    /// What was packed.
    pub fn end(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.shift();
        }
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        self.bytes
    }

    /// Moves the highest byte out; a carry goes to those that are out already.
    fn shift(&mut self) {
        if self.low >> 32 > 0 {
            let carried = self.bytes.iter_mut().rev().map_while(|byte| {
                let was = *byte;
                *byte = was.wrapping_add(1);
                (was == u8::MAX).then_some(())
            });
            carried.for_each(drop);
        }
        self.bytes.push((self.low >> 24) as u8);
        self.low = (self.low & 0xFF_FFFF) << 8;
    }
}

impl Coder for Packing {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let part = chance.part(self.range);
        if bit {
            self.range = part;
        } else {
            self.low += u64::from(part);
            self.range -= part;
        }
        chance.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
        bit
    }

    fn is_over(&self) -> bool {
        false
    }
}

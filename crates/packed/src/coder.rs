//! What packs and unpacks: bits, by a binary range coder (as in LZMA) whose chances are learned while they are used, and whole symbols
//! (`symbols.rs`). What codes a table is written once, for packing and unpacking alike: packing is told each bit, unpacking tells it.

use crate::raw;
use crate::symbols::{Hearing, Telling};

/// Packs or unpacks bits and symbols.
pub trait Coder {
    /// Whether it packs: what looks for what is to be packed is left out of the code that unpacks.
    const PACKS: bool;

    /// Codes a bit by the chance that it is 1, which learns from it. Unpacking takes no notice of `bit` and gives the one that was packed.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;

    /// Codes a symbol, less than 256, by how frequent it is in a context; likewise.
    fn symbol(&mut self, context: usize, symbol: usize) -> usize;

    /// Codes the lowest bits of a number, up to 31, as they are; likewise.
    fn plain(&mut self, bits: u32, value: u32) -> u32;

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
    symbols: Hearing<'b>,
}

impl<'b> Unpacking<'b> {
    /// Of bits alone.
    pub fn of_bits(bytes: &'b [u8]) -> Unpacking<'b> {
        let mut unpacking = Unpacking { bytes, at: 0, range: u64::MAX, code: 0, symbols: Hearing::none() };
        unpacking.widen();
        unpacking.widen();
        unpacking.range = u64::MAX;
        unpacking
    }

    /// Of bits, and of symbols in so many contexts.
    pub fn new(mut bytes: &'b [u8], contexts: usize) -> Option<Unpacking<'b>> {
        let mut part = || {
            let length = raw::leb128(&mut bytes)? as usize;
            raw::take(&mut bytes, length).map(Unpacking::of_bits)
        };
        let (mut frequencies, bits) = (part()?, part()?);
        let symbols = Hearing::new(bytes, contexts, &mut frequencies)?;
        frequencies.is_at_end().then_some(Unpacking { symbols, ..bits })
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
        self.at >= self.bytes.len() && !self.is_over() && self.symbols.is_at_end()
    }
}

impl Coder for Unpacking<'_> {
    const PACKS: bool = false;

    // One copy that all who call it make fast: each copy would begin as slow as an engine of WebAssembly takes it at first.
    #[inline(never)]
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

    #[inline]
    fn symbol(&mut self, context: usize, _: usize) -> usize {
        self.symbols.symbol(context)
    }

    #[inline]
    fn plain(&mut self, bits: u32, _: u32) -> u32 {
        self.symbols.plain(bits)
    }

    fn is_over(&self) -> bool {
        self.at > self.bytes.len() + BEYOND || self.symbols.is_over()
    }
}

pub struct Packing {
    bytes: Vec<u8>,
    low: u128,
    range: u64,
    symbols: Telling,
}

impl Packing {
    pub fn new() -> Packing {
        Packing { bytes: Vec::new(), low: 0, range: u64::MAX, symbols: Telling::default() }
    }

    /// What was packed: bits, and symbols in so many contexts. `None` if these were more.
    pub fn end(mut self, contexts: usize) -> Option<Vec<u8>> {
        let mut frequencies = Packing::new();
        let symbols = std::mem::take(&mut self.symbols).end(contexts, &mut frequencies)?;
        let mut bytes = Vec::new();
        for part in [frequencies.end_of_bits(), self.end_of_bits()] {
            raw::put(part.len() as u32, &mut bytes);
            bytes.extend(part);
        }
        bytes.extend(symbols);
        Some(bytes)
    }

    /// The same where there were bits alone.
    pub fn end_of_bits(mut self) -> Vec<u8> {
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
    const PACKS: bool = true;

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

    fn symbol(&mut self, context: usize, symbol: usize) -> usize {
        self.symbols.symbol(context, symbol);
        symbol
    }

    fn plain(&mut self, bits: u32, value: u32) -> u32 {
        let value = value & ((1 << bits) - 1);
        self.symbols.plain(bits, value);
        value
    }

    fn is_over(&self) -> bool {
        false
    }
}

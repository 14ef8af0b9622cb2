//! Numbers in bits whose chances are learned, or as symbols.

use super::coder::{Chance, Coder};

/// Numbers of so many bits, each value with a chance of its own.
#[derive(Clone)]
pub struct Symbol<const VALUES: usize>([Chance; VALUES]);

impl<const VALUES: usize> Symbol<VALUES> {
    pub const NEW: Symbol<VALUES> = Symbol([Chance::EVEN; VALUES]);

    // Engines of WebAssembly make a function fast while it is called, never while it runs: what is called often stays one.
    #[inline(never)]
    pub fn code(&mut self, coder: &mut impl Coder, value: usize) -> usize {
        let mut node = 1;
        for bit in (0..VALUES.trailing_zeros()).rev() {
            node = 2 * node + usize::from(coder.bit(&mut self.0[node], value >> bit & 1 > 0));
        }
        node - VALUES
    }
}

/// The same, of which 0 is the most frequent: it is told by one bit.
#[derive(Clone)]
pub struct OrNone<const VALUES: usize>(Chance, Symbol<VALUES>);

impl<const VALUES: usize> OrNone<VALUES> {
    pub const NEW: OrNone<VALUES> = OrNone(Chance::EVEN, Symbol::NEW);

    pub fn code(&mut self, coder: &mut impl Coder, value: usize) -> usize {
        if coder.bit(&mut self.0, value == 0) { 0 } else { self.1.code(coder, value) }
    }
}

/// Numbers of any size under 2^31, of which small ones are the most frequent (Elias gamma): how many bits one has, and the bits, of which the
/// highest three are learned.
#[derive(Clone)]
pub struct Number {
    lengths: [Chance; 32],
    highest: [[Chance; 8]; 32],
}

impl Number {
    pub const NEW: Number = Number { lengths: [Chance::EVEN; 32], highest: [[Chance::EVEN; 8]; 32] };

    #[inline(never)]
    pub fn code(&mut self, coder: &mut impl Coder, value: u32) -> u32 {
        let value = value.saturating_add(1).min(u32::MAX >> 1);
        let bits = value.ilog2() as usize;
        let mut length = 0;
        while length < 30 && coder.bit(&mut self.lengths[length], length < bits) {
            length += 1;
        }
        let (mut coded, mut node) = (1_u32, 1);
        for bit in (0..length).rev() {
            let mut even = Chance::EVEN;
            let chance = self.highest[length].get_mut(node).unwrap_or(&mut even);
            let bit = coder.bit(chance, value >> bit & 1 > 0);
            coded = 2 * coded + u32::from(bit);
            node = 2 * node + usize::from(bit);
        }
        coded - 1
    }
}

/// A number under 2^31 in symbols: how large it is, in quarters of a power of two, and the rest of its bits as they are.
pub fn size(number: u32) -> usize {
    match number {
        0..8 => number as usize,
        _ => {
            let rest = number.ilog2() - 2;
            ((rest + 1) << 2 | number >> rest & 3) as usize
        }
    }
}

/// Codes the number of a size that is known: unpacking takes no notice of `number`.
#[inline]
pub fn of_size(coder: &mut impl Coder, size: usize, number: u32) -> u32 {
    if size < 8 {
        return size as u32;
    }
    let rest = (size as u32 / 4 - 1).min(28);
    (size as u32 & 3 | 4) << rest | coder.plain(rest, number)
}

/// Codes a number by a context.
#[inline]
pub fn number(coder: &mut impl Coder, context: usize, number: u32) -> u32 {
    let size = coder.symbol(context, size(number));
    of_size(coder, size, number)
}

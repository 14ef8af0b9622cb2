//! Symbols, a whole one at a time: how frequent each is in its context is told beforehand, and one step of arithmetic and one look into a table
//! tell it (range asymmetric numeral systems, rANS). What a table has most of is told so; a bit at a time takes ten times as long.

use crate::coder::Coder;
use crate::numbers::{self, Number, Symbol};

/// The frequencies of a context add up to so many, a power of two.
const WHOLE: usize = 1 << WHOLE_BITS;
const WHOLE_BITS: u32 = 12;
/// Symbols are less.
const SYMBOLS: usize = 256;
/// A state is this at least; four bytes are taken in or out at a time.
const LEAST: u64 = 1 << 32;

/// By context, how often its symbols occur: [`numbers::size`] of how often in [`WHOLE`]. To know it better would cost more than it saves.
pub type Sizes = Vec<Vec<u8>>;

/// What has been told, to be packed from its end: what is packed last is unpacked first.
#[derive(Default)]
pub struct Telling(Vec<Told>);

enum Told {
    Symbol { context: usize, symbol: usize },
    Plain { bits: u32, value: u32 },
}

impl Telling {
    pub fn symbol(&mut self, context: usize, symbol: usize) {
        self.0.push(Told::Symbol { context, symbol });
    }

    pub fn plain(&mut self, bits: u32, value: u32) {
        self.0.push(Told::Plain { bits, value });
    }

    /// Codes how frequent the symbols of so many contexts are, and gives what was told. `None` if that was more contexts or symbols.
    pub fn end(self, contexts: usize, coder: &mut impl Coder) -> Option<Vec<u8>> {
        let mut counts = vec![Vec::new(); contexts];
        for told in &self.0 {
            let Told::Symbol { context, symbol } = *told else { continue };
            let counts: &mut Vec<u32> = counts.get_mut(context)?;
            counts.resize(counts.len().max(symbol + 1), 0);
            counts[symbol] += 1;
        }
        let known: Sizes = counts.iter().map(|counts| sizes(counts)).collect();
        code(coder, contexts, &known)?;
        let frequencies: Vec<Vec<u16>> = known.iter().map(|sizes| frequencies(sizes)).collect();
        let (mut state, mut words) = (LEAST, Vec::new());
        for told in self.0.iter().rev() {
            let (range, bits) = match *told {
                Told::Symbol { context, symbol } => (u64::from(frequencies[context][symbol]), WHOLE_BITS),
                Told::Plain { bits, .. } => (1, bits),
            };
            if state.checked_shr(u64::BITS - bits).unwrap_or(0) >= range {
                words.push(state as u32);
                state >>= 32;
            }
            state = match *told {
                Told::Symbol { context, symbol } => {
                    let start: u64 = frequencies[context][..symbol].iter().map(|&own| u64::from(own)).sum();
                    ((state / range) << WHOLE_BITS) + start + state % range
                }
                Told::Plain { bits, value } => state << bits | u64::from(value),
            };
        }
        words.extend([state as u32, (state >> 32) as u32]);
        Some(words.iter().rev().flat_map(|word| word.to_be_bytes()).collect())
    }
}

fn sizes(counts: &[u32]) -> Vec<u8> {
    let all: u64 = counts.iter().map(|&count| u64::from(count)).sum();
    let share = |&count: &u32| match count {
        0 => 0,
        _ => numbers::size(((u64::from(count) * WHOLE as u64 + all / 2) / all).max(1) as u32) as u8,
    };
    counts.iter().map(share).collect()
}

/// How frequent symbols of such sizes are: [`WHOLE`] together, or nothing.
fn frequencies(sizes: &[u8]) -> Vec<u16> {
    let weight = |&size: &u8| match size {
        0..8 => u64::from(size),
        // The middle.
        _ => (2 * (u64::from(size) & 3 | 4) + 1) << (size / 4 - 1) >> 1,
    };
    let weights: Vec<u64> = sizes.iter().map(weight).collect();
    let all: u64 = weights.iter().sum();
    if all == 0 {
        return Vec::new();
    }
    let share = |&weight: &u64| match weight {
        0 => 0,
        _ => ((weight * WHOLE as u64 + all / 2) / all).max(1) as i32,
    };
    let mut frequencies: Vec<i32> = weights.iter().map(share).collect();
    // What is too much or too little goes to the most frequent, which feel it least.
    let mut missing = WHOLE as i32 - frequencies.iter().sum::<i32>();
    while missing != 0 {
        let Some(most) = frequencies.iter_mut().max() else { break };
        let step = missing.clamp(-(*most / 8).max(1), *most / 8 + 1);
        *most += step;
        missing -= step;
    }
    frequencies.into_iter().map(|frequency| frequency as u16).collect()
}

/// Codes how frequent symbols are in contexts, each of which is much like the one before.
fn code(coder: &mut impl Coder, contexts: usize, known: &Sizes) -> Option<Sizes> {
    const SIZES: usize = 64;
    let mut lengths = Number::NEW;
    let mut symbols = vec![Symbol::<SIZES>::NEW; SIZES];
    let mut all: Sizes = Vec::with_capacity(contexts);
    let (mut before, nothing) = (0, Vec::new());
    for context in 0..contexts {
        let known = known.get(context).unwrap_or(&nothing);
        let length = lengths.code(coder, known.len() as u32) as usize;
        if length > SYMBOLS || coder.is_over() {
            return None;
        }
        let other = all.get(before).unwrap_or(&nothing);
        let (mut own, mut last) = (Vec::with_capacity(length), 0);
        for symbol in 0..length {
            let other = usize::from(other.get(symbol).copied().unwrap_or(0));
            last = symbols[(last + other) / 2].code(coder, known.get(symbol).copied().unwrap_or(0).into());
            own.push(last as u8);
        }
        if length > 0 {
            before = context;
        }
        all.push(own);
    }
    Some(all)
}

/// What was packed, symbol by symbol.
pub struct Hearing<'b> {
    bytes: &'b [u8],
    state: u64,
    /// Where a context begins in `symbols` and in `parts`.
    starts: Vec<(u32, u32)>,
    /// Of a context, which symbol stands for each of [`WHOLE`] numbers.
    symbols: Vec<u8>,
    /// Of a symbol, the first of the numbers that stand for it, shifted left by 16, and how many these are.
    parts: Vec<u32>,
    /// Whether more was asked for than there is.
    is_over: bool,
}

impl<'b> Hearing<'b> {
    /// Reads the frequencies of so many contexts, and then the bytes.
    pub fn new(bytes: &'b [u8], contexts: usize, coder: &mut impl Coder) -> Option<Hearing<'b>> {
        // A context that has no symbol is asked for by what is damaged only: it tells 0, and its state comes to an end.
        let (mut symbols, mut starts, mut parts) = (vec![0; WHOLE], Vec::with_capacity(contexts), vec![0]);
        let sizes = code(coder, contexts, &Vec::new())?;
        for frequencies in sizes.iter().map(|sizes| frequencies(sizes)) {
            if frequencies.is_empty() {
                starts.push((0, 0));
                continue;
            }
            starts.push((symbols.len() as u32, parts.len() as u32));
            let mut start = 0;
            for (symbol, &frequency) in frequencies.iter().enumerate() {
                parts.push(start << 16 | u32::from(frequency));
                start += u32::from(frequency);
                symbols.resize(symbols.len() + usize::from(frequency), symbol as u8);
            }
        }
        let mut hearing = Hearing { bytes, state: 0, starts, symbols, parts, is_over: false };
        hearing.widen();
        hearing.widen();
        Some(hearing)
    }

    /// Nothing.
    pub fn none() -> Hearing<'b> {
        Hearing { bytes: &[], state: LEAST, starts: vec![], symbols: vec![], parts: vec![], is_over: false }
    }

    // One copy of each, as of the coder's bits.
    #[inline(never)]
    pub fn symbol(&mut self, context: usize) -> usize {
        let number = self.state as usize & (WHOLE - 1);
        let (symbols, parts) = self.starts[context];
        let symbol = usize::from(self.symbols[symbols as usize + number]);
        let part = self.parts[parts as usize + symbol];
        self.state = u64::from(part & 0xFFFF) * (self.state >> WHOLE_BITS)
            + (number as u64).wrapping_sub((part >> 16).into());
        if self.state < LEAST {
            self.widen();
        }
        symbol
    }

    #[inline(never)]
    pub fn plain(&mut self, bits: u32) -> u32 {
        let value = self.state as u32 & ((1 << bits) - 1);
        self.state >>= bits;
        if self.state < LEAST {
            self.widen();
        }
        value
    }

    #[inline]
    fn widen(&mut self) {
        let word = match self.bytes.split_first_chunk() {
            Some((word, rest)) => {
                self.bytes = rest;
                u32::from_be_bytes(*word)
            }
            None => {
                self.is_over = true;
                0
            }
        };
        self.state = self.state << 32 | u64::from(word);
    }

    pub fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether all has been read that was packed.
    pub fn is_at_end(&self) -> bool {
        self.bytes.is_empty() && self.state == LEAST && !self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coder::{Packing, Unpacking};

    #[test]
    fn symbols_and_plain_bits_come_back_and_nothing_else_is_taken_for_them() {
        let mut packing = Packing::new();
        let told: Vec<(usize, u32)> = (0..5000).map(|at| ((at * at % 97 % 7) as usize, at % 31)).collect();
        for &(symbol, bits) in &told {
            packing.symbol(symbol % 2, symbol);
            packing.plain(bits, u32::MAX / 3);
        }
        let bytes = packing.end(3).expect("three contexts");
        let heard = |bytes: &[u8]| {
            let mut unpacking = Unpacking::new(bytes, 3)?;
            let heard = told.iter().all(|&(symbol, bits)| {
                unpacking.symbol(symbol % 2, 0) == symbol
                    && unpacking.plain(bits, 0) == (u32::MAX / 3) & ((1 << bits) - 1)
            });
            (heard && unpacking.is_at_end()).then_some(())
        };
        assert!(heard(&bytes).is_some());
        assert!(
            heard(&bytes[..bytes.len() - 1]).is_none() && heard(&[&bytes[..], &[0; 4]].concat()).is_none()
        );
        // A context that has nothing tells nothing, and comes to an end.
        let mut unpacking = Unpacking::new(&bytes, 3).expect("three contexts");
        let most = (0..bytes.len()).find(|_| {
            unpacking.symbol(2, 0);
            unpacking.is_over()
        });
        assert!(most.is_some());
    }

    #[test]
    fn frequencies_add_up_whatever_the_sizes() {
        for sizes in [&[1][..], &[0, 0, 9], &[55; 256], &[1; 256], &[63, 1, 1, 0, 1], &[0, 0]] {
            let frequencies = frequencies(sizes);
            let all: usize = frequencies.iter().map(|&own| usize::from(own)).sum();
            let is_any = sizes.iter().any(|&size| size > 0);
            assert_eq!(all, if is_any { WHOLE } else { 0 }, "{sizes:?}");
            assert!(frequencies.iter().zip(sizes).all(|(&own, &size)| (own > 0) == (size > 0)), "{sizes:?}");
        }
    }
}

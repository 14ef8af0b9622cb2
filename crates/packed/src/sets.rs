//! Sets of numbers: halves of halves, and how many of a set lie in each. What order would say is not told, and what is frequent costs little.

use super::coder::{Chance, Coder};
use super::numbers::Number;

/// Codes sets of numbers that are less than a power of two.
pub struct Sets {
    /// For each half of a half how often sets had something there; the two halves of one are at twice its place and after it.
    uses: Vec<[u32; 2]>,
    /// What the uses of each come to as a ratio: it is asked for by every bit, and reckoned when they change, which no bit waits for.
    ratios: Vec<u8>,
    size: usize,
    /// Whether a number is in one set only.
    is_partition: bool,
    /// Of few: whether the next lies in the lower half too; by how many there are, how many of them are in it, and how much there has been
    /// in either half.
    few: Vec<Chance>,
    /// Of many: how many more or fewer lie in the lower half than is to be expected, by how much that varies; and the sign.
    many: Vec<(Number, Chance)>,
}

/// Sets of fewer are few.
const FEW: usize = 12;
const RATIOS: usize = 49;

impl Sets {
    /// Sets that may have numbers in common.
    pub fn new(numbers: usize) -> Sets {
        let size = numbers.clamp(2, 1 << 16).next_power_of_two();
        Sets {
            uses: vec![[0, 0]; size],
            ratios: vec![EQUAL; size],
            size,
            is_partition: false,
            few: vec![Chance::EVEN; FEW * FEW * RATIOS],
            many: vec![(Number::NEW, Chance::EVEN); 34],
        }
    }

    /// Sets of which no two have a number in common: what has been told is not told again.
    pub fn partition(numbers: usize) -> Sets {
        let mut sets = Sets { is_partition: true, ..Sets::new(numbers) };
        let numbers = numbers.min(sets.size) as u32;
        for (node, uses) in sets.uses.iter_mut().enumerate().skip(1) {
            // Nodes of a depth lie side by side.
            let size = sets.size as u32 >> node.ilog2();
            let start = (node as u32 - (1 << node.ilog2())) * size;
            let left = |start: u32| numbers.saturating_sub(start).min(size / 2);
            *uses = [left(start), left(start + size / 2)];
        }
        sets.ratios = sets.uses.iter().map(|uses| ratio(*uses)).collect();
        sets
    }

    /// Codes a set of `count` numbers, of which `set` has to be in order. Unpacking takes no notice of it, and appends to it the numbers that
    /// were packed. `None` where there are not so many numbers.
    pub fn code(
        &mut self,
        coder: &mut impl Coder,
        count: usize,
        set: &[u16],
        out: &mut Vec<u16>,
    ) -> Option<()> {
        (count <= self.size).then(|| self.half(coder, 1, 0, self.size, count, set, out))
    }

    #[expect(clippy::too_many_arguments)]
    fn half(
        &mut self,
        coder: &mut impl Coder,
        mut node: usize,
        mut start: usize,
        mut size: usize,
        mut count: usize,
        mut set: &[u16],
        out: &mut Vec<u16>,
    ) {
        while count > 0 {
            if count == 1 {
                out.push(self.one(coder, node, start, size, set) as u16);
                return;
            }
            if size == 1 {
                out.push(start as u16);
                return;
            }
            size /= 2;
            let middle = start + size;
            let known = set.partition_point(|&number| usize::from(number) < middle);
            let (least, most) = (count.saturating_sub(size), count.min(size));
            let [low, high] = self.uses[node];
            let lower = if count < FEW {
                let ratio = self.ratios[node];
                let mut lower = least;
                while lower < most
                    && coder
                        .bit(&mut self.few[(count * FEW + lower) * RATIOS + ratio as usize], lower < known)
                {
                    lower += 1;
                }
                lower
            } else {
                self.many(coder, count, [low, high], known).clamp(least, most)
            };
            let (lower_uses, upper_uses) = (lower as u32, (count - lower) as u32);
            self.uses[node] = match self.is_partition {
                true => [low.saturating_sub(lower_uses), high.saturating_sub(upper_uses)],
                false => [low + lower_uses, high + upper_uses],
            };
            self.ratios[node] = ratio(self.uses[node]);
            let (below, above) = set.split_at(known);
            if lower > 0 && lower < count {
                self.half(coder, 2 * node, start, size, lower, below, out);
            }
            (node, count, set) = if lower == count {
                (2 * node, count, below)
            } else {
                start = middle;
                (2 * node + 1, count - lower, above)
            };
        }
    }

    /// The same of a single number, as most are in the end: nothing but bits, so that no branch has to be foreseen.
    #[inline(never)]
    fn one(
        &mut self,
        coder: &mut impl Coder,
        mut node: usize,
        mut start: usize,
        mut size: usize,
        set: &[u16],
    ) -> usize {
        let known = set.first().map_or(0, |&number| usize::from(number));
        let more = if self.is_partition { u32::MAX } else { 1 };
        while size > 1 {
            size /= 2;
            let chance = &mut self.few[FEW * RATIOS + usize::from(self.ratios[node])];
            let upper = usize::from(!coder.bit(chance, known < start + size));
            let uses = &mut self.uses[node];
            // Where none is left in a partition that is damaged, it comes to many: no harm is done.
            uses[upper] = uses[upper].wrapping_add(more);
            self.ratios[node] = ratio(*uses);
            node = 2 * node + upper;
            start += upper * size;
        }
        start
    }

    fn many(&mut self, coder: &mut impl Coder, count: usize, [low, high]: [u32; 2], known: usize) -> usize {
        // With halves alike before anything is known of them.
        let (low, high) = (u64::from(low) * 4 + 1, u64::from(high) * 4 + 1);
        let expected = ((count as u64 * low + (low + high) / 2) / (low + high)) as usize;
        let variance = (count as u64 * low * high).div_ceil((low + high) * (low + high)) as usize;
        let (number, sign) = &mut self.many[(variance * variance + 1).ilog2().min(33) as usize];
        let distance = number.code(coder, expected.abs_diff(known) as u32) as usize;
        let is_more = distance > 0 && coder.bit(sign, known > expected);
        if is_more { expected.saturating_add(distance) } else { expected.saturating_sub(distance) }
    }
}

/// By how much more often the lower half had something than the upper one.
fn ratio([low, high]: [u32; 2]) -> u8 {
    ((log(low) - log(high)).clamp(-24, 24) + 24) as u8
}

/// The same of two halves alike.
const EQUAL: u8 = 24;

/// Four times the logarithm of how often something was.
fn log(uses: u32) -> i8 {
    match LOGS.get(uses as usize) {
        Some(log) => *log,
        None => LOGS[(uses >> 6).min(LOGS.len() as u32 - 1) as usize] + 24,
    }
}

const LOGS: [i8; 2048] = {
    let mut logs = [0; 2048];
    let mut uses = 0;
    while uses < logs.len() {
        let more = uses as u64 * 3 + 1;
        logs[uses] = (more * more * more * more).ilog2() as i8;
        uses += 1;
    }
    logs
};

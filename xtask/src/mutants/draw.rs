//! Some of many, by a seed: the same ones on every machine.

use super::Mutant;

/// `count` of the mutants, or all, in the order in which they are drawn: fewer are the first of more.
pub fn drawn(mutants: &[Mutant], seed: u64, count: usize) -> Vec<Mutant> {
    let mut left = mutants.to_vec();
    let mut random = Random(seed);
    let count = count.min(left.len());
    for place in 0..count {
        let rest = (left.len() - place) as u64;
        left.swap(place, place + (random.next() % rest) as usize);
    }
    left.truncate(count);
    left
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutants(count: usize) -> Vec<Mutant> {
        (0..count).map(|number| Mutant { name: number.to_string(), package: "p" }).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_each_once() {
        let drawn = |seed, count| drawn(&mutants(1000), seed, count);
        let some = drawn(1, 300);
        assert_eq!(some, drawn(1, 300));
        assert_eq!(some[..50], drawn(1, 50)[..], "fewer are the first of more");
        assert_ne!(some, drawn(2, 300));
        let mut names: Vec<&str> = some.iter().map(|mutant| mutant.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 300);
        assert_eq!(super::drawn(&mutants(5), 1, 300).len(), 5);
    }

    #[test]
    fn the_numbers_are_those_of_splitmix() {
        // The first output of the reference implementation for the seed 1234567.
        assert_eq!(Random(1_234_567).next(), 6_457_827_717_110_365_317);
    }
}

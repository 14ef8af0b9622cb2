//! Many texts that are looked for in another at once (Aho-Corasick). What is looked for in a glossary that changes is nearly what was looked for
//! before: the automaton is kept, and a small one beside it has what is new.

use crate::sorting;
use std::sync::Arc;

use daachorse::{
    CharwiseDoubleArrayAhoCorasick as Automaton, CharwiseDoubleArrayAhoCorasickBuilder as Builder,
};
use rustc_hash::FxHashMap;

/// So many new texts make a new automaton: to go through a text twice would take longer.
const MOST_NEW: usize = 256;

/// What is looked for.
#[derive(Clone, Default)]
pub struct Patterns {
    old: Arc<Part>,
    new: Arc<Part>,
}

/// A number of texts with one automaton.
#[derive(Default)]
struct Part {
    /// `None` when there is nothing to look for: an automaton cannot be made of nothing.
    automaton: Option<Automaton<u32>>,
    numbers: FxHashMap<Box<str>, u32>,
    /// By number, in code points.
    lengths: Vec<u32>,
}

/// A place where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Of the text that stands there: [`Patterns::number`].
    pub number: u32,
    /// In bytes.
    pub end: usize,
    /// In code points.
    pub length: u32,
}

impl Patterns {
    /// Of texts that are not empty; the same may come again.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Patterns {
        Patterns { old: Arc::new(Part::new(texts)), new: Arc::default() }
    }

    /// The same, which takes over what it can from those before. Texts that are not looked for any more may be found all the same.
    pub fn after<'a>(before: &Patterns, texts: impl IntoIterator<Item = &'a str> + Clone) -> Patterns {
        let mut all = 0;
        let new: Vec<&str> = texts
            .clone()
            .into_iter()
            .inspect(|_| all += 1)
            .filter(|text| !before.old.numbers.contains_key(*text))
            .take(MOST_NEW + 1)
            .collect();
        if new.len() > MOST_NEW || before.old.lengths.len() > 2 * all + MOST_NEW {
            return Patterns::new(texts);
        }
        let is_known = new.len() == before.new.lengths.len()
            && new.iter().all(|text| before.new.numbers.contains_key(*text));
        let new = if is_known { before.new.clone() } else { Arc::new(Part::new(new)) };
        Patterns { old: before.old.clone(), new }
    }

    /// Below this all numbers are.
    pub fn count(&self) -> usize {
        self.old.lengths.len() + self.new.lengths.len()
    }

    /// The number of a text that is looked for.
    pub fn number(&self, text: &str) -> Option<u32> {
        let new = || Some(self.old.lengths.len() as u32 + self.new.numbers.get(text)?);
        self.old.numbers.get(text).copied().or_else(new)
    }

    /// Every place where one of them stands; in order of the end, the longest first.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let old = self.old.find(text, 0);
        let new = self.new.find(text, self.old.lengths.len() as u32);
        if new.is_empty() {
            return old;
        }
        let place = |hit: &Hit| (hit.end, std::cmp::Reverse(hit.length));
        let mut found = Vec::with_capacity(old.len() + new.len());
        let mut rest = &old[..];
        for hit in new {
            let before = rest.iter().take_while(|other| place(other) <= place(&hit)).count();
            found.extend_from_slice(&rest[..before]);
            found.push(hit);
            rest = &rest[before..];
        }
        found.extend_from_slice(rest);
        found
    }
}

impl Part {
    fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Part {
        let mut texts: Vec<&str> = texts.into_iter().collect();
        sorting::by(&mut texts, Ord::cmp);
        texts.dedup();
        let lengths: Vec<u32> = texts.iter().map(|text| text.chars().count() as u32).collect();
        let numbers = (0..).zip(&texts).map(|(number, text)| (Box::from(*text), number)).collect();
        let values = texts.into_iter().zip(0_u32..);
        Part { automaton: Builder::new().build_with_values(values).ok(), numbers, lengths }
    }

    fn find(&self, text: &str, first: u32) -> Vec<Hit> {
        let mut found = Vec::new();
        if let Some(automaton) = &self.automaton {
            for hit in automaton.find_overlapping_iter(text) {
                let length = self.lengths[hit.value() as usize];
                found.push(Hit { number: first + hit.value(), end: hit.end(), length });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "市长江大桥江大";

    fn found(patterns: &Patterns, texts: &[&str]) -> Vec<(usize, u32)> {
        let known: Vec<u32> = texts.iter().filter_map(|text| patterns.number(text)).collect();
        let hits = patterns.find(TEXT).into_iter().filter(|hit| known.contains(&hit.number));
        hits.map(|hit| (hit.end / 3, hit.length)).collect()
    }

    #[test]
    fn what_is_added_and_left_out_is_found_as_if_it_were_new() {
        let mut before = Patterns::default();
        let all = ["江", "江大", "长江大", "长江大桥", "市长", "大", "市"];
        for chosen in [0b111, 0b1111, 0b1111111, 0b1010101, 0, 0b110, 0b1100011] {
            let texts: Vec<&str> =
                (0..all.len()).filter(|at| chosen >> at & 1 == 1).map(|at| all[at]).collect();
            let after = Patterns::after(&before, texts.iter().copied());
            assert_eq!(
                found(&after, &texts),
                found(&Patterns::new(texts.iter().copied()), &texts),
                "{texts:?}"
            );
            before = after;
        }
        assert_eq!(found(&Patterns::new(all), &all[..4]), [(3, 1), (4, 3), (4, 2), (5, 4), (6, 1), (7, 2)]);
    }

    #[test]
    fn many_new_ones_make_a_new_automaton() {
        let texts: Vec<String> = (0..600).map(|number| number.to_string()).collect();
        let few = Patterns::new(texts[..300].iter().map(String::as_str));
        let more = Patterns::after(&few, texts[..400].iter().map(String::as_str));
        assert!(Arc::ptr_eq(&few.old, &more.old) && more.count() == 400);
        let same = Patterns::after(&more, texts[..400].iter().map(String::as_str));
        assert!(Arc::ptr_eq(&more.new, &same.new));
        let most = Patterns::after(&few, texts.iter().map(String::as_str));
        assert!(!Arc::ptr_eq(&few.old, &most.old) && most.new.lengths.is_empty());
    }
}

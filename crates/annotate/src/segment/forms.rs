//! Glossary forms as words.

use std::collections::BTreeSet;

use daachorse::{
    CharwiseDoubleArrayAhoCorasick as Automaton, CharwiseDoubleArrayAhoCorasickBuilder as Builder,
};

use super::atoms::Atoms;
use jiazhu_reading::Span;

/// The longest form in characters that competes with other words; a longer one is joined afterwards.
pub const LONGEST_FORM: usize = 48;

/// The forms of a glossary, ready to be searched for.
#[derive(Default)]
pub struct Forms {
    /// `None` when there are none. An automaton cannot be made of nothing.
    automaton: Option<Automaton<u32>>,
    has_long: bool,
}

impl Forms {
    /// Of folded forms; those of one character are left out: the lattice has every character.
    pub fn new(forms: &[&str]) -> Self {
        let is_word = |form: &&str| form.chars().nth(1).is_some() && !form.contains('\n');
        let forms: BTreeSet<&str> = forms.iter().copied().filter(is_word).collect();
        let lengths: Vec<(&str, u32)> =
            forms.iter().map(|&form| (form, form.chars().count() as u32)).collect();
        let has_long = lengths.iter().any(|&(_, length)| length as usize > LONGEST_FORM);
        Forms { automaton: Builder::new().build_with_values(lengths).ok(), has_long }
    }

    /// Where the forms stand in a piece of text, in its characters, and a word may; in order of end.
    pub fn find(&self, atoms: &Atoms) -> Vec<Span> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut found = Vec::new();
        // Hits come in order of their end, so each character is counted once.
        let mut end = 0;
        for hit in automaton.find_overlapping_iter(atoms.text) {
            while atoms.byte(end) < hit.end() {
                end += 1;
            }
            let (start, end) = (end - hit.value() as usize, atoms.past_extenders(end));
            if atoms.is_edge(start) && atoms.is_edge(end) {
                found.push(Span::new(start, end));
            }
        }
        found
    }

    /// Makes one word of the words of each form too long for [`Forms::find`] to be of use, where it begins and ends
    /// with them and no wall stands in it. The walls are in order and apart.
    pub fn merge_long(&self, text: &str, walls: &[Span], ends: &mut Vec<usize>) {
        if !self.has_long {
            return;
        }
        let mut joined = vec![false; ends.len()];
        for form in self.find(&Atoms::new(text)) {
            let wall = walls.partition_point(|wall| wall.end <= form.start);
            let is_sound = form.length() as usize > LONGEST_FORM
                && walls.get(wall).is_none_or(|wall| form.end <= wall.start);
            let stands = |at: u32| ends.binary_search(&(at as usize)).ok().filter(|&word| !joined[word]);
            let first = if form.start == 0 { Some(0) } else { stands(form.start).map(|word| word + 1) };
            if let (true, Some(first), Some(last)) = (is_sound, first, stands(form.end)) {
                joined[first..last].fill(true);
            }
        }
        let mut joined = joined.into_iter();
        ends.retain(|_| !joined.next().unwrap_or_default());
    }
}

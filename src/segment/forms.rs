//! Glossary forms as words.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use daachorse::{
    CharwiseDoubleArrayAhoCorasick as Automaton, CharwiseDoubleArrayAhoCorasickBuilder as Builder, MatchKind,
};
use jieba_rs::Jieba;

use super::characters::is_han;

/// How many times more probable a form is than the most probable finer division of the same stretch. A glossary
/// vouches for its forms, so it decides between a word and its parts; it does not outweigh a better word across the form's edge.
const PREFERENCE: usize = 8;

/// jieba with the forms that consist of Han characters.
pub fn add<'l>(jieba: &'l Jieba, forms: &[&str]) -> Cow<'l, Jieba> {
    let mut forms: Vec<&str> = forms
        .iter()
        .copied()
        .filter(|form| form.chars().nth(1).is_some() && form.chars().all(is_han))
        .collect();
    if forms.is_empty() {
        return Cow::Borrowed(jieba);
    }
    let mut jieba = jieba.clone();
    // Shorter forms first: a form has to win over a division that has other forms in it.
    forms.sort_unstable_by_key(|form| (form.len(), *form));
    forms.dedup();
    for form in forms {
        // What the dictionary already finds whole keeps its probability.
        if jieba.cut(form, false).len() > 1 {
            let frequency = jieba.suggest_freq(form).saturating_mul(PREFERENCE);
            jieba.add_word(form, Some(frequency), None);
        }
    }
    Cow::Owned(jieba)
}

/// Forms that jieba cannot know, because they hold other characters than Han: punctuation, Latin letters, digits.
pub struct Spelled(Option<Automaton<u32>>);

impl Spelled {
    pub fn new(forms: &[&str]) -> Self {
        let spelled: BTreeSet<&str> =
            forms.iter().copied().filter(|form| !form.chars().all(is_han) && !form.contains('\n')).collect();
        // An automaton cannot be made of nothing.
        Spelled(Builder::new().match_kind(MatchKind::LeftmostLongest).build(spelled).ok())
    }

    /// Makes one word of the words of each such form, where it begins and ends with them. The walls are in order and
    /// apart.
    pub fn merge(&self, text: &str, walls: &[Range<usize>], ends: &mut Vec<usize>) {
        let Some(automaton) = &self.0 else { return };
        let mut merged = Vec::with_capacity(ends.len());
        let mut rest = ends.iter().copied().peekable();
        let mut at = super::Position::default();
        for found in automaton.leftmost_find_iter(text) {
            let start = at.code_point + text[at.byte..found.start()].chars().count();
            let end = start + text[found.start()..found.end()].chars().count();
            at = super::Position { code_point: end, byte: found.end() };
            merged.extend(std::iter::from_fn(|| rest.next_if(|&word| word <= start)));
            let begins = start == merged.last().copied().unwrap_or(0);
            let inside: Vec<usize> = std::iter::from_fn(|| rest.next_if(|&word| word <= end)).collect();
            let first_wall = walls.partition_point(|wall| wall.end <= start);
            let is_sound = walls.get(first_wall).is_none_or(|wall| end <= wall.start);
            if begins && is_sound && inside.last() == Some(&end) {
                merged.push(end);
            } else {
                merged.extend(inside);
            }
        }
        merged.extend(rest);
        *ends = merged;
    }
}

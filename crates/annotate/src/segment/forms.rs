//! Glossary forms as words.

use super::atoms::Atoms;
use crate::patterns::Patterns;
use jiazhu_reading::Span;

/// The longest form in characters that competes with other words; a longer one is joined afterwards.
pub const LONGEST_FORM: usize = 48;

/// The forms of a glossary, ready to be searched for.
#[derive(Default)]
pub struct Forms {
    patterns: Patterns,
    /// By their numbers in the patterns, whether they are forms.
    is_form: Vec<bool>,
    has_long: bool,
}

impl Forms {
    /// Of folded forms; those of one character are left out: the lattice has every character.
    pub fn new(forms: &[&str]) -> Self {
        Forms::among(&Patterns::new(forms.iter().copied().filter(|form| !form.is_empty())), forms)
    }

    /// The same, found by patterns that have all of them, and may have others.
    pub fn among(patterns: &Patterns, forms: &[&str]) -> Self {
        let patterns = patterns.clone();
        let is_word = |form: &&str| form.chars().nth(1).is_some() && !form.contains('\n');
        let forms = forms.iter().copied().filter(is_word);
        let mut is_form = vec![false; patterns.count()];
        forms.clone().filter_map(|form| patterns.number(form)).for_each(|at| is_form[at as usize] = true);
        let has_long = forms.into_iter().any(|form| form.chars().count() > LONGEST_FORM);
        Forms { patterns, is_form, has_long }
    }

    /// Where the forms stand in a piece of text, in its characters, and a word may; in order of end.
    pub fn find(&self, atoms: &Atoms) -> Vec<Span> {
        let mut found = Vec::new();
        // Hits come in order of their end, so each character is counted once.
        let mut end = 0;
        for hit in self.patterns.find(atoms.text) {
            if !self.is_form[hit.number as usize] {
                continue;
            }
            while atoms.byte(end) < hit.end {
                end += 1;
            }
            let (start, end) = (end - hit.length as usize, atoms.past_extenders(end));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(forms: &[&str], text: &str) -> Vec<(u32, u32)> {
        Forms::new(forms).find(&Atoms::new(text)).iter().map(|form| (form.start, form.end)).collect()
    }

    #[test]
    fn forms_are_found_in_order_of_their_end() {
        assert_eq!(found(&["长江大桥", "市长", "长"], "南京市长江大桥"), [(2, 4), (3, 7)]);
        assert_eq!(found(&["大桥", "长江大桥"], "长江大桥,大桥"), [(0, 4), (2, 4), (5, 7)]);
        assert_eq!(found(&[], "长江"), []);
        assert_eq!(found(&["一\n二"], "一\n二"), []);
    }

    #[test]
    fn forms_begin_and_end_where_words_may() {
        assert_eq!(found(&["5G"], "15G,5G"), [(4, 6)]);
        assert_eq!(found(&["人5"], "人5G,人5"), [(4, 6)]);
        assert_eq!(found(&["人口"], "人口\u{301}的"), [(0, 3)]);
    }

    /// So many characters, each another.
    fn characters(from: u32, count: u32) -> String {
        (from..from + count).filter_map(|at| char::from_u32(0x4E00 + at)).collect()
    }

    /// The ends that are left of those of all characters, but for the one `without`.
    fn merged(forms: &[String], text: &str, walls: &[(usize, usize)], without: Option<usize>) -> Vec<usize> {
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let walls: Vec<Span> = walls.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let mut ends: Vec<usize> = (1..=text.chars().count()).filter(|&end| Some(end) != without).collect();
        Forms::new(&forms).merge_long(text, &walls, &mut ends);
        ends
    }

    #[test]
    fn a_long_form_is_one_word_of_many() {
        let long = characters(1, 49);
        let text = characters(0, 52);
        let forms = std::slice::from_ref(&long);
        assert_eq!(merged(forms, &text, &[], None), [1, 50, 51, 52]);
        assert_eq!(merged(forms, &long, &[], None), [49]);
        // Walls beside it do no harm, those in it and words across its edges do.
        assert_eq!(merged(forms, &text, &[(0, 1), (50, 51)], None), [1, 50, 51, 52]);
        assert_eq!(merged(forms, &text, &[(0, 1), (10, 11)], None).len(), 52);
        assert_eq!(merged(forms, &text, &[(49, 50)], None).len(), 52);
        assert_eq!(merged(forms, &text, &[], Some(1)).len(), 51);
        assert_eq!(merged(forms, &text, &[], Some(50)).len(), 51);
        // The first of two that cross.
        let crossing = [long, characters(30, 49)];
        assert_eq!(
            merged(&crossing, &characters(0, 80), &[], None),
            [[1].to_vec(), (50..=80).collect()].concat()
        );
    }

    #[test]
    fn a_form_that_competes_is_not_joined_afterwards() {
        let forms = [characters(1, 48), characters(100, 49)];
        assert_eq!(merged(&forms, &characters(0, 50), &[], None).len(), 50);
        assert!(!Forms::new(&[&forms[0]]).has_long && Forms::new(&[&forms[1]]).has_long);
    }
}

//! Passages whose words the author says: in a note with purpose `segmenting`, or by an entry that is marked wherever it stands.

use std::collections::BTreeMap;

use jiazhu_reading::Span;

/// A passage and its words. No other word reaches into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DividedPassage {
    pub span: Span,
    /// Where its words end in the text, in code points; the last is the end of the passage.
    ends: Vec<usize>,
}

impl DividedPassage {
    /// `ends` are in code points of the passage.
    pub fn new(span: Span, ends: &[usize]) -> DividedPassage {
        let ends = ends.iter().map(|end| span.start as usize + end).collect();
        DividedPassage { span, ends }
    }

    /// The same in a text whose places are others.
    pub fn placed(&self, place: impl Fn(usize) -> usize) -> DividedPassage {
        let span = Span::new(place(self.span.start as usize), place(self.span.end as usize));
        DividedPassage { span, ends: self.ends.iter().map(|&end| place(end)).collect() }
    }

    /// One word.
    pub fn whole(span: Span) -> DividedPassage {
        DividedPassage { span, ends: vec![span.end as usize] }
    }
}

/// The passages that apply, in order and apart: of two that cross the one that is named first, none that touches a wall.
pub fn apart(passages: &[DividedPassage], walls: &[Span]) -> Vec<DividedPassage> {
    let mut kept: BTreeMap<u32, &DividedPassage> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| !passage.span.is_empty()) {
        let span = passage.span;
        let wall = walls.partition_point(|wall| wall.end <= span.start);
        let is_sound = walls.get(wall).is_none_or(|wall| !wall.overlaps(span));
        let before = kept.range(..span.end).next_back();
        if is_sound && before.is_none_or(|(_, before)| before.span.end <= span.start) {
            kept.insert(span.start, passage);
        }
    }
    kept.into_values().cloned().collect()
}

/// Puts the passages' own words into a division that has each passage as one word.
pub fn divide(passages: &[DividedPassage], ends: &mut Vec<usize>) {
    if passages.is_empty() {
        return;
    }
    ends.extend(passages.iter().flat_map(|passage| passage.ends.iter().copied()));
    ends.sort_unstable();
    ends.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_passage_end_in_the_text() {
        let passage = DividedPassage::new(Span::new(3, 6), &[1, 3]);
        assert_eq!((passage.span, &passage.ends[..]), (Span::new(3, 6), &[4, 6][..]));
        let placed = passage.placed(|at| 2 * at + 1);
        assert_eq!((placed.span, &placed.ends[..]), (Span::new(7, 13), &[9, 13][..]));
        assert_eq!(DividedPassage::whole(Span::new(3, 6)), DividedPassage::new(Span::new(3, 6), &[3]));
    }

    /// The passages that apply of those given, each one word.
    fn kept(passages: &[(usize, usize)], walls: &[(usize, usize)]) -> Vec<(u32, u32)> {
        let span = |&(start, end): &(usize, usize)| Span::new(start, end);
        let passages: Vec<_> = passages.iter().map(span).map(DividedPassage::whole).collect();
        let walls: Vec<_> = walls.iter().map(span).collect();
        apart(&passages, &walls).iter().map(|passage| (passage.span.start, passage.span.end)).collect()
    }

    #[test]
    fn of_passages_that_cross_the_first_named_applies() {
        assert_eq!(kept(&[(2, 5), (4, 7), (5, 8)], &[]), [(2, 5), (5, 8)]);
        assert_eq!(kept(&[(5, 8), (4, 7), (2, 5)], &[]), [(2, 5), (5, 8)]);
        assert_eq!(kept(&[(4, 7), (2, 5), (6, 9), (4, 5), (0, 9)], &[]), [(4, 7)]);
        assert_eq!(kept(&[(3, 3), (5, 4), (2, 5)], &[]), [(2, 5)]);
    }

    #[test]
    fn no_passage_touches_a_wall() {
        assert_eq!(kept(&[(3, 5), (6, 8)], &[(5, 6)]), [(3, 5), (6, 8)]);
        for (start, end) in [(4, 6), (5, 6), (5, 7), (4, 7), (0, 9)] {
            assert_eq!(kept(&[(start, end)], &[(1, 2), (5, 6), (8, 9)]), []);
        }
        assert_eq!(kept(&[(6, 8)], &[(5, 6), (6, 7)]), []);
        assert_eq!(kept(&[(6, 8)], &[(5, 6), (8, 9)]), [(6, 8)]);
    }

    #[test]
    fn passages_are_divided_as_the_author_says() {
        let divided = |passages: &[DividedPassage]| {
            let mut ends = vec![3, 6, 9];
            divide(passages, &mut ends);
            ends
        };
        assert_eq!(divided(&[]), [3, 6, 9]);
        assert_eq!(divided(&[DividedPassage::new(Span::new(3, 6), &[1, 3])]), [3, 4, 6, 9]);
    }
}

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
    let before = ends.len();
    ends.extend(passages.iter().flat_map(|passage| passage.ends.iter().copied()));
    if ends.len() > before {
        ends.sort_unstable();
        ends.dedup();
    }
}

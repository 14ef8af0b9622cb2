//! What the conversion between the scripts is told of an article: its words, its people, and what entries say of their own characters.

use rustc_hash::FxHashMap;

use super::Division;
use crate::convert::{People, Standard, ViewGround};
use crate::glossary::Glossary;
use crate::segment::Segmenter;
use crate::tables::Tables;
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

pub(super) fn of(
    lang: &str,
    glossary: &Glossary,
    division: &Division,
    walls: &[Span],
    tables: &Tables,
) -> ViewGround {
    let fold = tables.fold();
    let folded: Vec<char> = division.folded.chars().collect();
    let plain = Segmenter::new(tables.word_model(), &[]);
    let mut ends = division.ends.clone();
    let mut vouched = FxHashMap::default();
    let mut divided: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for mark in division.placed.iter().rev() {
        let (start, surface) = (mark.span.start as usize, &folded[mark.span.range()]);
        let spelled: String = surface.iter().collect();
        // A form of the glossary hides the words in it: 好干部 is 好|干部.
        if surface.len() > 2 && mark.inside.is_none() {
            // The same term stands many times in a text: it is divided once.
            let parts = divided.entry(spelled.clone()).or_insert_with(|| plain.parts(&spelled));
            ends.extend(parts.iter().map(|end| start + end));
        }
        let card = &glossary.entries[mark.entry as usize].card;
        if let Some(traditional) = card.traditional.as_ref().filter(|form| fold.text(form) == spelled) {
            vouched.extend((start..).zip(traditional.chars()).filter(|(_, c)| is_han(*c)));
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ViewGround {
        people: People::new(&folded, &division.ends, tables.word_model()),
        standard: Standard::of_language(lang),
        folded: folded.into_iter().collect(),
        ends,
        walls: walls.to_vec(),
        vouched,
    }
}

//! The pronunciations that a glossary vouches for, laid over the marks.

use crate::glossary::Glossary;
use crate::matching::Placed;
use crate::pinyin::align;
use crate::reading::{Syllable, SyllableSource};
use crate::script::fold;

/// The syllables of all marks, in order, never overlapping; an outer mark's word comes before an inner one's.
///
/// An entry says how its headword is pronounced. Where a mark shows another form, only a headword inside it is known.
pub(super) fn of_marks(glossary: &Glossary, placed: &[Placed], text: &str, folded: &str) -> Vec<Syllable> {
    let chars: Vec<char> = text.chars().collect();
    let folded: Vec<char> = folded.chars().collect();
    let mut said: Vec<Option<Syllable>> = vec![None; chars.len()];
    let mut taken = vec![false; chars.len()];
    for mark in placed {
        let card = &glossary.entries[mark.entry as usize].card;
        let Some(pinyin) = &card.pinyin else { continue };
        let headword: Vec<char> = fold(&card.headword).chars().collect();
        let surface = &folded[mark.start..mark.end];
        let Some(offset) = surface.windows(headword.len().max(1)).position(|part| part == headword) else {
            continue;
        };
        let start = mark.start + offset;
        let spelled: String = chars[start..start + headword.len()].iter().collect();
        for syllable in align(pinyin, &spelled).unwrap_or_default() {
            let range = start + syllable.start..start + syllable.end;
            if taken[range.clone()].contains(&true) {
                continue;
            }
            taken[range.clone()].fill(true);
            said[range.start] = Some(Syllable {
                start: range.start as u32,
                end: range.end as u32,
                pinyin: syllable.pinyin,
                source: SyllableSource::Glossary,
                ..Syllable::default()
            });
        }
    }
    said.into_iter().flatten().collect()
}

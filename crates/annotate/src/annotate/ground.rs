//! What the conversion between the scripts is told of an article: its words, its people, and what entries say of their own characters.

use rustc_hash::FxHashMap;

use super::Division;
use crate::convert::{People, Standard, ViewGround};
use crate::glossary::Glossary;
use crate::memory::Memory;
use crate::segment::Segmenter;
use crate::tables::Tables;
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

pub(super) fn of(
    lang: &str,
    glossary: &Glossary,
    division: &Division,
    folded: &[char],
    walls: &[Span],
    tables: &Tables,
    memory: Option<&Memory>,
) -> ViewGround {
    let fold = tables.fold();
    let plain = Segmenter::new(tables.word_model(), &[]);
    let parts = |surface: &[char], spelled: &str| match memory {
        Some(memory) => {
            let key: Vec<u32> = surface.iter().map(|c| u32::from(*c)).collect();
            memory.parts.known(&key, |parts| Some(parts.clone())).unwrap_or_else(|| {
                let parts = plain.parts(spelled);
                memory.parts.keep(&key, parts.clone());
                parts
            })
        }
        None => plain.parts(spelled),
    };
    let mut ends = division.ends.clone();
    let mut vouched: Vec<Option<char>> = Vec::new();
    // The same term stands many times in a text: it is divided, and its entry asked, once.
    let mut known: FxHashMap<(u32, &[char]), Known> = FxHashMap::default();
    for mark in division.placed.iter().rev() {
        let (start, surface) = (mark.span.start as usize, &folded[mark.span.range()]);
        let known = known.entry((mark.entry, surface)).or_insert_with(|| {
            let spelled: String = surface.iter().collect();
            let card = &glossary.entries[mark.entry as usize].card;
            let traditional = card.traditional.as_ref().filter(|form| fold.text(form) == spelled);
            // A form of the glossary hides the words in it: 好干部 is 好|干部.
            let parts = if surface.len() > 2 { parts(surface, &spelled) } else { Vec::new() };
            Known { parts, traditional: traditional.map(|form| form.chars().collect()).unwrap_or_default() }
        });
        if mark.inside.is_none() {
            ends.extend(known.parts.iter().map(|end| start + end));
        }
        let given = (start..).zip(&known.traditional).filter(|(_, c)| is_han(**c));
        for (at, c) in given {
            if vouched.is_empty() {
                vouched.resize(folded.len(), None);
            }
            vouched[at] = Some(*c);
        }
    }
    ViewGround {
        people: People::new(folded, &division.ends, tables.word_model()),
        standard: Standard::of_language(lang),
        folded: folded.to_vec(),
        ends,
        walls: walls.to_vec(),
        vouched,
    }
}

/// What is known of a term wherever it stands.
struct Known {
    /// Ends of the words in it.
    parts: Vec<usize>,
    /// As its entry writes it in Traditional; empty where that does not say.
    traditional: Vec<char>,
}

//! Some blocks of an article by themselves: what can be seen of a change before the whole article has been annotated again.

use rustc_hash::FxHashSet;

use super::{Annotated, annotate};
use crate::article::Article;
use crate::fold::Fold;
use crate::fold::look_alikes::is_invisible;
use crate::glossary::Glossary;
use crate::notes::Notes;
use crate::tables::Tables;
use jiazhu_reading::{Reading, Span};

/// Annotates some blocks of an article, by their indices in it, as if they were all of it. They have no notes. What follows from the rest of
/// the article is not known: which unknown words come again, and whether an entry is marked before. It takes as long as these blocks do, and a look at
/// each form of the glossary.
pub fn annotate_blocks(article: &Article, blocks: &[usize], glossary: &Glossary, tables: &Tables) -> Reading {
    let part = article.part(blocks);
    let glossary = standing_in(&tables.fold().text(&part.text()), glossary, tables.fold());
    annotate(&part, &glossary, &Notes::default(), tables).reading
}

/// The entries of which a form stands in a folded text, without what cards say of others and of sources: all that makes marks there.
fn standing_in(folded: &str, glossary: &Glossary, fold: &Fold) -> Glossary {
    let characters: FxHashSet<char> = folded.chars().collect();
    // What is invisible is passed over inside a form: where it stands every entry may.
    let is_plain = !folded.contains(is_invisible);
    let stands = |form: &str| {
        !is_plain
            || form.chars().all(|c| characters.contains(&fold.character(c)))
                && folded.contains(&fold.text(form))
    };
    let entries = glossary.entries.iter().filter(|entry| entry.forms.iter().any(|form| stands(form)));
    let entries = entries.cloned().map(|mut entry| {
        entry.card.related.clear();
        entry.card.sources.clear();
        entry.card.facts.clear();
        entry
    });
    Glossary {
        file: glossary.file.clone(),
        readings: glossary.readings.clone(),
        entries: entries.collect(),
        ..Glossary::default()
    }
}

impl Annotated<'_> {
    /// The blocks that a note is about, by their indices, in order; one can come more than once.
    pub fn noted_blocks(&self) -> Vec<usize> {
        if self.noted.is_empty() {
            return Vec::new();
        }
        let starts = self.article.blocks.iter().scan(0, |next, block| {
            let start = *next;
            *next += block.text.chars().count() as u32 + 1;
            Some(start)
        });
        let starts: Vec<u32> = starts.collect();
        let block_at = |at: u32| starts.partition_point(|start| *start <= at).saturating_sub(1);
        let touched = |span: &Span| block_at(span.start)..=block_at(span.end);
        self.noted.iter().flat_map(touched).collect()
    }
}

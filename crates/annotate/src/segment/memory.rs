//! What is kept between two annotations of a text that changes a little: how its pieces were divided. A piece is divided by its own characters
//! and the forms that stand in it, by nothing else; so what is remembered of one is what would be found again.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::word_reasons::PlainEnds;
use jiazhu_reading::{Rival, Span};

/// Changed forms from which on everything is forgotten: to look for each in each piece would take longer.
const MOST_CHANGED: usize = 64;

/// By the text; with the annotation that had use for it last.
type Map<V> = HashMap<Box<str>, (u32, V), BuildHasherDefault<FxHasher>>;

/// The ends of the words of a piece, and its doubtful stretches.
type Piece = (Box<[u32]>, Box<[Span]>);

/// The edges of the words of a run, and its rivals.
type Run = (Box<[usize]>, Box<[Rival]>);

/// What annotating remembers of the text and the glossary before. It changes how long annotating takes, and nothing of what comes of it, as long as
/// the word model is the same; for another one, take another memory.
#[derive(Default)]
pub struct Memory(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    forms: BTreeSet<Box<str>>,
    /// Counts the annotations: what the last one had no use for is forgotten.
    run: u32,
    pieces: Map<Piece>,
    rivals: Map<Run>,
}

impl Memory {
    /// Another annotation begins, with these forms of the glossary.
    pub(super) fn begin(&self, forms: &[&str]) {
        let kept = &mut *self.0.borrow_mut();
        kept.run = kept.run.wrapping_add(1);
        let run = kept.run;
        // One that is given up has not come by every piece.
        let is_young = |used: u32| run.wrapping_sub(used) <= 3;
        kept.pieces.retain(|_, (used, _)| is_young(*used));
        kept.rivals.retain(|_, (used, _)| is_young(*used));
        let now: BTreeSet<Box<str>> = forms.iter().map(|form| Box::from(*form)).collect();
        let changed: Vec<&str> = kept.forms.symmetric_difference(&now).map(|form| &**form).collect();
        if changed.len() > MOST_CHANGED {
            kept.pieces.clear();
            kept.rivals.clear();
        } else if !changed.is_empty() {
            let has = |text: &str| changed.iter().any(|form| text.contains(form));
            kept.pieces.retain(|text, _| !has(text));
            kept.rivals.retain(|text, _| !has(text));
        }
        kept.forms = now;
    }

    /// Adds the words of a piece that starts at `start`; `divide` finds them where they are not remembered, from 0 on. Gives where it ends.
    pub(super) fn divide(
        &self,
        text: &str,
        start: usize,
        ends: &mut PlainEnds,
        divide: impl FnOnce(&mut PlainEnds) -> usize,
    ) -> usize {
        let kept = &mut *self.0.borrow_mut();
        if !kept.pieces.contains_key(text) {
            let mut own = PlainEnds::default();
            divide(&mut own);
            let own = (own.ends.iter().map(|end| *end as u32).collect(), own.doubtful.into());
            kept.pieces.insert(text.into(), (0, own));
        }
        let Some((used, (own, doubtful))) = kept.pieces.get_mut(text) else { return start };
        *used = kept.run;
        ends.ends.extend(own.iter().map(|end| start + *end as usize));
        ends.doubtful.extend(doubtful.iter().map(|span| moved(*span, start)));
        start + own.last().map_or(0, |end| *end as usize)
    }

    /// Adds the rivals of a run of words that starts at `start` and has these edges.
    pub(super) fn rivals(
        &self,
        text: &str,
        edges: &[usize],
        start: usize,
        rivals: &mut Vec<Rival>,
        find: impl FnOnce(&mut Vec<Rival>),
    ) {
        let kept = &mut *self.0.borrow_mut();
        if kept.rivals.get(text).is_none_or(|(_, (known, _))| **known != *edges) {
            let mut own = Vec::new();
            find(&mut own);
            kept.rivals.insert(text.into(), (0, (edges.into(), own.into())));
        }
        let Some((used, (_, own))) = kept.rivals.get_mut(text) else { return };
        *used = kept.run;
        rivals.extend(own.iter().map(|rival| Rival { span: moved(rival.span, start), ..rival.clone() }));
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: span.start + by as u32, end: span.end + by as u32 }
}

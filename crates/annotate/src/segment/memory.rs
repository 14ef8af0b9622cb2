//! What is kept between two annotations of a text that changes a little: how its pieces were divided. A piece is divided by its own characters
//! and the forms that stand in it, by nothing else; so what is remembered of one is what would be found again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use rustc_hash::FxHasher;

use super::forms::Forms;
use super::word_reasons::PlainEnds;
use crate::patterns::Patterns;
use crate::sorting;
use jiazhu_reading::{Rival, Span};

/// Changed forms from which on everything is forgotten: to look for each in each piece would take longer.
const MOST_CHANGED: usize = 64;

/// By the text; with the annotation that had use for it last.
type Map = HashMap<Box<str>, (u32, Known), BuildHasherDefault<FxHasher>>;

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
    /// The forms of the glossary, as often as entries have them.
    spelled: Vec<Box<str>>,
    /// The same, ready to be searched for.
    ready: Rc<Forms>,
    /// Counts the annotations: what the last one had no use for is forgotten.
    run: u32,
    known: Map,
}

/// What is known of a text: as a piece, as a run, as a term.
#[derive(Default)]
struct Known {
    piece: Option<Piece>,
    run: Option<Run>,
    parts: Vec<(Span, bool)>,
}

impl Memory {
    /// Another annotation begins, with these forms of the glossary, which are among the patterns: they, ready to be searched for.
    pub(super) fn begin(&self, forms: &[&str], patterns: &Patterns) -> Rc<Forms> {
        let kept = &mut *self.0.borrow_mut();
        kept.run = kept.run.wrapping_add(1);
        let run = kept.run;
        // One that is given up has not come by every piece.
        let is_young = |used: u32| run.wrapping_sub(used) <= 3;
        kept.known.retain(|_, (used, _)| is_young(*used));
        // What stands between the forms that are the same at the beginning and at the end.
        let is_same = |(before, now): &(&str, &&str)| *before == **now;
        let spelled = kept.spelled.iter().map(|form| &**form);
        let start = spelled.clone().zip(forms).take_while(is_same).count();
        let rest = spelled.skip(start).rev().zip(forms[start..].iter().rev());
        let end = rest.take_while(is_same).count();
        let (was, is) = (start..kept.spelled.len() - end, &forms[start..forms.len() - end]);
        if was.is_empty() && is.is_empty() {
            return kept.ready.clone();
        }
        let ready = Rc::new(Forms::among(patterns, forms));
        let in_order = |forms: &mut Vec<&str>| {
            sorting::by_key(forms, |form| *form);
            forms.dedup();
        };
        let (mut before, mut now): (Vec<&str>, Vec<&str>) =
            (kept.spelled[was.clone()].iter().map(|form| &**form).collect(), is.to_vec());
        in_order(&mut before);
        in_order(&mut now);
        let gone = before.iter().filter(|form| now.binary_search(form).is_err());
        let new = now.iter().filter(|form| before.binary_search(form).is_err());
        let changed: Vec<&str> = gone.chain(new).copied().collect();
        if changed.len() > MOST_CHANGED {
            kept.known.clear();
        } else if !changed.is_empty() {
            kept.known.retain(|text, _| !changed.iter().any(|form| text.contains(form)));
        }
        kept.spelled.splice(was, is.iter().map(|form| Box::from(*form)));
        kept.ready = ready.clone();
        ready
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
        let (own, doubtful) = kept.of(text).piece.get_or_insert_with(|| {
            let mut own = PlainEnds::default();
            divide(&mut own);
            (own.ends.iter().map(|end| *end as u32).collect(), own.doubtful.into())
        });
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
        let run = &mut kept.of(text).run;
        // Of the same text with other words it is of no use.
        let known = run.take().filter(|(known, _)| **known == *edges);
        let (_, own) = run.insert(known.unwrap_or_else(|| {
            let mut own = Vec::new();
            find(&mut own);
            (edges.into(), own.into())
        }));
        rivals.extend(own.iter().map(|rival| Rival { span: moved(rival.span, start), ..rival.clone() }));
    }

    /// Whether a term has a part, as `find` says.
    pub(super) fn has_part(&self, term: &str, part: Span, find: impl FnOnce() -> bool) -> bool {
        let kept = &mut *self.0.borrow_mut();
        let parts = &mut kept.of(term).parts;
        if let Some((_, has)) = parts.iter().find(|(known, _)| *known == part) {
            return *has;
        }
        let has = find();
        parts.push((part, has));
        has
    }
}

impl Kept {
    /// What is known of a text, for which there is use again.
    fn of(&mut self, text: &str) -> &mut Known {
        let (used, known) = self.known.entry(text.into()).or_default();
        *used = self.run;
        known
    }
}

fn moved(span: Span, by: usize) -> Span {
    Span { start: span.start + by as u32, end: span.end + by as u32 }
}

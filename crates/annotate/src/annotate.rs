//! The one function: an article, a glossary, notes and tables become a reading.
//!
//! It is pure and total. Whatever its arguments hold, it gives a reading that keeps its promises: words tile the
//! text, marks are in order and never cross, every offset falls on a code point.

mod entries;
mod syllables;

use std::cell::RefCell;
use std::collections::HashMap;

use crate::article::Article;
use crate::convert::views;
use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::matching::{Ground, Matcher, Placed};
use crate::notes::Notes;
use crate::pronounce::pronounce;
use crate::segment::{Segment, Segmenter, in_order};
use crate::tables::Tables;
use jiazhu_reading::{Mark, Note, NoteKind, Reading, Rival, Span};

/// Annotates an article.
///
/// ```
/// use jiazhu_annotate::{Tables, annotate, article::Article, glossary::Glossary, notes::Notes};
///
/// let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let article = Article::parse("a.txt", "踐行‘兩個維護’".as_bytes()).unwrap();
/// let glossary = Glossary::parse("g.yaml", "entries: [{id: upholds, headword: 两个维护}]".as_bytes()).unwrap();
/// let reading = annotate(&article, &glossary, &Notes::default(), &tables);
/// assert_eq!((reading.marks[0].span.start, reading.marks[0].span.end), (3, 7));
/// assert_eq!(reading.words, [2, 1, 4, 1]);
/// ```
pub fn annotate(article: &Article, glossary: &Glossary, notes: &Notes, tables: &Tables) -> Reading {
    annotated(article, glossary, notes, tables).0
}

/// The same with words as another segmenter divides them.
pub fn annotate_by(
    segmenter: &dyn Segment,
    article: &Article,
    glossary: &Glossary,
    notes: &Notes,
    tables: &Tables,
) -> Reading {
    annotated_by(segmenter, (article, glossary, notes), &Forms::of(glossary, tables.fold()), tables).0
}

/// A reading and what it was made from, for `check` to look at.
pub(crate) fn annotated(
    article: &Article,
    glossary: &Glossary,
    notes: &Notes,
    tables: &Tables,
) -> (Reading, Division) {
    let forms = Forms::of(glossary, tables.fold());
    annotated_by(
        &Segmenter::new(tables.lexicon(), &forms.spelled()),
        (article, glossary, notes),
        &forms,
        tables,
    )
}

fn annotated_by(
    segmenter: &dyn Segment,
    (article, glossary, notes): (&Article, &Glossary, &Notes),
    forms: &Forms,
    tables: &Tables,
) -> (Reading, Division) {
    let text = article.text();
    let notes = notes.anchor(&text).0;
    let walls = walls(&notes);
    let division = divide(segmenter, &text, glossary, forms, &walls, tables.fold());
    let Division { folded, ends, placed, .. } = &division;

    let needed = entries::needed(glossary, placed, &text, tables.fold());
    let mark = |placed: &Placed| Mark {
        span: placed.span,
        entry: needed.new_index[placed.entry as usize],
        inside: placed.inside.map(|outer| outer as u32),
    };
    let (printed, said): (Vec<char>, Vec<char>) = (text.chars().collect(), folded.chars().collect());
    let ground = syllables::Ground {
        text: &printed,
        folded: &said,
        ends,
        placed,
        notes: &notes,
        glossary,
        fold: tables.fold(),
    };
    let general = tables
        .pronunciations()
        .map_or_else(Vec::new, |table| pronounce(table, &text, folded, ends, &walls, tables.lexicon()));
    let syllables = syllables::syllables(&ground, general);
    let marks = placed.iter().map(mark).collect();
    let reading = Reading {
        about: article.about.clone(),
        blocks: article.blocks.clone(),
        words: lengths(ends),
        marks,
        notes,
        syllables,
        views: tables
            .conversion()
            .map_or_else(Default::default, |conversion| views(conversion, &text, folded, ends, &walls)),
        rivals: Vec::new(),
        entries: needed.entries,
        sources: needed.sources,
    };
    (reading, division)
}

/// A text as words and marks, before anything is shown of it.
pub struct Division {
    pub folded: String,
    /// Ends of the words in code points.
    pub ends: Vec<usize>,
    pub placed: Vec<Placed>,
    /// Finds every place where a form stands, mark or not.
    pub matcher: Matcher,
}

/// Finds words and marks in a text.
fn divide(
    segmenter: &dyn Segment,
    text: &str,
    glossary: &Glossary,
    forms: &Forms,
    walls: &[Span],
    fold: &Fold,
) -> Division {
    let folded = fold.text(text);
    let ends = segmenter.segment(&folded, walls);
    let starts: Vec<usize> = folded.char_indices().map(|(byte, _)| byte).chain([folded.len()]).collect();
    // The same term stands many times in a text: it is asked of once.
    let asked: RefCell<HashMap<(&str, Span), bool>> = RefCell::default();
    let has_part = |outer: Span, part: Span| {
        let outer = &folded[starts[outer.start as usize]..starts[outer.end as usize]];
        let mut asked = asked.borrow_mut();
        *asked.entry((outer, part)).or_insert_with(|| segmenter.has_part(outer, part))
    };
    let ground = Ground { word_ends: &ends, walls, has_part: &has_part };
    let matcher = matcher(glossary, forms, fold);
    let placed = matcher.marks(&folded, &ground);
    Division { folded, ends, placed, matcher }
}

/// Other divisions into words than those of a reading, where they are plausible: what [`Reading::rivals`] is for.
///
/// [`annotate`] does not look for them, because that takes longer than all the rest.
pub fn rivals(reading: &Reading, glossary: &Glossary, tables: &Tables) -> Vec<Rival> {
    let forms = Forms::of(glossary, tables.fold());
    let segmenter = Segmenter::new(tables.lexicon(), &forms.spelled());
    let ends: Vec<usize> = reading
        .words
        .iter()
        .scan(0, |end, &length| {
            *end += length as usize;
            Some(*end)
        })
        .collect();
    segmenter.rivals(&tables.fold().text(&reading.text()), &ends)
}

/// Each form of each entry, folded, with the entry's index.
struct Forms(Vec<(String, u32)>);

impl Forms {
    fn of(glossary: &Glossary, fold: &Fold) -> Forms {
        let forms = |(index, entry): (u32, &crate::glossary::Entry)| {
            entry.forms.iter().map(move |form| (fold.text(form), index)).collect::<Vec<_>>()
        };
        Forms((0..).zip(&glossary.entries).flat_map(forms).collect())
    }

    fn spelled(&self) -> Vec<&str> {
        self.0.iter().map(|(form, _)| form.as_str()).collect()
    }
}

fn matcher(glossary: &Glossary, forms: &Forms, fold: &Fold) -> Matcher {
    let contexts: Vec<(String, u32)> = (0..)
        .zip(&glossary.entries)
        .flat_map(|(index, entry)| entry.not_in.iter().map(move |context| (fold.text(context), index)))
        .collect();
    Matcher::new(
        forms.0.iter().map(|(form, entry)| (form.as_str(), *entry)),
        contexts.iter().map(|(context, entry)| (context.as_str(), *entry)),
    )
}

/// The damaged stretches, in order and apart: no word and no mark reaches into them.
fn walls(notes: &[Note]) -> Vec<Span> {
    let damaged = notes.iter().filter(|note| note.kind == NoteKind::Damage);
    let walls: Vec<Span> = damaged.map(|note| note.span).collect();
    in_order(&walls)
}

fn lengths(ends: &[usize]) -> Vec<u32> {
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| (end - start) as u32).collect()
}

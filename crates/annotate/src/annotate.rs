//! The one function: an article, a glossary, notes and tables become a reading, and what is asked about it afterwards.
//!
//! It is pure and total. Whatever its arguments hold, it gives a reading that is sound: words tile the
//! text, marks are in order and never cross, every offset falls on a code point.

mod blocks;
mod entries;
mod ground;
mod sight;
pub(crate) mod syllables;

pub use blocks::annotate_blocks;

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::cmp::Reverse;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::rc::Rc;

use crate::article::{Article, SpokenIn};
use crate::cantonese;
use crate::convert::{Standard, convert_glosses, views_remembering};
use crate::diagnostic::Diagnostic;
use crate::fold::Fold;
use crate::glossary::Glossary;
use crate::matching::{Boundaries, Found, FoundMark, marks};
use crate::memory::{KnownGlossary, Memory};
use crate::notes::{Anchored, Notes};
use crate::pauses::{Pauses, at_once};
use crate::pronounce::{Judged, Pronunciations, pronounce_with_pauses};
use crate::segment::{DividedPassage, Segmenter, apart, in_order};
use crate::sorting;
use crate::tables::Tables;
use crate::threads::Threads;
use jiazhu_reading::{Mark, Note, NoteKind, Reading, Rival, Span};
use syllables::{Vouched, syllables};

/// An article that has been annotated: its reading, and what [`check`](crate::check()), [`rivals`] and [`explain`](crate::explain())
/// need beside it, so that nothing is folded, anchored or divided again for them.
pub struct Annotated<'a> {
    pub reading: Reading,
    pub(crate) article: &'a Article,
    pub(crate) glossary: &'a Glossary,
    pub(crate) notes: &'a Notes,
    pub(crate) tables: &'a Tables,
    /// The text as printed.
    pub(crate) text: String,
    /// Its characters, and those of the folded text.
    pub(crate) printed: Vec<char>,
    pub(crate) characters: Vec<char>,
    pub(crate) known: Rc<KnownGlossary>,
    pub(crate) segmenter: Segmenter<'a>,
    pub(crate) division: Division,
    /// Where no words are: damaged stretches, code and formulas; in order and apart.
    pub(crate) walls: Vec<Span>,
    /// The passages whose words the author says, in order and apart.
    pub(crate) divided: Vec<DividedPassage>,
    /// The passages of all notes.
    noted: Vec<Span>,
    /// The lines that are written Cantonese.
    pub(crate) cantonese: Vec<Span>,
    /// What is known of the way in which each character is said that may be doubted.
    pub(crate) judged: Judged,
    /// What kept notes from their passages, and what has changed around these.
    pub(crate) anchoring: Vec<Diagnostic>,
}

impl Annotated<'_> {
    /// Whether nothing is wrong with it for which it is not to be published: what [`check`](crate::check()) finds besides is only doubtful.
    pub fn is_sound(&self) -> bool {
        !self.anchoring.iter().any(Diagnostic::is_error)
    }
}

/// Annotates an article.
///
/// ```
/// use jiazhu_annotate::{Tables, annotate, article::Article, glossary::Glossary, notes::Notes};
///
/// let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let article = Article::parse("a.txt", "踐行‘兩個維護’".as_bytes()).unwrap();
/// let glossary = Glossary::parse("g.yaml", "entries: [{id: upholds, headword: 两个维护}]".as_bytes()).unwrap();
/// let reading = annotate(&article, &glossary, &Notes::default(), &tables).reading;
/// assert_eq!((reading.marks[0].span.start, reading.marks[0].span.end), (3, 7));
/// assert_eq!(reading.words, [2, 1, 4, 1]);
/// ```
pub fn annotate<'a>(
    article: &'a Article,
    glossary: &'a Glossary,
    notes: &'a Notes,
    tables: &'a Tables,
) -> Annotated<'a> {
    at_once(annotate_with_pauses(article, glossary, notes, tables, None, None, &Pauses::NONE))
}

/// The same on so many threads at most, and so are [`rivals`]: the lines of a long text are shared out to them. The reading is the same, in less
/// time where there are as many processors. In WebAssembly there is one thread.
///
/// ```
/// use jiazhu_annotate::{Tables, annotate, annotate_on_threads, article::Article, glossary::Glossary, notes::Notes};
///
/// let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let article = Article::parse("a.txt", "踐行‘兩個維護’".as_bytes()).unwrap();
/// let (glossary, notes) = (Glossary::default(), Notes::default());
/// let threads = std::thread::available_parallelism().unwrap_or(std::num::NonZero::<usize>::MIN);
/// let annotated = annotate_on_threads(&article, &glossary, &notes, &tables, threads);
/// assert_eq!(annotated.reading, annotate(&article, &glossary, &notes, &tables).reading);
/// ```
pub fn annotate_on_threads<'a>(
    article: &'a Article,
    glossary: &'a Glossary,
    notes: &'a Notes,
    tables: &'a Tables,
    threads: NonZeroUsize,
) -> Annotated<'a> {
    let threads = Threads::at_most(threads);
    at_once(annotate_in_steps(article, glossary, notes, tables, None, None, threads, &Pauses::NONE))
}

/// Annotates the blocks of an article that a passage touches, in code points of [`Article::text`]: a first look at a long text, for whoever
/// has it before their eyes. Each other block is one word, without marks and syllables, as a wall is.
///
/// ```
/// use jiazhu_annotate::{Tables, annotate_in_sight, article::Article, glossary::Glossary, notes::Notes};
/// use jiazhu_reading::Span;
///
/// let tables = Tables::from_bytes(jiazhu_tables::FILES).unwrap();
/// let article = Article::parse("a.txt", "踐行兩個維護\n\n再說兩個維護".as_bytes()).unwrap();
/// let glossary = Glossary::parse("g.yaml", "entries: [{id: upholds, headword: 两个维护}]".as_bytes()).unwrap();
/// let notes = Notes::default();
/// let annotated = annotate_in_sight(&article, &glossary, &notes, &tables, Span::new(0, 1));
/// assert_eq!(annotated.reading.words, [2, 4, 1, 6]);
/// assert_eq!(annotated.reading.marks.len(), 1);
/// ```
pub fn annotate_in_sight<'a>(
    article: &'a Article,
    glossary: &'a Glossary,
    notes: &'a Notes,
    tables: &'a Tables,
    sight: Span,
) -> Annotated<'a> {
    at_once(annotate_with_pauses(article, glossary, notes, tables, Some(sight), None, &Pauses::NONE))
}

/// Annotates an article, or what is in sight of it, with pauses; `memory` is what is remembered of the annotation before.
// In a box: who calls it in several places would have as many copies of it, and a browser loads them.
pub fn annotate_with_pauses<'a>(
    article: &'a Article,
    glossary: &'a Glossary,
    notes: &'a Notes,
    tables: &'a Tables,
    sight: Option<Span>,
    memory: Option<&'a Memory>,
    pauses: &'a Pauses,
) -> Pin<Box<dyn Future<Output = Annotated<'a>> + 'a>> {
    Box::pin(annotate_in_steps(article, glossary, notes, tables, sight, memory, Threads::ONE, pauses))
}

#[expect(clippy::too_many_arguments, reason = "what each is, the functions above say")]
async fn annotate_in_steps<'a>(
    article: &'a Article,
    glossary: &'a Glossary,
    notes: &'a Notes,
    tables: &'a Tables,
    sight: Option<Span>,
    memory: Option<&'a Memory>,
    threads: Threads,
    pauses: &Pauses,
) -> Annotated<'a> {
    let out_of_sight = sight.map_or_else(Vec::new, |sight| sight::out_of_sight(article, sight));
    let fold = tables.fold();
    let text = article.text();
    let Anchored { notes: anchored, divided, diagnostics: anchoring } = notes.anchor_all(&text);
    let noted =
        anchored.iter().map(|note| note.span).chain(divided.iter().map(|passage| passage.span)).collect();
    let walls = walls(&anchored, article, &out_of_sight);
    let known = match memory {
        Some(memory) => memory.of(glossary, fold),
        None => Rc::new(KnownGlossary::new(glossary, fold, None)),
    };
    pauses.here().await;
    if let Some(memory) = memory {
        memory.begin();
    }
    let divided_before = memory.map(|memory| &memory.divided);
    let (spelled, patterns) = (known.forms.spelled(), known.matcher.patterns());
    let segmenter = Segmenter::remembering(tables.word_model(), &spelled, patterns, divided_before, threads);
    let folded = fold.text(&text);
    let found = known.matcher.find(&folded);
    let divided = said_by_the_author(divided, &found, glossary, &folded, &walls);
    pauses.here().await;
    let ends = segmenter.segment_with_pauses(&folded, &walls, &divided, pauses).await;
    let division = with_marks(&segmenter, folded, ends, found, glossary, &walls);
    pauses.here().await;
    let Division { folded, ends, placed, .. } = &division;

    let (printed, characters): (Vec<char>, Vec<char>) = (text.chars().collect(), folded.chars().collect());
    let needed = entries::needed(glossary, placed, &printed, fold);
    let mark = |placed: &FoundMark| Mark {
        span: placed.span,
        entry: needed.new_index[placed.entry as usize],
        inside: placed.inside.map(|outer| outer as u32),
    };
    let (mut general, judged) = match tables.pronunciations() {
        Some(table) => {
            let model = tables.word_model();
            let said = memory.map(|memory| &memory.said);
            pronounce_with_pauses(table, &printed, &characters, ends, &walls, model, said, threads, pauses)
                .await
        }
        None => Default::default(),
    };
    let taiwan = tables.pronunciations().and_then(Pronunciations::taiwan);
    if let Some(taiwan) = taiwan.filter(|_| article.spoken_in() == SpokenIn::Taiwan) {
        taiwan.apply(&mut general, &printed, &characters, ends);
    }
    let cantonese = cantonese::lines(folded);
    cantonese::unvouch(&mut general, &characters, &cantonese, ends);
    let vouched = Vouched::new(&printed, &characters, placed, &anchored, article, glossary, fold);
    let syllables = syllables(general, vouched, &characters, ends);
    pauses.here().await;
    let marks = placed.iter().map(mark).collect();
    let mut reading = Reading {
        about: article.about.clone(),
        blocks: article.blocks.clone(),
        tree: article.tree.clone(),
        words: lengths(ends),
        marks,
        notes: anchored,
        syllables,
        views: tables.conversion().map_or_else(Default::default, |conversion| {
            let ground =
                ground::of(&article.about.lang, glossary, &division, &characters, &walls, tables, memory);
            views_remembering(conversion, &printed, &ground, memory.map(|memory| &memory.shown), threads)
        }),
        rivals: Vec::new(),
        entries: needed.entries,
        sources: needed.sources,
        glosses: None,
        rest: Vec::new(),
    };
    if let Some(conversion) = tables.conversion() {
        convert_glosses(conversion, fold, Standard::of_language(&article.about.lang), &mut reading);
    }
    Annotated {
        reading,
        article,
        glossary,
        notes,
        tables,
        text,
        printed,
        characters,
        known,
        segmenter,
        division,
        walls,
        divided,
        noted,
        cantonese,
        judged,
        anchoring,
    }
}

/// How far before a form a longer one is looked for that holds it, in code points.
const LONGEST_AROUND: u32 = 48;

/// The passages whose words the author says: notes first, then the entries that are marked wherever they stand, if no longer form of the
/// glossary stands there.
fn said_by_the_author(
    mut divided: Vec<DividedPassage>,
    found: &[Found],
    glossary: &Glossary,
    folded: &str,
    walls: &[Span],
) -> Vec<DividedPassage> {
    if glossary.entries.iter().any(|entry| entry.anywhere) {
        let mut found = found.to_vec();
        sorting::by_key(&mut found, |found| (Reverse(found.span.length()), found.span.start));
        // By place, the length of the longest form that begins there and reaches furthest.
        let mut reach = vec![0; folded.chars().count() + 1];
        let starts_before = |reach: &[u32], span: Span| {
            (span.start.saturating_sub(LONGEST_AROUND)..=span.start).any(|at| {
                reach[at as usize] >= span.end && (at < span.start || reach[at as usize] > span.end)
            })
        };
        for found in found {
            if glossary.entries[found.entry as usize].anywhere && !starts_before(&reach, found.span) {
                divided.push(DividedPassage::whole(found.span));
            }
            let furthest = &mut reach[found.span.start as usize];
            *furthest = found.span.end.max(*furthest);
        }
    }
    apart(&divided, walls)
}

/// A text as words and marks, before anything is shown of it.
pub(crate) struct Division {
    pub folded: String,
    /// Ends of the words in code points.
    pub ends: Vec<usize>,
    pub placed: Vec<FoundMark>,
    /// Every place where a form stands, mark or not; in order of end.
    pub found: Vec<Found>,
}

/// Finds the marks in a folded text whose words end at `ends`.
fn with_marks(
    segmenter: &Segmenter,
    folded: String,
    ends: Vec<usize>,
    found: Vec<Found>,
    glossary: &Glossary,
    walls: &[Span],
) -> Division {
    // In bytes; a text has fewer than four thousand million.
    let starts: Vec<u32> =
        folded.char_indices().map(|(byte, _)| byte as u32).chain([folded.len() as u32]).collect();
    // The same term stands many times in a text: it is asked of once.
    let asked: RefCell<FxHashMap<(&str, Span), bool>> = RefCell::default();
    let has_part = |outer: Span, part: Span| {
        let outer = &folded[starts[outer.start as usize] as usize..starts[outer.end as usize] as usize];
        let mut asked = asked.borrow_mut();
        *asked.entry((outer, part)).or_insert_with(|| segmenter.has_part_remembered(outer, part))
    };
    let anywhere = |entry: u32| glossary.entries[entry as usize].anywhere;
    let boundaries = Boundaries { word_ends: &ends, walls, has_part: &has_part, anywhere: &anywhere };
    let placed = marks(&found, starts.len() - 1, &boundaries);
    Division { folded, ends, placed, found }
}

/// Other divisions into words than those of the reading, where they are plausible: what [`Reading::rivals`] is for.
///
/// [`annotate`] does not look for them, because that takes longer than all the rest.
pub fn rivals(annotated: &Annotated) -> Vec<Rival> {
    at_once(rivals_with_pauses(annotated, &Pauses::NONE))
}

/// The same, with pauses.
pub async fn rivals_with_pauses(annotated: &Annotated<'_>, pauses: &Pauses) -> Vec<Rival> {
    let Division { folded, ends, .. } = &annotated.division;
    // What stands on both sides of the edge of a damaged passage is no word: nobody knows what stood there.
    let crosses = |rival: &Rival, wall: &Span| wall.overlaps(rival.span) && !wall.holds(rival.span);
    let mut rivals = annotated.segmenter.rivals_with_pauses(folded, ends, pauses).await;
    rivals.retain(|rival| !annotated.walls.iter().any(|wall| crosses(rival, wall)));
    rivals
}

/// Each form of each entry, folded, with the entry's index; in the order of the glossary.
pub(crate) struct EntryForms(pub Vec<(String, u32)>);

impl EntryForms {
    pub fn of(glossary: &Glossary, fold: &Fold) -> EntryForms {
        let forms = |(index, entry): (u32, &crate::glossary::GlossaryEntry)| {
            entry.forms.iter().map(move |form| (fold.text(form), index)).collect::<Vec<_>>()
        };
        EntryForms((0..).zip(&glossary.entries).flat_map(forms).collect())
    }

    /// The first entry that has a form, by its index in the glossary.
    pub fn entry_of(&self, folded: &str) -> Option<u32> {
        self.0.iter().find(|(form, _)| form == folded).map(|(_, entry)| *entry)
    }

    /// The forms, as often as entries have them.
    pub fn spelled(&self) -> Vec<&str> {
        self.0.iter().map(|(form, _)| form.as_str()).collect()
    }
}

/// Damaged stretches, code and formulas, and what is out of sight, in order and apart: no word and no mark reaches into them.
fn walls(notes: &[Note], article: &Article, out_of_sight: &[Span]) -> Vec<Span> {
    let damaged = notes.iter().filter(|note| note.kind == NoteKind::Damage).map(|note| note.span);
    let of_no_language = article.styles().filter(|(_, kind)| kind.is_wall()).map(|(span, _)| span);
    let walls: Vec<Span> = damaged.chain(of_no_language).chain(out_of_sight.iter().copied()).collect();
    in_order(&walls)
}

fn lengths(ends: &[usize]) -> Vec<u32> {
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| (end - start) as u32).collect()
}

#[cfg(test)]
mod tests;

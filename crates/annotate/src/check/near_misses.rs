//! Places where the article writes a form a little differently than the glossary, so that it is no mark there.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::LazyCell;

use std::ops::Range;

use crate::annotate::{Annotated, Division, EntryForms};
use crate::diagnostic::{Diagnostic, Place, elsewhere};
use crate::fold::look_alikes::is_invisible;
use crate::glossary::Glossary;
use crate::matching::{Found, Matcher};
use crate::memory::KnownGlossary;
use crate::patterns::Patterns;
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// Pairs of characters that are written for one another and that folding the scripts does not unite: 計畫 and
/// 计划, 身分 and 身份. Both are Simplified, as folding leaves them.
pub(super) const VARIANTS: &str = "划画什甚份分像象惟唯材才彷仿徊回祐佑账帐沈沉馀余";

/// The forms of a glossary without what may be written otherwise, ready to be searched for.
pub(crate) struct NearForms {
    matcher: Matcher,
    /// Of what the matcher finds, which of the forms it is.
    which: Vec<u32>,
}

impl NearForms {
    /// `before` is what can be taken over.
    pub fn new(forms: &EntryForms, before: &Patterns) -> NearForms {
        let variants = Variants::new();
        // A headword and its Traditional form are one form here.
        let is_first = |at: &usize| {
            let (form, entry) = &forms.0[*at];
            let before = forms.0[..*at].iter().rev().take_while(|(_, other)| other == entry);
            before.map(|(other, _)| other).all(|other| other != form)
        };
        let which: Vec<u32> = (0..forms.0.len()).filter(is_first).map(|at| at as u32).collect();
        let loose: Vec<Loose> =
            which.iter().map(|at| variants.unite(forms.0[*at as usize].0.chars())).collect();
        let texts = loose.iter().map(|form| form.text.as_str());
        NearForms { matcher: Matcher::after(before, texts.zip(0..), []), which }
    }

    pub fn patterns(&self) -> &Patterns {
        self.matcher.patterns()
    }
}

/// A place in a line where a form is written a little differently: which form, and the passage from the beginning of the line on.
pub(crate) type NearMiss = (u32, Span);

/// Adds a finding for each form and each way the text writes it with variant characters or with other signs, at the first place, and gives the
/// places of these forms.
pub fn check(annotated: &Annotated, found: &mut Vec<Diagnostic>) -> FxHashSet<Place> {
    let Annotated { article, glossary, division, known, characters, .. } = annotated;
    let written: Vec<_> = glossary.entries.iter().flat_map(|entry| &entry.forms).collect();
    let mut near = FxHashSet::default();
    let mut places: FxHashMap<(u32, String), usize> = FxHashMap::default();
    let mut told: Vec<(Span, String, Vec<Span>)> = Vec::new();
    for (which, passage) in of_lines(division, characters, glossary, known) {
        let (form, (folded, entry)) = (written[which as usize], &known.forms.0[which as usize]);
        let seen: String = characters[passage.range()].iter().filter(|c| !is_invisible(**c)).collect();
        near.insert(form.place);
        match places.get(&(*entry, seen.clone())) {
            Some(&at) => told[at].2.push(passage),
            None => {
                places.insert((*entry, seen), told.len());
                let with = if passage.length() as usize == folded.chars().count() {
                    "a variant character"
                } else {
                    "other signs or spaces in it"
                };
                let message = format!(
                    "this is nearly `{form}` of the entry `{}`, with {with}",
                    glossary.entries[*entry as usize].card.id
                );
                told.push((passage, message, Vec::new()));
            }
        }
    }
    for (passage, message, further) in told {
        let others = elsewhere(further.len());
        let message = format!("{message}{others}: if it is the same term, add it to the entry's forms");
        let warning = Diagnostic::warning("near-miss", &article.file, message);
        found.push(article.locate_all(warning, passage, further.into_iter()));
    }
    near
}

/// All near misses of a text. Those of a line are remembered with the glossary: most lines are what they were.
fn of_lines(
    division: &Division,
    characters: &[char],
    glossary: &Glossary,
    known: &KnownGlossary,
) -> Vec<NearMiss> {
    let variants = Variants::new();
    // Few places ask for it.
    let exact: LazyCell<Vec<Vec<Span>>, _> = LazyCell::new(|| {
        let mut exact = vec![Vec::new(); glossary.entries.len()];
        division.found.iter().for_each(|found| exact[found.entry as usize].push(found.span));
        exact
    });
    let is_exact = |entry: u32, passage: Span| {
        // In order of their ends.
        let found = &exact[entry as usize];
        let next = found.partition_point(|found| found.end <= passage.start);
        found[next..].iter().any(|found| found.overlaps(passage))
    };
    // A form that has several lines is found in the whole text alone.
    let contexts = || glossary.entries.iter().flat_map(|entry| &entry.not_in);
    let is_whole = known.forms.0.iter().any(|(form, _)| form.contains('\n'))
        || contexts().any(|context| context.contains('\n'));
    let (mut all, mut key, mut start) = (Vec::new(), Vec::new(), 0_u32);
    known.near_misses.begin();
    for line in characters.split_inclusive(|c| *c == '\n' && !is_whole) {
        key.clear();
        key.extend(line.iter().map(|c| u32::from(*c)));
        let moved = |span: Span| Span { start: span.start + start, end: span.end + start };
        let remembered = known.near_misses.known(&key, |misses| {
            all.extend(misses.iter().map(|(which, span)| (*which, moved(*span))));
            Some(())
        });
        if remembered.is_none() {
            let misses: Box<[NearMiss]> =
                of_line(line, &variants, known, &|entry, span| is_exact(entry, moved(span))).into();
            all.extend(misses.iter().map(|(which, span)| (*which, moved(*span))));
            known.near_misses.keep(&key, misses);
        }
        start += line.len() as u32;
    }
    all
}

/// Those of a line; `is_exact` tells whether a form of an entry stands at a passage as it is.
fn of_line(
    line: &[char],
    variants: &Variants,
    known: &KnownGlossary,
    is_exact: &dyn Fn(u32, Span) -> bool,
) -> Vec<NearMiss> {
    let NearForms { matcher, which } = known.near();
    let text = variants.unite(line.iter().copied());
    let mut misses = Vec::new();
    for Found { span, entry: index, .. } in matcher.find(&text.text) {
        let which = which[index as usize];
        let (folded, entry) = &known.forms.0[which as usize];
        let Range { start, end } = span.range();
        let passage = Span::new(text.places[start], text.places[end - 1] + 1);
        let seen = || line[passage.range()].iter().copied().filter(|c| !is_invisible(*c));
        if seen().eq(folded.chars()) {
            continue;
        }
        let seen: String = seen().collect();
        // Whoever writes a form in quotation marks means the form with them; others will do.
        let quotes = ['“', '‘', '《', '"', '\'', '「', '『'];
        let opens = (passage.start as usize).checked_sub(1).map(|at| line[at]);
        let is_quoted = folded.starts_with(['“', '‘', '《'])
            && !seen.contains(quotes)
            && !opens.is_some_and(|c| quotes.contains(&c));
        if !is_quoted && !known.matcher.has(&seen) && !is_exact(*entry, passage) {
            misses.push((which, passage));
        }
    }
    misses
}

/// What a careless reader takes for the same.
pub(super) struct Variants(FxHashMap<char, char>);

/// A text without the signs that may stand in a term, and where each of its characters was.
pub(super) struct Loose {
    pub text: String,
    places: Vec<usize>,
}

impl Variants {
    pub fn new() -> Variants {
        let pairs: Vec<char> = VARIANTS.chars().collect();
        let pairs = pairs.chunks_exact(2).map(|pair| (pair[1], pair[0]));
        // Signs that are written for one another; folding has made the full-width comma an ASCII one.
        Variants(pairs.chain([(',', '、')]).collect())
    }

    /// The text with the first of each pair of [`VARIANTS`] for both, and without quotation marks, dots and spaces.
    pub fn unite(&self, folded: impl Iterator<Item = char>) -> Loose {
        let kept = folded.enumerate().filter(|(_, c)| !is_passed_over(*c) && !is_invisible(*c));
        let (places, text) = kept.map(|(at, c)| (at, self.0.get(&c).copied().unwrap_or(c))).unzip();
        Loose { text, places }
    }
}

/// Signs that are set into a term or left out of it: 四个“意识”, 列奥纳多·达·芬奇, a space where a line was wrapped.
fn is_passed_over(c: char) -> bool {
    if is_han(c) {
        return false;
    }
    (c.is_whitespace() && c != '\n') || "“”‘’\"'《》〈〉·・‧-–\u{200B}\u{FEFF}".contains(c)
}

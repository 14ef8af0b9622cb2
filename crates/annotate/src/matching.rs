//! Finding the entries of a glossary in a text, in one pass and only where words begin and end.
//!
//! Text and forms are folded ([`Fold`](crate::fold::Fold)), so that either script finds the other. A form found in
//! the text becomes a mark when
//! 1. it is one word, so that 市长 is not found in 南京市长江大桥, nor 后天 in 下班后 | 天已经黑了;
//! 2. it holds no damaged character;
//! 3. it does not stand in a context that its entry excludes;
//! 4. no longer mark crosses it. The longest wins; a shorter one inside it is kept as nested.

use crate::fold::look_alikes::Squeezed;
use crate::patterns::Patterns;
use crate::sorting;
use jiazhu_reading::Span;

/// The forms of all entries, ready to be searched for.
pub struct Matcher {
    patterns: Patterns,
    /// What each of them stands for, by its number.
    meant: Vec<Pattern>,
    /// How many forms of entries there are.
    numbers: u32,
    /// In code points.
    longest_context: usize,
}

#[derive(Clone, Default)]
struct Pattern {
    /// Entries that have this form, in the order of the glossary.
    entries: Vec<u32>,
    /// Entries that have no mark inside this stretch.
    excluded: Vec<u32>,
    /// The number of the form as that of the first of these entries; those of the others follow.
    first: u32,
}

/// A place where a form stands, whether it becomes a mark or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    /// The entry that has this form; where several have it, the first of them.
    pub entry: u32,
    /// Which form of which entry it is: `Matcher::number`.
    pub form: u32,
}

/// A mark before the reading numbers it: where it is, whose it is, and the mark around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMark {
    pub span: Span,
    pub entry: u32,
    /// Index, in the same list, of the innermost mark around this one.
    pub inside: Option<usize>,
}

/// Where words end, and what they must not reach into.
pub struct Boundaries<'a> {
    /// Ends of the words in code points.
    pub word_ends: &'a [usize],
    /// Damaged stretches in code points, in order and apart.
    pub walls: &'a [Span],
    /// Whether a part of a stretch is a word there, or several: asked of stretches that are one word.
    pub has_part: &'a dyn Fn(Span, Span) -> bool,
    /// Whether an entry, by its index in the glossary, is marked wherever it stands.
    pub anywhere: &'a dyn Fn(u32) -> bool,
}

impl Matcher {
    /// `forms` are folded and carry the index of their entry; so are the `contexts` in which it is no mark.
    pub fn new<'a>(
        forms: impl IntoIterator<Item = (&'a str, u32)>,
        contexts: impl IntoIterator<Item = (&'a str, u32)>,
    ) -> Matcher {
        Matcher::after(&Patterns::default(), forms, contexts)
    }

    /// The same, with what can be taken over of the patterns of another.
    pub(crate) fn after<'a>(
        before: &Patterns,
        forms: impl IntoIterator<Item = (&'a str, u32)>,
        contexts: impl IntoIterator<Item = (&'a str, u32)>,
    ) -> Matcher {
        let forms: Vec<(&str, u32)> = forms.into_iter().filter(|(form, _)| !form.is_empty()).collect();
        let contexts: Vec<(&str, u32)> =
            contexts.into_iter().filter(|(context, _)| !context.is_empty()).collect();
        let patterns = Patterns::after(before, forms.iter().chain(&contexts).map(|(text, _)| *text));
        let mut meant = vec![Pattern::default(); patterns.count()];
        let number = |text: &str| patterns.number(text).map(|number| number as usize);
        for (form, entry) in forms {
            let Some(pattern) = number(form).map(|at| &mut meant[at]) else { continue };
            if !pattern.entries.contains(&entry) {
                pattern.entries.push(entry);
            }
        }
        let mut numbers = 0;
        for pattern in &mut meant {
            pattern.first = numbers;
            numbers += pattern.entries.len() as u32;
        }
        let mut longest_context = 0;
        for (context, entry) in contexts {
            let Some(pattern) = number(context).map(|at| &mut meant[at]) else { continue };
            pattern.excluded.push(entry);
            longest_context = longest_context.max(context.chars().count());
        }
        Matcher { patterns, meant, numbers, longest_context }
    }

    /// Whether a text is one of the forms.
    pub(crate) fn has(&self, folded: &str) -> bool {
        self.patterns.number(folded).is_some_and(|number| !self.meant[number as usize].entries.is_empty())
    }

    /// How many forms of entries are looked for: below this all their numbers are.
    pub(crate) fn count(&self) -> usize {
        self.numbers as usize
    }

    /// The number of a form as that of an entry; `None` of one that is not looked for.
    pub(crate) fn number(&self, folded: &str, entry: u32) -> Option<u32> {
        let pattern = &self.meant[self.patterns.number(folded)? as usize];
        let at = pattern.entries.iter().position(|own| *own == entry)?;
        Some(pattern.first + at as u32)
    }

    /// What another can take over.
    pub(crate) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Every place where a form stands, word or not, apart from excluded contexts; in order of end. Invisible characters inside are
    /// passed over, those behind belong to the form.
    pub fn find(&self, folded: &str) -> Vec<Found> {
        let Some(squeezed) = Squeezed::new(folded) else { return self.find_plain(folded) };
        let place = |found: Found| {
            let (start, end) = (found.span.start as usize, found.span.end as usize);
            Found { span: Span::new(squeezed.start(start), squeezed.place(end)), ..found }
        };
        self.find_plain(&squeezed.text).into_iter().map(place).collect()
    }

    fn find_plain(&self, folded: &str) -> Vec<Found> {
        let mut found = Vec::new();
        let mut excluded: Vec<(u32, Span)> = Vec::new();
        // Hits come in order of their end, so each code point is counted once.
        let (mut bytes, mut end) = (0, 0);
        for hit in self.patterns.find(folded) {
            let pattern = &self.meant[hit.number as usize];
            end += folded[bytes..hit.end].chars().count();
            bytes = hit.end;
            let span = Span::new(end - hit.length as usize, end);
            for (entry, form) in pattern.entries.iter().zip(pattern.first..) {
                found.push(Found { span, entry: *entry, form });
            }
            for entry in &pattern.excluded {
                excluded.push((*entry, span));
            }
        }
        if !excluded.is_empty() {
            found.retain(|f| !self.is_excluded(f, &excluded));
        }
        found
    }

    fn is_excluded(&self, found: &Found, excluded: &[(u32, Span)]) -> bool {
        // Contexts come in order of their end; those that can hold the form end soon after it.
        let first = excluded.partition_point(|(_, context)| context.end < found.span.end);
        excluded[first..]
            .iter()
            .take_while(|(_, context)| context.end <= found.span.start + self.longest_context as u32)
            .any(|(entry, context)| *entry == found.entry && context.start <= found.span.start)
    }

    /// The marks of a text, in order of start, the longer first; they nest or are apart.
    pub fn marks(&self, folded: &str, boundaries: &Boundaries<'_>) -> Vec<FoundMark> {
        marks(&self.find(folded), folded.chars().count(), boundaries)
    }
}

/// The marks of a text of so many code points in which forms stand at these places.
pub(crate) fn marks(found: &[Found], length: usize, boundaries: &Boundaries<'_>) -> Vec<FoundMark> {
    /// No mark.
    const NONE: u32 = u32::MAX;
    let is_sound = |f: &Found| {
        let first = boundaries.walls.partition_point(|wall| wall.end <= f.span.start);
        boundaries.walls.get(first).is_none_or(|wall| f.span.end <= wall.start)
    };
    // Longest first, then leftmost; of two entries with one form, the glossary's first.
    // They come in order of their ends, and entries of one form in that of the glossary.
    let longest = found.iter().map(|f| f.span.length()).max().unwrap_or(0);
    let shorter: Vec<u32> = found.iter().map(|f| longest - f.span.length()).collect();

    let edges = edges_in(boundaries.word_ends, length);
    let mut placed: Vec<FoundMark> = Vec::new();
    // The innermost mark over each character. Marks come longest first, so they can only nest into it.
    let mut over: Vec<u32> = vec![NONE; length];
    for at in sorting::places_in_order(&shorter) {
        let f = &found[at as usize];
        let span = f.span;
        let around = over[span.start as usize];
        if !is_sound(f) || over[span.range()].iter().any(|mark| *mark != around) {
            continue;
        }
        let around = (around != NONE).then_some(around as usize);
        let stands = match around {
            None => {
                let (start, end) = (span.start as usize, span.end as usize);
                edges[start] && edges[end] && !edges[start + 1..end].contains(&true)
            }
            Some(outer) => {
                let whole = placed[outer].span;
                let same_entry = ancestors(&placed, outer).any(|mark| placed[mark].entry == f.entry);
                let part = Span { start: span.start - whole.start, end: span.end - whole.start };
                let is_part = || (boundaries.anywhere)(f.entry) || (boundaries.has_part)(whole, part);
                whole != span && !same_entry && is_part()
            }
        };
        if stands {
            over[span.range()].fill(placed.len() as u32);
            placed.push(FoundMark { span, entry: f.entry, inside: around });
        }
    }
    in_text_order(placed)
}

fn ancestors(placed: &[FoundMark], mark: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(mark), |mark| placed[*mark].inside)
}

/// Whether a word begins or ends before each code point of a stretch, and at its end.
fn edges_in(word_ends: &[usize], length: usize) -> Vec<bool> {
    let mut edges = vec![false; length + 1];
    edges[0] = true;
    for end in word_ends {
        edges[*end] = true;
    }
    edges
}

fn in_text_order(placed: Vec<FoundMark>) -> Vec<FoundMark> {
    // Of those with one start the longer came first.
    let order = sorting::places_in_order(&placed.iter().map(|mark| mark.span.start).collect::<Vec<_>>());
    let mut new_index = vec![0; placed.len()];
    for (new, old) in order.iter().enumerate() {
        new_index[*old as usize] = new;
    }
    let renumber =
        |mark: &FoundMark| FoundMark { inside: mark.inside.map(|outer| new_index[outer]), ..mark.clone() };
    order.iter().map(|old| renumber(&placed[*old as usize])).collect()
}

#[cfg(test)]
mod tests;

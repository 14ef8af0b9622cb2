//! What becomes of a glossary's forms in an article.

use super::near_misses;
use crate::annotate::{Annotated, Division};
use crate::diagnostic::Diagnostic;
use crate::matching::Found;
use crate::sorting;
use crate::yaml::Placed;
use jiazhu_reading::Span;
use jiazhu_reading::han::is_han;

/// Marks of one single character from which a reader will ask what they are for.
const OFTEN: usize = 10;

/// How often a form occurs, and what happens to it.
#[derive(Default)]
struct FormCount {
    marks: usize,
    cuts: Vec<Span>,
    /// Where it stands in code or a formula, first.
    in_code: Option<Span>,
    /// Where it lies across the edge of another mark, first.
    crosses: Option<Span>,
}

impl FormCount {
    fn is_lost(&self) -> bool {
        self.marks == 0 && self.cuts.is_empty() && self.crosses.is_some()
    }

    /// Whether all its places are such that nothing is marked there.
    fn is_only_in_code(&self) -> bool {
        self.marks == 0 && self.cuts.is_empty() && self.crosses.is_none() && self.in_code.is_some()
    }
}

/// A form that the text does not hold.
struct Absent<'a> {
    /// Index of its entry.
    entry: u32,
    form: &'a Placed<String>,
}

/// Forms that never occur, that would cut words, or that the article writes a little differently.
pub fn check(annotated: &Annotated) -> Vec<Diagnostic> {
    let Annotated { article, glossary, division, known, .. } = annotated;
    let starts: Vec<usize> =
        division.folded.char_indices().map(|(byte, _)| byte).chain([division.folded.len()]).collect();
    let slice = |span: Span| &division.folded[starts[span.start as usize]..starts[span.end as usize]];
    let walls: Vec<Span> =
        article.styles().filter(|(_, kind)| kind.is_wall()).map(|(span, _)| span).collect();
    let tallies = tally(division, known.matcher.count(), &walls);

    let mut found = Vec::new();
    let is_told = |form: &str, tally: &FormCount| {
        !tally.cuts.is_empty()
            || tally.is_lost()
            || tally.is_only_in_code()
            || tally.marks >= OFTEN && form.chars().count() == 1
    };
    let forms = known.forms.0.iter().zip(known.numbers());
    let tallied = forms.clone().filter_map(|((form, entry), number)| {
        Some(((*entry, form.as_str()), tallies[(*number)? as usize].as_ref()?))
    });
    let mut told: Vec<_> = tallied.filter(|((_, form), tally)| is_told(form, tally)).collect();
    // Which is the order of findings in one place.
    sorting::by_key(&mut told, |(key, _)| *key);
    // Forms that are folded to the same are one.
    told.dedup_by_key(|(key, _)| *key);
    for ((entry, form), tally) in told {
        if let Some(&cut) = tally.cuts.first() {
            let id = &glossary.entries[entry as usize].card.id;
            let message = cut_message(form, id, tally, &words_around(cut, &division.ends, &slice));
            let warning = Diagnostic::warning("cut-word", &article.file, message);
            let further = tally.cuts.iter().copied().filter(|other| *other != cut);
            found.push(article.locate_all(warning, cut, further));
        }
        if let Some(across) = tally.crosses.filter(|_| tally.is_lost()) {
            let message = format!(
                "`{form}` of the entry `{}` has no mark anywhere: here it lies across the edge of another mark ({}); give the longer \
                 passage to one of the two, or leave this form out",
                glossary.entries[entry as usize].card.id,
                words_around(across, &division.ends, &slice)
            );
            found.push(article.locate(Diagnostic::warning("cut-word", &article.file, message), across));
        }
        if let Some(code) = tally.in_code.filter(|_| tally.is_only_in_code()) {
            let message = format!(
                "`{form}` of the entry `{}` has no mark anywhere: it stands in code or a formula only, where nothing is marked; if it is text, take the signs of code away",
                glossary.entries[entry as usize].card.id
            );
            found.push(article.locate(Diagnostic::warning("cut-word", &article.file, message), code));
        }
        if tally.marks >= OFTEN && form.chars().count() == 1 {
            let entry = &glossary.entries[entry as usize];
            let message = format!(
                "`{form}` of the entry `{}` is one character and is marked {} times: leave it out unless each of them is the \
                 term",
                entry.card.id, tally.marks
            );
            found.push(Diagnostic::warning("common-form", &glossary.file, message).at(entry.place));
        }
    }

    let mut absent = Vec::new();
    let written = (0..)
        .zip(&glossary.entries)
        .flat_map(|(index, entry)| entry.forms.iter().map(move |form| (index, form)));
    let mut is_occurring = vec![false; glossary.entries.len()];
    for ((entry, form), number) in written.zip(known.numbers()) {
        match number.is_some_and(|number| tallies[number as usize].is_some()) {
            true => is_occurring[entry as usize] = true,
            false => absent.push(Absent { entry, form }),
        }
    }
    let near = near_misses::check(annotated, &mut found);
    for forms in absent.chunk_by(|a, b| a.entry == b.entry) {
        let entry = &glossary.entries[forms[0].entry as usize];
        if !is_occurring[forms[0].entry as usize] {
            if !forms.iter().any(|absent| near.contains(&absent.form.place)) {
                let message = format!(
                    "no form of the entry `{}` occurs in the article: {}add the form that does, or leave the entry for \
                     other articles",
                    entry.card.id,
                    of_headword(&entry.card.headword)
                );
                found.push(Diagnostic::warning("unused-entry", &glossary.file, message).at(entry.place));
            }
            continue;
        }
        // Headwords stand in every dictionary; only a form that was added for an article is expected in it.
        let added =
            |form: &str| form != entry.card.headword && Some(form) != entry.card.traditional.as_deref();
        for Absent { form, .. } in forms.iter().filter(|a| added(a.form) && !near.contains(&a.form.place)) {
            let commas = if form.contains(DIVIDERS) {
                "if these are several, write each by itself (`[甲, 乙]`); else "
            } else {
                ""
            };
            let message = format!(
                "the form `{form}` never occurs in the article: {commas}delete it, or leave it for others"
            );
            found.push(Diagnostic::warning("unused-form", &glossary.file, message).at(form.place));
        }
    }
    found
}

/// What may divide several terms that were written as one, in Chinese and on a Chinese keyboard.
const DIVIDERS: [char; 7] = ['，', '、', '；', ';', '/', '／', '|'];

/// What to say of a headword that no article has, for how it is written.
fn of_headword(headword: &str) -> String {
    if headword.contains(is_han) && (headword.contains(DIVIDERS) || headword.trim().contains(' ')) {
        return format!(
            "all of `{headword}` is looked for, with its blanks and signs: if it is several terms, write the others under `forms`; or "
        );
    }
    of_quotation_marks(headword)
}

/// What to say of a headword in the quotation marks of a word processor, which YAML takes for a part of it.
fn of_quotation_marks(headword: &str) -> String {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』')];
    let inside = PAIRS.iter().find_map(|(open, close)| headword.strip_prefix(*open)?.strip_suffix(*close));
    inside.map_or_else(String::new, |inside| {
        format!("the quotation marks of `{headword}` are a part of it, so write `{inside}` without them; or ")
    })
}

/// Of each form, by its number, what becomes of it; `None` where it stands nowhere.
fn tally(division: &Division, forms: usize, walls: &[Span]) -> Vec<Option<FormCount>> {
    let length = division.ends.last().copied().unwrap_or(0);
    // Marks are in order of start: by place, the first of those that start there, or none.
    let mut first = vec![division.placed.len(); length + 1];
    for (at, mark) in division.placed.iter().enumerate().rev() {
        first[mark.span.start as usize] = at;
    }
    let is_marked = |span: Span| {
        let here = division.placed[first[span.start as usize]..].iter();
        here.take_while(|mark| mark.span.start == span.start).any(|mark| mark.span.end == span.end)
    };
    let mut edges = vec![false; length + 1];
    edges[0] = true;
    division.ends.iter().for_each(|end| edges[*end] = true);
    let mut covered = vec![false; length];
    for mark in division.placed.iter().filter(|mark| mark.inside.is_none()) {
        covered[mark.span.range()].fill(true);
    }
    let mut tallies: Vec<Option<FormCount>> = std::iter::repeat_with(|| None).take(forms).collect();
    for &Found { span, form, .. } in &division.found {
        let tally = tallies[form as usize].get_or_insert_default();
        let between_words = edges[span.start as usize] && edges[span.end as usize];
        if is_marked(span) {
            tally.marks += 1;
        } else if is_in(walls, span) {
            tally.in_code.get_or_insert(span);
        } else if !between_words && !covered[span.range()].contains(&true) {
            // What lies in a longer mark is that mark's, and cuts nothing.
            tally.cuts.push(span);
        } else if covered[span.range()].contains(&false) {
            tally.crosses.get_or_insert(span);
        }
    }
    tallies
}

/// Whether a passage touches one of the stretches, which stand in order.
fn is_in(stretches: &[Span], passage: Span) -> bool {
    let next = stretches.partition_point(|stretch| stretch.end <= passage.start);
    stretches.get(next).is_some_and(|stretch| stretch.start < passage.end)
}

/// The words that the stretch lies across, with a stroke between them.
fn words_around<'a>(stretch: Span, ends: &[usize], slice: &dyn Fn(Span) -> &'a str) -> String {
    let first = ends.partition_point(|word_end| *word_end <= stretch.start as usize);
    let mut word_start = first.checked_sub(1).map_or(0, |before| ends[before]);
    let mut words = Vec::new();
    for &word_end in &ends[first..] {
        words.push(slice(Span::new(word_start, word_end)));
        word_start = word_end;
        if word_end >= stretch.end as usize {
            break;
        }
    }
    words.join("|")
}

fn cut_message(form: &str, id: &str, tally: &FormCount, words: &str) -> String {
    let places = match tally.cuts.len() {
        1 => String::new(),
        2 => ", nor in another place".to_string(),
        count => format!(", nor in {} other places", count - 1),
    };
    let nowhere = if tally.marks > 0 { "" } else { " it has no mark anywhere;" };
    format!(
        "`{form}` of the entry `{id}` is no mark here{places}, for it would cut words ({words});{nowhere} where that is wrong, \
         add the longer word to its forms"
    )
}

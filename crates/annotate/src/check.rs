//! What is doubtful in an article, a glossary and notes, taken together.
//!
//! | code | severity | what |
//! |---|---|---|
//! | `note-anchor` | error | a note is tied to nothing |
//! | `note-context` | warning | a note's passage is there, its surroundings have changed |
//! | `unused-entry` | warning | no form of the entry occurs |
//! | `unused-form` | warning | a form never occurs, though others of its entry do |
//! | `cut-word` | warning | a form occurs where it would cut words, and is no mark there |
//! | `clash` | warning | two entries have the same form |
//! | `near-miss` | warning | the article writes a form with a variant that folding the scripts does not unite, or with signs in it |
//! | `script-mismatch` | warning | an entry's Traditional form is not its headword in the other script |
//! | `pinyin-mismatch` | warning | pinyin of an entry or a note has more or fewer syllables than its headword or passage has characters |
//! | `idle-context` | warning | a context under `not_in` holds no form of its entry |
//! | `common-form` | warning | a form of one character is marked again and again |
//! | `polyphone` | warning | a character has several pronunciations, and nothing decides between them |
//! | `cantonese` | warning | lines are written Cantonese, which is not read as Mandarin |
//! | `taiwan` | warning | how much of a reading for Taiwan is said as on the mainland |
//! | `no-chinese` | warning | no Chinese character is in the article |
//! | `look-alike` | warning | a character looks like another, or is invisible |
//! | `pinyin-value` | warning | a syllable of an entry, a note or a reading is no pronunciation of its character, or together they are not that of their word |
//! | `traditional-value` | warning | an entry's Traditional form has the wrong one of two characters |
//! | `headword-typo` | warning | a headword is no word, and the article has one that sounds alike |
//! | `unused-reading` | warning | a passage under `readings` never occurs, or its pinyin does not fit it |
//! | `no-sources` | warning | an entry, with all its facts, cites nothing |
//! | `rendering-by` | warning | a rendering's grade and `by` do not go together |
//! | `no-grade` | warning | renderings have no grade, and others of the glossary have one |
//!
//! Before them stand the warnings from reading the files. What makes a file unusable, a relation to an entry
//! that is not there for one, is an error of reading it and never comes this far.

mod cantonese;
mod entries;
mod look_alikes;
mod near_again;
mod near_misses;
mod occurrences;
mod pinyin_of_passages;
mod pinyin_of_words;
mod polyphones;
mod renderings;
mod taiwan;
mod values;

pub(crate) use near_again::carried;
pub(crate) use near_misses::{NearForms, NearMiss};
pub(crate) use values::Slips;

use crate::annotate::Annotated;
use crate::diagnostic::Diagnostic;
use crate::pauses::{Pauses, at_once};
use crate::sorting;
use jiazhu_reading::han::is_han;
use jiazhu_reading::{Span, Syllable};

/// All findings: those about the article first, then the glossary's, then the notes', each in order of place. What the article leaves open of
/// its pronunciation comes after the rest of the article's, what is likeliest to be wrong first.
pub fn check(annotated: &Annotated) -> Vec<Diagnostic> {
    at_once(check_with_pauses(annotated, &Pauses::NONE))
}

/// The same, with pauses between what is looked for.
pub async fn check_with_pauses(annotated: &Annotated<'_>, pauses: &Pauses) -> Vec<Diagnostic> {
    let Annotated { article, glossary, notes, .. } = annotated;
    let mut found = article.warnings.clone();
    found.extend(glossary.warnings.iter().chain(&notes.warnings).cloned());
    found.extend(annotated.anchoring.iter().cloned());
    found.extend(entries::named_as_notes(glossary, &annotated.reading.notes));
    // Of lines that are Cantonese one finding says all.
    let lines = &annotated.cantonese;
    let is_mandarin = |said: &&Syllable| !crate::cantonese::is_inside(lines, said.span);
    let syllables: Vec<Syllable> = annotated.reading.syllables.iter().filter(is_mandarin).cloned().collect();
    pauses.here().await;
    let doubt = |at: u32| annotated.judged.get(&at).map(|known| known.doubt());
    found.extend(polyphones::check(article, &annotated.printed, &syllables, &doubt));
    pauses.here().await;
    found.extend(no_chinese(annotated));
    found.extend(taiwan::check(article, &annotated.reading.syllables));
    pauses.here().await;
    let of_entries = || {
        let mut found = entries::check(glossary, &annotated.known.forms, annotated.tables.fold());
        found.extend(renderings::check(glossary));
        found.extend(values::of_entries(annotated));
        found.extend(pinyin_of_words::check(annotated));
        found
    };
    found.extend_from_slice(annotated.known.found(of_entries));
    pauses.here().await;
    found.extend(pinyin_of_passages::of_readings(annotated));
    found.extend(pinyin_of_passages::of_notes(annotated));
    pauses.here().await;
    found.extend(values::typos(annotated));
    pauses.here().await;
    found.extend(look_alikes::check(article, &annotated.text));
    pauses.here().await;
    found.extend(cantonese::check(article, lines));
    pauses.here().await;
    found.extend(occurrences::check(annotated));
    let files = [&article.file, &glossary.file, &notes.file];
    // A key is found once: there may be ten thousand findings.
    let mut keyed: Vec<_> = std::mem::take(&mut found)
        .into_iter()
        .map(|d| {
            let place = (d.code != "polyphone").then_some((d.line, d.column));
            ((files.iter().position(|file| **file == d.file), place.is_none(), place), d)
        })
        .collect();
    sorting::by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    found.extend(keyed.into_iter().map(|(_, d)| d));
    found
}

/// Of an article without a Chinese character nothing else would be told, as if all were well with it.
fn no_chinese(annotated: &Annotated<'_>) -> Option<Diagnostic> {
    let article = annotated.article;
    let message = "no Chinese character is in this article: is it the right one, and all of it here?";
    let is_any = annotated.printed.iter().copied().any(is_han);
    (!is_any)
        .then(|| article.locate(Diagnostic::warning("no-chinese", &article.file, message), Span::new(0, 1)))
}

#[cfg(test)]
mod tests;

//! What the tables say of the values of an entry: pinyin that is no reading of the characters, a Traditional form with the wrong one of two
//! characters, a headword that is no word and resembles one that the article has.

use crate::annotate::Annotated;
use crate::diagnostic::Diagnostic;
use crate::glossary::GlossaryEntry;
use jiazhu_reading::han::is_han;
use jiazhu_reading::pinyin::{align, unmarked};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the tables say of the pinyin and the Traditional forms, whatever the article is.
pub fn of_entries(annotated: &Annotated) -> Vec<Diagnostic> {
    let entries = annotated.glossary.entries.iter();
    entries
        .flat_map(|entry| reading(annotated, entry).into_iter().chain(traditional(annotated, entry)))
        .collect()
}

/// Headwords that are no words, where the article has one that sounds alike.
pub fn typos(annotated: &Annotated) -> Vec<Diagnostic> {
    let marked: FxHashSet<u32> = annotated.division.placed.iter().map(|mark| mark.entry).collect();
    let words = ArticleWords::new(annotated);
    let unmarked = (0u32..).zip(&annotated.glossary.entries).filter(|(index, _)| !marked.contains(index));
    unmarked.filter_map(|(_, entry)| typo(annotated, entry, &words)).collect()
}

/// The first syllable that is none of its character's, whatever the tone.
fn reading(annotated: &Annotated, entry: &GlossaryEntry) -> Option<Diagnostic> {
    let (table, fold) = (annotated.tables.pronunciations()?, annotated.tables.fold());
    let headword: Vec<char> = fold.text(&entry.card.headword).chars().collect();
    let pinyin = entry.card.pinyin.as_ref()?;
    let spelled: String = headword.iter().collect();
    for syllable in align(pinyin, &spelled)? {
        let [c] = headword[syllable.span.range()] else { continue };
        let living = table.living(c);
        let said = without_tone(&syllable.pinyin);
        let is_known = table.known(c).iter().any(|known| without_tone(known) == said);
        if is_han(c) && !living.is_empty() && !is_known {
            let message = format!(
                "`{}` in the pinyin `{pinyin}` of the entry `{}` is no pronunciation of `{c}`, which is said {}: correct it",
                syllable.pinyin,
                entry.card.id,
                living.join(", ")
            );
            return Some(
                Diagnostic::warning("pinyin-value", &annotated.glossary.file, message).at(entry.place),
            );
        }
    }
    None
}

/// A Traditional form that folds to the headword, but has the wrong one of the characters that do.
fn traditional(annotated: &Annotated, entry: &GlossaryEntry) -> Option<Diagnostic> {
    let (conversion, fold) = (annotated.tables.conversion()?, annotated.tables.fold());
    let (headword, given) = (&entry.card.headword, entry.card.traditional.as_ref()?);
    if fold.text(headword) != fold.text(given) {
        return None;
    }
    let wrong = conversion.slip(headword, given)?;
    let message = format!(
        "`{given}` of the entry `{}` is not how `{headword}` is written in Traditional characters: `{}` would be; correct it",
        entry.card.id, wrong
    );
    Some(Diagnostic::warning("traditional-value", &annotated.glossary.file, message).at(entry.place))
}

/// The longest headword in characters that a typo is looked for in: longer ones are phrases of their own.
const LONGEST: usize = 4;

/// The words of an article that the word model has, by what they are with one character left out.
struct ArticleWords(FxHashMap<(usize, Vec<char>), Vec<Vec<char>>>);

impl ArticleWords {
    fn new(annotated: &Annotated) -> ArticleWords {
        let text: Vec<char> = annotated.division.folded.chars().collect();
        let ends = &annotated.division.ends;
        let starts = std::iter::once(&0).chain(ends);
        let words = starts.zip(ends).map(|(start, end)| &text[*start..*end]);
        let words: FxHashSet<&[char]> = words.filter(|word| (2..=LONGEST).contains(&word.len())).collect();
        let mut words: Vec<&[char]> = words.into_iter().collect();
        words.sort_unstable();
        let mut by_rest: FxHashMap<(usize, Vec<char>), Vec<Vec<char>>> = FxHashMap::default();
        for word in words {
            if annotated.tables.word_model().has(&word.iter().collect::<String>()) {
                for at in 0..word.len() {
                    by_rest.entry((at, without(word, at))).or_default().push(word.to_vec());
                }
            }
        }
        ArticleWords(by_rest)
    }
}

fn without(word: &[char], at: usize) -> Vec<char> {
    word[..at].iter().chain(&word[at + 1..]).copied().collect()
}

/// A word of the article that sounds alike and has one other character.
fn typo(annotated: &Annotated, entry: &GlossaryEntry, words: &ArticleWords) -> Option<Diagnostic> {
    let tables = annotated.tables;
    let table = tables.pronunciations()?;
    let headword: Vec<char> = tables.fold().text(&entry.card.headword).chars().collect();
    let is_word = tables.word_model().has(&headword.iter().collect::<String>());
    if !(2..=LONGEST).contains(&headword.len()) || is_word || !headword.iter().all(|&c| is_han(c)) {
        return None;
    }
    let sounds = |c: char| table.living(c).into_iter().map(without_tone).collect::<Vec<_>>();
    let meant = (0..headword.len()).find_map(|at| {
        let alike = words.0.get(&(at, without(&headword, at)))?;
        let heard = sounds(headword[at]);
        alike.iter().find(|word| sounds(word[at]).iter().any(|sound| heard.contains(sound)))
    })?;
    let meant: String = meant.iter().collect();
    let message = format!(
        "`{}` of the entry `{}` is no word and does not stand in the article: is `{meant}` meant, which does?",
        entry.card.headword, entry.card.id
    );
    Some(Diagnostic::warning("headword-typo", &annotated.glossary.file, message).at(entry.place))
}

/// A syllable in lower case without its tone mark.
fn without_tone(syllable: &str) -> String {
    let lower = syllable.to_lowercase();
    lower.trim_end_matches('r').chars().map(unmarked).collect::<String>()
        + if lower.starts_with("er") { "r" } else { "" }
}

//! What the tables say of the values of an entry: pinyin that is no reading of the characters, a Traditional form with the wrong one of two
//! characters, a headword that is no word and resembles one that the article has.

use crate::annotate::Annotated;
use crate::diagnostic::Diagnostic;
use crate::glossary::typed_pinyin::laid_over;
use crate::glossary::{Glossary, GlossaryEntry};
use crate::tables::Tables;
use jiazhu_reading::han::is_han;
use jiazhu_reading::pinyin::{Letters, Spoken, parts, unmarked};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What the tables say of the pinyin and the Traditional forms, whatever the article is.
pub fn of_entries(annotated: &Annotated) -> Vec<Diagnostic> {
    let entries = annotated.glossary.entries.iter();
    entries
        .flat_map(|entry| reading(annotated, entry).into_iter().chain(traditional(annotated, entry)))
        .collect()
}

/// Headwords that are no words, where the article has one that sounds alike.
pub fn typos(annotated: &Annotated) -> Vec<Diagnostic> {
    let Annotated { glossary, tables, division, known, characters: text, .. } = annotated;
    let Some(table) = tables.pronunciations() else { return Vec::new() };
    let slips = known.slips(|| Slips::new(glossary, tables));
    if slips.0.is_empty() {
        return Vec::new();
    }
    let sounds = |c: char| table.living(c).into_iter().map(without_tone).collect::<Vec<_>>();
    let marked: FxHashSet<u32> = division.placed.iter().map(|mark| mark.entry).collect();
    let starts = std::iter::once(&0).chain(&division.ends);
    let words = starts.zip(&division.ends).map(|(start, end)| &text[*start..*end]);
    let words: FxHashSet<&[char]> = words.filter(|word| (2..=LONGEST).contains(&word.len())).collect();
    // Of each entry the word that has its first character alike, and of several the first.
    let mut meant: BTreeMap<u32, (usize, &[char])> = BTreeMap::new();
    for word in words {
        for at in 0..word.len() {
            let Some(alike) = slips.0.get(&without(word, at)) else { continue };
            if !tables.word_model().has(&word.iter().collect::<String>()) {
                break;
            }
            for (entry, c) in alike.iter().filter(|(entry, _)| !marked.contains(entry)) {
                let heard = sounds(*c);
                if sounds(word[at]).iter().any(|sound| heard.contains(sound)) {
                    let known = meant.entry(*entry).or_insert((at, word));
                    *known = (*known).min((at, word));
                }
            }
        }
    }
    let typo = |(entry, (_, word)): (&u32, &(usize, &[char]))| {
        let (entry, meant) = (&glossary.entries[*entry as usize], word.iter().collect::<String>());
        let message = format!(
            "`{}` of the entry `{}` is no word and does not stand in the article: is `{meant}` meant, which does?",
            entry.card.headword, entry.card.id
        );
        Diagnostic::warning("headword-typo", &glossary.file, message).at(entry.place)
    };
    meant.iter().map(typo).collect()
}

/// The first syllable that is none of its character's; where all are, the pinyin of a word that the tables say otherwise.
fn reading(annotated: &Annotated, entry: &GlossaryEntry) -> Option<Diagnostic> {
    annotated.tables.pronunciations()?;
    let fold = annotated.tables.fold();
    let headword: Vec<char> = fold.text(&entry.card.headword).chars().collect();
    let pinyin = entry.card.pinyin.as_ref()?;
    let spelled: String = headword.iter().collect();
    let said = laid_over(pinyin, &spelled)?;
    let warning = |message: String| {
        Diagnostic::warning("pinyin-value", &annotated.glossary.file, message).at(entry.place)
    };
    if said.len() > 1 && said.iter().all(|syllable| tone_of(&syllable.pinyin) == 5) {
        return Some(warning(format!(
            "the pinyin `{pinyin}` of the entry `{}` has no tone marks: write them, or the tones as numbers behind the syllables",
            entry.card.id
        )));
    }
    let (syllable, c, living) = stranger(annotated.tables, &headword, &said)?;
    Some(warning(format!(
        "`{syllable}` in the pinyin `{pinyin}` of the entry `{}` is no pronunciation of `{c}`, which is said {living}: correct it",
        entry.card.id
    )))
}

/// The first syllable that is no pronunciation of its character: the syllable, the character, and how that is said. `text` is folded.
pub(super) fn stranger(tables: &Tables, text: &[char], said: &[Spoken]) -> Option<(Letters, char, String)> {
    let table = tables.pronunciations()?;
    let of_syllable = |(index, syllable): (usize, &Spoken)| {
        let [c] = text[syllable.span.range()] else { return None };
        let living = table.living(c);
        let next = said.get(index + 1).map(|next| &*next.pinyin);
        let is_strange = is_han(c) && !living.is_empty() && !is_known(tables, c, &syllable.pinyin, next);
        is_strange.then(|| (syllable.pinyin, c, living.join(", ")))
    };
    said.iter().enumerate().find_map(of_syllable)
}

/// Whether a character is said so, here or in Taiwan.
pub(super) fn is_known(tables: &Tables, c: char, syllable: &str, next: Option<&str>) -> bool {
    let Some(table) = tables.pronunciations() else { return true };
    let in_taiwan = || table.taiwan().is_some_and(|taiwan| taiwan.says(c, &syllable.to_lowercase()));
    table.known(c).iter().any(|known| is_said(known, syllable, next, c)) || in_taiwan()
}

/// Whether a syllable is how a character is said: as the tables have it, in the neutral tone, or with the tone that it has before `next`.
pub(super) fn is_said(known: &str, syllable: &str, next: Option<&str>, c: char) -> bool {
    let (plain, known_plain) = (without_tone(syllable), without_tone(known));
    if plain != known_plain {
        return false;
    }
    let (tone, known_tone) = (tone_of(syllable), tone_of(known));
    let is_changed = match (known_tone, tone) {
        // 一 and 不 are written as they are spoken in textbooks, and so is a third tone before another.
        (1, 2 | 4) => c == '一',
        (4, 2) => c == '不',
        (3, 2) => next.is_some_and(|next| tone_of(next) == 3),
        _ => false,
    };
    tone == known_tone || tone == 5 || is_changed
}

/// 1 to 4; 5 for the neutral tone.
pub(super) fn tone_of(syllable: &str) -> u8 {
    parts(syllable).map_or(5, |parts| parts.tone)
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

/// Headwords that are no words, by what they are with one character left out: their entries, and that character.
pub(crate) struct Slips(FxHashMap<Rest, Vec<(u32, char)>>);

/// A word without one of its characters: how long it is, which one that was, and the others.
type Rest = (usize, usize, [char; LONGEST - 1]);

impl Slips {
    fn new(glossary: &Glossary, tables: &Tables) -> Slips {
        let mut slips: FxHashMap<Rest, Vec<(u32, char)>> = FxHashMap::default();
        for (index, entry) in (0..).zip(&glossary.entries) {
            let folded = tables.fold().text(&entry.card.headword);
            let headword: Vec<char> = folded.chars().collect();
            let is_word = tables.word_model().has(&folded);
            if (2..=LONGEST).contains(&headword.len()) && !is_word && headword.iter().all(|&c| is_han(c)) {
                for (at, c) in headword.iter().enumerate() {
                    slips.entry(without(&headword, at)).or_default().push((index, *c));
                }
            }
        }
        Slips(slips)
    }
}

fn without(word: &[char], at: usize) -> Rest {
    let mut rest = ['\0'; LONGEST - 1];
    let others = word.iter().enumerate().filter(|(place, _)| *place != at);
    rest.iter_mut().zip(others).for_each(|(rest, (_, c))| *rest = *c);
    (word.len(), at, rest)
}

/// A syllable in lower case without its tone mark.
pub(super) fn without_tone(syllable: &str) -> String {
    let lower = syllable.to_lowercase();
    lower.trim_end_matches('r').chars().map(unmarked).collect::<String>()
        + if lower.starts_with("er") { "r" } else { "" }
}

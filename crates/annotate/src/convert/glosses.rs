//! The Chinese glosses of a reading in the script of its article, and what they change in the other one; headwords that nobody has written in
//! Traditional characters.

use super::view::view;
use super::views::{is_of_other_script, spelled_as};
use super::{Conversion, Standard, TargetScript};
use crate::fold::Fold;
use jiazhu_reading::{Entry, Reading, View};
use rustc_hash::FxHashMap;

/// Puts the glosses into the article's script and says what the other script changes in them. `standard` is that of the article; the views of
/// the reading are there already, and what they say of a character is not said again.
pub fn convert_glosses(conversion: &Conversion, fold: &Fold, standard: Standard, reading: &mut Reading) {
    let printed: Vec<char> = reading.text().chars().collect();
    let standard = spelled_as(standard, &printed);
    let is_traditional = reading.is_traditional();
    let (own, other) = match is_traditional {
        true => (TargetScript::Hant, TargetScript::Hans),
        false => (TargetScript::Hans, TargetScript::Hant),
    };
    // What a Traditional article prints is Traditional: another form of it, which stands nowhere there, would not be found.
    let mut is_printed = vec![false; reading.entries.len()];
    for mark in reading.marks.iter().filter(|_| is_traditional) {
        let entry = &reading.entries[mark.entry as usize];
        is_printed[mark.entry as usize] |=
            entry.headword.chars().eq(printed[mark.span.range()].iter().copied());
    }
    for (entry, is_printed) in reading.entries.iter_mut().zip(is_printed) {
        if entry.traditional.is_none() && !is_printed {
            entry.traditional = traditional(conversion, standard, &entry.headword);
        }
    }
    let mut texts: Vec<String> = Vec::new();
    reading.for_each_gloss(|gloss| texts.push(std::mem::take(gloss)));
    let spelling = Spelling::new(conversion, fold, standard, &reading.entries);
    // Both are made of what the glossary writes, so that what it says in one of them stays.
    let write = |target| -> Vec<String> { texts.iter().map(|text| spelling.write(text, target)).collect() };
    let (texts, shown) = (write(own), write(other));
    let shown: Vec<char> = shown.iter().flat_map(|text| text.chars()).collect();
    let written: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let known: Vec<char> = match is_traditional {
        true => reading.views.hans.pairs.chars().collect(),
        false => reading.views.hant.pairs.chars().collect(),
    };
    let known = by_first(&known);
    let mut texts = texts.into_iter();
    reading.for_each_gloss(|gloss| *gloss = texts.next().unwrap_or_default());
    reading.glosses = Some(beyond(&known, &written, &shown));
}

/// A headword in Traditional characters, where it is written otherwise in them and nothing is left to doubt.
fn traditional(conversion: &Conversion, standard: Standard, headword: &str) -> Option<String> {
    let whole = conversion.whole(headword, TargetScript::Hant);
    let to: String = whole.iter().map(|converted| standard.spell(converted.to)).collect();
    let is_sure = whole.iter().all(|converted| converted.doubts.is_none());
    (is_sure && to != headword).then_some(to)
}

/// What is changed beyond what pairs say that are known.
fn beyond(known: &FxHashMap<char, char>, written: &[char], shown: &[char]) -> View {
    let pair_of = |c: char| known.get(&c).copied();
    // What the known pairs speak of is as it were not changed: where they are wrong an exception says so.
    let unknown: Vec<char> = written
        .iter()
        .zip(shown)
        .map(|(from, to)| if pair_of(*from).is_some() { *from } else { *to })
        .collect();
    let pairs = view(written, &unknown, Vec::new()).pairs;
    let own: Vec<char> = pairs.chars().collect();
    let own = by_first(&own);
    let mut exceptions = Vec::new();
    for (at, (from, to)) in (0u32..).zip(written.iter().zip(shown)) {
        if pair_of(*from).or_else(|| own.get(from).copied()).unwrap_or(*from) != *to {
            exceptions.push((at, *to));
        }
    }
    View { pairs, exceptions, unsettled: Vec::new() }
}

/// What each character becomes by pairs that stand one after the other: the first counts.
fn by_first(pairs: &[char]) -> FxHashMap<char, char> {
    pairs.chunks_exact(2).rev().map(|pair| (pair[0], pair[1])).collect()
}

struct Spelling<'a> {
    conversion: &'a Conversion,
    fold: &'a Fold,
    standard: Standard,
    /// Terms that their entries write otherwise than the tables.
    terms: Terms<'a>,
}

impl<'a> Spelling<'a> {
    fn new(
        conversion: &'a Conversion,
        fold: &'a Fold,
        standard: Standard,
        entries: &'a [Entry],
    ) -> Spelling<'a> {
        let mut spelling = Spelling { conversion, fold, standard, terms: Terms::default() };
        let terms =
            entries.iter().filter_map(|entry| Some((&*entry.headword, entry.traditional.as_deref()?)));
        let is_otherwise = |(simplified, traditional): &(&str, &str)| {
            spelling.convert(simplified, TargetScript::Hant) != *traditional
                || spelling.convert(traditional, TargetScript::Hans) != *simplified
        };
        spelling.terms = Terms::new(terms.filter(is_otherwise));
        spelling
    }

    /// As the tables write it.
    fn convert(&self, text: &str, target: TargetScript) -> String {
        let whole = self.conversion.whole(text, target);
        let folded = self.fold.text(text);
        whole.iter().zip(folded.chars()).map(|(c, folded)| self.spell(c.to, folded, target)).collect()
    }

    /// 著 is 着 wherever it is not a word of its own, see the fold; but Taiwan writes it so.
    fn spell(&self, c: char, folded: char, target: TargetScript) -> char {
        let is_zhe = c == '著' && folded == '着';
        match target {
            TargetScript::Hans if is_zhe => '着',
            TargetScript::Hans => c,
            TargetScript::Hant if is_zhe && self.standard == Standard::HongKong => '着',
            TargetScript::Hant => self.standard.spell(c),
        }
    }

    /// A text in a script, with as many characters. Terms of the glossary are written as their entries say.
    fn write(&self, text: &str, target: TargetScript) -> String {
        let from: Vec<char> = text.chars().collect();
        if !is_of_other_script(self.conversion, &from, target) {
            let folded = self.fold.text(text);
            return from
                .iter()
                .zip(folded.chars())
                .map(|(c, folded)| self.spell(*c, folded, target))
                .collect();
        }
        let mut to: Vec<char> = self.convert(text, target).chars().collect();
        self.terms.put(&from, &mut to, target);
        to.into_iter().collect()
    }
}

/// Simplified and Traditional, by the first characters that they have in either: a glossary may have fifty thousand.
#[derive(Default)]
struct Terms<'a> {
    simplified: FxHashMap<char, Vec<(&'a str, &'a str)>>,
    traditional: FxHashMap<char, Vec<(&'a str, &'a str)>>,
}

impl<'a> Terms<'a> {
    fn new(terms: impl Iterator<Item = (&'a str, &'a str)>) -> Terms<'a> {
        let mut all = Terms::default();
        // A term is written character by character.
        for term in terms.filter(|(one, other)| one.chars().count() == other.chars().count()) {
            if let (Some(simplified), Some(traditional)) = (term.0.chars().next(), term.1.chars().next()) {
                all.simplified.entry(simplified).or_default().push(term);
                all.traditional.entry(traditional).or_default().push((term.1, term.0));
            }
        }
        all
    }

    /// Writes each term, where it stands in a text, as it is wanted.
    fn put(&self, from: &[char], to: &mut [char], target: TargetScript) {
        let terms = match target {
            TargetScript::Hant => &self.simplified,
            TargetScript::Hans => &self.traditional,
        };
        for at in 0..from.len() {
            for (written, wanted) in terms.get(&from[at]).into_iter().flatten() {
                let length = written.chars().count();
                let stands =
                    from.len() - at >= length && written.chars().eq(from[at..at + length].iter().copied());
                if stands {
                    to[at..at + length].iter_mut().zip(wanted.chars()).for_each(|(to, wanted)| *to = wanted);
                }
            }
        }
    }
}

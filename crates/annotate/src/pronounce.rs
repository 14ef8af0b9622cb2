//! How every word is pronounced.
//!
//! Words first: CC-CEDICT, then phrases of pypinyin. What no word decides is decided by its neighbours (`contexts.txt` and a few
//! rules), else by a small network that reads what stands around, else by what is usual for the character; and where that is not nearly
//! always right it is said to be unsettled.
//! What the publisher's glossary and notes say stands above all of it, see [`crate::annotate`].

mod by_word;
mod character;
mod doubled;
mod doubt;
mod evidence;
mod inherited;
mod known_words;
pub(crate) mod names;
mod network;
mod polyphones;
mod rest;
pub(crate) mod rules;
mod said;
mod sandhi;
mod spoken_text;
pub(crate) mod syllable_reasons;
mod table;
mod taiwan;
#[cfg(test)]
mod tests;
mod ways;
pub(crate) mod zhuyin;

use crate::character_set::CharacterSet;
use crate::lines::Lines;
use crate::pauses::{Pauses, at_once};
use crate::threads::Threads;
use crate::word_model::WordModel;
use jiazhu_reading::pinyin::Letters;
use jiazhu_reading::{Span, Syllable};
use known_words::KnownWords;
use network::NetworkReader;
use polyphones::Polyphones;
use rustc_hash::FxHashMap;
use said::Said;
use spoken_text::{SpokenText, sound_words};
use std::collections::BTreeMap;
use syllable_reasons::{Reasons, WhySyllable};

pub use evidence::{Evidence, FEATURES, Means, THRESHOLD, WEIGHTS};
pub use sandhi::set as set_sandhi;
pub use table::Pronunciations;

/// The syllables of a text, in order, apart; without tone sandhi, see [`set_sandhi`].
///
/// `printed` is the text, `folded` the same folded ([`Fold`](crate::fold::Fold)), `ends` the ends of the words in code points. The damaged stretches,
/// `walls`, in order and apart, get none, and neither do characters of which no table knows a pronunciation.
pub fn pronounce(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<Syllable> {
    let text = SpokenText::new(table, printed, folded, model);
    at_once(text.speak(&sound_words(ends, walls), None, None, &mut (), &Pauses::NONE))
}

/// The same, and what may be doubted of it, with pauses; `lines` is what is remembered of the lines of the text before.
#[expect(clippy::too_many_arguments, reason = "what each is, the functions around say")]
pub(crate) async fn pronounce_with_pauses(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
    lines: Option<&Lines<SaidLine>>,
    threads: Threads,
    pauses: &Pauses,
) -> (Vec<Syllable>, Judged) {
    let text = SpokenText::new(table, printed, folded, model);
    let sound = sound_words(ends, walls);
    text.speak_on_threads(&sound, lines, threads, pauses).await
}

/// What is known of the way in which each character is said that may be doubted, by its place.
pub(crate) type Judged = BTreeMap<u32, Evidence>;

/// What is remembered of a line: its syllables, and what is known of those that may be doubted, from its beginning on.
pub(crate) type SaidLine = (Box<[Syllable]>, Box<[(u32, Evidence)]>);

/// What has decided how each character is said; `None` of those that [`pronounce`] does not say by themselves.
pub(crate) fn told(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<Option<WhySyllable>> {
    let mut reasons = vec![None; folded.len()];
    let text = SpokenText::new(table, printed, folded, model);
    at_once(text.speak(&sound_words(ends, walls), None, None, &mut reasons, &Pauses::NONE));
    reasons
}

/// What is known of the way in which each character is said that may be doubted, by its place; what no network and no word decides has none.
pub fn evidence(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
) -> Vec<(u32, Evidence)> {
    let mut judged = Judged::new();
    let text = SpokenText::new(table, printed, folded, model);
    at_once(text.speak(&sound_words(ends, walls), None, None, &mut judged, &Pauses::NONE));
    judged.into_iter().collect()
}

/// Words that are said between two places for a pause.
const TOGETHER: usize = 64;

struct Speaker<'t, R> {
    table: &'t Pronunciations,
    model: &'t WordModel,
    network: Option<NetworkReader<'t>>,
    polyphones: Polyphones,
    words: KnownWords<'t>,
    printed: &'t [char],
    folded: &'t [char],
    is_simplified: bool,
    is_traditional: bool,
    /// Numbered syllables of rules with their tone marks.
    numbered: FxHashMap<&'static str, Option<Letters>>,
    said: Said,
    reasons: &'t mut R,
}

impl<'t, R: Reasons> Speaker<'t, R> {
    fn new(text: SpokenText<'t>, reasons: &'t mut R) -> Speaker<'t, R> {
        let SpokenText { table, model, printed, folded, is_simplified, is_traditional } = text;
        Speaker {
            table,
            model,
            network: table.network.as_ref().map(NetworkReader::new),
            polyphones: Polyphones::default(),
            words: KnownWords::default(),
            printed,
            folded,
            is_simplified,
            is_traditional,
            numbered: FxHashMap::default(),
            said: Said::default(),
            reasons,
        }
    }

    /// Says the words of a line; `before` is the word in the list before them.
    async fn say_line(&mut self, line: &[Span], before: Option<Span>, pauses: &Pauses) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
        self.said.begin(Span { start: first.start, end: last.end }, self.folded.len());
        let places: Vec<u32> = line.iter().map(|word| word.start - first.start).collect();
        let pairs = self.table.pairs_at(&self.folded[first.start as usize..last.end as usize], &places);
        let mut next = 0;
        while let Some(word) = line.get(next) {
            if next.is_multiple_of(TOGETHER) {
                pauses.here().await;
            }
            let phrase = self.phrase_of_words(&line[next..], pairs[next]);
            next += phrase.unwrap_or(1);
            self.say(Span { start: word.start, end: line[next - 1].end });
        }
        let mut last = before;
        for (index, word) in line.iter().enumerate() {
            if index.is_multiple_of(TOGETHER) {
                pauses.here().await;
            }
            let before = last.replace(*word).filter(|before| before.end == word.start);
            self.say_rest(*word, before.unwrap_or_default());
        }
        self.say_doubled(line);
    }

    /// What has been said of a line.
    fn said_in(&self, line: &[Span]) -> impl Iterator<Item = Syllable> {
        let end = line.last().map_or(0, |last| last.end);
        let range = line.first().map_or(end, |first| first.start) as usize..end as usize;
        self.said[range].iter().flatten().copied()
    }
}

/// Characters that fold to others, and that Simplified texts write all the same: 乾坤, 瞭望, 名著, 狼藉.
const SIMPLIFIED_TOO: CharacterSet = CharacterSet::of("乾瞭著藉徵於摺夥“”");

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
mod sandhi;
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
use crate::word_model::WordModel;
use jiazhu_reading::han::is_han;
use jiazhu_reading::pinyin::Letters;
use jiazhu_reading::{Span, Syllable};
use known_words::KnownWords;
use network::NetworkReader;
use polyphones::Polyphones;
use rustc_hash::FxHashMap;
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
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut (), &Pauses::NONE))
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
    pauses: &Pauses,
) -> (Vec<Syllable>, Judged) {
    let mut judged = Judged::new();
    let said = speak(table, printed, folded, ends, walls, model, lines, &mut judged, pauses).await;
    (said, judged)
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
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut reasons, &Pauses::NONE));
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
    at_once(speak(table, printed, folded, ends, walls, model, None, &mut judged, &Pauses::NONE));
    judged.into_iter().collect()
}

/// Words that are said between two places for a pause.
const TOGETHER: usize = 64;

#[expect(clippy::too_many_arguments, reason = "what each is, the functions above say")]
async fn speak(
    table: &Pronunciations,
    printed: &[char],
    folded: &[char],
    ends: &[usize],
    walls: &[Span],
    model: &WordModel,
    lines: Option<&Lines<SaidLine>>,
    reasons: &mut impl Reasons,
    pauses: &Pauses,
) -> Vec<Syllable> {
    let mut speaker = Speaker {
        table,
        model,
        network: table.network.as_ref().map(NetworkReader::new),
        polyphones: Polyphones::default(),
        words: KnownWords::default(),
        printed,
        folded,
        is_simplified: printed.iter().zip(folded).all(|(c, folded)| c == folded || SIMPLIFIED_TOO.has(*c)),
        is_traditional: {
            let traditional = printed.iter().zip(folded).filter(|(c, folded)| c != folded && is_han(**c));
            traditional.count() * 10 > printed.iter().filter(|c| is_han(**c)).count()
        },
        numbered: FxHashMap::default(),
        said: vec![None; folded.len()],
        reasons,
    };
    let starts = std::iter::once(&0).chain(ends);
    let mut walls = walls.iter().peekable();
    let is_sound = |word: &Span| {
        while walls.next_if(|wall| wall.end <= word.start).is_some() {}
        walls.peek().is_none_or(|wall| word.end <= wall.start)
    };
    let sound: Vec<Span> =
        starts.zip(ends).map(|(&start, &end)| Span::new(start, end)).filter(is_sound).collect();
    let mut all = Vec::with_capacity(sound.len() * 2);
    let mut key = Vec::new();
    let mut first = 0_usize;
    // Nothing that is looked at reaches across the end of a line.
    for line in sound.chunk_by(|word, _| folded[word.start as usize] != '\n') {
        pauses.here().await;
        let before = first.checked_sub(1).map(|before| sound[before]);
        first += line.len();
        let Some(lines) = lines else {
            speaker.say_line(line, before, pauses).await;
            all.extend(speaker.said_in(line));
            continue;
        };
        let start = line[0].start;
        speaker.write_key(line, before, &mut key);
        let remembered = lines.known(&key, |(said, judged)| {
            all.extend(said.iter().map(|said| moved(*said, |at| at + start)));
            judged.iter().for_each(|(at, known)| speaker.reasons.judge((at + start) as usize, Some(*known)));
            Some(())
        });
        if remembered.is_none() {
            speaker.say_line(line, before, pauses).await;
            let known = all.len();
            all.extend(speaker.said_in(line));
            let said = all[known..].iter().map(|said| moved(*said, |at| at - start)).collect();
            let judged = speaker.reasons.judged(Span { start, end: line[line.len() - 1].end });
            lines.keep(&key, (said, judged.into_iter().map(|(at, known)| (at - start, known)).collect()));
        }
    }
    all
}

fn moved(said: Syllable, to: impl Fn(u32) -> u32) -> Syllable {
    Syllable { span: Span { start: to(said.span.start), end: to(said.span.end) }, ..said }
}

/// So many characters before and behind a line are part of what its syllables are remembered by. Rules see no more, and stop at its ends.
const AROUND_LINE: usize = 40;

struct Speaker<'t, R> {
    table: &'t Pronunciations,
    model: &'t WordModel,
    network: Option<NetworkReader<'t>>,
    polyphones: Polyphones,
    words: KnownWords<'t>,
    printed: &'t [char],
    folded: &'t [char],
    /// Whether no character is Traditional, but for 乾.
    is_simplified: bool,
    /// Whether so many characters are Traditional that the others are what Traditional texts write: one in ten.
    is_traditional: bool,
    /// Numbered syllables of rules with their tone marks.
    numbered: FxHashMap<&'static str, Option<Letters>>,
    /// By the place of its first character.
    said: Vec<Option<Syllable>>,
    reasons: &'t mut R,
}

impl<R: Reasons> Speaker<'_, R> {
    /// Says the words of a line; `before` is the word in the list before them.
    async fn say_line(&mut self, line: &[Span], before: Option<Span>, pauses: &Pauses) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
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

    /// All that the syllables of a line are made of, as numbers.
    fn write_key(&self, line: &[Span], before: Option<Span>, key: &mut Vec<u32>) {
        key.clear();
        let (start, end) = (line[0].start as usize, line[line.len() - 1].end as usize);
        let from = start.saturating_sub(AROUND_LINE);
        let to = (end + AROUND_LINE).min(self.folded.len());
        let is_after_word = before.is_some_and(|before| before.end as usize == start);
        let flags = [self.is_simplified, self.is_traditional, is_after_word];
        key.push(flags.iter().fold(0, |all, flag| all << 1 | u32::from(*flag)));
        key.extend([start - from, end - start, to - end].map(|length| length as u32));
        for (printed, folded) in self.printed[from..to].iter().zip(&self.folded[from..to]) {
            key.push(u32::from(*printed));
            if folded != printed {
                // No character is so large.
                key.push(u32::from(*folded) | 1 << 31);
            }
        }
        let mut at = start as u32;
        for word in line {
            if word.start != at {
                key.push((word.start - at) | 1 << 31);
            }
            key.push(word.length());
            at = word.end;
        }
    }
}

/// Characters that fold to others, and that Simplified texts write all the same: 乾坤, 瞭望, 名著, 狼藉.
const SIMPLIFIED_TOO: CharacterSet = CharacterSet::of("乾瞭著藉徵於摺夥“”");

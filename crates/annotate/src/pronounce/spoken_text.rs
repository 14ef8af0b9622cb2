//! A text as it is said: line by line, what is remembered of one or by itself, on one thread or on several.

use super::syllable_reasons::Reasons;
use super::{Judged, Pronunciations, SIMPLIFIED_TOO, SaidLine, Speaker};
use crate::lines::Lines;
use crate::pauses::{Pauses, at_once};
use crate::threads::{self, Threads};
use crate::word_model::WordModel;
use jiazhu_reading::han::is_han;
use jiazhu_reading::{Span, Syllable};

/// So many characters before and behind a line are part of what its syllables are remembered by. Rules see no more, and stop at its ends.
const AROUND_LINE: usize = 40;

/// The words of a text that reach into no wall; both are in order.
pub(super) fn sound_words(ends: &[usize], walls: &[Span]) -> Vec<Span> {
    let starts = std::iter::once(&0).chain(ends);
    let mut walls = walls.iter().peekable();
    let is_sound = |word: &Span| {
        while walls.next_if(|wall| wall.end <= word.start).is_some() {}
        walls.peek().is_none_or(|wall| word.end <= wall.start)
    };
    starts.zip(ends).map(|(&start, &end)| Span::new(start, end)).filter(is_sound).collect()
}

/// What is the same for all lines of a text, on whichever thread they are said.
#[derive(Clone, Copy)]
pub(super) struct SpokenText<'t> {
    pub table: &'t Pronunciations,
    pub model: &'t WordModel,
    pub printed: &'t [char],
    pub folded: &'t [char],
    /// Whether no character is Traditional, but for 乾.
    pub is_simplified: bool,
    /// Whether so many characters are Traditional that the others are what Traditional texts write: one in ten.
    pub is_traditional: bool,
}

impl<'t> SpokenText<'t> {
    pub fn new(
        table: &'t Pronunciations,
        printed: &'t [char],
        folded: &'t [char],
        model: &'t WordModel,
    ) -> SpokenText<'t> {
        let is_simplified =
            printed.iter().zip(folded).all(|(c, folded)| c == folded || SIMPLIFIED_TOO.has(*c));
        let traditional = printed.iter().zip(folded).filter(|(c, folded)| c != folded && is_han(**c));
        let is_traditional = traditional.count() * 10 > printed.iter().filter(|c| is_han(**c)).count();
        SpokenText { table, model, printed, folded, is_simplified, is_traditional }
    }

    /// Words by the lines in which they stand: nothing that is looked at reaches across the end of one.
    fn lines<'w>(&self, sound: &'w [Span]) -> Vec<&'w [Span]> {
        sound.chunk_by(|word, _| self.folded[word.start as usize] != '\n').collect()
    }

    /// The syllables of all words, and what may be doubted of them. What is remembered of lines is asked on one thread.
    pub async fn speak_on_threads(
        &self,
        sound: &[Span],
        lines: Option<&Lines<SaidLine>>,
        threads: Threads,
        pauses: &Pauses,
    ) -> (Vec<Syllable>, Judged) {
        let all = self.lines(sound);
        let length = |line: &&[Span]| (line[line.len() - 1].end - line[0].start) as usize;
        let shares = if lines.is_none() { threads.shares(&all, length) } else { None };
        let Some(shares) = shares else {
            let mut judged = Judged::new();
            let said = self.speak(sound, None, lines, &mut judged, pauses).await;
            return (said, judged);
        };
        let mut done = 0;
        let words = shares.iter().map(|share| {
            let first = done;
            done += share.iter().map(|line| line.len()).sum::<usize>();
            (first.checked_sub(1).map(|before| sound[before]), &sound[first..done])
        });
        let words: Vec<(Option<Span>, &[Span])> = words.collect();
        let spoken = threads::each(&words, |(before, words)| {
            let mut judged = Judged::new();
            let said = at_once(self.speak(words, before, None, &mut judged, &Pauses::NONE));
            (said, judged)
        });
        let join = |mut one: (Vec<Syllable>, Judged), mut next: (Vec<Syllable>, Judged)| {
            one.0.append(&mut next.0);
            one.1.append(&mut next.1);
            one
        };
        spoken.into_iter().reduce(join).unwrap_or_default()
    }

    /// The syllables of words in a row, which begin with a line; `before` is the word in the list before them.
    pub async fn speak(
        &self,
        sound: &[Span],
        before: Option<Span>,
        lines: Option<&Lines<SaidLine>>,
        reasons: &mut impl Reasons,
        pauses: &Pauses,
    ) -> Vec<Syllable> {
        let mut speaker = Speaker::new(*self, reasons);
        let mut all = Vec::with_capacity(sound.len() * 2);
        let mut key = Vec::new();
        let mut last = before;
        for line in self.lines(sound) {
            pauses.here().await;
            let before = last;
            last = line.last().copied();
            let Some(lines) = lines else {
                speaker.say_line(line, before, pauses).await;
                all.extend(speaker.said_in(line));
                continue;
            };
            let start = line[0].start;
            self.write_key(line, before, &mut key);
            let remembered = lines.known(&key, |(said, judged)| {
                all.extend(said.iter().map(|said| moved(*said, |at| at + start)));
                judged
                    .iter()
                    .for_each(|(at, known)| speaker.reasons.judge((at + start) as usize, Some(*known)));
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

fn moved(said: Syllable, to: impl Fn(u32) -> u32) -> Syllable {
    Syllable { span: Span { start: to(said.span.start), end: to(said.span.end) }, ..said }
}

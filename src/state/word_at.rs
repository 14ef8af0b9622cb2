//! Words of the text by the place of one of their characters, and what the reading knows of each.

use super::Outline;
use crate::card::{Likelihood, Mentioned, Rung, WordPronunciation};
use crate::pinyin::spell;
use crate::reading::{Reading, Rival, Span};

impl Outline {
    /// The word that contains a character. Signs and line breaks are in none.
    pub fn word_at(&self, position: u32) -> Option<Span> {
        let after = self.word_starts.partition_point(|start| *start <= position);
        self.word(after.checked_sub(1)?).filter(|word| word.contains(position))
    }

    /// The first word after, or with `back` the last one before, a place in the text.
    pub fn next_word(&self, from: u32, back: bool) -> Option<Span> {
        let at = self.word_starts.partition_point(|start| *start < from);
        if back {
            (0..at).rev().find_map(|at| self.word(at))
        } else {
            (at..).map_while(|at| (at < self.word_starts.len()).then(|| self.word(at))).flatten().next()
        }
    }

    fn word(&self, at: usize) -> Option<Span> {
        let (start, length) = (*self.word_starts.get(at)?, *self.reading.words.get(at)?);
        let span = Span { start, end: start + length };
        self.text_of(span).chars().any(is_said).then_some(span)
    }

    /// The block that a character stands in, and where the block begins.
    pub fn block_at(&self, position: u32) -> Option<(usize, u32)> {
        let block = self.block_starts.partition_point(|start| *start <= position).checked_sub(1)?;
        Some((block, self.block_starts[block]))
    }

    pub fn block_start(&self, block: usize) -> Option<u32> {
        self.block_starts.get(block).copied()
    }

    /// The characters of a stretch of one block, in the script that is shown.
    pub fn text_of(&self, span: Span) -> String {
        self.text_in(&self.reading, span)
    }

    /// The same as the article prints them.
    pub fn printed(&self, span: Span) -> String {
        self.text_in(&self.source, span)
    }

    fn text_in(&self, reading: &Reading, span: Span) -> String {
        let Some((block, start)) = self.block_at(span.start) else { return String::new() };
        let text = reading.blocks[block].text.chars();
        text.skip((span.start - start) as usize).take(span.length() as usize).collect()
    }

    /// The mark or note reference whose text a character is part of.
    pub fn anchor_over(&self, position: u32) -> Option<usize> {
        let (block, _) = self.block_at(position)?;
        let block = &self.blocks[block];
        let mut with_text = block.anchors.start..block.anchors.end - block.signs;
        with_text.find(|at| self.passage(*at).is_some_and(|span| span.contains(position)))
    }

    /// Passages of notes that lie inside a mark: they have no element of their own.
    pub fn notes_in_marks(&self) -> Vec<Span> {
        let spans = self.reading.notes.iter().map(|note| note.span);
        let is_in_mark = |span: &Span| {
            let over = self.anchor_over(span.start).filter(|anchor| self.entry_at(*anchor).is_some());
            over.and_then(|anchor| self.passage(anchor)).is_some_and(|mark| span.end <= mark.end)
        };
        spans.filter(is_in_mark).collect()
    }

    /// The anchor that is nearest before a place in the text, else the first one.
    pub fn anchor_before(&self, position: u32) -> usize {
        let begins = |at: usize| self.passage(at).map_or(0, |span| span.start);
        let Some((block, _)) = self.block_at(position) else { return 0 };
        let anchors = self.blocks[block].anchors.clone();
        let own = anchors.clone().rev().find(|at| begins(*at) <= position);
        own.unwrap_or(anchors.start.saturating_sub(1)).min(self.anchors.len().saturating_sub(1))
    }

    /// How a stretch is said here; `None` where the reading does not know all of it.
    pub fn said(&self, span: Span) -> Option<WordPronunciation> {
        let syllables = &self.reading.syllables;
        let first = syllables.partition_point(|syllable| syllable.span.start < span.start);
        let inside = || syllables[first..].iter().take_while(|syllable| syllable.span.end <= span.end);
        let mut at = span.start;
        for syllable in inside() {
            if syllable.span.start != at {
                return None;
            }
            at = syllable.span.end;
        }
        let source = inside().map(|syllable| syllable.source).max().filter(|_| at == span.end)?;
        let spoken: Vec<String> = inside().map(|syllable| syllable.spoken()).collect();
        let pinyin = spell(&self.text_of(span), spoken.iter().map(String::as_str));
        Some(WordPronunciation { pinyin, source, unsettled: inside().any(|syllable| syllable.unsettled) })
    }

    /// The divisions of the stretch around a word in which it has rivals: the chosen one first, then the
    /// others, the likeliest first. Empty where there are none.
    pub fn ladder(&self, word: Span) -> Vec<Rung> {
        let rivals = self.reading.rivals.iter().filter(|rival| {
            let span = rival.span;
            span.overlaps(word)
                && rival.words.iter().map(|length| u64::from(*length)).sum::<u64>()
                    == u64::from(span.length())
        });
        // The likeliest first, put there one by one: there are few, and the code of a sort is large.
        let mut rivals = rivals.fold(Vec::new(), |mut ranked: Vec<&Rival>, rival| {
            ranked.insert(ranked.partition_point(|other| other.score >= rival.score), rival);
            ranked
        });
        if rivals.is_empty() {
            return Vec::new();
        }
        rivals.truncate(MOST_RIVALS);
        let start = rivals.iter().fold(word.start, |start, rival| start.min(rival.span.start));
        let end = rivals.iter().fold(word.end, |end, rival| end.max(rival.span.end));
        let mut ladder = vec![(self.chosen(start, end), Likelihood::Chosen)];
        for rival in rivals {
            let mut words = self.chosen(start, rival.span.start);
            words.extend(tiles(rival.span.start, rival.words.iter().copied()));
            words.extend(self.chosen(rival.span.end, end));
            if ladder.iter().all(|(other, _)| *other != words) {
                ladder.push((words, likelihood(rival.score)));
            }
        }
        if ladder.len() < 2 {
            return Vec::new();
        }
        let rung = |(words, likelihood): (Vec<Span>, Likelihood)| {
            let words = words.into_iter().map(|word| self.mentioned(word)).collect();
            Rung { words, likelihood }
        };
        ladder.into_iter().map(rung).collect()
    }

    /// The words of the text between two edges of words.
    fn chosen(&self, start: u32, end: u32) -> Vec<Span> {
        let first = self.word_starts.partition_point(|word| *word < start);
        let words = self.reading.words.get(first..).unwrap_or_default().iter().copied();
        tiles(start, words).take_while(|word| word.end <= end).collect()
    }

    /// The words of the text in a stretch; where that is one, its parts as `divide` has them: slices of it in order.
    pub fn parts(&self, span: Span, divide: impl Fn(&str) -> Vec<u32>) -> Vec<Span> {
        let words = self.chosen(span.start, span.end);
        if words.len() > 1 {
            return words;
        }
        let parts: Vec<Span> = tiles(span.start, divide(&self.text_of(span))).collect();
        if parts.len() > 1 { parts } else { Vec::new() }
    }

    /// A word, or a part of one, as a card mentions it.
    pub fn mentioned(&self, span: Span) -> Mentioned {
        Mentioned { span, text: self.text_of(span), entry: self.entry_of(span) }
    }

    /// The mark that begins and ends where a stretch does.
    pub fn entry_of(&self, span: Span) -> Option<u32> {
        let marks = &self.reading.marks;
        let first = marks.partition_point(|mark| mark.span.start < span.start);
        let same = marks[first..]
            .iter()
            .take_while(|mark| mark.span.start == span.start)
            .find(|mark| mark.span.end == span.end);
        same.map(|mark| mark.entry)
    }
}

/// More than these help nobody.
const MOST_RIVALS: usize = 4;

/// Words of these lengths, one after the other.
fn tiles(start: u32, lengths: impl IntoIterator<Item = u32>) -> impl Iterator<Item = Span> {
    lengths.into_iter().scan(start, |at, length| {
        let start = *at;
        *at = start.saturating_add(length);
        Some(Span { start, end: *at })
    })
}

/// By the logarithm of the probability that a rival has over the division chosen.
fn likelihood(score: f32) -> Likelihood {
    // Half as likely, and one in fifty.
    match score {
        score if score > -0.7 => Likelihood::AboutAsLikely,
        score if score > -4.0 => Likelihood::LessLikely,
        _ => Likelihood::MuchLessLikely,
    }
}

/// Letters, digits and characters; no punctuation.
fn is_said(c: char) -> bool {
    matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{1FFF}' | '々' | '〇' | '\u{3041}'..='\u{30FA}' | '\u{3105}'..='\u{312F}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{20000}'..='\u{3FFFF}')
}

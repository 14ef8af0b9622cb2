//! A reading as it lies in a file: what follows from the rest is left out, what repeats is said once.
//!
//! Offsets are told as distances, notes as passages with one of the texts that several of them share, pronunciations as
//! what is new in them ([`sounds`]). A body of the Ningbo reading was 82 KB deflated as plain postcard and is 65 KB so.

mod scripts;
mod sounds;

#[cfg(feature = "write")]
use std::ops::Range;

use serde::{Deserialize, Serialize};

#[cfg(feature = "write")]
use super::View;
use super::{
    About, Block, Confidence, Entry, LangText, Mark, Node, Note, NoteKind, Reading, Rival, Source, Views,
};
#[cfg(feature = "write")]
use crate::shape::Cut;
use crate::span::Span;
use crate::wire::wire;
use scripts::PackedGlosses;
use sounds::{PackedSounds, SoundsUnpacker};

#[derive(Serialize, Deserialize)]
pub(super) struct Packed {
    about: About,
    blocks: Vec<Block>,
    tree: Vec<Node>,
    words: Vec<u32>,
    sounds: PackedSounds,
    views: Views,
    /// Four numbers each: start after the start of the one before, length, entry, how many marks back the one around
    /// it is; 0 for none.
    marks: Vec<u32>,
    /// Three numbers each: start after the start of the one before, length, which text.
    passages: Vec<u32>,
    notes: Vec<NoteText>,
    /// Start after the start of the one before, how many words, their lengths, the score in eighths below 0.
    rivals: Vec<u32>,
    entries: Vec<Entry>,
    sources: Vec<Source>,
    /// Older files of format 2 end before it.
    glosses: Option<PackedGlosses>,
    /// [`Reading::rest`] of what the first of several sections begins. Files that have it empty end before it.
    rest: Vec<(u32, u32)>,
}

/// What notes of several passages say alike.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct NoteText {
    id: String,
    motivation: String,
    kind: NoteKind,
    /// `None`: what the article has at the passage.
    printed: Option<String>,
    proposed: Option<String>,
    body: Vec<LangText>,
    confidence: Option<Confidence>,
}

wire! {
    Packed { about, blocks, tree since 2, words, sounds, views, marks, passages, notes, rivals, entries, sources, glosses at_end, rest at_end }
    NoteText { id, motivation, kind, printed, proposed, body, confidence }
}

/// So many words are unpacked in one step: within some milliseconds on a telephone.
const WORDS_AT_A_TIME: usize = 1 << 13;

/// Makes a reading of what lies in a file, section by section and step by step: a long text would hold a page up if it came in one.
#[derive(Default)]
pub(super) struct Unpacker {
    reading: Reading,
    /// The characters of the text.
    text: Vec<char>,
    sounds: SoundsUnpacker,
    /// Where the last mark, the last passage and the last rival start.
    starts: [u32; 3],
    /// All of them; those before the number are in the reading, and some may wait for their text.
    passages: (Vec<u32>, usize),
    notes: Vec<NoteText>,
    is_begun: bool,
}

impl Unpacker {
    /// Takes the next section; what belongs to the whole is that of the first. `None` if its numbers contradict each other.
    pub(super) fn add(&mut self, mut packed: Packed) -> Option<()> {
        let Unpacker { reading, text, starts: [mark_start, note_start, rival_start], .. } = self;
        for (at, block) in packed.blocks.iter().enumerate() {
            if at + reading.blocks.len() > 0 {
                text.push('\n');
            }
            text.extend(block.text.chars());
        }
        self.sounds.add(packed.sounds, text.len());
        if self.is_begun {
            reading.blocks.append(&mut packed.blocks);
            reading.tree.append(&mut packed.tree);
            reading.words.append(&mut packed.words);
            let Views { repaired, hans, hant } = &mut reading.views;
            let more = packed.views;
            for (view, mut more) in [(repaired, more.repaired), (hans, more.hans), (hant, more.hant)] {
                view.exceptions.append(&mut more.exceptions);
                view.unsettled.append(&mut more.unsettled);
            }
        } else {
            self.is_begun = true;
            *reading = Reading {
                about: packed.about,
                blocks: packed.blocks,
                tree: packed.tree,
                words: packed.words,
                views: packed.views,
                entries: packed.entries,
                sources: packed.sources,
                rest: packed.rest,
                ..Reading::default()
            };
            self.notes = packed.notes;
            scripts::put_back(reading, packed.glosses);
        }

        for mark in packed.marks.chunks(4) {
            let &[after, length, entry, around] = mark else { return None };
            let start = mark_start.checked_add(after)?;
            *mark_start = start;
            let at = reading.marks.len() as u32;
            let inside = if around == 0 { None } else { Some(at.checked_sub(around)?) };
            let span = Span { start, end: start.checked_add(length)? };
            reading.marks.push(Mark { span, entry, inside });
        }
        let (passages, told) = &mut self.passages;
        passages.append(&mut packed.passages);
        // One that goes on in the next section waits for it, and those after it, which are in order.
        while let Some(&[after, length, which]) = passages.get(*told..*told + 3) {
            let start = note_start.checked_add(after)?;
            let span = Span { start, end: start.checked_add(length)? };
            let Some(passage) = text.get(span.range()) else { break };
            let note = self.notes.get(which as usize)?.clone();
            (*note_start, *told) = (start, *told + 3);
            reading.notes.push(Note {
                span,
                id: note.id,
                motivation: note.motivation,
                kind: note.kind,
                printed: note.printed.unwrap_or_else(|| passage.iter().collect()),
                proposed: note.proposed,
                body: note.body,
                confidence: note.confidence,
            });
        }
        let mut numbers = packed.rivals.into_iter();
        while let Some(after) = numbers.next() {
            let start = rival_start.checked_add(after)?;
            *rival_start = start;
            let count = numbers.next()? as usize;
            let words: Vec<u32> = numbers.by_ref().take(count).collect();
            let end = words.iter().try_fold(start, |end, length| end.checked_add(*length))?;
            let score = numbers.next()? as f32 / -8.0;
            reading.rivals.push(Rival { span: Span { start, end }, words, score });
        }
        Some(())
    }

    /// Does the next step: whether it was the last of the sections that are here. `None` if the numbers contradict each other.
    pub(super) fn step(&mut self) -> Option<bool> {
        self.sounds.go_on(&self.text, &self.reading.words, WORDS_AT_A_TIME)
    }

    /// What the sections that are here come to.
    pub(super) fn look(&self) -> Reading {
        Reading { syllables: self.sounds.told().to_vec(), ..self.reading.clone() }
    }

    /// The reading after the last step of the last section; `None` if the numbers contradict each other.
    pub(super) fn finish(&mut self) -> Option<Reading> {
        let (passages, told) = &self.passages;
        self.reading.syllables = self.sounds.finish(self.text.len())?;
        self.reading.rest = Vec::new();
        (passages.len() == *told).then(|| std::mem::take(&mut self.reading))
    }
}

#[cfg(test)]
impl Packed {
    /// All steps at once.
    fn unpack(self) -> Option<Reading> {
        let mut unpacker = Unpacker::default();
        unpacker.add(self)?;
        while !unpacker.step()? {}
        unpacker.finish()
    }

    /// All of it as one section.
    fn pack(reading: &Reading) -> Packed {
        Packed::sections(reading, &[]).pop().expect("a section")
    }
}

#[cfg(feature = "write")]
impl Packed {
    /// Whether sections of the article are told that are still to come.
    pub(super) fn tells_rest(&self) -> bool {
        !self.rest.is_empty()
    }

    /// A section, and one more for each cut: where its first block begins, in blocks and in code points, and what is told of the heights of the sections
    /// of the article behind it. Scores of rivals are rounded to eighths; nothing else is lost.
    pub(super) fn sections(reading: &Reading, cuts: &[Cut]) -> Vec<Packed> {
        let text: Vec<char> = reading.text().chars().collect();
        let (entries, glosses) = scripts::leave_out(reading);
        let starts: Vec<u32> = cuts.iter().map(|cut| cut.start).collect();
        let mut sounds = PackedSounds::pack(reading, &text, &starts).into_iter();
        let mut notes: Vec<NoteText> = Vec::new();
        let (mut mark_start, mut note_start, mut rival_start) = (0, 0, 0);
        let mut left =
            Left { reading, blocks: 0, nodes: 0, words: 0, word_start: 0, marks: 0, notes: 0, rivals: 0 };
        let mut sections: Vec<Packed> = Vec::new();
        for at in 0..=cuts.len() {
            let part = left.until(cuts.get(at));
            let mut marks = Vec::new();
            for index in part.marks {
                let mark = &reading.marks[index];
                let around = mark.inside.map_or(0, |outer| index as u32 - outer);
                let after = mark.span.start - std::mem::replace(&mut mark_start, mark.span.start);
                marks.extend([after, mark.span.length(), mark.entry, around]);
            }
            let mut passages = Vec::new();
            for note in &reading.notes[part.notes] {
                let is_printed = note.printed.chars().eq(text[note.span.range()].iter().copied());
                let said = NoteText {
                    id: note.id.clone(),
                    motivation: note.motivation.clone(),
                    kind: note.kind,
                    printed: (!is_printed).then(|| note.printed.clone()),
                    proposed: note.proposed.clone(),
                    body: note.body.clone(),
                    confidence: note.confidence,
                };
                let which = notes.iter().position(|known| *known == said).unwrap_or_else(|| {
                    notes.push(said);
                    notes.len() - 1
                });
                let after = note.span.start - std::mem::replace(&mut note_start, note.span.start);
                passages.extend([after, note.span.length(), which as u32]);
            }
            let mut rivals = Vec::new();
            for rival in &reading.rivals[part.rivals] {
                let after = rival.span.start - std::mem::replace(&mut rival_start, rival.span.start);
                rivals.extend([after, rival.words.len() as u32]);
                rivals.extend(&rival.words);
                rivals.push((rival.score * -8.0).round().max(0.0) as u32);
            }
            let view = |view: &View| View {
                pairs: if at == 0 { view.pairs.clone() } else { String::new() },
                exceptions: view
                    .exceptions
                    .iter()
                    .filter(|(place, _)| part.text.contains(place))
                    .copied()
                    .collect(),
                unsettled: view
                    .unsettled
                    .iter()
                    .filter(|other| part.text.contains(&other.at))
                    .cloned()
                    .collect(),
            };
            let Views { repaired, hans, hant } = &reading.views;
            sections.push(Packed {
                about: About::default(),
                blocks: reading.blocks[part.blocks].to_vec(),
                tree: reading.tree[part.nodes].to_vec(),
                words: reading.words[part.words].to_vec(),
                sounds: sounds.next().unwrap_or_default(),
                views: Views { repaired: view(repaired), hans: view(hans), hant: view(hant) },
                marks,
                passages,
                notes: Vec::new(),
                rivals,
                entries: Vec::new(),
                sources: Vec::new(),
                glosses: None,
                rest: Vec::new(),
            });
        }
        let first = &mut sections[0];
        first.about = reading.about.clone();
        (first.notes, first.entries, first.glosses) = (notes, entries, glosses);
        first.sources = reading.sources.clone();
        first.rest = cuts.first().map(|cut| cut.rest.clone()).unwrap_or_default();
        sections
    }
}

/// What has not been put into a section: the indices of its first items.
#[cfg(feature = "write")]
struct Left<'r> {
    reading: &'r Reading,
    blocks: usize,
    nodes: usize,
    words: usize,
    word_start: u32,
    marks: usize,
    notes: usize,
    rivals: usize,
}

/// What stands in a section.
#[cfg(feature = "write")]
struct Part {
    text: Range<u32>,
    blocks: Range<usize>,
    nodes: Range<usize>,
    words: Range<usize>,
    marks: Range<usize>,
    notes: Range<usize>,
    rivals: Range<usize>,
}

#[cfg(feature = "write")]
impl Left<'_> {
    /// All before a cut; without one all that is left. The LF between two sections belongs to the second.
    fn until(&mut self, cut: Option<&Cut>) -> Part {
        fn take<T>(items: &[T], from: &mut usize, mut belongs: impl FnMut(&T) -> bool) -> Range<usize> {
            let start = *from;
            *from += items[start..].iter().take_while(|item| belongs(item)).count();
            start..*from
        }
        let (end, blocks) = cut.map_or((u32::MAX, usize::MAX), |cut| (cut.start - 1, cut.block));
        let text_start = self.word_start;
        let reading = self.reading;
        let (mut next, mut at) = (self.word_start, self.blocks);
        let words = take(&reading.words, &mut self.words, |length| {
            let belongs = next < end;
            next += if belongs { *length } else { 0 };
            belongs
        });
        self.word_start = next;
        let blocks_of = take(&reading.blocks, &mut self.blocks, |_| {
            at += 1;
            at <= blocks
        });
        Part {
            text: text_start..end,
            blocks: blocks_of,
            nodes: take(&reading.tree, &mut self.nodes, |node| (node.start as usize) < blocks),
            words,
            marks: take(&reading.marks, &mut self.marks, |mark| mark.span.start < end),
            notes: take(&reading.notes, &mut self.notes, |note| note.span.start < end),
            rivals: take(&reading.rivals, &mut self.rivals, |rival| rival.span.start < end),
        }
    }
}

#[cfg(test)]
mod tests;

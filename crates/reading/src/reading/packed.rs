//! A reading as it lies in a file: what follows from the rest is left out, what repeats is said once.
//!
//! Offsets are told as distances, notes as passages with one of the texts that several of them share, pronunciations as
//! what is new in them ([`sounds`]). A body of the Ningbo reading was 82 KB deflated as plain postcard and is 65 KB so.

mod scripts;
mod sounds;

use serde::{Deserialize, Serialize};

use super::{
    About, Block, Confidence, Entry, LangText, Mark, Node, Note, NoteKind, Reading, Rival, Source, Views,
};
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
    Packed { about, blocks, tree since 2, words, sounds, views, marks, passages, notes, rivals, entries, sources, glosses at_end }
    NoteText { id, motivation, kind, printed, proposed, body, confidence }
}

/// So many words are unpacked in one step: within some ten milliseconds on a telephone.
const WORDS_AT_A_TIME: usize = 1 << 15;

/// Makes a reading of what lies in a file, step by step: a long text would hold a page up if it came in one.
pub(super) struct Unpacker {
    reading: Reading,
    /// The characters of the text.
    text: Vec<char>,
    sounds: SoundsUnpacker,
    marks: Vec<u32>,
    passages: Vec<u32>,
    notes: Vec<NoteText>,
    rivals: Vec<u32>,
    glosses: Option<PackedGlosses>,
}

impl Unpacker {
    pub(super) fn new(packed: Packed) -> Unpacker {
        let reading = Reading {
            about: packed.about,
            blocks: packed.blocks,
            tree: packed.tree,
            words: packed.words,
            views: packed.views,
            entries: packed.entries,
            sources: packed.sources,
            ..Reading::default()
        };
        let text: Vec<char> = reading.text().chars().collect();
        Unpacker {
            sounds: SoundsUnpacker::new(packed.sounds, text.len()),
            reading,
            text,
            marks: packed.marks,
            passages: packed.passages,
            notes: packed.notes,
            rivals: packed.rivals,
            glosses: packed.glosses,
        }
    }

    /// Does the next step: whether it was the last. `None` if the numbers contradict each other.
    pub(super) fn step(&mut self) -> Option<bool> {
        self.sounds.go_on(&self.text, &self.reading.words, WORDS_AT_A_TIME)
    }

    /// The reading after the last step; `None` if the numbers contradict each other.
    pub(super) fn finish(&mut self) -> Option<Reading> {
        let Unpacker { reading, text, sounds, .. } = self;
        reading.syllables = sounds.finish(text.len())?;

        let mut start = 0u32;
        for (at, mark) in (0u32..).zip(self.marks.chunks(4)) {
            let &[after, length, entry, around] = mark else { return None };
            start = start.checked_add(after)?;
            let inside = if around == 0 { None } else { Some(at.checked_sub(around)?) };
            let span = Span { start, end: start.checked_add(length)? };
            reading.marks.push(Mark { span, entry, inside });
        }
        start = 0;
        for passage in self.passages.chunks(3) {
            let &[after, length, which] = passage else { return None };
            start = start.checked_add(after)?;
            let span = Span { start, end: start.checked_add(length)? };
            let note = self.notes.get(which as usize)?.clone();
            let printed = || Some(text.get(span.range())?.iter().collect());
            reading.notes.push(Note {
                span,
                id: note.id,
                motivation: note.motivation,
                kind: note.kind,
                printed: note.printed.or_else(printed)?,
                proposed: note.proposed,
                body: note.body,
                confidence: note.confidence,
            });
        }
        start = 0;
        let mut numbers = self.rivals.iter().copied();
        while let Some(after) = numbers.next() {
            start = start.checked_add(after)?;
            let count = numbers.next()? as usize;
            let words: Vec<u32> = numbers.by_ref().take(count).collect();
            let end = words.iter().try_fold(start, |end, length| end.checked_add(*length))?;
            let score = numbers.next()? as f32 / -8.0;
            reading.rivals.push(Rival { span: Span { start, end }, words, score });
        }
        scripts::put_back(reading, self.glosses.take());
        Some(std::mem::take(reading))
    }
}

#[cfg(test)]
impl Packed {
    /// All steps at once.
    fn unpack(self) -> Option<Reading> {
        let mut unpacker = Unpacker::new(self);
        while !unpacker.step()? {}
        unpacker.finish()
    }
}

#[cfg(feature = "write")]
impl Packed {
    /// Scores of rivals are rounded to eighths; nothing else is lost.
    pub(super) fn pack(reading: &Reading) -> Packed {
        let text: Vec<char> = reading.text().chars().collect();
        let mut start = 0;
        let mut step = |to: u32| to - std::mem::replace(&mut start, to);
        let marks = (0u32..).zip(&reading.marks).flat_map(|(at, mark)| {
            [step(mark.span.start), mark.span.length(), mark.entry, mark.inside.map_or(0, |outer| at - outer)]
        });
        let marks = marks.collect();

        let mut notes: Vec<NoteText> = Vec::new();
        let mut start = 0;
        let mut step = |to: u32| to - std::mem::replace(&mut start, to);
        let mut passages = Vec::new();
        for note in &reading.notes {
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
            passages.extend([step(note.span.start), note.span.length(), which as u32]);
        }
        let (entries, glosses) = scripts::leave_out(reading);
        let mut start = 0;
        let mut step = |to: u32| to - std::mem::replace(&mut start, to);
        let mut rivals = Vec::new();
        for rival in &reading.rivals {
            rivals.extend([step(rival.span.start), rival.words.len() as u32]);
            rivals.extend(&rival.words);
            rivals.push((rival.score * -8.0).round().max(0.0) as u32);
        }
        Packed {
            about: reading.about.clone(),
            blocks: reading.blocks.clone(),
            tree: reading.tree.clone(),
            words: reading.words.clone(),
            sounds: PackedSounds::pack(reading),
            views: reading.views.clone(),
            marks,
            passages,
            notes,
            rivals,
            entries,
            sources: reading.sources.clone(),
            glosses,
        }
    }
}

#[cfg(test)]
mod tests;

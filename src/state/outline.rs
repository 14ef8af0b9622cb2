//! What the view needs of a reading, worked out once when it is loaded.

use std::ops::Range;
use std::rc::Rc;

use super::Span;
use crate::reading::{BlockKind, Link, Reading, Script, Style, StyleKind};
use crate::runs::{self, BlockRuns, RunKind, marks_inside, notes_at_mark};
use crate::shape::Shape;
use crate::strings::Strings;

/// A reading laid out for showing: its blocks in runs, and the places in it that open a card.
#[derive(Debug, Default)]
pub struct Outline {
    /// The reading as its file has it.
    pub source: Rc<Reading>,
    /// The same with its article in the script that is shown.
    pub reading: Rc<Reading>,
    /// The words of the interface.
    pub say: &'static Strings,
    pub blocks: Vec<OutlineBlock>,
    /// Of blocks that are drawn in the place of some of another outline's: their indices in that.
    pub alone: Vec<u32>,
    /// The elements of the article, which hold the blocks; those of a long text are its sections.
    pub shapes: Vec<Shape>,
    pub has_sections: bool,
    /// Of each of them: where it begins, or what follows it, in code points of the text.
    pub(super) shape_starts: Vec<u32>,
    /// In the order of the text: the stops of ← and →.
    pub anchors: Vec<Anchor>,
    /// Of each entry in [`Reading::entries`]: its marks, in order.
    pub occurrences: Vec<Vec<u32>>,
    /// Of each note: the number it is cited by.
    pub note_numbers: Vec<u32>,
    /// Of each mark: the anchor it is, or is inside of.
    anchor_of_mark: Vec<usize>,
    /// Where each word starts, in code points of the text.
    pub(super) word_starts: Vec<u32>,
    /// Where each block starts, in code points of the text.
    pub(super) block_starts: Vec<u32>,
}

/// Two outlines are the same only if they are one: readings are too big to compare at every step.
impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// One block as it is drawn. The texts of its runs joined are the block's text, exactly.
#[derive(Debug, PartialEq, Eq)]
pub struct OutlineBlock {
    pub index: usize,
    pub runs: Vec<OutlineRun>,
    /// Of each of its stretches: how many runs end in it, or before it.
    pub stretches: Vec<usize>,
    /// Indices of the anchors in it; those of its signs are the last ones.
    pub anchors: Range<usize>,
    /// How many of them are signs of notes at its end.
    pub signs: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub struct OutlineRun {
    /// The anchor that this run is the text of; `None` for plain text.
    pub anchor: Option<usize>,
    /// Index in the block's styles of the article's link around it. Runs side by side that have the same are one link.
    pub link: Option<usize>,
    /// Index in the block's styles of what stands here and is no text.
    pub point: Option<usize>,
    pub pieces: Vec<OutlinePiece>,
}

/// A stretch of one style.
#[derive(Debug, PartialEq, Eq)]
pub struct OutlinePiece {
    /// In code points of the text.
    pub start: u32,
    pub text: Rc<str>,
    /// The outermost first; links are none of them.
    pub styles: Vec<Style>,
}

/// A place in the text that opens a card: an outermost mark, a note reference outside marks, or a note's sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// `again`: the entry has a mark further up in the same section, so this one is drawn fainter.
    Mark {
        mark: usize,
        again: bool,
    },
    Note(usize),
}

impl Outline {
    /// The article as printed, in an English interface.
    pub fn new(reading: Rc<Reading>) -> Outline {
        Outline::speaking(reading, Default::default())
    }

    /// The article as printed, in an interface of this language.
    pub fn speaking(reading: Rc<Reading>, say: &'static Strings) -> Outline {
        Outline::of(reading.clone(), reading, say)
    }

    /// The same in an interface of another language.
    pub fn in_language(&self, say: &'static Strings) -> Outline {
        Outline::of(self.source.clone(), self.reading.clone(), say)
    }

    /// The same reading with its article in another script. Every offset and every index holds in it.
    pub fn in_script(&self, script: Script) -> Outline {
        Outline::showing(self.source.clone(), script, self.say)
    }

    /// A reading with its article in a script.
    pub(super) fn showing(source: Rc<Reading>, script: Script, say: &'static Strings) -> Outline {
        let reading = match script {
            Script::Source => source.clone(),
            _ => {
                let mut shown = source.in_script(script);
                match script {
                    Script::Hans => shown.about.lang = "zh-Hans".into(),
                    Script::Hant => shown.about.lang = "zh-Hant".into(),
                    Script::Source | Script::Repaired => {}
                }
                Rc::new(shown)
            }
        };
        Outline::of(source, reading, say)
    }

    fn of(source: Rc<Reading>, reading: Rc<Reading>, say: &'static Strings) -> Outline {
        let mut outlining = Outlining::new(source, reading, say);
        loop {
            if let Some(outline) = outlining.step() {
                return outline;
            }
        }
    }

    /// The anchor that shows `mark`: itself or the one it is inside of.
    pub fn anchor_of(&self, mark: u32) -> Option<usize> {
        self.anchor_of_mark.get(mark as usize).copied().filter(|anchor| *anchor < self.anchors.len())
    }

    /// The anchor of an entry's mark `from`, or of its first one where `from` is none of its; `None` if it stands nowhere.
    pub fn shown_at(&self, entry: u32, from: u32) -> Option<usize> {
        let marks = self.occurrences.get(entry as usize)?;
        self.anchor_of(*marks.iter().find(|mark| **mark == from).or(marks.first())?)
    }

    /// Whether the text goes on, and the rest of it is still to come.
    pub fn is_beginning(&self) -> bool {
        !self.reading.rest.is_empty()
    }

    /// Index of the block that an anchor stands in.
    pub fn block_of(&self, anchor: usize) -> usize {
        self.blocks.partition_point(|block| block.anchors.end <= anchor)
    }

    /// Index of the shape that a place in the text is in.
    pub fn shape_at(&self, position: u32) -> usize {
        // What holds no block starts where the next one does.
        self.shape_starts.partition_point(|start| *start <= position).saturating_sub(1)
    }

    /// The same of an anchor. Signs of notes stand at the end of a block.
    pub fn shape_of_anchor(&self, anchor: usize) -> usize {
        let block = self.block_of(anchor);
        let is_sign = self.blocks.get(block).is_some_and(|block| anchor + block.signs >= block.anchors.end);
        let place = match is_sign {
            true => self.block_start(block + 1).map_or(u32::MAX, |next| next - 1),
            false => self.passage(anchor).map_or(0, |passage| passage.start),
        };
        self.shape_at(place)
    }

    /// The article's link that an anchor stands in.
    pub fn link_at(&self, anchor: usize) -> Option<&Link> {
        let block = self.blocks.get(self.block_of(anchor))?;
        let style = block.runs.iter().find(|run| run.anchor == Some(anchor))?.link?;
        match &self.reading.blocks[block.index].styles[style].kind {
            StyleKind::Link(link) => Some(link),
            _ => None,
        }
    }

    /// Index of the entry with this id.
    pub fn entry_named(&self, id: &str) -> Option<u32> {
        self.reading.entries.iter().position(|entry| entry.id == id).map(|index| index as u32)
    }

    /// Index of the mark that an anchor is; `None` for a note.
    pub fn mark_of(&self, anchor: usize) -> Option<u32> {
        match self.anchors.get(anchor)? {
            Anchor::Mark { mark, .. } => Some(*mark as u32),
            Anchor::Note(_) => None,
        }
    }

    /// Index of the entry that an anchor's card begins with; `None` for a note.
    pub fn entry_at(&self, anchor: usize) -> Option<u32> {
        self.mark_of(anchor).map(|mark| self.reading.marks[mark as usize].entry)
    }

    /// Entries of the marks inside an anchor, each once, without its own.
    pub fn inside(&self, anchor: usize) -> Vec<u32> {
        let Some(Anchor::Mark { mark, .. }) = self.anchors.get(anchor) else { return Vec::new() };
        let mut entries = Vec::new();
        for inner in marks_inside(&self.reading, *mark).map(|inner| self.reading.marks[inner].entry) {
            if inner != self.reading.marks[*mark].entry && !entries.contains(&inner) {
                entries.push(inner);
            }
        }
        entries
    }

    /// Indices of the notes that an anchor's card tells.
    pub fn notes_at(&self, anchor: usize) -> Vec<usize> {
        match self.anchors.get(anchor) {
            Some(Anchor::Mark { mark, .. }) => notes_at_mark(&self.reading, *mark).collect(),
            Some(Anchor::Note(note)) => vec![*note],
            None => Vec::new(),
        }
    }

    /// The passage of an anchor.
    pub fn passage(&self, anchor: usize) -> Option<Span> {
        Some(match self.anchors.get(anchor)? {
            Anchor::Mark { mark, .. } => self.reading.marks[*mark].span,
            Anchor::Note(note) => self.reading.notes[*note].span,
        })
    }

    /// The characters of an anchor, as printed.
    pub fn surface(&self, anchor: usize) -> String {
        if let Some(Anchor::Note(note)) = self.anchors.get(anchor) {
            return self.reading.notes[*note].printed.clone();
        }
        self.passage(anchor).map_or(String::new(), |span| self.printed(span))
    }

    /// Entries that occur in the text with their marks, in the order of the first: the rows of the index.
    pub fn index(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let rows = self.occurrences.iter().enumerate();
        rows.filter(|(_, marks)| !marks.is_empty()).map(|(entry, marks)| (entry as u32, marks.as_slice()))
    }
}

/// An outline that is worked out step by step, each of which takes a few milliseconds: that of a long text would hold a page up.
pub struct Outlining {
    outline: Outline,
    cut: BlockRuns,
    seen_in_section: Vec<bool>,
    has_shapes: bool,
}

/// So many characters in one step, and what their last block has more.
const CHARACTERS: u32 = 10_000;

impl Outlining {
    /// Of what is shown of a reading.
    pub fn new(source: Rc<Reading>, reading: Rc<Reading>, say: &'static Strings) -> Outlining {
        let outline = Outline {
            say,
            blocks: Vec::new(),
            alone: Vec::new(),
            shapes: Vec::new(),
            has_sections: reading.has_sections(),
            shape_starts: Vec::new(),
            anchors: Vec::new(),
            occurrences: vec![Vec::new(); reading.entries.len()],
            note_numbers: Vec::new(),
            anchor_of_mark: vec![usize::MAX; reading.marks.len()],
            word_starts: Vec::new(),
            block_starts: Vec::new(),
            source,
            reading,
        };
        let seen_in_section = vec![false; outline.occurrences.len()];
        Outlining { outline, cut: BlockRuns::default(), seen_in_section, has_shapes: false }
    }

    /// Does the next step; the outline after the last one.
    pub fn step(&mut self) -> Option<Outline> {
        let reading = self.outline.reading.clone();
        let end = self.cut.start.saturating_add(CHARACTERS);
        if self.cut.blocks < reading.blocks.len() {
            while self.cut.start < end && self.block(&reading).is_some() {}
            return None;
        }
        let outline = &mut self.outline;
        if !self.has_shapes {
            self.has_shapes = true;
            outline.shapes = reading.shapes(outline.say);
            let mut next = self.cut.start;
            outline.shape_starts = vec![0; outline.shapes.len()];
            for (start, shape) in outline.shape_starts.iter_mut().zip(&outline.shapes).rev() {
                next = shape.first_block().map_or(next, |(block, at)| outline.block_starts[block] + at);
                *start = next;
            }
            return None;
        }
        for (index, mark) in reading.marks.iter().enumerate() {
            if let Some(marks) = outline.occurrences.get_mut(mark.entry as usize) {
                marks.push(index as u32);
            }
        }
        let word_starts = reading.words.iter().scan(0, |next, length| {
            let start = *next;
            *next += length;
            Some(start)
        });
        outline.word_starts = word_starts.collect();
        outline.note_numbers = reading.note_numbers();
        Some(std::mem::take(outline))
    }

    fn block(&mut self, reading: &Reading) -> Option<()> {
        let Outline { anchors, anchor_of_mark, blocks, block_starts, .. } = &mut self.outline;
        let (index, mut at) = (self.cut.blocks, self.cut.start);
        let cut = self.cut.next(reading)?;
        block_starts.push(at);
        if matches!(reading.blocks[index].kind, BlockKind::Heading(_)) {
            self.seen_in_section.fill(false);
        }
        let first = anchors.len();
        let runs = cut.runs.iter().map(|run| {
            let anchor = match run.kind {
                RunKind::Text | RunKind::Point(_) => None,
                RunKind::Note(note) => Some(Anchor::Note(note)),
                RunKind::Mark(mark) => {
                    for inner in std::iter::once(mark).chain(marks_inside(reading, mark)) {
                        anchor_of_mark[inner] = anchors.len();
                    }
                    let entry = reading.marks[mark].entry as usize;
                    let again = self.seen_in_section.get_mut(entry);
                    Some(Anchor::Mark {
                        mark,
                        again: again.is_some_and(|seen| std::mem::replace(seen, true)),
                    })
                }
            };
            let pieces = run.pieces.iter().map(|piece| OutlinePiece::new(piece, &mut at)).collect();
            let own = anchor.is_some().then_some(anchors.len());
            anchors.extend(anchor);
            let point = match run.kind {
                RunKind::Point(style) => Some(style),
                _ => None,
            };
            OutlineRun { anchor: own, link: run.link, point, pieces }
        });
        let runs = runs.collect();
        anchors.extend(cut.signs.iter().map(|note| Anchor::Note(*note)));
        let anchors = first..anchors.len();
        blocks.push(OutlineBlock { index, runs, stretches: cut.stretches, anchors, signs: cut.signs.len() });
        Some(())
    }
}

impl OutlinePiece {
    /// At the place `at`, which goes on to its end.
    fn new(piece: &runs::Piece<'_>, at: &mut u32) -> OutlinePiece {
        let start = *at;
        *at += piece.text.chars().count() as u32;
        let styles = piece.styles.iter().map(|style| (*style).clone()).collect();
        OutlinePiece { start, text: piece.text.into(), styles }
    }
}

//! Blocks of a text that is being written: what has just changed is seen before the rest has been annotated again.

use std::rc::Rc;

use super::{Anchor, Outline, OutlineBlock};
use crate::reading::{Reading, Script};

/// Some blocks of an outline, as a reading of these alone has them.
#[derive(Debug)]
pub struct ChangedBlocks {
    /// Their indices in the outline.
    pub blocks: Vec<usize>,
    /// That of the blocks alone.
    pub outline: Rc<Outline>,
}

/// Two are the same only if they are one, as outlines are.
impl PartialEq for ChangedBlocks {
    fn eq(&self, other: &Self) -> bool {
        self.outline == other.outline
    }
}

impl ChangedBlocks {
    /// Alone they do not know which entries have marks further up: that is as it was in the `whole`.
    pub fn new(blocks: Vec<usize>, reading: Rc<Reading>, whole: &Outline, script: Script) -> ChangedBlocks {
        let mut outline = Outline::speaking(reading, whole.say).in_script(script);
        for (alone, block) in outline.blocks.iter().zip(&blocks) {
            let Some(before) = whole.blocks.get(*block) else { continue };
            let mut told: Vec<u32> = Vec::new();
            for at in alone.anchors.clone() {
                let Anchor::Mark { mark, again } = &mut outline.anchors[at] else { continue };
                let entry = outline.reading.marks[*mark].entry;
                if told.contains(&entry) {
                    continue;
                }
                told.push(entry);
                let id = &outline.reading.entries[entry as usize].id;
                let is_it = |at: &usize| {
                    whole.entry_at(*at).is_some_and(|entry| whole.reading.entries[entry as usize].id == *id)
                };
                let was = before.anchors.clone().find(is_it).map(|at| &whole.anchors[at]);
                *again = matches!(was, Some(Anchor::Mark { again: true, .. }));
            }
        }
        ChangedBlocks { blocks, outline: Rc::new(outline) }
    }

    /// The block of this index in the whole, if it is one of them.
    pub fn block(&self, index: usize) -> Option<&OutlineBlock> {
        let at = self.blocks.iter().position(|block| *block == index)?;
        self.outline.blocks.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Block, BlockKind, Entry, Mark, Reading, Span};

    /// Paragraphs in which each entry, of one character, is marked wherever it stands.
    fn outline(paragraphs: &[&str], entries: &str) -> Outline {
        let block =
            |text: &&str| Block { kind: BlockKind::Paragraph, text: (*text).to_owned(), styles: vec![] };
        let entry = |id: char| Entry { id: id.to_string(), headword: id.to_string(), ..Entry::default() };
        let text = paragraphs.join("\n");
        let mark = |(at, c): (usize, char)| {
            let entry = entries.chars().position(|entry| entry == c)? as u32;
            Some(Mark { span: Span::new(at, at + 1), entry, inside: None })
        };
        Outline::new(Rc::new(Reading {
            blocks: paragraphs.iter().map(block).collect(),
            words: vec![1; text.chars().count()],
            marks: text.chars().enumerate().filter_map(mark).collect(),
            entries: entries.chars().map(entry).collect(),
            ..Reading::default()
        }))
    }

    fn again(outline: &Outline) -> Vec<bool> {
        let again = |anchor: &Anchor| matches!(anchor, Anchor::Mark { again: true, .. });
        outline.anchors.iter().map(again).collect()
    }

    #[test]
    fn a_mark_that_was_there_again_is_so_alone() {
        let whole = outline(&["甲乙", "甲丙丁甲", "丙"], "甲乙丙丁");
        assert_eq!(again(&whole), [false, false, true, false, false, true, true]);
        // Alone its entries have other numbers, and one is new.
        let alone = |paragraphs: &[&str], entries| outline(paragraphs, entries).source;
        let changed = |blocks, reading| ChangedBlocks::new(blocks, reading, &whole, Script::Source);
        let changed_two = changed(vec![1, 2], alone(&["丁甲一丙甲戊", "丙丙"], "丁甲丙戊"));
        assert_eq!(again(&changed_two.outline), [false, true, false, true, false, true, true]);
        assert_eq!(changed_two.block(2).map(|block| block.index), Some(1));
        assert_eq!(changed_two.block(0), None);
        // Another one is another one.
        assert_ne!(changed_two, changed(vec![1], alone(&["丁"], "丁")));
    }
}

//! Blocks of a text that is being written: what has just changed is seen before the rest has been annotated again.

use std::rc::Rc;

use super::{Anchor, Outline, OutlineBlock};
use crate::reading::{Reading, Script};

impl Outline {
    /// Some blocks of this one, by their indices, as a reading of these alone has them. They do not know which entries have marks further up: that is as it was
    /// in the block before.
    pub fn changed(&self, blocks: Vec<u32>, reading: Rc<Reading>, script: Script) -> Outline {
        let mut alone = Outline::speaking(reading, self.say).in_script(script);
        for (block, whole) in alone.blocks.iter().zip(&blocks) {
            let Some(before) = self.blocks.get(*whole as usize) else { continue };
            for at in block.anchors.clone() {
                let Anchor::Mark { mark, again } = &mut alone.anchors[at] else { continue };
                let entry = &alone.reading.entries[alone.reading.marks[*mark].entry as usize];
                // Of its marks there the first one, which alone may be there for the first time.
                let was = self.anchors[before.anchors.clone()].iter().find_map(|was| match was {
                    Anchor::Mark { mark, again } => {
                        let of = self.reading.marks[*mark].entry as usize;
                        (self.reading.entries[of].id == entry.id).then_some(*again)
                    }
                    Anchor::Note(_) => None,
                });
                *again |= was.unwrap_or_default();
            }
        }
        alone.alone = blocks;
        alone
    }

    /// The block that is drawn in the place of another one's, by its index there.
    pub fn alone(&self, index: usize) -> Option<&OutlineBlock> {
        let at = self.alone.iter().position(|block| *block as usize == index)?;
        self.blocks.get(at)
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
        let changed = |blocks, reading| whole.changed(blocks, reading, Script::Source);
        let changed_two = changed(vec![1, 2], alone(&["丁甲一丙甲戊", "丙丙"], "丁甲丙戊"));
        assert_eq!(again(&changed_two), [false, true, false, true, false, true, true]);
        assert_eq!(changed_two.alone(2).map(|block| block.index), Some(1));
        assert_eq!(changed_two.alone(0), None);
    }
}

//! Blocks of a text that is being written: what has just changed is seen before the rest has been annotated again.

use std::rc::Rc;

use super::{Anchor, Outline, OutlineBlock};
use crate::reading::{Reading, Script};

impl Outline {
    /// Some blocks of this one, by their indices, as a reading of these alone has them. They do not know which entries have marks further up: where a block has
    /// as many as before, that is as it was.
    pub fn changed(&self, blocks: Vec<u32>, reading: Rc<Reading>, script: Script) -> Outline {
        let mut alone = Outline::showing(reading, script, self.say);
        for (block, whole) in alone.blocks.iter().zip(&blocks) {
            let Some(before) = self.blocks.get(*whole as usize) else { continue };
            if block.anchors.len() != before.anchors.len() {
                continue;
            }
            let were = &self.anchors[before.anchors.clone()];
            for (anchor, was) in alone.anchors[block.anchors.clone()].iter_mut().zip(were) {
                if let (Anchor::Mark { again, .. }, Anchor::Mark { again: was, .. }) = (anchor, was) {
                    *again = *was;
                }
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
        let changed_two = changed(vec![1, 2], alone(&["甲一丙丁甲", "丙丙"], "丁甲丙"));
        assert_eq!(again(&changed_two), [true, false, false, true, true, true]);
        // One more, and what is known of these alone holds.
        assert_eq!(
            again(&changed(vec![1], alone(&["甲丙戊丁甲"], "丁甲丙戊"))),
            [false, false, false, false, true]
        );
        assert_eq!(changed_two.alone(2).map(|block| block.index), Some(1));
        assert_eq!(changed_two.alone(0), None);
    }
}

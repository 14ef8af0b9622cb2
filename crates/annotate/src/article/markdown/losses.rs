//! What CommonMark loses by its rules, and nobody would be told: cells too many, lines of verse.

use comrak::nodes::{LineColumn, Node, NodeValue};

use super::walk::MarkdownWalk;
use crate::article::lines::begins_item;
use crate::diagnostic::Place;

impl MarkdownWalk<'_, '_> {
    /// Tells of cells that a row has and its table has not.
    pub(super) fn count_cells(&mut self, start: LineColumn) {
        let at = self.byte(start);
        let line = self.source.text[at..].lines().next().unwrap_or_default().trim();
        let inner = line.strip_prefix('|').unwrap_or(line);
        let mut cells = 1;
        let mut bytes = inner.bytes().enumerate().peekable();
        while let Some((index, byte)) = bytes.next() {
            match byte {
                b'\\' => {
                    bytes.next();
                }
                b'|' if index + 1 < inner.len() => cells += 1,
                _ => {}
            }
        }
        if cells > self.alignments.len() {
            let message = format!(
                "this row has {cells} cells and its table {}: what is too much is left out; write `\\|` for a `|` that parts no cells",
                self.alignments.len()
            );
            let place = self.place(start);
            self.builder.warn("table-cells", place, message);
        }
    }

    /// Tells of lines that look like verse and are joined.
    pub(super) fn tell_joined_lines(&mut self, paragraph: Node<'_>, place: Place) {
        /// A line of verse has no more characters than this.
        const VERSE: usize = 18;
        let (mut lines, mut line) = (0, String::new());
        let children = paragraph.children().map(Some).chain([None]);
        for child in children {
            // A line of a dialogue stays one.
            let next = child.and_then(|child| child.next_sibling());
            if next.is_some_and(|next| self.is_escaped(next.data().sourcepos.start)) {
                return;
            }
            match child.map(|child| child.data()).as_deref().map(|data| &data.value) {
                None | Some(NodeValue::SoftBreak) => {
                    let ends = line.ends_with(['，', '。', '；', '！', '？']);
                    if !ends || begins_item(&line) || line.chars().count() > VERSE {
                        return;
                    }
                    lines += 1;
                    line.clear();
                }
                Some(NodeValue::Text(text)) => line.push_str(text),
                _ => return,
            }
        }
        if lines > 1 {
            let message = format!(
                "these {lines} short lines are joined to one paragraph: end each with `\\` if they are verse"
            );
            self.builder.warn("joined-lines", place, message);
        }
    }
}

//! What CommonMark loses by its rules, and nobody would be told: cells too many, lines of verse, numbers of a list.

use comrak::nodes::{LineColumn, ListType, Node, NodeList, NodeValue};

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

    /// Tells of the first item that has another number in the article than in the reading, where items are counted on. Who writes `1.`
    /// before all of them leaves the counting to Markdown.
    pub(super) fn tell_numbers(&mut self, list: Node<'_>, kind: &NodeList) {
        let number = |item: Node<'_>| {
            let rest = &self.source.text[self.byte(item.data().sourcepos.start)..];
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            rest[..digits].parse().unwrap_or(kind.start)
        };
        if kind.list_type != ListType::Ordered || list.children().all(|item| number(item) == kind.start) {
            return;
        }
        let mut numbered = list.children().map(|item| (item, number(item))).zip(kind.start..);
        if let Some(((item, number), counted)) = numbered.find(|((_, number), counted)| number != counted) {
            let message = format!(
                "this item has the number {number} in the article, and {counted} in the reading, which counts on: write the numbers as text if they matter, as `（{number}）`"
            );
            let place = self.place(item.data().sourcepos.start);
            self.builder.warn("markup", place, message);
        }
    }

    /// Tells of signs whose backslash is lost, or that lose their line: `\(x^2\)`, `: definition`.
    pub(super) fn tell_lost_signs(&mut self, node: Node<'_>) {
        let source = self.source;
        let at = self.byte(node.data().sourcepos.start);
        let text = source.text.get(at..self.byte_after(node)).unwrap_or_default();
        let is_formula = |from: usize, end: &str| {
            let inner = text[from + 2..].split(end).next().unwrap_or_default();
            let is_whole = text[from + 2 + inner.len()..].starts_with(end);
            let in_code = text[..from].matches('`').count() % 2 == 1;
            is_whole && !in_code && inner.is_ascii() && inner.contains(['\\', '^', '_', '='])
        };
        for (begin, end) in [("\\(", "\\)"), ("\\[", "\\]")] {
            if let Some((from, _)) = text.match_indices(begin).find(|(from, _)| is_formula(*from, end)) {
                let message = format!(
                    "`{begin}` begins no formula, and its backslash is lost: write formulas as `$x$` or `$$x$$`"
                );
                self.builder.warn("markup", source.place(at + from), message);
            }
        }
        let mut line_at = 0;
        for line in text.split_inclusive('\n') {
            let follows = line_at > 0
                || node
                    .previous_sibling()
                    .is_some_and(|node| matches!(node.data().value, NodeValue::Paragraph));
            let sign = line.trim_start();
            if follows && sign.starts_with(": ") {
                let message = "definitions are not read: write `<dl>`, `<dt>` and `<dd>`";
                self.builder.warn("markup", source.place(at + line_at + line.len() - sign.len()), message);
                break;
            }
            line_at += line.len();
        }
    }

    /// Tells of text that is a heading by the line of dashes below it, and looks like none: a sentence, or several lines.
    pub(super) fn tell_underlined(&mut self, heading: Node<'_>) {
        let start = self.byte(heading.data().sourcepos.start);
        let whole = self.source.text.get(start..self.byte_after(heading)).unwrap_or_default().trim_end();
        let Some((text, line)) = whole.rsplit_once('\n') else { return };
        if text.contains('\n') || text.trim_end().ends_with(['。', '；', '，', '：', '…']) {
            let line = line.trim_start_matches(['>', ' ']);
            let message = format!(
                "the line `{line}` makes a heading of the text above it: if it parts two sections, put an empty line between"
            );
            let place = self.source.place(start + text.len() + 1);
            self.builder.warn("markdown", place, message);
        }
    }

    /// Tells of lines that look like the rows of a table, and are read as text for want of the line below the first.
    pub(super) fn tell_rows(&mut self, paragraph: Node<'_>, place: Place) {
        let start = self.byte(paragraph.data().sourcepos.start);
        let text = self.source.text.get(start..self.byte_after(paragraph)).unwrap_or_default();
        let is_row = |line: &str| line.starts_with(['|', '｜']) && line.matches(['|', '｜']).count() > 1;
        // Of one with dashes it is told what is wrong with them.
        let is_rule = |line: &str| line.chars().all(|c| "|:- ".contains(c));
        let mut lines = text.lines().map(str::trim);
        if text.contains('\n') && lines.clone().all(is_row) && !lines.any(is_rule) {
            let message = "these rows are no table: write `|---|---|` below the first, and `|` in half width";
            self.builder.warn("markdown", place, message);
        }
    }

    /// Tells of lines that look like verse, or like paragraphs, and are joined.
    pub(super) fn tell_joined_lines(&mut self, paragraph: Node<'_>, place: Place) {
        /// A line of verse has no more characters than this.
        const VERSE: usize = 18;
        let (mut lines, mut line) = (0, String::new());
        let (mut is_verse, mut are_paragraphs) = (true, true);
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
                    is_verse &= ends && line.chars().count() <= VERSE;
                    let said = line.trim_end_matches(['”', '’', '」', '』', '）', '》']);
                    are_paragraphs &= said.ends_with(['。', '！', '？', '…']);
                    if begins_item(&line) || !(is_verse || are_paragraphs) {
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
            let message = if is_verse {
                format!(
                    "these {lines} short lines are joined to one paragraph: end each with `\\` if they are verse"
                )
            } else {
                format!(
                    "these {lines} lines, each a sentence or more, are joined to one paragraph: put an empty line between two of them if they are paragraphs"
                )
            };
            self.builder.warn("joined-lines", place, message);
        }
    }
}

//! Plain text: no character of it is a sign.
//!
//! Lines that stand together between empty lines are paragraphs, one each. Short lines are verse: they stay together. Where lines
//! begin with 　　, a line without it goes on with the paragraph before, if that had not ended. Lines that were all broken where they were
//! full, as a mail program or an old book file has them, are one paragraph.

use super::builder::{Built, TreeBuilder};
use crate::diagnostic::{Diagnostic, Place};
use jiazhu_reading::BlockKind;

/// A line of verse has no more characters than this.
const VERSE: usize = 18;

/// A line that was broken where it was full has as many columns, at least: a Chinese character takes two.
const FULL: usize = 48;

/// By so many columns lines that were broken where they were full differ, for punctuation does not begin a line, and words are kept whole.
const RAGGED: usize = 6;

/// The blocks of what stands behind its front matter, which ends at the byte `body_start`.
pub fn blocks(file: &str, source: &str, body_start: usize, warnings: &mut Vec<Diagnostic>) -> Built {
    let mut builder = TreeBuilder::new(file, warnings);
    let mut group: Vec<(u32, &str)> = Vec::new();
    let above = source[..body_start].matches('\n').count();
    for (number, line) in (1..).zip(source.lines()).skip(above) {
        if line.trim().is_empty() {
            read(&std::mem::take(&mut group), &mut builder);
        } else {
            group.push((number, line));
        }
    }
    read(&group, &mut builder);
    builder.finish()
}

/// Lines without an empty one between them.
fn read(lines: &[(u32, &str)], builder: &mut TreeBuilder<'_>) {
    let indented = lines.iter().any(|(_, line)| is_indented(line));
    let is_verse = !indented && lines.len() > 1 && lines.iter().all(|(_, line)| is_verse(line));
    let is_wrapped = !indented && !is_verse && is_wrapped(lines);
    let mut before: Option<&str> = None;
    for (number, line) in lines {
        let place = Place { line: *number, column: 1, length: 0 };
        match before {
            Some(_) if is_verse => builder.line_break(place),
            Some(_) if is_wrapped => builder.soft_break(place),
            Some(before) if indented && !is_indented(line) && is_full(before) => builder.soft_break(place),
            _ => builder.begin_leaf(BlockKind::Paragraph),
        }
        builder.text(line, place);
        before = Some(line);
    }
    builder.close_leaf();
}

fn is_indented(line: &str) -> bool {
    line.starts_with('\u{3000}') || line.starts_with("  ") || line.starts_with('\t')
}

fn is_verse(line: &str) -> bool {
    let begins_item = super::lines::begins_item(line);
    line.chars().count() <= VERSE && !begins_item && line.chars().any(jiazhu_reading::han::is_han)
}

/// Whether a line ended because it was full, not because its sentence did.
fn is_full(line: &str) -> bool {
    columns(line) >= FULL
        && !line.trim_end().ends_with(['。', '！', '？', '…', '”', '」', '』', '：', '；', '）'])
}

/// Whether three lines or more were broken where they were full: all but the last are as long as one another, and some end in the middle of
/// a sentence.
fn is_wrapped(lines: &[(u32, &str)]) -> bool {
    let Some((last, full)) = lines.split_last() else { return false };
    let widths = || full.iter().map(|(_, line)| columns(line));
    let (least, most) = (widths().min().unwrap_or(0), widths().max().unwrap_or(0));
    let in_sentence =
        |line: &str| line.trim_end().ends_with(|c: char| super::lines::is_wide(c) && c.is_alphanumeric());
    full.len() >= 2
        && most >= FULL
        && most - least <= RAGGED
        && columns(last.1) <= most
        && full.iter().any(|(_, line)| in_sentence(line))
        && !lines.iter().any(|(_, line)| super::lines::begins_item(line))
}

fn columns(line: &str) -> usize {
    line.trim_end().chars().map(|c| 1 + usize::from(super::lines::is_wide(c))).sum()
}

//! Lines and columns of a file, for whoever knows bytes, in any order and in constant time.

use crate::diagnostic::Place;

/// Characters are counted from the last of so many bytes.
const STEP: usize = 32;

pub struct SourceText<'s> {
    pub text: &'s str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each [`STEP`]th byte.
    counted: Vec<u32>,
    /// Lines that stand in the file before the text.
    above: u32,
}

impl<'s> SourceText<'s> {
    /// The part of a file from byte `start` on, which is the beginning of a line.
    pub fn new(file: &'s str, start: usize) -> SourceText<'s> {
        let (head, text) = file.split_at(start);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut counted = Vec::with_capacity(text.len() / STEP + 1);
        let mut characters = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                counted.push(characters);
            }
            characters += u32::from(is_first(byte));
        }
        if text.len() % STEP == 0 {
            counted.push(characters);
        }
        SourceText { text, lines, counted, above: head.matches('\n').count() as u32 }
    }

    /// Where a byte stands.
    pub fn place(&self, at: usize) -> Place {
        let at = at.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= at) - 1;
        let column = self.characters_before(at) - self.characters_before(self.lines[line]) + 1;
        Place { line: self.above + line as u32 + 1, column, length: 1 }
    }

    fn characters_before(&self, at: usize) -> u32 {
        let from = at / STEP;
        let rest = &self.text.as_bytes()[from * STEP..at];
        self.counted[from] + rest.iter().filter(|byte| is_first(**byte)).count() as u32
    }

    /// The byte at which a line begins, from 0; the end of the text for one that is not there.
    pub fn line_start(&self, line: usize) -> usize {
        self.lines.get(line).copied().unwrap_or(self.text.len())
    }

    /// A line, from 0, without its end.
    pub fn line(&self, line: usize) -> &'s str {
        self.text[self.line_start(line)..self.line_start(line + 1)].trim_end_matches(['\n', '\r'])
    }

    /// A line by its number in the file, from 1.
    pub fn line_at(&self, line: u32) -> &'s str {
        self.line(line.saturating_sub(self.above + 1) as usize)
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }
}

/// Whether a character begins with this byte.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_whatever_is_asked_first() {
        let text = format!("头\n{}\n末😀尾", "字".repeat(1000));
        let source = SourceText::new(&text, 4);
        let place = |at| (source.place(at).line, source.place(at).column);
        let last = text.len() - 4;
        assert_eq!(place(last - "尾".len()), (3, 3));
        assert_eq!(place(0), (2, 1));
        assert_eq!(place(3 * 999), (2, 1000));
        assert_eq!(place(last), (3, 4));
        assert_eq!((source.line(1), source.lines()), ("末😀尾", 2));
    }
}

//! Where a text is cut before it is divided into words.

use jiazhu_reading::Span;

/// A part of the text that words do not reach out of.
pub(super) enum Section<'t> {
    /// To be divided.
    Sound(&'t str),
    /// One word: an LF, or a damaged stretch.
    Whole(&'t str),
}

impl<'t> Section<'t> {
    pub fn text(&self) -> &'t str {
        match self {
            Section::Sound(text) | Section::Whole(text) => text,
        }
    }
}

/// Cuts at walls and LFs, and long lines also after sentence marks, so that the memory needed at a time stays small.
pub(super) fn pieces<'t>(text: &'t str, walls: &[Span]) -> Vec<Section<'t>> {
    let mut pieces = Vec::new();
    let mut done = Position::default();
    for wall in walls {
        let start = done.advance(text, wall.start as usize);
        let end = start.advance(text, wall.end as usize);
        sound_lines(&text[done.byte..start.byte], &mut pieces);
        for line in text[start.byte..end.byte].split_inclusive('\n') {
            let damaged = line.trim_end_matches('\n');
            pieces.extend((!damaged.is_empty()).then_some(Section::Whole(damaged)));
            pieces.extend((damaged.len() < line.len()).then_some(Section::Whole("\n")));
        }
        done = end;
    }
    sound_lines(&text[done.byte..], &mut pieces);
    pieces
}

fn sound_lines<'t>(text: &'t str, pieces: &mut Vec<Section<'t>>) {
    /// In bytes. Long enough that a cut is no loss, short enough to stay in the cache.
    const LONG: usize = 1 << 14;
    let is_sentence_mark = |c| matches!(c, '。' | '!' | '?' | ';' | '、');
    for line in text.split_inclusive('\n') {
        let mut rest = line.trim_end_matches('\n');
        let has_end = rest.len() < line.len();
        while !rest.is_empty() {
            let long = rest.char_indices().find(|&(at, c)| at >= LONG && is_sentence_mark(c));
            let end = long.map_or(rest.len(), |(at, c)| at + c.len_utf8());
            pieces.push(Section::Sound(&rest[..end]));
            rest = &rest[end..];
        }
        pieces.extend(has_end.then_some(Section::Whole("\n")));
    }
}

/// A place in a text.
#[derive(Clone, Copy, Default)]
pub(super) struct Position {
    pub code_point: usize,
    pub byte: usize,
}

impl Position {
    /// The place of a code point of `text`, or this one if that lies before it, or the end of the text if it lies
    /// after that.
    pub fn advance(self, text: &str, code_point: usize) -> Position {
        let steps = code_point.saturating_sub(self.code_point);
        let rest = &text[self.byte..];
        match rest.char_indices().nth(steps) {
            Some((bytes, _)) => Position { code_point: self.code_point + steps, byte: self.byte + bytes },
            None => Position { code_point: self.code_point + rest.chars().count(), byte: text.len() },
        }
    }
}

//! What becomes of the text in elements: of the article, of an annotation, of nothing.

use super::Elements;
use crate::article::builder::TreeBuilder;
use crate::diagnostic::Place;

impl Elements {
    /// Text along one line of the file, without an LF. `as_is`: spaces are kept.
    pub fn text(&mut self, text: &str, as_is: bool, place: Place, builder: &mut TreeBuilder<'_>) {
        if self.silent > 0 {
            return;
        }
        if self.said > 0 {
            if let Some(ruby) = self.rubies.last_mut() {
                ruby.say(text);
            }
            return;
        }
        if let Some(pre) = &mut self.pre {
            pre.text(text, place);
            return;
        }
        if let Some(ruby) = self.rubies.last_mut().filter(|_| !text.trim().is_empty()) {
            ruby.base(builder);
        }
        if as_is {
            builder.text(text, place);
            return;
        }
        let mut column = 0;
        for piece in text.split_inclusive([' ', '\t', '\r', '\u{C}']) {
            let here = Place { column: place.column + column, ..place };
            let word = piece.trim_end_matches([' ', '\t', '\r', '\u{C}']);
            builder.text(word, here);
            column += piece.chars().count() as u32;
            if word.len() < piece.len() {
                builder.space(Place { column: place.column + column - 1, ..place });
            }
        }
    }

    /// The end of a line in the file.
    pub fn soft_break(&mut self, place: Place, builder: &mut TreeBuilder<'_>) {
        if let Some(pre) = &mut self.pre {
            pre.line_break(place);
        } else if self.said > 0 {
            self.text(" ", false, place, builder);
        } else if self.silent == 0 {
            builder.soft_break(place);
        }
    }

    pub fn line_break(&mut self, place: Place, builder: &mut TreeBuilder<'_>) {
        if let Some(pre) = &mut self.pre {
            pre.line_break(place);
        } else if !self.is_silent() {
            builder.line_break(place);
        }
    }
}

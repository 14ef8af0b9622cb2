//! Text whose lines and spaces are kept.

use crate::article::builder::TreeBuilder;
use crate::diagnostic::Place;
use jiazhu_reading::{BlockKind, StyleKind};

#[derive(Default)]
pub struct Pre {
    pub language: Option<String>,
    lines: Vec<(String, Place)>,
}

impl Pre {
    pub fn text(&mut self, text: &str, place: Place) {
        match self.lines.last_mut() {
            Some((line, at)) => {
                if line.is_empty() {
                    *at = place;
                }
                line.push_str(text);
            }
            None => self.lines.push((text.to_string(), place)),
        }
    }

    pub fn line_break(&mut self, place: Place) {
        let below = Place { line: place.line + 1, column: 1, length: 1 };
        if self.lines.is_empty() {
            self.lines.push((String::new(), place));
        }
        self.lines.push((String::new(), below));
    }

    pub fn end(mut self, builder: &mut TreeBuilder<'_>) {
        // An LF after the tag, and one before its end, is no line of its own.
        self.lines.pop_if(|(line, _)| line.is_empty());
        let first = usize::from(self.lines.first().is_some_and(|(line, _)| line.is_empty()));
        let lines = self.lines[first..].iter().map(|(line, place)| (line.as_str(), *place));
        builder.verbatim(BlockKind::Code, StyleKind::Code(self.language.take()), lines);
    }
}

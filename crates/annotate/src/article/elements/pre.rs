//! Text whose lines and spaces are kept.

use crate::article::builder::TreeBuilder;
use crate::article::lines::is_wide;
use crate::article::plain;
use crate::diagnostic::Place;
use jiazhu_reading::{BlockKind, StyleKind};

#[derive(Default)]
pub struct Pre {
    language: Option<String>,
    /// Whether it is said that this is code, or what a program has written.
    is_code: bool,
    lines: Vec<(String, Place)>,
}

impl Pre {
    pub fn new(is_code: bool) -> Pre {
        Pre { is_code, ..Pre::default() }
    }

    /// What stands in it is code, in this language if that is said and no other was.
    pub fn code(&mut self, language: Option<String>) {
        self.is_code = true;
        self.language = self.language.take().or(language);
    }

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
        if !self.is_code && self.language.is_none() && is_prose(lines.clone().map(|(line, _)| line)) {
            return plain::read_all(lines.map(|(line, place)| (place, line)), builder);
        }
        builder.verbatim(BlockKind::Code, StyleKind::Code(self.language.take()), lines);
    }
}

/// Whether lines are Chinese that a page keeps in its lines, as poems and novels of old sites: four characters in five are Chinese, and nothing
/// is drawn or set in columns with spaces.
fn is_prose<'l>(lines: impl Iterator<Item = &'l str> + Clone) -> bool {
    let is_drawn = |c: char| c == '\t' || matches!(c, '\u{2500}'..='\u{259F}');
    let in_columns = |line: &str| line.trim().contains("  ") || line.trim().contains(is_drawn);
    let signs = || lines.clone().flat_map(str::chars).filter(|c| !c.is_whitespace());
    let is_wide = |c: &char| is_wide(*c) || "“”‘’—…·".contains(*c);
    let (wide, all) = (signs().filter(is_wide).count(), signs().count());
    wide >= 8 && wide * 5 >= all * 4 && !lines.clone().any(in_columns)
}

//! What has been said of a line so far, by the places of its characters: of one line, for the syllables of a whole text would not stay in the
//! cache.

use std::ops::{Index, IndexMut, Range};

use jiazhu_reading::{Span, Syllable};

/// So many characters behind a line are shown: a surname and what follows it may be looked for across its end.
const BEHIND: usize = 8;

/// Syllables by the places of their first characters in the text.
#[derive(Default)]
pub(super) struct Said {
    /// The place of the first one: the character before the line.
    first: usize,
    syllables: Vec<Option<Syllable>>,
}

impl Said {
    /// Nothing has been said of a line, of which this is the stretch; the text has so many characters.
    pub fn begin(&mut self, line: Span, length: usize) {
        self.first = (line.start as usize).saturating_sub(1);
        self.syllables.clear();
        self.syllables.resize((line.end as usize + BEHIND).min(length) - self.first, None);
    }
}

impl Index<usize> for Said {
    type Output = Option<Syllable>;

    fn index(&self, at: usize) -> &Option<Syllable> {
        &self.syllables[at - self.first]
    }
}

impl IndexMut<usize> for Said {
    fn index_mut(&mut self, at: usize) -> &mut Option<Syllable> {
        &mut self.syllables[at - self.first]
    }
}

impl Index<Range<usize>> for Said {
    type Output = [Option<Syllable>];

    fn index(&self, range: Range<usize>) -> &[Option<Syllable>] {
        &self.syllables[range.start - self.first..range.end - self.first]
    }
}

impl IndexMut<Range<usize>> for Said {
    fn index_mut(&mut self, range: Range<usize>) -> &mut [Option<Syllable>] {
        &mut self.syllables[range.start - self.first..range.end - self.first]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_what_was_said_of_it_and_nothing_of_the_line_before() {
        let mut said = Said::default();
        said.begin(Span::new(0, 3), 6);
        said[2] = Some(Syllable { span: Span::new(2, 3), ..Syllable::default() });
        assert_eq!(said[0..3].iter().flatten().count(), 1);
        said.begin(Span::new(3, 6), 6);
        assert!(said[2].is_none() && said[3..6].iter().all(Option::is_none));
        said[3..6][1] = Some(Syllable::default());
        assert!(said[4].is_some());
    }
}

//! Which sections of a long text are drawn with all their elements: those that have been near, and those that the reader has been sent
//! to. The others are plain text, which costs little.

use crate::state::{Opener, Outline, State};

/// So many at the beginning are drawn with all their elements from the start.
const FIRST: usize = 2;

/// By index, those beside the first ones.
#[derive(Default)]
pub struct Sections(Vec<bool>);

impl Sections {
    /// Whether all elements of the shape `at` are drawn.
    pub fn is_whole(&self, outline: &Outline, at: usize) -> bool {
        !outline.has_sections || at < FIRST || self.is_asked(at)
    }

    /// Whether this one has been asked for.
    pub fn is_asked(&self, at: usize) -> bool {
        self.0.get(at) == Some(&true)
    }

    /// Draws all of one; whether that is new.
    pub fn draw(&mut self, outline: &Outline, at: usize) -> bool {
        if at >= outline.shapes.len() || self.is_whole(outline, at) {
            return false;
        }
        self.0.resize(outline.shapes.len(), false);
        self.0[at] = true;
        true
    }
}

/// Where the reader is, in the indices of sections: there all elements must be drawn.
pub fn read(state: &State) -> impl Iterator<Item = usize> {
    let places = [
        Some(Opener::Anchor(state.current)),
        state.popup.as_ref().map(|popup| popup.place),
        state.cursor.map(Opener::Word),
    ];
    let outline = &state.outline;
    places.into_iter().flatten().map(|place| match place {
        Opener::Anchor(anchor) => outline.shape_of_anchor(anchor),
        Opener::Word(word) => outline.shape_at(word.start),
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::reading::{Block, BlockKind, Reading};

    fn outline(paragraphs: usize) -> Outline {
        let block = Block { kind: BlockKind::Paragraph, text: "真".repeat(1_000), styles: vec![] };
        Outline::new(Rc::new(Reading { blocks: vec![block; paragraphs], ..Reading::default() }))
    }

    #[test]
    fn a_section_is_drawn_once_and_those_at_the_beginning_from_the_start() {
        let outline = outline(20);
        assert_eq!(outline.shapes.len(), 10);
        let mut sections = Sections::default();
        assert!((0..10).map(|at| sections.is_whole(&outline, at)).eq((0..10).map(|at| at < FIRST)));
        assert!(sections.draw(&outline, 7) && sections.is_whole(&outline, 7));
        assert!(!sections.is_whole(&outline, 6) && !sections.is_whole(&outline, 8));
        for known in [0, 7, 10] {
            assert!(!sections.draw(&outline, known), "{known}");
        }
    }

    #[test]
    fn a_short_text_is_whole() {
        let outline = outline(9);
        let mut sections = Sections::default();
        assert!(!outline.has_sections && (0..9).all(|at| sections.is_whole(&outline, at)));
        assert!(!sections.draw(&outline, 5));
    }

    #[test]
    fn the_word_that_the_keys_have_reached_is_read() {
        let outline = Rc::new(outline(20));
        let mut state = State::new(outline, false);
        state.cursor = Some(crate::state::Span { start: 15_100, end: 15_101 });
        assert!(read(&state).any(|section| section == 7), "{:?}", read(&state).collect::<Vec<_>>());
    }
}

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
        !outline.has_sections || at < FIRST || self.0.get(at) == Some(&true)
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
    places.into_iter().flatten().map(|place| {
        outline.shape_of(match place {
            Opener::Anchor(anchor) => outline.block_of(anchor),
            Opener::Word(word) => outline.block_at(word.start).map_or(0, |(block, _)| block),
        })
    })
}

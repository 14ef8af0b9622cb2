//! How much of a reading is drawn: a long text must not hold up the page.

use super::article::TOGETHER;
use crate::state::Outline;

/// Rows of the index that are drawn together.
const ROWS: usize = 24;

/// First the blocks, then the rows of the index.
#[derive(Clone, Copy, Default)]
pub struct Drawn {
    /// Of the outline's shapes.
    pub blocks: usize,
    pub rows: usize,
}

impl Drawn {
    pub fn grow(&mut self, outline: &Outline) {
        if self.blocks < outline.shapes.len() {
            self.blocks += TOGETHER;
        } else {
            self.rows += ROWS;
        }
    }

    pub fn is_all(self, outline: &Outline) -> bool {
        self.blocks >= outline.shapes.len() && self.rows >= outline.index().count()
    }
}

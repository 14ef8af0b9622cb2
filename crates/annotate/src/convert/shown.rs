//! Lines in all views, before it is told what these change.

use jiazhu_reading::Unsettled;

/// A line in all views. Places count from its beginning.
pub(crate) struct ShownLine {
    pub hans: Box<[char]>,
    pub repaired: Box<[char]>,
    pub hant: Box<[char]>,
    pub unsettled_hans: Vec<Unsettled>,
    pub unsettled: Vec<Unsettled>,
    /// Of which characters it was asked whether they stand anywhere in the text, and the answers.
    pub asked: Vec<(char, bool)>,
}

/// The lines so far.
pub(super) struct Shown {
    pub hans: Vec<char>,
    pub repaired: Vec<char>,
    pub hant: Vec<char>,
    pub unsettled_hans: Vec<Unsettled>,
    pub unsettled: Vec<Unsettled>,
}

impl Shown {
    pub fn of_length(length: usize) -> Shown {
        let room = || Vec::with_capacity(length);
        Shown {
            hans: room(),
            repaired: room(),
            hant: room(),
            unsettled_hans: Vec::new(),
            unsettled: Vec::new(),
        }
    }

    /// With the lines that follow.
    pub fn and(mut self, next: Shown) -> Shown {
        let start = self.hans.len() as u32;
        let placed = |open: Unsettled| Unsettled { at: open.at + start, ..open };
        self.unsettled_hans.extend(next.unsettled_hans.into_iter().map(placed));
        self.unsettled.extend(next.unsettled.into_iter().map(placed));
        self.hans.extend(next.hans);
        self.repaired.extend(next.repaired);
        self.hant.extend(next.hant);
        self
    }

    pub fn add(&mut self, line: &ShownLine) {
        let start = self.hans.len() as u32;
        let placed = |open: &Unsettled| Unsettled { at: open.at + start, ..open.clone() };
        self.unsettled_hans.extend(line.unsettled_hans.iter().map(placed));
        self.unsettled.extend(line.unsettled.iter().map(placed));
        self.hans.extend_from_slice(&line.hans);
        self.repaired.extend_from_slice(&line.repaired);
        self.hant.extend_from_slice(&line.hant);
    }
}

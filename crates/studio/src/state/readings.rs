//! Readings that have been opened: what looks into the same file again does not open it again.

use std::rc::Rc;

use jiazhu_reading::{Reading, open_file};

use super::State;

/// A file, and what is in it.
type Opened = (Rc<[u8]>, Rc<Reading>);

/// Files that were looked into last: of the reading on the screen, and of the one before the last change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readings([Option<Opened>; 2]);

impl Readings {
    /// What is in a file; `None` where it is none.
    pub fn open(&mut self, file: &Rc<[u8]>) -> Option<Rc<Reading>> {
        let is_it = |(known, _): &&Opened| Rc::ptr_eq(known, file);
        if let Some((_, reading)) = self.0.iter().flatten().find(is_it) {
            return Some(reading.clone());
        }
        let reading = Rc::new(open_file(file).ok()?);
        self.0.swap(0, 1);
        self.0[0] = Some((file.clone(), reading.clone()));
        Some(reading)
    }
}

impl State {
    /// The reading on the screen, opened.
    pub(super) fn opened_reading(&mut self) -> Option<Rc<Reading>> {
        self.readings.open(self.reading.as_ref()?)
    }
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::save_quickly;

    use super::*;

    #[test]
    fn a_file_is_opened_once_and_those_before_the_last_two_are_forgotten() {
        let file = || Rc::<[u8]>::from(save_quickly(&Reading::default()));
        let (one, two, three) = (file(), file(), file());
        let mut readings = Readings::default();
        let first = readings.open(&one).unwrap();
        readings.open(&two).unwrap();
        assert!(Rc::ptr_eq(&first, &readings.open(&one).unwrap()));
        readings.open(&three).unwrap();
        assert!(!Rc::ptr_eq(&first, &readings.open(&one).unwrap()));
        assert!(readings.open(&Rc::from(&b"no reading"[..])).is_none());
    }
}

//! What is remembered of the lines of a text that changes a little: whatever is made of a line, by all that it is made of.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::marker::PhantomData;
use std::rc::Rc;

use rustc_hash::FxHasher;

/// Numbers of all keys that are kept at most, 8 MB, and three times as much of what was made: a text of some half a million characters. Of a longer
/// one only the end is remembered.
const MOST: usize = 2 << 20;
/// One that is given up has not come by every line: what so many annotations in a row had no use for is forgotten.
const YOUNG: u32 = 3;

/// By all that it was made of; with the annotation that had use for it last. One type for all that is kept: each further one would be code that
/// a browser has to load.
type Map = HashMap<Box<[u32]>, (u32, Rc<dyn Any>), BuildHasherDefault<FxHasher>>;

/// What was made of lines.
pub(crate) struct Lines<V>(RefCell<Kept>, PhantomData<V>);

#[derive(Default)]
struct Kept {
    /// Counts the annotations.
    run: u32,
    known: Map,
    /// Of the keys, in numbers.
    size: usize,
}

impl Kept {
    fn begin(&mut self) {
        self.run = self.run.wrapping_add(1);
        let run = self.run;
        self.known.retain(|_, (used, _)| run.wrapping_sub(*used) <= YOUNG);
        self.size = self.known.keys().map(|key| key.len()).sum();
    }

    fn known(&mut self, key: &[u32]) -> Option<Rc<dyn Any>> {
        let (used, value) = self.known.get_mut(key)?;
        *used = self.run;
        Some(value.clone())
    }

    fn keep(&mut self, key: &[u32], value: Rc<dyn Any>) {
        if self.size + key.len() > MOST {
            self.known.clear();
            self.size = 0;
        }
        if self.known.insert(key.into(), (self.run, value)).is_none() {
            self.size += key.len();
        }
    }
}

impl<V> Default for Lines<V> {
    fn default() -> Lines<V> {
        Lines(RefCell::default(), PhantomData)
    }
}

impl<V: 'static> Lines<V> {
    /// Another annotation begins.
    pub fn begin(&self) {
        self.0.borrow_mut().begin();
    }

    /// What `take` makes of what was made by a key; `None` where that is not remembered, or `take` says so.
    pub fn known<R>(&self, key: &[u32], take: impl FnOnce(&V) -> Option<R>) -> Option<R> {
        let known = self.0.borrow_mut().known(key)?;
        take(known.downcast_ref()?)
    }

    /// What was made by each key, as `take` takes it over.
    pub fn carried(&self, mut take: impl FnMut(&[u32], &V) -> Option<V>) -> Lines<V> {
        let lines = Lines::default();
        for (key, (_, value)) in &self.0.borrow().known {
            if let Some(value) = value.downcast_ref().and_then(|value| take(key, value)) {
                lines.keep(key, value);
            }
        }
        lines
    }

    /// Remembers what was made by a key.
    pub fn keep(&self, key: &[u32], value: V) {
        self.0.borrow_mut().keep(key, Rc::new(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_used_is_forgotten() {
        let lines = Lines::default();
        let knows = || lines.known(&[1], |value| Some(*value));
        assert_eq!(knows(), None);
        lines.keep(&[1], 'a');
        for _ in 0..2 {
            (0..YOUNG).for_each(|_| lines.begin());
            assert_eq!(knows(), Some('a'));
        }
        (0..=YOUNG).for_each(|_| lines.begin());
        assert_eq!((knows(), lines.0.borrow().size), (None, 0));
    }

    #[test]
    fn what_does_not_hold_is_made_anew() {
        let lines = Lines::default();
        lines.keep(&[1, 2], 'a');
        assert_eq!(lines.known(&[1, 2], |value| (*value == 'b').then_some(())), None);
        lines.keep(&[1, 2], 'b');
        assert_eq!(lines.known(&[1, 2], |value| (*value == 'b').then_some(())), Some(()));
        assert_eq!(lines.0.borrow().size, 2);
    }

    #[test]
    fn no_more_is_kept_than_is_said() {
        let lines = Lines::default();
        for number in 0..5 {
            lines.keep(&vec![number; MOST / 3], ());
            assert!(lines.0.borrow().size <= MOST);
        }
        assert_eq!(lines.0.borrow().known.len(), 2);
    }
}

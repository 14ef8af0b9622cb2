//! Values by character, found without a hash: they are asked of every character of a text.

use rustc_hash::FxHashMap;

/// A map whose keys are characters.
pub(crate) struct ByCharacter<T> {
    /// By code point of the Basic Multilingual Plane: the place in `values`, from 1; 0 for none.
    places: Box<[u16]>,
    values: Vec<T>,
    /// Of the characters beyond it.
    beyond: FxHashMap<char, T>,
}

impl<T> Default for ByCharacter<T> {
    fn default() -> Self {
        let places = vec![0; 1 << 16].into_boxed_slice();
        ByCharacter { places, values: Vec::new(), beyond: FxHashMap::default() }
    }
}

impl<T> ByCharacter<T> {
    pub fn get(&self, c: char) -> Option<&T> {
        match self.places.get(c as usize) {
            Some(place) => self.values.get(usize::from(*place).wrapping_sub(1)),
            None => self.beyond.get(&c),
        }
    }

    pub fn has(&self, c: char) -> bool {
        self.get(c).is_some()
    }

    pub fn get_mut(&mut self, c: char) -> Option<&mut T> {
        match self.places.get(c as usize) {
            Some(place) => self.values.get_mut(usize::from(*place).wrapping_sub(1)),
            None => self.beyond.get_mut(&c),
        }
    }

    /// The value of a character; the default, if it had none.
    pub fn entry(&mut self, c: char) -> &mut T
    where
        T: Default,
    {
        let Some(place) = self.places.get_mut(c as usize) else { return self.beyond.entry(c).or_default() };
        if *place == 0 {
            self.values.push(T::default());
            // The plane has fewer characters than there are numbers: its surrogates are none.
            *place = self.values.len() as u16;
        }
        let place = usize::from(*place) - 1;
        &mut self.values[place]
    }

    pub fn insert(&mut self, c: char, value: T)
    where
        T: Default,
    {
        *self.entry(c) = value;
    }
}

impl<T: Default> FromIterator<(char, T)> for ByCharacter<T> {
    fn from_iter<I: IntoIterator<Item = (char, T)>>(pairs: I) -> Self {
        let mut map = ByCharacter::default();
        pairs.into_iter().for_each(|(c, value)| map.insert(c, value));
        map
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_the_value_given_last() {
        let mut map: ByCharacter<u32> =
            [('一', 1), ('二', 2), ('𠀀', 3), ('一', 4), ('\u{0}', 5)].into_iter().collect();
        let get = |map: &ByCharacter<u32>| {
            "一二𠀀\u{0}三𠀁".chars().map(|c| map.get(c).copied()).collect::<Vec<_>>()
        };
        assert_eq!(get(&map), [Some(4), Some(2), Some(3), Some(5), None, None]);
        for c in ['二', '𠀀', '三', '𠀁'] {
            *map.entry(c) += 10;
        }
        assert_eq!(get(&map), [Some(4), Some(12), Some(13), Some(5), Some(10), Some(10)]);
        assert!(map.has('三') && !map.has('四') && map.get_mut('四').is_none());
    }

    #[test]
    fn every_character_may_have_one() {
        let map: ByCharacter<u32> =
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).map(|c| (c, u32::from(c))).collect();
        assert!(
            (0..=u32::from(char::MAX)).filter_map(char::from_u32).all(|c| map.get(c) == Some(&u32::from(c)))
        );
    }
}

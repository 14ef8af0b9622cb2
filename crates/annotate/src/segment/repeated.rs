//! Unknown words that a text says again: what could be words in a row as well is one word if it stands together in several places, with
//! something else beside it.

use jiazhu_reading::Span;
use rustc_hash::FxHashMap;

/// Makes one word of each stretch that comes again; `ends` are those of the words, the stretches are made of whole ones.
pub fn join(text: &str, stretches: &[Span], ends: &mut Vec<usize>) {
    if stretches.len() < 2 {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    let beside = |at: Option<usize>| at.and_then(|at| characters.get(at).copied());
    let mut places: FxHashMap<&[char], Vec<Span>> = FxHashMap::default();
    stretches
        .iter()
        .for_each(|stretch| places.entry(&characters[stretch.range()]).or_default().push(*stretch));
    let mut inner: Vec<usize> = Vec::new();
    for places in places.into_values() {
        let around =
            |place: &Span| (beside((place.start as usize).checked_sub(1)), beside(Some(place.end as usize)));
        let first = around(&places[0]);
        // A verse that is sung again says nothing.
        if places.iter().any(|place| around(place) != first) {
            places.iter().for_each(|place| inner.extend(place.start as usize + 1..place.end as usize));
        }
    }
    inner.sort_unstable();
    // Both are in order.
    let mut inner = inner.into_iter().peekable();
    ends.retain(|end| {
        while inner.next_if(|place| place < end).is_some() {}
        inner.peek() != Some(end)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text of single characters in which these stretches are doubtful.
    fn joined(text: &str, stretches: &[(usize, usize)]) -> Vec<usize> {
        let stretches: Vec<Span> = stretches.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let mut ends: Vec<usize> = (1..=text.chars().count()).collect();
        join(text, &stretches, &mut ends);
        ends
    }

    #[test]
    fn a_stretch_that_comes_again_is_one_word() {
        assert_eq!(joined("撒盐,先撒盐再", &[(0, 2), (4, 6)]), [2, 3, 4, 6, 7]);
        assert_eq!(joined("撒盐再撒盐", &[(0, 2), (3, 5)]), [2, 3, 5]);
        assert_eq!(joined("撒盐水,又撒盐水。撒盐水", &[(0, 3), (5, 8), (9, 12)]), [3, 4, 5, 8, 9, 12]);
        // One beside another stretch.
        assert_eq!(joined("撒盐搓背撒盐", &[(0, 2), (2, 4), (4, 6)]), [2, 3, 4, 6]);
    }

    #[test]
    fn what_comes_once_or_in_a_verse_is_none() {
        assert_eq!(joined("撒盐", &[(0, 2)]), [1, 2]);
        assert_eq!(joined("撒盐搓背", &[(0, 2), (2, 4)]), [1, 2, 3, 4]);
        assert_eq!(joined("去撒盐吧去撒盐吧", &[(1, 3), (5, 7)]), [1, 2, 3, 4, 5, 6, 7, 8]);
        // One side is enough.
        assert_eq!(joined("去撒盐吧来撒盐吧", &[(1, 3), (5, 7)]), [1, 3, 4, 5, 7, 8]);
        assert_eq!(joined("去撒盐吧去撒盐了", &[(1, 3), (5, 7)]), [1, 3, 4, 5, 7, 8]);
    }
}

//! Unknown words that a text says again: what could be words in a row as well is one word if it stands together in several places, with
//! something else beside it.

use std::collections::HashMap;

use jiazhu_reading::Span;

/// Makes one word of each stretch that comes again; `ends` are those of the words, the stretches are made of whole ones.
pub fn join(text: &str, stretches: &[Span], ends: &mut Vec<usize>) {
    if stretches.len() < 2 {
        return;
    }
    let characters: Vec<char> = text.chars().collect();
    let beside = |at: Option<usize>| at.and_then(|at| characters.get(at).copied());
    let mut places: HashMap<&[char], Vec<Span>> = HashMap::new();
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
    ends.retain(|end| inner.binary_search(end).is_err());
}

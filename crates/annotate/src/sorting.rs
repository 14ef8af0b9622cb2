//! Sorting with little code: the standard library's is four kilobytes for every type and key, and a browser loads them all.

use std::cmp::Ordering;

/// Sorts by a key. What has the same key stays in order (a stable sort).
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |one, other| key(one).cmp(&key(other)));
}

/// The same by what a comparison says.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if !items.is_sorted_by(|one, other| compare(one, other).is_le()) {
        let order = order(items.len(), &|one, other| compare(&items[one], &items[other]));
        put(items, order);
    }
}

/// The places of numbers in order; of the same ones in theirs. Without comparing, for numbers that are not much larger than there are many.
pub fn places_in_order(numbers: &[u32]) -> Vec<u32> {
    let mut starts = vec![0_u32; numbers.iter().max().map_or(0, |most| *most as usize + 1)];
    numbers.iter().for_each(|number| starts[*number as usize] += 1);
    let mut next = 0;
    for start in &mut starts {
        let many = *start;
        *start = next;
        next += many;
    }
    let mut places = vec![0; numbers.len()];
    for (number, place) in numbers.iter().zip(0..) {
        let start = &mut starts[*number as usize];
        places[*start as usize] = place;
        *start += 1;
    }
    places
}

/// The places of items in the order in which they belong: the only sort that is compiled.
#[inline(never)]
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

/// Puts them into that order, cycle by cycle.
fn put<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(numbers in prop::collection::vec(0_u8..9, 0..60)) {
            let mut own: Vec<(u8, usize)> = numbers.into_iter().zip(0..).collect();
            let mut standard = own.clone();
            by_key(&mut own, |(number, _)| *number);
            standard.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(&own, &standard);
            own.sort_by_key(|(_, place)| *place);
            let numbers: Vec<u32> = own.iter().map(|(number, _)| u32::from(*number)).collect();
            let places: Vec<usize> = places_in_order(&numbers).into_iter().map(|place| place as usize).collect();
            prop_assert_eq!(places, standard.into_iter().map(|(_, place)| place).collect::<Vec<_>>());
        }
    }
}

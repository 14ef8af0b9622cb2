//! Finds one thing in a row by questions about stretches of the row: of 3,000 it takes a dozen.

use std::ops::Range;

/// The index of the one of `count` things that a test holds for. `holds` tells whether that one is in a stretch of them;
/// `None` where it is in no stretch.
pub fn find(count: u32, mut holds: impl FnMut(Range<u32>) -> bool) -> Option<u32> {
    // Most rows are asked about in vain: one question settles those.
    if count == 0 || !holds(0..count) {
        return None;
    }
    let (mut start, mut end) = (0, count);
    while end - start > 1 {
        let middle = start.midpoint(end);
        if holds(start..middle) {
            end = middle;
        } else {
            start = middle;
        }
    }
    // Was it really in the second half each time? A test may hold for a stretch and for none of its parts.
    holds(start..end).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_a_row_is_found_with_few_questions() {
        for count in [1, 2, 3, 7, 64, 3000] {
            for wanted in 0..count {
                let mut questions = 0;
                let found = find(count, |stretch| {
                    questions += 1;
                    stretch.contains(&wanted)
                });
                assert_eq!(found, Some(wanted));
                assert!(questions <= 14, "{questions} questions for {wanted} of {count}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert_eq!(find(0, |_| true), None);
        let mut questions = 0;
        let nowhere = find(3000, |_| {
            questions += 1;
            false
        });
        assert_eq!((nowhere, questions), (None, 1));
        // Between two things: in the stretch of both, and in neither.
        assert_eq!(find(9, |stretch| stretch.contains(&3) && stretch.contains(&4)), None);
    }
}

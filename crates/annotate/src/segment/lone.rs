//! Characters that are left alone though they hardly ever stand so, beside a word whose last character often does: 凤 | 山溪 is 凤山 | 溪, and 直 | 属于
//! 直属 | 于. How probable words are tells how often a character occurs, and little of how.

use super::Sort;
use super::lattice::{Edge, Lattice};
use crate::word_model::{Context, Weight, WordModel};
use jiazhu_reading::Span;

/// So much more probable the way with the lone character may be, at most: chosen on sentences of Wikipedia, read one by one.
const MOST: i64 = 1800;
/// The same for each 1 of twice the difference of how free the two characters are, by their sum: near the logarithm of their ratio.
const EACH: f32 = 2000.0;

/// Divides three characters anew, of a word of one and a word of two, where the third is freer than the first.
pub fn rejoin(
    model: &WordModel,
    lattice: &Lattice,
    characters: &[char],
    words: &mut [Edge],
    beginning: Context,
) {
    for at in 1..words.len() {
        let (first, second) = (words[at - 1], words[at]);
        if first.span.length() != 1 || second.span.length() != 2 {
            continue;
        }
        let (start, end) = (first.span.start, second.span.end);
        let Some((joined, free)) =
            known(lattice, Span { start, end: end - 1 }).zip(known(lattice, Span { start: end - 1, end }))
        else {
            continue;
        };
        if first.sort != Sort::Known || second.sort != Sort::Known {
            continue;
        }
        let before = at.checked_sub(2).map_or(beginning, |before| words[before].closes);
        let after = words.get(at + 1).map(|next| next.opens);
        let weight = |one: Edge, other: Edge| -> i64 {
            let last = after.map_or(0, |after| model.attraction(other.closes, after));
            let around = model.attraction(before, one.opens) + model.attraction(one.closes, other.opens);
            [one.weight, other.weight, around, last].into_iter().map(i64::from).sum()
        };
        let less = weight(first, second) - weight(joined, free);
        if less < MOST
            && less < i64::from(freer(model, characters[start as usize], characters[end as usize - 1]))
        {
            (words[at - 1], words[at]) = (joined, free);
        }
    }
}

/// The word of the word model that is a stretch.
fn known(lattice: &Lattice, span: Span) -> Option<Edge> {
    lattice.model_words(span.start).find(|edge| edge.span == span && edge.sort == Sort::Known).copied()
}

/// By how much a character stands alone rather than another does.
fn freer(model: &WordModel, bound: char, free: char) -> Weight {
    let [bound, free] = [bound, free].map(|c| model.positions().alone(c) + 0.01);
    (EACH * 2.0 * (free - bound) / (free + bound)) as Weight
}

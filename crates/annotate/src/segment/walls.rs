//! What words do not reach into or out of: damaged stretches and the like, passages whose words the author says, the ends of lines.

use super::DividedPassage;
use crate::fold::look_alikes::Squeezed;
use crate::sorting;
use jiazhu_reading::Span;

/// The ends of a text with invisible characters, which belong to the word before, but to no LF and across no wall.
pub(super) fn whole(mut ends: Vec<usize>, text: &str, walls: &[Span]) -> Vec<usize> {
    let length = text.chars().count();
    let lines = text.chars().enumerate().filter(|(_, c)| *c == '\n').flat_map(|(at, _)| [at, at + 1]);
    ends.extend(lines);
    ends.extend(walls.iter().flat_map(|wall| [wall.start as usize, wall.end as usize]));
    ends.push(length);
    ends.retain(|&end| end > 0 && end <= length);
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Walls and passages in a text without invisible characters.
pub(super) fn within(
    squeezed: &Squeezed,
    walls: &[Span],
    passages: &[DividedPassage],
) -> (Vec<Span>, Vec<DividedPassage>) {
    let span =
        |span: &Span| Span::new(squeezed.within(span.start as usize), squeezed.within(span.end as usize));
    let passages = passages.iter().map(|passage| passage.placed(|at| squeezed.within(at)));
    (walls.iter().map(span).collect(), passages.collect())
}

/// What words do not reach out of: walls, and passages whose words the author says.
pub(super) fn closed(walls: &[Span], passages: &[DividedPassage]) -> Vec<Span> {
    let passages = passages.iter().map(|passage| passage.span);
    in_order(&walls.iter().copied().chain(passages).collect::<Vec<_>>())
}

/// The walls in order, those that cross made one.
pub(crate) fn in_order(walls: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = walls.iter().copied().filter(|wall| !wall.is_empty()).collect();
    sorting::by_key(&mut sorted, |wall| wall.start);
    sorted.dedup_by(|next, wall| {
        let crosses = next.overlaps(*wall);
        if crosses {
            wall.end = wall.end.max(next.end);
        }
        crosses
    });
    sorted
}

//! What a view changes of a text.

use crate::by_character::ByCharacter;
use crate::sorting;
use jiazhu_reading::{Unsettled, View};

/// What a view changes of the text, as compactly as it can be said.
pub(super) fn view(printed: &[char], shown: &[char], unsettled: Vec<Unsettled>) -> View {
    // Most texts are all in one script, so that of their views only one changes anything.
    if printed == shown {
        return View { pairs: String::new(), exceptions: Vec::new(), unsettled };
    }
    let changed = || printed.iter().zip(shown).filter(|(from, to)| from != to);
    // What each character that is changed somewhere becomes, and how often.
    let mut uses: ByCharacter<Vec<(char, usize)>> = changed().map(|(from, _)| (*from, Vec::new())).collect();
    let mut changes = Vec::new();
    for (from, to) in printed.iter().zip(shown) {
        let Some(uses) = uses.get_mut(*from) else { continue };
        if uses.is_empty() {
            changes.push(*from);
        }
        match uses.iter_mut().find(|(known, _)| known == to) {
            Some((_, count)) => *count += 1,
            None => uses.push((*to, 1)),
        }
    }
    // Of two as frequent the character itself, then the later one.
    let usual = changes.into_iter().filter_map(|from| {
        let counts = uses.get(from)?.iter();
        let (to, _) = counts.max_by_key(|(to, count)| (*count, *to == from, *to))?;
        Some((from, *to))
    });
    let mut pairs: Vec<(char, char)> = usual.filter(|(from, to)| from != to).collect();
    sorting::by_key(&mut pairs, |pair| *pair);
    let usual: ByCharacter<char> = pairs.iter().copied().collect();
    let exceptions = (0..)
        .zip(printed.iter().zip(shown))
        .filter(|(_, (from, to))| usual.get(**from).unwrap_or(from) != *to)
        .map(|(at, (_, to))| (at, *to))
        .collect();
    View { pairs: pairs.into_iter().flat_map(|(from, to)| [from, to]).collect(), exceptions, unsettled }
}

//! Characters of the article that look like others or are not seen: they are kept as printed, and matched as what they look like.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::by_character::ByCharacter;
use crate::diagnostic::{Diagnostic, elsewhere};
use crate::emoji::has_purpose;
use crate::fold::look_alikes::{is_invisible, pairs};
use jiazhu_reading::Span;

/// Whether it is invisible and turns the direction of the text, or ends that.
fn turns(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// One finding for each such character, at its first place.
pub fn check(article: &Article, text: &str) -> Vec<Diagnostic> {
    let like: ByCharacter<char> = pairs().collect();
    let mut places: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    let is_odd = |c: char| like.has(c) || is_invisible(c) || turns(c) || c == '\u{A0}';
    let mut before = None;
    let mut rest = text.chars().enumerate().peekable();
    while let Some((at, c)) = rest.next() {
        if is_odd(c) && !has_purpose(before, c, rest.peek().map(|(_, next)| *next)) {
            places.entry(c).or_default().push(at);
        }
        before = Some(c);
    }
    let finding = |(c, places): (&char, &Vec<usize>)| {
        let others = elsewhere(places.len() - 1);
        let code = *c as u32;
        let message = match like.get(*c) {
            Some(meant) => format!(
                "`{c}` (U+{code:04X}) looks like `{meant}` and is another character{others}: it is matched as `{meant}` and printed \
                 as it is; write `{meant}`"
            ),
            None if *c == '\u{A0}' => format!(
                "a no-break space (U+00A0) stands here{others}: it is matched as a space; delete it where none is meant"
            ),
            None if turns(*c) => format!(
                "an invisible character (U+{code:04X}) stands here{others}, which turns the direction of the text: delete it"
            ),
            None => format!(
                "an invisible character (U+{code:04X}) stands here{others}: it is passed over in matching; delete it where it has no \
                 purpose"
            ),
        };
        let passage = |at: usize| Span::new(at, at + 1);
        let further = places.iter().skip(1).map(|at| passage(*at));
        article.locate_all(
            Diagnostic::warning("look-alike", &article.file, message),
            passage(places[0]),
            further,
        )
    };
    places.iter().map(finding).collect()
}

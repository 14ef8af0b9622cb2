//! What is told of a term below its headword: what it means in the language of the interface, or the line of its explanation that has
//! what is looked for.

use jiazhu_reading::card::glosses;
use jiazhu_reading::strings::Strings;
use jiazhu_reading::{Entry, Gloss, Reading, Span};

use super::context::{Line, line};
use super::folded::{Fold, FoldedText};

/// What a term means, each with its language: its first rendering in English; where the interface is Chinese what it means in Chinese
/// goes before that. `gloss`: as it is shown.
pub fn meaning(
    reading: &Reading,
    entry: &Entry,
    gloss: &Gloss,
    say: &Strings,
) -> Vec<(String, &'static str)> {
    let chinese = glosses(reading, gloss, say).find(|(_, lang)| say.is_chinese() && lang.starts_with("zh"));
    let rendering = entry.renderings.first().map(|rendering| (&*rendering.text, "en"));
    chinese.into_iter().chain(rendering).map(|(text, lang)| (text.to_owned(), lang)).collect()
}

/// The line of an explanation that has a text, and its language; that of the interface first.
pub fn explanation(
    reading: &Reading,
    gloss: &Gloss,
    query: &str,
    fold: &Fold,
    say: &Strings,
) -> Option<(Line, &'static str)> {
    glosses(reading, gloss, say).find_map(|(text, lang)| {
        let span = *FoldedText::of_each(fold.clone(), &[text]).find(query).first()?;
        let chars: Vec<char> = text.chars().collect();
        Some((line(&chars, span, Span::new(0, chars.len())), lang))
    })
}

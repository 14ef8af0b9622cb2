//! What becomes of a glossary's `readings` in an article.

use crate::annotate::Annotated;
use crate::annotate::syllables::places;
use crate::diagnostic::Diagnostic;
use crate::glossary::typed_pinyin::laid_over;

/// Passages that never occur, and pinyin that does not fit its passage.
pub fn check(annotated: &Annotated) -> Vec<Diagnostic> {
    let folded: Vec<char> = annotated.division.folded.chars().collect();
    let mut found = Vec::new();
    for reading in &annotated.glossary.readings {
        let (passage, pinyin) = (&reading.passage, &reading.pinyin);
        let message = if laid_over(pinyin, passage).is_none() {
            format!(
                "the pinyin `{pinyin}` has not one syllable for each character of `{passage}`: correct it, or it does nothing"
            )
        } else if places(&folded, &annotated.tables.fold().text(passage)).is_empty() {
            format!("`{passage}` never occurs in the article: delete its reading, or leave it for others")
        } else {
            continue;
        };
        found
            .push(Diagnostic::warning("unused-reading", &annotated.glossary.file, message).at(reading.place));
    }
    found
}

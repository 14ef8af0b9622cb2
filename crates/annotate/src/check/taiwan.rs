//! How much of a reading for Taiwan is said as it is said there.

use crate::article::{Article, SpokenIn};
use crate::diagnostic::Diagnostic;
use jiazhu_reading::{Syllable, SyllableSource};

/// One finding about the whole article.
pub fn check(article: &Article, syllables: &[Syllable]) -> Option<Diagnostic> {
    if article.spoken_in() != SpokenIn::Taiwan || syllables.is_empty() {
        return None;
    }
    let count = |is: fn(SyllableSource) -> bool| syllables.iter().filter(|said| is(said.source)).count();
    let noted = count(|source| source == SyllableSource::Dictionary);
    let mainland = count(|source| source == SyllableSource::Mainland);
    let vouched = syllables.len() - noted - mainland;
    let message = format!(
        "of {} syllables {noted} are said as CC-CEDICT notes it for Taiwan, {vouched} as the glossary, a note or the author says, and {mainland} as \
         on the mainland, which nobody has verified for Taiwan; say what is said otherwise there under `readings`",
        syllables.len()
    );
    Some(Diagnostic::warning("taiwan", &article.file, message))
}

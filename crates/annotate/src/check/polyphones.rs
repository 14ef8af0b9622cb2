//! Characters of several pronunciations that nothing settles.

use rustc_hash::FxHashMap;
use std::cmp::Reverse;

use crate::article::Article;
use crate::diagnostic::Diagnostic;
use jiazhu_reading::Syllable;

/// One finding for each character and the pronunciation it is given for want of a better, at its first place;
/// those of many places first, for they are worth the most.
pub fn check(article: &Article, text: &str, syllables: &[Syllable]) -> Vec<Diagnostic> {
    let chars: Vec<char> = text.chars().collect();
    let mut order = Vec::new();
    let mut places: FxHashMap<(&[char], &str), Vec<&Syllable>> = FxHashMap::default();
    for syllable in syllables.iter().filter(|syllable| syllable.unsettled) {
        let written = &chars[syllable.span.range()];
        let key = (written, &*syllable.pinyin);
        let known = places.entry(key).or_default();
        if known.is_empty() {
            order.push(key);
        }
        known.push(syllable);
    }
    order.sort_by_key(|key| Reverse(places[key].len()));
    let finding = |key: &(&[char], &str)| {
        let (written, pinyin) = (key.0.iter().collect::<String>(), key.1);
        let (first, others) = (places[key][0], places[key].len() - 1);
        let others = match others {
            0 => String::new(),
            1 => " (and in another place)".to_string(),
            _ => format!(" (and in {others} other places)"),
        };
        let message = format!(
            "`{written}` has several pronunciations, and nothing here decides: it is given `{pinyin}`{others}; say which is \
             right by an entry's `pinyin`, or by a note with a body in `zh-Latn-pinyin`"
        );
        article.locate(Diagnostic::warning("polyphone", &article.file, message), first.span)
    };
    order.iter().map(finding).collect()
}

//! Characters of several pronunciations that nothing settles, what is most worth a look first.

use rustc_hash::FxHashMap;
use std::cmp::Reverse;

use crate::article::Article;
use crate::diagnostic::{Diagnostic, elsewhere};
use crate::sorting;
use jiazhu_reading::Syllable;

/// What a doubling of the places of a finding is worth, as hundredths of a logarithm: as many times two syllables are wrong as one.
const DOUBLED: i32 = 69;
/// Of what is not known how doubtful it is: less than all others.
const LEAST: i32 = -10_000;

/// One finding for each character and the pronunciation it is given for want of a better, at its first place. First come those that
/// are likeliest to be wrong, and more so the more places they have; of equals that of more places. `doubt` tells how
/// doubtful the one at a place is, as [`Evidence::doubt`](crate::pronounce::Evidence::doubt) has it, where that is known.
pub fn check(
    article: &Article,
    chars: &[char],
    syllables: &[Syllable],
    doubt: &dyn Fn(u32) -> Option<i32>,
) -> Vec<Diagnostic> {
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
    let worth = |key: &(&[char], &str)| {
        let places = &places[key];
        let doubts = places.iter().map(|said| doubt(said.span.start).unwrap_or(LEAST));
        (doubts.max().unwrap_or(LEAST) + DOUBLED * places.len().ilog2() as i32, places.len())
    };
    sorting::by_key(&mut order, |key| Reverse(worth(key)));
    let finding = |key: &(&[char], &str)| {
        let (written, pinyin) = (key.0.iter().collect::<String>(), key.1);
        let (first, others) = (places[key][0], elsewhere(places[key].len() - 1));
        let message = format!(
            "`{written}` has several pronunciations, and nothing here decides: it is given `{pinyin}`{others}; say which is \
             right by an entry's `pinyin`, or by a note with a body in `zh-Latn-pinyin`"
        );
        let further = places[key].iter().skip(1).map(|said| said.span);
        article.locate_all(Diagnostic::warning("polyphone", &article.file, message), first.span, further)
    };
    order.iter().map(finding).collect()
}

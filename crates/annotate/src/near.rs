//! The word that was meant, of those that there are.

/// The nearest of the words, if it is near enough to be meant: one slip, or two in a word of five letters and more.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = if written.chars().count() < 5 { 1 } else { 2 };
    words
        .into_iter()
        .map(|word| (distance(written, word), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Letters to insert, delete or replace: Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, other) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let keys = ["id", "headword", "pinyin", "sources", "related"];
        for (written, meant) in [
            ("pinjin", Some("pinyin")),
            ("headwrod", Some("headword")),
            ("source", Some("sources")),
            ("ids", Some("id")),
            ("definition", None),
            ("no", None),
        ] {
            assert_eq!(nearest(written, keys), meant, "{written}");
        }
    }
}

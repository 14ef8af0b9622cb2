//! For tests: a text written with spaces between its words.

/// The text, and the end of each of its words in code points: `南京 市长` is 南京市长 with 2 and 4.
pub(crate) fn words_apart(words: &str) -> (String, Vec<usize>) {
    let ends = words.split(' ').scan(0, |end, word| {
        *end += word.chars().count();
        Some(*end)
    });
    (words.replace(' ', ""), ends.collect())
}

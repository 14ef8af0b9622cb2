//! Syllables written as words.

/// The syllables of one word written together (GB/T 16159-2012): an apostrophe before a, o and e, a space before a capital inside the
/// word (the given name after the surname, the kind of place after its name), a hyphen after the 第 of ordinals.
///
/// ```
/// use jiazhu_reading::pinyin::spell;
/// assert_eq!(spell("西安", ["Xī", "ān"]), "Xī'ān");
/// assert_eq!(spell("郑栅洁", ["Zhèng", "Shān", "jié"]), "Zhèng Shānjié");
/// assert_eq!(spell("第一", ["dì", "yī"]), "dì-yī");
/// assert_eq!(spell("女儿", ["nǚ", "ér"]), "nǚ'ér");
/// ```
pub fn spell<'s>(word: &str, syllables: impl IntoIterator<Item = &'s str>) -> String {
    let is_ordinal = word.starts_with('第');
    let mut spelled = String::new();
    for (index, syllable) in syllables.into_iter().enumerate() {
        let first = syllable.chars().next().unwrap_or(' ');
        if index == 0 {
        } else if is_ordinal && index == 1 {
            spelled.push('-');
        } else if super::is_capital(first) {
            spelled.push(' ');
        } else if super::letter(first).is_some_and(|(base, _)| matches!(base, 'a' | 'o' | 'e')) {
            spelled.push('\'');
        }
        spelled += syllable;
    }
    spelled
}

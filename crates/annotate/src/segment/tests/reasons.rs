//! Why the words of a text are words.

use super::super::*;
use crate::tables::builtin;

/// The words of a text, each with its reason; they are those of [`Segmenter::segment`].
fn told(forms: &[&str], text: &str, walls: &[Span], passages: &[DividedPassage]) -> Vec<(String, WhyWord)> {
    let segmenter = Segmenter::new(builtin().word_model(), forms);
    let told = segmenter.told(text, walls, passages).words;
    let ends: Vec<usize> = told.iter().map(|(end, _)| *end).collect();
    assert_eq!(ends, segmenter.segment_around(text, walls, passages));
    let characters: Vec<char> = text.chars().collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(told).map(|(start, (end, why))| (characters[start..end].iter().collect(), why)).collect()
}

fn word(text: &str, why: WhyWord) -> (String, WhyWord) {
    (text.to_owned(), why)
}

#[test]
fn what_is_joined_afterwards_has_its_reason() {
    let again = told(&[], "撒盐有讲究,先撒盐再煮", &[], &[]);
    assert_eq!([&again[0], &again[5]], [&word("撒盐", WhyWord::Repeated); 2]);
    let form = "机构编制".repeat(20);
    let long = told(&[&form], &format!("在{form}中"), &[], &[]);
    assert_eq!(long[1], (form, WhyWord::LongForm));
}

#[test]
fn what_words_do_not_reach_out_of_has_its_reason() {
    let damaged = told(&[], "看\n试金石", &[Span::new(3, 4)], &[]);
    let expected = [
        word("看", WhyWord::Alone),
        word("\n", WhyWord::LineBreak),
        word("试", WhyWord::Alone),
        word("金", WhyWord::Damage),
        word("石", WhyWord::Alone),
    ];
    assert_eq!(damaged, expected);
    let said = told(&[], "看南京市长", &[], &[DividedPassage::new(Span::new(1, 5), &[3, 4])]);
    let expected = [word("看", WhyWord::Alone), word("南京市", WhyWord::Author), word("长", WhyWord::Author)];
    assert_eq!(said, expected);
}

#[test]
fn what_is_doubtful_is_told_where_it_stands() {
    let segmenter = Segmenter::new(builtin().word_model(), &[]);
    let doubtful = |text: &str| segmenter.told(text, &[], &[]).doubtful;
    assert_eq!(doubtful("好\n他用盐搓背"), []);
    assert_eq!(doubtful("撒盐"), [Span::new(0, 2)]);
    assert_eq!(doubtful("好\n撒盐再煮"), [Span::new(2, 4)]);
    assert_eq!(doubtful("阿蝶菲"), [Span::new(0, 3)]);
}

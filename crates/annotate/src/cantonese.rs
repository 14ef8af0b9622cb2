//! Written Cantonese: words of its own that Mandarin does not write. They divide as words, and are not claimed to be said in Mandarin.

use crate::character_set::CharacterSet;
use jiazhu_reading::{Span, Syllable};

/// Characters that written Cantonese has in nearly every sentence, and Mandarin never; folded.
const WORDS: CharacterSet = CharacterSet::of("嘅咗喺冇佢哋嗰啲嚟唔咁嘢畀攞㗎睇噉瞓餸噚冚嘥");

/// Whether a character is written for Cantonese alone.
pub fn is_cantonese(c: char) -> bool {
    WORDS.has(c)
}

/// The lines that are written Cantonese, in code points of the folded text.
pub fn lines(folded: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in folded.split_inclusive('\n') {
        let end = start + line.chars().count();
        if line.contains(is_cantonese) {
            found.push(Span::new(start, end));
        }
        start = end;
    }
    found
}

/// Takes back what would be claimed of Cantonese lines: their own words have no Mandarin syllable, and no other is settled.
pub fn unvouch(syllables: &mut Vec<Syllable>, folded: &str) {
    let lines = lines(folded);
    if lines.is_empty() {
        return;
    }
    let characters: Vec<char> = folded.chars().collect();
    syllables.retain(|said| !characters[said.span.range()].iter().any(|&c| is_cantonese(c)));
    syllables.iter_mut().filter(|said| is_inside(&lines, said.span)).for_each(|said| said.unsettled = true);
}

/// Whether a stretch lies in one of the lines.
pub fn is_inside(lines: &[Span], stretch: Span) -> bool {
    let line = lines.partition_point(|line| line.end <= stretch.start);
    lines.get(line).is_some_and(|line| line.start <= stretch.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_commonest_words_tell_it() {
        assert_eq!(lines("我们去吃饭\n我哋去食饭\n"), [Span::new(6, 12)]);
        assert!(lines("他们的东西").is_empty());
    }
}

//! What is put in for a character of several pronunciations, so that a voice says the one that is meant: a character of one pronunciation,
//! the same one. A character for a character, so that the places a voice tells are those of the text.

use jiazhu_reading::pinyin::parts;
use jiazhu_reading::{Syllable, SyllableSource};

/// The first line: characters of several living pronunciations, folded to Simplified. Then a line for each plain syllable, with its tones
/// and the character for each: `chang2常3厂`. Made by `tests/homophones.rs` of the table of pronunciations, which is pypinyin's (MIT).
const TABLE: &str = include_str!("homophones.txt");

/// Whether a character, folded to Simplified, has several living pronunciations.
pub fn is_polyphone(c: char) -> bool {
    TABLE.lines().next().is_some_and(|all| all.contains(c))
}

/// A character that is said so and not otherwise, written alike in both scripts; `None` for what has none, as most syllables in the neutral
/// tone. `pinyin`: with its tone mark.
pub fn homophone(pinyin: &str) -> Option<char> {
    let said = parts(pinyin).filter(|said| !said.rhotacised)?;
    let tone = char::from_digit(u32::from(said.tone), 10)?;
    let tones = TABLE.lines().skip(1).find_map(|line| {
        let rest = line.strip_prefix(&*said.plain)?;
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    })?;
    tones.split_once(tone)?.1.chars().next()
}

/// What a voice is handed for a character that has this syllable, `folded` to Simplified; `None` where it is handed as it is. A
/// pronunciation that is not settled is left to the voice, and so is a tone that changes before the next syllable: voices know how.
pub fn substitute(folded: char, syllable: &Syllable) -> Option<char> {
    let is_known = !syllable.unsettled && syllable.source != SyllableSource::Mainland;
    let is_one = syllable.span.length() == 1 && syllable.sandhi.is_none();
    let other = (is_known && is_one && is_polyphone(folded)).then(|| homophone(&syllable.pinyin))??;
    (other != folded).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::Span;
    use jiazhu_reading::pinyin::Letters;

    fn syllable(pinyin: &str) -> Syllable {
        Syllable {
            span: Span { start: 0, end: 1 },
            pinyin: Letters::new(pinyin).unwrap(),
            source: SyllableSource::Phrase,
            ..Syllable::default()
        }
    }

    #[test]
    fn a_polyphone_of_known_pronunciation_gets_a_character_of_one() {
        let said = |c: char, pinyin: &str| substitute(c, &syllable(pinyin));
        for (c, one, other) in [
            ('还', "huán", "hái"),
            ('长', "cháng", "zhǎng"),
            ('行', "xíng", "háng"),
            ('重', "zhòng", "chóng"),
        ] {
            let put = [said(c, one), said(c, other)];
            assert!(put.iter().all(|put| put.is_some_and(|put| !is_polyphone(put))), "{c} {put:?}");
            assert_ne!(put[0], put[1], "{c}");
        }
        assert_eq!(said('宁', "Níng"), said('宁', "níng"), "a name's capital is no other sound");
    }

    #[test]
    fn what_is_not_known_or_not_needed_stays() {
        assert_eq!(substitute('真', &syllable("zhēn")), None, "said in one way");
        assert_eq!(substitute('还', &Syllable { unsettled: true, ..syllable("huán") }), None);
        assert_eq!(
            substitute('还', &Syllable { source: SyllableSource::Mainland, ..syllable("huán") }),
            None
        );
        assert_eq!(substitute('的', &syllable("de")), None, "no other character is said so");
        assert_eq!(substitute('还', &syllable("Two")), None, "no syllable");
        let two = Syllable { span: Span { start: 0, end: 2 }, ..syllable("huār") };
        assert_eq!(substitute('花', &two), None);
    }
}

//! What no word boundary falls into: a number in digits, letters in a row, a character with what belongs to it.

use super::characters::{is_extender, is_letter};
use crate::emoji::{is_flag_letter, is_picture};
use crate::word_model::{Context, WordClass, WordModel};
use jiazhu_reading::Span;
use jiazhu_reading::han::is_numeral;

/// A piece of text as characters, with the places where words may begin and end.
pub struct Atoms<'t> {
    pub text: &'t str,
    pub characters: Vec<char>,
    /// Where each character starts in `text`, in bytes; one more at the end.
    bytes: Vec<u32>,
    /// Whether each character belongs to the atom of the one before.
    inside: Vec<bool>,
}

impl<'t> Atoms<'t> {
    pub fn new(text: &'t str) -> Atoms<'t> {
        let count = text.len() / 2;
        let (mut characters, mut bytes, mut inside) =
            (Vec::with_capacity(count), Vec::with_capacity(count + 1), Vec::with_capacity(count));
        let mut last = None;
        // The character before, whatever it is, and how many letters of flags stand before in a row.
        let (mut before, mut flag_letters) = ('\0', 0);
        for (byte, c) in text.char_indices() {
            let is_joined =
                before == '\u{200D}' && is_picture(c) || flag_letters % 2 == 1 && is_flag_letter(c);
            let joins = |last: char| is_extender(c) || is_letter(c) && is_letter(last) || is_joined;
            inside.push(last.is_some_and(joins));
            flag_letters = if is_flag_letter(c) { flag_letters + 1 } else { 0 };
            before = c;
            characters.push(c);
            bytes.push(byte as u32);
            // What an accent stands on decides what may follow.
            last = if is_extender(c) { last.or(Some(c)) } else { Some(c) };
        }
        bytes.push(text.len() as u32);
        Atoms { text, characters, bytes, inside }
    }

    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether a word may begin or end before this character.
    pub fn is_edge(&self, at: usize) -> bool {
        self.inside.get(at).is_none_or(|&inside| !inside)
    }

    /// This place, or behind the extenders that stand here and belong to the character before.
    pub fn past_extenders(&self, at: usize) -> usize {
        let rest = self.characters.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|&&c| is_extender(c)).count()
    }

    /// Where the atom that starts here ends.
    pub fn end(&self, at: usize) -> usize {
        let rest = self.inside.get(at + 1..).unwrap_or_default();
        at + 1 + rest.iter().take_while(|&&inside| inside).count()
    }

    /// Whether a measure stands here that begins other words as well: 只 after a numeral (三 | 只 | 是, not 三 | 只是), 本 before 书 after
    /// a numeral or a demonstrative (这 | 本 | 书; 本书 is "this book").
    pub fn is_measure(&self, at: usize) -> bool {
        // 划 | 一 | 刀: what is cut, not what is uniform.
        if let ['划', '一', counted, ..] = self.characters[at..] {
            return "刀道条个下笔圈口".contains(counted);
        }
        let Some(before) = at.checked_sub(1).map(|before| self.characters[before]) else { return false };
        match self.characters[at] {
            '只' => is_numeral(before),
            '本' => {
                self.characters.get(at + 1) == Some(&'书')
                    && (is_numeral(before)
                        || matches!(before, '这' | '那' | '哪' | '每' | '几' | '某' | '本'))
            }
            _ => false,
        }
    }

    /// Characters of the text.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[self.byte(span.start as usize)..self.byte(span.end as usize)]
    }

    /// Where a character starts, in bytes.
    pub fn byte(&self, at: usize) -> usize {
        self.bytes[at] as usize
    }

    /// What the atom that starts here counts as for its neighbours.
    pub fn context(&self, at: usize, model: &WordModel) -> Context {
        match self.characters[at] {
            '。' | '!' | '?' | ';' | '\u{2026}' => model.class(WordClass::BEGINNING),
            '0'..='9' => model.class(WordClass::NUMBER),
            c if is_letter(c) => model.class(WordClass::STRING),
            c => model.mark_context(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::builtin;

    /// Where words may begin or end.
    fn edges(text: &str) -> Vec<usize> {
        let atoms = Atoms::new(text);
        (0..=atoms.len()).filter(|&at| atoms.is_edge(at)).collect()
    }

    #[test]
    fn letters_in_a_row_and_what_an_accent_stands_on_are_one_atom() {
        assert_eq!(edges(""), [0]);
        assert_eq!(edges("人口"), [0, 1, 2]);
        assert_eq!(edges("a1人"), [0, 2, 3]);
        assert_eq!(edges("人a1"), [0, 1, 3]);
        assert_eq!(edges("e\u{301}x"), [0, 3]);
        assert_eq!(edges("人\u{301}a"), [0, 2, 3]);
        assert_eq!(edges("\u{301}a"), [0, 1, 2]);
        assert_eq!(edges("\u{301}\u{301}"), [0, 2]);
    }

    #[test]
    fn a_picture_of_several_characters_is_one_atom() {
        for picture in [
            "👨\u{200D}👩\u{200D}👧",
            "🏳\u{FE0F}\u{200D}🌈",
            "🇨🇳",
            "🏃🏽\u{200D}♀\u{FE0F}",
            "🏴\u{E0067}\u{E0062}\u{E007F}",
        ] {
            let length = picture.chars().count();
            assert_eq!(edges(&format!("人{picture}口")), [0, 1, 1 + length, 2 + length], "{picture}");
        }
        assert_eq!(edges("🇨🇳🇯🇵"), [0, 2, 4]);
        // A joiner joins nothing else.
        assert_eq!(edges("人\u{200D}口"), [0, 2, 3]);
    }

    #[test]
    fn an_atom_ends_where_the_next_begins() {
        let ends =
            |text: &str| (0..Atoms::new(text).len()).map(|at| Atoms::new(text).end(at)).collect::<Vec<_>>();
        assert_eq!(ends("人abc口"), [1, 4, 4, 4, 5]);
        assert_eq!(ends("ab"), [2, 2]);
    }

    #[test]
    fn extenders_are_passed() {
        let atoms = Atoms::new("a\u{301}\u{302}b");
        assert_eq!([0, 1, 2, 3, 4, 9].map(|at| atoms.past_extenders(at)), [0, 3, 3, 3, 4, 9]);
    }

    #[test]
    fn places_are_characters_and_bytes() {
        let atoms = Atoms::new("a人é口");
        assert_eq!(atoms.len(), 4);
        assert_eq!([0, 1, 2, 3, 4].map(|at| atoms.byte(at)), [0, 1, 4, 6, 9]);
        assert_eq!(atoms.slice(Span::new(1, 3)), "人é");
    }

    #[test]
    fn measures_that_begin_other_words_stand_after_numerals() {
        let said = |text: &str, at| Atoms::new(text).is_measure(at);
        for text in ["三只是", "三本书", "这本书", "那本书", "哪本书", "每本书", "几本书", "某本书", "本本书"]
        {
            assert!(said(text, 1), "{text}");
        }
        for text in ["这只是", "三本人", "人本书", "三本", "三个", "三三"] {
            assert!(!said(text, 1), "{text}");
        }
        assert!(!said("只是", 0) && !said("本书", 0));
        assert!(said("划一刀", 0) && said("划一条线", 0) && !said("整齐划一", 2) && !said("划一的", 0));
        assert!(said("共三本书", 2) && !said("书三本人", 2));
    }

    #[test]
    fn what_an_atom_counts_as_for_its_neighbours() {
        let model = builtin().word_model();
        let said = |text: &str| Atoms::new(text).context(0, model);
        for mark in ["。", "!", "?", ";", "\u{2026}"] {
            assert!(said(mark) == model.class(WordClass::BEGINNING), "{mark}");
        }
        assert!(said("3a") == model.class(WordClass::NUMBER));
        assert!(said("a3") == model.class(WordClass::STRING) && said("é") == said("a"));
        assert!(said(",") == model.mark_context(',') && said(",") != Context::NONE);
        assert!(said("※") == Context::NONE);
    }
}

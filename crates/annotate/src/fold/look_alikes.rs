//! Characters that look like others, and characters that are not seen at all: what copying from PDF and from pages leaves behind.

/// Pairs of a radical or a compatibility ideograph and the character that it looks like.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = include_str!("look_alikes.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(' ')).filter_map(|pair| {
        let mut characters = pair.chars();
        Some((characters.next()?, characters.next()?))
    })
}

/// Whether a character is invisible and changes nothing of what is said: soft hyphen, zero-width spaces and joiners, word joiner, variation
/// selectors.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether one of them stands in a text: seen from the bytes that they begin with, for it is asked of long texts.
pub fn has_invisible(text: &str) -> bool {
    let may_begin = |byte: u8| matches!(byte, 0xC2 | 0xE2 | 0xEF | 0xF3);
    let mut bytes = text.bytes().enumerate().filter(|(_, byte)| may_begin(*byte));
    bytes.any(|(at, _)| text[at..].starts_with(is_invisible))
}

/// A text without its invisible characters, and where the others were.
pub struct Squeezed {
    pub text: String,
    /// The place of each character kept, in code points; the length of the whole text at the end.
    places: Vec<u32>,
}

impl Squeezed {
    /// `None` of a text that has none.
    pub fn new(text: &str) -> Option<Squeezed> {
        if !has_invisible(text) {
            return None;
        }
        let kept = (0u32..).zip(text.chars()).filter(|(_, c)| !is_invisible(*c));
        let (mut places, kept): (Vec<u32>, String) = kept.unzip();
        places.push(text.chars().count() as u32);
        Some(Squeezed { text: kept, places })
    }

    /// The place in the whole text of one in this: what is invisible belongs to the character before.
    pub fn place(&self, at: usize) -> usize {
        if at == 0 { 0 } else { self.places[at.min(self.places.len() - 1)] as usize }
    }

    /// The same of the beginning of a stretch.
    pub fn start(&self, at: usize) -> usize {
        self.places[at.min(self.places.len() - 1)] as usize
    }

    /// The place in this of one in the whole text.
    pub fn within(&self, at: usize) -> usize {
        self.places[..self.places.len() - 1].partition_point(|&place| (place as usize) < at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_invisible_is_seen_from_its_first_byte() {
        for c in '\0'..=char::MAX {
            assert_eq!(has_invisible(&format!("一{c}“")), is_invisible(c), "{:x}", c as u32);
        }
    }

    #[test]
    fn places_survive() {
        assert!(Squeezed::new("服务器").is_none());
        let squeezed = Squeezed::new("\u{FEFF}服\u{AD}务器\u{200B}").expect("invisible characters");
        assert_eq!(squeezed.text, "服务器");
        assert_eq!([0, 1, 2, 3].map(|at| squeezed.place(at)), [0, 3, 4, 6]);
        assert_eq!([0, 1, 3, 4, 6].map(|at| squeezed.within(at)), [0, 0, 1, 2, 3]);
        assert_eq!(squeezed.start(0), 1);
    }
}

//! What sort of character it is.

/// A character that changes the one before it and is never read alone: combining marks, variation selectors,
/// joiners, skin tones.
pub fn is_extender(c: char) -> bool {
    // Nearly all characters of a text are told here.
    if matches!(c, '\0'..='\u{2FF}' | '\u{3100}'..='\u{FDFF}') {
        return false;
    }
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// A letter or digit of a script whose words are written apart.
pub fn is_letter(c: char) -> bool {
    c < '\u{1100}' && c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_of_scripts_whose_words_are_written_apart() {
        assert!("azAZ09éΩЯ²\u{10FF}".chars().all(is_letter));
        assert!(!"\u{1100}人·,-. \u{301}".chars().any(is_letter));
    }

    #[test]
    fn extenders_change_the_character_before() {
        assert!("\u{300}\u{36F}\u{FE0F}\u{200D}\u{1F3FB}\u{E0100}".chars().all(is_extender));
        assert!(!"\u{2FF}\u{370}a人\u{200C}".chars().any(is_extender));
    }
}

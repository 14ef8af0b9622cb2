//! Signs that are drawn as pictures, of which several characters may be one.

/// Whether a picture may be drawn for it, alone or joined to others: the blocks of Unicode's pictographs, without digits and letters.
pub fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Of two such letters a flag is made: 🇨🇳.
pub fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether an invisible character between these two has the purpose that it has in pictures: it joins two, or says that one is drawn in colours.
pub fn has_purpose(before: Option<char>, c: char, behind: Option<char>) -> bool {
    let is_styled = |c: char| is_picture(c) || c == '\u{FE0F}';
    match c {
        '\u{200D}' => before.is_some_and(is_styled) && behind.is_some_and(is_picture),
        '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(|c| {
            is_picture(c)
                || matches!(
                    c,
                    '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | '〰' | '〽' | '㊗' | '㊙'
                )
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::article::Article;
    use crate::check::check;
    use crate::glossary::Glossary;
    use crate::notes::Notes;
    use crate::tables::builtin;

    /// The characters that are told as invisible.
    fn told(text: &str) -> Vec<String> {
        let article = Article::parse("a.txt", text.as_bytes()).unwrap();
        let (glossary, notes) = (Glossary::default(), Notes::default());
        let found = check(&annotate(&article, &glossary, &notes, builtin()));
        let found = found.iter().filter(|d| d.code == "look-alike");
        found.map(|d| d.message.split(['(', ')']).nth(1).unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn what_joins_pictures_is_not_told_to_be_deleted() {
        assert!(
            told("一家👨\u{200D}👩\u{200D}👧来，🏳\u{FE0F}\u{200D}🌈和🇨🇳，1\u{FE0F}\u{20E3}，❤\u{FE0F}。")
                .is_empty()
        );
        assert_eq!(told("一\u{200D}家，人\u{FE0F}，👧\u{200D}来"), ["U+200D", "U+FE0F"]);
    }
}

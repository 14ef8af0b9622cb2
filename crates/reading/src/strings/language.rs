//! The languages that there are, and the files in which the widget is handed them.

use super::{ENGLISH, Phrase, Strings, ZH_HANS, ZH_HANT};

/// English first. The element names them, too, in `src/element/attributes.js`.
pub static LANGUAGES: [&Strings; 3] = [&ENGLISH, &ZH_HANS, &ZH_HANT];

/// The language of that name.
pub fn named(lang: &str) -> Option<&'static Strings> {
    LANGUAGES.into_iter().find(|strings| strings.lang == lang)
}

/// Tells whether a file was made for this table: a sum of the names of its phrases in their order (FNV-1a).
const FINGERPRINT: u32 = {
    let (mut sum, mut at) = (0x811C_9DC5_u32, 0);
    while at < Phrase::ALL.len() {
        let (name, mut byte) = (Phrase::ALL[at].name().as_bytes(), 0);
        while byte < name.len() {
            sum = (sum ^ name[byte] as u32).wrapping_mul(0x0100_0193);
            byte += 1;
        }
        at += 1;
    }
    sum
};

/// A language as the widget is handed it: a line with its name, one with the fingerprint of the table, one for each phrase.
pub fn file(strings: &Strings) -> String {
    let mut lines = vec![strings.lang.to_owned(), FINGERPRINT.to_string()];
    lines.extend(Phrase::ALL.iter().map(|phrase| strings.get(*phrase).to_owned()));
    lines.join("\n")
}

impl Strings {
    /// What such a file says; `None` for one of another version.
    pub fn read(file: &'static str) -> Option<Strings> {
        let mut lines = file.split('\n');
        let lang = lines.next()?;
        // As a `usize`, which the widget reads anyway.
        if lines.next()?.parse() != Ok(FINGERPRINT as usize) {
            return None;
        }
        let mut texts = [""; Phrase::ALL.len()];
        for text in &mut texts {
            *text = lines.next()?;
        }
        Some(Strings { lang, texts })
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::element;
    use super::*;

    fn element_file(name: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../src/element").join(name)
    }

    /// `UPDATE_EXPECT=1` makes them anew.
    #[test]
    fn the_scripts_of_the_languages_are_those_of_the_table() {
        for strings in &LANGUAGES[1..] {
            let path = element_file(&format!("{}.js", strings.lang));
            let script = format!(
                "// Made of crates/reading/src/strings/{}.rs by its test: UPDATE_EXPECT=1 makes it anew.\nexport const words = `{}`;\nexport const own = {};\n",
                strings.lang.replace('-', "_").to_lowercase(),
                file(strings),
                element::object(strings.lang),
            );
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                std::fs::write(&path, &script).expect("the script can be written");
            }
            let there = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                there == script,
                "{} is not of this table: make it anew with UPDATE_EXPECT=1",
                path.display()
            );
            assert!(script.len() <= 3000, "{}: {} bytes", strings.lang, script.len());
        }
    }

    #[test]
    fn what_the_element_says_by_itself_is_known_by_its_english() {
        let script = std::fs::read_to_string(element_file("jiazhu.js")).expect("the element");
        let element::ElementWords { awaited, failed, failed_before_article } = element::ENGLISH;
        let begun = failed.trim_end_matches('.');
        let instead = failed_before_article.trim_start_matches(begun).trim_end_matches('.');
        for said in
            [format!("paragraph('{awaited}')"), format!("`{begun}${{instead}}.`"), format!("'{instead}'")]
        {
            assert!(script.contains(&said), "src/element/jiazhu.js does not have: {said}");
        }
    }

    #[test]
    fn the_element_knows_every_language() {
        let attributes =
            std::fs::read_to_string(element_file("attributes.js")).expect("the element's attributes");
        let names: Vec<String> = LANGUAGES.iter().map(|strings| format!("'{}'", strings.lang)).collect();
        let expected = format!("'ui-lang': ['auto', {}]", names.join(", "));
        assert!(attributes.contains(&expected), "src/element/attributes.js does not have: {expected}");
    }

    #[test]
    fn a_language_is_read_as_it_is_written_and_one_of_another_version_is_not() {
        let file = file(&ZH_HANT);
        let read = Strings::read(Box::leak(file.clone().into_boxed_str())).expect("a language");
        assert_eq!((read.lang, read.texts), (ZH_HANT.lang, ZH_HANT.texts));
        let refused = [
            file.replacen(&FINGERPRINT.to_string(), "1", 1),
            file.lines().take(20).collect::<Vec<_>>().join("\n"),
            String::new(),
        ];
        for text in refused {
            assert!(Strings::read(Box::leak(text.into_boxed_str())).is_none());
        }
    }

    #[test]
    fn languages_are_found_by_their_names() {
        assert!(
            LANGUAGES
                .into_iter()
                .all(|strings| named(strings.lang).is_some_and(|found| found.lang == strings.lang))
        );
        assert!(named("zh").is_none() && named("").is_none());
    }
}

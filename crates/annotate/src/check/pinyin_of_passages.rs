//! What notes and a glossary's `readings` say of how passages are spoken. They may overrule all tables; what fits the characters in no way is told.

use crate::annotate::Annotated;
use crate::annotate::syllables::{PINYIN, places};
use crate::diagnostic::Diagnostic;
use crate::glossary::typed_pinyin::{self, laid_over};
use crate::tables::Tables;
use jiazhu_reading::NoteKind;
use jiazhu_reading::pinyin::unmarked;

use super::values::stranger;

/// Pinyin of notes that does not fit their passages.
pub fn of_notes(annotated: &Annotated) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for note in annotated.reading.notes.iter().filter(|note| note.kind != NoteKind::Damage) {
        let passage: String = annotated.printed[note.span.range()].iter().collect();
        for body in note.body.iter().filter(|body| body.lang.eq_ignore_ascii_case(PINYIN)) {
            let pinyin = typed_pinyin::read(&body.text);
            let whose = format!("of the note `{}`", note.id);
            let finding = match misfit(&pinyin, &passage) {
                Some(message) => ("pinyin-mismatch", format!("{message}: correct it, or it does nothing")),
                None => match no_reading(annotated.tables, &pinyin, &passage, &whose) {
                    Some(message) => ("pinyin-value", message),
                    None => continue,
                },
            };
            let warning = Diagnostic::warning(finding.0, &annotated.notes.file, finding.1);
            found.push(match annotated.notes.place_of(&note.id) {
                Some(place) => warning.at(place),
                None => warning,
            });
        }
    }
    found
}

/// Passages under `readings` that never occur, and pinyin that does not fit its passage.
pub fn of_readings(annotated: &Annotated) -> Vec<Diagnostic> {
    let folded: Vec<char> = annotated.division.folded.chars().collect();
    let mut found = Vec::new();
    for reading in &annotated.glossary.readings {
        let (passage, pinyin) = (&reading.passage, &reading.pinyin);
        let whose = format!("under `readings` for `{passage}`");
        let (code, message) = if let Some(message) = misfit(pinyin, passage) {
            ("unused-reading", format!("{message}: correct it, or it does nothing"))
        } else if let Some(message) = no_reading(annotated.tables, pinyin, passage, &whose) {
            ("pinyin-value", message)
        } else if places(&folded, &annotated.tables.fold().text(passage)).is_empty() {
            let message = format!(
                "`{passage}` never occurs in the article: delete its reading, or leave it for others"
            );
            ("unused-reading", message)
        } else {
            continue;
        };
        found.push(Diagnostic::warning(code, &annotated.glossary.file, message).at(reading.place));
    }
    found
}

/// How a finding on pinyin begins that has not one syllable for each character.
pub fn misfit(pinyin: &str, text: &str) -> Option<String> {
    if laid_over(pinyin, text).is_some() {
        return None;
    }
    let meant = with_apostrophe(pinyin, text).map(|meant| format!(" (`{meant}` has)")).unwrap_or_default();
    Some(format!("the pinyin `{pinyin}` has not one syllable for each character of `{text}`{meant}"))
}

/// Pinyin that has one with an apostrophe more: `Xī'ān` for `Xīān`.
fn with_apostrophe(pinyin: &str, text: &str) -> Option<String> {
    let places = pinyin.char_indices().skip(1).filter(|(_, c)| "aoeAOE".contains(unmarked(*c)));
    places
        .map(|(at, _)| format!("{}'{}", &pinyin[..at], &pinyin[at..]))
        .find(|divided| laid_over(divided, text).is_some())
}

/// What to say of the first syllable that is none of its character.
fn no_reading(tables: &Tables, pinyin: &str, text: &str, whose: &str) -> Option<String> {
    let folded = tables.fold().text(text);
    let said = laid_over(pinyin, &folded)?;
    let (syllable, c, living) = stranger(tables, &folded.chars().collect::<Vec<_>>(), &said)?;
    Some(format!(
        "`{syllable}` in the pinyin `{pinyin}` {whose} is no pronunciation of `{c}`, which is said {living}: correct it, or leave it where it is \
         meant so"
    ))
}

#[cfg(test)]
mod tests {
    use super::with_apostrophe;
    use crate::annotate::annotate;
    use crate::article::Article;
    use crate::check::check;
    use crate::glossary::Glossary;
    use crate::notes::Notes;
    use crate::tables::builtin;

    fn told(article: &str, glossary: &str, notes: &str) -> Vec<(&'static str, Option<u32>, String)> {
        let article = Article::parse("a.md", article.as_bytes()).unwrap();
        let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
        let notes = Notes::parse("n.json", notes.as_bytes()).unwrap();
        let found = check(&annotate(&article, &glossary, &notes, builtin()));
        let of_files = found.into_iter().filter(|d| d.file != "a.md");
        of_files
            .map(|d| (d.code, d.line, d.message.split(':').next().unwrap_or_default().to_owned()))
            .collect()
    }

    fn note(pinyin: &str) -> String {
        format!(
            r#"[{{"id": "n", "body": {{"value": "{pinyin}", "language": "zh-Latn-pinyin"}},
               "target": {{"selector": {{"type": "TextQuoteSelector", "exact": "很大"}}}}}}]"#
        )
    }

    #[test]
    fn pinyin_of_a_note_that_does_not_fit_is_told() {
        let of = |pinyin: &str| told("很大。", "entries: []", &note(pinyin));
        let message = "the pinyin `hěn` has not one syllable for each character of `很大`";
        assert_eq!(of("hen3"), [("pinyin-mismatch", Some(1), message.to_owned())]);
        let message =
            "`běi` in the pinyin `běi jīng` of the note `n` is no pronunciation of `很`, which is said hěn";
        assert_eq!(of("běi jīng"), [("pinyin-value", Some(1), message.to_owned())]);
        // It may overrule on purpose, and be written as others are.
        for sound in ["hěn dà", "hen3da4", "hěn dài", "ㄏㄣˇ ㄉㄚˋ"] {
            assert_eq!(of(sound), [], "{sound}");
        }
    }

    #[test]
    fn pinyin_under_readings_that_is_of_other_characters_is_told() {
        let of =
            |readings: &str| told("北京一行人。", &format!("readings: {{{readings}}}\nentries: []"), "[]");
        let message = "`jìng` in the pinyin `běi jìng` under `readings` for `北京` is no pronunciation of `京`, which is said jīng";
        assert_eq!(of("北京: běi jìng"), [("pinyin-value", Some(1), message.to_owned())]);
        assert_eq!(of("一行: yī háng, 北京: Bei3jing1"), []);
    }

    #[test]
    fn an_apostrophe_that_is_missing_is_named() {
        assert_eq!(with_apostrophe("Xīān", "西安").as_deref(), Some("Xī'ān"));
        assert_eq!(with_apostrophe("Xī", "西安"), None);
    }
}
